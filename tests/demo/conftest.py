"""Demonstration mode, as `make run` sets it."""

from datetime import date

import pytest
from django.test import override_settings

from tests.demo import urls
from zorgvuldig.demo import cast


@pytest.fixture
def demo():
    with override_settings(DEMO=True, LOGIN_URL="demo:sign_in", ROOT_URLCONF=urls.__name__):
        yield


@pytest.fixture
def people(demo, db):
    """Everybody of the demonstration, without their stories."""
    return cast.gather(date(2026, 11, 21))
