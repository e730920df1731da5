"""A confidant on a phone: the own people only, a contact in three taps, handing over always."""

from datetime import timedelta
from uuid import uuid4

import pytest

from tests.cast import signed_in
from tests.helpline import making
from tests.helpline.supporting import TODAY, ago, handed_over, looked_back, now, reachable, spoke
from zorgvuldig.helpline.actions import contacts
from zorgvuldig.helpline.models import HelpConsent, HelpNote
from zorgvuldig.logbook.models import LogEntry, Outcome
from zorgvuldig.people.models import ContactPoint
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db


@pytest.fixture
def match(lantern):
    """Vera has contact with a mother."""
    return making.a_match(lantern)


def page(lantern, name, where="", **query):
    """What this person gets at an address of the own pages."""
    return signed_in(lantern.at_work(name)).get(f"/hulplijn/mijn/{where}", query)


def sent(lantern, match, where, **typed):
    """A form of the own pages, filled in by Vera on her phone."""
    client = signed_in(lantern.at_work("vera"))
    fields = {"once": str(uuid4()), **typed}
    answer = client.post(f"/hulplijn/mijn/{match.request.reference}/{where}/", fields)
    lantern.at_work("vera")
    return answer


def test_a_confidant_begins_with_her_own_people(lantern, match):
    reachable(lantern, match)
    client = signed_in(lantern.at_work("vera"))
    assert client.get("/hulplijn/").url == "/hulplijn/mijn/"
    text = client.get("/hulplijn/mijn/").content.decode()
    assert "Samira" in text
    assert match.request.reference in text
    assert "Voorbeeld" not in text.replace("voorbeeld.example", "")


def test_who_has_no_match_yet_reads_what_will_be_here(lantern, match):
    making.a_confidant(lantern, "yara")
    assert "Hier staan uw mensen" in page(lantern, "yara").content.decode()


def test_a_caller_without_a_name_is_a_caller(lantern, match):
    assert "Hulpvrager" in page(lantern, "vera").content.decode()


def test_a_caller_is_called_as_they_said(lantern, match):
    reachable(lantern, match, name="Mevrouw Yildiz")
    assert "Mevrouw Yildiz" in page(lantern, "vera").content.decode()


def test_a_proposal_that_waits_shows_that_something_is_asked_and_no_name(lantern, match):
    yara = making.a_confidant(lantern, "yara")
    asked = making.a_match(lantern, confidant=yara)
    reachable(lantern, asked)
    proposal = asked.proposal
    asked.delete()
    proposal.state, proposal.conflict = "TO_CONFIDANT", None
    proposal.save()
    text = page(lantern, "yara").content.decode()
    assert "Wilt u contact hebben met een hulpvrager?" in text
    assert "Samira" not in text
    assert asked.request.reference not in text


def test_another_confidant_does_not_see_her_people_by_number(lantern, match):
    making.a_match(lantern, confidant=making.a_confidant(lantern, "yara"))
    reference = match.request.reference
    for where in ("", "contact/", "overdragen/"):
        assert page(lantern, "yara", f"{reference}/{where}").status_code == 404
    lantern.at_work("yara")
    denied = LogEntry.unscoped.filter(outcome=Outcome.DENIED, client_ref=match.request_id)
    assert denied.count() == 3


def test_her_access_ends_in_the_moment_the_match_ends(lantern, match):
    reachable(lantern, match)
    assert page(lantern, "vera", f"{match.request.reference}/").status_code == 200
    lantern.at_work("cora")
    match.ended_on = TODAY()
    match.save()
    for where in ("", "contact/", "overdragen/"):
        assert page(lantern, "vera", f"{match.request.reference}/{where}").status_code == 404
    assert match.request.reference not in page(lantern, "vera").content.decode()


def test_a_form_that_was_open_when_the_match_ended_stores_nothing(lantern, match):
    lantern.at_work("cora")
    match.ended_on = TODAY()
    match.save()
    match.ended_on = None
    with pytest.raises(NotNow, match="beëindigd"):
        spoke(lantern, match)
    assert not HelpNote.unscoped.filter(match=match).exists()


def test_nobody_writes_in_the_match_of_another(lantern, match):
    making.a_confidant(lantern, "yara")
    with pytest.raises(NotNow, match="niet van u"):
        spoke(lantern, match, by="yara")


def test_a_confidant_who_stopped_sees_nobody(lantern, match):
    lantern.at_work("cora")
    match.confidant.state, match.confidant.stopped_on = "STOPPED", TODAY()
    match.confidant.save()
    assert page(lantern, "vera", f"{match.request.reference}/").status_code == 404


def test_the_safe_time_and_no_voicemail_stand_before_the_number(lantern, match):
    reachable(lantern, match)
    text = page(lantern, "vera", f"{match.request.reference}/").content.decode()
    number = text.index("06 verzonnen")
    assert text.index("tussen 10 en 11 uur") < number
    assert text.index("niets in op de voicemail") < number


def test_one_tap_calls_a_number_that_is_one(lantern, match):
    where = f"{match.request.reference}/"
    reachable(lantern, match)
    assert 'href="tel' not in page(lantern, "vera", where).content.decode()
    reachable(lantern, match, phone="88 - 88 88 88 88")
    text = page(lantern, "vera", where).content.decode()
    assert text.index("niets in op de voicemail") < text.index('href="tel' + ':8888888888"')


def test_she_reads_what_the_caller_agreed_to_tell_and_not_the_story(lantern, match):
    told = agreed(lantern, match, "GIVEN")
    text = page(lantern, "vera", f"{match.request.reference}/").content.decode()
    assert told in text
    assert "Hij komt bijna niet meer buiten." not in text


def test_without_that_yes_nothing_is_told(lantern, match):
    told = agreed(lantern, match, "GIVEN")
    lantern.at_work("wim")
    HelpConsent.unscoped.update(answer="WITHDRAWN", withdrawn_on=TODAY())
    assert told not in page(lantern, "vera", f"{match.request.reference}/").content.decode()


def agreed(lantern, match, answer):
    """The caller said what the confidant may hear."""
    actor, number = lantern.at_work("wim"), uuid4()
    told = "Zij wil leren hoe zij met haar zoon blijft praten."
    HelpConsent.unscoped.create(
        id=number, organisation=actor.organisation, request=match.request, scope="MATCHING",
        answer=answer, answered_on=TODAY(), recorded_by=actor.person,
        sealed=match.request.key.seal({"told": told}, number),
    )  # fmt: skip
    return told


def test_she_reads_her_own_notes_and_not_those_of_others(lantern, match):
    spoke(lantern, match, text="Zij belt haar zus.")
    looked_back(lantern, match)
    text = page(lantern, "vera", f"{match.request.reference}/").content.decode()
    assert "Zij belt haar zus." in text
    assert "Het is veel, maar het gaat." not in text


def test_a_contact_takes_three_taps(lantern, match):
    answer = sent(lantern, match, "contact", reached="CALLED", happened_on=TODAY().isoformat())
    assert answer.status_code == 302
    note = HelpNote.unscoped.get(match=match)
    assert (note.kind, note.happened_on, note.author.name) == ("CONTACT", TODAY(), "Vera")


def test_a_contact_brings_support_and_the_next_date(lantern, match):
    soon = TODAY() + timedelta(days=5)
    spoke(lantern, match, next_contact_on=soon)
    assert now(match).request.state == "SUPPORTED"
    assert now(match).next_contact_on == soon
    spoke(lantern, match)
    assert now(match).next_contact_on is None


def test_not_reached_is_written_down_and_is_no_contact(lantern, match):
    spoke(lantern, match, next_contact_on=TODAY() + timedelta(days=1))
    spoke(lantern, match, reached="NOT_REACHED")
    assert now(match).next_contact_on is not None
    kinds = HelpNote.unscoped.filter(match=match).values_list("kind", flat=True)
    assert sorted(kinds) == ["CONTACT", "NOT_REACHED"]


def test_a_contact_sent_twice_is_stored_once(lantern, match):
    once = uuid4()
    spoke(lantern, match, once=once)
    with pytest.raises(AlreadyRecorded):
        spoke(lantern, match, once=once)
    assert HelpNote.unscoped.filter(match=match).count() == 1


def test_a_contact_renews_the_year_of_keeping(lantern, match):
    lantern.at_work("cora")
    match.request.last_contact_on = ago(100)
    match.request.save()
    spoke(lantern, match)
    assert now(match).request.last_contact_on == TODAY()


def test_a_note_is_short(lantern, match):
    today = TODAY().isoformat()
    answer = sent(lantern, match, "contact", reached="CALLED", happened_on=today, text="x" * 501)
    assert answer.status_code == 422
    assert "Maak dit korter" in answer.content.decode()
    assert not HelpNote.unscoped.filter(match=match).exists()


def test_a_stamp_is_given_back_once_and_stored_when_she_wants_it_so(lantern, match):
    typed = {"reached": "CALLED", "happened_on": TODAY().isoformat(), "text": "Hij radicaliseert."}
    answer = sent(lantern, match, "contact", **typed)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "“radicaliseert”" in text
    assert 'type="checkbox" name="as_is"' in text
    assert sent(lantern, match, "contact", as_is="on", **typed).status_code == 302


def test_the_number_of_the_coordinator_stands_there_with_the_day_it_was_checked(lantern, match):
    actor = lantern.at_work("greet")
    ContactPoint.unscoped.create(
        organisation=actor.organisation, addressee="INTERNAL_ADVISER",
        name="Cora, ook buiten werktijd", reach="verzonnen nummer", verified_on=ago(400),
    )  # fmt: skip
    text = page(lantern, "vera").content.decode()
    assert "Cora, ook buiten werktijd" in text
    assert "Laatst nagekeken op" in text
    assert "dat is lang geleden" in text


def test_what_is_late_is_said_on_her_page(lantern, match):
    lantern.at_work("cora")
    match.next_contact_on = ago(3)
    match.began_on = ago(60)
    match.most_contacts = 1
    match.save()
    spoke(lantern, match, on=ago(50), next_contact_on=ago(3))
    text = page(lantern, "vera").content.decode()
    assert "Er was contact afgesproken: 3 dagen geleden" in text
    assert "De tussenstand is te laat" in text
    assert "1 was afgesproken" in text


def test_handing_over_is_told_on_her_page(lantern, match):
    handed_over(lantern, match)
    assert "Overgedragen aan de coördinator" in page(lantern, "vera").content.decode()


@pytest.mark.parametrize("number", [3, 300])
def test_her_people_cost_the_same_however_many(lantern, number, django_assert_num_queries):
    vera = making.a_confidant(lantern)
    for _ in range(number):
        reachable(lantern, making.a_match(lantern, confidant=vera))
    client = signed_in(lantern.at_work("vera"))
    with django_assert_num_queries(PEOPLE):
        client.get("/hulplijn/mijn/")


PEOPLE = 14


@pytest.mark.parametrize("number", [3, 300])
def test_one_of_them_costs_the_same_however_much_was_written(
    lantern, match, number, django_assert_num_queries
):
    reachable(lantern, match)
    for _ in range(number):
        spoke(lantern, match, text="Kort.")
    client = signed_in(lantern.at_work("vera"))
    with django_assert_num_queries(PERSON):
        client.get(f"/hulplijn/mijn/{match.request.reference}/")


PERSON = 14


def test_every_look_at_her_people_is_logged(lantern, match):
    page(lantern, "vera")
    page(lantern, "vera", f"{match.request.reference}/")
    lantern.at_work("vera")
    lines = LogEntry.unscoped.filter(client_ref=match.request_id, user_role="CONFIDANT")
    assert sorted(lines.values_list("event_type", flat=True)) == [
        "helprequest.read",
        "match.listed",
    ]


def test_a_contact_is_stored_whatever_became_of_the_request(lantern, match):
    lantern.at_work("cora")
    match.request.state = "REFERRED"
    match.request.save()
    spoke(lantern, match)
    assert now(match).request.state == "REFERRED"
    assert HelpNote.unscoped.filter(match=match).count() == 1


def test_contacts_is_the_only_verb_of_the_room_of_a_confidant():
    """What a confidant can do is in one file; what is added there is seen here."""
    verbs = [
        n for n, v in vars(contacts).items() if getattr(v, "__module__", "") == contacts.__name__
    ]
    assert sorted(v for v in verbs if not v.startswith("_")) == [
        "hand_over",
        "note_contact",
        "write",
    ]
