"""A login service that is slow, or stands where it may not, holds up nobody but who asks it."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from ipaddress import ip_address

import pytest

from zorgvuldig.people.login import outside

SLOWLY = b"HTTP/1.1 200 OK\r\nContent-Length: 400\r\n\r\n" + b" " * 400
A_BYTE, MOST = 0.1, 10_000  # seconds; of what is asked
WHOLE = A_BYTE * len(SLOWLY)


@pytest.fixture(autouse=True)
def nothing_failed_yet(monkeypatch) -> Iterator[None]:
    monkeypatch.setattr(outside, "PATIENCE", 2.0)
    monkeypatch.setattr(outside, "PATIENCE_FOR_A_TURN", 0.1)
    outside.forget()
    yield
    outside.forget()


@contextmanager
def dripping(let_go: threading.Event | None = None) -> Iterator[tuple[str, list[float]]]:
    """A server that sends a byte every tenth of a second, until it is let go: its address, and when
    it was reached."""
    reached: list[float] = []
    goes_on = let_go or threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip(with_: socket.socket) -> None:
        with suppress(OSError), with_:
            with_.recv(MOST)
            for byte in SLOWLY:
                with_.send(bytes([byte]))
                goes_on.wait(A_BYTE)

    def serve() -> None:
        with suppress(OSError):
            while True:
                one, _ = listening.accept()
                reached.append(time.monotonic())
                threading.Thread(target=drip, args=(one,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}", reached
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()


def comes_true(what: Callable[[], bool]) -> bool:
    until = time.monotonic() + 60
    while not what() and time.monotonic() < until:
        time.sleep(0.02)
    return what()


def turns_are_free() -> bool:
    return comes_true(lambda: outside._turns._value == outside.AT_ONCE)


def test_an_answer_that_drips_in_is_not_waited_for():
    with dripping() as (address, _):
        begun = time.monotonic()
        with pytest.raises(outside.NotReached, match="time"):
            outside.fetch(address)
        assert time.monotonic() - begun < WHOLE / 2
        assert turns_are_free()


def test_what_failed_is_not_asked_again_at_once():
    with dripping() as (address, reached):
        for why in ("time", "rests"):
            with pytest.raises(outside.NotReached, match=why):
                outside.fetch(address)
        assert len(reached) == 1


def test_no_more_than_two_wait_at_once_and_the_others_hear_so(monkeypatch):
    monkeypatch.setattr(outside, "PATIENCE", 300)
    let_go = threading.Event()
    with dripping(let_go) as (address, reached), ThreadPoolExecutor(outside.AT_ONCE) as pool:

        def ask(number: int) -> str:
            with pytest.raises(outside.NotReached) as why:
                outside.fetch(f"{address}/{number}")
            return str(why.value)

        first = [pool.submit(ask, number) for number in range(outside.AT_ONCE)]
        assert comes_true(lambda: len(reached) == outside.AT_ONCE)
        try:
            assert [ask(number) for number in range(2, 6)] == ["busy"] * 4
        finally:
            let_go.set()
        assert [one.result() for one in first] == ["json"] * 2
        assert len(reached) == 2
        assert turns_are_free()


def test_a_machine_inside_is_not_even_connected_with(settings):
    with dripping() as (address, reached):
        settings.LOGIN_SERVICES_INSIDE = []
        with pytest.raises(outside.NotReached, match="inside"):
            outside.fetch(address.replace("http", "https"))
        assert reached == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "224.0.0.251", "239.1.1.1", "::1", "fe80::1",
     "ff0e::1", "::ffff:10.0.0.1", "::ffff:8.8.8.8", "64:ff9b::a00:1", "2002:a00:1::1", "2001::1"],
)  # fmt: skip
def test_no_other_way_of_writing_an_address_leads_inside(address):
    assert not outside.outward(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2a00:1450:400e:80e::200e"])
def test_out_on_the_network_is_spoken_to(address):
    assert outside.outward(ip_address(address))


@pytest.mark.parametrize("said", [rb'{"name": "a\u0000"}', rb'{"groups": ["\ud800"]}'])
def test_an_answer_that_cannot_be_written_down_is_no_answer(said):
    with pytest.raises(outside.NotReached, match="json"):
        outside._read(200, said)


@pytest.mark.parametrize("said", [b"[" * 100_000, b'{"issuer":' * 40_000])
def test_an_answer_that_is_too_deep_is_no_answer(said):
    with pytest.raises(outside.NotReached, match="json"):
        outside._read(200, said)
