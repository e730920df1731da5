"""A municipality asks for a workshop and gets a page of its own; the link can be made anew."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from zorgvuldig.gatherings import host_letters
from zorgvuldig.gatherings.access.seats import digest_of
from zorgvuldig.gatherings.actions.requesting import request_workshop
from zorgvuldig.gatherings.actions.sent_forms import SentOtherwise
from zorgvuldig.gatherings.actions.stages import lock, tell
from zorgvuldig.gatherings.models import Provider, Workshop
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

MOST_MAILED = 20  # requests in an hour of which the link is mailed at once


@transaction.atomic
def ask(*, organisation_id: int, once: UUID, municipality: str, words: dict[str, Any]) -> Workshop:
    """Store the request once, and mail the link to the page of its own: to one address once a day,
    and not in a flood of requests, because each has us mail to an address that somebody typed.
    Every request is stored; of the rest the organiser sends the link."""
    if sent := Workshop.unscoped.select_related("key").filter(pk=once).first():
        _the_same_again(sent, municipality, words)
    digest = digest_of(words["contact"]["email"], organisation_id)
    mails = _may_mail(organisation_id, digest)
    workshop = request_workshop(
        organisation_id=organisation_id,
        actor=Caller(organisation_id),
        once=once,
        municipality=municipality,
        words=words,
    )
    workshop.asker_digest = digest
    workshop.save(update_fields=["asker_digest"])
    if mails:
        host_letters.defer(host_letters.send_page, workshop)
    return workshop


def _may_mail(organisation_id: int, digest: bytes) -> bool:
    """One request after the other, so that twenty at once are not twenty mails."""
    Provider.objects.select_for_update(no_key=True).filter(organisation=organisation_id).first()
    now, rows = timezone.now(), Workshop.unscoped.filter(organisation=organisation_id)
    today = rows.filter(requested_at__gt=now - timedelta(days=1), asker_digest=digest)
    this_hour = rows.filter(requested_at__gt=now - timedelta(hours=1))
    return not today.exists() and this_hour.count() < MOST_MAILED


def _the_same_again(sent: Workshop, municipality: str, words: dict[str, Any]) -> None:
    stored = sent.words()
    if sent.municipality != municipality or any(stored.get(k) != w for k, w in words.items()):
        raise SentOtherwise
    raise AlreadyRecorded(sent.pk)


@transaction.atomic
def renew_link(
    *,
    workshop: Workshop,
    actor: "Actor",
    turn: int,
    contact: dict[str, str],
    shared: bool = False,
) -> None:
    """A new link to who is the contact now; the older one is dead. `turn` is the link that the page
    knew of. `shared`: the link that the municipality passed on is dead too."""
    if lock(workshop).turn != turn:
        raise AlreadyRecorded(workshop.pk)
    workshop.turn += 1
    workshop.shared_turn += shared
    workshop.sealed = workshop.key.seal(workshop.words() | {"contact": contact}, workshop.pk)
    workshop.save(update_fields=["turn", "shared_turn", "sealed"])
    host_letters.defer(host_letters.send_page, workshop)
    tell("workshop.link_renewed", workshop, actor)
