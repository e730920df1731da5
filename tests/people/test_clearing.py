"""What is cleared at night, in every organisation at once."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone

from tests import cast
from zorgvuldig import walls
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts import jobs as drafts_jobs
from zorgvuldig.drafts.models import Draft
from zorgvuldig.people import actions, jobs
from zorgvuldig.people.models import Invitation


def tonight():
    return int(timezone.now().timestamp())


def test_expired_invitations_and_ended_sessions_go(committed):
    with transaction.atomic():
        town = cast.build()
        for name, address in (("gerda", "oud"), ("gerda", "nieuw"), ("chaima", "oud")):
            invite(town.at_work(name), f"{address}@voorbeeld.example")
        Session.objects.create(session_key="oud", expire_date=timezone.now() - timedelta(hours=1))
        Session.objects.create(session_key="nieuw", expire_date=timezone.now() + timedelta(hours=1))
    jobs.clear_what_passed(tonight())
    assert [session.session_key for session in Session.objects.all()] == ["nieuw"]
    assert left(town.gerda, Invitation) == ["nieuw@voorbeeld.example"]
    assert left(town.chaima, Invitation) == []


def invite(actor, email):
    invitation = actions.invite(
        actor=actor, email=email, name="N", roles=["VOLUNTEER"], profession="OTHER", root="/"
    )
    if email.startswith("oud"):
        invitation.expires_at = timezone.now() - timedelta(minutes=1)
        invitation.save()


def test_drafts_that_nobody_touched_for_a_month_go(committed):
    with transaction.atomic():
        town = cast.build()
        for name in ("anna", "chaima"):
            for path, days in (("/oud/", 31), ("/nieuw/", 29)):
                leave_draft(town.at_work(name), path, days)
    drafts_jobs.clear_what_passed(tonight())
    assert left(town.anna, Draft) == ["/nieuw/"]
    assert left(town.chaima, Draft) == ["/nieuw/"]


def leave_draft(actor, path, days):
    drafts.keep(actor=actor, path=path, typed=QueryDict("account=tekst"))
    touched = timezone.now() - timedelta(days=days)
    Draft.unscoped.filter(path=path).update(saved_at=touched)


def left(actor, model):
    """What this organisation still has, by the name each row shows."""
    with walls.working_for(organisation=actor.organisation.pk):
        return [str(row) for row in model.unscoped.all()]
