"""Reads the handbook's TOML files, each of them once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read(name: str) -> dict[str, Any]:
    """The whole of `<name>.toml`, as tables within tables.

    `read("law")["A01"]["text"]` is the passage under row A01. The answer is shared between
    all readers: look, do not change. A name without a file is a FileNotFoundError.
    """
    text = files("zorgvuldig.handbook").joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
