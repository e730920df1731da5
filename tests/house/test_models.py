"""What is sensitive has no easy way in."""

import pytest
from django.apps import apps
from django.db.models import (
    CASCADE,
    PROTECT,
    BinaryField,
    CharField,
    ForeignKey,
    JSONField,
    TextField,
)
from django.utils.text import camel_case_to_spaces

from tests.house.reading import fields, label, models, policies, sensitive_models

NAMED_BACKWARDS = {"dossiers.Involvement.dossier"}  # "the dossiers I am involved in" asks this way
UNSCOPED_TOO = {"people.Membership", "people.Decider", "people.ContactPoint", "people.Invitation"}
NEVER = (
    "religi", "belief", "faith", "ethnic", "race", "ideolog", "nationalit", "politic", "origin",
    "bsn", "citizen_service", "score", "rating", "rank", "grade", "risk_level", "risk_score",
    "danger_level", "probability", "radicali", "photo", "profile",
)  # fmt: skip


def test_sensitive_rows_are_only_found_by_who_says_unscoped():
    for model in models():
        if model in sensitive_models() or label(model) in UNSCOPED_TOO:
            assert not hasattr(model, "objects"), label(model)
            assert hasattr(model, "unscoped"), label(model)


def test_no_way_back_to_a_sensitive_row():
    guilty = {
        f"{label(model)}.{field.name}"
        for model in models()
        for field in fields(model)
        if isinstance(field, ForeignKey) and field.remote_field.related_name != "+"
    }
    assert guilty == NAMED_BACKWARDS


def test_no_admin_walks_past_the_walls():
    assert not apps.is_installed("django.contrib.admin")


def test_nobody_is_a_superuser():
    person = apps.get_model("people", "Person")
    names = {field.name for field in person._meta.get_fields()}
    assert names.isdisjoint({"is_superuser", "is_staff", "groups", "user_permissions"})


@pytest.mark.gate("G18", "refuses")
def test_no_field_says_what_somebody_believes_is_or_scores():
    """NO_BELIEF_FIELDS, and gate G18. The list is of stems, so `religious_view` counts."""
    guilty = {
        f"{label(model)}.{field.name}"
        for model in models()
        for field in fields(model)
        for stem in NEVER
        if stem in _plain(field.name) or stem in _plain(str(field.verbose_name))
    }
    assert guilty == set()


def _plain(name: str) -> str:
    return camel_case_to_spaces(name).replace(" ", "_").replace("-", "_")


def test_no_readable_column_of_the_working_room_holds_words():
    """A text column there is a code, a digest, or an address that fields.toml explains."""
    for model in models():
        if model._meta.app_label in ("dossiers", "drafts"):
            for field in fields(model):
                assert not isinstance(field, TextField), f"{label(model)}.{field.name}"
                if isinstance(field, CharField) and not field.choices:
                    assert _holds_no_words(label(model), field.name), f"{label(model)}.{field.name}"


def _holds_no_words(model: str, field: str) -> bool:
    policy = policies()[model][field]
    return policy["secret"] in ("code", "index") or bool(policy.get("note"))


def test_a_form_of_data_that_can_hold_anything_says_what_it_holds():
    for model in models():
        for field in fields(model):
            if isinstance(field, JSONField):
                assert policies()[label(model)][field.name].get("note"), field


def test_sealed_is_bytes():
    for model, entries in policies().items():
        for name, entry in entries.items():
            if entry["secret"] == "sealed":
                field = apps.get_model(model)._meta.get_field(name)
                assert isinstance(field, BinaryField), f"{model}.{name}"


def test_nothing_inside_a_dossier_holds_back_its_erasing():
    """Rows of one dossier point to each other but go together: RESTRICT knows that."""
    inside = {"dossiers.Dossier"}
    while True:
        more = {
            label(model)
            for model in models()
            for field in fields(model)
            if isinstance(field, ForeignKey)
            and field.remote_field.on_delete is CASCADE
            and label(field.related_model) in inside
        } - inside
        if not more:
            break
        inside |= more
    guilty = {
        f"{label(model)}.{field.name}"
        for model in models()
        for field in fields(model)
        if isinstance(field, ForeignKey)
        and field.remote_field.on_delete is PROTECT
        and label(field.related_model) in inside
    }
    assert len(inside) > 20
    assert guilty == set()
