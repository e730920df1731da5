"""The page of the day: what waits for somebody, in every room, and nothing of another."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.dossiers.conftest import begun, consulted
from tests.gatherings import cast as gatherings
from tests.gatherings import making as workshops
from tests.helpline import cast as helpline
from tests.helpline import making as requests
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.gatherings.models import WorkshopReport
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.people.views_day import MOST

pytestmark = pytest.mark.django_db
today = timezone.localdate
PAGE = "/vandaag/"
MOST_QUERIES = 60  # for who works in every room at once
EVERYTHING = ("PROFESSIONAL", "DECISION_MAKER", "PRIVACY_OFFICER", "HELPLINE_COORDINATOR",
              "CONFIDANT_COACH", "ORGANISER", "FACILITATOR", "ADMINISTRATOR")  # fmt: skip


def waiting(client):
    return [line["text"] for line in client.get(PAGE).context["waiting"]]


def gives(actor, *roles):
    Membership.unscoped.filter(pk=actor.membership.pk).update(roles=list(roles))


def late(make_dossier, number):
    for _ in range(number):
        make_dossier()
    Dossier.unscoped.update(review_on=today() - timedelta(days=3))


@pytest.mark.parametrize("name", ["anna", "bram", "esra", "frank", "gerda", "hugo", "ilse"])
def test_everybody_begins_here(town, signed_in, name):
    client = signed_in(town.actors[name])
    assert client.get("/")["Location"] == PAGE
    assert client.get("/dossiers/vandaag/")["Location"] == PAGE
    assert client.get(PAGE).status_code == 200


def test_what_a_colleague_asks_comes_before_what_is_not_late_yet(town, signed_in, dossier):
    consulted(dossier, town)
    begun(dossier, town)
    (line,) = signed_in(town.bram).get(PAGE).context["waiting"]
    assert line["text"] == f"Anna vraagt uw inschatting in {dossier.reference}"
    assert line["why"].startswith("Iemand vraagt u iets. Wacht sinds vandaag")


def test_no_line_names_a_client(town, signed_in, make_dossier):
    late(make_dossier, 3)
    lines = waiting(signed_in(town.anna))
    assert lines
    assert not any("Noor" in line or "Testman" in line for line in lines)


def test_at_a_glance_a_few_lines_and_the_rest_behind_one_word(town, signed_in, make_dossier):
    late(make_dossier, MOST + 3)
    page = signed_in(town.anna).get(PAGE)
    assert (len(page.context["first"]), len(page.context["rest"])) == (MOST, 3)
    assert "En nog 3" in page.text


def test_the_order_is_urgent_then_late_and_then_by_why_and_the_longest_first():
    day = today()
    urgent = Waits("", "", Why.STALE, urgent=True)
    late_one = Waits("", "", Why.STALE, due=day - timedelta(days=9))
    later = Waits("", "", Why.LATE, due=day - timedelta(days=2))
    asked = Waits("", "", Why.ASKED, since=day - timedelta(days=4))
    asked_today = Waits("", "", Why.ASKED, since=day)
    coming = Waits("", "", Why.LATE, due=day + timedelta(days=3))
    right = [urgent, late_one, later, asked, asked_today, coming]
    mixed = [coming, asked, later, urgent, asked_today, late_one]
    assert sorted(mixed, key=lambda one: one.pressing(day)) == right


@pytest.mark.parametrize("name", ["bram", "esra", "frank", "gerda", "hugo", "ilse", "chaima"])
def test_what_waits_for_one_waits_for_no_other(town, signed_in, make_dossier, name):
    late(make_dossier, 1)
    assert waiting(signed_in(town.anna))
    assert waiting(signed_in(town.actors[name])) == []


def test_the_line_says_so_to_who_carries_a_request_and_to_the_coordinator(signed_in):
    lantern = helpline.build()
    request = requests.a_request(lantern)
    HelpRequest.unscoped.update(promised_by=today() - timedelta(days=1))
    said = f"Bel de hulpvrager: dat was beloofd, in {request.reference}"
    assert waiting(signed_in(lantern.wim)) == [said]
    assert waiting(signed_in(lantern.wout)) == []
    HelpRequest.unscoped.update(taken_by=None)
    lantern.at_work("cora")
    HelpRequest.unscoped.update(taken_by=None)
    assert said in waiting(signed_in(lantern.cora))
    for name in ("vera", "koos", "fenna"):
        assert waiting(signed_in(lantern.actors[name])) == []


def test_the_coordinator_of_a_line_finds_the_figures_from_the_day(signed_in):
    lantern = helpline.build()
    assert reverse("statistics:years") in signed_in(lantern.cora).get(PAGE).text
    assert reverse("statistics:years") not in signed_in(lantern.vera).get(PAGE).text


def test_reports_wait_for_who_writes_signs_and_sends(signed_in):
    wise = gatherings.build()
    workshop = workshops.led(wise, workshops.a_workshop(wise, state="REPORT_DRAFT"))
    workshops.a_report(workshop, wise.at_work("paul"))
    assert waiting(signed_in(wise.paul)) == [
        "Schrijf het verslag af en teken het: Werkatelier in Waterland aan Zee"
    ]
    wise.at_work("olga")
    WorkshopReport.unscoped.update(
        state="SIGNED", signed_by=wise.paul.membership, signed_at=timezone.now(), digest=b"x"
    )
    assert waiting(signed_in(wise.paul)) == []
    assert waiting(signed_in(wise.olga)) == [
        "Het verslag is getekend: verstuur het. Werkatelier in Waterland aan Zee"
    ]


def test_who_keeps_the_office_sees_what_is_to_be_looked_at_again(town, signed_in):
    gerda = town.at_work("gerda")
    Organisation.objects.filter(pk=gerda.organisation.pk).update(protocol_confirmed_on=None)
    assert waiting(signed_in(gerda)) == ["Het protocol geldt nog niet: vul het aan en bevestig het"]


def test_somebody_with_roles_in_more_rooms_sees_all_of_it(signed_in):
    lantern = helpline.build()
    gives(lantern.at_work("cora"), "HELPLINE_COORDINATOR", "ADMINISTRATOR", "ORGANISER")
    requests.a_request(lantern)
    HelpRequest.unscoped.update(promised_by=today(), taken_by=None)
    page = signed_in(lantern.cora).get(PAGE)
    said = [line["text"] for line in page.context["waiting"]]
    assert any("Bel de hulpvrager" in text for text in said)
    assert any("protocol" in text for text in said)
    first, *shown = [part.template for part in page.context["parts"]]
    assert first == "people/day/_first_day.html"
    assert shown[:3] == ["helpline/_day.html", "gatherings/_day.html", "dossiers/_elsewhere.html"]
    assert shown[3:] == ["exchange/_day.html"]


def test_who_works_nowhere_sees_nothing(town, signed_in):
    Membership.unscoped.filter(pk=town.at_work("anna").membership.pk).update(ended_on=today())
    assert signed_in(town.anna).get(PAGE).status_code == 404


def test_the_page_costs_the_same_for_one_and_for_many(town, signed_in, make_dossier):
    counted = []
    for number in (1, 9):
        late(make_dossier, number)
        client = signed_in(town.anna)
        with CaptureQueriesContext(connection) as seen:
            client.get(PAGE)
        counted.append(len(seen))
    assert counted[0] == counted[1] <= 32


@pytest.mark.parametrize(
    ("name", "most"), [("anna", 32), ("esra", 24), ("frank", 21), ("gerda", 21), ("hugo", 16)]
)
def test_every_role_has_its_counted_queries(town, signed_in, name, most):
    client = signed_in(town.actors[name])
    with CaptureQueriesContext(connection) as seen:
        client.get(PAGE)
    assert len(seen) <= most, len(seen)


@pytest.mark.parametrize(("name", "most"), [("cora", 45), ("wim", 35), ("vera", 30), ("koos", 30)])
def test_every_role_of_the_line_too(signed_in, name, most):
    client = signed_in(helpline.build().actors[name])
    with CaptureQueriesContext(connection) as seen:
        client.get(PAGE)
    assert len(seen) <= most, len(seen)


def test_who_works_in_every_room_still_has_a_page_that_is_counted(town, signed_in):
    gives(town.at_work("anna"), *EVERYTHING)
    client = signed_in(town.anna)
    with CaptureQueriesContext(connection) as seen:
        client.get(PAGE)
    assert len(seen) <= MOST_QUERIES, len(seen)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ({"since": date(2026, 11, 24)}, "Wacht sinds 24 november 2026 (3 dagen geleden)"),
        ({"since": date(2026, 11, 26)}, "Wacht sinds gisteren (26 november 2026)"),
        ({"due": date(2026, 11, 20)}, "Te laat: uiterlijk 20 november 2026 (7 dagen geleden)"),
        ({"due": date(2026, 11, 30)}, "Uiterlijk over 3 dagen (30 november 2026)"),
        ({}, ""),
    ],
)
def test_since_and_until_when_are_said_as_one_says_them(line, says):
    assert Waits("", "", Why.ASKED, **line).when(date(2026, 11, 27)) == says
