"""The provider Samen Wijs with its people."""

import pytest

from tests.cast import Town
from tests.gatherings import cast


@pytest.fixture
def wise(db: None) -> Town:
    """Two providers with their people (see cast.py)."""
    return cast.build()
