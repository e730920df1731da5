"""The clock of authenticator codes stands still, so that no code grows old between two lines."""

from types import SimpleNamespace

import pytest

STILL = 1_800_000_010


@pytest.fixture(autouse=True)
def codes_stay_young(monkeypatch):
    clock = SimpleNamespace(time=lambda: STILL)
    monkeypatch.setattr("allauth.mfa.totp.internal.auth.time", clock)
