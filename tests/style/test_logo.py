"""A logo is read strictly and written anew: nothing runs, nothing is fetched, nothing grows."""

import struct
import time
import zlib

import pytest

from tests.style.making import DRAWN, chunk, png
from zorgvuldig.style.logo.pixels import BROKEN, EMPTY, TOO_BIG, WOVEN
from zorgvuldig.style.logo.reading import NEITHER, TOO_LARGE, WRONG_SHAPE, read_logo
from zorgvuldig.style.refusals import Unreadable

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 20 10"'  # noqa: E501
HARMFUL = [
    "<script>alert(1)</script>", "<script/>", "<a href='javascript:alert(1)'><path d='M0 0'/></a>",
    "<foreignObject><body/></foreignObject>", "<image href='https://elders.example/x.png'/>",
    "<use xlink:href='#a'/>", "<use href='https://elders.example/x.svg#a'/>", "<iframe/>",
    "<style>path{fill:url(https://elders.example)}</style>", "<text>naam</text>", "<svg/>",
    "<path d='M0 0' onclick='alert(1)'/>", "<path d='M0 0' ONLOAD='alert(1)'/>",
    "<path d='M0 0' style='fill:url(https://elders.example)'/>", "<path style='behavior:url(x)'/>",
    "<path fill='url(https://elders.example/#a)'/>", "<path fill='url(#a) url(x)'/>",
    "<path fill='expression(1)'/>", "<animate attributeName='href'/>", "<set/>",
    "<filter id='a'/>", "<mask id='a'/>", "<pattern id='a'/>", "<symbol/>", "<switch/>",
    "losse tekst",
    "<path d='M0 0&#x22;/>&#x3c;script>'/>", "<path transform='rotate(1) url(x)'/>",
    "<linearGradient xlink:href='#b'/>", "<metadata><script/></metadata>",
    "<x:y xmlns:x='http://elders.example'><script/></x:y>", "<SCRIPT/>", "<path xml:base='x'/>",
    "<path id='a b'/>", "<path opacity='calc(1)'/>", "<handler/>",
]  # fmt: skip
BOMB = "<!DOCTYPE svg [" + "".join(
    f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)
) + ']><svg xmlns="http://www.w3.org/2000/svg">&a9;</svg>'  # fmt: skip


def refused(told: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_logo(told)
    return refusal.value.sentence


def test_a_drawing_is_written_anew_without_what_tells_of_the_program():
    told = f"""<?xml version="1.0"?><!-- gemaakt met iets -->{HEAD} width="40mm" version="1.1"
        xmlns:sodipodi="http://sodipodi.example/" sodipodi:docname="geheim.svg"><title>Naam</title>
        <metadata><rdf:x xmlns:rdf="http://rdf.example/">wie</rdf:x></metadata><defs>
        <linearGradient id="a"><stop offset="5%" stop-color="#06A"/></linearGradient></defs>
        <g class="x" style="fill: url(#a); enable-background:new 0 0 9 9; stroke-width:2px"><circle
        r="3"/></g></svg>"""
    assert read_logo(told.encode()).content.decode() == (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"><defs><linearGradient id="a">'
        '<stop offset="5%" stop-color="#06A"/></linearGradient></defs><g fill="url(#a)" '
        'stroke-width="2px"><circle r="3"/></g></svg>'
    )


@pytest.mark.parametrize("inside", HARMFUL)
def test_what_could_run_fetch_or_grow_is_refused(inside):
    assert refused(f"{HEAD}>{inside}</svg>".encode()).startswith("In dit SVG-bestand staat")


@pytest.mark.parametrize(
    "told",
    [BOMB,
     f"<!DOCTYPE svg SYSTEM 'file:///etc/passwd'>{HEAD}/>",
     f"<?xml-stylesheet href='x'?>{HEAD}/>",
     f"{HEAD} onload='alert(1)'/>", "<html/>"],
)  # fmt: skip
def test_no_entities_no_outer_files_and_nothing_around_it(told):
    assert refused(told.encode()).startswith("In dit SVG-bestand staat")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (b"<svg", "niet te lezen"),
        (b"<svg>\x00</svg>", "niet te lezen"),
        (b'<?xml version="1.0" encoding="x-geen"?><svg/>', "niet te lezen"),
        (b"<g/>", "niet te lezen"),
        (b"<svg/>", "hoe groot"),
        (b'<svg viewBox="0 0 0 5"/>', "hoe groot"),
        (b'<svg viewBox="0 0 1e400 5"/>', "hoe groot"),
        (b'<svg width="nan" height="5"/>', "hoe groot"),
        (b'<svg viewBox="0 0 9 9"/>', "geen vorm"),
        (b'<svg viewBox="0 0 9 9"><defs><path d="M0 0"/></defs></svg>', "geen vorm"),
        (b'<svg viewBox="0 0 9 9">' + b"<g>" * 30 + b"</g>" * 30 + b"</svg>", "te veel"),
        (b'<svg viewBox="0 0 9 9">' + b"<g/>" * 2001 + b"</svg>", "te veel"),
        (b'<svg viewBox="0 0 9 9">' + b" " * 300 * 1024 + b"</svg>", "300 kB"),
    ],
)
def test_a_drawing_that_is_none_or_too_much_is_refused(told, said):
    assert said in refused(told)


@pytest.mark.parametrize(("width", "height"), [(100, 1), (9, 1), (1, 9), (1, 5)])
def test_what_is_no_more_than_a_line_in_the_head_is_refused(width, height):
    drawn = f'<svg viewBox="0 0 {width} {height}"><rect width="9" height="9"/></svg>'
    assert refused(drawn.encode()) == refused(png(width, height)) == WRONG_SHAPE


@pytest.mark.parametrize(("width", "height"), [(8, 1), (1, 4)])
def test_what_is_just_no_line_is_taken(width, height):
    drawn = f'<svg viewBox="0 0 {width} {height}"><rect width="9" height="9"/></svg>'
    assert read_logo(drawn.encode()).aspect == read_logo(png(width, height)).aspect


def test_no_drawing_keeps_the_reader_busy():
    began = time.thread_time()
    for name, value in (("points", "1" * 50_000 + "x"), ("transform", "scale(1 " * 7000),
                        ("stroke-dasharray", "1" * 50_000 + "x"), ("d", "1." * 25_000 + "!"),
                        ("style", "fill:#fff;" * 20_000 + "x"), ("r", "1" * 50_000)):  # fmt: skip
        refused(f'{HEAD}><circle {name}="{value}"/></svg>'.encode())
    assert time.thread_time() - began < 2


def test_a_picture_keeps_its_points_and_loses_what_came_along():
    hidden = [
        chunk(b"tEXt", b"Author\0Gerda"),
        chunk(b"eXIf", b"plaats"),
        chunk(b"acTL", b"12345678"),
    ]
    found = read_logo(png(4, 2, *hidden) + b"<script>alert(1)</script>")
    assert (found.kind, found.aspect) == ("png", 2.0)
    assert found.content == png(4, 2, packing=9)
    assert read_logo(found.content).content == found.content


def test_a_palette_and_what_shows_through_stay():
    head = struct.pack(">IIBBBBB", 2, 1, 8, 3, 0, 0, 0)
    beside = chunk(b"PLTE", b"\xff\xff\xff\0\0\0") + chunk(b"tRNS", b"\0")
    data = chunk(b"IDAT", zlib.compress(b"\0\0\1"))
    told = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + beside + data + chunk(b"IEND")
    assert beside in read_logo(told).content


def see_through(depth: int, kind: int, *alphas: int) -> bytes:
    """One row of points with these alphas and some colour, as a Sub filter writes it."""
    size = depth // 8
    colours = b"\x07" * (size * {4: 1, 6: 3}[kind])
    rests = [alpha - before for alpha, before in zip(alphas, (0, *alphas), strict=False)]
    points = b"".join(colours + (rest % 256**size).to_bytes(size) for rest in rests)
    head = struct.pack(">IIBBBBB", len(alphas), 1, depth, kind, 0, 0, 0)
    data = chunk(b"IDAT", zlib.compress(b"\1" + points))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + data + chunk(b"IEND")


@pytest.mark.parametrize(("depth", "kind"), [(8, 6), (16, 6), (8, 4), (16, 4)])
def test_a_picture_of_which_nothing_is_seen_is_refused(depth, kind):
    assert refused(see_through(depth, kind, 0, 0)) == EMPTY
    assert read_logo(see_through(depth, kind, 0, 200 << depth - 8)).aspect == 2


def bomb() -> bytes:
    """Small on the disk, sixty megabytes unpacked."""
    return png(4, 2, raw=b"\0" * 60_000_000)


def of_size(width: int, height: int, depth: int = 8, kind: int = 2, woven: int = 0) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, woven)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"x") + chunk(b"IEND")


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (bomb(), BROKEN),
        (png(4, 2)[:-9], BROKEN),
        (png(4, 2).replace(b"IDAT", b"IDAX"), BROKEN),
        (png(4, 2, raw=b"\0"), BROKEN),
        (png(1, 1, raw=b"\x09\0\0\0"), BROKEN),
        (of_size(0, 5), BROKEN),
        (of_size(5, 5, depth=3), BROKEN),
        (of_size(5, 5, kind=3), BROKEN),
        (of_size(100_000, 100_000), TOO_BIG),
        (of_size(5, 5, woven=1), WOVEN),
        (b"\x89PNG\r\n\x1a\n" + b"\xff" * 40, BROKEN),
        (b"GIF89a", NEITHER),
        (b"\xff\xd8\xff", NEITHER),
        (b"", NEITHER),
        (b"x" * (300 * 1024 + 1), TOO_LARGE),
    ],
)
def test_a_picture_that_is_none_or_too_much_is_refused(told, sentence):
    assert refused(told) == sentence


def test_the_same_drawing_has_the_same_address():
    assert read_logo(DRAWN).digest == read_logo(b"  " + DRAWN).digest
