"""An amount is read as it was meant, written in Dutch or in English, or it is asked again."""

import pytest
from django.core.exceptions import ValidationError

from zorgvuldig.gatherings.actions.costs import Price
from zorgvuldig.gatherings.forms.costs import CostsForm, Euro
from zorgvuldig.language.showing import shown_in
from zorgvuldig.rules.gatherings.codes import PAYS, Cost


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("250", 25000), ("€ 250", 25000), ("250,-", 25000), ("250,50", 25050), ("250.50", 25050),
        ("1250", 125000), ("1.250", 125000), ("1,250", 125000), ("1.250,50", 125050),
        ("1,250.50", 125050), ("€\u00a01.250,50", 125050), ("1.250.000", 125000000),
        ("1,250,000.05", 125000005), ("0,05", 5), ("", None),
    ],
)  # fmt: skip
def test_the_same_amount_however_it_is_written(typed, cents):
    assert Euro(required=False).clean(typed) == cents


@pytest.mark.parametrize(
    "typed",
    ["12,5", "12.5", "1.2500", "1,250.5", "1.250.50", "1,250,50", "1.250,500", "1,250.000",
     "1.25,00", "12.50.00", "veel", "-5", "1e3", "12345678"],
)  # fmt: skip
def test_what_could_be_either_is_asked_again(typed):
    with pytest.raises(ValidationError):
        Euro(required=False).clean(typed)


def form(data=None):
    return CostsForm(data, now={Cost.LOCATION: Price(PAYS[Cost.LOCATION], 125050)})


@pytest.mark.parametrize(("language", "written"), [("nl", "1.250,50"), ("en", "1,250.50")])
def test_the_box_writes_it_as_the_page_does_and_reads_that_back(language, written):
    with shown_in(language):
        box = str(form()["cents_LOCATION"])
    assert f'value="{written}"' in box
    assert Euro().clean(written) == 125050


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_was_typed_wrong_stands_in_the_box_as_it_was_typed(language):
    with shown_in(language):
        box = str(form({"cents_LOCATION": "1.250.50"})["cents_LOCATION"])
    assert 'value="1.250.50"' in box
