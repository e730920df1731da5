"""Planning a workshop: the preparation talk, its bottlenecks, the seats, who leads, and the day."""

from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zorgvuldig.gatherings.access.leading import get_planned, who_can_lead
from zorgvuldig.gatherings.access.workshops import get_workshop, held_in, leads_of, mix_of
from zorgvuldig.gatherings.actions import planning as actions
from zorgvuldig.gatherings.forms import planning as forms
from zorgvuldig.gatherings.views.workshop_words import mix_words
from zorgvuldig.nameless.library import LIBRARY
from zorgvuldig.recording.pages import filled, recorded
from zorgvuldig.rules.gatherings.seats import MOST, lopsided

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

DEED = "gatherings/deed.html"
TEACHES_MOST = (
    "Mensen leren het meest van elkaar met minstens drie sectoren, en geen sector boven de helft."
)


def on_page(number: UUID) -> str:
    """Back to the workshop."""
    return reverse("gatherings:workshop", args=[number])


@require_http_methods(["GET", "POST"])
def prepare(request: "Request", number: UUID) -> "HttpResponse":
    """Record the preparation talk with the first bottleneck (W-03)."""
    found, actor = get_planned(request.actor, number), request.actor
    LIBRARY.wake()

    def act(form: forms.PrepareForm) -> None:
        told = form.cleaned_data
        actions.prepare(
            workshop=found,
            actor=actor,
            once=told["once"],
            prepared_on=told["prepared_on"],
            notes=told["notes"],
            stuck=form.stuck(),
        )

    return recorded(
        request,
        form=filled(request, forms.PrepareForm),
        act=act,
        back=on_page(number),
        template=DEED,
        submit="Vastleggen",
        intro="Het voorgesprek gaat over wat er tussen beroepen vastloopt. Leg hier het eerste "
        "knelpunt vast; daarna voegt u er meer toe. Zonder dit gesprek kan niemand uitnodigen.",
    )


@require_http_methods(["GET", "POST"])
def bottleneck(request: "Request", number: UUID) -> "HttpResponse":
    """One more bottleneck; who leads the workshop adds them too."""
    found, actor = get_workshop(request.actor, number), request.actor
    LIBRARY.wake()

    def act(form: forms.BottleneckForm) -> None:
        once = form.cleaned_data["once"]
        actions.add_bottleneck(workshop=found, actor=actor, once=once, stuck=form.stuck())

    form = filled(request, forms.BottleneckForm)
    return recorded(request, form=form, act=act, back=on_page(number), template=DEED,
                    done="Opgeslagen.")  # fmt: skip


@require_http_methods(["GET", "POST"])
def mix(request: "Request", number: UUID) -> "HttpResponse":
    """The seats per sector (W-01), with advice beside it that refuses nothing."""
    found, actor = get_planned(request.actor, number), request.actor
    now, held = mix_of(found), held_in(found)

    def act(form: forms.MixForm) -> None:
        actions.agree_mix(workshop=found, actor=actor, mix=form.mix(), seen=form.was())

    form = filled(request, forms.MixForm, now=now, held=held)

    def anew() -> dict[str, Any]:
        now = mix_of(found)
        form.saw(now)
        return {"advice": [f"Nu is afgesproken: {mix_words(now) or 'nog niets'}."]}

    typed = form.mix() if form.is_bound and form.is_valid() else now
    return recorded(
        request,
        form=form,
        act=act,
        back=on_page(number),
        template=DEED,
        anew=anew,
        done="Opgeslagen.",
        intro=f"Verdeel hooguit {MOST} plaatsen. Begeleiders tellen niet mee.",
        advice=lopsided(typed) if typed else [TEACHES_MOST],
    )


@require_http_methods(["GET", "POST"])
def leads(request: "Request", number: UUID) -> "HttpResponse":
    """An adviser and a lawyer (W-02)."""
    found, actor = get_planned(request.actor, number), request.actor
    colleagues = list(who_can_lead(actor))
    now = {lead.expertise: lead.membership_id for lead in leads_of(found)}

    def act(form: forms.LeadsForm) -> None:
        actions.set_leads(workshop=found, actor=actor, **form.leads())

    return recorded(
        request,
        form=filled(request, forms.LeadsForm, colleagues=colleagues, now=now),
        act=act,
        back=on_page(number),
        template=DEED,
        done="Opgeslagen.",
        intro="Kies twee mensen: een adviseur preventie en een jurist.",
        advice=[] if len(colleagues) > 1 else ["Er zijn te weinig begeleiders met een account. De "
            "beheerder geeft iemand de rol begeleider van werkateliers."],
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
def day(request: "Request", number: UUID) -> "HttpResponse":
    """Day, times and place."""
    found, actor = get_planned(request.actor, number), request.actor

    def act(form: forms.DayForm) -> None:
        actions.set_day(workshop=found, actor=actor, **form.told())

    return recorded(
        request,
        form=filled(request, forms.DayForm, initial=_day_now(found)),
        act=act,
        back=on_page(number),
        template=DEED,
        done="Opgeslagen.",
        intro="De gemeente krijgt hier bericht van. Verandert u dit later? Dan krijgt ook iedereen "
        "die is uitgenodigd bericht, met de nieuwe afspraak voor de agenda.",
    )


def _day_now(found: Any) -> dict[str, Any]:
    """What the form begins with."""
    told = {"address": found.words().get("address", "")}
    if found.begins_at is None:
        return told
    begins, ends = timezone.localtime(found.begins_at), timezone.localtime(found.ends_at)
    return {**told, "day": begins.date(), "begins": begins.time(), "ends": ends.time()}
