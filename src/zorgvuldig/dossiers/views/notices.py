"""Giving notice about the file: which text for whom, to read, to print, and that they got it."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import notices as given
from zorgvuldig.dossiers.actions import notices as actions
from zorgvuldig.dossiers.forms.notices import NoticeForm
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.handbook import notices as texts
from zorgvuldig.handbook.wording import label, spoken, written
from zorgvuldig.paper import printed
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_pdf, printing
from zorgvuldig.rules.notices import Notice, Reader, begun_on, last_day, still_to_give
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.request import Request

WHO = {
    Reader.CLIENT: "de cliënt",
    Reader.PARENTS: "de ouders",
    Reader.REPRESENTATIVE: "de vertegenwoordiger",
}
PRINTED_FOR = "meegeven of samen lezen"


@require_http_methods(["GET", "POST"])
def notices(request: "Request", reference: str) -> HttpResponse:
    """What this client and the people around them are to read, who got it, and recording that."""
    dossier = access.get_kept_dossier(request.actor, reference)
    today = timezone.localdate()
    due = given.due_for(dossier, request.actor.organisation.regime, today)
    recipients = list(access.recipients_of(dossier))
    known = {str(one.pk): one for one in recipients}

    def act(form: Any) -> None:
        notice, _, number = form.cleaned_data["whom"].partition(":")
        actions.give_notice(
            dossier=dossier,
            actor=request.actor,
            notice=notice,
            recipient=known.get(number),
            **form.given(),
        )

    rows = list(given.given_in(dossier))
    return recording(
        request,
        form=filled(request, NoticeForm, whom=_whom(dossier, due, recipients)),
        act=act,
        back=reverse("dossiers:page", args=[reference]),
        dossier=dossier,
        template="dossiers/notices/notices.html",
        texts=[_text(reference, one, rows, today) for one in due],
        named_url=reverse("dossiers:notice_text", args=[reference, Notice.NAMED_OTHER]),
        without_parent=_lacks(due, recipients),
        given=[_row(dossier, row) for row in rows],
        edition=texts.edition(),
        lacks_contact=not request.actor.organisation.privacy_contact,
    )


def _whom(dossier: Any, due: Any, recipients: list[Any]) -> list[tuple[str, str]]:
    """Each notice with each of its readers, as one choice."""
    found = []
    for one in (*(item.notice for item in due), Notice.NAMED_OTHER):
        if actions.reads(one, None):
            found.append((str(one), f"De cliënt zelf: {texts.label_of(one)}"))
        found += [
            (f"{one}:{recipient.pk}", _reader(dossier, recipient, one))
            for recipient in recipients
            if actions.reads(one, recipient)
        ]
    return found


def _reader(dossier: Any, recipient: Any, notice: str) -> str:
    who = label("addressee", recipient.addressee)
    said, name = f"{who[:1].lower()}{who[1:]}", recipient.words(dossier.key)["name"]
    return f"Gegeven aan {name} ({said}): {texts.label_of(notice)}"


def _lacks(due: Any, recipients: list[Any]) -> list[str]:
    """Who is to get a notice and is not in the dossier yet."""
    return [
        WHO[one.reader]
        for one in due
        if one.reader != Reader.CLIENT
        and not any(actions.reads(one.notice, recipient) for recipient in recipients)
    ]


def _text(reference: str, one: Any, rows: list[Any], today: date) -> dict[str, Any]:
    """One notice of today, with the newest that was recorded about it."""
    newest = next((row for row in rows if row.notice == one.notice), None)
    return {
        "who": WHO[one.reader],
        "label": texts.label_of(one.notice),
        "url": reverse("dossiers:notice_text", args=[reference, one.notice]),
        "state": _state(newest, today),
    }


def _state(row: Any, today: date) -> str:
    if row is None:
        return "nog niet gegeven"
    if row.given_on:
        day = written(row.given_on)
        if row.edition != texts.edition():
            return f"gegeven op {day}. Er is nu een nieuwere uitgave"
        return f"gegeven op {day}"
    return f"nog niet gegeven, uiterlijk {spoken(row.postponed_to, today)}"


def _row(dossier: Any, row: Any) -> dict[str, Any]:
    codes = given.in_codes(row)
    return {
        "name": row.recipient.words(dossier.key)["name"] if row.recipient else "",
        "who": label("addressee", row.recipient.addressee) if row.recipient else "De cliënt zelf",
        "codes": [(name, value) for name, value in codes.items() if value],
        "url": reverse("dossiers:entry", args=[dossier.reference, row.pk]),
    }


def to_give(
    actor: "Actor", dossier: Any, rows: list[dict[str, Any]], today: date
) -> list[dict[str, str]]:
    """For "Wat nu": who got no notice yet, and by when. Of low priority; one line."""
    due = given.due_for(dossier, actor.organisation.regime, today)
    waiting = still_to_give(due, given.settled_in(rows, today))
    if not waiting:
        return []
    *others, who = [WHO[one.reader] for one in waiting]
    if others:
        who = f"{', '.join(others)} en {who}"
    last = last_day(begun_on(dossier.opened_on, dossier.born_on, today))
    by = f"Uiterlijk {spoken(last, today)}"
    if last < today:
        by = f"Dat had op {written(last)} klaar moeten zijn"
    text = f"Geef {who} de informatie over het dossier. {by}"
    return [{"text": text, "url": reverse("dossiers:notices", args=[dossier.reference])}]


@require_safe
def notice_text(request: "Request", reference: str, notice: str) -> HttpResponse:
    """One notice in the name of this organisation, to read together."""
    dossier = access.get_kept_dossier(request.actor, reference)
    context = {
        "dossier": dossier,
        "notice": _notice(request, notice),
        "pdf_url": reverse("dossiers:notice_pdf", args=[reference, notice]),
        "back": reverse("dossiers:notices", args=[reference]),
    }
    return render(request, "dossiers/notices/text.html", context)


@require_safe
def notice_pdf(request: "Request", reference: str, notice: str) -> HttpResponse:
    """The same on paper; that it was printed for this client is logged."""
    dossier = access.get_kept_dossier(request.actor, reference)
    content = _notice(request, notice).on_paper
    with Deed(request), printing("Hiervan kan nu geen PDF worden gemaakt. Lees de tekst hier."):
        head = letterhead_of(request.actor.organisation)
        paper = printed("zorgvuldig.handbook", "notice.typ", content, head=head)
        given.log_printed(request.actor, dossier, PRINTED_FOR)
        return as_pdf(paper, f"informatie-{reference}")
    return redirect("dossiers:notice_text", reference, notice)


def _notice(request: "Request", code: str) -> texts.NoticeText:
    organisation = request.actor.organisation
    return texts.notice(
        code,
        organisation.regime,
        organisation=organisation.name,
        contact=organisation.privacy_contact,
    )
