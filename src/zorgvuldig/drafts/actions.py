"""Keeping and discarding a draft. Nothing of its words stands in the logbook."""

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from zorgvuldig.drafts.models import Draft, DraftBox
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from datetime import datetime

    from django.http import QueryDict

    from zorgvuldig.people.actor import Actor

NOT_TYPED = {"csrfmiddlewaretoken", "draft_tab", "once", "fingerprint"}
LONGEST = 400_000  # characters in one draft; a form holds less


@transaction.atomic
def keep(*, actor: "Actor", path: str, typed: "QueryDict", tab: str = "") -> "datetime | None":
    """Keep what was typed in the form at `path`; returns when, or None when it is too much."""
    fields = {name: typed.getlist(name) for name in typed if name not in NOT_TYPED}
    if sum(len(v) for values in fields.values() for v in values) > LONGEST:
        return None
    box = _box(actor)
    draft = Draft.unscoped.select_for_update().filter(box=box, path=path).first() or Draft(
        organisation_id=box.organisation_id, box=box, path=path
    )
    draft.tab = tab[:40]
    draft.sealed = box.key.seal({"fields": fields}, draft.id)
    draft.saved_at = timezone.now()
    draft.save()
    return draft.saved_at


@transaction.atomic
def discard(*, actor: "Actor", path: str) -> None:
    """Throw the draft away: it was stored, or its writer wants to begin anew."""
    Draft.unscoped.filter(box=actor.membership_id, path=path).delete()


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
