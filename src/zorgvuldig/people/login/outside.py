"""Asking a login service something over the network, carefully.

Only https, to an address out on the network unless whoever runs this server named the host
(`LOGIN_SERVICES_INSIDE`): the address is typed by an administrator, and must not become a way to
machines behind this one. No redirect is followed, and no more is read than an answer may hold.
"""

import http.client
import json
import ssl
from functools import cache
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings

PATIENCE = 5  # seconds
MOST = 512 * 1024


class NotReached(Exception):
    """No usable answer came."""


class SaidNo(Exception):
    """The service answered, and what it answered is no."""


def usable(address: str) -> bool:
    """May this be the address of a service? https; without, only on a host named by who runs this
    server, and never beside a real database."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    if not host or parts.username or parts.password or parts.fragment:
        return False
    return parts.scheme == "https" or (
        parts.scheme == "http" and settings.EMBEDDED and host in settings.LOGIN_SERVICES_INSIDE
    )


def fetch(
    address: str, *, form: dict[str, str] | None = None, headers: dict[str, str] | None = None
) -> dict[str, Any]:
    """What stands there, as a JSON object; with a form it is sent."""
    if not usable(address):
        raise NotReached("address")
    parts = urlsplit(address)
    connection = _connected(parts.scheme, str(parts.hostname), parts.port)
    body = urlencode(form) if form is not None else None
    sent = {"Accept": "application/json", **(headers or {})}
    if body is not None:
        sent["Content-Type"] = "application/x-www-form-urlencoded"
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        connection.request("POST" if body is not None else "GET", path, body, sent)
        answer = connection.getresponse()
        return _read(answer.status, answer.read(MOST + 1))
    except (OSError, http.client.HTTPException) as fault:
        raise NotReached("answer") from fault
    finally:
        connection.close()


def _connected(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    """A connection whose other end was looked at before anything is said."""
    if scheme == "https":
        connection: http.client.HTTPConnection = http.client.HTTPSConnection(
            host, port, timeout=PATIENCE, context=_trusted()
        )
    else:
        connection = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    try:
        connection.connect()
    except (OSError, http.client.HTTPException) as fault:
        raise NotReached("connection") from fault
    other_end = ip_address(connection.sock.getpeername()[0])
    if not other_end.is_global and host not in settings.LOGIN_SERVICES_INSIDE:
        connection.close()
        raise NotReached("inside")
    return connection


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(status: int, body: bytes) -> dict[str, Any]:
    if status >= 500 or len(body) > MOST:
        raise NotReached("answer")
    try:
        said = json.loads(body)
    except ValueError as fault:
        raise NotReached("json") from fault
    if status != 200:
        raise SaidNo(str(status))
    if not isinstance(said, dict):
        raise NotReached("json")
    return said
