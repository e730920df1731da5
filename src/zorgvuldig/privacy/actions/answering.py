"""The answer: prepared by one, agreed by another, on exactly the letter and paper both saw.

A request that may be granted is released by the keeper and a second person. What is heavy, and
every refusal, is decided by decision maker and privacy officer together (docs/decisions/0020).
"""

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import msgspec
from django.db import transaction

from zorgvuldig.dossiers.actions.readiness import refuse_unless_printed
from zorgvuldig.dossiers.letter.fingerprint import digest
from zorgvuldig.logbook.actions import Action
from zorgvuldig.privacy.access.holds import held as held_back
from zorgvuldig.privacy.access.rights import answer_of, items_of
from zorgvuldig.privacy.actions.standing_still import sharing_after
from zorgvuldig.privacy.actions.taking_in import hold, log, refuse_stamps
from zorgvuldig.privacy.actions.who import agrees_as, not_about, prepares_as, second_person
from zorgvuldig.privacy.codes import GIVES, Outcome
from zorgvuldig.privacy.models import RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.letters import fingerprint, letter
from zorgvuldig.privacy.rights.paper import paper
from zorgvuldig.privacy.rights.standing import SHOWS_FILE, Standing, follows, standing
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership, Person

ON_A_GROUND = (Outcome.PARTLY, Outcome.REFUSED)
NOT_THIS = (
    "Dit antwoord past niet bij wat de regels nu zeggen. Bij het advies staat wie dit mag vragen, "
    "en wat kan."
)
NO_GROUND = (
    "Weigeren kan alleen op een grond die de wet voor dit verzoek noemt. Kies een van de gronden "
    "bij het advies, of geef wat is gevraagd."
)
HOLD = (
    "Er loopt een klacht, een rechtszaak of een onderzoek over dit dossier. Dat is uit zichzelf "
    "geen reden om te weigeren. Schrijf op hoe u het hebt meegewogen."
)
ASK_LAWYER = (
    "De regels geven hier geen zeker antwoord. Vraag eerst een jurist en schrijf op wat die zei."
)
SAY_WHY = "Schrijf op waarom, in gewone woorden. Wie het vroeg, leest dit in de brief."
MISSING = "Nog niet. Er ontbreekt nog iets: bij het advies staat wat."
CHOOSE = "Kies eerst om welke stukken het gaat, met bij elk wat er moet staan."
CHANGED = (
    "Er is niets besloten: terwijl de pagina openstond, is er iets veranderd. Kijk opnieuw en "
    "beslis dan."
)
PAPER_CHANGED = (
    "Het dossier is veranderd sinds dit antwoord is gemaakt. Vraag wie het maakte om het terug te "
    "nemen, het nieuwe na te lezen en het opnieuw voor te leggen."
)
IS_PREPARED = "Er ligt al een antwoord. Neem dat eerst terug."


@transaction.atomic
def prepare(
    *,
    asked: RightsRequest,
    actor: "Actor",
    outcome: str,
    ground: str,
    asked_of: "Membership | None",
    words: dict[str, str],
    today: date,
) -> RightsAnswer:
    """The answer as it would go, laid before the other. `words`: `reasons` for the letter,
    `lawyer` what a lawyer said, `hold` how a running case was weighed."""
    held = hold(asked)
    if answer_of(held) is not None:
        raise NotNow(IS_PREPARED)
    not_about(held, actor)
    stands = standing(held, today)
    _possible(held, stands, outcome, ground, words)
    together, alone = stands.together(outcome), not stands.advice.decides
    made = RightsAnswer(
        id=uuid4(),
        organisation=held.organisation,
        request=held,
        outcome=outcome,
        ground=ground if outcome in ON_A_GROUND else "",
        row=stands.advice.row,
        together=together,
        lawyer_asked=bool(words.get("lawyer", "").strip()),
        prepared_on=today,
        prepared_by=actor.person,
        prepared_as="BESIDE" if alone else prepares_as(held, actor, together=together),
        asked_of=None if together or alone else second_person(held, actor, asked_of),
        about_person=held.about_person,
        advice=kept(held, stands, outcome),
    )
    _store(made, held, words, today)
    log("rights.answer_prepared", held, actor, Action.CREATE)
    if alone:
        _added_beside(held, made, actor, today)
    return made


def _added_beside(asked: RightsRequest, made: RightsAnswer, actor: "Actor", today: date) -> None:
    """An own statement is never refused, so there is nothing for two people to decide."""
    stands = standing(asked, today)
    if follows(stands, made.outcome).blockers:
        raise NotNow(MISSING)
    content, _ = as_it_goes(asked, made, today)
    _decide(asked, made, None, "", content, stands, today)
    log("rights.decided", asked, actor, Action.EXECUTE)


def kept(asked: RightsRequest, stands: Standing, outcome: str) -> dict[str, Any]:
    """The advice as it rests beside the answer, with what follows on this outcome, and which pieces
    it is about: none for the whole dossier."""
    plain: dict[str, Any] = msgspec.to_builtins(follows(stands, outcome))
    pieces = [str(item.entry_id) for item in items_of(asked)]
    return {**plain, "age": str(stands.facts.age), "pieces": pieces}


def _possible(
    asked: RightsRequest, stands: Standing, outcome: str, ground: str, words: dict[str, str]
) -> None:
    """Only what the rules leave open, only on a listed ground, only with its reasons."""
    if outcome not in stands.outcomes or stands.open_row:
        raise NotNow(NOT_THIS)
    on_a_ground = outcome in ON_A_GROUND
    if on_a_ground and ground not in stands.advice.grounds:
        raise NotNow(NO_GROUND)
    deviates = "RECORD_REASON" in stands.advice.duties
    if (on_a_ground or deviates) and not words.get("reasons", "").strip():
        raise NotNow(SAY_WHY)
    if stands.uncertain and not words.get("lawyer", "").strip():
        raise NotNow(ASK_LAWYER)
    destroys = asked.right == "DESTRUCTION" and outcome in GIVES
    held = destroys and asked.dossier and held_back(asked.dossier)
    if held and not words.get("hold", "").strip():
        raise NotNow(HOLD)
    refuse_stamps(words.get("reasons", ""))
    if _needs_pieces(asked.right, outcome) and asked.dossier and not items_of(asked):
        raise NotNow(CHOOSE)


def _needs_pieces(right: str, outcome: str) -> bool:
    """Putting right is always about pieces; destroying for a part as well, or all would go."""
    if right == "DESTRUCTION":
        return outcome == Outcome.PARTLY
    return right == "RECTIFICATION" and outcome in GIVES


def _store(made: RightsAnswer, asked: RightsRequest, words: dict[str, str], today: date) -> None:
    key = asked.key
    if key is None:
        raise NotNow("De gegevens bij dit verzoek zijn gewist.")
    made.sealed = key.seal(words, made.pk)
    if shows_file(asked, made.outcome) and asked.dossier:
        content = paper(asked, asked.dossier, outcome=made.outcome, on=today)
        refuse_unless_printed(content)
        made.sealed_paper = key.seal(content, made.pk)
        made.paper_digest = digest(content)
    made.save(force_insert=True)


def shows_file(asked: RightsRequest, outcome: str) -> bool:
    """Does this answer come with the file on paper?"""
    return asked.right in SHOWS_FILE and outcome in GIVES and asked.dossier_id is not None


def as_it_goes(
    asked: RightsRequest, answer: RightsAnswer, today: date
) -> tuple[dict[str, Any], str]:
    """The letter as it would go today, and the fingerprint of the page that shows it."""
    stands = standing(asked, today, agreed=True)
    content = letter(
        asked,
        stands,
        outcome=answer.outcome,
        ground=answer.ground,
        reasons=opened(asked, answer).get("reasons", ""),
        on=today,
    )
    return content, fingerprint(content, answer.paper_digest, kept(asked, stands, answer.outcome))


def opened(asked: RightsRequest, answer: RightsAnswer) -> dict[str, Any]:
    """The words of the answer; nothing once the key is gone."""
    return asked.key.open(answer.sealed, answer.pk) if asked.key and answer.sealed else {}


@transaction.atomic
def agree(*, asked: RightsRequest, actor: "Actor", fingerprint: str, today: date) -> RightsAnswer:
    """The other agrees, and with that it is decided: on what was on the screen, by today's law."""
    held = hold(asked)
    answer = answer_of(held)
    if answer is None:
        raise NotNow("Er ligt geen antwoord meer. Kijk bij het verzoek.")
    agreed_as = agrees_as(held, answer, actor)
    stands = standing(held, today, agreed=True)
    _still_possible(stands, answer)
    content, fresh = as_it_goes(held, answer, today)
    if fingerprint != fresh:
        raise ChangedMeanwhile(CHANGED)
    _same_paper(held, answer)
    _decide(held, answer, actor.person, agreed_as, content, stands, today)
    log("rights.decided", held, actor, Action.EXECUTE)
    sharing_after(held, answer, actor, today)
    return answer


def _still_possible(stands: Standing, answer: RightsAnswer) -> None:
    """The rules were asked again: somebody may have turned twelve, sixteen or eighteen."""
    ground_gone = answer.ground and answer.ground not in stands.advice.grounds
    if answer.outcome not in stands.outcomes or ground_gone:
        raise ChangedMeanwhile(CHANGED)
    if answer.together != stands.together(answer.outcome):
        raise ChangedMeanwhile(CHANGED)
    if answer.outcome in GIVES and follows(stands, answer.outcome).blockers:
        raise NotNow(MISSING)


def _same_paper(asked: RightsRequest, answer: RightsAnswer) -> None:
    if answer.paper_digest and asked.dossier:
        on = answer.prepared_on
        if digest(paper(asked, asked.dossier, outcome=answer.outcome, on=on)) != (
            answer.paper_digest
        ):
            raise NotNow(PAPER_CHANGED)


def _decide(
    asked: RightsRequest,
    answer: RightsAnswer,
    agreed_by: "Person | None",
    agreed_as: str,
    content: dict[str, Any],
    stands: Standing,
    today: date,
) -> None:
    refuse_unless_printed(content)
    answer.agreed_by, answer.agreed_as, answer.decided_on = agreed_by, agreed_as, today
    answer.advice, answer.row = kept(asked, stands, answer.outcome), stands.advice.row
    answer.sealed_letter = asked.key.seal(content, answer.pk) if asked.key else None
    answer.letter_digest = digest(content)
    answer.save()


@transaction.atomic
def take_back(*, asked: RightsRequest, actor: "Actor") -> None:
    """Before it is decided: who prepared the answer, or the other, makes it undone."""
    held = hold(asked)
    answer = answer_of(held)
    if answer is None:
        return
    if answer.prepared_by_id != actor.person.pk:
        agrees_as(held, answer, actor)
    answer.delete()
    log("rights.answer_taken_back", held, actor, Action.DELETE)
