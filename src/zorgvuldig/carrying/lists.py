"""The fixed lists of codes that a file may hold, each code with its Dutch label."""

from functools import cache
from typing import Any

from zorgvuldig.carrying import form
from zorgvuldig.carrying.codes import Goal, Scope
from zorgvuldig.carrying.form import Gecodeerd
from zorgvuldig.dossiers.codes import EntryKind, Ground, StatementType
from zorgvuldig.handbook.wording import label
from zorgvuldig.privacy.rights.file import CODED
from zorgvuldig.rules.codes import Age, Regime

NEVER = {EntryKind.TAKEN_OVER}  # a piece that was taken over goes on as what it was
STATEMENT = "statement_type"


@cache
def lists() -> dict[str, dict[str, str]]:
    """The list of each coded part of the form, by its place in the schema."""
    kinds = {str(kind): str(kind.label) for kind in EntryKind if kind not in NEVER}
    return {
        "Stuk.soort": kinds,
        "Stuk.uitspraak": dict(StatementType.choices),
        "Bestand.doel": dict(Goal.choices),
        "Bestand.omvang": dict(Scope.choices),
        "Bestand.grond": dict(Ground.choices),
        "Organisatie.wet": {str(one): label("regime", one) for one in Regime},
        "Client.leeftijd": {str(one): label("age", one) for one in Age},
    }


@cache
def beside() -> dict[str, dict[str, tuple[str, str]]]:
    """What may stand beside a piece: of each field its codes, each with title and label. Where two
    sorts of piece have a field of one name, its codes are those of both."""
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for model, names in CODED.items():
        for name, title in names.items():
            for code, said in _choices(model, name):
                found.setdefault(name, {})[str(code)] = (title, str(said))
    return found


def _choices(model: Any, name: str) -> list[tuple[Any, Any]]:
    """The codes of a field; an empty code is no code."""
    return [(code, said) for code, said in model._meta.get_field(name).flatchoices if code]


def coded(place: str, code: str) -> Gecodeerd:
    """A code of the list at this place, with its label."""
    return Gecodeerd(code, lists()[place][code])


def schema() -> dict[str, Any]:
    """The schema as it stands in docs/dossier-1.schema.json."""
    made = form.schema({place: list(codes) for place, codes in lists().items()})
    told = made["$defs"]["CodeBij"]
    told["oneOf"] = [
        {"properties": {"veld": {"const": name}, "code": {"enum": list(codes)}}}
        for name, codes in sorted(beside().items())
    ]
    return made
