"""What axe-core and a ruler find on the page that is open.

Axe at two widths; the ruler at those and at 320 pixels (WCAG 1.4.10), and with letters, words and
lines wider apart (1.4.12).
"""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (390, 1280)
NARROWEST = 320
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
VIOLATIONS = """options => axe.run(document, options).then(found => found.violations.map(
    one => [one.id, one.nodes.slice(0, 2).map(node => node.html.slice(0, 120))]))"""
SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth + 1"
WIDER = """() => { const wider = new CSSStyleSheet(); wider.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: .12em !important; '
    + 'word-spacing: .16em !important }'
    + 'p { margin-block-end: 2em !important }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, wider]; }"""
AS_IT_WAS = "document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1)"
CUT_OFF = """[...document.querySelectorAll('body *')].filter(part => {
    const rule = getComputedStyle(part);
    return part.clientWidth > 1 && part.innerText && (rule.overflowX === 'hidden'
        || rule.overflowY === 'hidden') && (part.scrollWidth > part.clientWidth + 1
        || part.scrollHeight > part.clientHeight + 1);
    }).map(part => part.outerHTML.slice(0, 120))"""


def faults(page: Page) -> list[str]:
    """Every violation at levels A and AA, and what falls off the page."""
    page.wait_for_load_state()
    page.evaluate(Axe().axe_script)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for violation, nodes in page.evaluate(VIOLATIONS, OPTIONS):
            found.append(f"{page.url} at {width}: {violation} {nodes}")
        if page.evaluate(SIDEWAYS):
            found.append(f"{page.url} at {width}: scrolls sideways")
    return found + falls_off(page)


def falls_off(page: Page) -> list[str]:
    """Whether it scrolls sideways on the narrowest screen, and what is cut off in wider text."""
    size = page.viewport_size or {"width": max(WIDTHS), "height": 900}
    page.set_viewport_size({"width": NARROWEST, "height": 900})
    found = [f"{page.url} at {NARROWEST}: scrolls sideways"] if page.evaluate(SIDEWAYS) else []
    page.set_viewport_size(size)
    page.evaluate(WIDER)
    found += [f"{page.url} in wider text: cuts off {part}" for part in page.evaluate(CUT_OFF)]
    if page.evaluate(SIDEWAYS):
        found.append(f"{page.url} in wider text: scrolls sideways")
    page.evaluate(AS_IT_WAS)
    return found
