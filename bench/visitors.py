"""Who looks at which page in the invented country, past the walls and then through the doors."""

from typing import Any

from django.test import Client
from django.urls import reverse
from town import door

from zorgvuldig.dossiers.models import Dossier, Involvement
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role

A_PAGE = 20
__all__ = ["door", "nobody", "pages"]


def nobody() -> Client:
    """Somebody who is not signed in."""
    return Client()


def pages(far: int) -> list[tuple[str, Actor, str]]:
    """Each kind of page, who opens it, and its address; the list also as far as it goes."""
    lists, keeper = _first(Role.ATTENTION_OFFICER), _first(Role.PROFESSIONAL)
    kept = _told(Involvement).filter(membership=keeper.membership_id, part="KEEPER")
    own = kept.select_related("dossier").earliest("pk").dossier
    cora = _first(Role.HELPLINE_COORDINATOR)
    request = _told(HelpRequest).filter(organisation=cora.organisation).earliest("pk")
    turned = _far(lists, far)
    return [
        ("day, keeper", keeper, "/vandaag/"),
        ("list, first page", lists, "/dossiers/?toon=afgesloten"),
        (f"list, page {turned[0]}", lists, f"/dossiers/?toon=afgesloten&na={turned[1]}"),
        ("dossier, keeper", keeper, f"/dossiers/{own.reference}/"),
        ("logbook", _first(Role.PRIVACY_OFFICER), "/logboek/"),
        ("line, who waits", cora, reverse("helpline:line")),
        ("one request", cora, reverse("helpline:request", args=[request.reference])),
    ]


def _far(actor: Actor, far: int) -> tuple[int, str]:
    """The last page but one, or the page that was asked for, and the key that leads there."""
    mine = _told(Involvement).filter(membership=actor.membership_id).values("dossier")
    rows = _told(Dossier).filter(pk__in=mine, closed_on__isnull=False)
    turned = min(far - 1, max(1, rows.count() // A_PAGE - 1))
    last = rows.order_by("-opened_on", "-id")[turned * A_PAGE - 1]
    return turned + 1, f"{last.opened_on.isoformat()}_{last.pk}"


def _first(role: str) -> Actor:
    """Who works in this role in the first, the largest, organisation that has it."""
    work = (
        _told(Membership)
        .select_related("person", "organisation")
        .filter(roles=[role], person__email__startswith="land-")
    )
    found = work.earliest("pk")
    return Actor(found.person, found)


def _told(model: Any) -> Any:
    return model._base_manager.using("owner")
