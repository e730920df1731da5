"""What waits for somebody, their dossiers in short, and what second persons answered."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.codes import ConcurrenceKind
from zorgvuldig.dossiers.views import afterwards, colleagues, releasing
from zorgvuldig.dossiers.views.words import gist
from zorgvuldig.handbook.wording import label, spoken
from zorgvuldig.people import reminding
from zorgvuldig.rules.codes import Triage

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def listed(dossiers: Iterable[Any], today: date) -> list[dict[str, Any]]:
    """Dossiers as cards: the client's name, the own reference, the next look."""
    return [
        {
            "title": dossier.client["name"],
            "url": reverse("dossiers:page", args=[dossier.reference]),
            "meta": dossier.reference + (" · delen staat stil" if dossier.frozen_on else ""),
            "text": (
                f"Afgesloten: {spoken(dossier.closed_on, today)}."
                if dossier.closed_on
                else f"Opnieuw kijken: {spoken(dossier.review_on, today)}."
                if dossier.review_on
                else "Nog geen datum om opnieuw te kijken."
            ),
        }
        for dossier in dossiers
    ]


def waiting_for(actor: "Actor", today: date) -> list[dict[str, str]]:
    """What colleagues wait for: views to write, agreements to give, decisions to take."""
    views = [
        {
            "text": f"{view.assessment.entry.author.name} vraagt uw inschatting in "
            f"{view.assessment.dossier.reference}",
            "url": reverse(
                "dossiers:assessment_view",
                args=[view.assessment.dossier.reference, view.assessment_id],
            ),
        }
        for view in access.views_asked_of(actor)
    ]
    agreements = [
        {
            "text": f"{asked.asked_by.name} vraagt uw akkoord in {asked.dossier} "
            f"({asked.get_kind_display()})",
            "url": reverse("dossiers:answer", args=[asked.pk]),
        }
        for asked in access.concurrences_asked_of(actor)
        if asked.answered_at is None
    ]
    decisions = [
        {
            "text": f"{proposal.requested_by.name} legt u een voorstel om te delen voor, in "
            f"{proposal.dossier}",
            "url": reverse("dossiers:decide", args=[proposal.pk]),
        }
        for proposal in sharing.to_decide(actor)
    ]
    asked = [
        *afterwards.to_see(actor),
        *colleagues.asked_of(actor, today),
        *releasing.asked_of(actor),
    ]
    return [*asked, *views, *agreements, *decisions, *reminding.on_the_day_page(actor, today)]


def concurrences(rows: Iterable[Any]) -> list[dict[str, str]]:
    """What second persons were asked, and what they answered."""
    said = {True: "akkoord", False: "niet akkoord", None: "nog geen antwoord"}
    return [
        {
            "key": ConcurrenceKind(row.kind).label,
            "value": f"{row.second_person.name}: {said[row.agreed]}",
        }
        for row in rows
    ]


NOT_WAITING = (Triage.ACUTE, Triage.SERIOUS_CONCRETE)


def notes(rows: Iterable[Any]) -> list[dict[str, Any]]:
    """Every unease that is still open, the most pressing first; none drops off the page. What a
    volunteer noticed stands high until somebody says how pressing it is."""
    order = {Triage.ACUTE: 0, "": 1, Triage.SERIOUS_CONCRETE: 1}
    return [
        {
            "number": note.pk,
            "at": note.recorded_at,
            "words": gist(note.key.open(note.sealed, note.id), 80),
            "pressing": label("triage", note.triage) if note.triage in NOT_WAITING else "",
            "by": note.author.name if note.author_id != note.holder_id else "",
            "of_volunteer": not note.triage,
        }
        for note in sorted(rows, key=lambda note: order.get(note.triage, 2))
    ]
