"""When a mail comes, how often, and what it says: why something waits and never what."""

from datetime import date, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.dossiers.afterwards import call as called
from tests.helpline import cast as helpline
from tests.people.mornings import at, morning
from zorgvuldig import walls
from zorgvuldig.dossiers import jobs as dossiers
from zorgvuldig.helpline import jobs as line
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import access_day, actions, actions_day, jobs
from zorgvuldig.people.models import MailChoice, Reminded
from zorgvuldig.privacy import jobs as privacy
from zorgvuldig.rules import quiet
from zorgvuldig.rules.quiet import Wish, opens_at, tells_all

pytestmark = [pytest.mark.django_db, pytest.mark.quiet]
THURSDAY, FRIDAY, SATURDAY, MONDAY = (date(2026, 11, day) for day in (19, 20, 21, 23))


def chooses(town, name="anna", **known):
    wish = {**Wish()._asdict(), **known}
    actions_day.choose_mail(actor=town.at_work(name), **wish)


@pytest.mark.parametrize(
    ("hour", "day", "to"),
    [
        (7, FRIDAY, []),
        (8, FRIDAY, ["anna", "esra"]),
        (17, FRIDAY, ["anna", "esra"]),
        (18, FRIDAY, []),
        (12, SATURDAY, []),
        (12, date(2026, 12, 25), []),
    ],
)
def test_without_a_choice_mail_comes_by_day_and_on_working_days(town, dossier, hour, day, to):
    called(town, dossier, happened_on=THURSDAY)
    assert morning(day, hour) == to


def test_who_chose_other_hours_and_weekends_gets_it_then(town, dossier):
    called(town, dossier, happened_on=THURSDAY)
    chooses(town, quiet_from=time(22), quiet_until=time(20), weekends=True)
    assert morning(SATURDAY, 12) == []
    assert morning(SATURDAY, 20) == ["anna"]


def test_one_mail_a_day_whatever_hour_asks_again(town, dossier):
    called(town, dossier, happened_on=THURSDAY)
    assert morning(FRIDAY, 8) == ["anna", "esra"]
    assert morning(FRIDAY, 9) == []
    assert morning(MONDAY, 9) == ["anna", "esra"]


def test_a_job_that_runs_again_sends_nothing_again(town, dossier):
    called(town, dossier, happened_on=THURSDAY)
    morning(FRIDAY)
    for _ in range(2):
        jobs.send_morning_mail(person_id=town.anna.person.pk, at=at(FRIDAY).isoformat())
    assert [letter.to for letter in mail.outbox].count([town.anna.person.email]) == 1


def test_once_a_week_tells_everything_on_the_first_working_day_and_what_is_urgent_between(
    town, make_dossier
):
    dossier = make_dossier()
    type(dossier).unscoped.filter(pk=dossier.pk).update(review_on=THURSDAY)
    chooses(town, rhythm="WEEKLY")
    assert [morning(day) for day in (FRIDAY, MONDAY, MONDAY + timedelta(days=1))] == [
        [],
        ["anna"],
        [],
    ]
    called(town, dossier, happened_on=date(2026, 11, 24))
    assert "anna" in morning(date(2026, 11, 26))


def test_who_wants_only_what_cannot_wait_gets_only_that(town, dossier):
    type(dossier).unscoped.filter(pk=dossier.pk).update(review_on=THURSDAY)
    chooses(town, rhythm="URGENT")
    assert morning(MONDAY) == []
    called(town, dossier, happened_on=THURSDAY)
    assert "anna" in morning(MONDAY + timedelta(days=1))


def test_what_is_urgent_stands_on_the_page_whatever_somebody_chose(town, signed_in, dossier):
    chooses(town, rhythm="URGENT")
    called(town, dossier, happened_on=timezone.localdate() - timedelta(days=5))
    first = signed_in(town.anna).get("/vandaag/").context["waiting"][0]
    assert first["urgent"]


def test_looking_up_what_waits_is_no_look_and_leaves_no_line(town, dossier):
    called(town, dossier, happened_on=THURSDAY)
    town.at_work("anna")
    before = LogEntry.unscoped.count()
    morning(FRIDAY)
    town.at_work("anna")
    assert LogEntry.unscoped.count() == before


def test_the_mail_says_why_in_general_words_and_nothing_else(town, dossier, settings):
    settings.ADDRESS = "https://zorgvuldig.example/"
    called(town, dossier, happened_on=THURSDAY)
    morning(FRIDAY)
    (letter,) = (one for one in mail.outbox if one.to == [town.anna.person.email])
    assert letter.subject == "Er wacht iets op u"
    assert letter.body == (
        "Beste Anna,\n\nEr wacht iets op u in Zorgvuldig:\n\n"
        "- Een datum is voorbij, of bijna voorbij.\n\n"
        "Wat het is, ziet u na het inloggen:\n\nhttps://zorgvuldig.example/vandaag/\n\n"
        "Wanneer u e-mail krijgt, kiest u hier:\n\nhttps://zorgvuldig.example/vandaag/berichten/\n"
    )


def test_sent_twice_it_would_be_the_same_mail(town, dossier):
    """A worker that dies between sending and keeping the row: most mailboxes then show one."""
    called(town, dossier, happened_on=THURSDAY)
    numbers = []
    for _ in range(2):
        morning(FRIDAY)
        (letter,) = (one for one in mail.outbox if one.to == [town.anna.person.email])
        numbers.append(letter.message()["Message-ID"])
        for name in ("anna", "esra"):
            town.at_work(name)
            Reminded.unscoped.filter(person=getattr(town, name).person).delete()
    assert numbers[0] == numbers[1]


def test_a_mail_after_a_deed_waits_until_the_quiet_hours_are_over(town, monkeypatch):
    evening = at(FRIDAY, 20)
    monkeypatch.setattr("django.utils.timezone.now", lambda: evening)
    jobs.send_reminder(person_id=town.anna.person.pk, pages=["day:today"])
    assert mail.outbox == []
    (job,) = ProcrastinateJob.objects.filter(task_name="people.send_reminder")
    assert timezone.localtime(job.scheduled_at) == datetime.combine(
        MONDAY, time(8), tzinfo=timezone.localtime(evening).tzinfo
    )
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(MONDAY, 8))
    jobs.send_reminder(**job.args)
    assert len(mail.outbox) == 1


@pytest.mark.parametrize(
    ("job", "more"),
    [
        (privacy.ask_second, {}),
        (privacy.tell_what_ends, {}),
        (dossiers.tell_of_look, {"look_id": str(uuid4()), "root": "/"}),
    ],
    ids=lambda one: getattr(one, "name", ""),
)
def test_so_do_the_others(town, monkeypatch, job, more):
    ilse = town.ilse.membership
    known = {"organisation_id": ilse.organisation_id, "membership_id": ilse.pk, **more}
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(FRIDAY, 20))
    job(**known)
    assert mail.outbox == []
    (queued,) = ProcrastinateJob.objects.filter(task_name=job.name)
    assert (queued.args, queued.scheduled_at) == (known, at(MONDAY, 8).replace(minute=0))
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(MONDAY, 9))
    job(**known)
    assert [letter.to for letter in mail.outbox] == [[town.ilse.person.email]]


def test_who_is_called_for_danger_on_the_line_hears_it_at_once(monkeypatch):
    lantern = helpline.build()
    monkeypatch.setattr("django.utils.timezone.now", lambda: at(FRIDAY, 23))
    cora = lantern.cora.membership
    line.something_waits(organisation_id=cora.organisation_id, membership_id=cora.pk)
    assert len(mail.outbox) == 1


def test_another_cannot_read_or_change_when_somebody_wants_mail(town):
    chooses(town, rhythm="URGENT")
    town.at_work("chaima")
    assert MailChoice.unscoped.count() == 0
    town.at_work("bram")
    assert MailChoice.unscoped.update(rhythm="DAILY") == 0
    town.at_work("anna")
    assert access_day.wish_of(town.anna.person.pk).rhythm == "URGENT"


def test_the_page_keeps_the_choice_and_refuses_a_day_without_an_hour(town, signed_in):
    anna = signed_in(town.anna)
    sent = {"rhythm": "WEEKLY", "quiet_until": "09:00", "quiet_from": "09:30"}
    answer = anna.post("/vandaag/berichten/", sent)
    assert answer.status_code == 422
    assert "een heel uur" in answer.text
    assert anna.post("/vandaag/berichten/", {**sent, "quiet_from": "17:00"}).status_code == 302
    town.at_work("anna")
    assert access_day.wish_of(town.anna.person.pk) == Wish("WEEKLY", time(17), time(9))
    assert LogEntry.unscoped.filter(event_type="mail.chosen").count() == 1


def test_after_two_weeks_it_is_forgotten_on_which_days_somebody_was_mailed(town, dossier):
    called(town, dossier, happened_on=THURSDAY)
    morning(FRIDAY)
    here = town.anna.organisation.pk
    for days, left in ((14, True), (15, False)):
        with walls.working_for(organisation=here):
            actions_day.clear_what_passed(here, FRIDAY + timedelta(days=days))
            assert Reminded.unscoped.exists() is left


def test_every_organisation_is_gone_round(town):
    assert len(actions.every_organisation()) == 3
    morning(FRIDAY)
    walls.say(organisation=town.chaima.organisation.pk)
    assert Reminded.unscoped.filter(person=town.chaima.person).exists()


def test_a_night_runs_over_a_weekend():
    friday = at(FRIDAY, 18)
    assert opens_at(Wish(), friday).date() == MONDAY
    assert opens_at(Wish(), at(FRIDAY, 7)) == at(FRIDAY, 8).replace(minute=0)
    assert opens_at(Wish(weekends=True), friday).date() == SATURDAY
    assert opens_at(Wish(), at(FRIDAY, 12)) is None


def test_a_week_that_begins_with_a_holiday_begins_a_day_later():
    easter_monday = date(2026, 4, 6)
    weekly = Wish(rhythm=quiet.Rhythm.WEEKLY)
    assert not tells_all(weekly, easter_monday)
    assert tells_all(weekly, easter_monday + timedelta(days=1))
