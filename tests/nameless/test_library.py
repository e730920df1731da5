"""The de-identification library, the real one: it is light, it looks, and it keeps silent."""

import logging

import pytest

from zorgvuldig.nameless import library
from zorgvuldig.rules.nameless import Kind

NUMBER = "06-" + "12" * 4  # nobody's
TEXT = (
    "Daans moeder en DAAN zagen Khadija el Amrani in Ter Aar. Piet. Willem belde "
    f"{NUMBER} vanaf de Kerkstraat 12; in het Erasmus MC was niets."
)


@pytest.fixture(scope="module")
def real():
    found = library.Library()
    assert found.findings("", patience=60) == []
    return found


def test_it_recognises_names_places_and_numbers(real):
    assert [(one.kind, one.written) for one in real.findings(TEXT)] == [
        (Kind.PERSON, "Khadija el Amrani"),
        (Kind.PLACE, "Ter Aar"),
        (Kind.PERSON, "Piet"),
        (Kind.PERSON, "Willem"),
        (Kind.PHONE, NUMBER),
        (Kind.ADDRESS, "Kerkstraat 12"),
        (Kind.CARE, "Erasmus MC"),
        (Kind.PERSON, "Daans"),
        (Kind.PERSON, "DAAN"),
    ]
    assert all(TEXT[one.start : one.end] == one.written for one in real.findings(TEXT))


def test_a_word_that_only_ends_in_s_is_no_name(real):
    assert real.findings("Huis en haard. Links en rechts. Iets anders. Soms.") == []


def test_a_text_made_to_tire_it_is_read_all_the_same(real):
    """Whole, such a row took it gigabytes."""
    text = "Jan van de " * 1800
    assert len(real.findings(text)) > 50


def test_no_part_of_a_text_is_left_out():
    text = "J. de Vries kwam. Niemand zag zoiets. " + "a" * 900 + "\n\nEinde " * 90
    parts = list(library.pieces(text))
    assert "".join(part for _, part in parts) == text
    assert all(text[start:].startswith(part) for start, part in parts)
    assert max(len(part) for _, part in parts) <= library.LONGEST
    assert parts[0] == (0, "J. de Vries kwam. Niemand zag zoiets. ")


def test_a_text_it_stumbles_over_is_told_without_a_word_of_it(caplog):
    class Stumbling:
        def deidentify(self, text, **_):
            raise ValueError(text)

    found = library.Library()
    found.wake = lambda: None
    found._reader = Stumbling()
    found._settled.set()
    assert found.findings("Kevin") is None
    assert [record.getMessage() for record in caplog.records] == ["nameless_library_stumbled"]
    assert "Kevin" not in str([vars(record) for record in caplog.records])


def test_it_sets_up_no_log_of_its_own(real):
    assert logging.getLogger().level == logging.WARNING
    assert not any(type(h) is logging.NullHandler for h in logging.getLogger().handlers)


def test_a_request_does_not_wait_for_it(monkeypatch):
    monkeypatch.setattr(library.Library, "_read", lambda self: None)
    assert library.Library().findings("Kevin", patience=0.01) is None


def test_it_begins_by_itself_a_little_later(monkeypatch):
    monkeypatch.setattr(library, "built", lambda: "a reader")
    waking = library.Library()
    waking.wake_soon(0)
    assert waking._settled.wait(120)


def test_without_the_library_nothing_is_found_and_that_is_said(monkeypatch, caplog):
    def broken():
        raise ImportError("deduce")

    monkeypatch.setattr(library, "built", broken)
    assert library.Library().findings("Kevin") is None
    assert caplog.messages == ["nameless_library_missing"]
