"""What the town does not hold, read in English: refusals, findings in a report, the open room."""

import re
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.gatherings import making
from tests.gatherings.bringing import brought
from tests.gatherings.reporting import advise, write
from tests.language.test_left_over import dutch_in
from zorgvuldig.gatherings.actions import noting
from zorgvuldig.people.models import Person
from zorgvuldig.rules.gatherings.codes import NoteKind

pytestmark = pytest.mark.usefixtures("library_is_awake")

PLANTED = "Toen zei Kevin Bakkers dat het klaar was. Het ging om de enige jongen in de groep."
QUOTED = re.compile(r"‘[^’]*’")
STUCK = "School en jeugdhulp weten van elkaar niet wie er beslist over delen."


@pytest.fixture
def reads(wise, signed_in):
    """The page in English, by name and by what is sent; and that no Dutch is left in it."""
    Person.objects.update(language="en")

    def page(name, *args, by="olga", **typed):
        client, address = signed_in(wise.actors[by]), reverse(f"gatherings:{name}", args=args)
        once = {"once": str(uuid4())}
        answer = client.post(address, once | typed, follow=True) if typed else client.get(address)
        text = answer.content.decode()
        assert '<html lang="en"' in text
        assert dutch_in(QUOTED.sub("", text)) == []
        return " ".join(text.split())

    return page


def test_a_mix_that_is_too_large_or_that_somebody_else_changed(wise, reads):
    begun = making.a_workshop(wise, state="PREP_CALL_DONE")
    assert "These are 16 seats." in reads("mix", begun.pk, EDUCATION="10", SAFETY="6", seen="")
    workshop = making.a_workshop(wise, state="INVITED")
    overtaken = reads("mix", workshop.pk, EDUCATION="10", seen="EDUCATION:15")
    assert "Agreed now: 5 for Youth care, 5 for Education, 5 for Safety." in overtaken
    making.somebody(workshop, state="SEATED")
    short = reads("mix", workshop.pk, EDUCATION="10", seen="YOUTH_CARE:5,EDUCATION:5,SAFETY:5")
    assert "would keep it: Youth care (still 1 taken)." in short


def test_what_is_typed_of_a_bottleneck_is_quoted_and_not_translated(wise, reads):
    workshop = making.a_workshop(wise, state="REQUESTED")
    typed = {"kind": "WHO_DECIDES", "one": "EDUCATION", "other": "SAFETY", "happens": PLANTED}
    page = reads("prepare", workshop.pk, prepared_on="2026-01-01", **typed)
    assert "Can somebody be recognised in this? It says ‘Kevin Bakkers’" in page


def test_a_report_says_where_somebody_can_be_recognised(wise, reads):
    workshop = making.led(wise, making.a_workshop(wise, state="REPORT_DRAFT"))
    making.a_report(workshop, wise.at_work("paul"))
    write(wise, workshop, DILEMMAS=PLANTED)
    advise(wise, workshop, action=PLANTED)
    page = reads("report", workshop.pk, by="paul")
    assert "<strong>Recommendation 2: what needs to be done</strong>" in page
    assert "It says ‘Kevin Bakkers’, in ‘Toen zei Kevin Bakkers dat het" in page
    assert "points to nobody, because" in reads("report_explain", workshop.pk, by="paul")
    assert "Signing is not possible yet" in reads("report_sign", workshop.pk, by="paul")
    named = reads("recommendation_add", workshop.pk, by="paul", owner="Kevin Bakkers")
    assert "‘Kevin Bakkers’ looks like a name or address." in named


def test_the_open_room_shows_what_is_on_the_screen_in_dutch(wise, reads):
    chosen = {"part": "WELCOME", "part_began_at": timezone.now()}  # not by the clock of today
    workshop = making.today_at(wise, room_code="ABC234", **chosen)
    between = ("WHO_DECIDES", "EDUCATION", "YOUTH_CARE")
    noting.note(workshop=workshop, actor=wise.at_work("paul"), once=uuid4(), text=STUCK,
                kind=NoteKind.BOTTLENECK, between=between)  # fmt: skip
    example = making.an_example(workshop)
    page = reads("room_ask", workshop.pk, by="paul", question=f"situation:{example.pk}")
    assert "Show the answers" in page
    assert "Bottleneck (Youth care and Education):</strong> It is not clear who decides." in page
    begun = reads("room_next", workshop.pk, by="paul", after="WELCOME")
    assert '<ul lang="nl"><li>Schrijf van minstens drie mensen op' in begun
    assert "Choose a situation or a card." in reads("room_ask", workshop.pk, by="paul", question="")


def test_a_situation_that_somebody_brought(wise, reads):
    workshop = making.led(wise, making.a_workshop(wise, state="CONFIRMED"))
    one = brought(making.somebody(workshop, state="SEATED"))
    assert "Agreed: this one may go on the table" in reads("situation", one.pk, by="paul")
    refused = reads("send_back_situation", one.pk, by="paul", remark="")
    assert "Nothing has been saved yet" in refused or "Fill this in." in refused


def test_a_meeting_that_moved_and_papers_with_a_word_for_a_number(wise, reads):
    meeting = making.ran(wise)
    page = reads("count_papers", meeting.pk, **{"WELCOME-GLAD": "veel"})
    assert "for the question ‘Did you feel welcome here?’</a>: Choose a number from 0" in page
