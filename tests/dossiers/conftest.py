"""Dossiers to work with."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.cast import Town
from zorgvuldig.dossiers.actions import assessing, beginning, talks
from zorgvuldig.dossiers.models import Assessment, Dossier, Recipient

TODAY = timezone.localdate


def years_ago(years: int, days: int = 0) -> date:
    """A birth date that makes somebody this old today (and some days)."""
    today = timezone.localdate()
    return today.replace(year=today.year - years, day=min(today.day, 28)) - timedelta(days=days)


def entry(**words: str) -> dict[str, object]:
    return {"once": uuid4(), "happened_on": timezone.localdate(), "words": words}


@pytest.fixture
def make_dossier(town: Town) -> Callable[..., Dossier]:
    """A dossier kept by Anna; 16 years old unless said otherwise."""

    def make(
        born_on: date | None = None, keeper: str = "anna", name: str = "Noor Testman"
    ) -> Dossier:
        return beginning.open_dossier(
            actor=town.at_work(keeper),
            once=uuid4(),
            name=name,
            born_on=born_on or years_ago(16, 40),
            age_band="",
            review_on=timezone.localdate() + timedelta(days=30),
            today=timezone.localdate(),
            another=True,
        )

    return make


@pytest.fixture
def dossier(make_dossier: Callable[..., Dossier]) -> Dossier:
    return make_dossier()


@pytest.fixture
def father(dossier: Dossier, town: Town) -> Recipient:
    return add_somebody(dossier, town, "AUTHORITY_PARENT", "Vader Testman")


def add_somebody(dossier: Dossier, town: Town, addressee: str, name: str) -> Recipient:
    return talks.add_recipient(
        dossier=dossier,
        actor=town.at_work("anna"),
        once=uuid4(),
        addressee=addressee,
        is_representative=False,
        asked_for_it=False,
        name=name,
        relation="",
        reach="",
    )


def consulted(dossier: Dossier, town: Town) -> None:
    talks.record_consultation(
        dossier=dossier,
        actor=town.at_work("anna"),
        anonymous=True,
        **entry(with_whom="Ilse", question="Wat zie jij?", advice="Praat eerst", use="Doe ik"),
    )


def begun(dossier: Dossier, town: Town) -> Assessment:
    return assessing.begin(
        dossier=dossier,
        actor=town.at_work("anna"),
        asked=[town.bram.membership],
        today=timezone.localdate(),
        **entry(question="Wat zien wij?"),
    )
