"""What helps when something happened is whole in English: for every kind, in every sector."""

import pytest
from django.urls import reverse

from tests.language.test_left_over import dutch_in
from tests.language.test_pages import language_of, reads_english
from zorgvuldig.handbook import trigger
from zorgvuldig.handbook.trigger import Sector


def addresses(kind):
    yield reverse("guide:event", kwargs={"kind": kind})
    for sector in Sector:
        yield reverse("guide:event_for", kwargs={"kind": kind, "sector": sector})


@pytest.mark.parametrize("kind", trigger.kinds())
def test_no_dutch_is_left_in_what_helps_at_an_event(town, signed_in, kind):
    reads_english(town.anna)
    anna = signed_in(town.anna)
    for address in addresses(kind):
        page = anna.get(address)
        assert language_of(page) == "en"
        assert dutch_in(page.content.decode()) == []
