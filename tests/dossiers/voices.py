"""What stands behind the addresses of the client's own voice."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests import cast
from zorgvuldig.dossiers.actions import voice
from zorgvuldig.dossiers.models import Dossier, OwnStatement


def things(town: cast.Town, dossier: Dossier, sign: Any) -> dict[str, dict[str, Any]]:
    """Noor says something beside a sign."""
    said(town, dossier, about=sign)
    about = {"reference": dossier.reference}
    return {
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
