"""Who is at work, as was said to the walls for this transaction: a confidant and nothing more?"""

from typing import Any

from django.db.models import BigIntegerField, Exists, Func, TextField, Value
from django.db.models.functions import Cast, NullIf

from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import ANSWERS_THE_LINE, Role


def _said(name: str) -> Any:
    """What was said to the walls, as a number; nothing when nobody was said."""
    said = Func(
        Value(f"zorgvuldig.{name}"),
        Value(True),
        function="current_setting",
        output_field=TextField(),
    )
    return Cast(NullIf(said, Value("")), BigIntegerField())


def only_confidant() -> Exists:
    """For a query: does whoever is at work here do so as a confidant only (H-07)? A caller and the
    program itself are nobody at work."""
    here = Membership.unscoped.filter(person=_said("person"), organisation=_said("organisation"))
    confidants = here.filter(roles__contains=[Role.CONFIDANT])
    return Exists(confidants.exclude(roles__overlap=list(ANSWERS_THE_LINE)))
