"""Somebody at work in a process of their own, as another browser on another server would be:
`python -m tests.helpline.at_work_apart DATABASE`. Each line that comes in is one deed; the answer
is one line."""

import json
import sys
from uuid import UUID, uuid4

import tests.environment  # noqa: F401  the settings of the tests, before Django begins


def begin(database_name: str) -> None:
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorgvuldig.settings")
    django.setup()
    from tests import database

    database.point(database_name)


def do(job: dict[str, str]) -> str:
    """One deed, for one person of one line; "stored" or "refused"."""
    from zorgvuldig import walls
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership
    from zorgvuldig.recording.refusals import NotNow

    try:
        with walls.working_for(organisation=int(job["organisation"]), person=int(job["person"])):
            member = Membership.unscoped.select_related("person", "organisation").get(
                person=job["person"]
            )
            request = HelpRequest.unscoped.select_related("key").get(pk=job["request"])
            DEEDS[job["deed"]](request, Actor(member.person, member), job)
    except NotNow:
        return "refused"
    return "stored"


def propose(request, actor, job) -> None:
    from zorgvuldig.helpline.actions import proposing

    proposing.propose(request=request, actor=actor, once=uuid4(),
                      confidant=UUID(job["confidant"]), why="x")  # fmt: skip


def say_yes(request, actor, job) -> None:
    from zorgvuldig.helpline.actions import answering
    from zorgvuldig.helpline.models import MatchProposal

    proposal = MatchProposal.unscoped.select_related("request__key").get(pk=job["proposal"])
    answering.confidant_answers(proposal, actor, yes=True)


def withdraw(request, actor, job) -> None:
    from django.utils import timezone

    from zorgvuldig.helpline.actions import consenting

    consenting.withdraw(request=request, actor=actor, withdrawn_on=timezone.localdate())


DEEDS = {"propose": propose, "yes": say_yes, "withdraw": withdraw}

if __name__ == "__main__":
    begin(sys.argv[1])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(do(json.loads(line)) + "\n")
        sys.stdout.flush()
