"""What stands behind the addresses of working together: Bram's dossier beside Anna's."""

from functools import partial
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests import cast
from tests.dossiers.conftest import entry, years_ago
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import beginning, consulting, emergency, handing, noticing
from zorgvuldig.dossiers.models import Dossier

A_REASON = "Zijn moeder belt: hij is weg met een brief van afscheid"


def things(town: cast.Town, dossier: Dossier) -> dict[str, dict[str, Any]]:
    """Anna asked Bram to take hers over, Bram asked Anna to take his; Esra is asked once about his.
    Anna looked into Bram's. Hugo handed something over to Anna."""
    beside, about = of_bram(town), partial(dict, reference=dossier.reference)
    handed = handing.ask(
        dossier=dossier, actor=town.at_work("anna"), to=town.bram.membership, **entry(now="x")
    )
    asked = handing.ask(
        dossier=beside, actor=town.at_work("bram"), to=town.anna.membership, **entry(now="x")
    )
    consulting.ask_once(
        dossier=beside,
        actor=town.bram,
        membership=town.esra.membership,
        ends_on=story.soon(3),
        today=timezone.localdate(),
        **entry(question="Zie ik iets over het hoofd?"),
    )
    note = noticed(town)
    return {
        **{
            f"dossiers:{name}": about() for name in ("hand_over", "stand_in", "ask_once", "look_in")
        },
        **{f"dossiers:{name}": {"number": note.pk} for name in ("note_triage", "pass_on")},
        "dossiers:hand_over_withdraw": about(number=handed.pk),
        "dossiers:hand_over_answer": {"number": asked.pk},
        "dossiers:advise": {"reference": beside.reference},
        "dossiers:check_look": {"number": looked_in(town, beside).pk},
    }


def of_bram(town: cast.Town) -> Dossier:
    return beginning.open_dossier(
        actor=town.at_work("bram"),
        once=uuid4(),
        name="Ties Testman",
        born_on=years_ago(17, 40),
        age_band="",
        review_on=story.soon(30),
        today=timezone.localdate(),
    )


def noticed(town: cast.Town) -> Any:
    return noticing.hand_note(
        actor=town.at_work("hugo"),
        once=uuid4(),
        happened_on=timezone.localdate(),
        unease="Hij zat drie weken alleen",
        coordinator=town.anna.membership,
    )


def looked_in(town: cast.Town, dossier: Dossier) -> Any:
    return emergency.look_in(
        dossier=dossier,
        actor=town.at_work("anna"),
        root="http://testserver/",
        now=timezone.now(),
        once=uuid4(),
        words={"why": "de cliënt is in crisis", "reason": A_REASON},
    )
