"""What stands behind the addresses of what comes afterwards: a call in danger, and a correction."""

from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests import cast
from tests.dossiers.conftest import entry, years_ago
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import acute, beginning, deciding, following, proposing
from zorgvuldig.dossiers.models import AcuteCall, Correction, Disclosure, Dossier

OF_A_DOSSIER = ("call", "call_reasons", "next_steps", "aftercare")
OF_A_CALL = ("call_decider", "call_tell", "call_postpone", "call_ask")
OF_A_CORRECTION = ("correction", "correction_pdf", "correction_sent", "correction_waive")


def things(town: cast.Town) -> dict[str, dict[str, Any]]:
    """A second dossier of Anna's, in which something was shared that proved wrong, and 112 was
    called; Esra hears of it."""
    made = shared(town)
    called = call(town, made.dossier)
    wrong = refuted(town, made.dossier, made.supporting)
    about = {"reference": made.dossier.reference}
    return {
        **{f"dossiers:{name}": about for name in OF_A_DOSSIER},
        **{f"dossiers:{name}": {**about, "number": called.pk} for name in OF_A_CALL},
        **{f"dossiers:{name}": {**about, "number": wrong.pk} for name in OF_A_CORRECTION},
        "dossiers:call_seen": {"number": called.pk},
        "dossiers:feedback": {**about, "number": made.proposal.pk},
        "dossiers:concern_end": {**about, "number": made.concern},
    }


def shared(town: cast.Town, name: str = "Sam Testman") -> Any:
    """A dossier in which the whole proposal was shared, by Esra's decision."""
    made = story.everything(opened(town, name), town)
    share(town, made.proposal)
    return made


def opened(town: cast.Town, name: str) -> Dossier:
    return beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name=name,
        born_on=years_ago(17),
        age_band="",
        review_on=story.soon(30),
        today=timezone.localdate(),
    )


def share(town: cast.Town, proposal: Disclosure) -> Disclosure:
    today = timezone.localdate()
    proposing.submit(proposal=proposal, actor=town.at_work("anna"), today=today)
    laid = story.fresh(proposal)
    deciding.decide(
        proposal=laid,
        actor=town.at_work("esra"),
        decision="SHARE",
        fingerprint=deciding.now(laid, today)[1],
        today=today,
        **entry(reasons="Zo kan de school helpen"),
    )
    return story.fresh(laid)


def call(town: cast.Town, dossier: Dossier, **changes: Any) -> AcuteCall:
    """112 was called, and Esra is chosen to hear of it."""
    said = {**entry(said="Hij staat met een mes voor de deur"), **changes}
    made = acute.record_call(dossier=dossier, actor=town.at_work("anna"), called="112", **said)
    acute.tell_decider(call=made, actor=town.at_work("anna"), decider=town.esra.membership)
    return made


def refuted(town: cast.Town, dossier: Dossier, sign: Any) -> Correction:
    """The sign proved wrong, so a correction is ready."""
    following.follow_up(
        dossier=dossier,
        actor=town.at_work("anna"),
        sign=sign,
        found="REFUTED",
        **entry(how="Wij vroegen het de klas"),
    )
    return Correction.unscoped.get(sign=sign)
