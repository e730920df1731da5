"""The map on paper: one A4 on its side, in the order in which one reads, and two side by side."""

import io

import pytest
from pypdf import PdfReader

from tests.dossiers import mapped
from tests.dossiers.mapped import EXPLORED, FULL
from tests.style.making import in_use
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
DANGER = {
    "who": "Tante Rita",
    "behaviour": "zij loopt na ruzie alleen weg naar het station, laat op de avond",
    "what": "zij kan daar in een vechtpartij komen, en een ander kan gewond raken",
}
LINES = "\n".join(f"Noor doet elke week iets wat goed gaat, nummer {n}" for n in range(1, 6))
ORDINARY = {
    **FULL,
    **dict.fromkeys(("strength", "existing_safety", "steps"), LINES),
    **{name: "\n".join(LINES.splitlines()[:2]) for name in ("past_harm", "complicating_factor")},
    **{f"danger_{letter}_{part}": text for letter in "ABC" for part, text in DANGER.items()},
    **{f"goal_{letter}": "Noor belt haar tante als zij boos is" for letter in "ABC"},
    **{f"voice_{n}_name": f"Persoon {n}" for n in (3, 4)},
    **{f"voice_{n}_why": "het ging al drie weken goed, en het is nog kort" for n in (3, 4)},
}


def at(dossier, rest=""):
    return f"/dossiers/{dossier.reference}/kaart/{rest}"


@pytest.fixture
def open_dossier(town, dossier):
    mapped.talked_openly(dossier, town)
    return dossier


def printed(client, dossier, version, purpose="samen"):
    answer = client.get(at(dossier, f"{version.pk}/kaart.pdf?doel={purpose}"))
    assert answer["Content-Type"] == "application/pdf"
    return PdfReader(io.BytesIO(answer.content))


def places(text, *phrases):
    """Where each phrase begins in the text; each must be there."""
    flat = " ".join(text.split())
    found = [flat.find(phrase) for phrase in phrases]
    assert -1 not in found, dict(zip(phrases, found, strict=True))
    return found


def test_a_full_ordinary_map_is_one_a4_on_its_side_read_in_order(town, signed_in, open_dossier):
    version = mapped.kept(open_dossier, town, **ORDINARY)
    mapped.joined(open_dossier, town, mapped.aunt(open_dossier, town))
    paper = printed(signed_in(town.anna), open_dossier, version)
    assert len(paper.pages) == 1
    box = paper.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (842, 595)
    found = places(
        paper.pages[0].extract_text(),
        "Onze kaart",
        "Van Noor Testman.",
        "Wat gaat er goed? Sterke kanten",
        "Wat nu al veiligheid geeft",
        "Waar maken wij ons zorgen over? Wat er is gebeurd",
        "Zorg A. Tante Rita: zij loopt na ruzie alleen weg naar het station",
        "Zorg C. Tante Rita:",
        "Wat het moeilijker maakt",
        "Wat moet er gebeuren? Wanneer het veilig genoeg is",
        "Bij zorg A: Noor belt haar tante",
        "Volgende stappen",
        "Hoe veilig is het nu? Ieder zegt het zelf",
        "Noor Testman zegt: 6, want: ik wil niet meer vechten",
        "Mama zegt: 4, want: ik slaap er niet van",
        "In eigen woorden",
        "Dat papa weggaat",
        "Wie er meedoen",
        "Tante Rita: Eet elke woensdag mee",
    )
    assert found == sorted(found)


def test_the_paper_is_made_for_who_cannot_see_it_too(town, signed_in, open_dossier):
    version = mapped.kept(open_dossier, town, **ORDINARY)
    paper = printed(signed_in(town.anna), open_dossier, version)
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("nl")
    assert paper.metadata.title == "Onze kaart"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def test_it_is_one_a4_with_the_logo_of_the_house_on_it_too(town, signed_in, open_dossier):
    version = mapped.kept(open_dossier, town, **ORDINARY)
    mapped.joined(open_dossier, town, mapped.aunt(open_dossier, town))
    in_use(town)
    paper = printed(signed_in(town.anna), open_dossier, version)
    assert len(paper.pages) == 1
    assert "Tante Rita: Eet elke woensdag mee" in " ".join(paper.pages[0].extract_text().split())


def test_a_very_long_map_runs_on_and_says_so(town, signed_in, open_dossier):
    long = "\n".join(f"Ding {n} dat goed ging, met veel woorden erbij" for n in range(1, 45))
    version = mapped.kept(open_dossier, town, **{**ORDINARY, "strength": long})
    paper = printed(signed_in(town.anna), open_dossier, version)
    assert len(paper.pages) == 2
    assert "gaat verder op de volgende bladzijde" in " ".join(paper.pages[0].extract_text().split())
    assert "Ding 44" in paper.pages[1].extract_text()


def test_the_paper_of_a_map_before_an_open_talk_has_no_column_of_worries(town, signed_in, dossier):
    version = mapped.kept(dossier, town, **EXPLORED)
    text = printed(signed_in(town.anna), dossier, version).pages[0].extract_text()
    places(text, "Wat gaat er goed?", "Wat moet er gebeuren?", "Ik heb een beste vriendin")
    assert "zorgen" not in text
    assert "Hoe veilig" not in text


@pytest.mark.parametrize("words", ["#panic()", "$x^2$ *a* _b_ @c <d>", "ذهب 🙂 \u202e", "a" * 400])
def test_whatever_somebody_writes_can_be_printed(town, signed_in, open_dossier, words):
    version = mapped.kept(open_dossier, town, **{**FULL, "strength": words, "child_wishes": words})
    assert printed(signed_in(town.anna), open_dossier, version).pages


def test_printing_has_a_purpose_that_stands_in_the_logbook(town, signed_in, open_dossier):
    version, anna = mapped.kept(open_dossier, town, **FULL), signed_in(town.anna)
    for address in (f"{version.pk}/kaart.pdf", f"{version.pk}/kaart.pdf?doel=zomaar"):
        assert anna.get(at(open_dossier, address)).status_code == 302
    assert not LogEntry.unscoped.filter(event_type="map.printed").exists()
    printed(anna, open_dossier, version, "meegeven")
    line = LogEntry.unscoped.get(event_type="map.printed")
    assert line.purpose == "meegeven aan de cliënt of het gezin"
    assert line.object_id == str(version.pk)


# two side by side


def test_two_maps_say_in_words_what_came_and_what_went(town, signed_in, open_dossier):
    first = mapped.kept(open_dossier, town, **FULL)
    later = {
        **FULL,
        "steps": "Tante komt woensdag eten\nMama belt de club",
        "past_harm": "",
        "voice_1_number": "8",
        "voice_1_why": "Mama gelooft mij nu",
        "child_good": "Ik zit op een kookclub",
    }
    for name in ("name", "number", "why", "higher"):
        later.pop(f"voice_2_{name}")
    second = mapped.kept(open_dossier, town, **{n: t for n, t in later.items() if t})
    anna = signed_in(town.anna)
    page = anna.get(at(open_dossier, f"vergelijken/?van={second.pk}&naar={first.pk}"))
    fields = {field["title"]: field for field in page.context["sides"]["fields"]}
    assert fields["Sterke kanten"]["same"]
    assert fields["Volgende stappen"]["after"] == [
        {"text": "Tante komt woensdag eten", "mark": ""},
        {"text": "Mama belt de club", "mark": "nieuw"},
    ]
    assert fields["Wat er is gebeurd"]["before"][0]["mark"] == "staat er niet meer"
    assert fields["Wat er is gebeurd"]["after"] == []
    noor, mama = page.context["sides"]["voices"]
    assert (noor["before"]["number"], noor["after"]["number"]) == ("6", "8")
    assert (mama["name"], mama["after"]) == ("Mama", None)
    assert "Mama gelooft mij nu" in page.text
    assert "Ik heb een beste vriendin" in page.text
    assert LogEntry.unscoped.filter(event_type="map.compared").count() == 2


def test_one_map_has_nothing_to_stand_beside(town, signed_in, open_dossier):
    mapped.kept(open_dossier, town, **FULL)
    assert signed_in(town.anna).get(at(open_dossier, "vergelijken/")).status_code == 404
