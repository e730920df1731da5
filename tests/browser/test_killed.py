"""The power goes while somebody types: what was typed ten seconds ago or longer is still there."""

import subprocess
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import sign_in, start, stop
from tests.folders import database_in, own_folder

pytestmark = pytest.mark.browser
LONG_AGO = "Dit schreef ik al een tijdje geleden. "
WHERE = "Wat is er gebeurd, of wat merkt u?"


def test_a_killed_server_loses_at_most_the_last_ten_seconds(browser: Browser) -> None:
    with own_folder() as var:
        address, process = start(var)
        page = browser.new_page(base_url=address)
        sign_in(page, "Anna")
        page.goto("/dossiers/onrust/")
        asked: list[str] = []
        page.on("request", lambda one: asked.append(one.url) if "/concept/" in one.url else None)
        page.get_by_label(WHERE).press_sequentially(LONG_AGO)
        keep_typing(page, seconds=10)
        assert asked  # the page does so by the clock; what follows is as quick as the machine
        expect(page.locator("[data-draft-status]").first).to_contain_text("concept bewaard")
        kill(process, var)
        page.close()

        address, process = start(var)
        page = browser.new_page(base_url=address)
        try:
            sign_in(page, "Anna")
            page.goto("/dossiers/onrust/")
            assert page.get_by_label(WHERE).input_value().startswith(LONG_AGO)
        finally:
            page.close()
            stop(process)


def keep_typing(page: Page, seconds: int) -> None:
    """Never resting long enough for the form to save itself because of the rest."""
    field = page.get_by_label(WHERE)
    for _ in range(seconds * 2):
        field.press_sequentially("x")
        page.wait_for_timeout(500)


def kill(process: "subprocess.Popen[bytes]", var: Path) -> None:
    """Everything at once and without a word: web, worker and database, to the last process. And
    waited until gone, as after a power cut: what still writes keeps a new server from starting."""
    ours = psutil.Process(process.pid)
    everything = [ours, *ours.children(recursive=True), *database_in(var)]
    for one in everything:
        with suppress(psutil.NoSuchProcess):
            one.kill()
    process.wait(120)
    psutil.wait_procs(everything, 30)
