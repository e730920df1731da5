"""What clients, parents and others read about a file: complete, plain, and giving nothing away."""

from datetime import date
from io import BytesIO
from itertools import product

import pytest
from pypdf import PdfReader

from tests.guide.wording import avoided, ideologies
from zorgvuldig.handbook import notices, read
from zorgvuldig.handbook.wording import label_words, written
from zorgvuldig.paper import printed
from zorgvuldig.rules.codes import Regime
from zorgvuldig.rules.notices import Notice

ALL = list(product(notices.codes(), Regime))
FULL = [code for code in notices.codes() if code != "CHILD"]
YOUTH = ("JEUGDHULP", "GI")
LONGEST = 20  # words in a sentence, on the average of a whole text
BAD = ("dossierinhoud", "betrokkene", "verwerkingsverantwoordelijke", "persoonsgegevens ")


def text_of(code, regime, **more):
    told = notices.notice(code, regime, **more)
    lines = [line for part in told.passages for line in (*part.text, *part.rights, *part.after)]
    return "\n".join([told.title, *(part.title for part in told.passages), *lines])


@pytest.mark.parametrize(("code", "regime"), ALL)
def test_a_text_names_no_topic_and_stamps_nobody(code, regime):
    text = text_of(code, regime)
    assert [*label_words(text), *avoided(text), *ideologies(text)] == []
    assert not [word for word in BAD if word in text]


@pytest.mark.parametrize(("code", "regime"), ALL)
def test_no_gap_is_left_open_and_no_line_is_empty(code, regime):
    told = notices.notice(code, regime, organisation="De Brug", contact="Bel 010.")
    for part in told.passages:
        assert part.text or part.rights
        assert part.title.endswith("?")
        assert part.source
        assert not [line for line in (*part.text, *part.after) if "{" in line or not line.strip()]


@pytest.mark.parametrize("code", [code for code in FULL if code != "NAMED_OTHER"])
def test_it_says_of_what_the_term_of_the_logbook_is(code):
    assert "wie het dossier bekeek. Voor elke regel daarin geldt: vijf jaar" in text_of(
        code, Regime.JEUGDHULP
    )


@pytest.mark.parametrize(("code", "regime"), ALL)
def test_sentences_are_short(code, regime):
    sentences = text_of(code, regime).replace("?", ".").replace("\n", ".").split(".")
    lengths = [len(sentence.split()) for sentence in sentences if sentence.strip()]
    assert sum(lengths) / len(lengths) < LONGEST / 2
    assert max(lengths) <= 2 * LONGEST


@pytest.mark.parametrize("regime", Regime)
@pytest.mark.parametrize("code", FULL)
def test_what_the_law_asks_stands_in_every_text(code, regime):
    text = text_of(code, regime, organisation="De Brug")
    retention, rights = read("retention"), read("rights")["right"]
    for needed in (
        "De Brug",
        "functionaris gegevensbescherming",
        read("notices")["regime"][regime]["law"],
        (retention["dossier"].get(regime) or retention["term"]["with_request"])["text"],
        retention["dossier"]["NO_CONCERN"]["text"],
        rights["ACCESS"]["label"],
        rights["RECTIFICATION"]["label"],
        "Autoriteit Persoonsgegevens",
        "zes weken naar de rechter",
        "een klacht indienen",
    ):
        assert needed in text


def test_a_changed_term_is_a_changed_text(monkeypatch):
    term = read("retention")["dossier"]["JEUGDHULP"]
    monkeypatch.setitem(term, "text", "Dossier jeugdhulp: dertig jaar.")
    assert "dertig jaar" in text_of("YOUTH_12", "JEUGDHULP")


@pytest.mark.parametrize(("code", "regime"), ALL)
def test_the_independent_advocate_is_named_in_youth_care_alone(code, regime):
    named = "vertrouwenspersoon" in text_of(code, regime)
    assert named == (regime in YOUTH and code != "NAMED_OTHER")


@pytest.mark.parametrize("code", FULL)
def test_the_disciplinary_court_is_named_where_there_is_one(code):
    assert "SKJ" in text_of(code, "JEUGDHULP")
    assert "tuchtcollege voor de gezondheidszorg" in text_of(code, "MEDICAL")
    assert "tucht" not in text_of(code, "SCHOOL")


@pytest.mark.parametrize("code", ["CHILD", "YOUTH_12", "YOUTH_16"])
def test_a_young_person_is_not_called_u(code):
    for regime in Regime:
        words = text_of(code, regime).lower().replace(",", " ").replace(".", " ").split()
        assert {"u", "uw"}.isdisjoint(words)


@pytest.mark.parametrize("code", ["CHILD", "YOUTH_12"])
def test_the_helpline_promises_a_minor_that_parents_hear_nothing(code):
    text = text_of(code, "HELPLINE")
    assert "als jij dat niet wilt" in text
    assert "ouders met gezag" not in text
    assert "je moeder" not in text


def test_where_to_reach_the_privacy_officer_is_never_invented():
    assert "vraag dan aan wie u helpt" in text_of("ADULT", "WMO")
    known = text_of("ADULT", "WMO", contact="Bel 010 123.")
    assert "Bel 010 123." in known
    assert "vraag dan aan wie u helpt" not in known


def test_nobody_named_in_a_file_reads_whose_file_it_is():
    assert "mogen wij meestal niet zeggen" in text_of("NAMED_OTHER", "JEUGDHULP")


def test_each_text_has_a_lasting_number_of_its_own_and_says_no_lawyer_signed():
    found = [notices.notice(code, "JEUGDHULP") for code in notices.codes()]
    assert [one.id for one in found] == [f"N{number:02}" for number in range(1, len(Notice) + 1)]
    assert {one.code for one in found} == set(Notice)
    assert not any(one.reviewed for one in found)
    assert all("nog niet door een jurist bekeken" in one.foot for one in found)
    assert all(written(date.fromisoformat(one.edition)) in one.foot for one in found)


@pytest.mark.parametrize("code", notices.codes())
def test_the_paper_is_accessible_and_read_in_order(code):
    told = notices.notice(code, "JEUGDHULP", organisation="De Brug")
    reader = PdfReader(
        BytesIO(printed("zorgvuldig.handbook", "notice.typ", told.on_paper, head=None))
    )
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "nl-NL"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    assert reader.metadata.title == told.title
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    places = [said.index(part.title) for part in told.passages]
    assert places == sorted(places)
    assert "Vertrouwelijk" not in said


def test_every_text_is_open_to_everybody_with_its_sources(client, db):
    first = client.get("/informatie/").text
    for regime, place in notices.addresses("regime").items():
        assert f'href="/informatie/{place}/"' in first
        listed = client.get(f"/informatie/{place}/").text
        for code, own in notices.addresses("notice").items():
            assert f'href="/informatie/{place}/{own}/"' in listed
            page = client.get(f"/informatie/{place}/{own}/").text
            assert notices.notice(code, regime).foot in page
            assert 'Bron: <span lang="nl">AVG art. 13' in page
    assert client.get("/informatie/school/kind/tekst.pdf").content.startswith(b"%PDF")
