"""At the door: who is told what, how often one may try, where one is sent, and as whom."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.cast import PASSWORD
from tests.people.conftest import codes_stay_young  # noqa: F401
from tests.people.test_second_factor import code_of, with_second_factor
from zorgvuldig.people import jobs

pytestmark = pytest.mark.django_db

ELSEWHERE = ["https://elders.example/", "//elders.example/", "/\\elders.example",
             "javascript:alert(1)",
             "https:elders.example", "\thttps://elders.example", "http://testserver@elders.example/",
             "///elders.example"]  # fmt: skip


def sign_in(client, password=PASSWORD, address="anna@voorbeeld.example", where="", **more):
    page = reverse("account_login") + where
    return client.post(page, {"login": address, "password": password}, **more)


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_away_after_signing_in(client, anna, wanted):
    secret = with_second_factor(client)
    found = client.post(
        reverse("account_login"),
        {"login": "anna@voorbeeld.example", "password": PASSWORD, "next": wanted},
    )
    assert found.status_code == 302
    assert found.url.partition("?")[0] == reverse("mfa_authenticate")
    found = client.post(found.url, {"code": code_of(secret), "next": wanted})
    assert (found.status_code, found.url) == (302, "/")
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_nobody_is_led_away_without_a_second_factor_or_by_signing_out(client, anna, wanted):
    found = sign_in(client, where=f"?next={wanted}")
    assert (found.status_code, found.url) == (302, "/")
    found = client.post(reverse("account_logout"), {"next": wanted})
    assert (found.status_code, found.url) == (302, "/")


def test_a_session_from_before_signing_in_is_no_session_after_it(client, anna):
    """Session fixation: whoever laid a cookie ready holds nothing."""
    client.get(reverse("account_login"))
    session = client.session
    session["laid"] = "klaar"
    session.save()
    client.cookies["sessionid"] = session.session_key
    laid = session.session_key
    sign_in(client)
    assert client.session.session_key != laid
    other = Client()
    other.cookies["sessionid"] = laid
    assert other.get("/dossiers/").url.startswith(reverse("account_login"))


def test_a_session_that_ended_cannot_be_picked_up(client, anna):
    sign_in(client)
    kept = client.cookies["sessionid"].value
    client.post(reverse("account_logout"))
    other = Client()
    other.cookies["sessionid"] = kept
    assert other.get("/dossiers/").url.startswith(reverse("account_login"))


def test_the_cookies_are_for_the_server_alone(client, anna):
    cookie = sign_in(client).cookies["sessionid"]
    assert (bool(cookie["httponly"]), cookie["samesite"]) == (True, "Lax")
    assert cookie["domain"] == ""


def without_token(found) -> str:
    return found.content.decode().split("csrfmiddlewaretoken")[-1].partition(">")[2]


def test_a_wrong_password_and_an_unknown_address_read_alike(client, anna):
    known = sign_in(client, "niet het wachtwoord")
    unknown = sign_in(client, "niet het wachtwoord", "onna@voorbeeld.example")
    assert known.status_code == unknown.status_code == 200
    said = without_token(known).replace("anna@", "…"), without_token(unknown).replace("onna@", "…")
    assert said[0] == said[1]


def test_forgetting_a_password_reads_alike_for_an_unknown_address(client, anna, mailoutbox):
    page = reverse("account_reset_password")
    known = client.post(page, {"email": "anna@voorbeeld.example"})
    unknown = client.post(page, {"email": "onna@voorbeeld.example"})
    assert (known.status_code, known.url) == (unknown.status_code, unknown.url)
    assert mailoutbox == []  # nobody waits for a mail, which would tell by time
    assert [waiting.args for waiting in links()] == [{"person_id": anna.pk}]
    send_links()
    assert [letter.to for letter in mailoutbox] == [["anna@voorbeeld.example"]]


def test_the_link_in_that_mail_opens_the_way_to_a_new_password(client, anna, mailoutbox):
    client.post(reverse("account_reset_password"), {"email": "anna@voorbeeld.example"})
    send_links()
    (link,) = [line for line in mailoutbox[0].body.splitlines() if "://" in line]
    page = client.get(link.removeprefix(settings.ADDRESS), follow=True)
    new = {"password1": "een heel ander wachtwoord", "password2": "een heel ander wachtwoord"}
    client.post(page.request["PATH_INFO"], new)
    anna.refresh_from_db()
    assert anna.check_password("een heel ander wachtwoord")
    assert mailoutbox[0].subject == "Nieuw wachtwoord"


def links():
    return ProcrastinateJob.objects.filter(task_name="people.send_password_link")


def send_links() -> None:
    for waiting in links():
        jobs.send_password_link(**waiting.args)


def test_an_unknown_invitation_and_one_elsewhere_read_alike(client, town):
    answers = [
        client.get(reverse("people:accept", args=[number, "a" * 43]))
        for number in (town.anna.organisation.pk, 987654321)
    ]
    first, second = ((one.status_code, one.content) for one in answers)
    assert first == second
    assert first[0] == 404


def test_trying_passwords_stops(client, anna):
    """For the account, wherever it comes from; the right one waits too."""
    for number in range(25):
        sign_in(client, "niet het wachtwoord", REMOTE_ADDR=f"192.0.2.{number}")
    found = sign_in(client, PASSWORD, REMOTE_ADDR="192.0.2.99")
    assert found.status_code in (200, 429)
    assert "_auth_user_id" not in client.session


def test_trying_codes_of_the_second_factor_stops(client, anna):
    with_second_factor(client)
    client.logout()
    sign_in(client)
    answers = [client.post(reverse("mfa_authenticate"), {"code": "000000"}) for _ in range(12)]
    assert "_auth_user_id" not in client.session
    assert answers[-1].status_code in (200, 429)
    told = [without_token(one) for one in answers]
    assert told[0] != told[-1]


def test_a_code_of_the_second_factor_that_was_used_opens_nothing_again(client, anna):
    """Read over a shoulder, in the half minute that it still stands there. That it was used is kept
    where failures are counted too, which is one place for every process."""
    code = {"code": code_of(with_second_factor(client))}
    sign_in(client)
    assert client.post(reverse("mfa_authenticate"), code).status_code == 302
    assert "_auth_user_id" in client.session
    other = Client()
    sign_in(other)
    assert other.post(reverse("mfa_authenticate"), code).status_code == 200
    assert "_auth_user_id" not in other.session


def test_asking_for_mail_again_and_again_stops(client, anna, mailoutbox):
    for _ in range(30):
        client.post(reverse("account_reset_password"), {"email": "anna@voorbeeld.example"})
    assert links().count() == 5


@pytest.mark.parametrize(
    "host", ["elders.example", "testserver.elders.example", "testserver@elders"]
)
def test_another_name_for_this_machine_is_not_answered(client, host):
    """No letter and no page is ever made with a name that the visitor wrote."""
    found = client.post(
        reverse("account_reset_password"), {"email": "a@b.example"}, headers={"host": host}
    )
    assert found.status_code == 400
    assert host not in found.content.decode()


def test_a_name_that_a_proxy_passes_on_is_not_believed(client, anna, mailoutbox):
    page = reverse("account_reset_password")
    told = {"x-forwarded-host": "elders.example", "forwarded": "host=elders.example"}
    client.post(page, {"email": "anna@voorbeeld.example"}, headers=told)
    send_links()
    assert "elders" not in mailoutbox[0].body
    assert settings.ADDRESS in mailoutbox[0].body


def test_a_line_in_the_log_holds_no_line_of_somebody_else(client, anna, caplog):
    """What a visitor writes with line ends in it becomes no line of its own."""
    sign_in(client, "niet", "anna@voorbeeld.example\r\n2026-01-01 session.begun anna success")
    client.get("/bestaat\r\nniet/", headers={"user-agent": "a\r\nb", "referer": "c\nd"})
    client.get("/", headers={"host": "elders\nsession.begun"})
    said = [record.getMessage() for record in caplog.records]
    assert len(said) > 1
    assert [one for one in said if "\n" in one or "\r" in one] == []
