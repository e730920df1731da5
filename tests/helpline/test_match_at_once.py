"""Two people decide at the same moment about one place, one caller or one match. In processes of
their own: two coordinators and one confidant with one free place make one match, always."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction

from tests.dossiers.sharing.test_at_once import until_somebody_waits
from tests.environment import ROOT
from tests.helpline import cast, making, matched
from zorgvuldig import walls
from zorgvuldig.helpline.actions import answering
from zorgvuldig.helpline.models import Match, MatchProposal
from zorgvuldig.rules.helpline.codes import WAITING_PROPOSALS

ROUNDS = 6


class Apart:
    """One process, to which deeds are given."""

    def __init__(self, database_name: str) -> None:
        command = [sys.executable, "-m", "tests.helpline.at_work_apart", database_name]
        self.process = subprocess.Popen(
            command, cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        assert self.answer() == "ready"

    def begin(self, job: dict[str, str]) -> None:
        self.process.stdin.write(json.dumps(job) + "\n")
        self.process.stdin.flush()

    def answer(self) -> str:
        return self.process.stdout.readline().strip()


@contextmanager
def two_apart(database_name: str) -> Iterator[list[Apart]]:
    both = [Apart(database_name), Apart(database_name)]
    try:
        yield both
    finally:
        for one in both:
            one.process.stdin.close()
            one.process.wait(120)


def at_once(both: list[Apart], *jobs: dict[str, str]) -> list[str]:
    for one, job in zip(both, jobs, strict=True):
        one.begin(job)
    return sorted(one.answer() for one in both)


def job(deed, request, actor, **more):
    return {
        "deed": deed,
        "request": str(request.pk),
        "organisation": str(request.organisation_id),
        "person": str(actor.person.pk),
        **{name: str(value.pk) for name, value in more.items()},
    }


def lantern_with(make):
    """The line and what a test begins with, committed."""
    with transaction.atomic():
        lantern = cast.build()
        return lantern, make(lantern)


def counted(lantern, rows):
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        return rows().count()


def waiting():
    return MatchProposal.unscoped.filter(state__in=list(WAITING_PROPOSALS))


def open_matches():
    return Match.unscoped.filter(ended_on=None)


def free_again(lantern):
    with walls.working_for(organisation=lantern.cora.organisation.pk):
        for proposal in waiting().select_related("request__key"):
            answering.caller_answers(proposal.request, lantern.cora, False)


def test_two_coordinators_and_one_place_are_one_proposal_always(committed):
    lantern, (callers, vera) = lantern_with(
        lambda lantern: (
            [[matched.to_match(lantern) for _ in range(2)] for _ in range(ROUNDS)],
            making.a_confidant(lantern, most_matches=1),
        )
    )
    with two_apart(committed) as both:
        for first, second in callers:
            jobs = [job("propose", r, lantern.cora, confidant=vera) for r in (first, second)]
            assert at_once(both, *jobs) == ["refused", "stored"]
            assert counted(lantern, waiting) == 1
            free_again(lantern)


def test_two_proposals_for_one_caller_are_one_always(committed):
    lantern, (callers, vera, yara) = lantern_with(
        lambda lantern: (
            [matched.to_match(lantern) for _ in range(ROUNDS)],
            making.a_confidant(lantern),
            making.a_confidant(lantern, "yara"),
        )
    )
    with two_apart(committed) as both:
        for request in callers:
            jobs = [job("propose", request, lantern.cora, confidant=c) for c in (vera, yara)]
            assert at_once(both, *jobs) == ["refused", "stored"]
            assert counted(lantern, waiting) == 1
            free_again(lantern)


def strangers(lantern):
    """Vera was asked, and does not know them."""
    proposal = matched.asked(lantern)
    answering.confidant_declares(proposal, lantern.at_work("vera"), could_know=False)
    return proposal


def test_one_yes_in_two_tabs_is_one_match(committed):
    lantern, proposal = lantern_with(strangers)
    yes = job("yes", proposal.request, lantern.vera, proposal=proposal)
    with two_apart(committed) as both:
        assert at_once(both, yes, yes) == ["refused", "stored"]
    assert counted(lantern, open_matches) == 1


def test_a_yes_while_the_caller_takes_theirs_back_leaves_nobody_linked(committed):
    lantern, proposal = lantern_with(strangers)
    yes = job("yes", proposal.request, lantern.vera, proposal=proposal)
    with two_apart(committed) as both:
        answers = at_once(both, yes, job("withdraw", proposal.request, lantern.wim))
    assert "stored" in answers
    assert counted(lantern, open_matches) == 0


@pytest.mark.parametrize("same", ["confidant", "request"])
def test_who_comes_second_waits_and_looks_again(committed, same):
    """Held in this order everywhere: the request, then the confidant."""
    lantern, (first, second, vera, yara) = lantern_with(
        lambda lantern: (
            matched.to_match(lantern),
            matched.to_match(lantern),
            making.a_confidant(lantern, most_matches=1),
            making.a_confidant(lantern, "yara"),
        )
    )
    request, confidant = (second, vera) if same == "confidant" else (first, yara)
    with two_apart(committed) as (other, _):
        with transaction.atomic():
            matched.proposes(lantern, first, vera)
            other.begin(job("propose", request, lantern.cora, confidant=confidant))
            until_somebody_waits()
        assert other.answer() == "refused"
    assert counted(lantern, waiting) == 1
