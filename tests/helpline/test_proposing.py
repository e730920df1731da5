"""Who can be proposed, who chooses, and that nobody waits in silence."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making, matched
from tests.helpline.pool import a_pool
from zorgvuldig.helpline.access import proposals as access
from zorgvuldig.helpline.access import reminders
from zorgvuldig.helpline.actions import answering, proposing
from zorgvuldig.helpline.models import HelpRequest, MatchProposal
from zorgvuldig.people.models import ContactPoint
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.helpline import clocks

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
QUERIES = 22  # to choose among three or among thirty


def refused(deed):
    with pytest.raises(GateShut) as refusal:
        deed()
    return refusal.value.gate


def shown(lantern, request, name="cora", query=""):
    client = signed_in(lantern.at_work(name))
    return client.get(f"/hulplijn/{request.reference}/voorstel/{query}")


@pytest.mark.gate("H-05", "refuses")
def test_nobody_is_proposed_who_took_the_yes_back(lantern):
    request, vera = matched.to_match(lantern), making.a_confidant(lantern)
    access.consents_of(request).update(answer="WITHDRAWN", withdrawn_on=TODAY())
    assert refused(lambda: matched.proposes(lantern, request, vera)) == "H-05"


@pytest.mark.gate("H-05", "refuses")
def test_nobody_is_proposed_to_who_turns_out_to_call_for_work(lantern):
    request, vera = matched.to_match(lantern), making.a_confidant(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(caller_role="PROFESSIONAL")
    assert refused(lambda: matched.proposes(lantern, request, vera)) == "H-05"


@pytest.mark.gate("H-05", "releases")
@pytest.mark.gate("H-06", "releases")
def test_after_a_yes_somebody_who_fits_is_proposed(lantern):
    proposal = matched.proposed(lantern)
    assert proposal.state == "TO_CALLER"
    assert proposal.words(proposal.request.key) == {"why": "Zij luistert goed."}
    request = HelpRequest.unscoped.get(pk=proposal.request_id)
    assert (request.state, request.hears_by) == ("MATCH_PROPOSED", None)


@pytest.mark.gate("H-06", "refuses")
@pytest.mark.parametrize(
    ("wish", "known"),
    [
        ({"languages": ["tr"]}, {}),
        ({"gender": "MAN"}, {}),
        ({}, {"state": "INTAKE"}),
        ({}, {"most_matches": 0}),
        ({}, {"certificate_on": TODAY() - timedelta(days=2000)}),
        ({}, {"away_from": TODAY() - timedelta(days=1)}),
    ],
)
def test_only_from_who_can_be_proposed_now(lantern, wish, known):
    request, vera = matched.to_match(lantern, wish), making.a_confidant(lantern, **known)
    assert refused(lambda: matched.proposes(lantern, request, vera)) == "H-06"
    assert MatchProposal.unscoped.count() == 0


@pytest.mark.gate("H-06", "refuses")
def test_a_waiting_proposal_holds_the_last_place(lantern):
    vera = making.a_confidant(lantern, most_matches=1)
    matched.proposes(lantern, matched.to_match(lantern), vera)
    other = matched.to_match(lantern)
    assert refused(lambda: matched.proposes(lantern, other, vera)) == "H-06"


@pytest.mark.gate("H-04", "refuses")
def test_a_serious_request_goes_on_after_a_second_look(lantern):
    request, vera = matched.to_match(lantern), making.a_confidant(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(kind="SERIOUS")
    assert refused(lambda: matched.proposes(lantern, request, vera)) == "H-04"


def test_one_proposal_at_a_time_and_sent_twice_once(lantern):
    request, vera, once = matched.to_match(lantern), making.a_confidant(lantern), uuid4()
    said = {"request": request, "actor": lantern.at_work("cora"), "confidant": vera.pk, "why": "x"}
    proposing.propose(once=once, **said)
    with pytest.raises(AlreadyRecorded):
        proposing.propose(once=once, **said)
    with pytest.raises(NotNow):
        proposing.propose(once=uuid4(), **said)
    assert MatchProposal.unscoped.count() == 1


def test_another_line_s_confidant_cannot_be_chosen(lantern):
    vera, request = making.a_confidant(lantern), matched.to_match(lantern)
    elsewhere = lantern.at_work("chris")
    with pytest.raises(NotNow):
        proposing.propose(
            request=request, actor=elsewhere, once=uuid4(), confidant=vera.pk, why="x"
        )


# the page


def test_the_page_shows_who_fits_what_is_met_and_why_others_cannot(lantern):
    making.a_confidant(lantern)
    making.a_confidant(lantern, "yara", gender="MAN", languages=["nl"])
    wish = {"gender": "WOMAN", "gender_must": False, "region": "Rivierland"}
    text = shown(lantern, matched.to_match(lantern, wish)).content.decode()
    assert text.index("Vera Vlasbloem") < text.index("Yara Vlasbloem")
    assert "Voldoet aan de wens: een vrouw" in text
    assert "Voldoet niet aan de wens: een vrouw" in text
    assert "begeleidt nu 0 van de 3" in text
    request = matched.to_match(lantern, {"languages": ["ar"]})
    assert "Spreekt een gevraagde taal niet." in shown(lantern, request).content.decode()


def test_only_the_coordinator_chooses(lantern):
    request, vera = matched.to_match(lantern), making.a_confidant(lantern)
    url = f"/hulplijn/{request.reference}/voorstel/{vera.pk}/"
    for name in ("wim", "wout", "vera", "koos", "chris"):
        client = signed_in(lantern.at_work(name))
        assert client.post(url, {"once": uuid4(), "why": "x"}).status_code == 404
        assert shown(lantern, request, name).status_code == 404
    assert MatchProposal.unscoped.count() == 0
    client = signed_in(lantern.at_work("cora"))
    assert client.post(url, {"once": uuid4(), "why": "x"}).status_code == 302
    assert MatchProposal.unscoped.count() == 1


def test_nobody_fits_and_the_page_says_what_else_there_is(lantern):
    organisation = lantern.at_work("cora").organisation
    ContactPoint.unscoped.create(
        organisation=organisation,
        addressee="EXTERNAL_PROFESSIONAL",
        name="Het wijkteam",
        reach="verzonnen",
        verified_on=TODAY(),
    )
    text = shown(lantern, matched.to_match(lantern)).content.decode()
    for said in ("Nu past niemand", "Het wijkteam: verzonnen", "wens losser", "doorverwijzen"):
        assert said in text


def test_a_long_pool_is_read_in_parts_and_costs_as_much_as_a_short_one(
    lantern, django_assert_max_num_queries
):
    request = matched.to_match(lantern)
    a_pool(lantern, 3)
    client = signed_in(lantern.at_work("cora"))
    url = f"/hulplijn/{request.reference}/voorstel/"
    with django_assert_max_num_queries(QUERIES):
        client.get(url)
    a_pool(lantern, 27)
    with django_assert_max_num_queries(QUERIES):
        first = client.get(url).content.decode()
    onward = first.split('rel="next" href="')[1].split('"')[0]
    second = client.get(url + onward).content.decode()
    assert [page.count("<span>Noor ") for page in (first, second)] == [20, 10]


# nobody waits in silence


def test_who_waits_longest_stands_first_and_only_the_coordinator_sees_the_list(lantern):
    new, old = matched.to_match(lantern), matched.to_match(lantern)
    long_ago = timezone.now() - timedelta(days=9)
    HelpRequest.unscoped.filter(pk=old.pk).update(received_at=long_ago, hears_by=long_ago)
    making.a_request(lantern)
    rows = list(access.to_match(lantern.at_work("cora")))
    assert rows == [old, new]
    page = signed_in(lantern.at_work("cora")).get("/hulplijn/wacht-op-vertrouwenspersoon/")
    text = page.content.decode()
    assert text.index(old.reference) < text.index("te laat") < text.index(new.reference)
    for name in ("wim", "vera", "koos"):
        client = signed_in(lantern.at_work(name))
        assert client.get("/hulplijn/wacht-op-vertrouwenspersoon/").status_code == 404


def test_the_list_goes_on_where_the_page_ended(lantern, monkeypatch):
    monkeypatch.setattr("zorgvuldig.helpline.views.waiting_for_match.PAGE", 2)
    requests = [matched.to_match(lantern) for _ in range(3)]
    client, url = signed_in(lantern.at_work("cora")), "/hulplijn/wacht-op-vertrouwenspersoon/"
    first = client.get(url).content.decode()
    onward = first.split('rel="next"')[1].split('href="')[1].split('"')[0]
    second = client.get(url + onward).content.decode()
    assert [r.reference in first for r in requests] == [True, True, False]
    assert [r.reference in second for r in requests] == [False, False, True]


def test_nobody_fits_and_the_caller_heard_so_with_a_day(lantern):
    request, day = matched.to_match(lantern), TODAY() + timedelta(days=7)
    client = signed_in(lantern.at_work("cora"))
    url = f"/hulplijn/{request.reference}/voorstel/nog-niemand/"
    said = {"once": uuid4(), "happened_on": TODAY(), "said": "De regio mag losser."}
    assert client.post(url, {**said, "hears_by": TODAY() + timedelta(days=20)}).status_code == 422
    assert client.post(url, {**said, "hears_by": day}).status_code == 302
    request.refresh_from_db()
    assert request.hears_by == day


def test_late_is_shown_and_reminded_of_until_it_is_taken_back(lantern):
    proposal = matched.proposed(lantern)
    late = clocks.answer_due_on(TODAY()) + timedelta(days=1)
    assert reminders.who_chooses(TODAY()) == set()
    assert reminders.who_chooses(late) == {lantern.cora.person.pk}
    MatchProposal.unscoped.update(proposed_at=timezone.now() - timedelta(days=14))
    page = signed_in(lantern.at_work("cora")).get("/hulplijn/wacht-op-vertrouwenspersoon/")
    assert "Een antwoord blijft uit" in page.content.decode()
    assert "antwoord blijft uit" in shown(lantern, proposal.request).content.decode()
    proposing.take_back(request=proposal.request, actor=lantern.at_work("cora"))
    assert reminders.who_chooses(TODAY()) == set()
    assert proposal.request.hears_by == clocks.hears_by(TODAY())
    with pytest.raises(NotNow):
        proposing.take_back(request=proposal.request, actor=lantern.at_work("cora"))


@pytest.mark.gate("H-12", "refuses")
@pytest.mark.parametrize("name", ["cora", "wim"])
def test_who_chooses_or_carries_the_request_is_not_proposed(lantern, name):
    """They read the name already, and would say yes for everybody at once."""
    request, actor = matched.to_match(lantern), getattr(lantern, name)
    lantern.at_work("cora")
    actor.membership.roles = [*actor.membership.roles, "CONFIDANT"]
    actor.membership.save()
    both = making.a_confidant(lantern, name)
    with pytest.raises(NotNow, match="U stelt uzelf niet voor"):
        matched.proposes(lantern, request, both)
    assert not MatchProposal.unscoped.exists()


def test_a_worker_who_is_proposed_does_not_answer_for_the_caller(lantern):
    lantern.at_work("cora")
    lantern.wout.membership.roles = ["HELPLINE_WORKER", "CONFIDANT"]
    lantern.wout.membership.save()
    request = matched.to_match(lantern)
    proposal = matched.proposes(lantern, request, making.a_confidant(lantern, "wout"))
    with pytest.raises(NotNow, match="Een collega"):
        answering.caller_answers(request, lantern.at_work("wout"), True, proposal=proposal.pk)
    assert matched.caller_says(lantern, proposal).state == "TO_CONFIDANT"


def test_who_could_not_just_after_midnight_could_not_on_that_day(lantern):
    proposal = matched.asked(lantern)
    answering.confidant_declares(proposal, lantern.at_work("vera"), could_know=False)
    answering.confidant_answers(proposal, lantern.at_work("vera"), yes=False)
    midnight = datetime(2026, 11, 12, 23, 10, tzinfo=UTC)  # ten past twelve on the 13th
    MatchProposal.unscoped.filter(pk=proposal.pk).update(confidant_answered_at=midnight)
    page = shown(lantern, proposal.request).content.decode()
    assert "Kon op 13 november 2026 niet" in page
