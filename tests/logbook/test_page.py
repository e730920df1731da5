"""The page of the logbook: for who guards privacy here, and for nobody else."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.logbook import access
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import Caller, Machine
from zorgvuldig.people.models import Person

pytestmark = pytest.mark.django_db

PAGE = "/logboek/"
MOST_QUERIES = 8


def write(town, name, count, event="dossier.read", **more):
    actor = town.at_work(name)
    for _ in range(count):
        record(event, actor=actor, action=Action.READ, **more)


def told(page):
    return [(line.who, line.what) for line in page.context["lines"]]


@pytest.fixture
def frank(town, signed_in):
    """Frank at the page, without the line about his coming in."""
    client = signed_in(town.frank)

    def reads(address=PAGE, **asked):
        return client.get(address, asked)

    reads.client = client
    return reads


def test_the_privacy_officer_reads_it(frank):
    assert frank().status_code == 200


@pytest.mark.parametrize("name", ["anna", "bram", "esra", "gerda", "hugo", "ilse", "chaima"])
def test_for_everybody_else_it_does_not_exist(town, signed_in, name):
    assert signed_in(getattr(town, name)).get(PAGE).status_code == 404


def test_a_visitor_is_asked_to_sign_in(client):
    assert client.get(PAGE).url == f"{reverse('account_login')}?next={PAGE}"


def test_it_can_only_be_read(frank):
    assert frank.client.post(PAGE).status_code == 405


def test_a_line_says_who_did_what_in_which_role(town, frank):
    write(town, "anna", 1)
    line = frank(event="dossier.read").context["lines"][0]
    assert (line.who, line.what, line.roles, line.outcome) == (
        "Anna",
        "Dossier bekeken",
        "hulpverlener",
        "gelukt",
    )


def test_lines_of_another_organisation_do_not_show(town, frank):
    write(town, "chaima", 3)
    assert frank(event="dossier.read").context["lines"] == []


def test_a_person_from_elsewhere_is_not_named(town, frank):
    write(town, "anna", 1)
    actor = town.anna
    town.at_work("anna")
    LogEntry.unscoped.create(
        event_type="dossier.read",
        action="R",
        organisation_id=actor.organisation.pk,
        user_id=town.chaima.person.pseudonym,
    )
    assert told(frank(event="dossier.read")) == [
        ("iemand van buiten deze organisatie", "Dossier bekeken"),
        ("Anna", "Dossier bekeken"),
    ]


def test_somebody_who_left_still_has_a_name_here(town, frank):
    write(town, "anna", 1)
    membership = town.at_work("anna").membership
    membership.ended_on = timezone.localdate()
    membership.save()
    assert told(frank(event="dossier.read")) == [("Anna", "Dossier bekeken")]


def test_reading_it_is_a_line_of_its_own_with_the_purpose(town, frank):
    frank(purpose="vraag van een cliënt")
    frank()
    lines = frank(event="logbook.read").context["lines"]
    assert [line.purpose for line in lines] == ["maandelijkse controle", "vraag van een cliënt"]


def test_an_invented_purpose_is_not_written(frank):
    frank(purpose="zomaar")
    lines = frank(event="logbook.read").context["lines"]
    assert [line.purpose for line in lines] == ["maandelijkse controle"]


def test_the_filters_narrow_the_lines_down(town, frank):
    write(town, "anna", 2)
    write(town, "bram", 1, event="dossier.searched", outcome=Outcome.DENIED)
    anna = str(town.anna.person.pseudonym)
    assert told(frank(event="dossier.searched")) == [("Bram", "Naar een dossier gezocht")]
    assert told(frank(outcome="denied")) == [("Bram", "Naar een dossier gezocht")]
    assert told(frank(person=anna)) == [("Anna", "Dossier bekeken")] * 2


@pytest.fixture
def many_work_here(monkeypatch):
    monkeypatch.setattr("zorgvuldig.people.access.MOST_TO_CHOOSE", 2)


@pytest.mark.usefixtures("many_work_here")
def test_where_many_work_one_types_a_part_of_a_name(town, frank):
    """Six thousand names in a list are no list to choose from, and were most of the page."""
    write(town, "anna", 1)
    write(town, "bram", 1)
    page = frank(event="dossier.read", person="nn")
    assert told(page) == [("Anna", "Dossier bekeken")]
    assert b'<input type="text" name="person" value="nn"' in page.content


@pytest.mark.usefixtures("many_work_here")
def test_a_name_that_nobody_has_here_is_said_and_hides_nothing(town, frank):
    write(town, "anna", 1)
    page = frank(person="Chaima")
    assert list(page.context["form"].errors) == ["person"]
    assert ("Anna", "Dossier bekeken") in told(page)


def test_the_period_filter_counts_both_days(town, frank):
    write(town, "anna", 1)
    today = timezone.localdate().isoformat()
    both = {"event": "dossier.read", "since": today, "until": today}
    assert len(frank(**both).context["lines"]) == 1
    assert frank(event="dossier.read", until="2001-01-01").context["lines"] == []


def test_an_unreadable_filter_is_said_and_hides_nothing(town, frank):
    write(town, "anna", 1)
    page = frank(since="gisteren")
    assert list(page.context["form"].errors) == ["since"]
    assert ("Anna", "Dossier bekeken") in told(page)


def test_paging_back_and_forth_shows_every_line_once(town, frank, monkeypatch):
    monkeypatch.setattr(access, "SIZE", 4)
    for number in range(10):
        write(town, "anna", 1, about=f"dossier:{number}")
    pages = [frank(event="dossier.read")]
    while pages[-1].context["older_url"]:
        pages.append(frank(PAGE + pages[-1].context["older_url"]))
    counts = [len(page.context["lines"]) for page in pages]
    times = [line.at for page in pages for line in page.context["lines"]]
    assert counts == [4, 4, 2]
    assert times == sorted(set(times), reverse=True)
    back = frank(PAGE + pages[2].context["newer_url"])
    assert [line.at for line in back.context["lines"]] == times[4:8]
    first = frank(PAGE + back.context["newer_url"])
    assert [line.at for line in first.context["lines"]] == times[:4]
    assert first.context["newer_url"] == ""


def test_the_first_page_points_only_to_older_lines(town, frank, monkeypatch):
    monkeypatch.setattr(access, "SIZE", 2)
    write(town, "anna", 3)
    context = frank(event="dossier.read").context
    assert context["newer_url"] == ""
    assert re.fullmatch(r"\?event=dossier.read&older=\S+", context["older_url"])


@pytest.mark.parametrize("key", ["x", "2026-11-21_x", "2026-11-21T00:00:00_x", "_", "9" * 400])
def test_a_broken_key_shows_the_first_page(town, frank, key):
    write(town, "anna", 1)
    assert told(frank(event="dossier.read", older=key)) == [("Anna", "Dossier bekeken")]


@pytest.mark.parametrize("rows", [3, 60])
def test_the_number_of_queries_does_not_grow(town, frank, rows):
    write(town, "anna", rows)
    frank()
    with CaptureQueriesContext(connection) as queries:
        assert len(frank(event="dossier.read").context["lines"]) == min(rows, access.SIZE)
    assert len(queries) <= MOST_QUERIES


def test_who_has_no_account_and_another_system_are_called_so(town, frank):
    here = town.at_work("frank").organisation
    record("help_callback.erased", actor=Caller(here.pk), action=Action.DELETE)
    machine = Machine(here, uuid4(), frozenset())
    record("api.called", actor=machine, action=Action.EXECUTE)
    seen = {(line.who, line.roles, line.what) for line in frank().context["lines"]}
    assert ("iemand zonder account", "") in {(who, roles) for who, roles, _ in seen}
    assert ("een ander systeem", "aansluiting", "Vraag van een aansluiting") in seen


def test_what_for_is_in_the_language_of_the_page_and_what_was_typed_stays(town, frank):
    Person.objects.filter(pk=town.frank.person.pk).update(language="en")
    write(town, "anna", 1, purpose="beslissen over delen")
    write(town, "anna", 1, purpose="beslissen over delen", event="emergency.recorded")
    page = frank().content.decode()
    assert "Purpose: deciding on sharing" in page
    assert "Purpose: beslissen over delen" in page


def test_a_reason_from_a_list_is_shown_in_its_words(town, frank):
    write(town, "anna", 1, event="callbackwish.read", purpose="CALLS_NOW")
    assert "Doel: Ik bel nu" in frank().content.decode()


@pytest.mark.parametrize("language", ["", "en"])
def test_what_happened_is_chosen_from_a_list_in_the_order_of_the_page(town, frank, language):
    Person.objects.filter(pk=town.frank.person.pk).update(language=language)
    chosen = re.search(r'<select name="event".*?</select>', frank().content.decode(), re.DOTALL)[0]
    shown = [unescape(one).casefold() for one in re.findall(r">([^<>\n]+)</option>", chosen)]
    assert shown[0] == ("everything" if language else "alles")
    assert len(shown) > 50
    assert shown[1:] == sorted(shown[1:])
