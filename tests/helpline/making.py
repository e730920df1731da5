"""Rows to begin a test with: a request, a confidant with papers in order, a match. Made straight in
the models, where a test is not about how they came to be."""

import secrets
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig.helpline.actions import receiving
from zorgvuldig.helpline.models import (
    Confidant,
    HelpRequest,
    Match,
    MatchProposal,
    TrainingRecord,
)
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Training
from zorgvuldig.vault.models import DataKey


def a_request(
    lantern: Town, by: str = "wim", taken: bool = True, code: bool = False, **codes: Any
) -> HelpRequest:
    """A mother called this morning and Wim took it; already looked at unless `state` says not."""
    actor = lantern.at_work(by)
    known = {"state": "TRIAGED", "kind": "SUPPORT", "danger": "NO", "caller_role": "PARENT",
             "caller_age": "GE18", "relation": "CHILD", "age_band": "A16_17"}  # fmt: skip
    if taken:
        known["taken_by"] = actor.membership
    return receiving.receive(
        actor=actor,
        organisation_id=actor.organisation.pk,
        once=uuid4(),
        received_on=timezone.localdate(),
        channel="PHONE",
        language="nl",
        code_digest=secrets.token_bytes(32) if code else None,
        codes={**known, **codes},
        words={"worry": "Hij komt bijna niet meer buiten.", "region": "Rivierland"},
    )


def a_confidant(lantern: Town, name: str = "vera", **known: Any) -> Confidant:
    """Somebody with every paper in order, who may be proposed from today."""
    actor, today = lantern.at_work(name), timezone.localdate()
    key = DataKey.make(actor.organisation.pk)
    number = uuid4()
    told = {"first_name": name.title(), "surname": "Vlasbloem", "town": "Nijmegen",
            "communities": [], "regions": ["Rivierland"], "about": "Moeder van drie."}  # fmt: skip
    words = {**told, **known.pop("words", {})}
    confidant = Confidant.unscoped.create(
        **{
            "id": number,
            "organisation": actor.organisation,
            "membership": actor.membership,
            "key": key,
            "sealed": key.seal(words, number),
            "state": "ACTIVE",
            "languages": ["nl", "ar"],
            "gender": "WOMAN",
            "certificate_on": today - timedelta(days=60),
            "code_signed_on": today - timedelta(days=50),
            "secrecy_signed_on": today - timedelta(days=50),
            "coach": lantern.koos.membership,
            "active_from": today - timedelta(days=30),
            **known,
        }
    )
    trained(confidant, today - timedelta(days=40))
    return confidant


def trained(confidant: Confidant, done_on: date) -> None:
    """Every subject followed on that day."""
    until = clocks.valid_until(done_on, clocks.TRAINING_LASTS_MONTHS)
    TrainingRecord.unscoped.bulk_create(
        TrainingRecord(
            organisation_id=confidant.organisation_id,
            confidant=confidant,
            subject=subject,
            done_on=done_on,
            valid_until=until,
        )
        for subject in Training
    )


def a_match(
    lantern: Town,
    request: HelpRequest | None = None,
    confidant: Confidant | None = None,
    **known: Any,
) -> Match:
    """A caller and a confidant who both said yes, a week ago unless `began_on` says when."""
    confidant = confidant or a_confidant(lantern)
    request = request or a_request(lantern)
    actor, number, now = lantern.at_work("cora"), uuid4(), timezone.now()
    proposal = MatchProposal.unscoped.create(
        id=number,
        organisation=actor.organisation,
        request=request,
        confidant=confidant,
        proposed_by=actor.membership,
        state="MATCHED",
        caller_answered_at=now,
        conflict=False,
        confidant_answered_at=now,
        sealed=request.key.seal({"why": "Spreekt Arabisch."}, number),
    )
    HelpRequest.unscoped.filter(pk=request.pk).update(state="MATCHED")
    request.refresh_from_db()
    return Match.unscoped.create(
        **{
            "organisation": actor.organisation,
            "request": request,
            "confidant": confidant,
            "proposal": proposal,
            "began_on": timezone.localdate() - timedelta(days=7),
            **known,
        }
    )
