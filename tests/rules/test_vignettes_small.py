"""What a quick typist writes: names, towns and schools in small letters, days and ages in words,
letters of another script (workshop.md A5, W-04)."""

from time import perf_counter

import pytest

from zorgvuldig.rules import gates
from zorgvuldig.rules.gatherings.pointed import Passage, pointed_in
from zorgvuldig.rules.gatherings.sorts import Sort
from zorgvuldig.rules.gatherings.vignettes import Answers, Changed, Rare, Region, lacking_in_report
from zorgvuldig.rules.nameless.found import Found, Kind
from zorgvuldig.rules.nameless.small_letters import NEVER, words_too

WHOLE = Answers(
    age="A16_17", region=Region.SOUTH, neutralised=True, rare=Rare.NOTHING,
    changed=(Changed.SEX, Changed.FREE_TIME), nobody_here=True,
)  # fmt: skip


def seen(text, *library):
    return pointed_in([Passage("situation", text, library)])


def found(text, *library):
    return [(one.sort.value, one.written) for one in seen(text, *library)]


def explained(text, *library):
    """W-04 when everything that may be explained is explained."""
    reasons = {one.key: "Dat weet echt niemand hier" for one in seen(text, *library)}
    answers = Answers(**{name: getattr(WHOLE, name) for name in Answers.__struct_fields__
                         if name != "reasons"}, reasons=reasons)  # fmt: skip
    shut = gates.deidentified(seen(text, *library), answers, looked=True)
    return shut and shut.gate


@pytest.mark.gate("W-04", "refuses")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mijn leerling mohammed praat over een groep", [("NAME", "mohammed")]),
        ("ik zag fatimas moeder op school", [("NAME", "fatimas")]),
        ("Öğrencim mehmet okulda.", [("NAME", "mehmet")]),
        ("ik zag el verzonnani niet", [("NAME", "verzonnani")]),
        ("juf daoudi belde", [("NAME", "daoudi")]),
        ("Moham\nmed zegt het", [("NAME", "Moham med")]),
        ("Moham-\nmed zegt het", [("NAME", "Moham- med")]),
        (
            "fatima van het stedelijk lyceum fietst door eindhoven",
            [("NAME", "fatima"), ("BODY", "het stedelijk lyceum"), ("PLACE", "eindhoven")],
        ),
        ("zij woont vlak bij den haag", [("PLACE", "den haag")]),
        ("op basisschool de regenboog", [("BODY", "basisschool de regenboog")]),
        ("hij speelt bij vv sterker", [("BODY", "vv sterker")]),
        ("het mondriaancollege belde", [("BODY", "mondriaancollege")]),
        (
            "zij woont aan de kerkstraat 12 in de schilderswijk",
            [("PLACE", "kerkstraat 12"), ("PLACE", "schilderswijk")],
        ),
        ("dat was op zondag drie maart", [("DAY", "drie maart")]),
        ("dat was de derde april", [("DAY", "derde april")]),
        ("dat was 3/3 bij oma", [("DAY", "3/3")]),
        ("dat was op 3-3 bij oma", [("DAY", "op 3-3")]),
        ("Op Koningsdag ging het mis.", [("DAY", "Koningsdag")]),
        ("Met kerst was hij weg.", [("DAY", "kerst")]),
        ("Een jongen van 16 zei dat.", [("AGE", "jongen van 16")]),
        ("Een leerling van zestien zei dat.", [("AGE", "leerling van zestien")]),
        ("Hij is zestien.", [("AGE", "Hij is zestien")]),
        ("Mоhammed zegt dat.", [("SCRIPT", "Mоhammed")]),  # noqa: RUF001
        ("Ученик Иван zegt dat.", [("SCRIPT", "Ученик Иван")]),  # noqa: RUF001
        ("مدرسة النور", [("SCRIPT", "مدرسة النور")]),
    ],
)
def test_w04_small_letters_words_and_other_scripts_hide_nothing(text, expected):
    assert found(text) == expected
    assert explained(text) == "W-04"


def test_a_surname_alone_may_be_a_word_of_another_language_and_is_asked_about():
    assert found("volgens daoudi mag dat") == [("MAYBE", "daoudi")]
    assert explained("volgens daoudi mag dat") is None


@pytest.mark.gate("W-04", "releases")
@pytest.mark.parametrize(
    "text",
    [
        "Hij is 16 of 17 jaar. Een leerling van 16 of 17 is geen kind van 10 jaar lang.",
        "Zij leest en stelt wensen op, de beek is diep, in de woonwijk werken de doelen wel.",
        "In maart had hij drie keer per week bezoek; 24/7 was er iemand. Een deel, 3 tot 4 keer.",
        "Op school de hele dag, op de basisschool de laatste jaren; het nieuwe lyceum is goed.",
        "Hij liep weg 3 keer. Hij koos voor een baan en kwam met de trein uit het dorp.",
        "De jongen gaat graag naar een club en kijkt op tegen een oudere vriend in de wijk.",
        "De moeder wil dat hij blijft. Haar zus kent hem lang. Zijn maat las het hardop voor.",
        "Ik vraag mij af of ik het mag zeggen, want de jongere is bang dat iedereen het hoort.",
        "Café, naïef, crème, één, geüpload: het staat er gewoon, ook 25 µg en 3° kouder.",
    ],
)
def test_w04_everyday_sentences_are_left_in_peace(text):
    assert [one for one in found(text) if one[0] not in ("AGE", "RARE")] == []


def test_a_word_of_another_language_that_begins_a_sentence_may_be_explained():
    assert found("Son père dit non.") == []
    for text, end in (("My teacher said so.", 2), ("Mein Schüler redet viel.", 12)):
        library = Found(0, end, Kind.PERSON, text[:end])
        assert seen(text, library)[0].sort == Sort.MAYBE
        assert explained(text, library) is None
    kevin = Found(0, 5, Kind.PERSON, "Kevin")
    assert explained("Kevin zei dat.", kevin) == "W-04"
    assert explained("Toen zei Mein dat.", Found(9, 13, Kind.PERSON, "Mein")) == "W-04"


def test_no_sentence_keeps_another_script_in_a_report():
    (one,) = seen("Ученик zegt dat.")  # noqa: RUF001
    assert lacking_in_report([one], {one.key: "Dat weet echt niemand hier"})


@pytest.mark.parametrize(
    "row",
    ["de ", "het ", "van de ", "een maart ", "a\n", "mo\nham", "jongen van ", "den ", "3/", "Мо ",
     "straat", "in de straat ", "school de ", "de school ", "fatima ", "kerkstraat"],
)  # fmt: skip
def test_a_text_made_to_tire_it_takes_no_longer_for_its_length(row):
    found("wakker")
    begun = perf_counter()
    found(row * (3000 // len(row)))
    assert perf_counter() - begun < 5


def test_the_words_that_are_names_too_are_read_whole():
    assert {"bakker", "werken", "aaltje"} <= words_too()
    assert not {"mohammed", "fatima", "daoudi", "eindhoven"} & (words_too() | NEVER)
