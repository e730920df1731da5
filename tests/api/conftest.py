"""De Brug and its neighbours, and the lines, each with their people."""

import pytest

from tests.cast import Town
from tests.helpline import cast


@pytest.fixture
def lantern(db: None) -> Town:
    """Two lines with their people."""
    return cast.build()
