"""Who looks at which page in the invented country, past the walls and then through the doors.

Lists and files are of the largest organisations of the country. What the country has none of (a
proposal, a workshop with people in it, a plan, a directory) is of the demonstration, which is put
beside it: a small organisation in a database of that size.
"""

from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import timezone
from town import door

from zorgvuldig.demo import actions as demonstration
from zorgvuldig.demo import cast
from zorgvuldig.directory.models import PublicMap
from zorgvuldig.dossiers.models import Disclosure, Dossier, Involvement
from zorgvuldig.gatherings.models import Provider, Workshop
from zorgvuldig.helpline.models import Helpline, HelpRequest
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership, Organisation
from zorgvuldig.people.roles import Role

A_PAGE = 20
FOUND, HIDDEN = 200, 404
__all__ = ["Visit", "beside", "demo", "door", "first", "nobody", "pages"]


@dataclass(frozen=True)
class Visit:
    """One kind of page as somebody meets it; `typed` is what they send."""

    page: str
    who: str
    actor: Actor | None
    address: str
    typed: dict[str, str] | None = None
    status: int = FOUND

    def client(self) -> Client:
        """Their browser."""
        return door(self.actor) if self.actor else nobody()


def nobody() -> Client:
    """Somebody who is not signed in."""
    return Client()


def beside() -> None:
    """The demonstration stands in the country too."""
    if not told(Organisation).filter(name=cast.BRIDGE).exists():
        demonstration._tell()


def pages(far: int) -> list[Visit]:
    """Each kind of page and who opens it; the list also as far as it goes."""
    return [*_of_care(far), *_of_the_line(), *_of_gatherings(), *_for_everybody()]


def _of_care(far: int) -> list[Visit]:
    adviser, guard = first(Role.ATTENTION_OFFICER), first(Role.PRIVACY_OFFICER)
    stranger, keeper = first(Role.PROFESSIONAL, second=True), keeper_with_open()
    reference = kept_by(keeper).reference
    page = f"/dossiers/{reference}/"
    nowhere = "/dossiers/AAAA-AAAA/"
    turned, key = _far(adviser, far)
    search = {"name": "Noor Verzonnen-Berk", "purpose": "kijken of er al een dossier is"}
    proposal = told(Disclosure).filter(state="SUBMITTED").earliest("changed_at")
    decider = demo("esra")
    decide = reverse("dossiers:decide", args=[proposal.pk])
    return [
        Visit("day", "keeper", keeper, "/vandaag/"),
        Visit("list of dossiers, first page", "adviser", adviser, "/dossiers/?toon=afgesloten"),
        Visit(f"list of dossiers, page {turned}", "adviser", adviser,
              f"/dossiers/?toon=afgesloten&na={key}"),
        Visit("list of dossiers", "keeper", keeper, "/dossiers/"),
        Visit("dossier", "keeper", keeper, page),
        Visit("dossier", "stranger", stranger, page, status=HIDDEN),
        Visit("dossier that is not there", "stranger", stranger, nowhere, status=HIDDEN),
        Visit("search by name", "keeper", keeper, "/dossiers/zoeken/", search),
        Visit("form of a talk", "keeper", keeper, f"{page}gesprek/"),
        Visit("logbook", "privacy officer", guard, "/logboek/"),
        Visit("who looked", "keeper", keeper, f"/wie-keek/{reference}/"),
        Visit("proposals to decide", "decider", decider, reverse("dossiers:to_decide")),
        Visit("one proposal", "decider", decider, decide),
        Visit("one proposal", "stranger", stranger, decide, status=HIDDEN),
        Visit("year of dossiers", "decider", first(Role.DECISION_MAKER), _year()),
    ]  # fmt: skip


def _of_the_line() -> list[Visit]:
    cora, stranger = first(Role.HELPLINE_COORDINATOR), first(Role.PROFESSIONAL)
    request = told(HelpRequest).filter(organisation=cora.organisation).earliest("pk")
    page = reverse("helpline:request", args=[request.reference])
    return [
        Visit("line, who waits", "coordinator", cora, reverse("helpline:line")),
        Visit("one help request", "coordinator", cora, page),
        Visit("one help request", "stranger", stranger, page, status=HIDDEN),
        Visit("confidants", "coordinator", cora, reverse("helpline:confidants")),
        Visit("year of the line", "coordinator", cora, _year()),
    ]


def _of_gatherings() -> list[Visit]:
    organiser, stranger = first(Role.ORGANISER), first(Role.PROFESSIONAL)
    here = told(Provider).get(organisation=organiser.organisation)
    full = told(Workshop).filter(organisation=demo("olga").organisation).earliest("requested_at")
    page = reverse("gatherings:workshop", args=[full.pk])
    return [
        Visit("board of gatherings", "organiser", organiser, reverse("gatherings:start")),
        Visit("one workshop", "organiser", demo("olga"), page),
        Visit("one workshop", "stranger", stranger, page, status=HIDDEN),
        Visit("calendar of meetings", "everybody", None,
              reverse("gathering:calendar", args=[here.slug])),
    ]  # fmt: skip


def _for_everybody() -> list[Visit]:
    open_map = told(PublicMap).filter(organisation__name=cast.LANTERN).get().slug
    return [
        Visit("directory", "keeper", demo("anna"), reverse("directory:start")),
        Visit("open map", "everybody", None, reverse("map:start", args=[open_map])),
        Visit("door of the line", "everybody", None, f"/hulp/{line_open().slug}/nl/schrijf/"),
        Visit("may I share?", "everybody", None, "/mag-ik-delen/"),
    ]


def line_open() -> Any:
    """What the public may know of the first line of the country."""
    return told(Helpline).get(organisation=first(Role.HELPLINE_COORDINATOR).organisation)


def _year() -> str:
    return reverse("statistics:year", args=[timezone.localdate().year])


def keeper_with_open() -> Actor:
    """Who keeps an open dossier in the largest organisation of the country."""
    place = first(Role.PROFESSIONAL).organisation
    mine = told(Involvement).filter(organisation=place, part="KEEPER", dossier__closed_on=None)
    work = mine.select_related("membership__person", "membership__organisation").earliest("pk")
    return Actor(work.membership.person, work.membership)


def kept_by(keeper: Actor) -> Dossier:
    """One open dossier of this keeper."""
    mine = told(Involvement).filter(membership=keeper.membership_id, part="KEEPER")
    found: Dossier = (
        mine.select_related("dossier").filter(dossier__closed_on=None).earliest("pk").dossier
    )
    return found


def _far(actor: Actor, far: int) -> tuple[int, str]:
    """The last page but one, or the page that was asked for, and the key that leads there."""
    mine = told(Involvement).filter(membership=actor.membership_id).values("dossier")
    rows = told(Dossier).filter(pk__in=mine, closed_on__isnull=False)
    turned = min(far - 1, max(1, rows.count() // A_PAGE - 1))
    last = rows.order_by("-opened_on", "-id")[turned * A_PAGE - 1]
    return turned + 1, f"{last.opened_on.isoformat()}_{last.pk}"


def first(role: str, *, second: bool = False) -> Actor:
    """Who works in this role in the first, the largest, organisation of the country that has it; or
    in the one after it."""
    work = (
        told(Membership)
        .select_related("person", "organisation")
        .filter(roles=[role], person__email__startswith="land-")
        .order_by("pk")
    )
    found = work.first()
    if second:
        found = work.exclude(organisation=found.organisation_id).first()
    return Actor(found.person, found)


def demo(part: str) -> Actor:
    """Somebody of the demonstration."""
    one = next(one for one in cast.PARTS if one.key == part)
    work = told(Membership).select_related("person", "organisation")
    found = work.get(person__email=one.email, organisation__name=one.place)
    return Actor(found.person, found)


def told(model: Any) -> Any:
    """Its rows past the walls."""
    return model._base_manager.using("owner")
