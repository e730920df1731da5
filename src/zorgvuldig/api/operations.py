"""All that can be asked, in one table: the addresses, the door and the document follow it."""

from dataclasses import dataclass, field

from msgspec import Struct

from zorgvuldig.api.answers.auditing import AuditBundel, Logboekvraag
from zorgvuldig.api.answers.calendar import Bijeenkomsten, Vanaf
from zorgvuldig.api.answers.facts import Advies
from zorgvuldig.api.answers.figures import Jaarcijfers
from zorgvuldig.api.answers.intake import Aangekomen, Terugbelvraag
from zorgvuldig.api.answers.open_map import Diensten, Gezocht
from zorgvuldig.api.reading import JSON
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts

FHIR, POURED = "application/fhir+json", "application/fhir+ndjson"
GET, POST = "GET", "POST"


class Niets(Struct, frozen=True, forbid_unknown_fields=True):
    """Nothing is asked in the address."""


@dataclass(frozen=True)
class Operation:
    """One thing that can be asked. `machine`: only with an account; which scope it needs, the rule
    of its room says. `status`: of an answer that was made.
    `poured`: the form in which it comes line by line, for who asks for that."""

    name: str
    method: str
    path: str
    answer: type[Struct] | None
    takes: type[Struct] | None = None
    asked: type[Struct] = Niets
    machine: bool = False
    keyed: bool = False
    status: int = 200
    media: str = JSON
    poured: str = ""
    where: dict[str, dict[str, object]] = field(default_factory=dict)


SLUG = {"slug": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$", "maxLength": 50}}
YEAR = {"jaar": {"type": "integer", "minimum": 2000, "maximum": 2100}}

OPERATIONS = {
    one.name: one
    for one in (
        Operation("document", GET, "/openapi.json", None),
        Operation("talk_advice", POST, "/gespreksadviezen", Advies, ContactFacts),
        Operation("sharing_advice", POST, "/deeladviezen", Advies, DisclosureFacts),
        Operation("services", GET, "/sociale-kaarten/{slug}/diensten", Diensten, asked=Gezocht,
                  where=SLUG),
        Operation("meetings", GET, "/aanbieders/{slug}/bijeenkomsten", Bijeenkomsten, asked=Vanaf,
                  where=SLUG),
        Operation("help_request", POST, "/hulpvragen", Aangekomen, Terugbelvraag, machine=True,
                  keyed=True, status=201),
        Operation("year_figures", GET, "/jaarcijfers/{jaar}", Jaarcijfers, machine=True,
                  where=YEAR),
        Operation("audit_events", GET, "/logboekregels", AuditBundel, asked=Logboekvraag,
                  machine=True, media=FHIR, poured=POURED),
    )
}  # fmt: skip
