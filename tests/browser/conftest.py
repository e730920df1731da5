"""The running product, as `make run` starts it, and a real browser."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from tests.browser import demonstration
from tests.environment import ROOT
from tests.folders import own_folder

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Started = tuple[str, "subprocess.Popen[bytes]"]
PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
PATIENCE = 20_000  # milliseconds in which a page must come, or say what is expected of it
BEGINS = 300  # seconds in which the product must answer; a busy machine needs a minute
expect.set_options(timeout=PATIENCE)


def chromium() -> str:
    noted = ROOT / "var" / "chromium"
    known = [noted.read_text().strip()] if noted.exists() else []
    for place in (*known, *PLACES):
        if place and Path(place).exists():
            return place
    if os.environ.get("CI") == "true":
        pytest.fail("Er is geen Chromium: zonder browser is deze toets niets waard.")
    pytest.skip("Er is geen Chromium op deze machine; `make test` installeert het waar dat kan.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def running() -> Iterator[tuple[str, Path]]:
    """The demonstration in processes of its own: its address and its folder.

    Each file of tests begins on a fresh one. What is newest stands first on many pages, and a day
    page shows a few: what one file leaves behind would hide what another looks for.
    """
    with own_folder() as var:
        address, process = start(var)
        yield address, var
        stop(process)


@pytest.fixture(scope="module")
def product(running: tuple[str, Path]) -> str:
    """The address of the demonstration."""
    return running[0]


def stop(process: "subprocess.Popen[bytes]") -> None:
    process.send_signal(signal.SIGTERM)
    process.wait(120)


def start(var: Path, output: int | None = None, **more: str) -> Started:
    """Start the demonstration on this folder; its address, and the process that leads the rest.
    `more` is told to it in its environment; `output` takes what it says."""
    port = free_port()
    environment = surroundings(var)
    if not (var / "pg").exists():
        demonstration.lay_in(var, environment)
    process = subprocess.Popen(
        [str(Path(sys.executable).parent / "zorgvuldig"), "run"],
        env={**environment, "PORT": str(port), **more},
        cwd=ROOT,
        start_new_session=True,
        stdout=output,
        stderr=output,
    )
    address = f"http://127.0.0.1:{port}"
    wait_for(address, process)
    return address, process


def surroundings(var: Path) -> dict[str, str]:
    """The environment of a demonstration, with nothing in it of the tests'."""
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith(("ZORGVULDIG", "DATABASE", "DJANGO"))
    }
    return kept | {
        "ZORGVULDIG_VAR": str(var),
        "ZORGVULDIG_DEMO": "1",
        "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
    }


def wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + BEGINS
    while time.monotonic() < until:
        if process.poll() is not None:
            pytest.fail(f"The product stopped by itself with status {process.returncode}.")
        try:
            with urllib.request.urlopen(f"{address}/gezond/", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    pytest.fail(f"The product did not answer within {BEGINS} seconds.")


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield browser
    browser.close()


@pytest.fixture
def context(browser: Browser, product: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=product, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def sign_in(page: Page, name: str) -> None:
    """Become one of the fictional people, with one click."""
    page.goto("/demo/")
    page.get_by_role("button", name=f"Inloggen als {name}").first.click()
    page.wait_for_load_state()
