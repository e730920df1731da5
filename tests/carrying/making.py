"""A dossier of De Brug that goes as a file, and Het Anker that takes it in."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import msgspec
from django.utils import timezone

from tests.cast import Town
from tests.dossiers import mapped, planned
from tests.dossiers.conftest import years_ago
from tests.dossiers.sharing import story
from tests.exchange import making as sharing
from zorgvuldig.carrying import sealing
from zorgvuldig.carrying.actions import asking, making, taking_in
from zorgvuldig.carrying.models import CarryOut
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.dossiers.models import DisclosureItem, Dossier

WHY = "Wij gaan per 1 januari over op een ander programma"


def today() -> Any:
    return timezone.localdate()


def rich(town: Town) -> Dossier:
    """A dossier with something of nearly every sort in it."""
    note = beginning.note_unease(
        actor=town.at_work("bram"), once=uuid4(), happened_on=today(), triage="CONCERN",
        event_kind="", unease="Hij zei iets waar ik van schrok", reason="Het past niet bij hem",
    )  # fmt: skip
    note.holder = town.anna.person
    note.save()
    dossier = beginning.open_dossier(
        actor=town.at_work("anna"), once=uuid4(), name="Noor Testman", born_on=years_ago(16, 40),
        age_band="", review_on=story.soon(30), today=today(), note=note, another=True,
    )  # fmt: skip
    made = story.everything(dossier, town)
    story.sign(dossier, town, "UNCLEAR", "Ik denk dat zij moe is", "OPINION")
    mapped.kept(dossier, town, **mapped.FULL)
    planned.things(town, dossier)
    sharing.proposing.submit(proposal=made.proposal, actor=town.at_work("anna"), today=today())
    sharing.decide(town, story.fresh(made.proposal))
    return dossier


def asked(town: Town, dossier: Dossier, goal: str = "SOFTWARE", **more: Any) -> CarryOut:
    return asking.ask(
        dossier=dossier, actor=town.at_work("anna"), goal=goal, proposal=more.get("proposal"),
        why=WHY, once=more.get("once") or uuid4(), today=today(),
    )  # fmt: skip


def agreed(town: Town, found: CarryOut, *names: str) -> CarryOut:
    for name in names:
        asking.agree(asked=fresh(town, found), actor=town.at_work(name))
    return fresh(town, found)


def fresh(town: Town, found: CarryOut) -> CarryOut:
    town.at_work("anna")
    rows = CarryOut.unscoped.select_related("dossier__key", "dossier__organisation", "disclosure")
    return rows.get(pk=found.pk)


def made(town: Town, found: CarryOut) -> SimpleNamespace:
    """The file and its passphrase."""
    anna = town.at_work("anna")
    passphrase = making.make(asked=fresh(town, found), actor=anna, today=today())
    return SimpleNamespace(
        file=making.fetch(asked=fresh(town, found), actor=anna), passphrase=passphrase
    )


def whole(town: Town, dossier: Dossier) -> SimpleNamespace:
    """The whole dossier, after both said yes."""
    return made(town, agreed(town, asked(town, dossier), "frank", "gerda"))


def moved(town: Town, **changed: Any) -> SimpleNamespace:
    """What was decided to share, after the decider said yes."""
    proposal = sharing.shared(town, **changed)
    found = agreed(town, asked(town, proposal.dossier, "TRANSFER", proposal=proposal), "esra")
    return SimpleNamespace(**vars(made(town, found)), proposal=proposal)


def inside(file: SimpleNamespace) -> dict[str, Any]:
    return msgspec.json.decode(sealing.opened(file.file, file.passphrase))


def content(file: SimpleNamespace, change: Any = None) -> bytes:
    """The content, changed by somebody."""
    told = inside(file)
    if change:
        change(told)
    return msgspec.json.encode(told)


def sealed_again(told: bytes) -> SimpleNamespace:
    file, passphrase = sealing.sealed(told)
    return SimpleNamespace(file=file, passphrase=passphrase)


def of_themselves(file: SimpleNamespace, name: str) -> SimpleNamespace:
    """As if it came from their own other software; here no two organisations have one name."""

    def rename(told: dict[str, Any]) -> None:
        told["bestand"]["van"]["naam"] = name

    return sealed_again(content(file, rename))


def taken_in(town: Town, file: SimpleNamespace, ground: str = "HELP", by: str = "chaima") -> Any:
    actor = town.at_work(by)
    file = of_themselves(file, actor.organisation.name) if ground == "OWN" else file
    arrival = taking_in.bring(actor=actor, file=file.file, passphrase=file.passphrase)
    return taking_in.take_in(
        arrival=arrival, actor=actor, ground=ground, why="Zij woont nu hier", once=uuid4(),
        review_on=today() + timedelta(days=30), today=today(),
    )  # fmt: skip


def gathering_entry(proposal: Any) -> Any:
    """The first sign that was chosen in a proposal."""
    chosen = DisclosureItem.unscoped.filter(disclosure=proposal, item__kind="SIGN")
    return chosen.select_related("item").order_by("pk").first().item


def sample() -> SimpleNamespace:
    """A small file as De Brug would make it after a decision, without the story before it."""
    moment = timezone.now()
    day = today().isoformat()
    by = {"functie": "jeugdhulpverlener", "organisatie": "De Brug"}

    def piece(kind: str, label: str, said: str, sort: tuple[str, str] | None = None) -> Any:
        told = {"code": sort[0], "label": sort[1]} if sort else None
        codes = [{"veld": "statement_type", "titel": "Soort uitspraak", **told}] if told else []
        return {
            "nummer": str(uuid4()), "soort": {"code": kind, "label": label}, "gebeurd_op": day,
            "vastgelegd_op": day, "door": by, "uitspraak": told, "codes": codes,
            "woorden": [{"vraag": "Wat is er gezien?", "tekst": said}],
        }  # fmt: skip

    told = {
        "formaat": "zorgvuldig-dossier",
        "versie": "1.0",
        "bestand": {
            "nummer": str(uuid4()), "gemaakt_op": moment.isoformat(),
            "doel": {"code": "TRANSFER", "label": "x"}, "omvang": {"code": "DECIDED", "label": "x"},
            "van": {"naam": "De Brug", "wet": {"code": "JEUGDHULP", "label": "Jeugdhulp"}},
            "aan": "Het Anker", "grond": {"code": "CONSENT", "label": "toestemming"},
            "besloten_op": day, "uitgave": "2026-11",
        },
        "dossier": {"kenmerk": "AAAA-CCCC", "geopend_op": None, "afgesloten_op": None,
                    "laatste_wijziging": day},
        "client": {"naam": "Noor Testman", "geboren_op": None,
                   "leeftijd": {"code": "UNKNOWN", "label": "x"}},
        "stukken": [
            piece("SAFETY_CONCERN", "veiligheidsrisico", "Een klasgenoot kan gewond raken"),
            piece("SIGN", "signaal", "Hij helpt elke week mee", ("FACT", "feit")),
            piece("CONVERSATION", "gesprek", "Wij spreken elkaar donderdag"),
        ],
    }  # fmt: skip
    return sealed_again(msgspec.json.encode(told))
