"""The line De Lantaarn and the organisation De Brug, each with their people."""

import pytest

from tests import cast as care
from tests.cast import Town
from tests.helpline import cast


@pytest.fixture
def lantern(db: None) -> Town:
    """Two lines with their people."""
    return cast.build()


@pytest.fixture
def town(db: None) -> Town:
    """Three organisations that keep dossiers."""
    return care.build()
