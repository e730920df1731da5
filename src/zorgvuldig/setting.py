"""What a setting is: a name in the environment with its meaning, its form, what counts without it,
and whether it is a secret.

A setting stands in a class under its own name, and an instance of that class gives its value. What
is written wrongly stops with a sentence that names the setting, and never repeats a secret.
`docs/configuration.md` is made from the same declarations (`tools/configuration.py`).
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Generic, Self, TypeVar, overload
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

Value = TypeVar("Value")
PRODUCTION = "DATABASE_URL"  # with it, nothing has a stand-in
LEAST_SECRET = 32  # characters
HIGHEST_PORT = 65535


class Wrong(Exception):
    """What was written cannot be read; the text says what to write."""


class Setting(Generic[Value]):
    """One name in the environment. Written with nothing behind it is as not written, except for
    numbers, and for what has to be there: somebody meant to fill that in."""

    name = ""

    def __init__(
        self, meaning: str, form: str, read: Callable[[str], Value], usual: Value,
        without: str = "", *, secret: bool = False, needed: bool = False, full: bool = False,
    ) -> None:  # fmt: skip
        self.meaning, self.form, self._read, self.usual = meaning, form, read, usual
        self.without, self.secret, self.needed = without, secret, needed
        self.full = full or needed

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, told: None, owner: type) -> Self: ...
    @overload
    def __get__(self, told: object, owner: type) -> Value: ...
    def __get__(self, told: object | None, owner: type) -> "Self | Value":
        return self if told is None else self.value()

    @property
    def written(self) -> bool:
        """Does the environment say something?"""
        return bool(os.environ.get(self.name, "").strip())

    def value(self) -> Value:
        """What the environment says, or what counts without it."""
        if self.full and self.name in os.environ and not self.written:
            raise ImproperlyConfigured(f"{self.name} is leeg. Vul het in, of haal de naam weg.")
        if self.name not in os.environ or (not self.written and self._read is not _whole):
            return self._unsaid()
        said = os.environ[self.name]
        try:
            return self._read(said)
        except Wrong as what:
            repeated = "" if self.secret else f" is ‘{said}’"
            raise ImproperlyConfigured(f"{self.name}{repeated}{_joint(self)}{what}") from what

    def _unsaid(self) -> Value:
        if self.needed and PRODUCTION in os.environ:
            raise ImproperlyConfigured(
                f"{self.name} ontbreekt. Zonder deze instelling start Zorgvuldig niet."
            )
        return self.usual


def _joint(setting: Setting[Value]) -> str:
    return ": " if setting.secret else ". "


def text(meaning: str, form: str, usual: str = "", without: str = "", *, secret: bool = False,
         needed: bool = False, full: bool = False, read: Callable[[str], str] = str,
         ) -> Setting[str]:  # fmt: skip
    """Words, as they stand there."""
    return Setting(meaning, form, read, usual, without, secret=secret, needed=needed, full=full)


def whole(meaning: str, usual: int) -> Setting[int]:
    """A whole number."""
    return Setting(meaning, "whole number", _whole, usual)


def _whole(said: str) -> int:
    if said.isascii() and said.isdecimal():
        return int(said)
    raise Wrong("Schrijf een geheel getal, of laat het weg.")


def port(meaning: str, usual: int) -> Setting[int]:
    """The number of a port."""
    return Setting(meaning, "port", _port, usual)


def _port(said: str) -> int:
    if said.isascii() and said.isdecimal() and 0 < int(said) <= HIGHEST_PORT:
        return int(said)
    raise Wrong(f"Dat is geen poortnummer. Kies een getal tot {HIGHEST_PORT}, of laat het weg.")


def seconds(meaning: str, usual: float) -> Setting[float]:
    """A time, in seconds; parts of one may be said."""
    return Setting(meaning, "seconds", _seconds, usual)


def _seconds(said: str) -> float:
    if said.isascii() and said.replace(".", "", 1).isdecimal():
        return float(said)
    raise Wrong("Schrijf een aantal seconden, bijvoorbeeld 5, of laat het weg.")


def yes(meaning: str, *, usual: bool = False) -> Setting[bool]:
    """1 or 0."""
    return Setting(meaning, "`1` or `0`", _yes, usual)


def _yes(said: str) -> bool:
    if said in ("1", "0"):
        return said == "1"
    raise Wrong("Schrijf 1 of 0, of laat het weg.")


def place(meaning: str, form: str, without: str) -> Setting[Path | None]:
    """A file or a folder."""
    return Setting(meaning, form, Path, None, without)


def listed(meaning: str, form: str, usual: list[str] | None = None,
           each: Callable[[str], str] = str) -> Setting[list[str]]:  # fmt: skip
    """Several, with commas between."""

    def read(said: str) -> list[str]:
        return [each(one.strip()) for one in said.split(",") if one.strip()]

    return Setting(meaning, f"{form}, with commas between", read, usual or [])


def one_of(meaning: str, *words: str, usual: str) -> Setting[str]:
    """One of these words."""

    def read(said: str) -> str:
        if said in words:
            return said
        raise Wrong(f"Kies uit: {', '.join(words)}.")

    return Setting(meaning, ", ".join(f"`{word}`" for word in words), read, usual)


def origin(said: str) -> str:
    """An address of a site, with nothing behind the host and the port."""
    told = urlsplit(said)
    if (
        told.scheme in ("http", "https")
        and told.netloc
        and said == f"{told.scheme}://{told.netloc}"
    ):
        return said
    raise Wrong("Schrijf het adres met https:// ervoor en niets erachter: https://zorg.example")


def host(said: str) -> str:
    """A name under which the product is asked for."""
    if "/" in said or " " in said:
        raise Wrong("Schrijf alleen de naam, zonder https:// ervoor: zorg.example")
    return said


def long_enough(said: str) -> str:
    """A secret that nobody guesses."""
    if len(said) >= LEAST_SECRET:
        return said
    raise Wrong(f"te kort. Maak een nieuw geheim van ten minste {LEAST_SECRET} tekens.")


def numbers(said: str) -> list[dict[str, str]]:
    """Telephone numbers by name."""
    pairs = [pair.partition("=") for pair in said.split(";") if pair.strip()]
    if all(name.strip() and number.strip() for name, _, number in pairs):
        return [{"text": name.strip(), "number": number.strip()} for name, _, number in pairs]
    raise Wrong("Schrijf naam=nummer, met een puntkomma ertussen.")
