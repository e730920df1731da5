"""Two people, or one in two tabs, decide at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic, sleep
from uuid import uuid4

from django.db import connection, connections, transaction
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.dossiers.conftest import entry
from tests.dossiers.sharing.story import concern, fresh, laid_down
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import deciding, proposing, talks
from zorgvuldig.dossiers.models import DecisionRecord, Disclosure, SafetyConcern
from zorgvuldig.recording.refusals import NotNow

PATIENCE = 120  # seconds in which another must have come so far
WAITING = """SELECT count(*) FROM pg_locks
    WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"""


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


def test_a_decision_that_waited_is_taken_on_what_is_read_afterwards(committed):
    """Anna records that the client cannot decide while Esra's answer is on its way."""
    with transaction.atomic():
        town = cast.build()
        laid = laid_down(town)
    esra, url = cast.signed_in(town.esra), reverse("dossiers:decide", args=[laid.pk])
    form = {
        "once": str(uuid4()),
        "fingerprint": esra.get(url).context["fingerprint"],
        "decision": "SHARE",
        "reasons": "Het moet",
    }
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            anna = town.at_work("anna")
            talks.judge_capacity(
                dossier=fresh(laid).dossier,
                actor=anna,
                capacity="INCAPABLE",
                **entry(reason="Ziek"),
            )
            answering = pool.submit(apart, esra.post, url, form)
            until_somebody_waits()
        answer = answering.result()
    assert answer.status_code == 422
    assert "Er is niets besloten" in answer.text
    assert "Veranderd: of de cliënt hierover zelf kan beslissen" in answer.text
    with walls.working_for(organisation=town.esra.organisation.pk):
        assert DecisionRecord.unscoped.count() == 0


def test_laying_down_that_waited_looks_at_what_is_read_afterwards(committed):
    """The safety concern ends while the proposal is on its way to the decider."""
    with transaction.atomic():
        town = cast.build()
        laid = laid_down(town)
        proposing.take_back(proposal=laid, actor=town.at_work("anna"))
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            town.at_work("anna")
            concern(fresh(laid).dossier, town)  # holds the dossier
            SafetyConcern.unscoped.update(ended_on=timezone.localdate())
            answering = pool.submit(apart, lay_down, laid.pk, town.anna)
            until_somebody_waits()
        assert answering.result() == "refused"


def lay_down(number, anna):
    with walls.working_for(organisation=anna.organisation.pk, person=anna.person.pk):
        found = fresh(Disclosure(pk=number))
        try:
            proposing.submit(proposal=found, actor=anna, today=timezone.localdate())
        except NotNow:
            return "refused"
    return "laid down"


def apart(deed, *arguments):
    """In a connection of its own, which is closed afterwards."""
    try:
        return deed(*arguments)
    finally:
        connections.close_all()


def until_somebody_waits():
    """Until another connection waits for a row that this one holds."""
    until = monotonic() + PATIENCE
    while monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(WAITING)
            if cursor.fetchone()[0]:
                return
        sleep(0.02)
    raise AssertionError("nobody waited")
