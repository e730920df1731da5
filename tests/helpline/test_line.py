"""A line is its own organisation, and what it is may be seen by everybody once it is open."""

from uuid import uuid4

import pytest
from django.http import Http404
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import cast
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.helpline.access.line import open_line
from zorgvuldig.helpline.actions import founding
from zorgvuldig.helpline.models import Helpline
from zorgvuldig.recording.refusals import GateShut

pytestmark = pytest.mark.django_db


@pytest.mark.gate("H-13", "refuses")
def test_who_keeps_dossiers_has_no_line(town):
    with pytest.raises(GateShut) as refusal:
        cast.open_line(town.at_work("gerda"), "de-brug")
    assert refusal.value.gate == "H-13"


@pytest.mark.gate("H-13", "refuses")
def test_who_has_a_line_keeps_no_dossiers(lantern):
    with pytest.raises(GateShut) as refusal:
        beginning.note_unease(
            actor=lantern.at_work("cora"),
            once=uuid4(),
            happened_on=timezone.localdate(),
            triage="CONCERN",
            event_kind="",
            unease="Iets.",
        )
    assert refusal.value.gate == "H-13"


@pytest.mark.gate("H-13", "releases")
def test_an_organisation_of_its_own_has_a_line(lantern):
    walls.say(organisation=None)
    assert open_line("lantaarn").name == "De Lantaarn"


def test_a_line_that_is_not_open_yet_is_not_there(lantern):
    lantern.at_work("cora")
    Helpline.objects.filter(slug="lantaarn").update(is_open=False)
    walls.say(organisation=None)
    with pytest.raises(Http404):
        open_line("lantaarn")


def test_an_open_line_is_changed_by_nobody_else(lantern):
    lantern.at_work("chris")
    assert Helpline.objects.filter(slug="lantaarn").update(name="Van ons") == 0


NEUTRAL = {"name": "De Lantaarn", "slug": "lantaarn", "languages": ["nl"], "promise_days": 2,
           "is_open": True}  # fmt: skip
ABOUT = {"about": "Ouders die luisteren.", "hours": "Elke avond.", "visit": ""}


def set_up(lantern, said=(), **words):
    texts = {"nl": {**ABOUT, **dict(said)}}
    return founding.set_up(actor=lantern.at_work("cora"), texts=texts, **{**NEUTRAL, **words})


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"name": "Hulplijn Radicalisering"}, {}),
        ({"slug": "lijn-extremisme"}, {}),
        ({}, {"about": "Wij weten alles van radicalisering."}),
        ({}, {"visit": "Het steunpunt extremisme."}),
    ],
)
def test_a_line_that_names_the_topic_is_not_set_up(lantern, words, said):
    with pytest.raises(GateShut) as refusal:
        set_up(lantern, said, **words)
    assert refusal.value.gate == "G01"
    assert Helpline.objects.get(organisation=lantern.cora.organisation).name == "De Lantaarn"


@pytest.mark.gate("G01", "releases")
def test_a_line_with_neutral_words_is_set_up(lantern):
    assert set_up(lantern, name="De Vuurbaak").name == "De Vuurbaak"


def test_the_page_points_at_the_words_beside_the_text_they_stand_in(lantern):
    page = reverse("helpline:line")
    said = {**NEUTRAL, "hours_nl": "Elke avond.", "about_nl": "Over radicalisering en zorgen.",
            "working_for": lantern.cora.organisation.pk}  # fmt: skip
    answer = signed_in(lantern.cora).post(page, said)
    assert answer.status_code == 422
    (said_there,) = answer.context["form"].errors["about_nl"]
    assert "(‘radicalisering’)" in said_there
