"""What stands on the pages of a dossier as a file."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.carrying.actions.asking import complete
from zorgvuldig.carrying.actions.making import STAYS
from zorgvuldig.carrying.codes import End, Goal
from zorgvuldig.handbook.wording import written
from zorgvuldig.language.whose import ours

if TYPE_CHECKING:
    from zorgvuldig.carrying.models import CarryOut

WAITS = {
    Goal.TRANSFER: "wacht op een ja van een beslisser",
    Goal.SOFTWARE: "wacht op een ja van de beheerder en van wie de privacy bewaakt",
}
WHO = {
    Goal.TRANSFER: "U zegt ja of nee als beslisser. In het bestand komt precies wat in de brief "
    "van het besluit staat. Op de dag zelf gelden alle regels voor delen nog een keer.",
    Goal.SOFTWARE: "De beheerder en wie de privacy bewaakt zeggen allebei ja of nee. Het hele "
    "dossier gaat in het bestand. Het is alleen voor uw eigen organisatie: wie het bestand en de "
    "code van zes groepen heeft, kan alles lezen.",
}
MOST_SHOWN = 200
UNSAID = "niet gezegd"
SORTS = (
    ("FACT", "Feiten"),
    ("OPINION", "Meningen: geen feiten"),
    ("ASSUMPTION", "Veronderstellingen: geen feiten"),
    ("", "Al het andere"),
)


def decisions(dossier: Any, rows: Iterable[Any]) -> list[tuple[str, str]]:
    """The decisions to choose from: with whom, asked when."""
    return [
        (str(one.pk), f"{one.recipient.words(dossier.key)['name']}, voorstel van "
                      f"{written(one.entry.happened_on)}")
        for one in rows
    ]  # fmt: skip


def asked(dossier: Any, rows: "Iterable[CarryOut]") -> list[dict[str, Any]]:
    """Each question with how it stands, and what can be done now."""
    return [_asked(dossier, one) for one in rows]


def _asked(dossier: Any, one: "CarryOut") -> dict[str, Any]:
    open_now = not one.ended_as and one.made_at is None
    there = one.made_at is not None and one.made_at + STAYS >= timezone.now()
    words = one.entry.words(dossier.key)
    at = [dossier.reference, one.pk]
    return {
        "to": words["carried_to"],
        "goal": Goal(one.goal).label,
        "on": one.entry.happened_on,
        "stands": _stands(one, there=there),
        "make_url": reverse("carrying:make", args=at) if open_now and complete(one) else "",
        "withdraw_url": reverse("carrying:withdraw", args=at) if open_now else "",
        "fetch_url": reverse("carrying:fetch", args=at) if there else "",
    }


def _stands(one: "CarryOut", *, there: bool) -> str:
    if one.ended_as:
        return str(End(one.ended_as).label)
    if one.made_at is None:
        return "u kunt het bestand maken" if complete(one) else WAITS[Goal(one.goal)]
    until = written(timezone.localdate(one.made_at + STAYS))
    return f"bestand gemaakt; op te halen tot en met {until}" if there else "het bestand is gemaakt"


def to_answer(one: "CarryOut") -> dict[str, Any]:
    """What somebody reads who says yes or no: the question, and nothing of the dossier."""
    words = one.entry.words(one.dossier.key)
    rows = [
        {"key": "Wie het vraagt", "value": one.asked_by.name},
        {"key": "Kenmerk van het dossier", "value": one.dossier.reference},
        {"key": "Waarvoor", "value": str(Goal(one.goal).label), "ours": True},
        {"key": "Voor wie", "value": words["carried_to"], "preserve": True},
        {"key": "Waarom", "value": words["carried_why"], "preserve": True},
    ]
    return {"rows": rows, "who": WHO[Goal(one.goal)]}


def inside(found: dict[str, Any]) -> dict[str, Any]:
    """What is in a file: first what it is, then its pieces, facts apart from opinions."""
    shown = found["stukken"][:MOST_SHOWN]
    groups = {title: [_piece(one) for one in shown if _sort(one) == code] for code, title in SORTS}
    return {
        "rows": _head(found),
        "groups": [(title, pieces) for title, pieces in groups.items() if pieces],
        "count": len(found["stukken"]),
        "hidden": len(found["stukken"]) - len(shown),
    }


def _head(found: dict[str, Any]) -> list[dict[str, Any]]:
    file, client, last = found["bestand"], found["client"], found["dossier"]["laatste_wijziging"]
    house, born = file["van"], client["geboren_op"]
    return [
        {"key": "Over wie", "value": client["naam"]},
        ours("Geboren", _day(born) if born else UNSAID),
        {"key": "Van", "value": house["naam"]},
        ours("Welke wet daar geldt", house["wet"]["label"]),
        {"key": "Kenmerk bij de afzender", "value": found["dossier"]["kenmerk"]},
        {"key": "Voor", "value": file["aan"]} if file["aan"] else ours("Voor", UNSAID),
        ours("Waarvoor", file["doel"]["label"]),
        ours("Grond van de afzender", _ground(file)),
        ours("Hoeveel", file["omvang"]["label"]),
        ours("Gemaakt op", _day(file["gemaakt_op"])),
        ours("Laatste wijziging bij de afzender", _day(last)),
    ]


def _day(told: str) -> str:
    return written(date.fromisoformat(told[:10]))


def _ground(file: dict[str, Any]) -> str:
    if not file["grond"] or not file["besloten_op"]:
        return "geen besluit om te delen: het is het eigen dossier"
    return f"{file['grond']['label']}, besloten op {_day(file['besloten_op'])}"


def _sort(piece: dict[str, Any]) -> str:
    return str(piece["uitspraak"]["code"]) if piece["uitspraak"] else ""


def _piece(piece: dict[str, Any]) -> dict[str, Any]:
    said = [(one["vraag"], one["tekst"]) for one in piece["woorden"]]
    return {
        "kind": piece["soort"]["label"],
        "on": date.fromisoformat(piece["gebeurd_op"][:10]),
        "by": f"{piece['door']['functie']}, {piece['door']['organisatie']}",
        "rows": [{"key": key, "value": text, "preserve": True} for key, text in said],
        "codes": piece["codes"],
    }
