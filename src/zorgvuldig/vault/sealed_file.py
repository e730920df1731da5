"""A long file, sealed in pieces: read and written as a stream, whole or refused.

First a line that names the form, then a line of JSON in the open (when, which key, the file's own
key wrapped by the ring), then pieces of AES-256-GCM. Each piece is bound to the head, to its place
and to whether it is the last: a piece changed, moved or left out is noticed, and so is a file that
was cut off.
"""

import json
import secrets
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from zorgvuldig.vault.keyring import ring

FORM = b"ZORGVULDIG SEALED FILE 1\n"
PIECE = 1 << 20
TAG = 16
LONGEST_HEAD = 10_000


class FileBroken(Exception):
    """The file is not whole, or not ours; its text says so in Dutch."""


def write(to: BinaryIO, pieces: Iterable[bytes], **about: Any) -> None:
    """Seal what comes in `pieces` into `to`; `about` stands readable in its head."""
    own, place = secrets.token_bytes(32), secrets.token_bytes(16)
    key_id, wrapped = ring().wrap(own, place)
    told = {**about, "place": b64encode(place).decode(), "ring_key": key_id}
    head = json.dumps({**told, "key": b64encode(wrapped).decode()}).encode() + b"\n"
    to.write(FORM + head)
    cipher = AESGCM(own)
    for number, (piece, last) in enumerate(_even(pieces)):
        to.write(cipher.encrypt(_nonce(number, last=last), piece, head))


def head_of(file: BinaryIO) -> tuple[dict[str, Any], bytes]:
    """What stands in the head, and the head as it was written."""
    if file.read(len(FORM)) != FORM:
        raise FileBroken("Dit bestand is geen back-up van Zorgvuldig.")
    head = file.readline(LONGEST_HEAD)
    try:
        about = json.loads(head)
    except ValueError as fault:
        raise FileBroken("Het begin van de back-up is beschadigd.") from fault
    if not isinstance(about, dict):
        raise FileBroken("Het begin van de back-up is beschadigd.")
    return about, head


def read(file: BinaryIO) -> Iterator[bytes]:
    """What was sealed, piece by piece. `KeyMissing` when the ring does not open it."""
    about, head = head_of(file)
    try:
        place, wrapped = b64decode(about["place"]), b64decode(about["key"])
        key_id = str(about["ring_key"])
    except (KeyError, TypeError, ValueError) as fault:
        raise FileBroken("Het begin van de back-up is beschadigd.") from fault
    cipher = AESGCM(ring().unwrap(key_id, wrapped, place))
    number, piece = 0, file.read(PIECE + TAG)
    while True:
        following = file.read(PIECE + TAG)
        try:
            yield cipher.decrypt(_nonce(number, last=not following), piece, head)
        except InvalidTag as fault:
            raise FileBroken(
                f"De back-up is beschadigd of niet compleet (deel {number})."
            ) from fault
        if not following:
            return
        number, piece = number + 1, following


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11) + bytes([last])


def _even(pieces: Iterable[bytes]) -> Iterator[tuple[bytes, bool]]:
    """Pieces of one size, and whether each is the last; an empty file is one empty piece."""
    rest = bytearray()
    for piece in pieces:
        rest += piece
        while len(rest) > PIECE:
            yield bytes(rest[:PIECE]), False
            del rest[:PIECE]
    yield bytes(rest), True
