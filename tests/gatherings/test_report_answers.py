"""Around a report: which answers of the group are in it, what may be sent, who sends it, and what
keeps a facilitator from signing."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.planning import again
from tests.gatherings.reporting import send, sign, write
from zorgvuldig.gatherings.models import Bottleneck
from zorgvuldig.gatherings.reports.answers import about_answers, too_early
from zorgvuldig.gatherings.reports.first_words import first_words
from zorgvuldig.gatherings.reports.words import pieces

pytestmark = pytest.mark.usefixtures("library_is_awake")

COMPLETE, OPEN, LATER = "compleet sinds", "kan nog antwoorden", "Na drie maanden antwoordt de groep"


def ended(wise, days, state="REPORT_DRAFT"):
    begins = timezone.now() - timedelta(days=days, hours=4)
    ends = begins + timedelta(hours=4)
    known = {"begins_at": begins, "ends_at": ends, "held_on": begins.date()}
    return making.led(wise, making.a_workshop(wise, state=state, **known))


def reported(wise, days=10, state="DRAFT"):
    return making.a_report(ended(wise, days), wise.at_work("paul"), state=state)


def page(wise, workshop, name, at="report"):
    answer = signed_in(wise.actors[name]).get(reverse(f"gatherings:{at}", args=[workshop.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


@pytest.mark.parametrize("at", ["report", "report_write", "report_sign"])
def test_who_writes_and_signs_reads_which_answers_are_in_it(wise, at):
    shown = page(wise, reported(wise, days=10), "paul", at)
    assert COMPLETE in shown
    assert LATER in shown
    assert OPEN in page(wise, reported(wise, days=2), "paul", at)


def test_who_begins_reads_it_too_and_lands_on_the_report(wise):
    workshop = ended(wise, 2, state="HELD")
    assert OPEN in page(wise, workshop, "paul", "begin_report")
    begin = reverse("gatherings:begin_report", args=[workshop.pk])
    typed = {"once": str(uuid4()), "working_for": wise.paul.organisation.pk}
    answer = signed_in(wise.paul).post(begin, typed)
    assert answer.url == reverse("gatherings:report", args=[workshop.pk])


def test_the_answers_are_complete_a_week_after_the_day(wise):
    workshop = ended(wise, 0)
    week = workshop.ends_at + timedelta(days=7)
    assert OPEN in about_answers(workshop, week)[0]
    assert too_early(workshop, week)
    assert COMPLETE in about_answers(workshop, week + timedelta(minutes=10))[0]
    assert too_early(workshop, week + timedelta(minutes=10)) == ""


def test_sending_too_early_is_warned_of_and_not_refused(wise):
    early, late = reported(wise, 2, "SIGNED"), reported(wise, 10, "SIGNED")
    assert "staan ze er niet in" in page(wise, early, "olga", "report_send")
    assert "staan ze er niet in" not in page(wise, late, "olga", "report_send")
    send(wise, early)
    assert again(early).state == "REPORT_SENT"


def test_after_signing_is_said_who_sends_it(wise):
    workshop = reported(wise)
    sign(wise, workshop)
    assert "De organisator verstuurt het naar de gemeente" in page(wise, workshop, "paul")
    now = signed_in(wise.olga).get(reverse("gatherings:workshop", args=[workshop.pk]))
    assert [item["url"].split("/")[-2] for item in now.context["now"]] == ["versturen"]


def test_who_cannot_sign_yet_is_led_to_what_is_open(wise):
    workshop = reported(wise)
    assert "Tekenen kan nog niet" not in page(wise, workshop, "paul", "report_sign")
    write(wise, workshop, GOES_WELL="De jongere woont in Tilburg.")
    shown = page(wise, workshop, "paul", "report_sign")
    assert "Tekenen kan nog niet" in shown
    assert reverse("gatherings:report", args=[workshop.pk]) + "#herkenbaar" in shown
    assert 'name="read"' not in shown
    assert 'id="herkenbaar"' in page(wise, workshop, "paul")


def test_the_same_trouble_between_the_same_two_has_one_heading(wise):
    workshop = ended(wise, 2)
    for text in ("De school hoort niets.", "De mentor hoort niets."):
        number = uuid4()
        Bottleneck.unscoped.create(
            id=number, organisation=workshop.organisation, workshop=workshop, kind="NO_FEEDBACK",
            one="EDUCATION", other="YOUTH_CARE",
            sealed=workshop.key.seal({"happens": text, "example": "", "tried": ""}, number),
        )  # fmt: skip
    told = first_words(workshop)["BOTTLENECKS"]
    assert told.count("Mensen horen niets terug") == 1
    assert told.endswith(":\n- De school hoort niets.\n- De mentor hoort niets.")


def test_what_the_group_did_not_answer_is_not_shown(wise):
    (heading, items) = pieces("Ik weet wie ik bel:\n- Vooraf: een beetje\n- Na afloop:\n-\n")
    assert (heading.kind, items.lines) == ("heading", ["Vooraf: een beetje"])
