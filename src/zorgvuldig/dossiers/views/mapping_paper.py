"""The map on one sheet of paper: readable for the client, and printed for a purpose."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import mapping
from zorgvuldig.dossiers.codes import ConversationMode
from zorgvuldig.dossiers.mapping import paper
from zorgvuldig.dossiers.mapping.content import on_map
from zorgvuldig.dossiers.views.network import on_the_map
from zorgvuldig.handbook.wording import written
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

PURPOSES = {
    "samen": "samen lezen met de cliënt en het gezin",
    "meegeven": "meegeven aan de cliënt of het gezin",
    "dossier": "bewaren in het eigen dossier",
}


def papers(reference: str, number: UUID) -> list[dict[str, str]]:
    """The paper map, once for each purpose one may have with it."""
    paper_at = reverse("dossiers:map_pdf", args=[reference, number])
    return [{"text": text, "url": f"{paper_at}?doel={code}"} for code, text in PURPOSES.items()]


@require_safe
def pdf(request: "Request", reference: str, number: UUID) -> HttpResponse:
    """The map as a PDF, for who keeps the dossier; the purpose stands in the logbook."""
    dossier = access.get_kept_dossier(request.actor, reference)
    version = mapping.get_version(dossier, number)
    purpose = PURPOSES.get(request.GET.get("doel", ""))
    back = redirect("dossiers:map_version", reference, number)
    if purpose is None:
        messages.info(request, "Kies waarvoor u de kaart print. Dat komt in het logboek.")
        return back
    with Deed(request), printing("Van deze kaart kan nu geen PDF worden gemaakt. Lees hem hier."):
        printed = paper.pdf(_content(dossier, version), letterhead_of(request.actor.organisation))
        mapping.log_map(request.actor, version, dossier, "map.printed", purpose)
        return as_pdf(printed, f"kaart-{reference}")
    return back


def _content(dossier: Any, version: Any) -> dict[str, Any]:
    """What stands on the paper: the map with who, for whom, of which day and who joins in."""
    on = version.entry.happened_on
    newest = mapping.versions_of(dossier).values_list("pk", flat=True).first() == version.pk
    explored = version.mode == ConversationMode.EXPLORATORY
    return {
        **on_map(version.entry.words(dossier.key), explored=explored),
        "about": f"Van {dossier.client['name']}. Gemaakt op {written(on)}.",
        "network": on_the_map(dossier, timezone.localdate() if newest else on),
    }
