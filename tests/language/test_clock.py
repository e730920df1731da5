"""What the clock says, in the language of who reads; and typed with a point or a colon."""

import re
from datetime import time

import pytest

from tests.drafts.test_drafts import TYPED, form_of
from zorgvuldig.people.forms_day import clock
from zorgvuldig.people.models import Person


@pytest.mark.parametrize(
    ("language", "clock_says", "page_says"),
    [("", r"\d\d\.\d\d uur", "concept bewaard om %"), ("en", r"\d\d:\d\d", "draft saved at %")],
)
def test_a_kept_draft_says_when_in_the_language_of_who_types(
    town, signed_in, dossier, language, clock_says, page_says
):
    Person.objects.filter(pk=town.anna.person.pk).update(language=language)
    anna = signed_in(town.anna)
    kept = anna.post(f"/concept/?for={form_of(dossier)}", TYPED)
    assert re.fullmatch(clock_says, kept.json()["saved_at"])
    assert f'data-kept="{page_says}"' in anna.get(form_of(dossier)).text


@pytest.mark.parametrize("typed", ["19:30", "19.30"])
def test_a_time_may_be_typed_as_it_is_written_on_either_page(typed):
    assert clock("Vanaf", "").clean(typed) == time(19, 30)
