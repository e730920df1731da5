"""Files as an administrator brings them: token files, drawings and pictures. All invented."""

import json
import struct
import zlib
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Town
from zorgvuldig.style import actions
from zorgvuldig.style.choosing import Choice, choose
from zorgvuldig.style.logo.reading import read_logo
from zorgvuldig.style.tokens import Tokens, read_tokens

PLUM = "#6b2458"
DRAWN = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><path d="M0 0h9v9z"/></svg>'


def nested(**values: Any) -> dict[str, Any]:
    """A tree of tokens: `nested(utrecht__link__color="#fff")`, a double line for a point."""
    tree: dict[str, Any] = {}
    for name, value in values.items():
        *path, last = name.replace("___", "-").split("__")
        place = tree
        for part in path:
            place = place.setdefault(part, {})
        place[last] = {"value": value}
    return tree


def told(tree: Any) -> bytes:
    return json.dumps(tree).encode()


def read(tree: Any, **how: Any) -> Tokens:
    return read_tokens(told(tree), **how)


def chosen(tree: Any = None, **values: Any) -> Choice:
    """What a theme sets, from a tree or from names."""
    return choose(read(tree if tree is not None else nested(**values)))


def file(content: bytes | dict[str, Any], name: str = "tokens.json") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else told(content))


def png(
    width: int = 4, height: int = 2, *more: bytes, raw: bytes | None = None, packing: int = -1
) -> bytes:
    """A picture of one colour, with chunks beside it."""
    rows = (b"\0" + b"\x10\x20\x30" * width) * height if raw is None else raw
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [
        chunk(b"IHDR", head),
        *more,
        chunk(b"IDAT", zlib.compress(rows, packing)),
        chunk(b"IEND"),
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(name: bytes, part: bytes = b"") -> bytes:
    return struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))


def laid_ready(town: Town, by: str = "gerda", tree: Any = None, logo: bytes | None = DRAWN) -> Any:
    """A style that stands ready: one link in the own colour, and a drawing. An empty tree is a
    style of a logo alone."""
    choice = Choice() if tree == {} else chosen(tree or nested(utrecht__link__color=PLUM))
    picture = read_logo(logo) if logo else None
    return actions.lay_ready(actor=town.at_work(by), choice=choice, logo=picture)


def in_use(town: Town, by: str = "gerda", **how: Any) -> Any:
    """A style that everybody of the organisation sees."""
    ready = laid_ready(town, by, **how)
    actions.put_to_use(actor=town.at_work(by), number=ready.pk)
    ready.refresh_from_db()
    return ready


def things(town: Town) -> dict[str, dict[str, Any]]:
    """What stands behind each address: one in use, and one laid ready."""
    used, ready = in_use(town), laid_ready(town)
    place = {"organisation_id": used.organisation_id}
    return {
        "look:sheet": place | {"digest": used.sheet_digest},
        "look:logo": place | {"digest": used.logo_digest, "kind": used.logo_kind},
        **{f"style:{name}": {"number": ready.pk} for name in OF_ONE},
    }


OF_ONE = ("look", "use", "drop", "ready_sheet", "ready_logo", "ready_letter")
