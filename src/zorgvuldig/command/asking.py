"""`zorgvuldig ready`: may people be sent to the server on this machine? For who starts it and for
who watches over it: systemd, a container, a person who renews one host after another.

It asks `/gezond/klaar/` as the proxy in front would, and wakes nothing of the product itself.
"""

import http.client
import time
from contextlib import closing, suppress
from http import HTTPStatus

from zorgvuldig.command import usage
from zorgvuldig.command.operator import Refused, operator
from zorgvuldig.configuration import told

READY = "/gezond/klaar/"
PATIENCE = 10  # seconds for one answer
PAUSE = 0.5
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  an address to listen on, not to ask


@operator
def ready(argv: list[str]) -> int:
    """Whether the server here is ready; with `--wait` as soon as it is, within so many seconds."""
    waiting = argv[1] if len(argv) == 2 and argv[0] == "--wait" else "" if argv else "0"
    if not waiting.isdecimal():
        return usage("zorgvuldig ready [--wait SECONDEN]")
    until = time.monotonic() + int(waiting)
    while (said := answer()) != HTTPStatus.OK:
        if time.monotonic() >= until:
            raise Refused(_no(said))
        time.sleep(PAUSE)
    print("Zorgvuldig is klaar: hier mogen mensen heen.")
    return 0


def answer() -> int | None:
    """The status that the server gives; nothing when it does not answer."""
    return status(told.LISTEN, told.PORT, READY)


def status(host: str, port: int, page: str) -> int | None:
    """What a server answers that listens there, asked under a name that it is known by."""
    connection = http.client.HTTPConnection(EVERYWHERE.get(host, host), port, timeout=PATIENCE)
    as_the_proxy = {"Host": told.ALLOWED_HOSTS[0], "X-Forwarded-Proto": "https"}
    with closing(connection), suppress(OSError, http.client.HTTPException):
        connection.request("GET", page, headers=as_the_proxy)
        return connection.getresponse().status
    return None


def _no(said: int | None) -> str:
    if said is None:
        return f"Op poort {told.PORT} antwoordt niets. Draait zorgvuldig run of zorgvuldig web?"
    if said == HTTPStatus.BAD_REQUEST:
        return f"De server kent de naam {told.ALLOWED_HOSTS[0]} niet. Kijk naar ALLOWED_HOSTS."
    return (
        f"Nog niet klaar ({said}). Kijk in de uitvoer van de server, of voer uit: zorgvuldig doctor"
    )
