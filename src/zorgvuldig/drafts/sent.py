"""What a form said when it was sent, as a digest: so that who goes back and corrects something is
not told that it was stored already, while it was the first version that was."""

import hmac
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from zorgvuldig.drafts.actions import may_rest
from zorgvuldig.drafts.models import SentForm
from zorgvuldig.vault.keyring import ring

if TYPE_CHECKING:
    from django.http import QueryDict

    from zorgvuldig.people.actor import Actor


def note_sent(*, actor: "Actor", typed: "QueryDict") -> None:
    """Remember what this form said, in the transaction of the deed it was sent for."""
    once = _once(typed)
    if once is not None:
        SentForm.unscoped.bulk_create(
            [SentForm(id=once, organisation_id=actor.organisation.pk, digest=_digest(typed))],
            ignore_conflicts=True,
        )


def was_other(*, actor: "Actor", typed: "QueryDict") -> bool:
    """Was the same form sent before, saying something else than now?"""
    known = SentForm.unscoped.filter(pk__in=[_once(typed)], organisation_id=actor.organisation.pk)
    before = known.values_list("digest", flat=True).first()
    return before is not None and not hmac.compare_digest(bytes(before), _digest(typed))


def forget_sent(before: datetime) -> None:
    """What was sent before that moment is no longer in anybody's browser."""
    SentForm.unscoped.filter(sent_at__lt=before).delete()


def _once(typed: "QueryDict") -> UUID | None:
    try:
        return UUID(typed.get("once", ""))
    except ValueError:
        return None


def _digest(typed: "QueryDict") -> bytes:
    said = sorted((name, typed.getlist(name)) for name in typed if may_rest(name))
    return hmac.new(ring().index, b"sent-form|" + msgspec.json.encode(said), sha256).digest()
