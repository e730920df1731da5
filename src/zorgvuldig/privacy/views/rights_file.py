"""The file of a request: read piece by piece, chosen from, printed, carried along."""

import json
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from zorgvuldig.dossiers.letter import paper as letters
from zorgvuldig.dossiers.named import known_in
from zorgvuldig.dossiers.views.recording import filled, recording
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.access.looks import names_for
from zorgvuldig.privacy.actions import weighing as actions
from zorgvuldig.privacy.actions.carrying_out import log_paper
from zorgvuldig.privacy.codes import GIVES
from zorgvuldig.privacy.forms.passages import ItemsForm, PassagesForm
from zorgvuldig.privacy.looks.paper import who_looked_pdf
from zorgvuldig.privacy.rights.file import pieces
from zorgvuldig.privacy.rights.letters import longer
from zorgvuldig.privacy.rights.paper import opened_letter, opened_paper, weighed
from zorgvuldig.privacy.rights.portable import portable as made_portable
from zorgvuldig.privacy.rights.proof import proof
from zorgvuldig.privacy.rights.standing import SHOWS_FILE, standing, what_goes
from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.files import as_file, as_pdf, printing
from zorgvuldig.style.letterhead import letterhead_of

if TYPE_CHECKING:
    from zorgvuldig.people.request import Request

AT_ONCE = 8  # pieces on one page
READING = "nalezen wat de vrager niet krijgt"


def _kept(request: "Request", number: UUID, *rights: str) -> Any:
    """A request about one of these rights, of a dossier this person keeps."""
    asked = access.get_request(request.actor, number)
    if asked.right not in rights or not access.keeps(asked, request.actor):
        raise Http404
    return asked


@require_http_methods(["GET", "POST"])
def passages(request: "Request", number: UUID) -> HttpResponse:
    """A few pieces at once: what stays, what goes, and why."""
    asked = _kept(request, number, *SHOWS_FILE)
    dossier, found = asked.dossier, pieces(asked.dossier)
    known = weighed(asked, dossier)
    read = {p.id: known[p.id][1] for p in found if known.get(p.id, ("",))[0] == p.digest}
    place = min(_whole(request.GET.get("vanaf", "")), max(len(found) - 1, 0))
    here = found[place : place + AT_ONCE]
    onward = place + AT_ONCE if place + AT_ONCE < len(found) else None
    may = what_goes(standing(asked, timezone.localdate()))
    own = [dossier.client["name"]] if asked.asker != "AUTHORITY_PARENT" else []
    own = [*own, asked.words.get("name", "")]
    form_kinds: dict[str, Any] = {"pieces": here, "known": known_in(dossier), "own": own}
    back = reverse("privacy:rights_request", args=[number])
    next_page = f"{request.path}?vanaf={onward}" if onward else back
    log_paper(asked, request.actor, "rights.file_read", READING)
    return recording(
        request,
        form=filled(request, PassagesForm, may=may, kept=read, **form_kinds),
        act=lambda form: (
            actions.weigh(asked=asked, actor=request.actor, chosen=form.chosen(), may=may)
            or next_page
        ),
        back=back,
        template="privacy/rights/passages.html",
        done="Bewaard.",
        submit="Bewaren en verder",
        read=len(read),
        count=len(found),
        earlier=f"{request.path}?vanaf={max(place - AT_ONCE, 0)}" if place else "",
    )


def _whole(written: str) -> int:
    return int(written) if written.isdecimal() and len(written) < 7 else 0


@require_http_methods(["GET", "POST"])
def items(request: "Request", number: UUID) -> HttpResponse:
    """Which pieces it is about; for putting right, with the words that should stand there."""
    asked = _kept(request, number, "RECTIFICATION", "DESTRUCTION")
    before = {
        item.entry_id: asked.dossier.key.open(item.sealed, item.pk)["instead"]
        for item in access.items_of(asked)
    }
    kinds = {"pieces": pieces(asked.dossier), "chosen": before}
    log_paper(asked, request.actor, "rights.file_read", "kiezen om welke stukken het gaat")
    return recording(
        request,
        form=filled(request, ItemsForm, right=asked.right == "RECTIFICATION", **kinds),
        act=lambda form: actions.choose(asked=asked, actor=request.actor, chosen=form.chosen()),
        back=reverse("privacy:rights_request", args=[number]),
        template="privacy/rights/items.html",
        done="Bewaard.",
    )


def _decided(request: "Request", number: UUID) -> tuple[Any, Any]:
    asked = access.get_kept_request(request.actor, number)
    answer = access.answer_of(asked)
    if answer is None or answer.decided_on is None:
        raise Http404
    if not access.reads_words(asked, request.actor, answer, together=False):
        raise Http404
    return asked, answer


def _print(
    request: "Request", asked: Any, event: str, content: Any, name: str, purpose: str
) -> HttpResponse:
    """What was decided, on paper; that it was printed is logged once it is."""
    with Deed(request), printing("Hiervan kan nu geen PDF worden gemaakt. Lees de tekst hier."):
        printed = letters.pdf(content, letterhead_of(request.actor.organisation))
        log_paper(asked, request.actor, event, purpose)
        return as_pdf(printed, f"{name}-{str(asked.pk)[:8]}")
    return redirect("privacy:rights_request", asked.pk)


@require_safe
def letter_pdf(request: "Request", number: UUID) -> HttpResponse:
    """The letter as it was decided, on paper."""
    asked, answer = _decided(request, number)
    if not answer.sealed_letter or asked.key is None:
        raise Http404
    why = "het antwoord aan de vrager geven"
    return _print(request, asked, "rights.printed", opened_letter(asked, answer), "antwoord", why)


@require_safe
def paper_pdf(request: "Request", number: UUID) -> HttpResponse:
    """The file as it was released, on paper: exactly what two people read."""
    asked, answer = _decided(request, number)
    content = opened_paper(asked, answer)
    if content is None:
        raise Http404
    why = "het dossier aan de vrager geven"
    return _print(request, asked, "rights.paper_printed", content, "dossier", why)


@require_safe
def longer_pdf(request: "Request", number: UUID) -> HttpResponse:
    """The letter that says that it takes longer, on paper."""
    asked = access.get_kept_request(request.actor, number)
    stands, answer = standing(asked, timezone.localdate()), access.answer_of(asked)
    reads = access.reads_words(asked, request.actor, answer, together=stands.together(""))
    if asked.extended_on is None or asked.key is None or not reads:
        raise Http404
    reasons = asked.words.get("longer", "")
    content = longer(asked, stands, reasons=reasons, on=asked.extended_on)
    return _print(
        request, asked, "rights.printed", content, "uitstel", "het uitstel aan de vrager vertellen"
    )


@require_safe
def proof_pdf(request: "Request", number: UUID) -> HttpResponse:
    """The proof that it was destroyed: codes and dates, no names."""
    asked, answer = _decided(request, number)
    if asked.right != "DESTRUCTION" or asked.done_on is None or not asked.erased:
        raise Http404
    why = "het bewijs van vernietiging geven"
    return _print(request, asked, "rights.printed", proof(asked, answer), "bewijs", why)


@require_safe
def names_pdf(request: "Request", number: UUID) -> HttpResponse:
    """Who looked, with names: for this one request, when two people granted it with names."""
    asked, _ = _decided(request, number)
    if asked.right != "WHO_LOOKED" or not access.keeps(asked, request.actor):
        raise Http404
    dossier, today = asked.dossier, timezone.localdate()
    names = names_for(request.actor, dossier, request=asked.pk)
    with Deed(request), printing("Hiervan kan nu geen PDF worden gemaakt. Probeer het later."):
        head = letterhead_of(request.actor.organisation)
        printed = who_looked_pdf(dossier, today=today, head=head, names=names)
        return as_pdf(printed, f"wie-keek-{str(number)[:8]}")
    return redirect("privacy:rights_request", number)


@require_safe
def portable(request: "Request", number: UUID) -> HttpResponse:
    """What the person gave, as a file for a computer; only after the decision, by the keeper."""
    asked, answer = _decided(request, number)
    given = answer.outcome in GIVES
    if asked.right != "PORTABILITY" or not given or not access.keeps(asked, request.actor):
        raise Http404
    content = made_portable(asked, asked.dossier, timezone.localdate())
    made = json.dumps(content, ensure_ascii=False, indent=2)
    log_paper(asked, request.actor, "rights.exported", "gegevens aan de persoon meegeven")
    return as_file(made, "application/json", f"gegevens-{str(number)[:8]}.json")
