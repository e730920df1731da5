"""What was typed for one organisation is never shown or stored in another.

Anna works for De Brug and for Het Anker. In a second tab she switched after opening the form.
"""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.dossiers.models import UneaseNote
from zorgvuldig.drafts.models import Draft
from zorgvuldig.people.models import Membership

pytestmark = pytest.mark.django_db

NOTE = "/dossiers/onrust/"
UNEASE = {"unease": "Alleen voor De Brug", "triage": "CONCERN", "reason": "r"}


@pytest.fixture
def anchor(town):
    """Het Anker, where Anna works too; her roles there are the same."""
    organisation = town.at_work("chaima").organisation
    Membership.unscoped.create(
        organisation=organisation, person=town.anna.person, roles=["PROFESSIONAL", "ADMINISTRATOR"]
    )
    town.at_work("anna")
    return organisation


@pytest.fixture
def anna(town, signed_in, anchor):
    """Signed in, at work for Het Anker by now."""
    client = signed_in(town.anna)
    client.post(reverse("people:choose_organisation"), {"organisation": anchor.pk})
    return client


def for_the_bridge(town, **typed):
    return {"working_for": town.anna.organisation.pk, **typed}


def left(model, organisation):
    walls.say(organisation=organisation.pk)
    return model.unscoped.count()


def test_every_form_says_for_which_organisation_it_was_opened(town, signed_in):
    page = signed_in(town.anna).get(NOTE)
    number = town.anna.organisation.pk
    assert page.text.count(f'name="working_for" value="{number}"') == 1
    assert f"working_for={number}" in page.context["draft"]


def test_a_draft_typed_for_one_organisation_rests_there(town, anna, anchor):
    address = f"/concept/?for={NOTE}&working_for={town.anna.organisation.pk}"
    assert list(anna.post(address, UNEASE).json()) == ["saved_at"]
    assert (left(Draft, anchor), left(Draft, town.anna.organisation)) == (0, 1)
    assert "Alleen voor De Brug" not in anna.get(NOTE).text


def test_a_form_sent_to_another_organisation_is_kept_where_it_belongs(town, anna, anchor):
    form = {**UNEASE, "once": uuid4(), "happened_on": timezone.localdate().isoformat()}
    page = anna.post(NOTE, for_the_bridge(town, **form))
    assert page.status_code == 409
    assert "Deze tekst hoort bij De Brug" in page.text
    assert "U werkt nu voor Het Anker" in page.text
    assert (left(UneaseNote, anchor), left(UneaseNote, town.anna.organisation)) == (0, 0)
    assert (left(Draft, anchor), left(Draft, town.anna.organisation)) == (0, 1)
    bridge = {"organisation": town.anna.organisation.pk}
    anna.post(reverse("people:choose_organisation"), bridge)
    assert "Alleen voor De Brug" in anna.get(NOTE).text


def test_an_agreement_for_one_organisation_is_not_made_in_another(town, anna, anchor):
    typed = {"anonymous_route": "Bel zomaar iemand", "feedback_rule": "nee"}
    page = anna.post(reverse("people:protocol"), for_the_bridge(town, **typed))
    assert page.status_code == 409
    assert "Bel zomaar iemand" in page.text
    walls.say(organisation=anchor.pk)
    anchor.refresh_from_db()
    assert anchor.anonymous_route == ""
    assert left(Draft, town.anna.organisation) == 0


@pytest.mark.parametrize("place", ["0", "x", "-1", "9" * 5000])
def test_an_organisation_where_one_does_not_work_gets_nothing(town, anna, anchor, place):
    page = anna.post(NOTE, {**UNEASE, "working_for": place})
    assert page.status_code == 409
    assert "Alleen voor De Brug" in page.text
    assert anna.post(f"/concept/?for={NOTE}&working_for={place}", UNEASE).status_code == 404
    assert (left(Draft, anchor), left(Draft, town.anna.organisation)) == (0, 0)


def test_after_a_long_rest_the_text_is_kept_where_it_belongs(town, anna, anchor):
    session = anna.session
    session["seen"] = 1
    session.save()
    assert anna.post(NOTE, for_the_bridge(town, **UNEASE)).status_code == 302
    assert (left(Draft, anchor), left(Draft, town.anna.organisation)) == (0, 1)
