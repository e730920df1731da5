"""The coordinator's list: papers that run out on top, paged by key, nothing to search by, and one
price however long it is. And what is asked before somebody leaves."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making
from tests.helpline.pool import a_pool
from zorgvuldig.helpline.access import confidants as access
from zorgvuldig.helpline.candidates import trained_until
from zorgvuldig.helpline.models import Confidant, MatchProposal, TrainingRecord
from zorgvuldig.people import actions as people
from zorgvuldig.people.refusals import StillNeeded
from zorgvuldig.rules.helpline import confidants as rule

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
LIST = "helpline:confidants"


def test_whose_papers_run_out_first_stand_on_top(lantern):
    noor, fleur, sam = a_pool(lantern, 3)
    late = TODAY() - timedelta(days=3 * 365 - 5)
    Confidant.unscoped.filter(pk=sam.pk).update(certificate_on=late)
    soon = TODAY() + timedelta(days=20)
    TrainingRecord.unscoped.filter(confidant=fleur, subject="BIAS").update(valid_until=soon)
    actor = lantern.at_work("cora")
    assert access.list_page(actor)[:2] == [sam, fleur]
    page = signed_in(lantern.cora).get(reverse(LIST)).content.decode()
    assert page.index("VOG verloopt over") < page.index("De training verloopt over 20 dagen")
    assert noor in access.list_page(actor)


def test_the_database_and_the_rule_say_the_same_day(lantern):
    noor = a_pool(lantern, 1)[0]
    making.trained(noor, TODAY() - timedelta(days=650))  # older than what was followed since
    actor = lantern.at_work("cora")
    for certificate_on in (TODAY() - timedelta(days=1000), TODAY() - timedelta(days=10)):
        Confidant.unscoped.filter(pk=noor.pk).update(certificate_on=certificate_on)
        (found,) = access.list_page(actor)
        trained = trained_until(noor.organisation_id)[noor.pk]
        ends = (rule.certificate_until(certificate_on), rule.all_subjects_until(trained))
        assert found.runs_out == min(ends)


def test_the_list_is_paged_by_key_and_misses_nobody(lantern):
    pool = a_pool(lantern, 2 * access.PAGE + 3)
    cora, seen = signed_in(lantern.cora), []
    address = reverse(LIST)
    while address:
        page = cora.get(address)
        seen += [one["title"] for one in page.context["confidants"]]
        older = page.context["older_url"]
        address = reverse(LIST) + older if older else ""
    assert len(seen) == len(pool)
    assert len(set(seen)) == len(pool)


@pytest.mark.parametrize("text", ["", "x", "2026-11-27_x", "2026-13-45_1", "_"])
def test_a_place_in_the_list_that_is_none_is_the_beginning(lantern, text):
    a_pool(lantern, 1)
    page = signed_in(lantern.cora).get(reverse(LIST), {"na": text, "toon": "iets"})
    assert len(page.context["confidants"]) == 1


def test_by_state_and_with_the_load(lantern):
    making.a_match(lantern)
    making.a_confidant(lantern, "yara", state="INTAKE")
    cora = signed_in(lantern.cora)
    (vera,) = cora.get(reverse(LIST)).context["confidants"]
    assert vera["text"] == "Begeleidt er nu 1; er is nog plek voor 2"
    (yara,) = cora.get(reverse(LIST), {"toon": "voorbereiding"}).context["confidants"]
    assert yara["text"] == "In voorbereiding"
    assert cora.get(reverse(LIST), {"toon": "gestopt"}).context["confidants"] == []


def test_three_hundred_cost_as_many_questions_as_three(lantern):
    a_pool(lantern, 3)
    few = questions(lantern)
    a_pool(lantern, 297)
    assert questions(lantern) == few


def questions(lantern) -> int:
    cora = signed_in(lantern.cora)
    cora.get(reverse(LIST))  # what is asked once only
    with CaptureQueriesContext(connection) as asked:
        assert cora.get(reverse(LIST)).status_code == 200
    return len(asked)


def end(lantern, name: str) -> None:
    member = getattr(lantern, name).membership
    people.end_membership(actor=lantern.at_work("greet"), membership=member, today=TODAY())


def roles(lantern, name: str, *left: str) -> None:
    member = getattr(lantern, name).membership
    people.change_roles(
        actor=lantern.at_work("greet"), membership=member, roles=list(left), profession="OTHER"
    )


def test_a_confidant_with_a_match_does_not_leave(lantern):
    making.a_match(lantern)
    with pytest.raises(StillNeeded, match="begeleidt nog iemand"):
        end(lantern, "vera")
    with pytest.raises(StillNeeded):
        roles(lantern, "vera", "HELPLINE_WORKER")


def test_nor_one_for_whom_a_proposal_waits(lantern):
    vera, request, number = making.a_confidant(lantern), making.a_request(lantern), uuid4()
    MatchProposal.unscoped.create(
        id=number,
        organisation_id=vera.organisation_id,
        request=request,
        confidant=vera,
        proposed_by=lantern.cora.membership,
        sealed=request.key.seal({"why": "Taal."}, number),
    )
    with pytest.raises(StillNeeded):
        end(lantern, "vera")


def test_a_confidant_may_take_on_more_work_beside_it(lantern):
    making.a_match(lantern)
    roles(lantern, "vera", "CONFIDANT", "HELPLINE_WORKER")
    lantern.vera.membership.refresh_from_db()
    assert lantern.vera.membership.roles == ["CONFIDANT", "HELPLINE_WORKER"]
    assert Confidant.unscoped.get().state == "ACTIVE"


@pytest.mark.parametrize("leave", [end, lambda lantern, name: roles(lantern, name, "COLLEAGUE")])
def test_who_leaves_with_nobody_counting_on_them_has_stopped(lantern, leave):
    making.a_confidant(lantern)
    leave(lantern, "vera")
    vera = Confidant.unscoped.get()
    assert (vera.state, vera.stopped_on) == ("STOPPED", TODAY())


def test_a_coach_does_not_leave_before_another_was_chosen(lantern):
    making.a_confidant(lantern)
    with pytest.raises(StillNeeded, match="andere begeleider"):
        end(lantern, "koos")
    roles(lantern, "koos", "HELPLINE_COORDINATOR")  # who may coach too
    lantern.at_work("cora")
    Confidant.unscoped.update(coach=lantern.cora.membership)
    end(lantern, "koos")
    lantern.koos.membership.refresh_from_db()
    assert lantern.koos.membership.ended_on == TODAY()
