"""The manual built with a stand-in for each picture: for what does not look at pictures."""

import struct
import zlib
from pathlib import Path

from tools.manual import build
from tools.manual.sources import PICTURES, pages


def built_in(folder: Path) -> Path:
    """The whole manual in this folder."""
    (folder / PICTURES).mkdir()
    for page in pages():
        for name in (name for task in page.tasks for name in task.pictures):
            (folder / PICTURES / f"{name}.png").write_bytes(png(700, 500))
    build.build(folder)
    return folder


def png(width: int, height: int) -> bytes:
    """A small picture, as good as any to build with."""
    rows = (b"\0" + b"\xff" * 3 * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(rows)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def chunk(kind: bytes, data: bytes) -> bytes:
    """One piece of a picture."""
    whole = kind + data
    return struct.pack(">I", len(data)) + whole + struct.pack(">I", zlib.crc32(whole))
