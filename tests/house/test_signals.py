"""A verb writes its own trace. Nothing happens behind its back."""

import re

from tests.house.reading import imported, models, place, python_files, written_by_hand

LISTENS = re.compile(r"\b(pre_|post_)(save|delete|init|migrate)\b|\bm2m_changed\b|@receiver")
CONNECTS = re.compile(r"\.connect\([^)\n]*dispatch_uid|\bSignal\(")
NAMED = "people/signing_in.py"  # signing in is the framework's own verb


def test_no_receivers():
    assert {place(p) for p in python_files() if LISTENS.search(p.read_text())} == set()


def test_only_signing_in_listens():
    assert {place(p) for p in written_by_hand() if CONNECTS.search(p.read_text())} == {NAMED}
    signals = {place(p) for p in python_files() if any(".signals" in n for n in imported(p))}
    assert signals == {NAMED}


def test_no_model_does_something_of_its_own_when_saved():
    own = ("save", "delete", "save_base", "refresh_from_db")
    guilty = {f"{m.__name__}.{name}" for m in models() for name in own if name in vars(m)}
    assert guilty == set()
