"""What axe-core and a ruler find on the page that is open, at both widths."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = (390, 1280)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {"runOnly": {"type": "tag", "values": LEVELS}, "resultTypes": ["violations"]}
VIOLATIONS = """options => axe.run(document, options).then(found => found.violations.map(
    one => [one.id, one.nodes.slice(0, 2).map(node => node.html.slice(0, 120))]))"""


def faults(page: Page) -> list[str]:
    """Every violation at levels A and AA, and whether the page scrolls sideways."""
    page.evaluate(Axe().axe_script)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for violation, nodes in page.evaluate(VIOLATIONS, OPTIONS):
            found.append(f"{page.url} at {width}: {violation} {nodes}")
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth + 1"):
            found.append(f"{page.url} at {width}: scrolls sideways")
    return found
