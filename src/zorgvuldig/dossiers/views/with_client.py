"""Together with client and family: one calm page with what is made and agreed with them."""

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access.with_client import last_of_each
from zorgvuldig.dossiers.codes import EntryKind
from zorgvuldig.dossiers.views import plan_words, plans

if TYPE_CHECKING:
    from typing import Any

    from django.http import HttpResponse

    from zorgvuldig.people.request import Request

# The page, the kind of which the newest day is told, and what one finds there.
OTHERS = (
    ("dossiers:map", EntryKind.SAFETY_MAP, "De kaart", "wat goed gaat, de zorgen en de doelen"),
)
FOR_KEEPERS = (
    ("dossiers:network", EntryKind.NETWORK_MEMBER, "Wie meedoet", "mensen om het gezin heen"),
    ("dossiers:own_statement", EntryKind.OWN_STATEMENT, "Het eigen verhaal", "in eigen woorden"),
    ("dossiers:summary_new", EntryKind.CLIENT_SUMMARY, "De samenvatting", "om mee te geven"),
    ("dossiers:notices", EntryKind.NOTICE_GIVEN, "Informatie", "over het dossier en de rechten"),
    (
        "dossiers:look_back",
        EntryKind.PEER_REFLECTION,
        "Terugkijken",
        "met collega’s, op hoe u samenwerkte",
    ),
    ("privacy:looks", "", "Wie keek er", "en wie wat kreeg, per rol en dag"),
    ("privacy:rights_of", "", "Rechten", "inzage, verbeteren en wissen"),
)


@require_safe
def with_client(request: "Request", reference: str) -> "HttpResponse":
    """For who is involved; the ways to write only for who keeps the open dossier. Each section is
    one value here and one include on the page."""
    dossier = access.get_dossier(request.actor, reference)
    today = timezone.localdate()
    kept = access.keeps(dossier, request.actor)
    plan = plan_words.section(dossier, today)
    context = {
        "dossier": dossier,
        "client": dossier.client,
        "keeps": kept and dossier.closed_on is None,
        "kept": kept,
        "plan": plan,
        "papers": plans.papers_of(reference) if kept and plan else [],
        "others": _others(dossier, kept=kept),
    }
    return render(request, "dossiers/with_client/page.html", context)


def _others(dossier: "Any", *, kept: bool) -> list[dict[str, "Any"]]:
    """The other pages made with client and family, each with the newest day."""
    last = last_of_each(dossier)
    return [
        {
            "url": reverse(name, args=[dossier.reference]),
            "text": text,
            "about": about,
            "last": last.get(kind),
        }
        for name, kind, text, about in OTHERS + (FOR_KEEPERS if kept else ())
    ]
