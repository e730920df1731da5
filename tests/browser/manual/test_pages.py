"""The pages of the manual as somebody reads them: accessible, and wide enough on every screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.manual.standins import built_in
from tests.browser.seeing import faults

pytestmark = pytest.mark.browser


def test_every_page_is_accessible_and_falls_off_no_screen(browser: Browser, tmp_path: Path):
    """As files: no product has to run for it."""
    context, wrong = browser.new_context(locale="nl-NL"), []
    page = context.new_page()
    for built in sorted(built_in(tmp_path).glob("*.html")):
        page.goto(built.as_uri())
        wrong += faults(page)
    context.close()
    assert wrong == []
