"""Each morning of a working day one mail to each for whom something waits, and nothing of what."""

from datetime import date, timedelta

import pytest
from django.core import mail

from tests.dossiers.afterwards import call as called
from tests.dossiers.conftest import consulted, entry
from tests.people.mornings import morning
from zorgvuldig.dossiers.access import acute as calls
from zorgvuldig.dossiers.actions import acute, beginning, involving, talks, telling
from zorgvuldig.dossiers.models import Dossier, Entry, Involvement, Sign
from zorgvuldig.people import jobs
from zorgvuldig.people.models import Membership

pytestmark = pytest.mark.django_db
THURSDAY, FRIDAY, SATURDAY, MONDAY = (date(2026, 11, day) for day in (19, 20, 21, 23))


def rang(town, dossier, day=THURSDAY):
    return called(town, dossier, happened_on=day)


def seen(town, call):
    acute.see(call=call, actor=town.at_work("esra"))
    town.at_work("anna")


def opinion(town, dossier, day):
    written = talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type="OPINION",
        codes={
            "polarity": "UNCLEAR",
            "source": "OWN",
            "source_agrees": "",
            "is_diagnosis": False,
        },
        **entry(description="Hij meent het niet"),
    )
    Sign.unscoped.filter(pk=written.pk).update(ask_again_on=day)


def test_from_its_last_day_on_an_unfinished_call_is_reminded_of_each_working_day(town, dossier):
    seen(town, rang(town, dossier))
    assert [morning(day) for day in (THURSDAY, FRIDAY, SATURDAY, MONDAY)] == [
        [],
        ["anna"],
        [],
        ["anna"],
    ]


def test_a_decider_who_is_told_of_a_call_is_reminded_until_they_saw_it(town, dossier):
    call = rang(town, dossier)
    assert morning(THURSDAY) == ["esra"]
    seen(town, call)
    assert morning(FRIDAY) == ["anna"]


@pytest.mark.parametrize(
    "day",
    [date(2026, 12, 25), date(2026, 4, 27), date(2026, 11, 22)],
    ids=["Christmas", "King's day", "Sunday"],
)
def test_on_no_other_day_anything_is_sent(town, dossier, day):
    rang(town, dossier, day - timedelta(days=30))
    assert morning(day) == []


def test_an_opinion_of_which_the_day_has_come_is_reminded_of(town, dossier):
    opinion(town, dossier, FRIDAY)
    assert [morning(day) for day in (THURSDAY, FRIDAY, MONDAY)] == [[], ["anna"], ["anna"]]
    town.at_work("anna")
    Sign.unscoped.update(followup="CONFIRMED", ask_again_on=None)
    assert morning(MONDAY) == []


def test_one_person_gets_one_mail_whatever_waits_and_wherever(town, make_dossier):
    """Two dossiers, a call and an opinion, and a second keeper: one mail each."""
    one, other = make_dossier(), make_dossier(name="Sam Testman")
    seen(town, rang(town, one))
    seen(town, rang(town, other))
    opinion(town, other, FRIDAY)
    anna = town.at_work("anna")
    Involvement.unscoped.create(
        organisation=anna.organisation,
        dossier=other,
        membership=town.bram.membership,
        part="KEEPER",
    )
    assert morning(FRIDAY) == ["anna", "bram"]


def test_the_mail_says_that_something_waits_and_nothing_of_what(town, dossier, settings):
    settings.ADDRESS = "https://zorgvuldig.example/"
    seen(town, rang(town, dossier))
    opinion(town, dossier, FRIDAY)
    morning(FRIDAY)
    (letter,) = mail.outbox
    assert letter.subject == "Er wacht iets op u"
    assert "https://zorgvuldig.example/vandaag/" in letter.body
    said = (letter.subject + letter.body).lower()
    for word in (dossier.reference, "Noor", "112", "gebeld", "mening", "De Brug", "dossier "):
        assert word.lower() not in said


def test_what_is_finished_is_not_reminded_of(town, dossier):
    call = rang(town, dossier)
    anna = town.at_work("anna")
    acute.see(call=call, actor=town.esra)
    acute.give_reasons(dossier=dossier, actor=anna, **entry(reason="Er was een mes"))
    consulted(dossier, town)
    assert morning(FRIDAY) == ["anna"]
    held = calls.get_call(dossier, call.pk) if town.at_work("anna") else None
    telling.tell_of_call(call=held, actor=anna, **entry(how="zelf", told="Alles"))
    assert morning(MONDAY) == []


def test_a_closed_dossier_reminds_of_nothing(town, dossier):
    seen(town, rang(town, dossier))
    opinion(town, dossier, FRIDAY)
    Dossier.unscoped.filter(pk=dossier.pk).update(
        closed_on=FRIDAY, outcome="NO_CONCERN", keep_until=FRIDAY, triage=""
    )
    assert morning(FRIDAY) == []


def test_who_only_thinks_along_or_has_left_is_not_reminded(town, dossier):
    seen(town, rang(town, dossier))
    involving.involve(
        dossier=dossier, actor=town.at_work("anna"), membership=town.bram.membership, today=FRIDAY
    )
    assert morning(FRIDAY) == ["anna"]
    town.at_work("anna")
    Membership.unscoped.filter(pk=town.anna.membership.pk).update(ended_on=date(2099, 1, 1))
    assert morning(MONDAY) == []


def test_somebody_whose_account_was_shut_meanwhile_gets_nothing(town, dossier):
    town.anna.person.is_active = False
    town.anna.person.save()
    jobs.send_reminder(person_id=town.anna.person.pk, pages=["day:today"])
    assert mail.outbox == []


def test_a_note_of_acute_danger_waits_as_well(town):
    beginning.note_unease(
        actor=town.at_work("anna"),
        once=entry()["once"],
        happened_on=THURSDAY,
        triage="ACUTE",
        event_kind="",
        **acute.words_of_note("112", "Kom snel"),
    )
    assert [morning(THURSDAY), morning(FRIDAY)] == [[], ["anna"]]


def test_there_is_something_that_could_leak(town, dossier):
    rang(town, dossier)
    assert "mes" in Entry.unscoped.get(kind="ACUTE_CALL").words(dossier.key)["said"]
