"""How the tests of the rights desk ask, prepare and agree, through the actions."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig import walls
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.privacy.actions import answering, taking_in, weighing
from zorgvuldig.privacy.models import RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.file import pieces
from zorgvuldig.rules.age import band_on

CHECKED = {"client_says", "parents_say", "rep_all", "mandate", "legal_measure", "deceased",
           "by_consent_or_contract", "in_writing"}  # fmt: skip


def fresh(asked: RightsRequest) -> RightsRequest:
    """The request as a page would meet it."""
    return RightsRequest.unscoped.select_related("dossier__key", "own_key", "somebody").get(
        pk=asked.pk
    )


def take(
    town: Town,
    dossier: Dossier | None,
    right: str = "ACCESS",
    asker: str = "CLIENT",
    *,
    by: str = "",
    received_on: date | None = None,
    today: date | None = None,
    **more: Any,
) -> RightsRequest:
    """A request: by Anna about her dossier, or by Frank about nothing held."""
    facts = {name: more.pop(name) for name in list(more) if name in CHECKED}
    actor = town.at_work(by or ("anna" if dossier else "frank"))
    day = received_on or timezone.localdate()
    codes = {"right": right, "asker": asker, "received_on": day, "how": more.pop("how", "MAIL")}
    codes |= {name: more.pop(name) for name in ("age_band", "with_names") if name in more}
    made = taking_in.take_in(
        actor=actor,
        once=uuid4(),
        dossier=dossier,
        codes=codes,
        somebody=more.pop("somebody", None),
        about_person=more.pop("about_person", None),
        words={"name": more.pop("name", ""), "reach": "", "asked": "Ik wil weten wat er staat"},
        today=today or day,
    )
    if facts:
        taking_in.record_facts(asked=made, actor=actor, codes=facts, today=today or day)
    return fresh(made)


def identified(town: Town, asked: RightsRequest, on: date | None = None) -> RightsRequest:
    """Somebody knows who it is; another's request was spoken of with the client."""
    actor = town.at_work("anna" if asked.dossier_id else "frank")
    day = on or asked.received_on
    taking_in.check_identity(asked=asked, actor=actor, how="KNOWN", on=day)
    taking_in.inform_client(asked=asked, actor=actor, on=day)
    return fresh(asked)


def read_all(town: Town, asked: RightsRequest, choices: Any = None) -> None:
    """Anna reads every piece; nothing goes unless said."""
    found = pieces(asked.dossier)
    chosen = [(piece, (choices or {}).get(piece.id, {})) for piece in found]
    may = ("OTHERS_DATA",) if asked.asker == "CLIENT" else ("HARMS_CLIENT", "OTHERS_DATA")
    weighing.weigh(asked=asked, actor=town.at_work("anna"), chosen=chosen, may=may)


def lay(
    town: Town,
    asked: RightsRequest,
    outcome: str = "GIVEN",
    *,
    by: str = "",
    second: str = "bram",
    today: date | None = None,
    ground: str = "",
    **words: str,
) -> RightsAnswer:
    """The answer, prepared by whom the rules ask; Bram is the second person."""
    by = by or ("anna" if asked.dossier_id else "frank")
    return answering.prepare(
        asked=fresh(asked),
        actor=town.at_work(by),
        outcome=outcome,
        ground=ground,
        asked_of=town.actors[second].membership if second else None,
        words=words,
        today=today or timezone.localdate(),
    )


def agree(
    town: Town, asked: RightsRequest, by: str = "bram", today: date | None = None
) -> RightsAnswer:
    """Somebody reads exactly what is laid down, and agrees."""
    actor, day = town.at_work(by), today or timezone.localdate()
    held = fresh(asked)
    answer = RightsAnswer.unscoped.get(request=held)
    _, seen = answering.as_it_goes(held, answer, day)
    return answering.agree(asked=held, actor=actor, fingerprint=seen, today=day)


def decided(
    town: Town, asked: RightsRequest, outcome: str = "GIVEN", today: date | None = None, **more: Any
) -> RightsAnswer:
    """Prepared and agreed by the two that the rules name."""
    day = today or timezone.localdate()
    together = outcome != "GIVEN" or asked.right in ("DESTRUCTION", "OBJECTION")
    together = more.pop("together", together)
    if together:
        lay(town, asked, outcome, by="frank", second="", today=day, **more)
        return agree(town, asked, "esra", day)
    lay(town, asked, outcome, today=day, **more)
    return agree(town, asked, today=day)


def years(dossier: Dossier, years: int, on: date) -> None:
    """Make the client so many years old on that day."""
    born = on.replace(year=on.year - years, day=min(on.day, 28))
    words = {**dossier.client, "born_on": born.isoformat()}
    sealed = dossier.key.seal(words, dossier.pk)
    Dossier.unscoped.filter(pk=dossier.pk).update(sealed_client=sealed)
    dossier.sealed_client = sealed
    dossier.__dict__.pop("_client", None)
    assert dossier.age_on(on) == band_on(born, on)


def nobody() -> None:
    walls.say(organisation=None)
