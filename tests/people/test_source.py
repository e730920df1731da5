"""Where a request came from: what our own proxy saw, and nothing that the visitor wrote."""

import pytest
from django.test import RequestFactory

from zorgvuldig.people.request import source_ip


@pytest.mark.parametrize(
    ("proxies", "passed", "source"),
    [
        (0, "198.51.100.9", "192.0.2.1"),
        (1, "198.51.100.9", "198.51.100.9"),
        (1, "203.0.113.5, 198.51.100.9", "198.51.100.9"),
        (2, "203.0.113.5, 198.51.100.9, 192.0.2.7", "198.51.100.9"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, None, "192.0.2.1"),
        (2, "198.51.100.9", "192.0.2.1"),
        (1, "geen adres", "192.0.2.1"),
    ],
)
def test_the_source_is_what_the_outermost_proxy_saw(settings, proxies, passed, source):
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": passed} if passed else {}
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers=headers)
    assert source_ip(request) == source
