"""The answer: by two people, only on listed grounds, on exactly what both of them saw."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.privacy.rights.asking import (
    agree,
    decided,
    fresh,
    identified,
    lay,
    read_all,
    take,
    years,
)
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.actions import answering
from zorgvuldig.privacy.models import RightsAnswer
from zorgvuldig.privacy.rights.paper import opened_letter
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def ready(town, dossier, right="ACCESS", **more):
    asked = identified(town, take(town, dossier, right, **more))
    if right in ("ACCESS", "COPY"):
        read_all(town, asked)
    return asked


def words_of(asked, answer):
    content = opened_letter(fresh(asked), answer)
    lines = [line["text"] for p in content["parts"] for b in p["blocks"] for line in b["lines"]]
    return " ".join([content["title"], *(v for _, v in content["head"]), *lines])


def test_keeper_and_second_person_release_it(town, dossier):
    asked = ready(town, dossier)
    answer = decided(town, asked)
    assert (answer.prepared_by, answer.agreed_by) == (town.anna.person, town.bram.person)
    assert (answer.prepared_as, answer.agreed_as) == ("KEEPER", "SECOND_PERSON")
    assert answer.decided_on == TODAY()


def test_nobody_agrees_to_their_own_answer(town, dossier):
    asked = ready(town, dossier)
    lay(town, asked)
    with pytest.raises(NotNow, match="Niemand beslist alleen"):
        agree(town, asked, "anna")


def test_only_who_was_asked_agrees(town, dossier):
    asked = ready(town, dossier)
    lay(town, asked)
    with pytest.raises(NotNow, match="niet aan u voorgelegd"):
        agree(town, asked, "ilse")


def test_the_second_person_is_another_and_of_this_house(town, dossier):
    asked = ready(town, dossier)
    for second in ("anna", "chaima", "hugo", ""):
        with pytest.raises(NotNow, match="Kies een collega"):
            lay(town, asked, second=second)


def test_the_database_knows_no_answer_by_one_person(town, dossier):
    asked = ready(town, dossier)
    lay(town, asked)
    town.at_work("anna")
    for change in (
        {"agreed_by": town.anna.person},
        {"decided_on": TODAY()},
        {"ground": "UAVG_41"},
        {"outcome": "NOT_ENTITLED"},
        {"about_person": town.anna.person},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RightsAnswer.unscoped.update(**change)


def test_the_database_knows_no_refusal_off_the_list_or_by_others(town, dossier):
    asked = ready(town, dossier, "DESTRUCTION")
    lay(town, asked, "REFUSED", by="frank", second="", ground="STATUTE_FORBIDS", reasons="Wet X")
    town.at_work("frank")
    for change in (
        {"ground": "NO_TIME"},
        {"ground": ""},
        {"together": False},
        {"agreed_by": town.anna.person, "agreed_as": "SECOND_PERSON"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RightsAnswer.unscoped.update(**change)


@pytest.mark.parametrize(
    ("right", "ground"),
    [
        ("DESTRUCTION", "UAVG_41"),
        ("DESTRUCTION", "CLIENT_INTEREST"),
        ("ACCESS", "CLIENT_INTEREST"),
        ("ACCESS", ""),
        ("RECTIFICATION", "OTHERS_PRIVACY"),
        ("RESTRICTION", "COMPELLING_GROUNDS"),
    ],
)
def test_refusing_the_client_knows_only_the_grounds_of_the_law(town, dossier, right, ground):
    asked = identified(town, take(town, dossier, right))
    with pytest.raises(NotNow, match="alleen op een grond"):
        lay(town, asked, "REFUSED", by="frank", second="", ground=ground, reasons="Daarom")


def test_a_refusal_is_by_decision_maker_and_privacy_officer(town, dossier):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    said = {"ground": "INTEREST_OF_ANOTHER", "reasons": "Zijn zus heeft dit nodig"}
    with pytest.raises(NotNow, match="beslissen de beslisser en de functionaris"):
        lay(town, asked, "REFUSED", by="anna", second="", **said)
    lay(town, asked, "REFUSED", by="frank", second="", **said)
    with pytest.raises(NotNow, match="beslissen de beslisser en de functionaris"):
        agree(town, asked, "bram")
    answer = agree(town, asked, "esra")
    assert answer.outcome == "REFUSED"
    text = words_of(asked, answer)
    assert "groot belang" in text
    assert "Jeugdwet art. 7.3.9 lid 2" in text
    assert "Zijn zus heeft dit nodig" in text


def test_two_privacy_officers_are_not_the_two_of_the_law(town, dossier):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    lay(town, asked, by="frank", second="")
    gerda = town.at_work("gerda")
    Membership.unscoped.filter(pk=gerda.membership.pk).update(roles=[Role.PRIVACY_OFFICER])
    gerda.membership.refresh_from_db()
    with pytest.raises(NotNow, match="beslissen de beslisser en de functionaris"):
        agree(town, asked, "gerda")


def test_what_was_rightly_asked_has_no_other_no(town, dossier):
    asked = ready(town, dossier)
    with pytest.raises(NotNow, match="past niet bij wat de regels"):
        lay(town, asked, "NOT_ENTITLED", by="frank", second="")


def test_who_may_not_ask_does_not_get_it(town, dossier):
    asked = identified(town, take(town, dossier, asker="AUTHORITY_PARENT", name="Vader"))
    with pytest.raises(NotNow, match="past niet bij wat de regels"):
        lay(town, asked, "GIVEN")


def test_an_uncertain_answer_needs_a_lawyer(town, dossier):
    asked = identified(town, take(town, dossier, asker="NAMED_OTHER", name="De buurman"))
    with pytest.raises(NotNow, match="Vraag eerst een jurist"):
        lay(town, asked, "NOT_ENTITLED", by="esra", second="")
    lay(town, asked, "NOT_ENTITLED", by="esra", second="", lawyer="Eigen gegevens blijven geheim")
    answer = agree(town, asked, "frank")
    assert answer.lawyer_asked
    assert "jurist zei" not in words_of(asked, answer)
    assert "Eigen gegevens blijven geheim" not in words_of(asked, answer)


@pytest.mark.parametrize("lacking", ["identity", "client_informed"])
def test_nothing_is_given_while_a_step_is_missing(town, make_dossier, lacking):
    day = TODAY()
    dossier = make_dossier(born_on=day.replace(year=day.year - 14, day=1))
    asked = take(town, dossier, asker="AUTHORITY_PARENT", name="Vader", rep_all="YES")
    asked = identified(town, asked)
    read_all(town, asked)
    if lacking == "identity":
        asked.identity_how, asked.identity_by, asked.identity_on = "", None, None
    else:
        asked.client_informed_on = None
    asked.save()
    lay(town, asked)
    with pytest.raises(NotNow, match="Er ontbreekt nog iets"):
        agree(town, asked)


def test_a_parent_against_the_wish_of_a_child_of_fourteen_needs_a_reason(town, make_dossier):
    day = TODAY()
    dossier = make_dossier(born_on=day.replace(year=day.year - 14, day=1))
    said = {"name": "Vader", "rep_all": "YES", "client_says": "REFUSED"}
    asked = ready(town, dossier, asker="AUTHORITY_PARENT", **said)
    with pytest.raises(NotNow, match="Schrijf op waarom"):
        lay(town, asked)
    lay(town, asked, reasons="Zonder dit kan de vader niet helpen")
    assert agree(town, asked).row == "H42"


def test_what_changed_meanwhile_is_not_agreed_to(town, dossier):
    asked = ready(town, dossier)
    lay(town, asked)
    bram = town.at_work("bram")
    with pytest.raises(ChangedMeanwhile):
        answering.agree(asked=fresh(asked), actor=bram, fingerprint="0" * 64, today=TODAY())
    assert RightsAnswer.unscoped.get().decided_on is None


def test_an_answer_is_taken_back_before_it_is_decided(town, dossier):
    asked = ready(town, dossier)
    lay(town, asked)
    answering.take_back(asked=fresh(asked), actor=town.at_work("bram"))
    assert RightsAnswer.unscoped.count() == 0
    lay(town, asked)
    agree(town, asked)
    with pytest.raises(NotNow, match="al besloten"):
        answering.take_back(asked=fresh(asked), actor=town.at_work("bram"))


# the letter


def test_the_letter_names_the_court_with_its_day_and_every_way(town, dossier):
    years(dossier, 16, on=date(2026, 12, 24))
    asked = identified(town, take(town, dossier, "RESTRICTION", received_on=date(2026, 12, 24)))
    answer = decided(town, asked, today=date(2026, 12, 31))
    text = words_of(asked, answer)
    for way in ("11 februari 2027", "SKJ", "Autoriteit Persoonsgegevens", "onze organisatie"):
        assert way in text
    assert "vertrouwenspersoon" in text
    assert "24 december 2026" in text


@pytest.mark.parametrize(("age", "word"), [(14, "Je kunt"), (16, "U kunt"), (19, "U kunt")])
def test_a_young_person_is_spoken_to_as_one(town, make_dossier, age, word):
    day = TODAY()
    dossier = make_dossier(born_on=day.replace(year=day.year - age, day=1))
    asked = ready(town, dossier)
    text = words_of(asked, decided(town, asked))
    assert word in text
    other = " je " if word == "U kunt" else " u "
    assert other not in text.lower().replace("welke ", "")


def test_whoever_may_not_know_reads_the_same_whether_there_is_a_file_or_not(town, dossier):
    asker = {"asker": "OTHER", "name": "Meneer Buurman"}
    about = identified(town, take(town, dossier, **asker))
    nothing = identified(town, take(town, None, age_band="UNKNOWN", **asker))
    letters = [
        opened_letter(fresh(asked), decided(town, asked, "NOT_ENTITLED", reasons="Geheim detail"))
        for asked in (about, nothing)
    ]
    assert letters[0] == letters[1]
    assert "Geheim detail" not in str(letters[0])
    assert "Noor" not in str(letters[0])
    assert "of er nu iets is of niet" in str(letters[0])


def test_a_parent_of_somebody_of_sixteen_does_not_hear_whether_there_is_a_file(town, dossier):
    asker = {"asker": "AUTHORITY_PARENT", "name": "Vader"}
    about = identified(town, take(town, dossier, **asker))
    nothing = identified(town, take(town, None, age_band="A16_17", **asker))
    letters = [opened_letter(fresh(a), decided(town, a, "NOT_ENTITLED")) for a in (about, nothing)]
    assert letters[0] == letters[1]


def test_who_is_told_that_nothing_is_held(town):
    asked = identified(town, take(town, None, age_band="GE18", name="Mevrouw Vroeger"))
    lay(town, asked, by="frank", second="esra")
    answer = agree(town, asked, "esra")
    assert "Wij bewaren geen gegevens" in words_of(asked, answer)


def test_a_letter_stamps_nobody(town, dossier):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    with pytest.raises(NotNow, match="op niemand een stempel"):
        lay(
            town,
            asked,
            "REFUSED",
            by="frank",
            second="",
            ground="STATUTE_FORBIDS",
            reasons="Omdat hij een extremist is",
        )
