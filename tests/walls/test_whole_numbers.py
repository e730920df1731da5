"""A setting that has to be a whole number and is none stops the start with a sentence."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorgvuldig import settings


@pytest.mark.parametrize("said", ["abc", "", "-1", "1.5", "²"])
def test_what_is_no_whole_number_is_refused_by_name(monkeypatch, said):
    monkeypatch.setenv("TRUSTED_PROXIES", said)
    with pytest.raises(ImproperlyConfigured, match="TRUSTED_PROXIES is"):
        settings.whole("TRUSTED_PROXIES", 0)


def test_a_whole_number_is_read_and_none_is_the_usual(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "2")
    assert settings.whole("TRUSTED_PROXIES", 0) == 2
    monkeypatch.delenv("TRUSTED_PROXIES")
    assert settings.whole("TRUSTED_PROXIES", 5) == 5
