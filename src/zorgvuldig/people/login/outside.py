"""Asking a login service something over the network, carefully.

Only https, to an address out on the network unless whoever runs this server named the host
(`LOGIN_SERVICES_INSIDE`): the address is typed by an administrator, and must not become a way to
machines behind this one. No redirect is followed, and no more is read than an answer may hold.

Whoever asks waits in a slot of the web server, so one question has an end however slowly the answer
drips, few are asked at once, and what failed is not asked again at once.
"""

import http.client
import json
import socket
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, urlencode, urlsplit

from django.conf import settings

from zorgvuldig.people.login import names

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 4.0  # seconds for a whole question and answer
PATIENCE_FOR_A_TURN = 1.0  # seconds
AT_ONCE = 2  # questions of one process; the web server has four slots
RESTS = 30.0  # seconds in which what failed is not asked again
MOST = 512 * 1024
# Out on the network by their number, and yet ways to an IPv4 address behind this server.
WRAPPED = [ip_network(net) for net in ("::ffff:0:0/96", "64:ff9b::/96", "2002::/16")]
_silent: ContextVar[bool] = ContextVar("silent", default=False)
_turns = threading.BoundedSemaphore(AT_ONCE)
NO_SUCH_NAME = (socket.EAI_NONAME, socket.EAI_NODATA)


class NotReached(Exception):
    """No usable answer came."""


class Nowhere(NotReached):
    """Nothing was connected with: the name is not known, or leads only to where we may not go. The
    two are one, so that nobody learns which names a network behind this server has."""


class SaidNo(Exception):
    """The service answered, and what it answered is no."""


_failed: dict[str, tuple[float, type[NotReached]]] = {}  # address: until when it rests, and why


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
    until, why = _failed.get(address, (0.0, NotReached))
    if until > time.monotonic():
        raise why("rests")
    if _silent.get():
        raise NotReached("silence")
    if not usable(address):
        raise NotReached("address")
    if not _turns.acquire(timeout=PATIENCE_FOR_A_TURN):
        raise _Busy("busy")
    asking = _Asking(urlsplit(address), form, headers or {})
    try:
        return asking.answer()
    except (_NoConnection, Nowhere) as fault:
        rest(address, type(fault))
        raise
    except (NotReached, SaidNo) as fault:
        if (
            form is None and not headers and not isinstance(fault, _Busy)
        ):  # what a visitor sends along makes nobody else wait
            rest(address)
        raise


@contextmanager
def silence() -> "Iterator[None]":
    """Nothing is asked outside: a transaction is open, and would wait for the answer."""
    before = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(before)


def rest(address: str, why: type[NotReached] = NotReached) -> None:
    """It failed: not asked again for a moment."""
    now = time.monotonic()
    for gone in [known for known, (until, _) in list(_failed.items()) if until <= now]:
        _failed.pop(gone, None)
    _failed[address] = now + RESTS, why


def forget() -> None:
    """Whatever failed may be asked again."""
    _failed.clear()


class _Busy(NotReached):
    """It was not asked: too many others wait."""


class _NoConnection(NotReached):
    """Nothing there answered, or not in time."""


@dataclass
class _Asking:
    """One question, asked beside the request, which waits no longer than it has patience. The turn
    is given back when the question is really over, also when nobody waits for it anymore."""

    to: SplitResult
    form: dict[str, str] | None
    headers: dict[str, str]
    until: float = field(default_factory=lambda: time.monotonic() + PATIENCE)
    ready: threading.Event = field(default_factory=threading.Event)
    sock: socket.socket | None = None
    came: tuple[int, bytes] | None = None
    fault: Exception | None = None

    def answer(self) -> dict[str, Any]:
        threading.Thread(target=self._ask, daemon=True).start()
        if not self.ready.wait(PATIENCE):
            self._hang_up()
            raise _NoConnection("time")
        if isinstance(self.fault, NotReached):
            raise self.fault
        if self.came is None:
            raise _NoConnection("answer") from self.fault
        return _read(*self.came)

    def _ask(self) -> None:
        try:
            self.came = self._asked()
        except Exception as fault:  # it is told to who waits
            self.fault = fault
        finally:
            _turns.release()
            self.ready.set()

    def _asked(self) -> tuple[int, bytes]:
        body = urlencode(self.form) if self.form is not None else None
        sent = {"Accept": "application/json", **self.headers}
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        path = (self.to.path or "/") + (f"?{self.to.query}" if self.to.query else "")
        connection = self._connected()
        try:
            connection.request("POST" if body is not None else "GET", path, body, sent)
            answer = connection.getresponse()
            return answer.status, answer.read(MOST + 1)
        finally:
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        """A connection with an address that was looked at before anything was sent to it."""
        host, secure = str(self.to.hostname), self.to.scheme == "https"
        kind = http.client.HTTPSConnection if secure else http.client.HTTPConnection
        connection = kind(host, self.to.port)
        self.sock = _reached(host, connection.port, self.until)
        self.sock.settimeout(self._left())
        if secure:
            self.sock = _trusted().wrap_socket(self.sock, server_hostname=host)
        self._left()
        connection.sock = self.sock
        return connection

    def _left(self) -> float:
        left = self.until - time.monotonic()
        if left <= 0:
            raise _NoConnection("time")
        return left

    def _hang_up(self) -> None:
        if self.sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(self.sock, socket.SHUT_RDWR)


def _reached(host: str, port: int, until: float) -> socket.socket:
    """A connection with the first address of this host that may be spoken to and answers."""
    named = host in settings.LOGIN_SERVICES_INSIDE
    try:
        found = names.addresses(host, until - time.monotonic())
    except names.TooMany as many:
        raise _Busy("busy") from many
    except (OSError, UnicodeError) as fault:
        raise (Nowhere if _no_such(fault) else _NoConnection)("name") from fault
    allowed = [one for one in found if named or outward(ip_address(one))]
    if not allowed:
        raise Nowhere("inside")
    for one in allowed:
        left = until - time.monotonic()
        if left <= 0:
            break
        with suppress(OSError):
            return socket.create_connection((one, port), left)
    raise _NoConnection("connection")


def _no_such(fault: OSError | UnicodeError) -> bool:
    """Is it certain that nothing has this name? Not when whoever knows was silent."""
    return isinstance(fault, UnicodeError) or fault.errno in NO_SUCH_NAME


def outward(address: IPv4Address | IPv6Address) -> bool:
    """Out on the network, and no other way of writing an address that is not."""
    if not address.is_global or address.is_multicast:
        return False
    return not any(address in net for net in WRAPPED if net.version == address.version)


@cache
def _trusted() -> ssl.SSLContext:
    return ssl.create_default_context()


def _read(status: int, body: bytes) -> dict[str, Any]:
    if status >= 500 or len(body) > MOST:
        raise NotReached("answer")
    try:
        said = json.loads(body)
    except (ValueError, RecursionError) as fault:
        raise NotReached("json") from fault
    if status != 200:
        raise SaidNo(str(status))
    if not isinstance(said, dict) or not can_be_written(said):
        raise NotReached("json")
    return said


def can_be_written(said: dict[str, Any]) -> bool:
    """Can every text in it be kept? JSON allows half a character, and a NUL."""
    try:
        text = json.dumps(said, ensure_ascii=False)
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\\u0000" not in text
