"""Keeping and discarding a draft. Nothing of its words stands in the logbook."""

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from zorgvuldig import walls
from zorgvuldig.drafts import access
from zorgvuldig.drafts.models import Draft, DraftBox
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from django.http import QueryDict

    from zorgvuldig.people.actor import Actor

NOT_TYPED = {"csrfmiddlewaretoken", "draft_tab", "once", "fingerprint", "working_for"}
SECRETS = {"code"}  # with which a caller of the line comes back: kept as a slow digest only
WORKING_ROOMS = (
    "/dossiers/",
    "/rechten/",
    "/hulplijn/",
    "/organiseren/",
    "/uitwisseling/",
)  # only here is typed what a draft may keep
LONGEST_PATH = 300
LONGEST = 400_000  # characters in one draft; a form holds less


@transaction.atomic
def keep(*, actor: "Actor", path: str, typed: "QueryDict", tab: str = "") -> "datetime | None":
    """Keep what was typed in the form at `path`; returns when, or None when it is too much."""
    fields = {name: typed.getlist(name) for name in typed if may_rest(name)}
    if sum(len(v) for values in fields.values() for v in values) > LONGEST:
        return None
    box = _box(actor)
    draft = Draft.unscoped.select_for_update().filter(box=box, path=path).first() or Draft(
        organisation_id=box.organisation_id, box=box, path=path
    )
    draft.tab = tab.replace("\0", "")[:40]
    draft.sealed = box.key.seal({"fields": fields}, draft.id)
    draft.saved_at = timezone.now()
    draft.save()
    return draft.saved_at


def keep_where_it_belongs(
    *, actor: "Actor", organisation: str, path: str, typed: "QueryDict", tab: str = ""
) -> "datetime | None":
    """Keep it under the organisation the form was opened for, whichever the session works for
    now; None when this person does not work there, or the form is not of a working room."""
    writer = access.writer(actor, organisation)
    if writer is None or not has_drafts(path):
        return None
    with walls.saying(organisation=writer.organisation.pk, person=writer.person.pk):
        return keep(actor=writer, path=path, typed=typed, tab=tab)


def has_drafts(path: str) -> bool:
    """Is this the address of a form whose drafts are kept?"""
    return path.startswith(WORKING_ROOMS) and len(path) <= LONGEST_PATH


def may_rest(name: str) -> bool:
    """Is a field of this name something that was typed, and no secret?"""
    return name not in NOT_TYPED | SECRETS and "password" not in name.lower()


def says_something(typed: "QueryDict") -> bool:
    """Is there a word, or a choice, in what was sent?"""
    return any(v.strip() for name in typed if may_rest(name) for v in typed.getlist(name))


@transaction.atomic
def discard(*, actor: "Actor", path: str) -> None:
    """Throw the draft away: it was stored, or its writer wants to begin anew."""
    Draft.unscoped.filter(box=actor.membership_id, path=path).delete()


@transaction.atomic
def discard_own(membership: int, path: str) -> None:
    """Throw away what this person left in one form, also when another or the program says so."""
    Draft.unscoped.filter(box=membership, path=path).delete()


@transaction.atomic
def discard_under(actor: "Actor", prefix: str) -> None:
    """Throw away everything this person left in the forms below `prefix`."""
    Draft.unscoped.filter(box=actor.membership_id, path__startswith=prefix).delete()


@transaction.atomic
def discard_about(organisation_id: int, marks: "Collection[str]") -> int:
    """Throw away what anybody there left in a form whose address holds one of these marks: the
    reference of a dossier, the number of something in it. Returns how many went."""
    waiting = Draft.unscoped.filter(organisation_id=organisation_id).values_list("pk", "path")
    about = [pk for pk, path in waiting if not set(path.split("/")).isdisjoint(marks)]
    return Draft.unscoped.filter(pk__in=about).delete()[0]


def discard_at(organisation_id: int, beginnings: "Collection[str]") -> None:
    """Throw away what anybody there left in a form whose address begins so."""
    begun = (Q(path__startswith=beginning) for beginning in beginnings)
    Draft.unscoped.filter(reduce(or_, begun), organisation_id=organisation_id).delete()


def _box(actor: "Actor") -> DraftBox:
    box = DraftBox.unscoped.select_related("key").filter(pk=actor.membership_id).first()
    if box is None:
        organisation = actor.organisation.pk
        box = DraftBox.unscoped.create(
            pk=actor.membership_id, organisation_id=organisation, key=DataKey.make(organisation)
        )
    return box


def discard_untouched(before: "datetime") -> None:
    """Throw away what nobody came back for since then."""
    Draft.unscoped.filter(saved_at__lt=before).delete()
