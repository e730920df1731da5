"""What could still tell who it is: each finding with a reason a person can weigh."""

from datetime import date

import pytest

from zorgvuldig.rules.nameless import Found, Kind, could_identify, persons_in
from zorgvuldig.rules.nameless.pointing import WHY
from zorgvuldig.rules.recognisable import Known

NUMBER = "06" + " 12" * 4  # nobody's
DAAN = Known(names=("Daan Testman",), born_on=date(2010, 5, 4), reference="ACDE-FGHJ")


def found(text, *seen):
    return [(one.kind.value, one.written) for one in could_identify(text, DAAN, seen)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Daans moeder", [("KNOWN", "Daans")]),
        ("daan", [("KNOWN", "daan")]),
        ("jarig 4 mei 2010", [("KNOWN", "4 mei 2010")]),
        ("zie acde fghj", [("KNOWN", "acde fghj")]),
        ("op het Mondriaan College", [("SCHOOL", "Mondriaan College")]),
        ("op het Montessorilyceum", [("SCHOOL", "Montessorilyceum")]),
        ("bij vv Fictief", [("CLUB", "vv Fictief")]),
        ("in de moskee Al Hijra", [("WORSHIP", "moskee Al Hijra")]),
        ("in de Pniëlkerk", [("WORSHIP", "Pniëlkerk")]),
        ("hij werkt bij Garage Jansen", [("WORK", "Garage Jansen")]),
        ("hij woont in Ter Aar", [("PLACE", "Ter Aar")]),
        ("aan de Kerkstraat 12", [("ADDRESS", "Kerkstraat 12")]),
        ("op 2311 AB 4", [("ADDRESS", "2311 AB 4")]),
        ("op 3 maart", [("DATE", "op 3 maart")]),
        ("om 14.30 uur", [("DATE", "om 14.30 uur")]),
        ("een 16-jarige", [("AGE", "16-jarige")]),
        (f"bel {NUMBER}", [("PHONE", NUMBER)]),
        ("mail a@b.example", [("MAIL", "a@b.example")]),
        ("zie www.x.nl/kim", [("WEB", "www.x.nl/kim")]),
        ("auto 12-AB-34", [("NUMBER", "12-AB-34")]),
        ("meneer Özdemir", [("PERSON", "Özdemir")]),
        ("hij zag Wolf niet", [("CAPITAL", "Wolf")]),
        ("hij is enig kind", [("RARE", "enig kind")]),
        ("keeper bij de club", [("RARE", "keeper")]),
        ("vader is imam", [("RARE", "vader is imam")]),
        ("in klas 4B", [("RARE", "klas 4B")]),
        ("hij stond in de krant", [("RARE", "in de krant")]),
        ("zei “ik ga ze allemaal pakken”", [("QUOTE", "“ik ga ze allemaal pakken”")]),
    ],
)
def test_what_points_to_somebody_is_pointed_at(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De jongere is boos. Hij slaapt slecht. Roos kleurt de lucht.",
        "Op school gaat het goed. School is leuk; thuis is ruzie.",
        "Hij kijkt naar YouTube, spreekt Nederlands en viert Suikerfeest.",
        "De jongere (16 of 17 jaar) zit op [school] in [plaats] met [persoon A].",
        "Drie weken geleden zei een ouder: “Laat maar”.",
        "Ik sprak met Moeder en Vader.",
        "- Maar thuis is rust.\n- Vrienden helpen.",
        "Al 3 jaar geleden, over 2 jaar, 3 meisjes.",
    ],
)
def test_what_points_to_nobody_is_left_in_peace(text):
    assert found(text) == []


def test_age_place_and_event_together_are_one_finding_more():
    text = "Een jongen van 16 jaar, opgepakt bij vv Fictief"
    assert found(text)[-1] == ("RARE", "16 jaar + vv Fictief + opgepakt")
    without = "Een jongen van 16 of 17 jaar, opgepakt bij vv Fictief"
    assert [kind for kind, _ in found(without)] == ["CLUB"]


def test_a_language_points_only_together_with_a_place():
    assert found("hij spreekt Tigrinya") == []
    assert ("RARE", "Tigrinya + Ter Aar") in found("hij spreekt Tigrinya en woont in Ter Aar")


def test_what_a_library_saw_counts_where_we_saw_nothing():
    text = "Kevin kwam bij Daan"
    kevin, daan = Found(0, 5, Kind.PERSON, "Kevin"), Found(15, 19, Kind.PERSON, "Daan")
    assert found(text, kevin, daan) == [("PERSON", "Kevin"), ("KNOWN", "Daan")]


def test_a_finding_keeps_its_key_while_it_stands_in_the_text():
    (first,) = could_identify("bij vv Fictief", DAAN)
    (later,) = could_identify("Hij speelt nu graag bij VV Fictief.", DAAN)
    assert first.key == later.key
    assert len(could_identify("vv Fictief en vv Fictief", DAAN)) == 1


def test_only_our_own_words_in_brackets_point_to_nobody():
    assert found("met [persoon A] op [school]") == []
    assert found("met [meneer Vos]") == [("PERSON", "Vos")]


@pytest.mark.parametrize("row", ["Aa-", "12-AB-", "1-", "a.", "www."])
def test_a_word_without_end_is_one_finding_and_takes_no_time(row):
    ((kind, _),) = found(row * 3000)
    assert kind == "WEB"


def test_every_kind_has_its_reason():
    assert set(WHY) == set(Kind) - {Kind.RARE, Kind.QUOTE}
    (rare,) = could_identify("hij is enig kind", DAAN)
    assert rare.why
    assert not rare.known


def test_of_a_group_only_names_are_asked_for():
    text = "Daan en Kevin speelden bij vv Fictief, zei Wolf"
    kevin = Found(8, 13, Kind.PERSON, "Kevin")
    assert [one.written for one in persons_in(text, DAAN, [kevin])] == ["Daan", "Kevin", "Wolf"]
