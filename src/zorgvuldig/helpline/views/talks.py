"""Writing down a talk, a message back, and that nobody was reached."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zorgvuldig.directory.access.listings import to_choose
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import written
from zorgvuldig.helpline.access import requests as access
from zorgvuldig.helpline.access.line import answers, contact_points, line_of
from zorgvuldig.helpline.actions import stories, talking
from zorgvuldig.helpline.forms import requests as forms
from zorgvuldig.helpline.forms.talk import NewTalkForm, TalkForm
from zorgvuldig.recording.pages import filled, recorded

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request


def numbers(actor: "Actor") -> list[dict[str, Any]]:
    """Whom to call beside 112: everywhere, and what the organisation itself keeps checked."""
    own = [
        {"text": _point(point.name, point.reach, written(point.verified_on)), "ours": True}
        for point in contact_points(actor)
    ]
    return [*_beside(), *own]


def _point(name: str, typed: str, day: str) -> str:
    return f"{name}: {typed} (nagekeken op {day})"


def _beside() -> list[dict[str, Any]]:
    """Whom anybody may call; without numbers it is said who can fill them in."""
    told = read("help_desk")
    if settings.OTHER_NUMBERS:
        filled_in = [{"text": f"{o['text']}: {o['number']}"} for o in settings.OTHER_NUMBERS]
        return [*({**one, "ours": True} for one in told["beside"]), *filled_in]
    empty = told["no_number"]
    without = [" ".join((one["text"], empty["beside"])) for one in told["beside"]]
    return [{"text": text, "ours": True} for text in (*without, empty["who"])]


def on_page(reference: str) -> str:
    """The page of a request."""
    return reverse("helpline:request", args=[reference])


@require_http_methods(["GET", "POST"])
def talk_new(request: "Request") -> "HttpResponse":
    """One screen for one talk: danger first, then what was said, the rest when there is time."""
    actor = answers(request.actor)

    def act(form: NewTalkForm) -> str:
        found = begin(actor, form)
        code = form.cleaned_data["give_code"]
        name = "helpline:code" if code else "helpline:request"
        return reverse(name, args=[found.reference])

    return recorded(
        request,
        form=filled(request, NewTalkForm, groups=to_choose(actor)),
        act=act,
        back=reverse("helpline:start"),
        template="helpline/talk_new.html",
        numbers=numbers(actor),
        line=line_of(actor),
    )


def begin(actor: "Actor", form: NewTalkForm) -> Any:
    """The talk as it was typed, stored as a new request."""
    values = form.cleaned_data
    talk = talking.FirstTalk(
        danger=values["danger"],
        words={name: values[name] for name in ("said", "wants")},
        channel=values["channel"] or "PHONE",
        language=values["language"],
        codes=form.code_values(),
        about=form.about_values(),
        looked=form.looked,
        kind=values["kind"],
        reason=values["reason"],
        advice=form.advice_values(),
        reach=form.reach(),
    )
    return talking.begin(
        actor=actor, once=values["once"], happened_on=values["happened_on"], talk=talk
    )


@require_http_methods(["GET", "POST"])
def talk(request: "Request", reference: str) -> "HttpResponse":
    """A further talk about a request that is known."""
    found = access.get_request(request.actor, reference)

    def act(form: TalkForm) -> None:
        values = form.cleaned_data
        talking.talk_again(
            request=found,
            actor=request.actor,
            once=values["once"],
            happened_on=values["happened_on"],
            talk=talking.Talk(
                danger=values["danger"],
                with_whom=values["whom"],
                says_yes=values["says_yes"],
                words={name: values[name] for name in ("said", "wants")},
            ),
        )

    return recorded(
        request,
        form=filled(request, TalkForm, caller_age=found.caller_age),
        act=act,
        back=on_page(reference),
        template="helpline/talk.html",
        numbers=numbers(request.actor),
    )


@require_http_methods(["GET", "POST"])
def message(request: "Request", reference: str) -> "HttpResponse":
    """Write back to who wrote; they read it with their code."""
    found = access.get_request(request.actor, reference)
    waiting = access.notes_of(found, "MESSAGE_IN").first()
    return recorded(
        request,
        form=filled(request, forms.MessageForm),
        act=lambda form: talking.write_back(
            request=found,
            actor=request.actor,
            once=form.cleaned_data["once"],
            happened_on=stories.today(),
            text=form.cleaned_data["text"],
        ),
        back=on_page(reference),
        template="helpline/message.html",
        done="Verstuurd. De hulpvrager leest het met de code.",
        submit="Versturen",
        wrote=waiting.words(found.key).get("text", "") if waiting else "",
        reads=found.code_digest is not None,
    )


@require_http_methods(["GET", "POST"])
def not_reached(request: "Request", reference: str) -> "HttpResponse":
    """Tried, and nobody answered."""
    found = access.get_request(request.actor, reference)
    return recorded(
        request,
        form=filled(request, forms.NotReachedForm),
        act=lambda form: talking.not_reached(
            request=found, actor=request.actor, **form.cleaned_data
        ),
        back=on_page(reference),
    )
