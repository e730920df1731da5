"""The OpenID provider of the tests, running; and somebody who walks through its pages."""

import json
import os
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

from tests.browser.conftest import free_port
from tools.fetching import NODE, PROVIDER

ACCOUNTS = {
    # who: what the provider tells, and how somebody showed to be who they are
    "mees": {"name": "Mees Maan", "email": "mees@voorbeeld.example", "email_verified": True,
             "groups": ["zorg-hulpverleners"], "acr": "hoog", "amr": ["pwd", "mfa"]},
    "noa": {"name": "Noa Noord", "email": "noa@voorbeeld.example", "email_verified": True,
            "groups": ["zorg-hulpverleners"], "acr": "basis", "amr": ["pwd"]},
    "anna": {"name": "Anna", "email": "anna@voorbeeld.example", "email_verified": True,
             "groups": [], "acr": "hoog", "amr": ["pwd", "mfa"]},
    "kale": {"name": "Kale Kas", "groups": ["zorg-hulpverleners"]},
    "ook": {"name": "Ook Iemand", "email": "ook@voorbeeld.example", "email_verified": False,
            "groups": [], "acr": "hoog", "amr": ["pwd", "mfa"]},
}  # fmt: skip


@dataclass
class Provider:
    """Where it is, and the key it signs with."""

    issuer: str
    key: rsa.RSAPrivateKey
    jwk: dict[str, str]

    def register(self, *back: str, left: str = "", signed_out: str = "") -> dict[str, str]:
        """A client of it, by its own registration (RFC 7591)."""
        asked = {
            "redirect_uris": list(back),
            "response_types": ["code"],
            "grant_types": ["authorization_code"],
            "scope": "openid email profile groups",
            **({"post_logout_redirect_uris": [left]} if left else {}),
            **({"backchannel_logout_uri": signed_out} if signed_out else {}),
            "backchannel_logout_session_required": True,
        }
        return _sent(f"{self.issuer}/reg", asked)

    def bend(self, **how: object) -> None:
        """What the next ID token is changed into, after the provider made it."""
        _sent(f"{self.issuer}/test/next", how)


def _sent(address: str, words: object) -> dict[str, str]:
    asked = urllib.request.Request(
        address, json.dumps(words).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(asked, timeout=60) as answer:
        return json.loads(answer.read() or "{}")


@contextmanager
def running() -> Iterator[Provider]:
    """The provider in a process of its own. Left out where it cannot be had; under CI it fails."""
    if not PROVIDER.laid_in():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(PROVIDER.sorry)
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    jwk = {**RSAAlgorithm.to_jwk(key, as_dict=True), "kid": "one", "use": "sig", "alg": "RS256"}
    jwk.pop("key_ops", None)
    port = free_port()
    issuer = f"http://127.0.0.1:{port}"
    words = {"issuer": issuer, "port": port, "jwks": {"keys": [jwk]}, "clients": [],
             "accounts": ACCOUNTS}  # fmt: skip
    process = subprocess.Popen(
        [NODE, "provider.mjs"],
        cwd=PROVIDER.place,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin and process.stdout
    process.stdin.write(json.dumps(words) + "\n")
    process.stdin.flush()
    try:
        assert any("ready" in line for line in process.stdout), "the provider did not start"
        yield Provider(issuer, key, jwk)
    finally:
        process.kill()
        process.wait(60)


class _Stays(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: object) -> None:
        return None


@dataclass
class Visitor:
    """Somebody's browser at the provider, without a screen: it stops where our address begins."""

    jar: CookieJar = field(default_factory=CookieJar)

    def sign_in(self, address: str, name: str, word: str = "geheim") -> str:
        """Go there, sign in as this person where that is asked, and say where one is sent."""
        where, page = self.go(address)
        if "Inloggen bij de dienst" in page:
            where, page = self.go(where, {"login": name, "word": word})
        return where

    def go(self, address: str, form: dict[str, str] | None = None) -> tuple[str, str]:
        """Follow to the first page, or to the first address that is not the provider's."""
        opener = urllib.request.build_opener(_Stays, urllib.request.HTTPCookieProcessor(self.jar))
        home = address.split("/", 3)[:3]
        while address.split("/", 3)[:3] == home:
            data = urlencode(form).encode() if form is not None else None
            try:
                with opener.open(address, data, timeout=60) as answer:
                    return address, answer.read().decode()
            except urllib.error.HTTPError as moved:
                if moved.code not in (302, 303):
                    return address, moved.read().decode()
                address, form = urljoin(address, moved.headers["Location"]), None
        return address, ""
