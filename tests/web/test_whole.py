"""What broke off on its way is not taken in; sent again, it is."""

from io import BytesIO
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.dossiers.test_beginning import typed
from zorgvuldig.dossiers.models import UneaseNote
from zorgvuldig.web.whole import Promised

pytestmark = pytest.mark.django_db
AS_TYPED = "application/x-www-form-urlencoded"
DOOR = "/dossiers/onrust/"
LOST = 7  # letters


def broken_off(browser, address, body, kind):
    """As the server hands it on when the sender is gone: less than the length that was given."""
    came = BytesIO(body[:-LOST])
    return browser.generic("POST", address, body, content_type=kind, **{"wsgi.input": came})


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (AS_TYPED, lambda form: urlencode(form).encode()),
        (MULTIPART_CONTENT, lambda form: encode_multipart(BOUNDARY, form)),
    ],
)
def test_half_a_note_is_not_stored_and_the_whole_one_after_it_is(town, signed_in, kind, body):
    anna, form = signed_in(town.anna), typed()
    answer = broken_off(anna, DOOR, body(form), kind)
    assert answer.status_code == 400
    assert "Er is niets opgeslagen" in answer.text
    assert UneaseNote.unscoped.count() == 0
    assert anna.generic("POST", DOOR, body(form), content_type=kind).status_code == 302
    assert UneaseNote.unscoped.count() == 1


def test_a_browser_whose_token_is_looked_for_gets_the_same_answer(town, signed_in):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in(town.anna).cookies
    browser.cookies["csrftoken"] = "a" * 32
    answer = broken_off(browser, DOOR, urlencode(typed()).encode(), AS_TYPED)
    assert answer.status_code == 400


def test_another_system_gets_a_problem(client):
    answer = broken_off(client, "/api/v1/hulpvragen", b'{"vertelt": "Ik maak"}', "application/json")
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/hulp/de-lantaarn/", AS_TYPED),
        (DOOR, AS_TYPED),
        ("/api/v1/gespreksadviezen", "application/json"),
    ],
)
def test_what_is_refused_is_heard_out_or_the_proxy_says_502_in_the_place_of_why(
    client, settings, address, kind
):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    came = BytesIO(b"a" * 300_000)
    answer = client.generic(
        "POST", address, came.getvalue(), content_type=kind, **{"wsgi.input": came}
    )
    assert answer.status_code == 413
    assert came.read() == b""


def test_what_is_more_than_any_proxy_of_ours_passes_on_is_not_waited_for(client, settings):
    settings.UPLOAD_MAX = 1000
    came = BytesIO(b"a" * 2000)
    told = {"content_type": AS_TYPED, "wsgi.input": came}
    assert client.generic("POST", DOOR, came.getvalue(), **told).status_code == 413
    assert len(came.read()) == 2000


def in_chunks(browser, address, body, kind):
    """As the server hands on what has no length: whole or broken off, it looks the same."""
    sent = {"wsgi.input": BytesIO(body), "HTTP_TRANSFER_ENCODING": "chunked"}
    return browser.generic("POST", address, content_type=kind, **sent)


@pytest.mark.parametrize("more", [0, 17 * 1024 * 1024])
def test_what_comes_without_a_length_is_not_read_and_a_length_is_asked_for(town, signed_in, more):
    browser = Client(enforce_csrf_checks=True)
    browser.cookies = signed_in(town.anna).cookies
    body = urlencode(typed() | {"csrfmiddlewaretoken": "a" * 32}).encode() + b"&x=" + b"a" * more
    browser.cookies["csrftoken"] = "a" * 32
    answer = in_chunks(browser, DOOR, body, AS_TYPED)
    assert answer.status_code == 411
    assert "Er is niets opgeslagen" in answer.text
    assert UneaseNote.unscoped.count() == 0


def test_another_system_is_told_what_to_send(client):
    answer = in_chunks(client, "/api/v1/hulpvragen", b"{}", "application/json")
    assert (answer.status_code, answer["Content-Type"]) == (411, "application/problem+json")
    assert "Content-Length" in answer.json()["detail"]


class Dribbling(BytesIO):
    """A server that hands on what it has, a letter at a time."""

    def read(self, size=-1, /):
        return super().read(min(size, 1))


def test_what_comes_in_pieces_and_ends_where_it_said_is_whole():
    sent = Promised(Dribbling(b"een twee"), 8)
    assert [sent.read(4), sent.read(), sent.read(), sent.read(3)] == [b"een ", b"twee", b"", b""]


def test_a_piece_that_is_missing_is_a_fault():
    sent = Promised(BytesIO(b"een"), 8)
    assert sent.read(2) == b"ee"
    with pytest.raises(OSError, match="left before the end"):
        sent.read(2)
