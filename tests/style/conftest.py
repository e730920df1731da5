"""Somebody of the cast at a browser."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests import cast


@pytest.fixture
def knock(town: cast.Town) -> Callable[[str], Client]:
    """A browser in which this person of the cast is signed in."""
    return lambda name: cast.signed_in(town.at_work(name))
