"""Groups and the talks with them: beginning, leading together, recording, going on apart."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import transaction

from zorgvuldig.dossiers.access.groups import leaders_of
from zorgvuldig.dossiers.actions.entries import add_entry, codes_of, lock_open
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.models import (
    Dossier,
    Group,
    GroupConversation,
    GroupFollowUp,
    GroupLeader,
    InGroup,
    TriggerEvent,
)
from zorgvuldig.dossiers.unnamed import (
    could_be_names,
    names_around,
    names_seen_by,
    refuse_named_group,
    refuse_stamps,
    texts_of,
)
from zorgvuldig.handbook import EDITION
from zorgvuldig.logbook.actions import Action, Outcome, record
from zorgvuldig.people.roles import WORKS_WITH_CLIENTS
from zorgvuldig.recording.once import store_once
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates
from zorgvuldig.vault.models import DataKey

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership

NOBODYS = "Is het niemands naam? Zeg dan onderaan dat u hebt nagelezen."


@transaction.atomic
def begin_group(*, actor: "Actor", once: UUID, words: dict[str, str], today: date) -> Group:
    """A group, led by who begins it. Its name is nobody's name (G22)."""
    hold(gates.group_unnamed(texts_of(words), names_seen_by(actor)))
    key = DataKey.make(actor.organisation.pk)
    group = Group(
        id=once,
        organisation=actor.organisation,
        key=key,
        begun_on=today,
        sealed=key.seal(words, once),
    )
    store_once(group, group.pk)
    record("group.begun", actor=actor, action=Action.CREATE, about=group, policy="leader")
    _lead(group, actor, actor.membership_id, today)
    return group


def _lead(group: Group, actor: "Actor", membership_id: int, today: date) -> None:
    leads, _ = GroupLeader.unscoped.update_or_create(
        group=group,
        membership_id=membership_id,
        defaults={"until": None},
        create_defaults={"organisation_id": group.organisation_id, "since": today},
    )
    record("group_leader.begun", actor=actor, action=Action.CREATE, about=leads, policy="leader")


def _hold(group: Group) -> Group:
    """The group, held until this transaction ends, and still running."""
    held = Group.unscoped.select_related("key").select_for_update(of=("self",)).get(pk=group.pk)
    if held.ended_on is not None:
        raise NotNow("Deze groep is gestopt. Lezen kan nog wel.")
    return held


@transaction.atomic
def add_leader(*, group: Group, actor: "Actor", membership: "Membership", today: date) -> None:
    """Let a colleague lead the group too; from now on they read what was talked about."""
    held = _hold(group)
    if not WORKS_WITH_CLIENTS.intersection(membership.roles):
        raise NotNow("Alleen wie met cliënten werkt, kan een groep leiden.")
    _lead(held, actor, membership.pk, today)


@transaction.atomic
def stop_leading(*, group: Group, actor: "Actor", membership: "Membership", today: date) -> None:
    """Somebody leads the group no longer. A running group keeps a leader."""
    held = _hold(group)
    leads = GroupLeader.unscoped.filter(group=held, membership=membership, until=None).first()
    if leads is None:
        raise NotNow("Deze collega leidt de groep niet (meer).")
    if not leaders_of(held).exclude(pk=leads.pk).exists():
        raise NotNow(
            "Iemand moet deze groep leiden. Laat eerst een collega meeleiden, of stop de groep."
        )
    leads.until = today
    leads.save(update_fields=["until"])
    record("group_leader.ended", actor=actor, action=Action.UPDATE, about=leads, policy="leader")


@transaction.atomic
def end_group(*, group: Group, actor: "Actor", today: date) -> None:
    """The group stops. What was talked about stays to be read by who leads it."""
    held = _hold(group)
    held.ended_on = today
    held.save(update_fields=["ended_on"])
    record("group.ended", actor=actor, action=Action.UPDATE, about=held, policy="leader")


def record_talk(
    *,
    group: Group,
    actor: "Actor",
    once: UUID,
    happened_on: date,
    words: dict[str, Any],
    event: TriggerEvent | None = None,
    looked: bool = False,
) -> GroupConversation:
    """A talk with the group: what lived there, and nobody's name (G22). What only looks like a name
    may stay for who `looked` and says that it is none; a name that is known never may."""
    _hold_unnamed(group, actor, words, looked)
    with transaction.atomic():
        held = _hold(group)
        talk = GroupConversation(
            id=once,
            organisation_id=held.organisation_id,
            group=held,
            event=event,
            happened_on=happened_on,
            author=actor.person,
            edition=EDITION,
            sealed=held.key.seal(words, once),
        )
        store_once(talk, talk.pk)
        _log_talk(talk, actor)
    return talk


def _hold_unnamed(group: Group, actor: "Actor", words: dict[str, Any], looked: bool) -> None:
    """One sentence for what is known and what looks like a name, so that it tells nobody who has a
    dossier. A refusal is logged too: whoever would try names to learn that, is seen."""
    texts = texts_of(words)
    seeming = [] if looked else could_be_names(texts, actor)
    shut = gates.group_unnamed(texts, [*names_around(group, actor), *seeming])
    if shut is not None:
        _log_talk(group, actor, Outcome.DENIED)
    if shut is not None and not looked:
        shut = shut._replace(sentence=f"{shut.sentence} {NOBODYS}")
    hold(shut)


def _log_talk(about: object, actor: "Actor", outcome: Outcome = Outcome.SUCCESS) -> None:
    record(
        "group_talk.recorded",
        actor=actor,
        action=Action.CREATE,
        about=about,
        outcome=outcome,
        policy="leader",
    )


@transaction.atomic
def follow_up(
    *, talk: GroupConversation, dossier: Dossier, actor: "Actor", **entry: Any
) -> GroupFollowUp:
    """Speak on with somebody apart: known in that dossier, and nowhere else."""
    refuse_stamps(str(text) for text in entry["words"].values())
    written = add_entry(dossier=dossier, actor=actor, kind=EntryKind.GROUP_FOLLOW_UP, **entry)
    if GroupFollowUp.unscoped.filter(dossier=dossier, talk=talk).exists():
        raise NotNow("In dit dossier staat al dat u na dit gesprek apart verder praat.")
    return GroupFollowUp.unscoped.create(**codes_of(written), talk=talk)


@transaction.atomic
def join(*, dossier: Dossier, group: Group, actor: "Actor", today: date) -> None:
    """This client takes part in the group: said in the dossier; the group's pages stay as they
    are. Not in a group that is called after somebody of this dossier (G22)."""
    lock_open(dossier)
    held = _hold(group)
    refuse_named_group(held, dossier)
    there, _ = InGroup.unscoped.update_or_create(
        group=held,
        dossier=dossier,
        defaults={"until": None},
        create_defaults={"organisation_id": dossier.organisation_id, "since": today},
    )
    _log("group.joined", there, actor)


@transaction.atomic
def take_out(*, dossier: Dossier, number: int, actor: "Actor", today: date) -> None:
    """This client takes part in the group no longer."""
    lock_open(dossier)
    there = InGroup.unscoped.filter(dossier=dossier, pk=number, until=None).first()
    if there is None:
        raise NotNow("De cliënt hoort niet (meer) bij deze groep.")
    there.until = today
    there.save(update_fields=["until"])
    _log("group.left", there, actor)


def _log(event: str, there: InGroup, actor: "Actor") -> None:
    record(
        event,
        actor=actor,
        action=Action.UPDATE,
        about=there,
        client_ref=there.dossier_id,
        policy="keeper",
    )
