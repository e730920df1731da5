"""A hand-over goes on to another organisation: only what was told, only while the yes stands."""

from base64 import b64decode
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.helpline import making, passed_on, support
from tests.style import papers
from tests.style.making import PLUM, in_use, nested
from zorgvuldig.exchange.actions import receiving, sending
from zorgvuldig.exchange.models import Message, Parcel, SecretLink
from zorgvuldig.helpline.actions import erasing, passing_on
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.people.models import Person
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import Reason

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True, scope="module")
def library_is_read():
    LIBRARY.findings("", patience=300)


@pytest.fixture
def request_(lantern):
    return making.a_request(lantern)


@pytest.fixture
def handed(lantern, request_):
    referral = support.offered(lantern, request_)
    support.answered(lantern, request_, referral)
    support.handed(lantern, request_, referral)
    return referral


def opened(lantern, parcel):
    chris = lantern.at_work("chris")
    found = Parcel.unscoped.select_related("own_key", "their_key").get(pk=parcel.pk)
    return receiving.open_parcel(parcel=found, actor=chris)


def test_what_was_told_arrives_and_no_more(lantern, request_, handed):
    parcel = opened(lantern, passed_on.sent(lantern, request_, handed))
    words = parcel.words(lantern.chris.organisation.pk)
    assert "Dat zij zich zorgen maakt." in str(words["letter"])
    assert "slecht slaapt" not in str(words["letter"])
    assert request_.reference not in str(words["letter"])
    assert words["pdf"]


def test_the_letter_carries_the_head_of_the_line(lantern, request_, handed):
    in_use(lantern, "greet")
    in_use(lantern, "chris", tree=nested(utrecht__link__color="#00518f"))
    lantern.at_work("cora")
    parcel = opened(lantern, passed_on.sent(lantern, request_, handed))
    paper = b64decode(parcel.words(lantern.chris.organisation.pk)["pdf"])
    assert papers.logos(paper) == [lantern.greet.organisation.name]
    assert papers.wears(paper, PLUM)
    assert not papers.wears(paper, "#00518f")


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize("said", [None, "GIVEN"])
def test_before_the_hand_over_nothing_goes(lantern, request_, said):
    referral = support.offered(lantern, request_)
    if said:
        support.answered(lantern, request_, referral)
    with pytest.raises(NotNow):
        passed_on.sent(lantern, request_, referral)


@pytest.mark.gate("H-09", "refuses")
def test_after_a_withdrawn_yes_nothing_goes(lantern, request_, handed):
    support.answered(lantern, request_, handed, "WITHDRAWN")
    with pytest.raises(NotNow):
        passed_on.sent(lantern, request_, handed)


def test_a_withdrawn_yes_takes_back_what_nobody_opened(lantern, request_, handed):
    parcel = passed_on.sent(lantern, request_, handed)
    support.answered(lantern, request_, handed, "WITHDRAWN")
    left = Parcel.unscoped.get(pk=parcel.pk)
    assert (left.state, left.sealed, left.their_key_id) == ("REVOKED", None, None)


def test_who_opened_it_is_told_when_the_request_is_erased(lantern, request_, handed):
    parcel = opened(lantern, passed_on.sent(lantern, request_, handed))
    erasing.erase_request(
        request=request_, actor=lantern.at_work("cora"), reason=Reason.CONSENT_WITHDRAWN
    )
    lantern.at_work("chris")
    assert [one.kind for one in Message.unscoped.filter(parcel=parcel.pk)] == ["ERASED"]


def test_an_answer_says_no_more_than_was_told(lantern, request_, handed):
    parcel = opened(lantern, passed_on.sent(lantern, request_, handed))
    cora = lantern.at_work("cora")
    with pytest.raises(NotNow):
        passing_on.answer(
            request=request_,
            parcel=parcel,
            actor=cora,
            text="Haar zoon Tarik wil het niet",
            once=uuid4(),
        )
    passing_on.answer(
        request=request_, parcel=parcel, actor=cora, text="Dat staat in de brief.", once=uuid4()
    )


def behind_link(lantern, request, referral, **said):
    referral.refresh_from_db()
    known = {"shown_as": "Team Contact", "last_day": timezone.localdate(), "once": uuid4(), **said}
    cora = lantern.at_work("cora")
    return sending.send_link(
        ask=lambda: passing_on.handed_over(referral, request, cora), actor=cora, **known
    )


def test_who_is_not_here_fetches_it_with_a_link_and_a_code(lantern, request_, handed):
    parcel, link, code = behind_link(lantern, request_, handed)
    page = Client().post(f"/brief/{link}/", {"code": code})
    ticket = page.text.partition('name="fetch" value="')[2].partition('"')[0]
    assert Client().post(f"/brief/{link}/", {"fetch": ticket}).content.startswith(b"%PDF")
    lantern.at_work("cora")
    assert Parcel.unscoped.get(pk=parcel.pk).state == "OPENED"


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize("said", [None, "GIVEN", "WITHDRAWN"])
def test_without_hand_over_and_yes_there_is_no_link(lantern, request_, said):
    referral = support.offered(lantern, request_)
    if said == "WITHDRAWN":
        support.answered(lantern, request_, referral)
        support.handed(lantern, request_, referral)
    if said:
        support.answered(lantern, request_, referral, said)
    with pytest.raises(NotNow):
        behind_link(lantern, request_, referral)


def test_a_withdrawn_yes_closes_the_link(lantern, request_, handed):
    _, link, code = behind_link(lantern, request_, handed)
    support.answered(lantern, request_, handed, "WITHDRAWN")
    page = Client().post(f"/brief/{link}/", {"code": code})
    assert 'name="fetch"' not in page.text
    lantern.at_work("cora")
    assert not SecretLink.unscoped.exists()


def link_form(client, request, referral):
    """Where it is sent with a link, and what somebody fills in there."""
    here = f"/hulplijn/{request.reference}/doorverwijzen/{referral.pk}/versturen/link/"
    form = client.get(here).context["form"]
    said = {
        "once": form["once"].value(),
        "shown_as": form["shown_as"].value(),
        "last_day": form["last_day"].value().isoformat(),
        "same": "on",
    }
    return here, said


def test_the_coordinator_reads_link_and_code_once(lantern, signed_in, request_, handed):
    cora = signed_in(lantern.cora)
    here, said = link_form(cora, request_, handed)
    made = cora.post(here, said)
    assert "/brief/" in made.text
    assert "/brief/" not in cora.post(here, said).text
    assert Parcel.unscoped.filter(decision=handed.pk).count() == 1


def test_the_way_back_is_said_in_the_language_of_the_page(lantern, signed_in, request_, handed):
    cora = signed_in(lantern.cora)
    here, said = link_form(cora, request_, handed)
    Person.objects.update(language="en")
    assert "Back to the referral" in cora.post(here, said).text
    lantern.at_work("cora")
    sent = Parcel.unscoped.get(decision=handed.pk)
    assert "Back to the help request" in cora.get(f"/hulplijn/pakket/{sent.pk}/").text
