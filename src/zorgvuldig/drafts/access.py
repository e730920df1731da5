"""A draft is seen by the one who typed it, in the organisation it was typed for. Nobody else."""

from typing import TYPE_CHECKING

from django.forms import CheckboxInput, CheckboxSelectMultiple
from django.http import QueryDict

from zorgvuldig.drafts.models import Draft
from zorgvuldig.people import access as people
from zorgvuldig.people.actor import Actor

BOXES = (CheckboxInput, CheckboxSelectMultiple)

if TYPE_CHECKING:
    from datetime import datetime

    from django import forms


def writer(actor: Actor, organisation: str) -> Actor | None:
    """This person at work for the organisation that the form was opened for; None when they do
    not work there. A form that does not say, was opened for the organisation of now."""
    now = actor.membership
    if now and organisation in ("", str(now.organisation_id)):
        return actor
    somebody = actor.account or actor.person  # who practises may have typed as themselves
    there = people.own_membership(somebody, organisation)
    return Actor(somebody, there, actor.ip) if there else None


def draft_of(actor: Actor, path: str) -> Draft | None:
    """The draft this person left in the form at `path`."""
    return (
        Draft.unscoped.select_related("box__key").filter(box=actor.membership_id, path=path).first()
    )


def typed_in(draft: Draft) -> QueryDict:
    """What was typed, as the form would have sent it."""
    fields = draft.box.key.open(draft.sealed, draft.id)["fields"]
    typed = QueryDict(mutable=True)
    for name, values in fields.items():
        typed.setlist(name, values)
    return typed


def restore(form: "forms.BaseForm", actor: Actor, path: str) -> "datetime | None":
    """Put a kept draft back into a fresh form; returns when it was kept."""
    draft = draft_of(actor, path)
    if draft is None:
        return None
    typed = typed_in(draft)
    for name, field in form.fields.items():
        if name in typed or isinstance(field.widget, BOXES):  # a box left empty is not sent
            form.initial[name] = field.widget.value_from_datadict(typed, {}, form.add_prefix(name))
    return draft.saved_at
