"""H-10: on the line there is no place for what somebody is or believes, nor for a name of the
person of concern. Read off the tables and off every form, so that a new field is met too."""

import pytest

from tests.house.reading import fields, label, models
from tests.house.test_catalogue import forms
from tests.house.test_words import NO_FIELD
from zorgvuldig.helpline import models as line
from zorgvuldig.rules.wishes import Request

WHAT_SOMEBODY_IS = (
    "religi", "belief", "faith", "mosque", "church", "ethnic", "race", "origin", "nationalit",
    "ideolog", "politic", "conviction", "background", "communit", "school", "photo", "account",
    "bsn", "label", "risk",
)  # fmt: skip
WHO_IT_IS = ("name", "surname", "birth", "address", "phone", "email", "handle", "picture")
ABOUT_A_REQUEST = (
    line.HelpRequest, line.HelpNote, line.SecondLook, line.CallerWish, line.HelpConsent,
    line.Match, line.MatchProposal, line.CallBack, line.Referral,
)  # fmt: skip
THEIR_YES = "helpline.Confidant.communities_agreed_on"  # the day of the confidant's own yes


def columns(*, of=None) -> set[str]:
    """Every column of the line, as "helpline.Model.field"."""
    return {
        f"{label(model)}.{field.name}"
        for model in (of or models())
        if model._meta.app_label == "helpline"
        for field in fields(model)
    }


def named(stems, names) -> set[str]:
    return {name for name in names if any(stem in name.rpartition(".")[2] for stem in stems)}


def says_who(names) -> set[str]:
    """Those with a whole word of `WHO_IT_IS` in them."""
    return {name for name in names if set(name.rpartition(".")[2].split("_")) & set(WHO_IT_IS)}


@pytest.mark.gate("H-10", "refuses")
def test_no_column_of_the_line_says_what_somebody_is():
    assert named(WHAT_SOMEBODY_IS, columns()) == {THEIR_YES}


@pytest.mark.gate("H-10", "refuses")
def test_no_column_of_a_request_says_who_it_is_about():
    """A caller's own way to be reached rests sealed and apart; the person of concern has none."""
    assert says_who(columns(of=ABOUT_A_REQUEST)) == set()


@pytest.mark.gate("H-10", "refuses")
def test_no_form_of_the_line_asks_what_a_caller_or_the_person_of_concern_is():
    asked = {
        f"{form.__name__}.{name}"
        for form in forms()
        if ".helpline." in form.__module__
        for name, field in form.base_fields.items()
        if any(stem in f"{name} {field.label or ''}".casefold() for stem in NO_FIELD)
    }
    assert asked == set()


@pytest.mark.gate("H-10", "releases")
def test_a_wish_of_the_caller_may_be_told_in_their_own_words():
    """What they wish of a confidant; there is no word in it for what they are themself."""
    wished = set(Request.__struct_fields__)
    assert {name for name in wished if "communit" in name} == {
        "community", "community_must", "community_wish",
    }  # fmt: skip
    assert named(("religi", "ethnic", "origin", "belief"), wished) | says_who(wished) == set()


@pytest.mark.gate("H-10", "releases")
def test_what_a_confidant_told_of_themself_rests_beside_the_day_of_their_yes():
    assert columns() >= {THEIR_YES, "helpline.Confidant.sealed"}


def test_the_check_would_find_it():
    assert named(WHAT_SOMEBODY_IS, {"helpline.HelpRequest.religious_view"})
    assert says_who({"helpline.HelpNote.person_name", "helpline.Referral.addressee"}) == {
        "helpline.HelpNote.person_name"
    }
