"""Nobody works without a second factor, and whoever has one is asked for it."""

import base64
import hmac
import struct

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.urls import reverse

from tests.cast import PASSWORD
from tests.people.conftest import STILL

pytestmark = pytest.mark.django_db

SET_UP = "/account/2fa/totp/activate/"


def test_whoever_has_none_sets_one_up_before_anything_else(client, anna):
    assert sign_in(client).url == "/"
    assert client.get("/dossiers/").url == SET_UP
    assert client.get(reverse("people:account")).url == SET_UP
    assert client.get(SET_UP).status_code == 200


@pytest.mark.gate("G17", "releases")
def test_the_acute_page_never_waits_for_a_second_factor(client, anna):
    sign_in(client)
    assert client.get("/acuut/").status_code == 200


def test_signing_out_is_possible_without_a_second_factor(client, anna):
    sign_in(client)
    assert client.post(reverse("account_logout")).status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_code_of_the_app_sets_it_up_and_recovery_codes_follow(client, anna):
    sign_in(client)
    answer = set_up(client)
    assert answer.url == reverse("mfa_view_recovery_codes")
    page = client.get(answer.url, follow=True)
    assert page.status_code == 200
    assert client.get(reverse("people:account")).status_code == 200


def test_a_wrong_code_sets_nothing_up(client, anna):
    sign_in(client)
    secret = client.get(SET_UP).context["form"].secret
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06d}"
    assert list(client.post(SET_UP, {"code": wrong}).context["form"].errors) == ["code"]
    assert not Authenticator.objects.filter(user=anna).exists()


def test_signing_in_asks_whoever_has_one_for_a_code(client, anna):
    secret = with_second_factor(client)
    asked = sign_in(client)
    assert asked.url == reverse("mfa_authenticate")
    assert client.get(reverse("people:account")).status_code == 302
    assert "_auth_user_id" not in client.session
    answer = client.post(asked.url, {"code": code_of(secret)})
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get(reverse("people:account")).status_code == 200


def test_a_wrong_code_at_the_door_lets_nobody_in(client, anna):
    secret = with_second_factor(client)
    asked = sign_in(client)
    wrong = f"{(int(code_of(secret)) + 1) % 1_000_000:06d}"
    assert client.post(asked.url, {"code": wrong}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_opens_the_door_once(client, anna):
    with_second_factor(client)
    recovery = Authenticator.objects.get(user=anna, type="recovery_codes").wrap()
    code = recovery.get_unused_codes()[0]
    assert client.post(sign_in(client).url, {"code": code}).url == "/"
    client.logout()
    assert client.post(sign_in(client).url, {"code": code}).status_code == 200
    assert "_auth_user_id" not in client.session


def test_looking_at_the_recovery_codes_later_asks_for_a_code_first(client, anna):
    secret = with_second_factor(client)
    client.post(sign_in(client).url, {"code": code_of(secret)})
    codes = reverse("mfa_view_recovery_codes")
    asked = client.get(codes)
    assert asked.url.startswith("/account/")
    cache.clear()
    answer = client.post(f"{reverse('mfa_reauthenticate')}?next={codes}", {"code": code_of(secret)})
    assert answer.url == codes
    assert client.get(codes).status_code == 200


def test_whoever_takes_the_factor_away_sets_up_another_before_working_on(client, anna):
    sign_in(client)
    set_up(client)
    assert client.get(reverse("people:account")).status_code == 200
    Authenticator.objects.filter(user=anna, type="totp").get()
    cache.clear()
    off = reverse("mfa_deactivate_totp")
    client.post(f"{reverse('account_reauthenticate')}?next={off}", {"password": PASSWORD})
    assert client.post(off).status_code == 302
    assert client.get(reverse("people:account")).url == SET_UP


def test_the_secret_of_the_app_rests_sealed(client, anna):
    secret = with_second_factor(client)
    kept = str(Authenticator.objects.get(user=anna, type="totp").data)
    assert secret not in kept
    assert Authenticator.objects.get(user=anna, type="totp").wrap().validate_code(code_of(secret))


def test_nobody_signs_up_by_themselves(client, town):
    page = client.post(
        "/account/signup/",
        {"email": "x@voorbeeld.example", "password1": PASSWORD, "password2": PASSWORD},
    )
    assert page.templates[0].name == "account/signup_closed.html"


def test_an_address_cannot_be_changed_behind_the_administrators_back(town, signed_in):
    assert signed_in(town.anna).get("/account/email/").status_code == 404


def sign_in(client):
    return client.post(
        reverse("account_login"), {"login": "anna@voorbeeld.example", "password": PASSWORD}
    )


def set_up(client):
    secret = client.get(SET_UP).context["form"].secret
    return client.post(SET_UP, {"code": code_of(secret)})


def with_second_factor(client):
    """Sets one up and signs out; returns the secret that the app holds."""
    sign_in(client)
    secret = client.get(SET_UP).context["form"].secret
    assert client.post(SET_UP, {"code": code_of(secret)}).status_code == 302
    client.logout()
    cache.clear()  # a code counts once; the next test of the same half minute asks for it again
    return secret


def code_of(secret):
    """The six digits an authenticator app shows at that moment (RFC 6238)."""
    moment = struct.pack(">Q", STILL // 30)
    digest = hmac.new(base64.b32decode(secret), moment, "sha1").digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
