"""Forms as they are sent by somebody who means no good, and what is wrong with the answer.

Forms come from the pages of the tables of the house, which hold every address. The short run sends
a third of them once; `ROUNDS=50 pytest tests/attack` sends all fifty times, with other nonsense in
each round.
"""

import os
import traceback
from random import Random
from urllib.parse import urlencode, urljoin

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction

from tests.attack import nasty
from tests.attack.forms_found import Form, read
from zorgvuldig.api.middleware import DOOR

ROUNDS = int(os.environ.get("ROUNDS", "1"))
EACH = 1 if ROUNDS > 1 else 3  # the short run sends one form in so many
ANSWERED = (200, 302, 303, 400, 403, 404, 405, 409, 413, 422, 429)
NO_JSON = 415  # at the door for other systems only
AS_TYPED = "application/x-www-form-urlencoded"


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
    refused = found.status_code == NO_JSON and found.request["PATH_INFO"].startswith(DOOR)
    answered = refused or found.status_code in ANSWERED
    if not answered or (found.status_code == 200 and not found.content):
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


def all_sent(place):
    """Every form sent, in each round another way: where, what went wrong, and what got lost."""
    tried, faults, lost = set(), {}, {}
    for number in range(ROUNDS):
        for place_in_line, (client, address, form) in enumerate(forms(place)):
            tried.add(path(address))
            if place_in_line % EACH:
                continue
            chance = Random(f"{number} {address}")
            typed = chance.choice(WAYS)(form, chance)
            found = send(client, address, form, typed)
            if told := fault(found):
                faults[address, told] = {name: [v[:60] for v in vs] for name, vs in typed.items()}
            if gone(form, typed, found):
                lost[address] = found.status_code
    return tried, faults, lost


def gone(form: Form, typed: nasty.Sent, found) -> bool:
    """Was an ordinary text typed, and is it in no answer that is shown instead of being stored?"""
    texts = [n for n, asked in form.asked.items() if asked.kind == "textarea"]
    wrote = any(typed.get(name) == [nasty.SENTENCE] for name in texts)
    return (
        wrote
        and form.method == "post"
        and found.status_code in (200, 400, 403, 409, 422)
        and nasty.SENTENCE not in found.content.decode()
    )


LARGE_NUMBERS = ("0", "2147483648", "9223372036854775808", "9" * 60)


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
