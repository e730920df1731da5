"""The account of somebody who left: gone when nothing tells of them anymore."""

from datetime import date
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from zorgvuldig.drafts.models import DraftBox
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import OnSchedule
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.privacy.access import going
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import DataKey, Reason


def erase_account(number: Any, actor: OnSchedule, today: date) -> bool:
    """The membership, and the person when they work or worked nowhere else; only when no line of
    the logbook and nothing they recorded is left. Call it in a transaction."""
    due = going.left_long_ago(today).select_related("person")
    held = due.select_for_update(of=("self",)).filter(pk=number).first()
    if held is None or LogEntry.unscoped.filter(user_id=held.person.pseudonym).exists():
        return False
    if not forget_account(held):
        return False
    record(
        "membership.erased", actor=actor, action=Action.DELETE, about=f"membership:{number}",
        policy=Reason.TERM,
    )  # fmt: skip
    ledger.write(
        organisation=actor.organisation_id,
        object_type="account",
        object_id=held.person.pseudonym,
        on=timezone.localdate(),
        reason=Reason.TERM,
    )
    return True


def forget_account(membership: Membership) -> bool:
    """Without a line: the membership with its drafts, then the person. False when something that
    is kept still names them, here or, for the person, anywhere."""
    keys = list(DraftBox.unscoped.filter(pk=membership.pk).values_list("key_id", flat=True))
    if not _gone(membership):
        return False
    DataKey.unscoped.filter(pk__in=keys).delete()
    _gone(membership.person)
    return True


def _gone(row: Membership | Person) -> bool:
    """The database sees what points to it in every organisation; asked now and not at the end."""
    number = row.pk
    try:
        with transaction.atomic():
            row.delete()
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    except (IntegrityError, ProtectedError):
        row.pk = number
        return False
    return True
