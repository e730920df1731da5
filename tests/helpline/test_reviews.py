"""Looking back on time (H-08): overdue is visible, going on waits, a contact never waits."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import signed_in
from tests.helpline import making
from tests.helpline.supporting import TODAY, ago, handed_over, looked_back, now, spoke
from zorgvuldig.helpline.access import matches, support
from zorgvuldig.helpline.actions import ending, reviewing
from zorgvuldig.helpline.models import HelpNote, Match, SecondLook
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.rules.helpline import clocks

pytestmark = pytest.mark.django_db


@pytest.fixture
def match(lantern):
    """Vera has contact with a mother since a week."""
    return making.a_match(lantern)


@pytest.fixture
def overdue(lantern, match):
    """Three contacts, and nobody looked back since."""
    for days in (6, 4, 2):
        spoke(lantern, match, on=ago(days))
    lantern.at_work("cora")
    return now(match)


def extend(lantern, match, **said):
    return reviewing.extend(match=match, actor=lantern.at_work("cora"), once=uuid4(), more=2,
                            text="Zij wil nog oefenen.", **said)  # fmt: skip


def end(lantern, match, **said):
    known = {"asked_by": "CALLER", "once": uuid4(), **said}
    return ending.end_match(match=match, actor=lantern.at_work("cora"), **known)


@pytest.mark.gate("H-08", "refuses")
@pytest.mark.parametrize("deed", [extend, end])
def test_who_extends_or_ends_looks_back_first(lantern, overdue, deed):
    with pytest.raises(GateShut) as refusal:
        deed(lantern, overdue)
    assert refusal.value.gate == "H-08"
    assert "tussenstand" in refusal.value.sentence
    assert (now(overdue).most_contacts, now(overdue).ended_on) == (8, None)


@pytest.mark.gate("H-08", "refuses")
def test_whoever_offers_or_closes_asks_the_same(lantern, overdue):
    with pytest.raises(GateShut) as refusal:
        reviewing.hold_review(overdue.request, TODAY())
    assert refusal.value.gate == "H-08"


@pytest.mark.gate("H-08", "releases")
@pytest.mark.parametrize("deed", [extend, end])
def test_after_looking_back_it_goes_on(lantern, overdue, deed):
    looked_back(lantern, overdue)
    deed(lantern, overdue)
    assert now(overdue).most_contacts == 10 or now(overdue).ended_on == TODAY()


@pytest.mark.gate("H-08", "releases")
def test_a_request_without_a_match_has_nothing_to_look_back_on(lantern):
    request = making.a_request(lantern)
    reviewing.hold_review(request, TODAY())


@pytest.mark.gate("H-08", "releases")
def test_a_contact_is_always_stored_also_beyond(lantern, overdue):
    overdue.most_contacts = 3
    overdue.save()
    spoke(lantern, overdue, text="Nog een keer.")
    assert HelpNote.unscoped.filter(match=overdue, kind="CONTACT").count() == 4


def test_a_review_lies_at_most_six_weeks_on(lantern, match):
    with pytest.raises(NotNow, match="zes weken"):
        looked_back(lantern, match, review_on=TODAY() + timedelta(days=43))


def test_a_sooner_day_that_was_agreed_counts(lantern, match):
    soon = TODAY() + timedelta(days=10)
    looked_back(lantern, match, review_on=soon)
    assert support.review_due(now(match)) == soon
    looked_back(lantern, match)
    assert support.review_due(now(match)) == TODAY() + clocks.REVIEW_EVERY


CASES = {
    "nothing yet": ((), (), None),
    "two contacts": ((6, 5), (), None),
    "three contacts, in any order": ((1, 6, 3), (), None),
    "five contacts on two days": ((6, 6, 6, 2, 2), (), None),
    "a review after them": ((6, 4, 3), (2,), None),
    "two reviews": ((6, 4, 3), (2, 5), None),
    "a review before the third": ((6, 4, 1), (5,), None),
    "a day that was agreed": ((6,), (3,), 9),
}


@pytest.mark.parametrize("case", CASES)
def test_the_list_counts_the_days_as_the_rule_does(lantern, match, case):
    contacts, reviews, agreed = CASES[case]
    for days in contacts:
        spoke(lantern, match, on=ago(days))
    spoke(lantern, match, reached="NOT_REACHED")
    for days in reviews:
        looked_back(lantern, match, on=ago(days), review_on=agreed and TODAY() + timedelta(agreed))
    found = matches.open_matches().get(pk=match.pk)
    assert found.due == support.review_due(now(match))
    assert found.contacts == len(contacts)
    assert found.last_contact == max(map(ago, contacts), default=None)


def test_only_the_coordinator_or_who_took_it_looks_back(lantern, match):
    address = f"/hulplijn/{match.request.reference}/tussenstand/"
    answers = {name: signed_in(lantern.at_work(name)).get(address).status_code
               for name in ("wim", "wout", "cora", "vera", "koos")}  # fmt: skip
    assert answers == {"wim": 200, "wout": 404, "cora": 200, "vera": 404, "koos": 404}


def test_who_only_looks_along_does_not_look_back_on_the_match(lantern, match):
    actor = lantern.at_work("wim")
    SecondLook.unscoped.create(
        organisation=actor.organisation,
        request=match.request,
        asked_by=actor.membership,
        asked_of=lantern.wout.membership,
        kind="SUPPORT",
    )
    client, here = signed_in(lantern.at_work("wout")), f"/hulplijn/{match.request.reference}/"
    text = client.get(here).content.decode()
    assert "De koppeling" in text
    assert f"{here}tussenstand/" not in text
    assert client.get(f"{here}tussenstand/").status_code == 404


def test_a_refusal_leads_to_the_review(lantern, overdue):
    client = signed_in(lantern.at_work("cora"))
    here = f"/hulplijn/{overdue.request.reference}"
    answer = client.post(f"{here}/verlengen/", {"once": str(uuid4()), "more": "2", "text": "Nog."})
    assert answer.status_code == 422
    assert f'href="{here}/tussenstand/"' in answer.content.decode()


def test_a_review_is_laid_down_with_both_voices(lantern, overdue):
    client = signed_in(lantern.at_work("wim"))
    typed = {"once": str(uuid4()), "happened_on": TODAY().isoformat(), "goal": "MET", "heavy": "NO",
             "caller_says": "Ik durf weer te praten."}  # fmt: skip
    address = f"/hulplijn/{overdue.request.reference}/tussenstand/"
    assert client.post(address, typed).status_code == 422
    typed["confidant_says"] = "Het is klaar zo."
    assert client.post(address, typed).status_code == 302
    text = client.get(f"/hulplijn/{overdue.request.reference}/").content.decode()
    assert "Doel gehaald: Ja" in text
    assert "De hulpvrager zegt: Ik durf weer te praten." in text
    assert "De tussenstand is te laat" not in text


def test_what_is_due_stands_on_the_page_of_the_request(lantern, overdue):
    client = signed_in(lantern.at_work("cora"))
    text = client.get(f"/hulplijn/{overdue.request.reference}/").content.decode()
    assert "De tussenstand is te laat. Die was aan de beurt: 2 dagen geleden" in text
    assert "3 van 8" in text


def test_an_ended_match_makes_room_for_another(lantern, match):
    end(lantern, match, asked_by="CONFIDANT")
    assert now(match).request.state == "TRIAGED"
    assert support.match_of(match.request) is None
    making.a_match(lantern, match.request, making.a_confidant(lantern, "yara"))


def test_an_ended_match_offers_the_confidant_a_talk_afterwards(lantern, match):
    end(lantern, match)
    koos = lantern.at_work("koos")
    text = signed_in(koos).get("/hulplijn/begeleiding/").content.decode()
    assert "Nazorg na een afgeronde begeleiding" in text
    assert "Vera" in text


def test_the_coach_sees_which_reviews_are_late(lantern, overdue):
    text = signed_in(lantern.at_work("koos")).get("/hulplijn/begeleiding/").content.decode()
    assert "Tussenstanden die te laat zijn" in text
    assert overdue.request.reference not in text


def test_a_coach_of_others_sees_neither(lantern, overdue):
    lantern.at_work("cora")
    overdue.confidant.coach = lantern.wout.membership
    overdue.confidant.save()
    assert matches.of_coach(lantern.at_work("koos")) == []


def test_a_hand_over_stands_on_top_until_it_is_taken_up(lantern, overdue):
    other = making.a_match(lantern, confidant=overdue.confidant)
    handed_over(lantern, other, over="TOO_HEAVY", text="Ik slaap er slecht van")
    client = signed_in(lantern.at_work("cora"))
    text = client.get("/hulplijn/koppelingen/").content.decode()
    assert text.index(other.request.reference) < text.index(overdue.request.reference)
    assert "Het is te zwaar voor mij. Ik slaap er slecht van." in text
    typed = {"once": str(uuid4()), "text": "Cora belt voortaan zelf."}
    address = f"/hulplijn/{other.request.reference}/opgepakt/"
    assert client.post(address, typed).status_code == 302
    text = client.get("/hulplijn/koppelingen/").content.decode()
    assert text.index(overdue.request.reference) < text.index(other.request.reference)


def test_the_list_goes_on_where_it_stopped(lantern, match):
    for days in range(matches.PAGE + 4):
        making.a_match(lantern, confidant=match.confidant, began_on=ago(days))
    handed_over(lantern, match)
    client, seen, address = signed_in(lantern.at_work("cora")), [], "/hulplijn/koppelingen/"
    for _ in range(2):
        answer = client.get(address)
        seen += [card["reference"] for card in answer.context["matches"]]
        address = f"/hulplijn/koppelingen/{answer.context['older_url']}"
    assert len(seen) == len(set(seen)) == matches.PAGE + 5
    assert seen[0] == match.request.reference


@pytest.mark.parametrize("number", [3, 300])
def test_the_list_costs_the_same_however_many(lantern, number, django_assert_num_queries):
    vera = making.a_confidant(lantern)
    for _ in range(number):
        making.a_match(lantern, confidant=vera)
    client = signed_in(lantern.at_work("cora"))
    with django_assert_num_queries(LIST):
        client.get("/hulplijn/koppelingen/")


LIST = 9


@pytest.mark.parametrize("place", ["", "x", "0_2026-01-01", "a_2026-01-01_b", "1_eens_niets"])
def test_a_place_nobody_made_is_the_beginning(lantern, match, place):
    client = signed_in(lantern.at_work("cora"))
    assert client.get("/hulplijn/koppelingen/", {"na": place}).status_code == 200


def test_the_coordinator_of_another_line_sees_none_of_it(lantern, match):
    text = signed_in(lantern.at_work("chris")).get("/hulplijn/koppelingen/").content.decode()
    assert match.request.reference not in text


def test_who_is_reminded_in_the_morning(lantern, match):
    cora, vera = lantern.cora.person.pk, lantern.vera.person.pk
    assert matches.coordinators_to_remind(TODAY()) == set()
    assert matches.confidants_to_remind(TODAY()) == set()
    Match.unscoped.filter(pk=match.pk).update(next_contact_on=ago(8))
    assert matches.confidants_to_remind(TODAY()) == {vera}
    Match.unscoped.filter(pk=match.pk).update(next_contact_on=ago(7), began_on=ago(43))
    assert matches.confidants_to_remind(TODAY()) == set()
    assert matches.coordinators_to_remind(TODAY()) == {cora}
    Match.unscoped.filter(pk=match.pk).update(began_on=ago(7))
    handed_over(lantern, match)
    assert matches.coordinators_to_remind(TODAY()) == {cora}


def test_an_ended_match_reminds_nobody(lantern, match):
    handed_over(lantern, match)
    Match.unscoped.filter(pk=match.pk).update(next_contact_on=ago(30), ended_on=TODAY())
    assert matches.confidants_to_remind(TODAY()) == set()
    assert matches.coordinators_to_remind(TODAY()) == set()
