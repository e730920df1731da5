"""The decider's side: the proposal as it was laid down, and the decision."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import deciding as actions
from zorgvuldig.dossiers.forms.sharing import DecisionForm
from zorgvuldig.dossiers.sharing_facts import QUESTIONS, stored
from zorgvuldig.dossiers.standing import Standing, readable
from zorgvuldig.dossiers.views.looking_back import without_consent
from zorgvuldig.dossiers.views.mending import changed_since, decision_on_screen
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook.wording import label
from zorgvuldig.language.whose import Typed

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_safe
def to_decide(request: "Request") -> "HttpResponse":
    """What waits for this decider."""
    sharing.log_listing(request.actor)
    rows = [
        {
            "title": f"Voorstel van {found.requested_by.name}",
            "to": label("addressee", found.recipient.addressee),
            "meta": found.dossier.reference,
            "at": found.submitted_at,
            "url": reverse("dossiers:decide", args=[found.pk]),
        }
        for found in sharing.to_decide(request.actor)
    ]
    return render(request, "dossiers/sharing/to_decide.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def decide(request: "Request", number: UUID) -> "HttpResponse":
    """Decide on what is on the screen; if that changed meanwhile, it is shown anew."""
    found = sharing.get_to_decide(request.actor, number)

    def act(form: DecisionForm) -> None:
        said = {**form.code_values(), **form.entry_values()}
        actions.decide(proposal=found, actor=request.actor, today=timezone.localdate(), **said)

    return recording(
        request,
        form=filled(request, DecisionForm),
        act=act,
        back=reverse("dossiers:to_decide"),
        template="dossiers/sharing/decide.html",
        done="Uw besluit is vastgelegd.",
        anew=lambda: _context(request, found),
        **_context(request, found),
    )


def _context(request: "Request", found: Any) -> dict[str, Any]:
    """The proposal with the answer of the rules at this moment."""
    stands, fingerprint = actions.now(found, timezone.localdate())
    dossier = found.dossier
    laid = actions.frozen(found, dossier)
    proposed = stored(found, dossier)
    return {
        "proposal": found,
        "requester": found.requested_by,
        "recipient": found.recipient.words(dossier.key),
        "letter": laid["letter"],
        "why": _why(found, proposed),
        "needs": [{"key": Typed(i.text), "value": proposed.needs[i.id]} for i in stands.chosen],
        "ground": _ground(found, proposed),
        "without_consent": without_consent(found.ground),
        "advice": decision_on_screen(stands, request.actor),
        "changed": _changed(found, stands, laid["items"]),
        "fingerprint": fingerprint,
        "decision": sharing.decision_on(found),
        "choices": [
            {"text": "Niet delen", "name": "decision", "value": "NOT_SHARE"},
            {"text": "Delen", "name": "decision", "value": "SHARE"},
        ],
    }


def _why(found: Any, proposed: Any) -> list[dict[str, Any]]:
    concern = found.concern.entry.words(found.dossier.key) if found.concern else {}
    return [
        {"key": "Wat al beschermt", "value": concern.get("protects"), "preserve": True},
        {"key": "Veiligheidsrisico", "value": concern.get("risk"), "preserve": True},
        {"key": "Voor wie", "value": concern.get("whom")},
        {"key": "Door welk gedrag", "value": concern.get("behaviour"), "preserve": True},
        {"key": "Hoe snel", "value": concern.get("soon")},
        {
            "key": "Geprobeerd zonder te delen",
            "value": proposed.words.get("tried"),
            "preserve": True,
        },
        *_left_out(proposed),
    ]


def _left_out(proposed: Any) -> list[dict[str, Any]]:
    said = proposed.words.get("left_out")
    return (
        [{"key": "Waarom iets is weggelaten dat de zorg tegenspreekt", "value": said}]
        if said
        else []
    )


def _ground(found: Any, proposed: Any) -> list[dict[str, Any]]:
    answered = [
        {"key": label("question", q), "value": proposed.words.get(f"why_{q}")}
        for q in QUESTIONS
        if (proposed.conflict or {}).get(q)
    ]
    law = proposed.words.get("legal_duty_article")
    return [
        {"key": "Grond", "value": found.get_ground_display(), "ours": True},
        {"key": "Waaruit die blijkt", "value": proposed.words.get("evidence"), "preserve": True},
        *([{"key": "Wetsartikel", "value": law}] if law else []),
        *answered,
    ]


def _changed(found: Any, stands: Standing, items: str) -> list[str]:
    changed = changed_since(found.facts.get("submitted", {}), readable(stands.facts))
    if items != stands.items_digest:
        changed.append("Veranderd: een onderdeel waar de brief op steunt.")
    return changed
