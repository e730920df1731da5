"""Consent two on the page behind the code: what would be shared with whom, word for word, and the
caller's own answer (H-09). The house speaks the caller's language; the text stays as written."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.handbook.wording import label
from zorgvuldig.helpline.access.referrals import (
    STANDS,
    answers_to,
    referrals_for_caller,
    referrals_of,
)
from zorgvuldig.helpline.actions import sharing
from zorgvuldig.helpline.door import tickets
from zorgvuldig.helpline.referring import digest, stored
from zorgvuldig.people.actor import Caller
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow
from zorgvuldig.rules.helpline.codes import Answer, ReferralState

if TYPE_CHECKING:
    from uuid import UUID

    from zorgvuldig.helpline.door.pages import Door
    from zorgvuldig.helpline.forms.answers import SharingForm
    from zorgvuldig.helpline.models import HelpRequest, Referral

WRITTEN = ("recipient", "why", "information", "use", "person_name")
BUTTONS = {
    ReferralState.OFFERED: (Answer.GIVEN, Answer.REFUSED),
    ReferralState.AGREED: (Answer.WITHDRAWN,),
    ReferralState.HANDED_OVER: (Answer.WITHDRAWN,),
}
SAID = {
    Answer.GIVEN: "share_yes",
    Answer.REFUSED: "share_no",
    Answer.WITHDRAWN: "share_withdrawn",
}


def offers(door: "Door", found: "HelpRequest") -> list[dict[str, Any]]:
    """Every text that waits for an answer or that a yes stands under; one that was erased is
    gone."""
    listed = referrals_for_caller(found)
    return [_offer(door, found, one) for one in listed if one.words(found.key)]


def _offer(door: "Door", found: "HelpRequest", referral: "Referral") -> dict[str, Any]:
    told, offer = door.words["page"]["share"], stored(referral, found)
    return {
        "number": referral.pk,
        "agreed": referral.state != ReferralState.OFFERED,
        "shown": digest(offer),
        "once": tickets.fresh(door.place),
        "text": told["state"][referral.state],
        "about": told["about"][referral.about],
        "rows": [(told[name], offer.words[name]) for name in WRITTEN if offer.said(name)],
        "kind": label("addressee", referral.addressee),
        "buttons": [
            (str(one), told["answer"][one]) for one in BUTTONS[ReferralState(referral.state)]
        ],
    }


def answered(door: "Door", found: "HelpRequest", form: "SharingForm") -> str:
    """Lay the answer down; the name of what the page then says. Sent twice it says the same. A yes
    to a text that changed meanwhile is not stored, and the text as it is now is shown; nobody is
    thanked for a yes that does not stand."""
    said, seed = form.cleaned_data, door.seed()
    referral = referrals_of(found).filter(pk=said["referral"]).first()
    if seed is None or referral is None:
        return "share_gone"
    answer = Answer(said["answer"])
    once = seed.number(f"answer|{referral.pk}|{answer}")
    try:
        made = sharing.caller_answers(
            referral=referral,
            request=found,
            actor=Caller(door.place),
            once=once,
            answer=answer,
            shown=said["shown"],
            language=door.language,
        )
    except ChangedMeanwhile:
        return "share_changed"
    except (AlreadyRecorded, NotNow):
        return _stands(found, referral.pk, said["shown"], once, answer)
    return SAID[Answer(made.answer)]


def _stands(found: "HelpRequest", number: "UUID", shown: str, once: "UUID", answer: Answer) -> str:
    """What is said of an answer that was given before: a yes while it stands and to that very text,
    a no by what it did."""
    referral = referrals_of(found).get(pk=number)
    if answer == Answer.GIVEN:
        if shown == digest(stored(referral, found)) and referral.state in STANDS:
            return SAID[answer]
        return "share_changed" if referral.state == ReferralState.OFFERED else "share_gone"
    before = answers_to(referral).filter(pk=once).first()
    return SAID[Answer(before.answer)] if before else "share_gone"
