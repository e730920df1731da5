"""A name that is never found holds up nobody but who asks for it, and those not for long."""

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.openid.test_slow import comes_true, dripping, turns_are_free
from zorgvuldig.people.login import names, outside

HANGS = "https://{}.voorbeeld.example/"
HANGS_FOR = 60  # seconds


@dataclass
class Resolver:
    """One that knows numbers and answers no name, until it is let go."""

    let_go: threading.Event = field(default_factory=threading.Event)
    asked: list[str] = field(default_factory=list)

    def getaddrinfo(self, host: str, *more: object, **named: object) -> list[object]:
        if host.endswith(".example"):
            self.asked.append(host)
            self.let_go.wait(HANGS_FOR)
            raise OSError("no such name")
        return KNOWS(host, *more, **named)  # type: ignore[arg-type]


KNOWS = socket.getaddrinfo


@pytest.fixture
def resolver(monkeypatch) -> Iterator[Resolver]:
    outside.forget()
    monkeypatch.setattr(outside, "PATIENCE", 0.5)
    monkeypatch.setattr(outside, "PATIENCE_FOR_A_TURN", HANGS_FOR)
    silent = Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", silent.getaddrinfo)
    yield silent
    silent.let_go.set()
    assert comes_true(lambda: not names._asked)
    outside.forget()


def ask(name: str) -> str:
    """Why there was no answer."""
    with pytest.raises(outside.NotReached) as why:
        outside.fetch(HANGS.format(name))
    return str(why.value)


def test_who_asks_waits_no_longer_than_the_patience_and_the_turn_comes_back(resolver):
    begun = time.monotonic()
    assert ask("een") in ("name", "time")
    assert time.monotonic() - begun < HANGS_FOR / 2
    assert turns_are_free()
    assert not resolver.let_go.is_set()


def test_while_two_names_hang_another_service_is_asked(resolver, monkeypatch):
    assert {ask("een"), ask("twee")} <= {"name", "time"}
    assert turns_are_free()
    monkeypatch.setattr(outside, "PATIENCE", 2.0)
    with dripping() as (address, reached):
        with pytest.raises(outside.NotReached, match="time"):
            outside.fetch(address)
        assert len(reached) == 1


def test_a_name_that_hangs_is_not_looked_up_a_second_time(resolver):
    for _ in range(3):
        assert ask("een") in ("name", "time")
        outside.forget()
    assert resolver.asked == ["een.voorbeeld.example"]


def test_when_many_names_hang_another_is_refused_at_once_and_does_not_rest(resolver, monkeypatch):
    monkeypatch.setattr(outside, "PATIENCE", 0.1)
    for number in range(names.AT_ONCE):
        ask(f"n{number}")
    assert turns_are_free()  # so each of them was looked up
    monkeypatch.setattr(outside, "PATIENCE", HANGS_FOR)  # who waited would hear "name"
    assert [ask("nog-een"), ask("nog-een")] == ["busy", "busy"]
    assert len(resolver.asked) == names.AT_ONCE
    resolver.let_go.set()
    assert turns_are_free()
    assert ask("nog-een") == "name"
