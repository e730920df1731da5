"""The ruler finds what falls off a page: without this the crawl could be content with anything."""

import pytest
from playwright.sync_api import Page

from tests.browser.seeing import falls_off

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ('<p style="min-width: 350px">breed</p>', "at 320: scrolls sideways"),
        ('<p style="overflow: hidden; height: 1.2em; line-height: 1">vol</p>', "cuts off"),
        ('<p style="white-space: nowrap; width: max-content">{}</p>', "wider text: scrolls"),
    ],
)
def test_what_falls_off_is_found(page: Page, part: str, said: str):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.set_content(f"<body>{part.format('letters ' * 20)}</body>")
    assert any(said in fault for fault in falls_off(page))


def test_a_page_that_gives_way_has_no_faults(page: Page):
    page.set_content("<body><p>Een gewone zin die om kan lopen.</p></body>")
    assert falls_off(page) == []
