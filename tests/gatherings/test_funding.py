"""The funder's numbers (M-05): counts by settled quarter, nothing below ten, and no other door."""

import csv
import io
from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from tests.house.reading import SRC, place, python_files, templates
from zorgvuldig.gatherings.actions.funding import for_the_funder
from zorgvuldig.gatherings.models import MeetingCount
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.rules.quarters import before, quarter_of


def past():
    """The quarter before this one, and the one before that."""
    return before(quarter_of(timezone.localdate()), 2)


def held(wise, quarter=None, day=20, **known):
    """A meeting of an earlier quarter, closed; of the last when none is said."""
    quarter = quarter or past()[0]
    begins = timezone.make_aware(
        datetime.combine(quarter.begins + timedelta(days=day), time(19, 30))
    )
    told = {"begins_at": begins, "ends_at": begins + timedelta(hours=2), "state": "CLOSED",
            "heads": 30, "walk_ins": 12, "mentioned": 11, "languages": ["nl"]}  # fmt: skip
    return making.a_meeting(wise, **told | known)


def chose(meeting, question, face, count):
    MeetingCount.unscoped.create(organisation=meeting.organisation, meeting=meeting,
                                 question=question, answer=face, count=count)  # fmt: skip


@pytest.mark.gate("M-05", "releases")
def test_a_settled_quarter_adds_up_to_counts(wise):
    olga = wise.at_work("olga")
    first = held(wise, languages=["nl", "tr"])
    chose(held(wise, day=60), "WELCOME", "GLAD", 15)
    for face in ("GLAD", "SO_SO", "NOT_GLAD"):
        chose(first, "WELCOME", face, 10)
    (told,) = for_the_funder(olga)
    assert (told.quarter, told.held, told.waits) == (past()[0], 2, "")
    assert dict(told.languages) == {"nl": 2, "tr": 1}
    assert (told.heads, told.mentioned) == ("60", "22")
    assert dict(told.came) == {"HAD_A_PLACE": "36", "WALKED_IN": "24"}
    assert dict(told.answers)["WELCOME"] == {"GLAD": "25", "SO_SO": "10", "NOT_GLAD": "10"}


@pytest.mark.gate("M-05", "refuses")
def test_below_ten_no_number_is_told_nor_what_it_can_be_subtracted_from(wise):
    olga, meeting = wise.at_work("olga"), held(wise, heads=14, walk_ins=3, mentioned=9)
    for face, count in {"GLAD": 11, "SO_SO": 2}.items():
        chose(meeting, "WELCOME", face, count)
    (told,) = for_the_funder(olga)
    assert (told.heads, told.mentioned) == ("14", "minder dan 10")
    assert set(dict(told.came).values()) == {"te klein om te vertellen"}
    said = {text for _, answers in told.answers for text in answers.values()}
    assert said == {"te klein om te vertellen"}  # eleven of fourteen leave three


@pytest.mark.gate("M-05", "refuses")
def test_beside_enough_heads_a_small_answer_is_hidden_and_one_more_with_it(wise):
    olga, meeting = wise.at_work("olga"), held(wise, heads=50)
    for face, count in {"GLAD": 20, "SO_SO": 12, "NOT_GLAD": 2}.items():
        chose(meeting, "WELCOME", face, count)
    (told,) = for_the_funder(olga)
    said = dict(told.answers)["WELCOME"]
    assert said == {"GLAD": "10 of meer", "SO_SO": "12", "NOT_GLAD": "minder dan 10"}


@pytest.mark.gate("M-05", "refuses")
@pytest.mark.parametrize("state", ["PLANNED", "ANNOUNCED", "HELD", "EVALUATED"])
def test_a_quarter_in_which_a_number_can_still_change_waits(wise, state):
    olga = wise.at_work("olga")
    held(wise)
    held(wise, state=state)
    (told,) = for_the_funder(olga)
    assert "nog 1 bijeenkomst niet afgerond" in told.waits
    assert (told.held, told.heads, told.came, told.answers) == (0, "", (), ())


@pytest.mark.gate("M-05", "refuses")
def test_the_quarter_that_runs_waits_and_one_that_was_called_off_does_not_count(wise):
    olga = wise.at_work("olga")
    now = timezone.now()
    held(wise, begins_at=now, ends_at=now + timedelta(hours=1))
    held(wise, past()[1], state="CANCELLED", heads=None, walk_ins=None)
    (told,) = for_the_funder(olga)
    assert told.waits.startswith("Dit kwartaal loopt nog.")


def test_another_organisation_s_meetings_do_not_count(wise):
    held(wise, by="otto")
    assert for_the_funder(wise.at_work("olga")) == []


def test_the_table_says_what_the_page_says_and_both_are_logged_with_their_purpose(wise):
    olga = wise.at_work("olga")
    held(wise)
    client = signed_in(olga)
    page = client.get(reverse("gatherings:funder")).content.decode()
    answer = client.get(reverse("gatherings:funder_table"))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.reader(io.StringIO(answer.content.decode()), delimiter=";"))
    assert ["Mensen", "Geteld aan de deur", "30"] in [line[1:] for line in lines]
    for line in lines[1:]:
        assert line[0] in page
        assert line[3] in page
    wise.at_work("olga")
    logged = LogEntry.unscoped.filter(event_type="meeting.counted")
    purpose = "aantallen van bijeenkomsten voor de subsidiegever"
    assert list(logged.values_list("purpose", flat=True)) == [purpose] * 2


@pytest.mark.gate("M-05", "refuses")
def test_no_other_part_of_the_product_meets_who_came():
    """A feed to a municipality or police would have to import a table of a meeting, or name one of
    its counts. Where that is done is named here."""
    rows = {"MeetingPlace", "MeetingCount", "CallBackWish", "CountedForm", "InformationMeeting"}
    meeting = {
        "access/meetings.py", "access/over.py", "access/reminders.py", "access/standing_still.py",
        "access/visits.py", "actions/braking.py", "actions/erasing.py",
        "actions/meetings.py", "actions/smileys.py", "actions/visiting.py", "agenda.py",
        "counts.py", "models/__init__.py", "models/meetings.py", "views/calls.py",
        "views/meeting_words.py", "views/meetings.py", "visiting/deeds.py", "visiting/pages.py",
        "visiting/views_public.py",
    }  # fmt: skip
    found = {place(p) for p in files() if any(name in p.read_text() for name in rows)}
    public = {"api/answers/calendar.py"}  # day, place and subject, as the public calendar says them
    assert found == {f"gatherings/{name}" for name in meeting} | public


def files():
    return [p for p in python_files(SRC) if not {"migrations", "demo"} & {*p.parts}]


@pytest.mark.gate("M-05", "refuses")
def test_counts_stand_on_no_public_page_and_in_no_file_but_the_table():
    public = [p for p in templates() if "gatherings/public" in str(p)]
    public += [*(SRC / "gatherings/visiting").glob("*.py"), SRC / "gatherings/agenda.py"]
    counts = ("heads", "walk_in", "mentioned", "counts_of", "funding")
    assert len(public) > 10
    meeting_pages = [p for p in public if "walk_in" not in p.name]
    assert not [p for p in meeting_pages for word in counts if f".{word}" in p.read_text()]
    assert not [p for p in meeting_pages if "actions.funding" in p.read_text()]
    told = {place(p) for p in files() if "for_the_funder" in p.read_text()}
    assert told == {"gatherings/actions/funding.py", "gatherings/views/funding.py"}


@pytest.mark.gate("M-05", "refuses")
@pytest.mark.parametrize("name", ["paul", "fenna", "greet", "otto"])
def test_only_who_organises_sees_numbers(wise, name):
    meeting = making.a_meeting(wise)
    client = signed_in(wise.at_work(name))
    for address in (
        reverse("gatherings:meeting", args=[meeting.pk]),
        *(
            reverse(f"gatherings:{n}")
            for n in ("funder", "funder_table", "calls")
            if name != "otto"
        ),
    ):
        assert client.get(address).status_code == 404
