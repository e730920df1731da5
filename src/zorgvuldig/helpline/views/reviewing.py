"""Looking back on a match, and what follows: extending it, taking up a hand-over, ending it."""

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.helpline.access import support
from zorgvuldig.helpline.actions import ending
from zorgvuldig.helpline.actions import reviewing as actions
from zorgvuldig.helpline.forms.reviewing import EndMatchForm, ExtendForm, ReviewForm, TakeUpForm
from zorgvuldig.helpline.views.matches import page_of, standing
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request
    from zorgvuldig.recording.refusals import NotNow

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
def review(request: "Request", reference: str) -> "HttpResponse":
    """Is the goal met, is it too heavy, what changes, when again."""
    match = support.reviewed_match(request.actor, reference)

    def act(form: ReviewForm) -> None:
        actions.review(match=match, actor=request.actor, **form.values())

    return _recorded(request, match, ReviewForm, act, intro=(
        "Bespreek dit met de hulpvrager en met de vertrouwenspersoon. Van beiden komt de stem erin."
    ))  # fmt: skip


@require_http_methods(METHODS)
def extend(request: "Request", reference: str) -> "HttpResponse":
    """More contacts than were agreed, with the reason."""
    match = support.coordinated_match(request.actor, reference)

    def act(form: ExtendForm) -> None:
        actions.extend(match=match, actor=request.actor, **form.cleaned_data)

    return _recorded(request, match, ExtendForm, act, intro=(
        "Steun duurt in het begin drie tot acht contacten. Verlengen mag, als daar een reden voor "
        "is."
    ))  # fmt: skip


@require_http_methods(METHODS)
def take_up(request: "Request", reference: str) -> "HttpResponse":
    """A hand-over is taken up."""
    match = support.coordinated_match(request.actor, reference)

    def act(form: TakeUpForm) -> None:
        actions.take_up(match=match, actor=request.actor, **form.cleaned_data)

    return _recorded(request, match, TakeUpForm, act, intro=(
        "Spreek eerst met de vertrouwenspersoon. Die leest op de eigen pagina niet wat u hier "
        "schrijft."
    ))  # fmt: skip


@require_http_methods(METHODS)
def end_match(request: "Request", reference: str) -> "HttpResponse":
    """Caller or confidant wants to stop or change; no reason is asked."""
    match = support.coordinated_match(request.actor, reference)

    def act(form: EndMatchForm) -> None:
        ending.end_match(match=match, actor=request.actor, **form.cleaned_data)

    return _recorded(request, match, EndMatchForm, act, intro=(
        "De vertrouwenspersoon ziet de hulpvrager hierna meteen niet meer, en krijgt nazorg van de "
        "begeleider. U kunt daarna iemand anders voorstellen. Vertel het de hulpvrager persoonlijk."
    ), submit="Koppeling beëindigen")  # fmt: skip


def to_review(reference: str, refusal: "NotNow") -> dict[str, str] | None:
    """Where a review that is due is laid down, for a refusal that asks for it (H-08)."""
    if refusal.mend != "review":
        return None
    return {"url": reverse("helpline:review", args=[reference]), "text": "Naar de tussenstand"}


def _recorded(
    request: "Request", match: Any, form_class: Any, act: Any, intro: str, submit: str = "Opslaan"
) -> "HttpResponse":
    reference = match.request.reference
    return recorded(
        request,
        form=filled(request, form_class),
        act=act,
        back=page_of(reference),
        template="helpline/support/record.html",
        mend=lambda refusal: to_review(reference, refusal),
        intro=intro,
        submit=submit,
        rows=standing(match),
    )
