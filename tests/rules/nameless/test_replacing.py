"""A text in general words: hard Dutch sentences in, nobody in particular out."""

from datetime import date

import pytest

from zorgvuldig.rules.nameless import Called, Found, Kind, nameless
from zorgvuldig.rules.recognisable import Known

TODAY = date(2026, 11, 21)
NUMBER = "06-" + "12" * 4  # nobody's
DAAN = "Daan van der Berg"
AROUND = [
    Called(DAAN, "de jongere"),
    Called("Fatima van der Berg", "een ouder"),
    Called("Thijs Bakker", "iemand uit het netwerk"),
    Called("Bo Li", "iemand uit het netwerk"),
    Called("De Brug", "onze organisatie", whole=True),
    Called("Anna Smit", "een collega"),
]
KNOWN = Known(names=(DAAN, "Thijs Bakker"), born_on=date(2010, 5, 4), reference="ACDE-FGHJ")


def said(text, *names, around=AROUND, known=KNOWN):
    """The text without identity; `names` are what a library would recognise as persons."""
    seen = [
        Found(text.index(name), text.index(name) + len(name), Kind.PERSON, name) for name in names
    ]
    return nameless(text, around, known, seen, TODAY)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Daan was boos.", "De jongere was boos."),
        ("Ik sprak Daan van der Berg.", "Ik sprak de jongere."),
        ("Toen zei D. van der Berg iets.", "Toen zei de jongere iets."),
        ("DAAN en daan.", "De jongere en de jongere."),
        ("Daans moeder belde.", "De moeder van de jongere belde."),
        ("Ik belde Daan’s kleine zusje.", "Ik belde het kleine zusje van de jongere."),
        ("Thijs' fiets", "Fiets van iemand uit het netwerk"),
        ("Hij zag Daan's gedrag.", "Hij zag het gedrag van de jongere."),
        ("Dat is Daans.", "Dat is de jongere."),
        ("Mevrouw Van der Berg belde.", "Een ouder belde."),
        ("de heer Bakker kwam", "Iemand uit het netwerk kwam"),
        ("Zijn moeder Fatima belde.", "Zijn moeder belde."),
        ("onze cliënt Daan", "onze cliënt"),
        ("Toen sprak Bo.", "Toen sprak iemand uit het netwerk."),
        ("Anna van De Brug belde.", "Een collega van onze organisatie belde."),
        ("Op de brug stond hij.", "Op de brug stond hij."),
        ("Thijs. Daan lachte.", "Iemand uit het netwerk. De jongere lachte."),
    ],
)
def test_known_people_become_who_they_are_to_the_client(written, expected):
    assert said(written) == expected


def test_an_ordinary_word_in_small_letters_is_no_name():
    storm = [Called("Storm de Beer", "de jongere")]
    assert said("Storm zag de storm en een beer.", around=storm) == (
        "De jongere zag de storm en een beer."
    )
    assert said("In mei zag Mei ons.", around=[Called("Mei Lin", "de jongere")]) == (
        "In mei zag de jongere ons."
    )


@pytest.mark.parametrize(
    ("written", "names", "expected"),
    [
        ("Daan Voorbeeld kwam.", ["Daan Voorbeeld"], "De jongere kwam."),
        ("Kevin Bakker kwam.", ["Kevin Bakker"], "[persoon A] kwam."),
        ("Zijn vriend Kees kwam.", ["Kees"], "Zijn vriend kwam."),
        ("Sara's broer Ömer kwam.", ["Sara"], "De broer van [persoon A] kwam."),
        (
            "Toen kwamen Kevin Kok, Yassin en mevrouw Kok.",
            ["Kevin Kok", "Yassin", "mevrouw Kok"],
            "Toen kwamen [persoon A], [persoon B] en [persoon A].",
        ),
        ("Storm was er.", ["Storm"], "Storm was er."),
        ("Brand in een loods.", ["Brand"], "Brand in een loods."),
        ("Roos was er.", ["Roos"], "[persoon A] was er."),
    ],
)
def test_people_nobody_knows_get_a_letter(written, names, expected):
    assert said(written, *names) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("op het Mondriaan College", "op [school]"),
        ("De Basisschool De Regenboog belde.", "[school] belde."),
        ("Op school gaat het goed. School is leuk.", "Op school gaat het goed. School is leuk."),
        ("Hij speelt bij vv Fictief.", "Hij speelt bij [club]."),
        ("naar de moskee Al Hijra", "naar [gebedshuis]"),
        ("Hij werkt bij de Albert Heijn.", "Hij werkt bij [werkgever]."),
        ("Hij woont in Ter Aar.", "Hij woont in [plaats]."),
        ("aan de Kerkstraat 12a", "aan [adres]"),
        (f"Bel {NUMBER} of mail a.b@c.example", "Bel [telefoonnummer] of mail [e-mailadres]"),
        ("zijn account kevin_010 en @kevin.", "zijn account [account] en [account]."),
        ("zie ACDE-FGHJ", "zie [kenmerk]"),
    ],
)
def test_places_and_ways_to_reach_somebody_are_said_in_general(written, expected):
    assert said(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Op 31 oktober 2026 belde hij.", "Drie weken geleden belde hij."),
        ("Hij belde op vrijdag 20-11-2026.", "Hij belde gisteren."),
        ("sinds 2026-11-14", "sinds een week geleden"),
        ("op 3 maart 2026", "negen maanden geleden"),
        ("op 3 maart", "in maart"),
        ("op 1 nov. '24", "twee jaar geleden"),
        ("op 5/12/26", "over twee weken"),
        ("hij zag 3 meisjes", "hij zag 3 meisjes"),
        ("geboren op 3 mei 2011", "geboren [geboortedatum]"),
        ("jarig op 4-5-2010", "jarig [geboortedatum]"),
        ("nummer 04052010", "nummer [geboortedatum]"),
        ("op 31-2-2026", "[datum]"),
    ],
)
def test_a_day_becomes_how_long_ago_it_was(written, expected):
    assert said(written).casefold() == expected.casefold()


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("een jongen van 16 jaar", "een jongen van 16 of 17 jaar"),
        ("een 14-jarige jongen", "een 12- tot 15-jarige jongen"),
        ("twee zestienjarigen", "twee 16- of 17-jarigen"),
        ("de jongen (19) zei", "de jongen (tussen 18 en 22 jaar) zei"),
        ("hij is net 16 geworden", "hij is net 16 of 17 jaar geworden"),
        ("vader van 52 jaar", "vader van rond de 50 jaar"),
        ("vijf jaar geleden en al 3 jaar", "vijf jaar geleden en al 3 jaar"),
        ("16 of 17 jaar", "16 of 17 jaar"),
        ("tussen 12 en 15 jaar", "tussen 12 en 15 jaar"),
        ("jonger dan 12 jaar, 18 jaar of ouder", "jonger dan 12 jaar, 18 jaar of ouder"),
    ],
)
def test_an_age_becomes_its_band(written, expected):
    assert said(written) == expected


def test_what_was_made_nameless_stays_as_it_is():
    once = said("Daan (16) zat op 31 oktober 2026 bij vv Fictief met zijn vriend Kees.", "Kees")
    assert said(once) == once
    assert said("") == ""
