"""After the weighing: hearing back, going on, care for oneself; and what is still to do."""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import acute, afterwards, coming, notices, sharing
from zorgvuldig.dossiers.actions import afterwards as actions
from zorgvuldig.dossiers.forms import afterwards as forms
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.dossiers.views.talks import simple
from zorgvuldig.handbook.wording import spoken
from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.rules.afterwards import ToDo
from zorgvuldig.rules.steps import Done

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request

TO_DO = {
    ToDo.CONSULT: ("leg het overleg met een collega vast", "dossiers:consultation"),
    ToDo.TELL_DECIDER: ("laat de beslisser weten dat u belde", "dossiers:call_decider"),
    ToDo.DECIDER_LOOKS: ("{name} moet nog zien dat u belde", "dossiers:call_decider"),
    ToDo.TELL_CLIENT: ("vertel de cliënt dat u belde", "dossiers:call_tell"),
    ToDo.GIVE_REASONS: ("schrijf op waarom de stappen later komen", "dossiers:call_reasons"),
}
ASKS = {
    "untold": "Verstuur de brief veilig en vertel het de cliënt, in {dossier}",
    "sent_untold": "Vertel de cliënt wat u deelde, in {dossier}",
    "unsent": "Verstuur de brief veilig: er is besloten om te delen, in {dossier}",
    "wrong": "Verstuur een correctie: iets wat u deelde, klopt niet, in {dossier}",
    "ready": "Rond de inschatting samen af, in {dossier}",
    "not_heard": "Vraag de ontvanger wat er is gedaan, in {dossier}",
    "plan_late": "Bekijk samen het plan: de datum is voorbij, in {dossier}",
    "late": "Kijk opnieuw: de datum is voorbij, in {dossier}",
    "step_late": "Kijk samen naar een kleine stap: de dag is voorbij, in {dossier}",
}
PROMISED = dict.fromkeys(("untold", "sent_untold", "unsent"), Why.PROMISED)
WHY = PROMISED | dict.fromkeys(("wrong", "ready"), Why.SIGN)
NOW = "#nu"
OF_THE_CALL = ("dossiers:call_decider", "dossiers:call_tell")


@require_http_methods(["GET", "POST"])
def next_steps(request: "Request", reference: str) -> "HttpResponse":
    return simple(request, reference, forms.NextStepsForm, actions.agree_next_steps)


@require_http_methods(["GET", "POST"])
def aftercare(request: "Request", reference: str) -> "HttpResponse":
    def act(**values: Any) -> bool:
        actions.record_aftercare(**values)
        return True

    return simple(request, reference, forms.AftercareForm, act)


@require_http_methods(["GET", "POST"])
def feedback(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """What the recipient did with what was shared, and whether it was right in hindsight."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = sharing.get_disclosure(dossier, number)
    return recording(
        request,
        form=filled(request, forms.FeedbackForm),
        act=lambda form: (
            actions.record_feedback(proposal=found, actor=request.actor, **form.entry_values())
            and None
        ),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
        title=f"Terugkoppeling van {found.recipient.words(dossier.key)['name']}",
    )


@require_http_methods(["GET", "POST"])
def end_concern(request: "Request", reference: str, number: UUID) -> "HttpResponse":
    """A safety risk is over."""
    dossier = access.get_kept_dossier(request.actor, reference)
    found = afterwards.get_concern(dossier, number)
    return recording(
        request,
        form=filled(request, forms.EndConcernForm),
        act=lambda form: actions.end_concern(
            dossier=dossier, actor=request.actor, concern=found, **form.entry_values()
        ),
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
    )


def asked(*, keeps: bool) -> dict[str, Any]:
    """What the dossier page asks along, for who keeps the dossier."""
    if not keeps:
        return {}
    return {
        "calls": acute.calls_in_page(),
        "corrections": afterwards.corrections_in_page(),
        "contacts": afterwards.contacts_in_page(),
        "notices": notices.notices_in_page(),
    }


def now(
    pressing: list[dict[str, str]],
    rest: list[dict[str, str]],
    *,
    calls: list[dict[str, str]],
    last: list[dict[str, str]],
) -> list[dict[str, str]]:
    """What matters first: all that follows a call in danger, all that is pressing, and of the rest
    no more than one reads at a glance."""
    others = [*pressing, *rest, *last]
    return [*calls, *others[: max(3, len(pressing) + 1)]]


def after_calls(reference: str, later: dict[str, Any], today: date) -> list[dict[str, str]]:
    """What is still to do after each call made in danger, with its last day."""
    rows = [acute.read_call(row, today) for row in later.get("calls", [])]
    return [
        {"text": _by(row["due_on"], today, text), "url": url}
        for row in rows
        for text, url in _things(reference, row)
    ]


def _things(reference: str, row: dict[str, Any]) -> list[tuple[str, str]]:
    found = []
    for thing in row["open"]:
        text, name = TO_DO[thing]
        arguments = [reference, row["number"]] if name in OF_THE_CALL else [reference]
        found.append((text.format(name=row["decider"]), reverse(name, args=arguments)))
    return found


def _by(due_on: date, today: date, text: str) -> str:
    day = spoken(due_on, today)
    if due_on < today:
        return f"Te laat, dit had {day} klaar moeten zijn: {text}"
    return f"Uiterlijk {day}: {text}"


def corrections(
    reference: str, later: dict[str, Any], shared: list[dict[str, Any]]
) -> list[dict[str, str]]:
    """Corrections that wait to be sent, by the name of who received what was wrong; each also
    stands with what was `shared`."""
    received = {str(row["id"]): row for row in shared}
    found = []
    for row in later.get("corrections", []):
        told = received[row["disclosure"]]
        item = {
            "text": f"Verstuur de correctie aan {told['name']}: iets wat u deelde, klopt niet",
            "url": reverse("dossiers:correction", args=[reference, row["number"]]),
        }
        told.setdefault("corrections", []).append(item)
        found.append(item)
    return found


def pressing(
    reference: str, later: dict[str, Any], shared: list[dict[str, Any]], done: Done, today: date
) -> list[dict[str, str]]:
    """For who keeps the dossier: what others wait for, and what was put off in danger."""
    if not later:
        return []
    return [
        *corrections(reference, later, shared),
        *whom_to_tell_of(reference, later, today),
        *consult_still(reference, done),
    ]


def consult_still(reference: str, done: Done) -> list[dict[str, str]]:
    """In danger the assessment may come before the consultation, which is then still due (G04)."""
    if done.internal or not done.assessments:
        return []
    text = "Leg het overleg met een collega alsnog vast: er is al ingeschat"
    return [{"text": text, "url": reverse("dossiers:consultation", args=[reference])}]


def whom_to_tell_of(reference: str, later: dict[str, Any], today: date) -> list[dict[str, str]]:
    """Somebody was approached without the client knowing, and the agreed day has come (G02)."""
    due = {row["recipient"]: row["on"] for row in later.get("contacts", [])}
    return [
        {
            "text": "Vertel de cliënt nu wie u hebt benaderd, zoals afgesproken: "
            f"{spoken(date.fromisoformat(on), today)}",
            "url": reverse("dossiers:notice", args=[reference, recipient]),
        }
        for recipient, on in due.items()
        if on and date.fromisoformat(on) <= today
    ]


def not_heard(reference: str, shared: list[dict[str, Any]], today: date) -> list[dict[str, str]]:
    """Of whom a word back was expected by a day that has passed."""
    return [
        {
            "text": f"Vraag {row['name']} wat er is gedaan. Afgesproken was: "
            f"{spoken(row['feedback_on'], today)}",
            "url": reverse("dossiers:feedback", args=[reference, row["id"]]),
        }
        for row in shared
        if row["shared"] and not row["heard_back"] and (row["feedback_on"] or today) < today
    ]


def to_finish(actor: "Actor", today: date) -> list[Waits]:
    """For the day: what is still to do after a call, after a decision or together, and signs to
    look into, in the dossiers one keeps. By their reference only."""
    calls = [
        Waits(
            f"Afmaken na het bellen, in {call.dossier}",
            reverse("dossiers:page", args=[call.dossier.reference]),
            Why.LATE,
            due=call.due_on,
            urgent=call.due_on <= today,
            quietly=call.due_on > today,
        )
        for call in acute.calls_kept_by(actor, today)
    ]
    signs = [
        Waits(
            f"Nagaan of een mening of veronderstelling klopt, in {sign.dossier}",
            reverse("dossiers:follow_up", args=[sign.dossier.reference, sign.pk]),
            Why.STALE,
            due=sign.ask_again_on,
        )
        for sign in afterwards.due_signs_kept_by(actor, today)
    ]
    return calls + _asking(actor, today) + signs


def _asking(actor: "Actor", today: date) -> list[Waits]:
    return [
        Waits(
            ASKS[kind].format(dossier=dossier),
            reverse("dossiers:page", args=[dossier.reference]) + NOW,
            WHY.get(kind, Why.LATE),
            due=dossier.review_on if kind == "late" else None,
        )
        for dossier, kinds in coming.asking_of(actor, today)
        for kind in kinds
    ]


def to_see(actor: "Actor") -> list[Waits]:
    """Calls a decider is told of and has not seen."""
    return [
        Waits(
            f"{call.entry.author.name} belde bij direct gevaar en laat het u weten",
            reverse("dossiers:call_seen", args=[call.pk]),
            Why.ASKED,
            since=call.entry.happened_on,
            urgent=True,
        )
        for call in acute.to_see(actor)
        if call.decider_seen_at is None
    ]
