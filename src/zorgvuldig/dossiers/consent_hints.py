"""Why a yes does not count yet, so that nobody reads "no consent" after hearing yes."""

from datetime import date, timedelta

from zorgvuldig.dossiers.codes import Answer, Purpose
from zorgvuldig.dossiers.facts import answered
from zorgvuldig.dossiers.models import Dossier, Recipient
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.rules.codes import Age

A_YEAR = timedelta(days=365)
OLDER_NOW = "De cliënt zei ja, maar is sindsdien {now} geworden. Vraag het opnieuw."
LONG_AGO = "De cliënt zei ja op {day}. Dat is lang geleden: vraag of het nog zo is."


def _ask_anew(dossier: Dossier, answered_on: date, day: date) -> list[str]:
    """A yes never lapses by itself, but is asked again at twelve and sixteen and after a year
    (law.md section 0 and M). A reminder: it changes no answer of the rules."""
    was, now = dossier.age_on(answered_on), dossier.age_on(day)
    if was != now and now in (Age.A12_15, Age.A16_17):
        return [OLDER_NOW.format(now="12" if now == Age.A12_15 else "16")]
    if day >= answered_on + A_YEAR:
        return [LONG_AGO.format(day=written(answered_on))]
    return []


def hints(recipient: Recipient, purpose: str, day: date) -> list[str]:
    """What stands between the client's newest yes about this recipient and its counting here."""
    mine = [a for a in answered(recipient, day) if a.given_by_id is None]
    newest = next((a for a in mine if a.purpose == purpose), None)
    if newest and newest.answer == Answer.GIVEN and newest.withdrawn_on is None and newest.flaws:
        lacking = ", ".join(label("flaw", flaw).lower() for flaw in newest.flaws)
        return [f"De cliënt zei ja, maar het antwoord telt nog niet: {lacking}. Vul dit aan."]
    if newest and newest.answer == Answer.GIVEN and newest.withdrawn_on is None:
        return _ask_anew(recipient.dossier, newest.answered_on, day)
    elsewhere = next((a for a in mine if a.answer == Answer.GIVEN and a.purpose != purpose), None)
    if newest is None and elsewhere:
        return [f"De cliënt zei ja voor iets anders: {Purpose(elsewhere.purpose).label}."]
    return []
