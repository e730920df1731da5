"""What goes along when one piece of a dossier goes: the pieces that exist only because of it.

A follow-up of a sign, a correction about it, the second person's agreement to it: their words say
what the piece said. Links that only point (an item of a consent) go without taking their own piece.
"""

from typing import TYPE_CHECKING

from django.apps import apps

from zorgvuldig.dossiers.models import Entry
from zorgvuldig.dossiers.models.talks import Recorded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID


def with_what_hangs_on(entry: Entry) -> list[Entry]:
    """The piece itself first, then everything that goes along with it."""
    found, last = {entry.pk}, {entry.pk}
    while last:
        last = {number for field in _pointing() for number in _through(*field, last)} - found
        found |= last
    rest = Entry.unscoped.filter(pk__in=found - {entry.pk}).order_by("happened_on", "recorded_at")
    return [entry, *rest]


def _pointing() -> "Iterator[tuple[type[Recorded], str]]":
    """Every column in which the codes of one piece point to another piece, or to its codes."""
    for model in apps.get_app_config("dossiers").get_models():
        if issubclass(model, Recorded):
            for field in model._meta.local_fields:
                target = field.related_model
                if field.primary_key or not isinstance(target, type):
                    continue
                if target is Entry or issubclass(target, Recorded):
                    yield model, field.name


def _through(model: type[Recorded], name: str, numbers: "set[UUID]") -> "set[UUID]":
    rows = model.unscoped.filter(**{f"{name}__in": numbers})
    return set(rows.values_list("pk", flat=True))
