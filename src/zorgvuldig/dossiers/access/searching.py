"""Finding a dossier again: by its own reference, or by name (and birth date), in the own
organisation only. A name is compared by its keyed digest; nothing of a client is shown here."""

import re
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef

from zorgvuldig.dossiers.access.involved import involves, lasting_keepers
from zorgvuldig.dossiers.codes import Part
from zorgvuldig.dossiers.models import Dossier, DossierQuerySet
from zorgvuldig.vault import blind_index

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def of_reference(actor: "Actor", written: str) -> DossierQuerySet:
    """The dossier with this reference, however it was typed."""
    letters = re.sub(r"[^A-Z0-9]", "", written.upper())
    return _of_the_house(actor).filter(reference=f"{letters[:4]}-{letters[4:]}")


def of_client(actor: "Actor", name: str, born_on: date | None) -> DossierQuerySet:
    """Open or closed dossiers that may be about a client of this name (and birth date)."""
    organisation = actor.organisation.pk
    found = _of_the_house(actor).filter(name_index=blind_index.of_name(name, organisation))
    if born_on:
        other_birth = found.filter(name_birth_index__isnull=False).exclude(
            name_birth_index=blind_index.of_name_and_birth(name, born_on, organisation)
        )
        found = found.exclude(pk__in=other_birth.values("pk"))
    return found.order_by("opened_on")


def with_who_to_ask(actor: "Actor", found: DossierQuerySet) -> DossierQuerySet:
    """Each with `is_involved` and `is_kept` by this person, and the names of its `keepers`."""
    names = lasting_keepers().filter(dossier=OuterRef("pk")).order_by("since", "pk")
    return found.annotate(
        is_involved=involves(actor),
        is_kept=involves(actor, Part.KEEPER),
        keepers=ArraySubquery(names.values("membership__person__name")),
    )


def _of_the_house(actor: "Actor") -> DossierQuerySet:
    return Dossier.unscoped.filter(organisation=actor.organisation)
