"""A referral in words: for its own page, and for the page of the request."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from msgspec import convert

from zorgvuldig.exchange.access.parcels import sent_from
from zorgvuldig.handbook.wording import label, sentence, written
from zorgvuldig.helpline.access.referrals import answers_to, caller_said, referrals_of
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.advice import on_screen
from zorgvuldig.rules.advice import Advice
from zorgvuldig.rules.helpline.codes import ReferralState, State
from zorgvuldig.rules.helpline.moves import possible

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

OFFERS = {"offer_referral", "another_referral"}
OPEN = (ReferralState.OFFERED, ReferralState.AGREED)
MAY_ANSWER = (*OPEN, ReferralState.HANDED_OVER)
ERASED = "De tekst is gewist."
OURS = {"Over wie", "Soort ontvanger", "Kennisgemaakt op"}
CHANGED = "Het aanbod is daarna veranderd. Vraag het opnieuw."
SAYS = {
    "G10": "Bij informatie over de jongere: schrijf de zorg op, vraag iemand om mee te kijken, en "
    "weeg samen wat dit voor de jongere betekent.",
    "G13": "Bij informatie over de jongere kijkt eerst een ander mee, en stemt die ermee in.",
    "G14": "Geef alleen wat de ontvanger nodig heeft, en vink dat aan.",
    "G20": "Over de jongere vertelt u alleen iets bij een ernstige of acute vraag. Is het dat "
    "niet? Verwijs dan door met alleen gegevens van de hulpvrager.",
    "G02": "Vraag eerst de hulpvrager, of bij informatie over de jongere: de jongere.",
}


# A line has no decision maker and no dossier: the coordinator decides, and somebody looks along.
DUTIES = {
    "INFORM_CLIENT_BEFORE": "Vertel vooraf aan wie het aangaat met wie u gaat praten.",
    "INFORM_CLIENT_AFTER": "Vertel het aan wie het aangaat, zodra dat veilig kan.",
    "RECORD_REASON": "Schrijf bij dit aanbod waarom u dit doet.",
    "SECOND_PERSON": "Vraag iemand van de lijn om mee te kijken.",
    "INVOLVE_CLIENT": "Ook wie niet zelf kan beslissen, krijgt uitleg en kan zeggen wat hij of zij "
    "wil.",
}
DECIDES = "De coördinator beslist, samen met een collega die meekijkt."


def advice(said: Advice) -> dict[str, Any]:
    """What `components/advice.html` asks for, in the words of a line."""
    missing = [{"text": SAYS.get(code) or sentence("blocker", code)} for code in said.blockers]
    duties = [{"text": DUTIES.get(duty) or sentence("duty", duty)} for duty in said.duties]
    shown = on_screen(said, blockers=missing, changes=[])
    return shown | {"duties": duties, "decides": DECIDES}


def summary(referral: Any, found: Any) -> dict[str, Any]:
    """One line on the page of a request."""
    words = referral.words(found.key)
    return {
        "url": reverse("helpline:referral", args=[found.reference, referral.pk]),
        "text": words.get("recipient", ""),
        "kind": label("addressee", referral.addressee),
        "state": label("help_referral", referral.state),
        "on": referral.handed_over_on or referral.offered_at,
    }


def part(found: Any, actor: "Actor") -> dict[str, Any]:
    """What the page of a request shows: every referral, and for the coordinator the way to offer
    one."""
    made = list(referrals_of(found))
    referrals = [summary(one, found) for one in made]
    may_offer = OFFERS & set(possible(found.state)) and actor.holds({Role.HELPLINE_COORDINATOR})
    if not (referrals or may_offer):
        return {}
    return {"referrals": referrals, "may_offer": bool(may_offer), "now": _now(made, found, actor)}


def _now(made: list[Any], found: Any, actor: "Actor") -> list[dict[str, str]]:
    """The next step of every offer that is open; after the hand-over, that it may be enough."""
    told = [_step(one, found, actor) for one in made if one.state in OPEN]
    if not told and found.state == State.REFERRED:
        url = reverse("helpline:close", args=[found.reference])
        text = "De overdracht is klaar. Vraag hoe het ging, en sluit af als het goed is."
        return [{"text": text, "url": url}]
    return told


def _step(one: Any, found: Any, actor: "Actor") -> dict[str, str]:
    typed, name = summary(one, found)["text"], "referral_consent"
    text = f"Vraag de hulpvrager of dit mag: andere hulp van {typed}."
    if one.state == ReferralState.AGREED:
        coordinates = actor.holds({Role.HELPLINE_COORDINATOR})
        name = "hand_over" if coordinates else "referral"
        text = f"Draag warm over aan {typed}." if coordinates else \
            f"De hulpvrager zei ja tegen {typed}. De coördinator draagt warm over."  # fmt: skip
    return {"text": text, "url": reverse(f"helpline:{name}", args=[found.reference, one.pk])}


def page(referral: Any, found: Any, actor: "Actor") -> dict[str, Any]:
    """The page of one referral."""
    words = referral.words(found.key)
    coordinates = actor.holds({Role.HELPLINE_COORDINATOR})
    return {
        "referral": referral,
        "to": words.get("recipient", ""),
        "kind": label("addressee", referral.addressee),
        "state": label("help_referral", referral.state),
        "says": sentence("help_referral", referral.state),
        "rows": _rows(referral, words) if words else [],
        "erased": "" if words else ERASED,
        "answers": [_answered(one, found) for one in answers_to(referral)],
        "again": CHANGED if caller_said(referral) == "OUT_OF_SCOPE" and words else "",
        "advice": advice(convert(referral.advice, Advice)) if words else None,
        "parcels": _parcels(referral) if coordinates else [],
        "may": _may(referral, coordinates, bool(words)),
    }


def _parcels(referral: Any) -> list[dict[str, str]]:
    """What was sent of it, with how it stands."""
    return [
        {"url": reverse("helpline:parcel", args=[one.pk]), "text": _parcel(one)}
        for one in sent_from(referral.organisation_id, referral.pk)
    ]


def _parcel(one: Any) -> str:
    organisation, state = one.receiver_name, label("parcel_state", one.state)
    return f"Pakket voor {organisation}: {state}"


def _may(referral: Any, coordinates: bool, words: bool) -> dict[str, Any]:
    """What can be done; under `answer` how that is called."""
    state = referral.state
    ask = "Ja of nee vastleggen" if state == ReferralState.OFFERED else "Ja intrekken"
    return {
        "answer": ask if state in MAY_ANSWER and words else "",
        "change": coordinates and state in OPEN,
        "hand_over": coordinates and state == ReferralState.AGREED,
        "paper": state == ReferralState.HANDED_OVER and words,
        "send": coordinates and state == ReferralState.HANDED_OVER and words,
    }


def _rows(referral: Any, words: dict[str, str]) -> list[dict[str, Any]]:
    rows = [
        ("Over wie", label("help_about", referral.about)),
        ("Soort ontvanger", label("addressee", referral.addressee)),
        ("Waarom", words.get("why")),
        ("Welke informatie", words.get("information")),
        ("Wat de ontvanger ermee doet", words.get("use")),
        ("Naam van de jongere", words.get("person_name")),
        ("Aanspreekpunt", words.get("contact_person")),
        ("Wat is verteld", words.get("told")),
        ("Wat nog openligt", words.get("open")),
        ("Wat de vertrouwenspersoon nog doet", words.get("stays")),
        ("Kennisgemaakt op", referral.handed_over_on and written(referral.handed_over_on)),
    ]
    needed = {"Wat de ontvanger ermee doet"}
    return [
        {"key": key, "value": value, "preserve": True, "ours": key in OURS}
        for key, value in rows
        if value or key in needed
    ]


def _answered(answer: Any, found: Any) -> dict[str, Any]:
    told = answer.words(found.key).get("told", "")
    return {
        "on": written(answer.answered_on),
        "said": label("help_answer", answer.answer),
        "by": answer.recorded_by.name if answer.recorded_by else "",
        "told": told,
    }


def waiting(referral: Any) -> dict[str, Any]:
    """One line of the list of referrals that wait: no words, so that nothing is opened."""
    reference = referral.request.reference
    return {
        "url": reverse("helpline:referral", args=[reference, referral.pk]),
        "reference": reference,
        "state": label("help_referral", referral.state),
        "on": referral.offered_at,
    }
