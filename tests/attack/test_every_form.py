"""Every form, every address that takes one, and every question in an address, filled in by somebody
who means no good. What is wrong gets a sentence; nothing fails, and no text is lost.

Forms come from the pages of the tables of the house, which hold every address. The short run is
one round; `ROUNDS=50 pytest tests/attack/test_every_form.py` is a long one, with other nonsense in
each.
"""

import os
import traceback
from random import Random
from urllib.parse import urlencode, urljoin

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from tests.attack import nasty, places
from tests.attack.forms_found import Form, read
from tests.attack.places import answer

ROUNDS = int(os.environ.get("ROUNDS", "1"))
ANSWERED = (200, 302, 303, 400, 403, 404, 405, 409, 413, 422, 429)
AS_TYPED = "application/x-www-form-urlencoded"


@pytest.fixture(scope="module", params=places.TOWNS)
def place(request, django_db_setup, django_db_blocker):
    """One town with everybody in it, in a transaction that is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        town = places.TOWNS[request.param]()
        for client in town.knocking:
            client.raise_request_exception = False
        yield town
        transaction.set_rollback(True)


def send(client, address: str, form: Form, sent: nasty.Sent):
    """The form as a browser sends it; what was put off to the end of the transaction is asked at
    once, and everything is undone."""
    with transaction.atomic():
        if form.method == "get":
            found = client.get(f"{address.partition('?')[0]}?{written(sent)}")
        elif form.files:
            found = client.post(address, with_files(form, sent))
        else:
            found = client.post(address, written(sent), content_type=AS_TYPED)
        if not transaction.get_rollback():
            connection.check_constraints()
        transaction.set_rollback(True)
    return found


def written(sent: nasty.Sent) -> str:
    return urlencode(sent, doseq=True, errors="surrogatepass")


def with_files(form: Form, sent: nasty.Sent) -> dict[str, object]:
    files = {name for name, asked in form.asked.items() if asked.kind == "file"}
    return {
        name: SimpleUploadedFile("t.csv", said(values[0])) if name in files else values
        for name, values in sent.items()
        if name in files or all(v.isprintable() for v in values)
    }


def said(value: str) -> bytes:
    return value.encode(errors="surrogatepass")


def fault(found) -> str:
    """What went wrong: the status, or the last lines of what failed."""
    if found.exc_info:
        return "".join(traceback.format_exception(*found.exc_info)[-3:])
    if found.status_code not in ANSWERED or (found.status_code == 200 and not found.content):
        return str(found.status_code)
    return ""


def page_of(place):
    for name, client, page in place.pages():
        if page.status_code == 200 and "text/html" in page["Content-Type"]:
            yield place.address(name), client, read(page.content.decode())


def forms(place):
    """Each form once, with who may send it; where a page has none, as if there was one."""
    found = set()
    for here, client, page in page_of(place):
        for form in page.forms:
            address = urljoin(here, form.address or here)
            if "logout" not in address:
                found.add(path(address))
                yield client, address, form
    for name, _, client in place.opened():
        if path(place.address(name)) not in found and name != "account_logout":
            yield client, place.address(name), Form("", "post")


def path(address: str) -> str:
    return address.partition("?")[0]


WAYS = (nasty.wild, nasty.all_but_one, nasty.all_but_one, nasty.well_meant)


def test_whatever_is_typed_in_any_form_is_answered_with_a_sentence(place):
    tried, faults = set(), {}
    for number in range(ROUNDS):
        for client, address, form in forms(place):
            chance = Random(f"{number} {address}")
            sent = chance.choice(WAYS)(form, chance)
            tried.add(path(address))
            if told := fault(send(client, address, form, sent)):
                faults[address, told] = {name: [v[:60] for v in vs] for name, vs in sent.items()}
    assert {place.address(name).partition("?")[0] for name, _, _ in place.opened()} - tried <= {
        "/account/logout/"
    }
    assert faults == {}


def test_whatever_is_asked_in_an_address_is_answered(place):
    """Each name in a link with a question mark, and in a form that asks by its address."""
    faults = {}
    for number in range(ROUNDS):
        for here, client, page in page_of(place):
            chance = Random(f"{number} {here}")
            names = page.queries | {n for f in page.forms if f.method == "get" for n in f.asked}
            asked = {name: [chance.choice(nasty.VALUES[:-1])[:2_000]] for name in sorted(names)}
            if names and (told := fault(send(client, here, Form("", "get"), asked))):
                faults[here, told] = asked
    assert faults == {}


LARGE_NUMBERS = ("0", "2147483648", "9223372036854775808", "9" * 60)


def test_whatever_number_stands_in_an_address_is_answered(place):
    """Larger than the database counts to, and none."""
    faults = {}
    for name, method, client in place.opened():
        numbers = {k: v for k, v in place.arguments.get(name, {}).items() if isinstance(v, int)}
        for key, value in numbers.items():
            for large in LARGE_NUMBERS:
                address = place.address(name).replace(f"/{value}/", f"/{large}/", 1)
                if told := fault(answer(client, method, address)):
                    faults[name, key, large] = told
    assert faults == {}


HEADERS = [
    {"content_type": "multipart/form-data"},
    {"content_type": "multipart/form-data; boundary=\u00e9"},
    {"content_type": "application/x-www-form-urlencoded; charset=iso-8859-15"},
    {"content_type": "application/json"},
    {"headers": {"hx-request": "true", "hx-current-url": "http://[::1", "hx-target": "\ud7ff"}},
    {"headers": {"accept-language": "," * 3_000, "referer": "http://[", "cookie": 'a="; ;=;'}},
    {"headers": {"x-forwarded-for": "x, ::g, 1.2.3", "user-agent": "", "accept": "x/"}},
    {"headers": {"range": "bytes=-9999999999", "if-modified-since": "gisteren", "origin": "null"}},
    {"headers": {"content-length": "x"}},
    {"headers": {"content-length": "9" * 5_000}},
]


@pytest.mark.parametrize("told", HEADERS, ids=str)
def test_whatever_a_browser_says_of_itself_is_answered(place, told):
    faults = {}
    for name, _, client in list(place.opened())[:: 1 if ROUNDS > 1 else 9]:
        if name != "account_logout":
            more = {"content_type": AS_TYPED} | told
            found = answer(client, "POST", place.address(name), "a=b&c", **more)
            if wrong := fault(found):
                faults[name] = wrong
    assert faults == {}
