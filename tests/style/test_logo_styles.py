"""The style sheet of a drawing is carried over to its shapes, as drawing programs write it; what
cannot be carried is refused by name, and no sheet makes a drawing grow."""

import time
from xml.sax.saxutils import escape

import pytest

from zorgvuldig.style.logo.reading import read_logo
from zorgvuldig.style.refusals import Unreadable

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"'
SHAPE = '<path id="c" class="a b" d="M0 0h9v9z"/>'
ILLUSTRATOR = """<?xml version="1.0" encoding="utf-8"?><!-- Generator: Adobe Illustrator -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="Laag_1" xmlns="http://www.w3.org/2000/svg" x="0px" y="0px"
  viewBox="0 0 20 10" style="enable-background:new 0 0 20 10;" xml:space="preserve">
<style type="text/css">
	.st0{fill:#1D4F91;}
	.st1{fill:none;stroke:#E87722;stroke-width:2;} /* rand */
	.st2{font-family:'MyriadPro-Regular';}
</style><g><path class="st0 st2" d="M0 0h9v9z"/><path class="st1" d="M0 0h9"/></g></svg>"""
COREL = f"""{HEAD} style="text-rendering:geometricPrecision;fill-rule:evenodd"><defs>
<style type="text/css"><![CDATA[
  .fil0 {{fill:#E31E24;fill-rule:nonzero}} .fil0,.fil1 {{stroke-width:0px}}
]]></style></defs><path class="fil0" d="M0 0h9v9z"/><path class="fil1" d="M0 0h9"/></svg>"""
INKSCAPE = f"""{HEAD}><defs><style id="style1"></style></defs><g style="display:inline"><path
style="color:#000000;font-size:medium;-inkscape-font-specification:sans-serif;letter-spacing:0px;
display:inline;visibility:visible;mix-blend-mode:normal;vector-effect:none;marker:none;
paint-order:markers fill stroke;fill:#f00;stroke:none" d="M0 0h9v9z"/></g></svg>"""
FIGMA = f"""{HEAD} fill="none"><g clip-path="url(#c1)"><path d="M0 0h9v9z" fill="#0F62FE"/></g>
<defs><clipPath id="c1"><rect width="20" height="10" fill="white"/></clipPath></defs></svg>"""
ROOT = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10"'
CARRIED = {
    "illustrator": (
        ILLUSTRATOR,
        f'{ROOT} id="Laag_1"><g><path d="M0 0h9v9z" fill="#1D4F91"/>'
        '<path d="M0 0h9" fill="none" stroke="#E87722" stroke-width="2"/></g></svg>',
    ),
    "corel": (
        COREL,
        f'{ROOT} fill-rule="evenodd"><defs/><path d="M0 0h9v9z" fill="#E31E24" fill-rule="nonzero" '
        'stroke-width="0px"/><path d="M0 0h9" stroke-width="0px"/></svg>',
    ),
    "inkscape": (
        INKSCAPE,
        f'{ROOT}><defs/><g><path d="M0 0h9v9z" color="#000000" fill="#f00" stroke="none"/></g>'
        "</svg>",
    ),
    "figma": (
        FIGMA,
        f'{ROOT} fill="none"><g clip-path="url(#c1)"><path d="M0 0h9v9z" fill="#0F62FE"/></g>'
        '<defs><clipPath id="c1"><rect width="20" height="10" fill="white"/></clipPath></defs>'
        "</svg>",
    ),
}
NOT_CARRIED = {
    "@import url(https://elders.example/x.css); .a{fill:#fff}": "@import",
    "@media print{.a{fill:#fff}}": "@media",
    "@font-face{font-family:x;src:url(https://elders.example)}": "src: url",
    "@keyframes x{from{fill:#fff}}": "@keyframes",
    ".a{animation:x 1s}": "animation: x 1s",
    ".a{fill:url(https://elders.example/#a)}": "fill: url(https",
    ".a{fill:#fff;filter:url(#x)}": "filter: url(#x)",
    ".a{behavior:url(x)}": "behavior",
    ".a{transform:rotate(9deg)}": "transform",
    ".a{display:none}": "display: none",
    ".a{fill:#fff !important}": "!important",
    ".a{fill:var(--x)}": "var(--x)",
    ".a{r:9}": "r: 9",
    ".a .b{fill:#fff}": ".a .b",
    "g>path{fill:#fff}": "g>path",
    ".a.b{fill:#fff}": ".a.b",
    ".a:hover{fill:#fff}": ".a:hover",
    "[id]{fill:#fff}": "[id]",
    "*{fill:#fff}": "*",
    ".a/**/b{fill:#fff}": ".a b",
    ".\\61{fill:#fff}": ".\\61",
    "{fill:#fff}": "{",
    ".a{fill:#fff": ".a{fill:#fff",
    ".a{fill:#fff}}": "}",
    ".a{fill:#fff} los": "los",
    ".a{fill:#fff;" + "x" * 90 + ":1}": "xxx…",
    ".a{stroke-dasharray:" + "1 " * 200 + "}": "stroke-dasharray: 1 1",
}


def drawn(sheet: str, shape: str = SHAPE, says: str = "") -> bytes:
    return f"{HEAD}><style{says}>{escape(sheet)}</style>{shape}</svg>".encode()


def worn(sheet: str, shape: str = SHAPE) -> str:
    """The attributes of the shape as we wrote it."""
    written = read_logo(drawn(sheet, shape)).content.decode()
    return written.partition('d="M0 0h9v9z"')[2].removesuffix("/></svg>").strip()


def refused(told: bytes) -> str:
    with pytest.raises(Unreadable) as refusal:
        read_logo(told)
    return refusal.value.sentence


@pytest.mark.parametrize("program", CARRIED)
def test_what_a_drawing_program_writes_is_carried_over(program):
    told, written = CARRIED[program]
    content = read_logo(told.encode()).content
    assert content.decode() == written
    assert read_logo(content).content == content


@pytest.mark.parametrize(
    ("sheet", "shape", "attributes"),
    [
        (".a{fill:#111}.b{fill:#222}", SHAPE, 'fill="#222"'),
        (".b{fill:#222}.a{fill:#111}", SHAPE, 'fill="#111"'),
        ("#c{fill:#333}.a{fill:#111}path{fill:#444}", SHAPE, 'fill="#333"'),
        (".a{fill:#111}path{fill:#444;stroke:#555}", SHAPE, 'fill="#111" stroke="#555"'),
        (".elders{fill:#111}#x{fill:#111}circle{fill:#111}", SHAPE, ""),
        (".a{fill:#111}", '<path d="M0 0h9v9z" fill="#666" class="a"/>', 'fill="#111"'),
        (".a{fill:#111}", '<path style="fill:#777" class="a" d="M0 0h9v9z"/>', 'fill="#777"'),
        ("", '<path style="fill:#777" d="M0 0h9v9z" fill="#666"/>', 'fill="#777"'),
    ],
)
def test_what_weighs_more_counts(sheet, shape, attributes):
    """As in CSS: an attribute, a kind, a class, an id, and what the shape says itself."""
    assert worn(sheet, shape) == attributes


def test_more_sheets_count_in_their_order_wherever_they_stand():
    told = f"{HEAD}><style>.a{{fill:#111}}</style>{SHAPE}<style>.a{{fill:#222}}</style></svg>"
    assert 'fill="#222"' in read_logo(told.encode()).content.decode()


@pytest.mark.parametrize(("sheet", "named"), NOT_CARRIED.items())
def test_what_cannot_be_carried_over_is_refused_by_name(sheet, named):
    sentence = refused(drawn(sheet))
    assert sentence.startswith("In dit SVG-bestand staat een stijlblad met ‘")
    assert named in sentence.partition("’. Dat")[0]


@pytest.mark.parametrize(
    "told",
    [drawn("", says=" media='print'"), drawn("", says=" type='text/x'"),
     drawn("", says=" onload='x'"), drawn("", says=" href='https://elders.example'"),
     f"{HEAD}><style><script/></style>{SHAPE}</svg>".encode(),
     f"{HEAD}><style><path/></style>{SHAPE}</svg>".encode(),
     f"{HEAD}><metadata><style>.a{{}}</style></metadata>{SHAPE}</svg>".encode(),
     f"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'https://elders.example'>{HEAD}>{SHAPE}</svg>"
     .encode(),
     "<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' 'http://www.w3.org/Graphics/SVG/1.1/DTD/svg11"
     f".dtd' [<!ELEMENT a ANY>]>{HEAD}>{SHAPE}</svg>".encode()],
)  # fmt: skip
def test_a_sheet_says_nothing_of_itself_and_holds_nothing_else(told):
    assert refused(told).startswith("In dit SVG-bestand staat")


def test_no_sheet_makes_a_drawing_grow():
    assert "te veel regels" in refused(drawn(".a{fill:#fff}" * 301))
    wide = ";".join(f"{name}:{'1 ' * 90}" for name in ("stroke-dasharray",))
    assert "te veel onderdelen" in refused(drawn(f".a{{{wide}}}", SHAPE * 1800))


def test_no_sheet_keeps_the_reader_busy():
    began = time.process_time()
    for told in ("/* " * 40_000, "}" * 140_000, "{" * 140_000, ".a," * 45_000, ";" * 140_000,
                 ".a{fill:#fff" + ";fill:#fff" * 14_000 + "x", "\n" * 140_000 + "x"):  # fmt: skip
        refused(drawn(told, "<x/>"))
    read_logo(drawn(".a{fill:#111}" * 300, SHAPE * 1500))
    assert time.process_time() - began < 3


def test_a_clip_within_a_clip_is_refused():
    """Each step would draw again what the step before drew: of thirty, a thousand million."""
    chain = "".join(
        f'<clipPath id="c{n}"><path d="M0 0h9v9z" clip-path="url(#c{n + 1})"/><path d="M0 0h9v9z" '
        f'clip-path="url(#c{n + 1})"/></clipPath>' for n in range(30)
    )  # fmt: skip
    inside = '<clipPath id="c"><g><path style="clip-path:url(#d)" d="M0 0h9"/></g></clipPath>'
    sheet = '<style>.k{clip-path:url(#d)}</style><clipPath id="c" class="k"/>'
    for parts in (chain, inside, sheet):
        told = f'{HEAD}>{parts}<path d="M0 0h9v9z" clip-path="url(#c0)"/></svg>'
        assert "een uitsnede in een uitsnede" in refused(told.encode())
