"""How far somebody is on the way to being a confidant, as the rule asks it."""

from collections.abc import Iterable
from datetime import date

from zorgvuldig.helpline.candidates import coaches_now, has_account, trained_until
from zorgvuldig.helpline.models import Confidant, ConfidantTalk
from zorgvuldig.rules.helpline.codes import ConfidantTalk as Talk
from zorgvuldig.rules.helpline.confidants import Missing, Papers, missing


def papers_of(confidant: Confidant) -> Papers:
    """What there is of this person now. Two questions to the database."""
    trained = trained_until(confidant.organisation_id, [confidant.pk])[confidant.pk]
    talks = ConfidantTalk.unscoped.filter(confidant=confidant, kind=Talk.INTAKE)
    return Papers(
        intake_on=talks.order_by("held_on").values_list("held_on", flat=True).first(),
        certificate_on=confidant.certificate_on,
        code_signed_on=confidant.code_signed_on,
        secrecy_signed_on=confidant.secrecy_signed_on,
        trained=trained,
        coach=coaches_now(confidant.coach),
        account=has_account(confidant),
    )


def lacking(confidant: Confidant, today: date) -> list[Missing]:
    """What has to be there before this person may begin."""
    return missing(papers_of(confidant), today)


def sentences(missing: Iterable[Missing]) -> str:
    """What is missing as one text for a refusal."""
    return " ".join(one.sentence for one in missing)
