"""Why a yes does not count yet, so that nobody reads "no consent" after hearing yes."""

from datetime import date

from zorgvuldig.dossiers.codes import Answer, Purpose
from zorgvuldig.dossiers.facts import answered
from zorgvuldig.dossiers.models import Recipient
from zorgvuldig.handbook.wording import label


def hints(recipient: Recipient, purpose: str, day: date) -> list[str]:
    """What stands between the client's newest yes about this recipient and its counting here."""
    mine = [a for a in answered(recipient, day) if a.given_by_id is None]
    newest = next((a for a in mine if a.purpose == purpose), None)
    if newest and newest.answer == Answer.GIVEN and newest.withdrawn_on is None and newest.flaws:
        lacking = ", ".join(label("flaw", flaw).lower() for flaw in newest.flaws)
        return [f"De cliënt zei ja, maar het antwoord telt nog niet: {lacking}. Vul dit aan."]
    elsewhere = next((a for a in mine if a.answer == Answer.GIVEN and a.purpose != purpose), None)
    if newest is None and elsewhere:
        return [f"De cliënt zei ja voor iets anders: {Purpose(elsewhere.purpose).label}."]
    return []
