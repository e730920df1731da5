"""A logo stands on white, on every screen and on paper: what is not seen there is not taken."""

import resource
import struct
import time
import zlib

import pytest

from tests.style.making import chosen, chunk
from zorgvuldig.paper import Letterhead, picture
from zorgvuldig.style import actions
from zorgvuldig.style.logo import pixels, seen
from zorgvuldig.style.logo.reading import NOT_SEEN, TOO_HEAVY, read_logo
from zorgvuldig.style.refusals import Unreadable

NAME = "".join(f'<path d="M{60 + 16 * n} 10h12v4h-8v26h-4z"/>' for n in range(8))
WHITE_NAME = f'<g fill="#fff">{NAME}</g>'
FIELD = '<rect width="200" height="50" fill="{}"/>'
# Whether a part is lost; None when nobody would see enough of it.
SEEN = {
    "dark": (NAME, False),
    "white": (WHITE_NAME, None),
    "white by a class": (f"<style>.a{{fill:#fefefe}}</style><g class='a'>{NAME}</g>", None),
    "almost white": (f'<g fill="#f2f2f2">{NAME}</g>', None),
    "see-through": (f'<g opacity="0.04">{NAME}</g>', None),
    "bright yellow": (f'<g fill="#ff0">{NAME}</g>', None),
    "a field, almost white": (FIELD.format("#f8f8f8"), None),
    "a white name with a dot": (f'<circle cx="25" cy="25" r="3"/>{WHITE_NAME}', None),
    "a white name with a mark": (f'<circle cx="25" cy="25" r="20"/>{WHITE_NAME}', None),
    "a white name and a dark one": (
        f'{WHITE_NAME}<g transform="translate(0 5) scale(.5)">{NAME}</g>', True,
    ),
    "white in a coloured field": (FIELD.format("#1d4f91") + WHITE_NAME, False),
    "dark on a white field": (FIELD.format("#fff") + NAME, False),
    "white with a dark line around": (f'<g fill="#fff" stroke="#1d4f91">{NAME}</g>', False),
    "a thin line": (f'<g fill="none" stroke="#000" stroke-width=".5">{NAME}</g>', False),
    "yellow that is used for logos": (f'<g fill="#fc0">{NAME}</g>', True),
    "one dark field": (FIELD.format("#1d4f91"), False),
}  # fmt: skip


def drawn(parts: str) -> bytes:
    told = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 50">{parts}</svg>'
    return told.encode()


def points(*rows: bytes, kind: int = 6, beside: bytes = b"") -> bytes:
    """A PNG with these rows, each told by a filter in front."""
    samples = {6: 4, 2: 3, 0: 1, 4: 2, 3: 1}[kind]
    head = struct.pack(">IIBBBBB", (len(rows[0]) - 1) // samples, len(rows), 8, kind, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"".join(rows)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + beside + data + chunk(b"IEND")


def striped(dark: bytes, light: bytes) -> list[bytes]:
    """Thick stripes of both."""
    return [b"\0" + (dark * 4 + light * 4) * 5] * 20


def refused(told: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_logo(told)
    return refusal.value.sentence


@pytest.mark.parametrize("name", SEEN)
def test_a_drawing_is_taken_when_it_can_be_seen_on_white(name):
    parts, part_is_lost = SEEN[name]
    if part_is_lost is None:
        assert refused(drawn(parts)) == NOT_SEEN
    else:
        assert read_logo(drawn(parts)).is_partly_lost is part_is_lost


@pytest.mark.parametrize(
    ("picture_", "is_seen"),
    [
        (points(*striped(b"\xff\xff\xff\xff", bytes(4))), False),
        (points(*striped(b"\0\0\0\xff", bytes(4))), True),
        (points(*striped(b"\0\0\0\x08", bytes(4))), False),
        (points(*striped(b"\xff\xff\xff", b"\xfa\xfa\xfa"), kind=2), False),
        (points(*striped(b"\xff\xff\xff", b"\x10\x20\x30"), kind=2), True),
        (points(*striped(b"\xf5\xff", b"\0\0"), kind=4), False),
        (points(*striped(b"\xf5", b"\x40"), kind=0), True),
        (points(*striped(b"\0", b"\1"), kind=3, beside=chunk(b"PLTE", b"\xff" * 6)
                + chunk(b"tRNS", b"\xff\0")), False),
        (points(*striped(b"\0", b"\1"), kind=3, beside=chunk(b"PLTE", b"\xff" * 3 + bytes(3))),
         True),
    ],
)  # fmt: skip
def test_a_picture_is_measured_in_the_same_way(picture_, is_seen):
    if is_seen:
        assert read_logo(picture_).is_partly_lost is False
    else:
        assert refused(picture_) == NOT_SEEN


@pytest.mark.parametrize("kind", range(5))
def test_points_are_read_whichever_filter_told_them(kind):
    """By hand, after the specification (9.2)."""
    first = bytes([15, 2, 3, 4, 20, 6, 7, 8])
    second = bytes([10, 8, 7, 6, 250, 4, 3, 2])
    told = {
        0: second, 1: bytes([10, 8, 7, 6, 240, 252, 252, 252]),
        2: bytes([251, 6, 4, 2, 230, 254, 252, 250]), 3: bytes([3, 7, 6, 4, 235, 253, 252, 251]),
        4: bytes([251, 6, 4, 2, 235, 252, 252, 250]),
    }[kind]  # fmt: skip
    assert pixels.points(points(b"\0" + first, bytes([kind]) + told)) == [first, second]


def test_a_drawing_that_takes_too_long_is_refused_and_costs_no_more_than_that():
    clip = '<clipPath id="a">' + '<path d="M0 0h200v50z"/>' * 900 + "</clipPath>"
    heavy = drawn(clip + '<path d="M0 0h200v50z" clip-path="url(#a)"/>' * 900)
    began, used = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    assert refused(heavy) == TOO_HEAVY
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - used < 5
    assert time.monotonic() - began < 60


def test_what_is_measured_is_what_is_kept_and_once(monkeypatch):
    asked = []
    monkeypatch.setattr(
        seen, "picture", lambda head, **how: asked.append(head) or picture(head, **how)
    )
    seen.lost.cache_clear()
    logos = [read_logo(drawn(FIELD.format("#1d4f91"))) for _ in range(2)]
    assert asked == [Letterhead("", "", logos[0].content, "svg")]


def test_the_process_that_draws_knows_no_setting_and_no_secret(monkeypatch):
    given = {}
    run = picture.__globals__["subprocess"].run
    monkeypatch.setattr(
        picture.__globals__["subprocess"], "run",
        lambda *told, **how: given.update(how) or run(*told, **how),
    )  # fmt: skip
    assert picture(Letterhead("", "", drawn(NAME), "svg"), high=9).startswith(pixels.SIGNATURE)
    assert given["env"] == {}


@pytest.mark.parametrize(
    ("parts", "said"), [(NAME, False), (SEEN["a white name and a dark one"][0], True)]
)  # noqa: E501
def test_a_part_that_is_lost_is_kept_to_be_said(town, parts, said):
    ready = actions.lay_ready(
        actor=town.at_work("gerda"), choice=chosen(utrecht__link__color="#6b2458"),
        logo=read_logo(drawn(parts)),
    )  # fmt: skip
    assert ready.values["logo_is_partly_lost"] is said
