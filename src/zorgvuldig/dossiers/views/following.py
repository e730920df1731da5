"""Looking into an opinion, an assumption, or a fact that may prove wrong."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib import messages
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import afterwards
from zorgvuldig.dossiers.actions import following as actions
from zorgvuldig.dossiers.actions.correcting import sent_before
from zorgvuldig.dossiers.codes import EntryKind, FollowUp, StatementType
from zorgvuldig.dossiers.forms.afterwards import FollowUpForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.words import gist

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request

# Without the name: a message travels in a cookie, unsealed.
RIGHT_AFTER_ALL = (
    "Er ging eerder een correctie uit; bij de correcties in de tijdlijn ziet u naar wie. Laat zelf "
    "weten dat het toch klopt."
)

ALSO_TOLD = (
    "Vertelde u dit ook in een gesprek, in een overleg of toen u belde bij gevaar? Laat het ook "
    "daar weten."
)


@require_http_methods(["GET", "POST"])
def follow_up(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """How it was looked into, what the client said, and what was found (G06)."""
    dossier = access.get_kept_dossier(request.actor, reference)
    sign = afterwards.get_sign(dossier, number)
    fact = sign.statement_type == StatementType.FACT

    def act(form: FollowUpForm) -> None:
        said: dict[str, Any] = {**form.code_values(), **form.entry_values()}
        actions.follow_up(dossier=dossier, actor=request.actor, sign=number, **said)
        _say_what_follows(request, dossier, sign, said["found"])

    return recording(
        request,
        form=filled(request, FollowUpForm, fact=fact),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        template="dossiers/afterwards/follow_up.html",
        dossier=dossier,
        sign=sign.entry.words(dossier.key)["description"],
        fact=fact,
        history=history(dossier, number),
    )


def about_sign(dossier: Any, entry: Any, actor: "Actor") -> dict[str, Any]:
    """For the page of an entry: how this sign was looked into, and the way to do so (again)."""
    if entry.kind != EntryKind.SIGN:
        return {}
    keeps = access.keeps(dossier, actor) and dossier.closed_on is None
    url = reverse("dossiers:follow_up", args=[dossier.reference, entry.pk])
    return {"history": history(dossier, entry.pk), "follow_up_url": url if keeps else ""}


def history(dossier: Any, sign: UUID) -> list[dict[str, Any]]:
    """How it was looked into before, newest first."""
    return [
        {
            "on": row.entry.happened_on,
            "by": row.entry.author.name,
            "found": row.get_found_display(),
            "text": gist(row.entry.words(dossier.key)),
            "url": reverse("dossiers:entry", args=[dossier.reference, row.pk]),
        }
        for row in afterwards.history_of(dossier, sign)
    ]


def _say_what_follows(request: "Request", dossier: Any, sign: Any, found: str) -> None:
    waiting = afterwards.waiting_corrections().filter(sign=sign).count()
    if found == FollowUp.REFUTED:
        messages.info(request, ALSO_TOLD)
    if found == FollowUp.REFUTED and waiting:
        messages.info(request, "Dit was al gedeeld. De correctie staat klaar bij ‘Wat nu’.")
    if found == FollowUp.CONFIRMED and sent_before(dossier, sign):
        messages.warning(request, RIGHT_AFTER_ALL)
