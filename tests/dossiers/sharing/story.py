"""The story of these tests: every step taken, and a proposal that lacks nothing."""

from datetime import timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

from django.utils import timezone

from tests.cast import Town
from tests.dossiers.conftest import add_somebody, begun, consulted, entry, years_ago
from zorgvuldig.dossiers.actions import (
    assessing,
    beginning,
    concerns,
    consents,
    deciding,
    proposing,
    talks,
)
from zorgvuldig.dossiers.models import Consent, Disclosure, Dossier, Recipient
from zorgvuldig.dossiers.sharing_facts import Proposed

COUNTER_WORDS = "Hij helpt elke week in de buurtkeuken"
SUPPORT_WORDS = "Hij zei dat hij iemand iets wil aandoen"
UNCHOSEN_WORDS = "Hij draagt sinds kort een baard"


def soon(days: int = 14) -> Any:
    return timezone.localdate() + timedelta(days=days)


def sign(dossier: Dossier, town: Town, polarity: str, words: str, statement: str = "FACT") -> UUID:
    return talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type=statement,
        codes={"polarity": polarity, "source": "OWN", "source_agrees": "", "is_diagnosis": False},
        **entry(description=words),
    ).pk


def concern(dossier: Dossier, town: Town) -> UUID:
    words = {
        "protects": "Zijn zus is er elke dag",
        "risk": "Een klasgenoot kan gewond raken",
        "whom": "een klasgenoot",
        "behaviour": "dreigen met een mes",
        "soon": "deze week",
        "serious": "ernstig letsel",
    }
    return concerns.describe_concern(
        dossier=dossier, actor=town.at_work("anna"), **entry(**words)
    ).pk


def assessed(dossier: Dossier, town: Town) -> None:
    assessment = begun(dossier, town)
    for name in ("anna", "bram"):
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.at_work(name),
            words={"counter_signs": "Hij helpt mee", "other_explanations": "Rouw"},
        )
    assessing.complete(
        dossier=dossier,
        assessment=assessment.pk,
        actor=town.at_work("anna"),
        outcome="SAFETY_CONCERN",
        review_on=soon(),
        today=timezone.localdate(),
        words={"together": "Wij zien een risico"},
    )


def all_steps(dossier: Dossier, town: Town) -> None:
    """W1 to W5, each once; the concern of W5 is described apart."""
    consulted(dossier, town)
    anna = town.at_work("anna")
    talks.give_step_reason(
        dossier=dossier, actor=anna, step="W3_ADVICE_EXTERNAL", **entry(reason="Wij weten genoeg")
    )
    talks.record_conversation(
        dossier=dossier, actor=anna, mode="TRANSPARENT", **entry(own_words="Ik snap het")
    )
    assessed(dossier, town)


def consent(
    dossier: Dossier, town: Town, recipient: Recipient, items: list[UUID], **codes: Any
) -> Consent:
    known = {
        "giver": "CLIENT",
        "given_by_id": None,
        "speaks_for_all": "",
        "purpose": "SAFETY",
        "answer": "GIVEN",
        "form": "ORAL",
        "flaws": [],
    }
    return consents.record_consent(
        dossier=dossier,
        actor=town.at_work("anna"),
        recipient=recipient,
        items=items,
        codes={**known, **codes},
        **entry(own_words="Dat is goed"),
    )


def complete(town: Town, concern: UUID, items: list[UUID]) -> Proposed:
    """A proposal that lacks nothing, on the ground of consent."""
    return Proposed(
        purpose="SAFETY",
        concern=concern,
        feedback_on=soon(),
        ground="CONSENT",
        decider=town.esra.person.pk,
        known={"identifiable": True},
        words={
            "aim": "Zodat u de school kunt helpen",
            "tried": "Wij spraken drie keer met hem",
            "use": "U bespreekt het met de school",
            "next_steps": "U belt de school, wij blijven bij de jongere",
            "evidence": "Het antwoord van vandaag",
        },
        needs=dict.fromkeys(items, "Zonder dit begrijpt u het risico niet"),
    )


def everything(dossier: Dossier, town: Town) -> SimpleNamespace:
    """Everything in place: steps, signs, a concern, consent, and a saved proposal."""
    all_steps(dossier, town)
    made = SimpleNamespace(dossier=dossier, town=town)
    made.against = sign(dossier, town, "CONTRADICTING", COUNTER_WORDS)
    made.supporting = sign(dossier, town, "SUPPORTING", SUPPORT_WORDS)
    made.unchosen = sign(dossier, town, "UNCLEAR", UNCHOSEN_WORDS, "ASSUMPTION")
    made.concern = concern(dossier, town)
    made.recipient = add_somebody(dossier, town, "MUNICIPAL_CONTACT", "Contactpunt Rivierstad")
    made.items = [made.against, made.supporting, made.concern]
    made.consent = consent(dossier, town, made.recipient, made.items)
    made.proposed = complete(town, made.concern, made.items)
    made.proposal = proposal(made)
    return made


def laid_down(town: Town) -> Disclosure:
    """The whole story, up to a proposal that waits for Esra."""
    today = timezone.localdate()
    dossier = beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name="Noor Testman",
        born_on=years_ago(16, 40),
        age_band="",
        review_on=soon(30),
        today=today,
    )
    made = everything(dossier, town)
    proposing.submit(proposal=made.proposal, actor=town.at_work("anna"), today=today)
    return fresh(made.proposal)


def proposal(made: SimpleNamespace, recipient: Recipient | None = None) -> Disclosure:
    anna = made.town.at_work("anna")
    begun_one = proposing.begin(
        dossier=made.dossier,
        actor=anna,
        recipient=recipient or made.recipient,
        concern=made.concern,
        purpose="SAFETY",
        once=entry()["once"],  # type: ignore[arg-type]
    )
    proposing.save(proposal=begun_one, actor=anna, proposed=made.proposed)
    return fresh(begun_one)


def weighed(case: SimpleNamespace, **changes: Any) -> Any:
    """Anna decides, with Bram, that it is not shared."""
    known = {
        "proposal": case.proposal,
        "actor": case.town.at_work("anna"),
        "weighed_with": case.town.bram.membership,
        "review_on": soon(7),
        "today": timezone.localdate(),
        **entry(reasons="Het lukt zonder", instead="Wij praten door"),
        **changes,
    }
    return deciding.not_share(**known)


def fresh(found: Disclosure) -> Disclosure:
    return Disclosure.unscoped.select_related(
        "entry", "recipient", "dossier__key", "concern__entry", "requested_by", "decider"
    ).get(pk=found.pk)
