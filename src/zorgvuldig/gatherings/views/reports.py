"""The report of a workshop: begun, written, looked through, signed and sent (W-05)."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.gatherings.access.provider import provider_of
from zorgvuldig.gatherings.access.reports import get_report, led_report, planned_report
from zorgvuldig.gatherings.access.workshops import get_workshop, leads
from zorgvuldig.gatherings.actions import reporting, signing
from zorgvuldig.gatherings.forms import reports as forms
from zorgvuldig.gatherings.reports.answers import about_answers, too_early
from zorgvuldig.gatherings.reports.content import content
from zorgvuldig.gatherings.reports.first_words import evaluation
from zorgvuldig.gatherings.reports.looked import check
from zorgvuldig.gatherings.reports.paper import ready
from zorgvuldig.gatherings.reports.words import pieces, written_in
from zorgvuldig.gatherings.views.parts import ORGANISES
from zorgvuldig.gatherings.views.planning import DEED, on_page
from zorgvuldig.handbook.wording import label
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.gatherings.codes import ReportState, Section

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

PAGE = "gatherings/report/report.html"


def on_report(number: UUID) -> str:
    """Back to the report."""
    return reverse("gatherings:report", args=[number])


@require_http_methods(["GET", "POST"])
def begin(request: "Request", number: UUID) -> "HttpResponse":
    """Begin with what was written down before and on the day."""
    found, actor = get_workshop(request.actor, number), request.actor

    def act(form: forms.BeginForm) -> str:
        reporting.begin(workshop=found, actor=actor)
        return on_report(number)

    return recorded(
        request,
        form=filled(request, forms.BeginForm),
        act=act,
        back=on_page(number),
        done="Het verslag is begonnen.",
        template=DEED,
        submit="Verslag beginnen",
        intro="Het verslag begint met wat er al staat: de knelpunten uit het voorgesprek en wat in "
        "de zaal is genoteerd. U schrijft het daarna verder.",
        advice=about_answers(found, timezone.now()),
    )


@require_safe
def report(request: "Request", number: UUID) -> "HttpResponse":
    """The report as it stands, with what is pointed at in it."""
    LIBRARY.wake()
    workshop, found = get_report(request.actor, number)
    text = written_in(found, workshop)
    sent = found.state == ReportState.SENT
    context = {
        "workshop": workshop,
        "report": found,
        "state": label("gather_report", found.state),
        "told": content(text, found, provider_of(request.actor)),
        "advised": text.advised,
        "checked": None if sent else check(workshop, text),
        "sent": sent,
        "ready": ready(found, text),
        "leads": leads(request.actor, workshop),
        "organises": request.actor.holds(ORGANISES),
        "answers": [] if sent else about_answers(workshop, timezone.now()),
    }
    return render(request, PAGE, context)


@require_http_methods(["GET", "POST"])
def write(request: "Request", number: UUID) -> "HttpResponse":
    """The sections, kept as a draft until somebody signs."""
    workshop, found = get_report(request.actor, number)
    sections = dict(written_in(found, workshop).sections)
    answered = evaluation(workshop)
    sections[Section.EVALUATION] = stored = sections.get(Section.EVALUATION) or answered
    initial = {code.lower(): sections.get(code, "") for code in Section}
    form = filled(
        request,
        forms.ReportForm,
        initial=initial | {"seen": found.changed_at.isoformat()},
    )

    def act(form: forms.ReportForm) -> None:
        reporting.write(workshop=workshop, actor=request.actor, sections=form.sections(),
                        seen=form.was_changed())  # fmt: skip

    def anew() -> dict[str, Any]:
        _, now = get_report(request.actor, number)
        form.saw(now.changed_at)
        return {"stands": _otherwise(written_in(now, workshop).sections, form.sections())}

    return recorded(
        request, form=form, act=act, anew=anew, back=on_report(number), done="Opgeslagen.",
        template="gatherings/report/write.html", answers=about_answers(workshop, timezone.now()),
        answered=pieces(answered) if answered not in stored else [],
    )  # fmt: skip


def _otherwise(stored: Any, typed: Any) -> list[dict[str, Any]]:
    """The sections that somebody else wrote otherwise, as they stand now."""
    return [
        {"title": label("gather_section", code), "pieces": pieces(stored.get(code, ""))}
        for code in Section
        if stored.get(code, "") != typed.get(code, "")
    ]


@require_http_methods(["GET", "POST"])
def explain(request: "Request", number: UUID) -> "HttpResponse":
    """Why what was pointed at points at nobody."""
    workshop, found = get_report(request.actor, number)
    text = written_in(found, workshop)
    findings = check(workshop, text).to_explain()

    def act(form: forms.ExplainForm) -> None:
        reporting.explain(workshop=workshop, actor=request.actor, reasons=form.reasons())

    return recorded(
        request,
        form=filled(request, forms.ExplainForm, findings=findings, reasons=text.reasons),
        act=act,
        back=on_report(number),
        done="Opgeslagen.",
        template=DEED,
        intro="Is iemand te herkennen? Pas dan het verslag aan. Kan het blijven staan? Schrijf dan "
        "waarom het niemand aanwijst. Uw uitleg staat niet in het verslag."
        if findings
        else "Er is nu niets om uit te leggen. Namen en adressen haalt u uit het verslag zelf.",
    )


@require_http_methods(["GET", "POST"])
def sign(request: "Request", number: UUID) -> "HttpResponse":
    """A facilitator reads it whole and signs."""
    workshop, found = led_report(request.actor, number)
    text = written_in(found, workshop)

    def act(form: forms.SignForm) -> None:
        signing.sign(workshop=workshop, actor=request.actor, read=form.cleaned_data["read"],
                     seen=form.saw())  # fmt: skip

    return recorded(
        request,
        form=filled(request, forms.SignForm, initial={"seen": text.digest().hex()}),
        act=act,
        back=on_report(number),
        done="Het verslag is getekend. De organisator verstuurt het naar de gemeente.",
        template="gatherings/report/sign.html",
        submit="Tekenen",
        checked=check(workshop, text),
        open_finds=f"{on_report(number)}#herkenbaar",
        answers=about_answers(workshop, timezone.now()),
        told=content(text, found, provider_of(request.actor)),
    )


@require_http_methods(["GET", "POST"])
def send(request: "Request", number: UUID) -> "HttpResponse":
    """The signed report goes to the municipality."""
    workshop, _ = planned_report(request.actor, number)

    def act(form: forms.SendForm) -> None:
        signing.send(workshop=workshop, actor=request.actor)

    return recorded(
        request,
        form=filled(request, forms.SendForm),
        act=act,
        back=on_report(number),
        done="Het verslag staat klaar voor de gemeente.",
        template=DEED,
        submit="Versturen",
        warning=too_early(workshop, timezone.now()),
        intro=f"De gemeente {workshop.municipality} krijgt een mail met een link naar haar eigen "
        "pagina. Daar leest zij het verslag. In de mail staat niets uit het verslag. Na het "
        "versturen verandert er niets meer aan.",
    )
