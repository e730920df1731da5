"""A year as an alderman reads it: whole numbers, what changed, and nobody in it."""

import pytest
from django.test import Client
from django.utils import timezone

from tests.cast import signed_in
from tests.statistics.stored import FIXTURE, LAST_YEAR, tell
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.statistics.access import year_report

pytestmark = pytest.mark.django_db
FORMER = {"requests": {"ALL": 431}, "intervention": {"WITH": 120, "WITHOUT": 311}}


def figure(actor, code, year=LAST_YEAR):
    parts = year_report(actor, year).parts
    return next(one for part in parts for one in part.figures if one.code == code)


def told(found):
    return {row.text: row.said for row in found.rows}


@pytest.mark.gate("H-14", "releases")
def test_the_year_of_the_line_tells_558_requests_and_160_with_more_help(lantern):
    tell(lantern, "cora", LAST_YEAR, FIXTURE)
    cora = lantern.at_work("cora")
    assert figure(cora, "requests").total == 558
    assert told(figure(cora, "intervention")) == {
        "Met begeleiding of andere hulp": "160", "Met informatie of advies": "398"}  # fmt: skip
    page = signed_in(cora).get(f"/cijfers/{LAST_YEAR}/").content.decode()
    assert "<td>558</td>" in page
    assert "<td>160</td>" in page


def test_a_year_is_set_beside_the_one_before_without_a_judgement(lantern):
    tell(lantern, "cora", LAST_YEAR, FIXTURE)
    tell(lantern, "cora", LAST_YEAR - 1, FORMER)
    assert figure(lantern.at_work("cora"), "requests").compared == (
        "Meer dan vorig jaar: 558, was 431."
    )


def test_a_year_that_was_counted_in_part_is_compared_with_none(lantern):
    tell(lantern, "cora", LAST_YEAR, FIXTURE)
    tell(lantern, "cora", LAST_YEAR - 1, FORMER, many=3)
    assert figure(lantern.at_work("cora"), "requests").compared == ""


@pytest.mark.gate("H-14", "refuses")
def test_fewer_than_ten_in_a_year_are_not_told(lantern):
    requests = {"requests": {"ALL": 9}, "channel": {"PHONE": 9}}
    tell(lantern, "cora", LAST_YEAR, {**requests, "ending": {"WORRY_DISPELLED": 30}})
    cora = lantern.at_work("cora")
    assert told(figure(cora, "requests")) == {"Samen": "minder dan 10"}
    assert told(figure(cora, "channel")) == {"Samen": "minder dan 10"}
    assert "<td>9</td>" not in signed_in(cora).get(f"/cijfers/{LAST_YEAR}/").text


@pytest.mark.parametrize("many", [0, 9])
def test_when_all_is_too_few_one_sentence_says_so_of_few_and_of_none(lantern, many):
    tell(lantern, "cora", LAST_YEAR, {"requests": {"ALL": many}, "channel": {"PHONE": many}})
    (part,) = year_report(lantern.at_work("cora"), LAST_YEAR).parts
    assert part.figures == ()
    assert "ook niet of er iets was" in part.intro


def test_what_is_too_few_is_told_together_and_the_page_says_why(lantern):
    channel = {"PHONE": 340, "WEB": 40, "CALL_BACK": 6, "EMAIL": 6, "VISIT": 6}
    tell(lantern, "cora", LAST_YEAR, {"requests": {"ALL": 398}, "channel": channel})
    found = figure(lantern.at_work("cora"), "channel")
    assert told(found) == {
        "Telefoon": "340",
        "Geschreven op de website": "40",
        "Wil gebeld worden, e-mail en bezoek samen": "18",
    }
    assert "onder de 10" in found.note


def test_a_year_that_runs_tells_how_many_by_quarter_and_nothing_else(lantern):
    now = timezone.localdate().year
    tell(lantern, "cora", now, FIXTURE, many=2)
    report = year_report(lantern.at_work("cora"), now)
    assert not report.finished
    found = {one.code: told(one) for one in report.parts[0].figures}
    months = {"Januari tot en met maart": "140", "April tot en met juni": "140"}
    assert found == {"requests": months, "ending": {}}


def test_more_about_decisions_to_share_is_told_only_beside_enough_not_to_share(town):
    counts = {"decided": {"SHARE": 40, "NOT_SHARE": 3}, "shared_ground": {"CONSENT": 40},
              "told_client": {"SAME_DAY": 40}, "not_shared_row": {"C05": 3}}  # fmt: skip
    tell(town, "esra", LAST_YEAR, counts)
    esra = town.at_work("esra")
    assert told(figure(esra, "decided")) == {"Delen en niet delen samen": "43"}
    for code in ("shared_ground", "told_client", "not_shared_row"):
        assert figure(esra, code).rows == ()
        assert figure(esra, code).total is None


def test_how_many_dossiers_are_open_is_told_in_no_number(town):
    tell(town, "esra", LAST_YEAR, {"reviews": {"LATE": 12, "IN_TIME": 88}})
    found = figure(town.at_work("esra"), "reviews")
    assert (found.rows, found.total) == ((), None)
    assert "een op de tien tot een op de vier" in found.note
    assert not any(char.isdecimal() for char in found.note)


def test_no_concern_stands_first_as_a_good_outcome(town):
    ends = {"outcome": {"NO_CONCERN": 30, "OTHER_SUPPORT": 25, "PLAN_DONE": 20}}
    tell(town, "esra", LAST_YEAR, ends)
    found = figure(town.at_work("esra"), "outcome")
    assert found.rows[0].text == "Geen zorg meer"
    assert "goede uitkomst" in found.note


def hired(town, role):
    organisation = town.at_work("gerda").organisation
    person = Person.objects.create(email=f"{role.lower()}@voorbeeld.example", name="Iemand")
    member = Membership.unscoped.create(organisation=organisation, person=person, roles=[role])
    return Actor(person, member)


ANSWERS_OUTSIDE = ("ADMINISTRATOR", "PRIVACY_OFFICER", "DECISION_MAKER", "HELPLINE_COORDINATOR",
                   "ORGANISER")  # fmt: skip


@pytest.mark.parametrize("role", Role)
def test_only_who_answers_for_the_organisation_sees_its_figures(town, role):
    tell(town, "gerda", LAST_YEAR, {"opened": {"ALL": 100}})
    client = signed_in(hired(town, role))
    expected = 200 if role in ANSWERS_OUTSIDE else 404
    for page in ("/cijfers/", f"/cijfers/{LAST_YEAR}/"):
        assert client.get(page).status_code == expected, page


def test_a_year_of_another_organisation_does_not_exist(lantern):
    tell(lantern, "cora", LAST_YEAR, FIXTURE)
    assert signed_in(lantern.at_work("chris")).get(f"/cijfers/{LAST_YEAR}/").status_code == 404
    assert str(LAST_YEAR) not in signed_in(lantern.at_work("chris")).get("/cijfers/").text
    assert Client().get(f"/cijfers/{LAST_YEAR}/").status_code == 302


def test_a_year_without_counts_is_this_year_with_an_empty_page_or_none(lantern):
    client = signed_in(lantern.at_work("cora"))
    assert "Nog geen cijfers" in client.get(f"/cijfers/{timezone.localdate().year}/").text
    for year in (1999, 9999, 0, 123456789):
        assert client.get(f"/cijfers/{year}/").status_code == 404


def test_every_look_is_logged_with_its_purpose(lantern):
    tell(lantern, "cora", LAST_YEAR, FIXTURE)
    signed_in(lantern.at_work("cora")).get(f"/cijfers/{LAST_YEAR}/")
    lantern.at_work("cora")
    line = LogEntry.unscoped.get(event_type="statistics.read")
    assert (line.object_id, line.purpose) == (
        str(LAST_YEAR), "jaarcijfers van de eigen organisatie lezen")  # fmt: skip


def test_a_year_is_told_in_as_many_queries_at_any_size(lantern, django_assert_num_queries):
    tell(lantern, "cora", LAST_YEAR, {"requests": {"ALL": 40}})
    client = signed_in(lantern.at_work("cora"))
    client.get(f"/cijfers/{LAST_YEAR}/")
    with django_assert_num_queries(8):
        client.get(f"/cijfers/{LAST_YEAR}/")
    tell(lantern, "cora", LAST_YEAR - 1, FIXTURE)
    with django_assert_num_queries(8):
        client.get(f"/cijfers/{LAST_YEAR}/")
