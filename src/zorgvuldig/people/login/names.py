"""Where a name stands on the network, looked up with an end.

The system's own look-up cannot be broken off and may take half a minute. So it goes on beside who
asks, and nobody waits longer than they have patience. A name is looked up once at a time, for all
who ask it meanwhile; and when many names hang, another is refused at once instead of waiting too.
"""

import socket
from concurrent.futures import Future
from threading import Lock, Thread

AT_ONCE = 8  # names that one process looks up; an organisation has one or two
_door = Lock()
_asked: dict[str, Future[list[str]]] = {}


class TooMany(Exception):
    """So many names hang that this one is not looked up."""


def addresses(host: str, patience: float) -> list[str]:
    """The addresses of this host; an OSError when there are none, or not in time."""
    return _look_up(host).result(patience)


def _look_up(host: str) -> Future[list[str]]:
    with _door:
        if host not in _asked:
            if len(_asked) >= AT_ONCE:
                raise TooMany
            told: Future[list[str]] = Future()
            Thread(target=_ask, args=(host, told), daemon=True).start()
            _asked[host] = told
        return _asked[host]


def _ask(host: str, told: Future[list[str]]) -> None:
    try:
        rows = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
        told.set_result([str(row[4][0]) for row in rows])
    except Exception as fault:  # it is told to who waits
        told.set_exception(fault)
    finally:
        with _door:
            _asked.pop(host)
