"""Who prepares an answer, and who may agree to it: never one person, never whom it is about."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.people.roles import Role
from zorgvuldig.privacy.access.rights import SECONDS, keeps
from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership
    from zorgvuldig.privacy.models import RightsAnswer, RightsRequest

WHO_TOGETHER = (
    "Hierover beslissen de beslisser en de functionaris gegevensbescherming samen. Een van hen "
    "maakt het antwoord, de ander kijkt mee."
)
WHO_RELEASES = (
    "Dit antwoord maakt wie het dossier bijhoudt. Is er geen dossier, dan doet de functionaris "
    "gegevensbescherming het."
)
SECOND = "Kies een collega die meekijkt: een ander dan u, en niet degene over wie het gaat."
NOT_YOURS = "Dit antwoord is niet aan u voorgelegd."
NOT_ALONE = "Niemand beslist alleen: een ander dan wie het antwoord maakte, kijkt mee."
NOT_ABOUT_YOURSELF = "Dit gaat over u. Laat een ander het behandelen."


def prepares_as(asked: "RightsRequest", actor: "Actor", *, together: bool) -> str:
    if together:
        return decides_as(actor)
    if keeps(asked, actor):
        return "KEEPER"
    if asked.dossier_id is None and actor.holds({Role.PRIVACY_OFFICER}):
        return "KEEPER"
    raise NotNow(WHO_RELEASES)


def decides_as(actor: "Actor") -> str:
    """As which of the two that decide together this person does so."""
    for role in (Role.DECISION_MAKER, Role.PRIVACY_OFFICER):
        if actor.holds({role}):
            return str(role)
    raise NotNow(WHO_TOGETHER)


def second_person(asked: "RightsRequest", actor: "Actor", chosen: "Membership | None") -> Any:
    if chosen is None or chosen.person_id in (actor.person.pk, asked.about_person_id):
        raise NotNow(SECOND)
    if not set(chosen.roles) & SECONDS or chosen.organisation_id != asked.organisation_id:
        raise NotNow(SECOND)
    return chosen.person


def not_about(asked: "RightsRequest", actor: "Actor") -> None:
    if asked.about_person_id == actor.person.pk:
        raise NotNow(NOT_ABOUT_YOURSELF)


def agrees_as(asked: "RightsRequest", answer: "RightsAnswer", actor: "Actor") -> str:
    not_about(asked, actor)
    if answer.prepared_by_id == actor.person.pk:
        raise NotNow(NOT_ALONE)
    if not answer.together:
        if answer.asked_of_id != actor.person.pk or not actor.holds(SECONDS):
            raise NotNow(NOT_YOURS)
        return "SECOND_PERSON"
    other = {"DECISION_MAKER": Role.PRIVACY_OFFICER, "PRIVACY_OFFICER": Role.DECISION_MAKER}
    wanted = other[answer.prepared_as]
    if not actor.holds({wanted}):
        raise NotNow(WHO_TOGETHER)
    return str(wanted)
