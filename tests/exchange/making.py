"""Two organisations that exchange: De Brug sends, Het Anker receives, Het Lyceum is a third."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from tests.dossiers.conftest import entry, years_ago
from tests.dossiers.sharing import story
from zorgvuldig.directory.models import Listing
from zorgvuldig.dossiers.actions import beginning, deciding, proposing, telling
from zorgvuldig.dossiers.actions.sending import decided
from zorgvuldig.dossiers.models import Disclosure
from zorgvuldig.exchange.actions import connecting, receiving, sending
from zorgvuldig.exchange.models import Connection, Parcel

CANARY = "Kanariezin over de fietsenstalling"


def today() -> Any:
    return timezone.localdate()


def listing(town: Town, name: str = "Contactpunt Rivierstad") -> Listing:
    gerda = town.at_work("gerda")
    return Listing.unscoped.create(
        organisation=gerda.organisation,
        name=name,
        themes=["CONTACT"],
        languages=["nl"],
        website="https://contactpunt.example",
        source="eigen kennis",
        checked_on=today(),
    )


def connected(town: Town, addressee: str = "MUNICIPAL_CONTACT") -> Connection:
    """Het Anker made a code, and Gerda tied it to a service of De Brug."""
    code = connecting.make_code(actor=town.at_work("chaima"))
    service = listing(town)
    return connecting.take_up(
        actor=town.at_work("gerda"), code=code, listing=service, addressee=addressee
    )


def shared(town: Town, name: str = "Noor Testman", **changed: Any) -> Disclosure:
    """A proposal that Esra decided to share, of which the client was told."""
    dossier = beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name=name,
        born_on=years_ago(16, 40),
        age_band="",
        review_on=story.soon(30),
        today=today(),
        another=True,
    )
    made = story.everything(dossier, town)
    proposing.submit(proposal=made.proposal, actor=town.at_work("anna"), today=today())
    found = story.fresh(made.proposal)
    if changed.get("decided", True):
        decide(town, found)
        found = story.fresh(found)
    if changed.get("told", True):
        telling.tell_client(
            proposal=found, actor=town.at_work("anna"), **entry(how="Verteld in een gesprek")
        )
    return found


def decide(town: Town, found: Disclosure, decision: str = "SHARE") -> None:
    esra = town.at_work("esra")
    _, fingerprint = deciding.now(found, today())
    deciding.decide(
        proposal=found,
        actor=esra,
        decision=decision,
        fingerprint=fingerprint,
        today=today(),
        **entry(reasons="Dit helpt de school"),
    )


def sent(town: Town, found: Disclosure | None = None, **more: Any) -> Parcel:
    """Anna sends what was decided to Het Anker."""
    connection = more.get("connection") or connected(town)
    found = found or shared(town)
    return sending.send(
        ask=lambda: decided(found, today()),
        actor=town.at_work("anna"),
        connection=connection,
        answer_by=today() + timedelta(days=14),
        once=more.get("once") or uuid4(),
    )


def opened(town: Town, parcel: Parcel) -> Parcel:
    chaima = town.at_work("chaima")
    return receiving.open_parcel(parcel=here(parcel), actor=chaima)


def here(parcel: Parcel) -> Parcel:
    """As it is now, for the organisation that was said."""
    return Parcel.unscoped.select_related("own_key", "their_key").get(pk=parcel.pk)


def behind_link(town: Town, found: Disclosure | None = None, days: int = 7) -> SimpleNamespace:
    """The same letter behind a link, with the code that was told by telephone."""
    found = found or shared(town)
    parcel, link, code = sending.send_link(
        ask=lambda: decided(found, today()),
        actor=town.at_work("anna"),
        shown_as="Team De Brug",
        last_day=today() + timedelta(days=days),
        once=uuid4(),
    )
    return SimpleNamespace(parcel=parcel, link=link, code=code, url=f"/brief/{link}/")
