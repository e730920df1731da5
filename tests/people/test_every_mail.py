"""No mail names a client, a case, a label or a subject: every text that is mailed, and what may be
filled in."""

import ast
import re
from string import Formatter

import pytest

from tests.house.reading import SRC, place, tree, written_by_hand
from zorgvuldig.handbook import read

SENDS = {"send_mail", "send_mass_mail", "EmailMessage", "EmailMultiAlternatives", "mail_admins"}
MAILS = {
    "dossiers/jobs.py",
    "gatherings/asking/mail.py",
    "gatherings/host_letters.py",
    "gatherings/letters.py",
    "helpline/jobs.py",
    "people/jobs.py",
    "people/writing.py",
    "privacy/jobs.py",
}
# What may be filled in: who it is for, the organisation, links, days, and reasons in general words.
FILLED_IN = {"name", "organisation", "provider", "link", "links", "choices", "reasons", "until"}
# Only to who takes part in a workshop or asked for one: where and when, and the words of who
# invites or calls it off. A gathering knows no file and no caller (W-08).
GATHERED = {"day", "time", "place", "seats", "text", "reason"}
THEIR_OWN = {  # where the name of the one who is written to comes from
    "officer.person.name", "member.person.name", "person.name", "invitation.name", "own['name']",
}  # fmt: skip
NEVER = re.compile(
    r"dossier|cliënt|jongere|hulpverzoek|hulpvrager|signaal|signalen|zorg(en)?\b|gevaar|politie|"
    r"inschatting|voorstel|toestemming|delen|geloof|verdacht|melden|melding|profiel|score|risico|"
    r"klacht|inzage|112"
)


def sending():
    """Every file of the product that sends mail."""
    return [
        path
        for path in written_by_hand()
        if any(name in path.read_text(encoding="utf-8") for name in SENDS)  # parsing takes long
        and any(
            isinstance(node, ast.Call)
            and getattr(node.func, "attr", getattr(node.func, "id", "")) in SENDS
            for node in ast.walk(tree(path))
        )
    ]


def texts(path):
    """The strings on the top level of a file: subjects and letters, put together as they are."""
    known = {}
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            try:
                value = _said(node.value, known)
            except (KeyError, TypeError):
                continue
            known[node.targets[0].id] = value
    for value in known.values():
        yield from value if isinstance(value, tuple) else (value,)


def _said(node, known):
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return known[node.id]
    if isinstance(node, ast.BinOp):
        return _said(node.left, known) + _said(node.right, known)
    if isinstance(node, ast.Tuple):
        return tuple(_said(one, known) for one in node.elts)
    raise TypeError(node)


def every_text():
    """Each with the file it stands in, with those of the handbook."""
    for path in sending():
        for text in texts(path):
            yield place(path), text
    for words in read("day")["waits"].values():
        yield "people/writing.py", words["mail"]


def test_the_files_that_send_mail_are_these():
    assert {place(path) for path in sending()} == MAILS


def test_there_is_something_to_read():
    found = [text for _, text in every_text()]
    assert len([text for text in found if "Beste {name}" in text]) >= 6
    assert len([text for text in found if "Goedendag" in text]) >= 10
    assert list(SRC.rglob("templates/**/email/*")) == []  # the framework mails nothing by itself


@pytest.mark.parametrize(("file", "text"), list(every_text()))
def test_nothing_is_filled_in_but_what_may_be(file, text):
    filled = {name for _, name, _, _ in Formatter().parse(text) if name}
    assert filled <= FILLED_IN | (GATHERED if file.startswith("gatherings/") else set())
    if "\n" not in text:
        assert not filled, "a subject is the same for everybody"


@pytest.mark.parametrize(("file", "text"), list(every_text()))
def test_no_text_says_what_it_is_about(file, text):
    said = text.lower().replace("zorgvuldig", "").replace("alleen met u delen", "")
    assert not NEVER.search(said)
    assert not [stem for stem in read("labels")["stems"] if stem in said]


def test_the_name_in_a_mail_is_of_the_one_who_gets_it():
    found = set()
    for path in sending():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "format":
                found |= {ast.unparse(k.value) for k in node.keywords if k.arg == "name"}
            if isinstance(node, ast.Dict):
                keys = [getattr(key, "value", "") for key in node.keys]
                found |= {
                    ast.unparse(v) for k, v in zip(keys, node.values, strict=True) if k == "name"
                }
    assert found == THEIR_OWN
