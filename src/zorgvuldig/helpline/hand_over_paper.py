"""What the caller takes home after the hand-over, on one page: PDF/UA-1, nothing of a name."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook.wording import written
from zorgvuldig.paper import printed, writable
from zorgvuldig.rules.helpline.codes import About, ReferralState

if TYPE_CHECKING:
    from zorgvuldig.helpline.models import Helpline, HelpRequest, Referral

TITLE = "Wat wij over u vertelden, aan wie, en wat u kunt verwachten"
EXPECT = (
    "U kunt altijd van gedachten veranderen. Zeg het ons of de ander, dan stopt het vanaf dat "
    "moment. Wat al verteld is, kunnen wij niet terughalen.",
    "U mag ons vragen wat wij hebben opgeschreven.",
    "Gaat het niet zoals afgesproken? Neem dan weer contact met ons op.",
    "Is er direct gevaar? Bel 112.",
)


def ready(referral: "Referral", request: "HelpRequest") -> bool:
    """Only after the hand-over, and while the caller's yes stands."""
    handed = referral.state == ReferralState.HANDED_OVER
    return handed and bool(referral.words(request.key))


def pdf(referral: "Referral", request: "HelpRequest", line: "Helpline | None") -> bytes:
    """The paper, from what was recorded."""
    return printed("zorgvuldig.helpline", "hand_over.typ", content(referral, request, line))


def content(
    referral: "Referral", request: "HelpRequest", line: "Helpline | None"
) -> dict[str, Any]:
    """The words of the paper. Nobody's name but that of the recipient stands on it."""
    words = referral.words(request.key)
    phone = line.phone if line else ""
    on = written(referral.handed_over_on) if referral.handed_over_on else ""
    return writable(
        {
            "title": TITLE,
            "head": [
                ["Van", line.name if line else ""],
                ["Kennisgemaakt op", on],
                ["Kenmerk", request.reference],
            ],
            "parts": [
                _part("Aan wie", [words["recipient"]]),
                _part("Wat wij vertelden", _lines(words["told"]), _named(referral, words)),
                _part("Waarom", _lines(words["why"])),
                _part("Wat er nu gebeurt", _lines(words.get("use", ""))),
                _part("Bij wie u terechtkunt", [words["contact_person"]]),
                _part("Wat nog openligt", _lines(words.get("open", ""))),
                _part("Wat uw vertrouwenspersoon nog doet", _lines(words.get("stays", ""))),
                _part("Wat u kunt verwachten", list(EXPECT)),
                _part("Ons bereiken", [f"Telefoon: {phone}"] if phone else []),
            ],
        }
    )


def _named(referral: "Referral", words: dict[str, str]) -> list[str]:
    about = referral.about == About.PERSON_OF_CONCERN
    told = ["Ook de naam van de jongere."] if about and words.get("person_name") else []
    return [*told, "Verder vertelden wij niets."]


def _part(title: str, lines: list[str], more: list[str] | None = None) -> dict[str, Any]:
    return {"title": title, "lines": [*lines, *(more or [])] if lines else []}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
