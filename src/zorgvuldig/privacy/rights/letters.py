"""The letters of the rights desk: one structure for the screen, the paper (PDF/UA) and the seal.

In plain words, with "je" for a young person of up to fifteen who asks. A letter that leaves open
whether there is a file says the same to everybody: it names no client, no file and no row.
"""

from datetime import date
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import writable
from zorgvuldig.privacy.codes import Outcome
from zorgvuldig.privacy.rights.standing import Standing, follows
from zorgvuldig.rules import rights
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.rights import court_until

if TYPE_CHECKING:
    from zorgvuldig.privacy.models import RightsRequest

YOUNG = (Age.LT12, Age.A12_15)


def letter(
    asked: "RightsRequest",
    stands: Standing,
    *,
    outcome: str,
    ground: str,
    reasons: str,
    on: date,
) -> dict[str, Any]:
    """The decision as it goes. `reasons`: what the organisation adds in its own words; a letter in
    the dark carries none of it."""
    says = _Voice(stands)
    dark = stands.dark and outcome == Outcome.NOT_ENTITLED
    answer, why = _answer(says, stands, outcome, ground, reasons, on)
    if asked.with_names and outcome == Outcome.GIVEN and not stands.nothing:
        answer = [says("given_with_names")]
    if dark:
        answer, why = [says("dark")], [_secrecy(stands)]
    duties = follows(stands, outcome).duties
    parts = [
        _part("Ons antwoord", answer),
        *([_part("Waarom", why)] if why else []),
        *([_part(says.own_statement, [says("statement")])] if _statement(duties, outcome) else []),
        _part("Niet eens met dit antwoord?" if not says.young else "Ben je het er niet mee eens?",
              _routes(says, on)),
        *([_part("Hulp van buiten", [says("advocate")])]
          if "MENTION_RIGHTS_ADVOCATE" in duties else []),
    ]  # fmt: skip
    return _whole("Antwoord op een verzoek", asked, _opening(says, asked), parts, on)


def longer(asked: "RightsRequest", stands: Standing, *, reasons: str, on: date) -> dict[str, Any]:
    """That the answer takes longer, until when and why: told within the first term. In the dark it
    carries no reason of our own: how much there is to read says that there is something."""
    says = _Voice(stands)
    until = written(stands.clock.answer_by)
    parts = [
        _part("Ons antwoord duurt langer", [says("longer", until=until)]),
        _part("Waarom", [says("longer_dark") if stands.dark else reasons]),
        _part("Wat kan er intussen?", _routes(says, on)[:3]),
    ]
    return _whole("Uitstel van een antwoord", asked, _opening(says, asked), parts, on)


class _Voice:
    """The words for this reader."""

    def __init__(self, stands: Standing) -> None:
        self.young = stands.facts.own and stands.facts.age in YOUNG

    def __call__(self, *path: str, **values: str) -> str:
        found = read("rights_letters")
        for name in path:
            found = found[name]
        return str(found["je" if self.young else "u"]).format(**values)

    @property
    def own_statement(self) -> str:
        return "Je eigen verhaal" if self.young else "Uw eigen verklaring"


def _opening(says: _Voice, asked: "RightsRequest") -> str:
    label = str(read("rights")["right"][asked.right]["label"])
    right = label[0].lower() + label[1:]
    return says("opening", received=written(asked.received_on), right=right)


def _answer(
    says: _Voice, stands: Standing, outcome: str, ground: str, reasons: str, on: date
) -> tuple[list[str], list[str]]:
    """What is answered, and why, with the articles."""
    _, article = rights.sources(stands.facts, stands.advice)
    mine = [reasons] if reasons else []
    if stands.nothing:
        return [says("nothing", on=written(on))], []
    if outcome == Outcome.GIVEN:
        return [says("given", stands.facts.right)], [*mine, f"Dit staat in {article}."]
    if outcome == Outcome.NOT_ENTITLED:
        code, source = stands.advice.reason_code, rights.sources(stands.facts, stands.advice)[0]
        known = read("rights_letters")["reason"]
        why = [says("reason", code)] if code in known else []
        return [says("refused")], [*why, *mine, f"Dit staat in {source}."]
    source = read("rights")["ground"][ground]["source"]
    why = [says("ground", ground), *mine, f"Dit staat in {source}."]
    return [says("partly" if outcome == Outcome.PARTLY else "refused")], why


def _secrecy(stands: Standing) -> str:
    """The articles that hold whatever there is; no row, since a row says something."""
    article = read("rights")["article"][stands.facts.right]["AVG"]
    source = read("rights")["row"]["H05"]["source"]
    return f"Dit staat in {source}. Uw vraag gaat over {article}."


def _statement(duties: tuple[str, ...], outcome: str) -> bool:
    return "OFFER_OWN_STATEMENT" in duties and outcome != Outcome.NOT_ENTITLED


def _routes(says: _Voice, on: date) -> list[str]:
    until = written(court_until(on))
    names = ("organisation", "professional", "authority")
    return [*(says("routes", name) for name in names), says("routes", "court", until=until)]


def _whole(
    title: str, asked: "RightsRequest", opening: str, parts: list[dict[str, Any]], on: date
) -> dict[str, Any]:
    name = asked.words.get("name", "")
    head = [["Van", asked.organisation.name], *([["Aan", name]] if name else [])]
    whole = {
        "title": title,
        "head": [*head, ["Datum", written(on)]],
        "parts": [_part("De vraag", [opening]), *parts],
    }
    return writable(whole)


def _part(title: str, lines: list[str]) -> dict[str, Any]:
    blocks = [{"title": "", "lines": [{"text": text, "note": ""}]} for text in lines]
    return {"title": title, "blocks": blocks}


def fingerprint(letter_: dict[str, Any], *rest: Any) -> str:
    """One number for the letter with everything it was shown with."""
    return digest([letter_, *rest])
