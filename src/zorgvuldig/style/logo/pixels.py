"""A PNG, taken apart and put together again: its picture stays, everything beside it does not.

No more is unpacked than the size it says of itself allows, so that a small file cannot become a
large one. Source: PNG specification, third edition (W3C), 5 and 11.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from zorgvuldig.style.refusals import Unreadable

SIGNATURE = b"\x89PNG\r\n\x1a\n"
WIDEST, HIGHEST = 1600, 800
SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by colour type
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
PALETTE = 3
ALPHA = (4, 6)  # colour types of which the last sample of a point says how much it covers
FILTERS = 5
KEPT = (b"PLTE", b"tRNS")
BROKEN = "Dit PNG-bestand is beschadigd of niet compleet. Bewaar het opnieuw als PNG."
TOO_BIG = "Dit logo is te groot: hooguit 1600 bij 800 beeldpunten. Maak het kleiner."
EMPTY = "In dit PNG-bestand is alles doorzichtig. Het logo zou leeg zijn."
WOVEN = "Dit PNG-bestand is ‘interlaced’ bewaard. Bewaar het zonder die keuze."


class Picture(NamedTuple):
    """A PNG as we wrote it, and its size."""

    content: bytes
    width: int
    height: int


def read(told: bytes) -> Picture:
    """The picture in it, without texts, places and whatever else was added."""
    chunks = list(_chunks(told))
    if not chunks or chunks[0][0] != b"IHDR" or chunks[-1][0] != b"IEND":
        raise Unreadable(BROKEN)
    head = chunks[0][1]
    width, height, rows = _size(head)
    packed = b"".join(part for name, part in chunks if name == b"IDAT")
    raw = _unpacked(packed, rows * height)
    if any(raw[place] >= FILTERS for place in range(0, len(raw), rows)):
        raise Unreadable(BROKEN)
    if _is_clear(raw, rows, head):
        raise Unreadable(EMPTY)
    parts = [(b"IHDR", head), *_beside(chunks, head[9]), (b"IDAT", zlib.compress(raw, 9))]
    content = SIGNATURE + b"".join(_written(*part) for part in (*parts, (b"IEND", b"")))
    return Picture(content, width, height)


def points(told: bytes) -> list[bytes]:
    """The rows of a PNG with four samples of eight bits, each point as its four bytes."""
    chunks = list(_chunks(told))
    width, height, rows = _size(chunks[0][1])
    raw = _unpacked(b"".join(part for name, part in chunks if name == b"IDAT"), rows * height)
    found, above = [], bytes(rows - 1)
    for place in range(0, len(raw), rows):
        above = _unfiltered(raw[place], raw[place + 1 : place + rows], above, rows // width)
        found.append(above)
    return found


def _unfiltered(kind: int, row: bytes, above: bytes, point: int) -> bytes:
    """A row as it was: each byte was told by how it differs from those before and above it."""
    told = bytearray(point) + row
    for place, up in enumerate(above, point):
        left, corner = told[place - point], above[place - 2 * point] if place >= 2 * point else 0
        guess = (0, left, up, (left + up) // 2, _closest(left, up, corner))[kind]
        told[place] = (told[place] + guess) % 256
    return bytes(told[point:])


def _closest(left: int, up: int, corner: int) -> int:
    """Whichever is closest to left plus up minus corner (Paeth; PNG specification, 9.4)."""
    return min((left, up, corner), key=lambda one: abs(left + up - corner - one))


def _chunks(told: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Every chunk up to the end of the picture; what comes after it is not looked at."""
    place = len(SIGNATURE)
    while place + 12 <= len(told):
        (length,) = struct.unpack_from(">I", told, place)
        name, end = told[place + 4 : place + 8], place + 8 + length
        if end + 4 > len(told):
            break
        part = told[place + 8 : end]
        if zlib.crc32(name + part) != struct.unpack_from(">I", told, end)[0]:
            break
        yield name, part
        if name == b"IEND":
            return
        place = end + 4
    raise Unreadable(BROKEN)


def _size(head: bytes) -> tuple[int, int, int]:
    """Width, height, and the bytes of one row with its filter in front."""
    if len(head) != 13:
        raise Unreadable(BROKEN)
    width, height, depth, kind, packing, filtering, woven = struct.unpack(">IIBBBBB", head)
    if depth not in DEPTHS.get(kind, ()) or packing or filtering or not (width and height):
        raise Unreadable(BROKEN)
    if width > WIDEST or height > HIGHEST:
        raise Unreadable(TOO_BIG)
    if woven:
        raise Unreadable(WOVEN)
    return width, height, 1 + (width * depth * SAMPLES[kind] + 7) // 8


def _unpacked(packed: bytes, expected: int) -> bytes:
    """Exactly what the size promises, and never a byte more."""
    unpacking = zlib.decompressobj()
    try:
        raw = unpacking.decompress(packed, expected + 1)
    except zlib.error as wrong:
        raise Unreadable(BROKEN) from wrong
    if len(raw) != expected:
        raise Unreadable(BROKEN)
    return raw


def _is_clear(raw: bytes, rows: int, head: bytes) -> bool:
    """Does every point show what is behind it? A filter leaves nothing but zeros as they are, so it
    is not undone for this."""
    depth, kind = head[8] // 8, head[9]
    if kind not in ALPHA:
        return False
    point = SAMPLES[kind] * depth
    lasts = range(point - depth, point)
    return not any(
        raw[start + 1 + last : start + rows : point].strip(b"\0")
        for start in range(0, len(raw), rows)
        for last in lasts
    )


def _beside(chunks: list[tuple[bytes, bytes]], kind: int) -> list[tuple[bytes, bytes]]:
    """Colours of a palette and what shows through; each once, and a palette where one is needed."""
    found = {name: part for name, part in chunks if name in KEPT}
    palette = found.get(b"PLTE", b"")
    if (kind == PALETTE) != bool(palette) or len(palette) % 3 or len(palette) > 768:
        found.pop(b"PLTE", None)
        if kind == PALETTE:
            raise Unreadable(BROKEN)
    return [(name, found[name]) for name in KEPT if name in found]


def _written(name: bytes, part: bytes) -> bytes:
    return struct.pack(">I", len(part)) + name + part + struct.pack(">I", zlib.crc32(name + part))
