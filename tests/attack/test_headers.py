"""What answers outside the pages say to the browser; every page is asked in test_every_address."""

import os
import subprocess
import sys

from tests.attack.what_is_said import policy, wrong


def test_what_is_not_there_at_all_carries_them(client, db):
    assert wrong(client.get("/bestaat-niet/")) == []
    assert wrong(client.get("/", headers={"host": "elders.example"})) == []


def test_a_failing_page_carries_them(client, db, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("zorgvuldig.people.letting.rules_of", None)
    found = client.get("/welkom/")
    assert (found.status_code, wrong(found)) == (500, [])


def test_style_and_script_are_kept_and_not_lent(client):
    found = client.get("/static/mark.svg")
    assert found.status_code == 200
    assert [found[name] for name in ("Cross-Origin-Resource-Policy", "X-Content-Type-Options")] == [
        "same-origin",
        "nosniff",
    ]
    assert policy(found)["default-src"] == "'none'"


def test_in_production_everything_goes_over_a_closed_line():
    """Started as in production, by its own process; nothing is connected to."""
    told = (
        "from zorgvuldig import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
        " s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.SECURE_HSTS_INCLUDE_SUBDOMAINS,"
        " s.SECURE_REFERRER_POLICY, s.DEBUG, s.SESSION_COOKIE_NAME, s.CSRF_COOKIE_NAME)"
    )
    given = {
        "DATABASE_URL": "postgresql://een@db.example/z",
        "DATABASE_OWNER_URL": "postgresql://ander@db.example/z",
        "SECRET_KEY": "x" * 50,
    }
    kept = {k: v for k, v in os.environ.items() if not k.startswith("ZORGVULDIG")}
    said = subprocess.check_output([sys.executable, "-c", told], env=kept | given, text=True)
    assert said.split() == [
        *["True"] * 3, "31536000", "True", "no-referrer", "False",
        "__Host-sessionid", "__Host-csrftoken",
    ]  # fmt: skip
