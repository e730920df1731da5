"""The letter, on the screen and on paper, from one structure."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.access.afterwards import waiting_about
from zorgvuldig.dossiers.access.sent import TO_SEND
from zorgvuldig.dossiers.actions.deciding import frozen
from zorgvuldig.dossiers.actions.freezing import refuse_while_frozen
from zorgvuldig.dossiers.actions.proposing import as_it_stands
from zorgvuldig.dossiers.letter import paper
from zorgvuldig.dossiers.letter.fingerprint import digest, in_groups
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.dossiers.views.sending import parcels_of
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PURPOSES = {
    "versturen": TO_SEND,
    "client": "met de cliënt lezen",
    "dossier": "bewaren in het eigen dossier",
}


@require_safe
def letter(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The letter as it would go or went; before the decision it says that it is a draft."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)
    content = _content(found, dossier)
    shared = found.state == "SHARED"
    sharing.log_letter(request.actor, found, "letter.read", "de brief bekijken")
    context = {
        "dossier": dossier,
        "letter": content,
        "draft": not shared,
        "digest": in_groups(digest(content)),
        "send_at": [reference, number],
        "purposes": _papers(reference, number) if shared else [],
        "told": sharing.is_told(found),
        "wrong": [] if not shared else waiting_about(found),
        "parcels": parcels_of(request.actor, found) if shared else [],
        "tell_url": reverse("dossiers:tell", args=[reference, number]),
        "back": reverse("dossiers:proposal", args=[reference, number]),
    }
    return render(request, "dossiers/sharing/letter.html", context)


def _content(found: Any, dossier: Any) -> dict[str, Any]:
    if found.sealed_letter:
        return frozen(found, dossier)["letter"]  # type: ignore[no-any-return]
    return as_it_stands(found, dossier, stored(found, dossier), timezone.localdate()).letter


def _papers(reference: str, number: UUID) -> list[dict[str, str]]:
    """The paper letter, once for each purpose one may have with it."""
    paper_at = reverse("dossiers:letter_pdf", args=[reference, number])
    return [{"text": text, "url": f"{paper_at}?doel={code}"} for code, text in PURPOSES.items()]


@require_safe
def letter_pdf(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The letter on paper: only after a decision to share, and with the purpose of printing."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)
    purpose = PURPOSES.get(request.GET.get("doel", ""))
    back = redirect("dossiers:letter", reference, number)
    if found.state != "SHARED" or purpose is None:
        messages.info(
            request, "De brief als PDF komt er na een besluit om te delen. Kies waarvoor."
        )
        return back
    with Deed(request), printing("Van deze brief kan nu geen PDF worden gemaakt. Lees hem hier."):
        if purpose == TO_SEND:
            refuse_while_frozen(dossier)
        head = letterhead_of(request.actor.organisation)
        printed = paper.pdf(frozen(found, dossier)["letter"], head)
        sharing.log_letter(request.actor, found, "letter.printed", purpose)
        return as_pdf(printed, f"brief-{reference}")
    return back
