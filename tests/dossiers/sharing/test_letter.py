"""The letter: only what was chosen, exactly as previewed, no label, and readable by everybody."""

from io import BytesIO
from types import SimpleNamespace

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers.sharing.story import (
    COUNTER_WORDS,
    SUPPORT_WORDS,
    UNCHOSEN_WORDS,
    consent,
    proposal,
)
from zorgvuldig.dossiers.actions import deciding, proposing
from zorgvuldig.dossiers.letter import content, paper
from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.dossiers.standing import knows
from zorgvuldig.handbook.wording import label_words

pytestmark = pytest.mark.django_db


def preview(case, found=None):
    found = found or case.proposal
    return proposing.as_it_stands(
        found, case.dossier, stored(found, case.dossier), timezone.localdate()
    ).letter


def texts(letter):
    for name, value in letter["head"]:
        yield from (name, value)
    for part in letter["parts"]:
        yield part["title"]
        for block in part["blocks"]:
            yield block["title"]
            for line in block["lines"]:
                yield from (line["text"], line["note"])


def printed(letter):
    pages = PdfReader(BytesIO(paper.pdf(letter, None))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def titles(letter):
    return [part["title"] for part in letter["parts"]]


def test_what_was_laid_down_is_what_was_previewed(case, submit):
    before = preview(case)
    assert deciding.frozen(submit(), case.dossier)["letter"] == before


def test_what_was_not_chosen_is_nowhere_in_it(case, submit):
    letter = deciding.frozen(submit(), case.dossier)["letter"]
    assert UNCHOSEN_WORDS not in " ".join(texts(letter))
    on_paper = printed(letter)
    assert UNCHOSEN_WORDS not in on_paper
    assert SUPPORT_WORDS in on_paper


def test_paper_and_screen_say_the_same(case, submit):
    letter = deciding.frozen(submit(), case.dossier)["letter"]
    on_paper = printed(letter)
    for text in texts(letter):
        assert " ".join(text.split()) in on_paper
    assert in_groups(digest(letter)) in on_paper


def test_what_speaks_against_the_worry_stands_first_and_is_named(case):
    facts = next(p for p in preview(case)["parts"] if p["title"].startswith("Feiten"))
    assert [(b["title"], b["lines"][0]["text"]) for b in facts["blocks"]] == [
        ("Dit spreekt de zorg tegen", COUNTER_WORDS),
        ("Dit past bij de zorg", SUPPORT_WORDS),
    ]


def test_facts_stand_apart_from_opinions_and_assumptions(case, save):
    items = [*case.items, case.unchosen]
    consent(case.dossier, case.town, case.recipient, items)
    letter = preview(case, save(needs=dict.fromkeys(items, "Nodig")))
    assert titles(letter)[1:4] == [
        "Waar het om gaat",
        "Feiten: wat is gezien of gehoord",
        "Meningen en veronderstellingen: geen feiten",
    ]
    apart = letter["parts"][3]["blocks"][0]["lines"][0]
    assert apart["text"] == UNCHOSEN_WORDS
    assert apart["note"].endswith("veronderstelling, nog na te gaan")


def test_without_counter_signs_the_letter_says_so(case, save):
    needs = {case.supporting: "Nodig"}
    letter = preview(case, save(needs=needs, words={**case.proposed.words, "left_out": "Bekend"}))
    assert content.NONE_AGAINST in list(texts(letter))


def test_what_protects_is_said_before_the_risk(case):
    lines = next(p for p in preview(case)["parts"] if p["title"] == "Waar het om gaat")
    said = [line["text"].split(":")[0] for line in lines["blocks"][0]["lines"]]
    assert said[:2] == ["Wat al beschermt", "Het risico"]


def test_without_a_name_there_is_no_name_in_it(case, save):
    letter = preview(case, save(known={"identifiable": False, "reidentification_passed": True}))
    assert case.dossier.client["name"] not in " ".join(texts(letter))
    assert ["Over", content.ANONYMOUS] in letter["head"]


def test_the_staff_stand_in_it_with_role_and_name(case):
    assert ["Van", "De Brug, jeugdhulpverlener Anna"] in preview(case)["head"]


def test_the_fixed_text_names_no_topic_and_stamps_nobody(case):
    fixed = [*content.KNOWS.values(), *content.RIGHTS, *content.TURNS.values()]
    fixed += [content.NONE_AGAINST, content.ANONYMOUS, *texts(preview(case))]
    assert [found for text in fixed for found in label_words(text)] == []
    assert not any("melden" in text.casefold() for text in fixed)


@pytest.mark.parametrize(
    ("answer", "exception", "said"),
    [("GIVEN", False, "AGREED"), ("REFUSED", True, "LATER"), ("REFUSED", False, "SOON")],
)
def test_what_the_client_knows_follows_the_record(db, answer, exception, said):
    known = SimpleNamespace(
        client_consent=answer, client_consent_flaws=(), safety_exception=exception
    )
    assert knows(known, None, "") == said


def test_the_paper_is_accessible_and_in_dutch(case):
    paper_letter = PdfReader(BytesIO(paper.pdf(preview(case), None)))
    root = paper_letter.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert paper_letter.metadata.title == "Informatie voor Contactpunt Rivierstad"


def test_signs_of_typesetting_in_peoples_words_stay_words(case, save):
    odd = 'Hij zei: #eval("1") *niet vet* _niet scheef_ $x$ <b>'
    letter = preview(case, save(words={**case.proposed.words, "aim": odd}))
    assert odd in printed(letter)


def test_two_recipients_have_two_letters(case):
    other = proposal(case)
    assert preview(case, other)["head"] == preview(case)["head"]
