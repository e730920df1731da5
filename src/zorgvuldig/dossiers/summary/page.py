"""The summary as it is read: a plain structure, the same for the screen, the paper and the seal."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from zorgvuldig.dossiers.access.acute import calls
from zorgvuldig.dossiers.access.sharing import shared_with
from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups
from zorgvuldig.dossiers.models import Disclosure, Dossier
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import Letterhead, printed, writable
from zorgvuldig.people.models import Organisation
from zorgvuldig.rules.codes import Age, Regime

ORDER = ("why", "wrote", "shared", "said", "agreed", "rights", "ask")
RIGHTS = ("read", "better", "own", "erase", "looked", "complain")


def page(
    dossier: Dossier, level: str, typed: dict[str, Any], organisation: Organisation, on: date
) -> dict[str, Any]:
    """The whole page: what people wrote, between what we shared and what the client may."""
    words = read("client_summary")[level]
    said = {name: str(typed.get(name, "")).splitlines() for name in ORDER}
    said["shared"] = shared(dossier, words)
    said["rights"] = rights(words, organisation, dossier.age_on(on))
    whole: dict[str, Any] = {
        "level": level,
        "title": words["title"],
        "head": [dossier.client["name"], f"{organisation.name}, {written(on)}"],
        "intro": words["intro"],
        "parts": [
            {"title": words["part"][name], "lines": [one for one in said[name] if one.strip()]}
            for name in ORDER
            if any(one.strip() for one in said[name])
        ],
    }
    return writable(whole)


def shared(dossier: Dossier, words: dict[str, Any]) -> list[str]:
    """Who received what was shared, on which ground; the client was told all of it before this is
    laid before anybody (`checks.untold`)."""
    grounds = dict(Disclosure.unscoped.filter(dossier=dossier).values_list("pk", "ground"))
    letters = [
        words["shared"].format(
            on=written(row["on"]),
            name=row["recipient"]["name"],
            ground=words["ground"].get(grounds[row["id"]], ""),
        )
        for row in shared_with(dossier)
        if row["shared"]
    ]
    called = [
        words["called"].format(on=written(call.entry.happened_on), called=call.get_called_display())
        for call in calls().filter(dossier=dossier)
    ]
    return [*letters, *called] or [words["nothing_shared"]]


def rights(words: dict[str, Any], organisation: Organisation, age: Age) -> list[str]:
    """What the client may ask, where to complain, and who helps with it (law.md H)."""
    youth = organisation.regime in (Regime.JEUGDHULP, Regime.GI)
    names: Iterable[str] = [*RIGHTS, *(["advocate"] if youth else [])]
    if age == Age.LT12:
        names = [*names, "parents"]
    return [words["rights"][name].format(organisation=organisation.name) for name in names]


def pdf(content: dict[str, Any], head: Letterhead | None) -> bytes:
    """The released summary as an accessible PDF. Raises `CannotBePrinted`."""
    number = in_groups(digest(content))
    return printed("zorgvuldig.dossiers.summary", "summary.typ", content, head=head, number=number)
