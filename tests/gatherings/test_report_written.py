"""Writing a report together: begun from what was noted, kept as typed, nobody overwritten."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.reporting import checked, report, write
from zorgvuldig.gatherings.actions import reporting
from zorgvuldig.gatherings.actions.reporting import Advice
from zorgvuldig.gatherings.models import (
    Bottleneck,
    Recommendation,
    RoomNote,
    RoomRound,
    WorkshopCount,
)
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow

pytestmark = pytest.mark.usefixtures("library_is_awake")

ADVICE = Advice("TRAINING", "scholen", "Bied scholing aan.", "teamleider", None)


@pytest.fixture
def held(wise):
    """A workshop that was held a month ago, with what was said before and on the day."""
    begins = timezone.now() - timedelta(days=30)
    wise.workshop = making.led(wise, making.a_workshop(
        wise, state="HELD", begins_at=begins, ends_at=begins + timedelta(hours=3),
        held_on=begins.date(),
    ))  # fmt: skip
    return wise


def noted(workshop, kind, text, **known):
    number = uuid4()
    RoomNote.unscoped.create(
        id=number, organisation=workshop.organisation, workshop=workshop, kind=kind,
        sealed=workshop.key.seal({"text": text}, number), **known,
    )  # fmt: skip


def stuck(workshop, **known):
    number = uuid4()
    said = {"happens": "Men belt elkaar niet.", "example": "Een jongen die wegliep.",
            "tried": "Een borrel."}  # fmt: skip
    Bottleneck.unscoped.create(
        id=number, organisation=workshop.organisation, workshop=workshop,
        sealed=workshop.key.seal(said, number),
        **{"kind": "WHOM_TO_CALL", "one": "EDUCATION", "other": "YOUTH_CARE", **known},
    )  # fmt: skip


def begun(wise):
    reporting.begin(workshop=wise.workshop, actor=wise.at_work("paul"))
    return report(wise.workshop).words(wise.workshop.key)["sections"]


def test_a_report_begins_with_what_was_said_before_and_on_the_day(held):
    workshop = held.workshop
    stuck(workshop)
    RoomRound.unscoped.create(organisation=workshop.organisation, workshop=workshop, step="W5",
                              state="SHOWN")  # fmt: skip
    noted(workshop, "DILEMMA", "Eerst praten, of eerst vragen?")
    noted(workshop, "DILEMMA", "Wanneer is een zorg genoeg?", step="W1")
    noted(workshop, "DIFFERENCE", "Een arts mag minder dan een docent.")
    noted(workshop, "GOES_WELL", "De lijnen zijn kort.")
    noted(workshop, "AGREEMENT", "Eén contactpunt.")
    told = begun(held)
    assert workshop.state == "REPORT_DRAFT"
    assert "Waterland aan Zee" in told["CONTEXT"]
    assert "- Men belt elkaar niet.\n- Al geprobeerd: Een borrel." in told["BOTTLENECKS"]
    assert "wegliep" not in str(told)
    heads = [line for line in told["DILEMMAS"].splitlines() if line.endswith(":")]
    assert [head[:10] for head in heads] == ["Bij stap 1", "Bij stap 5"]
    assert told["DIFFERENCES"] == "- Een arts mag minder dan een docent."
    assert told["GOES_WELL"] == "- De lijnen zijn kort."
    assert told["AGREEMENTS"] == "- Eén contactpunt."
    assert checked(workshop).lacking == []


@pytest.mark.parametrize(("people", "told"), [(4, False), (5, True)])
def test_what_the_group_answered_is_told_from_five_answers_on(held, people, told):
    WorkshopCount.unscoped.create(
        organisation=held.workshop.organisation, workshop=held.workshop, moment="AFTER",
        question="OWN_LAW", answer="4", count=people,
    )  # fmt: skip
    said = begun(held)["EVALUATION"]
    assert ("Na afloop: Goed" in said) == told
    assert bool(said) == told


def test_what_can_still_be_answered_is_not_told_yet(held):
    held.workshop.ends_at = timezone.now() - timedelta(days=1)
    held.workshop.begins_at = held.workshop.ends_at - timedelta(hours=3)
    held.workshop.save()
    WorkshopCount.unscoped.create(
        organisation=held.workshop.organisation, workshop=held.workshop, moment="AFTER",
        question="OWN_LAW", answer="4", count=9,
    )  # fmt: skip
    assert begun(held)["EVALUATION"] == ""


def test_a_report_is_begun_once_and_after_the_day(held):
    begun(held)
    with pytest.raises(AlreadyRecorded):
        begun(held)
    with pytest.raises(NotNow):
        reporting.begin(workshop=making.a_workshop(held, state="CONFIRMED"),
                        actor=held.at_work("olga"))  # fmt: skip


def test_what_is_written_is_sealed(held):
    begun(held)
    write(held, held.workshop, GOES_WELL="De lijnen zijn kort.")
    row = report(held.workshop)
    assert row.words(held.workshop.key)["sections"]["GOES_WELL"] == "De lijnen zijn kort."
    assert b"lijnen" not in bytes(row.sealed)


def test_two_writers_notice_each_other_and_nothing_typed_is_lost(held):
    begun(held)
    address = reverse("gatherings:report_write", args=[held.workshop.pk])
    client = signed_in(held.paul)
    seen = client.get(address).context["form"].initial["seen"]
    write(held, held.workshop, by="lieke", GOES_WELL="Van Lieke.")
    page = client.post(address, {"once": uuid4(), "seen": seen, "goes_well": "Van Paul."})
    shown = unescape(page.content.decode())
    assert page.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd" in shown
    assert "Van Lieke." in shown
    assert "Van Paul." in shown
    assert report(held.workshop).words(held.workshop.key)["sections"]["GOES_WELL"] == "Van Lieke."
    again = {"once": uuid4(), "seen": page.context["form"].data["seen"], "goes_well": "Van Paul."}
    assert client.post(address, again).status_code == 302
    assert report(held.workshop).words(held.workshop.key)["sections"]["GOES_WELL"] == "Van Paul."


def test_a_name_in_a_draft_is_kept_and_pointed_at(held):
    begun(held)
    address = reverse("gatherings:report_write", args=[held.workshop.pk])
    client = signed_in(held.paul)
    seen = client.get(address).context["form"].initial["seen"]
    typed = {"once": uuid4(), "seen": seen, "dilemmas": "De jongere woont in Tilburg."}
    page = client.post(address, typed, follow=True)
    assert "‘Tilburg’" in unescape(page.content.decode())


def test_a_recommendation_sent_twice_stands_once(held):
    begun(held)
    once = uuid4()
    kwargs = {"workshop": held.workshop, "actor": held.at_work("paul"), "once": once}
    reporting.advise(**kwargs, advice=ADVICE)
    with pytest.raises(AlreadyRecorded):
        reporting.advise(**kwargs, advice=ADVICE)
    (row,) = Recommendation.unscoped.filter(workshop=held.workshop)
    assert row.words(held.workshop.key)["owner"] == "teamleider"
    with pytest.raises(ChangedMeanwhile):
        reporting.advise_otherwise(
            workshop=held.workshop, actor=held.at_work("paul"), which=row.pk,
            advice=ADVICE._replace(owner="directie"), seen=None,
        )  # fmt: skip
    reporting.take_out(workshop=held.workshop, actor=held.at_work("paul"), which=row.pk)
    assert not Recommendation.unscoped.filter(workshop=held.workshop).exists()


def test_who_does_it_is_a_function_and_no_name(held):
    begun(held)
    address = reverse("gatherings:recommendation_add", args=[held.workshop.pk])
    client = signed_in(held.paul)
    typed = {
        "once": uuid4(),
        "theme": "TRAINING",
        "action": "Bied scholing aan.",
        "for_whom": "scholen",
        "due_on": timezone.localdate() + timedelta(days=90),
    }
    page = client.post(address, typed | {"owner": "Kevin Bakkers"})
    assert "lijkt op een naam" in unescape(page.content.decode())
    assert client.post(address, typed | {"owner": "teamleider jeugd"}).status_code == 302


def test_a_recommendation_has_its_term(held):
    begun(held)
    address = reverse("gatherings:recommendation_add", args=[held.workshop.pk])
    typed = {"once": uuid4(), "theme": "TRAINING", "action": "Bied scholing aan.",
             "for_whom": "scholen", "owner": "teamleider jeugd", "due_on": ""}  # fmt: skip
    page = signed_in(held.paul).post(address, typed)
    assert page.context["form"].errors["due_on"] == ["Vul een datum in."]
    assert not Recommendation.unscoped.filter(workshop=held.workshop).exists()


def test_a_theme_gives_a_recommendation_its_beginning(held):
    begun(held)
    address = reverse("gatherings:recommendation_add", args=[held.workshop.pk])
    page = signed_in(held.olga).get(f"{address}?thema=FEEDBACK")
    assert "binnen een vaste tijd hoort" in unescape(page.content.decode())
