"""A login service from its set-up to signing out at both ends: the running product, a real browser,
and a certified provider."""

import base64
import hmac
import struct
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import sign_in, start, stop
from tests.folders import own_folder
from tests.openid.conftest import provider as provider
from tests.openid.serving import Provider

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def product() -> Iterator[str]:
    with own_folder() as var:
        address, process = start(var, LOGIN_SERVICES_INSIDE="127.0.0.1")
        yield address
        stop(process)


def somebody(browser: Browser, product: str) -> tuple[BrowserContext, Page]:
    context = browser.new_context(base_url=product, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(30000)
    return context, context.new_page()


@pytest.fixture(scope="module")
def link(browser: Browser, product: str, provider: Provider) -> str:
    """Gerda sets the service up, tries it and switches it on; the link for her colleagues."""
    context, page = somebody(browser, product)
    sign_in(page, "Gerda")
    page.goto("/organisatie/inlogdiensten/nieuw/")
    page.get_by_label("Hoe heet de inlogdienst").fill("werkplek")
    page.get_by_label("Adres van de inlogdienst").fill(provider.issuer)
    page.get_by_label("Nummer van Zorgvuldig").fill("nog niet")
    page.get_by_label("Geheim").fill("nog niet")
    page.get_by_label("scopes").fill("openid email profile groups")
    page.get_by_label("In welk gegeven staan de groepen?").fill("groups")
    page.get_by_label("krijgt vanzelf een account").check()
    page.get_by_label("Groepen met de rol hulpverlener").fill("zorg-hulpverleners")
    keep = page.get_by_role("button", name="Inlogdienst bewaren")
    keep.click()
    page.wait_for_load_state()
    page.get_by_text("Deze adressen vult u in").click()
    back, left, signed_out = page.locator("dd.zv-preserve").all_inner_texts()
    client = provider.register(back, left=left, signed_out=signed_out)
    page.get_by_label("Nummer van Zorgvuldig").fill(client["client_id"])
    page.get_by_label("Geheim").fill(client["client_secret"])
    keep.click()
    page.get_by_role("link", name="Probeer de inlogdienst").click()
    at_the_service(page, "mees")
    expect(page.get_by_role("heading", name="De inlogdienst werkt")).to_be_visible()
    page.get_by_role("link", name="Terug naar de inlogdienst").click()
    page.get_by_label("In gebruik").check()
    keep.click()
    address = page.locator("a[href*='/inloggen/']").first.get_attribute("href")
    context.close()
    assert address
    return address


def at_the_service(page: Page, name: str) -> None:
    page.get_by_label("Naam").fill(name)
    page.get_by_label("Woord").fill("geheim")
    page.get_by_role("button", name="Verder").click()


def test_in_and_out_at_both_ends_from_here(browser: Browser, product: str, link: str) -> None:
    context, page = somebody(browser, product)
    page.goto(link)
    at_the_service(page, "mees")
    page.goto("/organisatie/account/")
    expect(page.get_by_text("Mees Maan").first).to_be_visible()
    page.goto("/account/logout/")
    page.locator("main").get_by_role("button", name="Uitloggen").click()
    page.get_by_role("button", name="Ja, ook bij de dienst").click()
    expect(page.get_by_role("heading", name="U bent uitgelogd")).to_be_visible()
    page.goto(link)
    expect(page.get_by_role("heading", name="Inloggen bij de dienst")).to_be_visible()
    context.close()


def test_out_at_the_service_is_out_here(
    browser: Browser, product: str, link: str, provider: Provider
) -> None:
    context, page = somebody(browser, product)
    page.goto(link)
    at_the_service(page, "mees")
    page.goto("/organisatie/account/")
    expect(page.get_by_text("Mees Maan").first).to_be_visible()
    page.goto(f"{provider.issuer}/session/end")
    page.get_by_role("button", name="Ja, ook bij de dienst").click()
    page.wait_for_url("**/session/end/success**")
    page.goto("/organisatie/account/")
    expect(page.get_by_text("Mees Maan")).to_have_count(0)
    assert "/demo/" in page.url
    context.close()


def test_without_a_second_factor_there_ours_is_asked(
    browser: Browser, product: str, link: str
) -> None:
    context, page = somebody(browser, product)
    page.goto(link)
    at_the_service(page, "noa")
    page.goto("/dossiers/")
    assert page.url.endswith("/account/2fa/totp/activate/")
    secret = secret_on(page)
    page.locator("input[name=code]").fill(code_of(secret))
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_url("**recovery-codes**")  # asked again first, as who looks at them later is
    page.goto("/dossiers/")
    assert page.url.endswith("/dossiers/")
    context.clear_cookies(domain=product.split("//")[1].split(":")[0])
    page.goto(link)
    at_the_service(page, "noa")
    page.wait_for_url("**/account/2fa/authenticate/**")
    page.goto("/dossiers/")
    assert "/demo/" in page.url
    context.close()


def test_an_address_that_was_used_opens_nothing(browser: Browser, product: str, link: str) -> None:
    context, page = somebody(browser, product)
    came: list[str] = []
    page.on("request", lambda asked: came.append(asked.url) if "/terug/?" in asked.url else None)
    page.goto(link)
    at_the_service(page, "mees")
    page.wait_for_load_state()
    context.clear_cookies()
    page.goto(came[0])
    expect(page.get_by_role("heading", name="Inloggen is niet gelukt")).to_be_visible()
    page.goto("/dossiers/")
    assert "/demo/" in page.url
    context.close()


def secret_on(page: Page) -> str:
    found: str = page.evaluate(
        "() => [...document.querySelectorAll('input, code, dd, p, strong')]"
        ".map(e => (e.value || e.textContent || '').replace(/\\s/g, ''))"
        ".find(t => /^[A-Z2-7]{32}$/.test(t))"
    )
    return found


def code_of(secret: str) -> str:
    """Of the half minute that begins, when this one is nearly over: it counts no longer then."""
    if (gone := time.time() % 30) > 20:
        time.sleep(30 - gone)
    moment = struct.pack(">Q", int(time.time()) // 30)
    digest = hmac.new(base64.b32decode(secret), moment, "sha1").digest()
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
