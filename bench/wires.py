"""A wire of the rehearsals: passes bytes on to the first place that takes them, and can be cut.

Between people and web hosts it is the balancer: it looks each second who may have people sent to,
and sends nothing twice. Between two database servers it is the network.
"""

import asyncio
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import suppress

PIECE = 65536


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return int(trial.getsockname()[1])


class Wire:
    """Listens on a port of its own, in a thread of its own."""

    def __init__(self, places: Callable[[], list[int]]) -> None:
        self.places, self.port = places, free_port()
        self.open: set[asyncio.StreamWriter] = set()
        self.loop = asyncio.new_event_loop()
        begun = threading.Event()
        threading.Thread(target=self._serve, args=(begun,), daemon=True).start()
        begun.wait(10)

    def cut(self) -> None:
        """Nothing passes any more, in either direction; what was on its way is gone."""
        self.places = list
        self.loop.call_soon_threadsafe(self._drop)

    def _drop(self) -> None:
        for one in list(self.open):
            one.transport.abort()

    def _serve(self, begun: threading.Event) -> None:
        asyncio.set_event_loop(self.loop)
        serving = asyncio.start_server(self._pass_on, "127.0.0.1", self.port)
        self.loop.run_until_complete(serving)
        begun.set()
        self.loop.run_forever()

    async def _pass_on(self, hear: asyncio.StreamReader, say: asyncio.StreamWriter) -> None:
        for place in self.places():
            with suppress(OSError):
                there = await asyncio.open_connection("127.0.0.1", place)
                await self._between((hear, say), there)
                return
        say.close()

    async def _between(
        self,
        here: tuple[asyncio.StreamReader, asyncio.StreamWriter],
        there: tuple[asyncio.StreamReader, asyncio.StreamWriter],
    ) -> None:
        self.open |= {here[1], there[1]}
        await asyncio.gather(_pour(here[0], there[1]), _pour(there[0], here[1]))
        self.open -= {here[1], there[1]}


async def _pour(source: asyncio.StreamReader, into: asyncio.StreamWriter) -> None:
    with suppress(OSError):
        while piece := await source.read(PIECE):
            into.write(piece)
            await into.drain()
    with suppress(OSError):
        into.close()


class Balancer(Wire):
    """A wire to whoever says at `/gezond/klaar/` that people may be sent there, in turn."""

    def __init__(self, hosts: list[int]) -> None:
        self.hosts, self.ready, self.turn = hosts, list(hosts), 0
        super().__init__(self._next)
        threading.Thread(target=self._look, daemon=True).start()

    def _next(self) -> list[int]:
        self.turn += 1
        those = list(self.ready)
        return those[self.turn % len(those) :] + those[: self.turn % len(those)] if those else []

    def _look(self) -> None:
        """Who refuses is out at once; who says nothing stays: a busy host is no lost one."""
        while True:
            said = {host: asked(host) for host in self.hosts}
            self.ready = [
                host for host in self.hosts if said[host] or (
                    said[host] is None and host in self.ready)
            ]  # fmt: skip
            time.sleep(1)


def is_ready(port: int) -> bool:
    """May people be sent to this host?"""
    return bool(asked(port))


def asked(port: int) -> bool | None:
    """What this host says itself; None when it takes too long to say anything."""
    question = urllib.request.Request(
        f"http://127.0.0.1:{port}/gezond/klaar/",
        headers={"X-Forwarded-Proto": "https", "Host": "zorg.example"},
    )
    try:
        with urllib.request.urlopen(question, timeout=4) as answer:
            return bool(answer.status == 200)
    except TimeoutError:
        return None
    except OSError as fault:
        return None if isinstance(getattr(fault, "reason", None), TimeoutError) else False
