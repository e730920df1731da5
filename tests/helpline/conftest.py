"""The line De Lantaarn with its people."""

import pytest

from tests.cast import Town
from tests.helpline import cast


@pytest.fixture
def lantern(db: None) -> Town:
    """Two lines with their people (see cast.py)."""
    return cast.build()
