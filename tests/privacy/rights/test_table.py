"""Every row of the table of rights of law.md H, walked through the desk: taken in, judged, decided
by the two that the rules name, and handed over; for ages 11, 14, 16 and 19, capable and not, with
the clock over holidays and year ends. What to expect comes from the oracle, written apart."""

from datetime import date, timedelta
from itertools import cycle, product

import pytest
from django.db import transaction

from tests.privacy.rights.asking import agree, fresh, identified, lay, read_all, take, years
from tests.privacy.rights.test_file import sign
from tests.rules import rights_oracle as oracle
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.privacy.actions import carrying_out, taking_in, weighing
from zorgvuldig.privacy.rights.paper import opened_letter
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.rules.rights import Right

pytestmark = pytest.mark.django_db
BANDS = {11: "LT12", 14: "A12_15", 16: "A16_17", 19: "GE18"}
RECEIVED = (
    date(2026, 1, 30),
    date(2026, 12, 24),
    date(2026, 12, 31),
    date(2027, 2, 28),
    date(2028, 2, 29),
    date(2026, 11, 25),
    date(2027, 4, 27),
)
CASES = list(product(BANDS, ("CAPABLE", "INCAPABLE"), ("CLIENT", "AUTHORITY_PARENT")))
LONGER = ("ACCESS", "COPY")


def expected(right, regime, asker, age, capacity, **more):
    line = {
        "right": right,
        "regime": regime,
        "asker": asker,
        "age": BANDS[age],
        "capacity": capacity,
        "client_says": "NOT_ASKED",
        "parents_say": "NOT_ASKED",
        "rep_all": "YES",
        "by_consent_or_contract": True,
    }
    return oracle.answer(line | more)


def of_age(dossier, age, capacity, on):
    years(dossier, age, on)
    Dossier.unscoped.filter(pk=dossier.pk).update(capacity=capacity)
    return Dossier.unscoped.select_related("key").get(pk=dossier.pk)


def regime_is(town, regime):
    organisation = town.anna.organisation
    organisation.regime = regime
    organisation.save()


def walk(town, dossier, right, asker, on):
    """One request from intake to the handing over; how it was advised and answered."""
    said = {"rep_all": "YES", "by_consent_or_contract": True, "name": "Wie het vraagt"}
    asked = take(town, dossier, right, asker, received_on=on, **said)
    asked = identified(town, asked, on)
    stands = standing(asked, on)
    if stands.open_row:
        carrying_out.point_the_way(
            asked=asked, actor=town.at_work("anna"), words={"said": "Gewezen"}, today=on
        )
        return stands, None, asked
    outcome = "GIVEN" if stands.advice.allowed else "NOT_ENTITLED"
    if outcome == "GIVEN":
        prepared(town, dossier, asked, right)
    lawyer = {"lawyer": "Zo kan het"} if stands.uncertain else {}
    if stands.together(outcome):
        lay(town, asked, outcome, by="frank", second="", today=on, **lawyer)
        answer = agree(town, asked, "esra", on)
    elif not stands.advice.decides:
        answer = lay(town, asked, outcome, second="", today=on)
    else:
        lay(town, asked, outcome, today=on)
        answer = agree(town, asked, today=on)
    carrying_out.hand_over(asked=asked, actor=town.at_work("anna"), handed="POST", on=on)
    return stands, answer, fresh(asked)


def prepared(town, dossier, asked, right):
    if right in LONGER:
        read_all(town, asked)
    if right == "RECTIFICATION":
        written = sign(town, dossier, "Hij was erbij")
        weighing.choose(
            asked=asked, actor=town.at_work("anna"), chosen={written.pk: "Hij was er niet"}
        )


@pytest.mark.parametrize("right", Right)
def test_every_right_is_walked_for_every_age_and_capacity(town, dossier, right):
    days = cycle(RECEIVED)
    for age, capacity, asker in CASES:
        on = next(days)
        with transaction.atomic():
            held = of_age(dossier, age, capacity, on)
            stands, answer, asked = walk(town, held, right, asker, on)
            wanted = expected(right, "JEUGDHULP", asker, age, capacity)
            assert (stands.advice.outcome, stands.advice.reason_code) == wanted, (age, capacity)
            answered(asked, answer, wanted[0], on)
            transaction.set_rollback(True)


def answered(asked, answer, outcome, on):
    """What was decided, by whom, and that the letter says until when the court can be asked."""
    if answer is None:
        assert asked.right in ("COMPLAINT", "HUMAN_DECISION", "SUPPORT")
        return
    allowed = outcome.startswith("ALLOW")
    assert answer.outcome == ("GIVEN" if allowed else "NOT_ENTITLED")
    two = {answer.prepared_as, answer.agreed_as}
    if not allowed or asked.right in ("DESTRUCTION", "OBJECTION"):
        assert two == {"DECISION_MAKER", "PRIVACY_OFFICER"}
    elif asked.right == "OWN_STATEMENT":
        assert two == {"BESIDE", ""}
    else:
        assert two == {"KEEPER", "SECOND_PERSON"}
    letter = str(opened_letter(asked, answer))
    until = on + timedelta(weeks=6)
    assert f"uiterlijk op {until.day} " in letter
    assert str(until.year) in letter
    assert asked.answered_on == on


REGIMES = ("JEUGDHULP", "MEDICAL", "WMO", "GI", "SCHOOL", "YOUTH_WORK", "HELPLINE")
MORE = (
    {},
    {"client_says": "GIVEN"},
    {"client_says": "REFUSED"},
    {"rep_all": "UNKNOWN"},
    {"rep_all": "NO"},
    {"parents_say": "GIVEN"},
    {"parents_say": "REFUSED"},
    {"legal_measure": True},
    {"mandate": True},
    {"deceased": True},
)
ASKERS = ("CLIENT", "AUTHORITY_PARENT", "PARENT_NO_AUTHORITY", "REPRESENTATIVE", "NAMED_OTHER",
          "OTHER")  # fmt: skip


@pytest.mark.parametrize("regime", REGIMES)
def test_what_was_recorded_is_what_is_judged(town, dossier, regime):
    """The table for every kind of asker: the facts that reach the rules are those on record."""
    regime_is(town, regime)
    asked = take(town, dossier, name="Iemand", by_consent_or_contract=True)
    anna, on = town.at_work("anna"), asked.received_on
    for age, capacity in product(BANDS, ("CAPABLE", "INCAPABLE")):
        held = of_age(dossier, age, capacity, on)
        for more in MORE:
            base = {"rep_all": "YES", "client_says": "NOT_ASKED", "parents_say": "NOT_ASKED",
                    "legal_measure": False, "mandate": False, "deceased": False}  # fmt: skip
            taking_in.record_facts(asked=asked, actor=anna, codes=base | more, today=on)
            again = fresh(asked)
            again.dossier = held
            for right, asker in product(("ACCESS", "DESTRUCTION", "PORTABILITY"), ASKERS):
                again.right, again.asker = right, asker
                advice = standing(again, on).advice
                wanted = expected(right, regime, asker, age, capacity, **more)
                assert (advice.outcome, advice.reason_code) == wanted


def test_the_rows_of_nothing_held_are_judged_alike(town):
    for asker, band in product(("CLIENT", "OTHER", "AUTHORITY_PARENT"), BANDS.values()):
        asked = take(town, None, asker=asker, age_band=band, name="Iemand", rep_all="YES")
        wanted = oracle.answer(
            {
                "right": "ACCESS",
                "regime": "JEUGDHULP",
                "asker": asker,
                "age": band,
                "capacity": "CAPABLE",
                "client_says": "NOT_ASKED",
                "parents_say": "NOT_ASKED",
                "rep_all": "YES",
                "nothing_held": True,
            }
        )
        advice = standing(asked, asked.received_on).advice
        assert (advice.outcome, advice.reason_code) == wanted


@pytest.mark.parametrize("right", Right)
@pytest.mark.parametrize("regime", ["JEUGDHULP", "WMO", "SCHOOL"])
def test_the_clock_is_that_of_the_calendar(town, dossier, right, regime):
    """Months walked by hand and closed days of the oracle's own calendar, from hard days."""
    regime_is(town, regime)
    for on in RECEIVED:
        asked = take(town, dossier, right, received_on=on, name="Iemand")
        if right in ("INFORMATION", "SUPPORT"):
            assert asked.answer_by >= on
            assert not oracle.closed(asked.answer_by)
            continue
        assert asked.answer_by == oracle.kept(oracle.months_on(on, 1))
        months = 3 if right == "DESTRUCTION" and regime == "WMO" else 1
        assert asked.done_by == oracle.kept(oracle.months_on(on, months))


@pytest.mark.parametrize("on", RECEIVED)
def test_a_told_extension_runs_over_the_same_calendar(town, dossier, on):
    asked = take(town, dossier, "ACCESS", received_on=on)
    told = on + timedelta(days=10)
    taking_in.extend(asked=asked, actor=town.at_work("anna"), told_on=told, reasons="Veel")
    ends = oracle.months_on(oracle.months_on(on, 1), 2)
    assert fresh(asked).answer_by == oracle.kept(ends)
