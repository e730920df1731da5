"""What stands behind the addresses of the client's own voice."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests import cast
from zorgvuldig.dossiers.access import get_kept_dossier
from zorgvuldig.dossiers.access import summary as access
from zorgvuldig.dossiers.actions import summary as summaries
from zorgvuldig.dossiers.actions import voice
from zorgvuldig.dossiers.models import ClientSummary, Dossier, OwnStatement

OF_A_DRAFT = ("summary", "summary_ask")
OF_A_RELEASED_ONE = ("summary_anew", "summary_pdf", "summary_given")
TEXT = {
    "why": "Wij willen u helpen.",
    "wrote": "U kwam twee keer niet.",
    "said": "Ik was moe.",
    "agreed": "Wij praten elke week.",
    "ask": "Vraag het aan Anna.",
}


def summary(
    town: cast.Town, dossier: Dossier, level: str = "PLAIN", **changes: str
) -> ClientSummary:
    """A draft, rewritten by Anna."""
    anna, today = town.at_work("anna"), timezone.localdate()
    dossier = get_kept_dossier(anna, dossier.reference)
    made = summaries.begin(
        dossier=dossier, actor=anna, once=uuid4(), level=level, chosen=[], today=today
    )
    return summaries.save(summary=fresh(made, dossier), actor=anna, words={**TEXT, **changes})


def fresh(found: ClientSummary, dossier: Dossier) -> ClientSummary:
    """The summary as it stands now, in a dossier with who is involved."""
    return access.get_summary(dossier, found.pk)


def asked(town: cast.Town, found: ClientSummary, of: str = "ilse", **reasons: str) -> Any:
    """Laid before Ilse, who watches over this subject."""
    dossier = get_kept_dossier(town.at_work("anna"), found.dossier.reference)
    return summaries.ask(
        summary=fresh(found, dossier),
        actor=town.at_work("anna"),
        second_person=town.actors[of].membership,
        reasons=reasons,
        today=timezone.localdate(),
    )


def released(town: cast.Town, found: ClientSummary, of: str = "ilse") -> ClientSummary:
    """Ilse read it and said yes."""
    asked(town, found, of)
    actor = town.at_work(of)
    laid = access.get_to_release(actor, found.pk)
    return summaries.answer(summary=laid, actor=actor, released=True, seen=laid.digest, why="")


def things(town: cast.Town, dossier: Dossier, sign: Any) -> dict[str, dict[str, Any]]:
    """Noor says something beside a sign."""
    said(town, dossier, about=sign)
    about = {"reference": dossier.reference}
    draft, laid, done = (summary(town, dossier) for _ in range(3))
    asked(town, laid)
    released(town, done)
    return {
        **{f"dossiers:{name}": about for name in ("summary_new", "look_back")},
        **{f"dossiers:{name}": {**about, "number": draft.pk} for name in OF_A_DRAFT},
        **{f"dossiers:{name}": {**about, "number": done.pk} for name in OF_A_RELEASED_ONE},
        "dossiers:summary_take_back": {**about, "number": laid.pk},
        "dossiers:summary_release": {"number": laid.pk},
        "dossiers:own_statement": about,
        "dossiers:own_statement_about": {**about, "number": sign},
    }


def said(town: cast.Town, dossier: Dossier, actor: str = "anna", **changes: Any) -> OwnStatement:
    """The client's own words, written down by Anna."""
    known: dict[str, Any] = {
        "once": uuid4(),
        "happened_on": timezone.localdate(),
        "words": {"own_words": "Ik maakte een grap"},
        "about": None,
        "by": "CLIENT",
        "speaker": None,
        "received": "SPOKEN",
    }
    return voice.add_statement(dossier=dossier, actor=town.at_work(actor), **{**known, **changes})
