"""Setting up the provider: what the public sees, and when it opens."""

import pytest
from django.urls import reverse

from tests.cast import signed_in
from tests.gatherings.planning import sent
from zorgvuldig.gatherings.models import Provider

pytestmark = pytest.mark.django_db
PAGE = "/organiseren/aanbieder/"
TYPED = {
    "name": "Samen Wijs", "slug": "samen-wijs", "about": "Wij houden werkateliers.",
    "email": "post@voorbeeld.example", "phone": "", "checked_on": "2026-11-01", "is_open": "on",
}  # fmt: skip


def test_the_administrator_sets_up_the_provider_too(wise):
    assert sent(wise, PAGE, "greet", **TYPED | {"about": "Anders."}).status_code == 302
    assert Provider.objects.get(slug="samen-wijs").about == "Anders."


def refused(wise, **typed):
    answer = sent(wise, PAGE, **TYPED | typed)
    assert answer.status_code == 422
    return answer.content.decode()


def test_an_address_that_is_taken_is_refused(wise):
    assert "al in gebruik" in refused(wise, slug="kring")


def test_a_number_or_address_has_a_day_on_which_it_was_checked(wise):
    assert "Zeg wanneer u nummer en adres" in refused(wise, checked_on="")


def test_a_page_without_a_way_to_reach_somebody_does_not_open(wise):
    assert "voordat u de pagina opent" in refused(wise, email="", phone="")


def test_the_subject_does_not_stand_in_the_address(wise):
    assert "Laat het onderwerp weg" in refused(wise, slug="radicalisering-wijs")


def test_the_page_leads_to_the_public_page(wise):
    page = signed_in(wise.olga).get(PAGE).content.decode()
    assert reverse("gathering:start", args=["samen-wijs"]) in page
