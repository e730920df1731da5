"""Two people, or one in two tabs, decide at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections, transaction
from django.utils import timezone

from tests import cast
from tests.dossiers.conftest import entry
from tests.dossiers.sharing.story import fresh, laid_down
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import deciding
from zorgvuldig.dossiers.models import DecisionRecord, Disclosure
from zorgvuldig.dossiers.refusals import NotNow


def decide(laid, actor, decision):
    today = timezone.localdate()
    return deciding.decide(
        proposal=laid,
        actor=actor,
        decision=decision,
        fingerprint=deciding.now(laid, today)[1],
        today=today,
        **entry(reasons="Dit weegt zwaarder"),
    )


def decide_apart(proposal_pk, esra, decision):
    """In a thread and a connection of its own, as two browser tabs would."""
    try:
        with walls.working_for(organisation=esra.organisation.pk, person=esra.person.pk):
            laid = fresh(Disclosure(pk=proposal_pk))
            decide(laid, esra, decision)
        return "stored"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


def test_two_decisions_at_once_are_stored_once(committed):
    with transaction.atomic():
        town = cast.build()
        laid = laid_down(town)
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(decide_apart, [laid.pk] * 2, [town.esra] * 2, ["SHARE", "NOT_SHARE"])
    assert sorted(answers) == ["refused", "stored"]
    with walls.working_for(organisation=town.esra.organisation.pk):
        assert DecisionRecord.unscoped.count() == 1
