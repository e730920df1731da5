"""Where each thing that is missing from a proposal can be mended, and what has changed since."""

from functools import partial
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import timezone

from zorgvuldig.handbook.wording import label, sentence
from zorgvuldig.people import protocol
from zorgvuldig.recording.advice import on_screen
from zorgvuldig.rules.what_would_change import ways

if TYPE_CHECKING:
    from zorgvuldig.dossiers.standing import Standing
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.recording.refusals import NotNow

HERE = {
    "G11": "#grond",
    "G13": "#beslisser",
    "G14": "#wat",
    "G15": "#aan-wie",
    "MELDCODE": "#mag-het",
    "COUNTER_SIGNS": "#weggelaten",
    "NOT_RIGHT": "#wat",
    "ANONYMISE": "#aan-wie",
    "NECESSITY_SHOWN": "#mag-het",
    "MELDCODE_DONE": "#mag-het",
    "GROUND_RECORDED": "#grond",
    "DECIDED_BY_OTHER": "#beslisser",
    "MINIMUM_SELECTED": "#wat",
    "RECIPIENT_ASKED": "#aan-wie",
    "CONFLICT_CONSENT_TRIED": "#conflict",
    "CONFLICT_MINIMAL": "#conflict",
    "CONFLICT_SIGNED": "#beslisser",
}
OF_THE_DOSSIER = {
    "G10": "page",
    "G20": "concern",
    "STEPS_DONE": "page",
    "CONCERN_DESCRIBED": "concern",
    "CONFLICT_CONSULTED": "consultation",
    "CAPACITY_IS_CAPABLE": "capacity",
    "CAPACITY_IS_INCAPABLE": "capacity",
}
OF_THE_RECIPIENT = {
    "G02": "contact",
    "CLIENT_INFORMED": "contact",
    "CLIENT_CONSENTS": "consent",
    "REP_CONSENTS": "consent",
    "ALL_CONSENT": "consent",
    "AUTHORITY_CHECKED": "consent",
}
OF_THE_LETTER = {
    "COUNTER_SIGNS": "Neem mee wat de zorg tegenspreekt, of schrijf op waarom u dat weglaat.",
    "NOT_RIGHT": "Laat weg wat is weerlegd of voorbij is: bewaar het voorstel opnieuw.",
}

# The page of the dossier that a refusal names, with what stands on the link.
WAYS = {
    "consultation": ("dossiers:consultation", "", "Intern overleg vastleggen"),
    "now": ("dossiers:page", "#nu", "Naar ‘Wat nu’ in het dossier"),
    "rights": ("privacy:rights_of", "", "Naar de rechten van de cliënt"),
    "reopen": ("dossiers:reopen", "", "Heropenen"),
    "plan": ("dossiers:plan", "", "Samen een plan maken"),
    "contact": ("dossiers:contact", "", "Kijken wat er eerst nodig is"),
}


def way(refusal: "NotNow", dossier: Any) -> dict[str, str] | None:
    """The link beside a refusal to where it can be mended, when it says where. What is about one
    person in the dossier has their number behind it: `contact:<number>`."""
    page, _, number = refusal.mend.partition(":")
    if dossier is None or page not in WAYS:
        return None
    name, anchor, text = WAYS[page]
    arguments = [dossier.reference, *filter(None, [number])]
    return {"url": reverse(name, args=arguments) + anchor, "text": text}


def place(code: str, reference: str, recipient: object, proposal: object) -> str:
    """The address where this can be mended, or nothing when it is not for this person."""
    if code in HERE:
        return HERE[code]
    if code in OF_THE_DOSSIER:
        return reverse(f"dossiers:{OF_THE_DOSSIER[code]}", args=[reference])
    if code in OF_THE_RECIPIENT:
        return reverse(f"dossiers:{OF_THE_RECIPIENT[code]}", args=[reference, recipient])
    if code == "ESCALATION_AGREED":
        return reverse("dossiers:ask_about", args=[reference, proposal, "ESCALATION"])
    return ""


def proposal_on_screen(
    stands: "Standing", actor: "Actor", reference: str, recipient: object, proposal: object
) -> dict[str, Any]:
    """The advice on a proposal: what is missing as links, and what would change it."""
    where = partial(place, reference=reference, recipient=recipient, proposal=proposal)
    blockers = [
        {"text": _missing(code, actor), "url": where(code)}
        for code in (stands.missing if stands.advice.allowed else ())
    ]
    changes = [
        {"text": sentence("change", code), "url": where(code)}
        for code, _ in ([] if stands.advice.allowed else ways(stands.facts))
    ]
    return shown(stands, blockers, changes)


def decision_on_screen(stands: "Standing", actor: "Actor") -> dict[str, Any]:
    """The advice for the decider, who cannot mend anything in the dossier."""
    missing = stands.missing if stands.advice.allowed else ()
    return shown(stands, [{"text": _missing(code, actor)} for code in missing], [])


def shown(
    stands: "Standing", blockers: list[dict[str, str]], changes: list[dict[str, str]]
) -> dict[str, Any]:
    """What `components/advice.html` asks for; the letter's own gaps count as missing too."""
    words = on_screen(stands.advice, blockers=blockers, changes=changes)
    if stands.advice.allowed and stands.missing:
        words["tone"] = "wait"
    return words


def _missing(code: str, actor: "Actor") -> str:
    if code in OF_THE_LETTER:
        return OF_THE_LETTER[code]
    said = sentence("blocker", code)
    if code == "G23":
        lacking = ", ".join(protocol.missing(actor, timezone.localdate()))
        return " ".join([said, f"Nu ontbreekt: {lacking}."])
    return said


FACTS = {
    "age": "de leeftijd van de cliënt",
    "capacity": "of de cliënt hierover zelf kan beslissen",
    "triage": "hoe dringend de situatie is",
    "client_consent": "het antwoord van de cliënt",
    "rep_consent": "het antwoord van de ouders of vertegenwoordiger",
    "rep_all": "of iedereen met gezag heeft geantwoord",
    "client_consent_flaws": "hoe de cliënt is gevraagd",
    "rep_consent_flaws": "hoe de ouders of vertegenwoordiger zijn gevraagd",
    "client_informed": "of de cliënt vooraf weet wie u benadert",
    "safety_exception": "het akkoord om het de cliënt later te vertellen",
    "good_care_objection": "het bezwaar dat dit de cliënt schaadt",
    "not_asked_reason": "de reden om niet om toestemming te vragen",
    "escalation_agreed": "het akkoord van wie de wettelijke grond nakeek",
    "decision_maker_other": "wie volgens het protocol beslist",
    "protocol_configured": "het protocol van de organisatie",
    "all_steps_once": "de stappen van de werkwijze",
    "safety_concern": "het veiligheidsrisico",
    "minimum_selected": "de gekozen onderdelen",
    "duty_conflict": "de toets van het conflict van plichten",
    "reidentification_passed": "of iemand de cliënt kan herkennen",
}
CODED = {"age": "age", "capacity": "capacity", "triage": "triage", "client_consent": "consent",
         "rep_consent": "consent", "rep_all": "rep_all"}  # fmt: skip

NOTHING_YET = "nog niets"


def changed_since(before: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """What is different from when the proposal was laid down, each in a sentence."""
    return [
        _changed(name, what, before.get(name), now.get(name))
        for name, what in FACTS.items()
        if before.get(name) != now.get(name)
    ]


def _changed(name: str, what: str, before: Any, now: Any) -> str:
    if name not in CODED:
        return f"Veranderd: {what}."
    was, is_now = (label(CODED[name], str(code or "")) or NOTHING_YET for code in (before, now))
    return f"Veranderd: {what}, van ‘{was}’ naar ‘{is_now}’."
