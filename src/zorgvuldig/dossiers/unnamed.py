"""Names that may not stand in what more people read than one dossier: events, groups, group talks.

The refusal is the same whatever the name is known from, so that it tells nobody who has a dossier.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db.models import Q

from zorgvuldig.dossiers.access.rows import dossiers_of
from zorgvuldig.dossiers.models import Dossier, Group, InGroup, Recipient, TriggerEvent
from zorgvuldig.dossiers.named import known_in
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.people import access as people
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES
from zorgvuldig.rules.nameless.pointing import persons_in
from zorgvuldig.rules.recognisable import Known, telling, traces, visible

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from zorgvuldig.people.actor import Actor

Texts = list[tuple[str, str]]


def names_seen_by(actor: "Actor") -> list[str]:
    """The names in the dossiers this person may see anyhow."""
    return _names(Dossier.unscoped.filter(pk__in=dossiers_of(actor).values("pk")))


def names_around(group: Group, actor: "Actor") -> list[str]:
    """The names known to the dossiers of who is or was in this group, and to those the writer may
    see. The one place where something of a group looks at who is in it (G22)."""
    mine = Q(pk__in=dossiers_of(actor).values("pk"))
    there = Q(pk__in=InGroup.unscoped.filter(group=group).values("dossier"))
    return _names(Dossier.unscoped.filter(mine | there, organisation_id=group.organisation_id))


def _names(dossiers: "QuerySet[Dossier]") -> list[str]:
    """Clients and the persons around them: two queries."""
    found = {dossier.pk: dossier for dossier in dossiers.select_related("key")}
    around = Recipient.unscoped.filter(dossier__in=found, addressee__in=CONTACT_ADDRESSEES)
    clients = [dossier.client["name"] for dossier in found.values()]
    others = [one.words(found[one.dossier_id].key)["name"] for one in around]
    return [*clients, *others]


def could_be_names(texts: Texts, actor: "Actor") -> list[str]:
    """What looks like the name of somebody, whoever that is; the names of colleagues left out. A
    hint: whoever read it again may say that it is none."""
    staff = {part for one in people.staff_of(actor) for part in telling(one.person.name)}
    found = [
        finding.written
        for _, text in texts
        for finding in persons_in(text, Known(), LIBRARY.findings(visible(text)) or ())
    ]
    return [written for written in found if not telling(written) <= staff]


def texts_of(words: dict[str, Any]) -> Texts:
    """Every typed text. Where it stands is not said: the reader sees the whole form."""
    return [("", str(text)) for text in words.values()]


def refuse_known_names(event: TriggerEvent, dossier: Dossier) -> None:
    """No event that names somebody of this dossier is linked to it. Who links reads both, so the
    sentence may say which word it is."""
    found = traces(texts_of(event.words()), known_in(dossier))
    if found:
        raise NotNow(
            f"In de gebeurtenis staat ‘{found[0].detail}’, en dat staat ook in dit dossier. Vraag "
            "wie haar opschreef om het zonder namen te schrijven. Daarna kunt u haar verbinden."
        )


def refuse_named_group(group: Group, dossier: Dossier) -> None:
    """Nobody joins a group whose name, which every colleague who looks for a group reads, points at
    them or somebody around them (G22). Who began the group could not know that name."""
    found = traces(texts_of(group.words()), known_in(dossier))
    if found:
        raise NotNow(
            f"In de naam van deze groep staat ‘{found[0].detail}’, en dat staat ook in dit "
            "dossier. Vraag wie de groep leidt om een groep met een andere naam te beginnen."
        )


def refuse_stamps(words: Iterable[str]) -> None:
    """What an event or a talk means for somebody is said neutrally: no word that stamps a person
    or names the topic."""
    if found := label_words(" ".join(words)):
        listed = ", ".join(f"‘{word}’" for word in found)
        raise NotNow(f"In deze tekst staat {listed}. Schrijf neutraal op wat er speelt.")
