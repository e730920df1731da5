"""Connecting: a code that goes by other means, both administrators, and nothing to search."""

from datetime import timedelta

import pytest
from django.urls import get_resolver
from django.utils import timezone

from tests.cast import signed_in
from tests.exchange import making
from zorgvuldig.exchange.access import connections
from zorgvuldig.exchange.actions import connecting
from zorgvuldig.exchange.models import Connection
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
HERE = "/uitwisseling/verbindingen/"


def code_of(town):
    return connecting.make_code(actor=town.at_work("chaima"))


def take_up(town, code, name="gerda"):
    service = making.listing(town, "Het Anker")
    return connecting.take_up(
        actor=town.at_work(name), code=code, listing=service, addressee="MUNICIPAL_CONTACT"
    )


def test_both_see_the_connection_by_the_name_of_the_other(town):
    made = take_up(town, code_of(town))
    assert (made.sender_name, made.receiver_name) == ("De Brug", "Het Anker")
    assert list(connections.sending_to(town.at_work("gerda"))) == [made]
    assert connections.receiving_from(town.at_work("chaima")) == [made]
    assert connections.receiving_from(town.at_work("gerda")) == []


def test_it_is_written_down_at_both_ends(town):
    take_up(town, code_of(town))
    for name, user in (("gerda", True), ("chaima", False)):
        town.at_work(name)
        line = LogEntry.unscoped.get(event_type="connection.made")
        assert bool(line.user_id) == user


def test_a_code_works_once(town):
    code = code_of(town)
    take_up(town, code)
    with pytest.raises(NotNow):
        take_up(town, code)


def test_a_code_can_be_typed_as_it_was_heard(town):
    assert take_up(town, code_of(town).lower().replace("-", "  "))


@pytest.mark.parametrize("code", ["", "AAAA-BBBB-CCCC-DDDD-EEEE", "Het Anker"])
def test_what_is_no_code_connects_nothing_and_says_nothing_of_who_is_here(town, code):
    with pytest.raises(NotNow) as refused:
        take_up(town, code)
    assert refused.value.sentence == connecting.NOT_A_CODE


def test_a_code_lasts_a_week(town):
    code = code_of(town)
    Connection.unscoped.update(code_until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotNow) as refused:
        take_up(town, code)
    assert refused.value.sentence == connecting.NOT_A_CODE


def test_nobody_connects_with_themself(town):
    code = connecting.make_code(actor=town.at_work("gerda"))
    with pytest.raises(NotNow):
        take_up(town, code)


@pytest.mark.parametrize("name", ["gerda", "chaima"])
def test_either_ends_it(town, name):
    made = take_up(town, code_of(town))
    connecting.end(actor=town.at_work(name), connection=made)
    assert list(connections.sending_to(town.at_work("gerda"))) == []
    with pytest.raises(NotNow):
        connecting.end(actor=town.at_work("gerda"), connection=made)


def test_an_administrator_does_it_on_the_pages(town):
    chaima = town.at_work("chaima")
    Membership.unscoped.filter(pk=chaima.membership.pk).update(roles=["ADMINISTRATOR"])
    page = signed_in(chaima).post(f"{HERE}code/").text
    code = page.partition('<p class="zv-secret">')[2].partition("<")[0]
    service = making.listing(town, "Het Anker")
    gerda = signed_in(town.at_work("gerda"))
    sent = {"code": code, "listing": str(service.pk), "addressee": "MUNICIPAL_CONTACT"}
    assert gerda.post(f"{HERE}nieuw/", sent).status_code == 302
    assert "Het Anker" in gerda.get(HERE).text
    assert code not in gerda.get(HERE).text


def test_no_address_of_this_room_takes_a_question():
    """Nothing to look an organisation or a person up with."""
    names = [str(one.pattern) for one in get_resolver().url_patterns if "uitwisseling" in str(one)]
    assert len(names) == 1
    assert not {"zoek", "search"} & set(" ".join(names).split("/"))
