"""A dossier in which every step was taken, and a proposal that lacks nothing."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import timezone
from msgspec import structs

from tests.cast import Town
from tests.dossiers.sharing.story import everything, fresh
from zorgvuldig.dossiers.actions import proposing
from zorgvuldig.dossiers.models import Disclosure, Dossier


@pytest.fixture
def case(dossier: Dossier, town: Town) -> SimpleNamespace:
    """Everything in place: steps, signs, a concern, consent, and a saved proposal."""
    return everything(dossier, town)


@pytest.fixture
def save(case: SimpleNamespace) -> Callable[..., Disclosure]:
    """Change some fields of the complete proposal and save it."""

    def saved(**changes: Any) -> Disclosure:
        changed = structs.replace(case.proposed, **changes)
        proposing.save(proposal=case.proposal, actor=case.town.at_work("anna"), proposed=changed)
        return fresh(case.proposal)

    return saved


@pytest.fixture
def submit(case: SimpleNamespace) -> Callable[[], Disclosure]:
    """Lay the proposal before Esra."""

    def submitted() -> Disclosure:
        proposing.submit(
            proposal=case.proposal, actor=case.town.at_work("anna"), today=timezone.localdate()
        )
        return fresh(case.proposal)

    return submitted
