"""Signing in is kept by allauth, and said in our words: in both languages, from page to page."""

import re
from functools import cache
from html import unescape
from importlib.resources import files

import polib
import pytest
from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.cast import PASSWORD
from tests.language.test_pages import language_of
from tests.people.test_second_factor import code_of, sign_in, with_second_factor
from zorgvuldig.language.catalogue import entries
from zorgvuldig.people.adapters import SealedFactors

pytestmark = pytest.mark.django_db
DIGITS_OR_CODE = re.compile(r"[\W\d]*|Code")
ADDRESS = "anna@voorbeeld.example"
BEHIND = (
    "mfa_index", "account_change_password", "account_set_password", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "account_reauthenticate", "mfa_reauthenticate", "mfa_deactivate_totp",
)  # fmt: skip
FORM = re.compile(r'<form class="zv-form" method="post"([^>]*)>')
SIGNED_OUT = {"en": "You have signed out.", "nl": "U bent uitgelogd."}
LONG = "een heel andere zin van woorden"


@cache
def of_allauth() -> set[str]:
    """Every sentence that allauth has, in English and in Dutch, and that is none of ours."""
    catalogue = files("allauth").joinpath("locale/nl/LC_MESSAGES/django.mo")
    theirs = {text for one in polib.mofile(str(catalogue)) for text in (one.msgid, one.msgstr)}
    return theirs - {text for _, one in entries("en") for text in (one.msgid, one.msgstr)}


def texts_of(page):
    """Every text that somebody sees on a page."""
    shown = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", "", page.content.decode())
    return {" ".join(unescape(one).split()).strip(" :") for one in re.split(r"<[^>]*>", shown)}


def theirs(page):
    """What on this page reads as allauth says it: as a whole text, or a sentence begun so."""
    return {one for one in texts_of(page) & of_allauth() if not DIGITS_OR_CODE.fullmatch(one)}


class Reader:
    """Somebody who asks for a language in the first address, and never again."""

    def __init__(self, language):
        self.client, self.language = Client(), language or "nl"
        self.first = f"?taal={language}" if language else ""

    def reads(self, page, *, status=200):
        assert (page.status_code, language_of(page)) == (status, self.language)
        assert theirs(page) == set()
        return page

    def begins(self, name, **kwargs):
        return self.reads(self.client.get(reverse(name, kwargs=kwargs) + self.first, follow=True))

    def sends(self, page, *, status=200, **typed):
        """Fills in the one form on this page that has a box to type in."""
        form = FORM.search(page.content.decode())
        action = re.search(r'action="([^"]*)"', form[1])
        chain = getattr(page, "redirect_chain", None)
        here = chain[-1][0] if chain else page.wsgi_request.get_full_path()
        where = unescape(action[1]) if action else here
        return self.reads(self.client.post(where, typed, follow=True), status=status)


@pytest.fixture(params=["", "en"])
def reader(request, anna):
    anna.language = request.param
    anna.save()
    return Reader(request.param)


def test_what_would_be_found():
    assert {"Email", "Invalid login.", "You must type the same password each time."} <= of_allauth()
    assert "Je moet hetzelfde wachtwoord twee keer intoetsen." in of_allauth()
    assert "Wachtwoord" not in of_allauth()


def test_the_way_in_and_what_goes_wrong_there(reader):
    page = reader.begins("account_login")
    for typed in ({}, {"login": "x", "password": "x"}, {"login": ADDRESS, "password": "x"}):
        page = reader.sends(page, **typed)
    for _ in range(6):
        page = reader.sends(page, login=ADDRESS, password="x")
    said = {"en": "This was tried too often.", "nl": "Dit is te vaak geprobeerd."}
    assert said[reader.language] in page.content.decode()
    reader.begins("account_signup")
    reader.begins("account_inactive")


def test_a_forgotten_password_stays_in_the_language_until_it_is_new(reader, anna):
    page = reader.begins("account_reset_password")
    page = reader.sends(page, email="geen adres")
    done = reader.sends(page, email=ADDRESS)
    said = {"en": "If we know this address", "nl": "Kennen wij dit adres"}
    assert said[reader.language] in done.content.decode()
    key = default_token_generator.make_token(anna)
    of_whom = user_pk_to_url_str(anna)
    page = reader.begins("account_reset_password_from_key", uidb36=of_whom, key=key)
    page = reader.sends(page, password1="kort", password2="korter")
    page = reader.sends(page, password1=LONG, password2=LONG + "!")
    page = reader.sends(page, password1=LONG, password2=LONG)
    assert reverse("account_reset_password_from_key_done") in page.redirect_chain[-1][0]
    reader.begins("account_reset_password_from_key", uidb36=of_whom, key=key)


def test_asked_too_often_it_is_said_on_a_page_of_ours(reader):
    page = reader.begins("account_reset_password")
    for _ in range(5):
        reader.sends(page, email=ADDRESS)
    reader.sends(page, email=ADDRESS, status=429)


def test_the_second_step_is_in_the_language_of_who_comes_in(reader, anna):
    with_second_factor(reader.client)
    reader.first = ""  # the plain address: known as soon as the password was right
    answer = sign_in(reader.client)
    asked = reader.sends(reader.reads(reader.client.get(answer.url)), code="000000")
    codes = Authenticator.objects.get(user=anna, type="recovery_codes").wrap().get_unused_codes()
    reader.sends(asked, code=codes[0])
    for name in BEHIND:
        page = reader.begins(name)
        if FORM.search(page.content.decode()):
            reader.sends(page, name="x")


def test_setting_it_up_and_signing_out(reader):
    sign_in(reader.client)
    page = reader.sends(reader.begins("mfa_activate_totp"), code="1")
    reader.sends(page, code=code_of(page.context["form"].secret))
    out = reader.reads(reader.client.post(reverse("account_logout"), follow=True))
    assert SIGNED_OUT[reader.language] in texts_of(out)


def test_a_message_of_allauth_is_ours_too(reader):
    sign_in(reader.client)
    page = reader.begins("account_change_password")
    page = reader.sends(page, oldpassword=PASSWORD, password1=LONG, password2=LONG)
    said = {"en": "Your password was changed.", "nl": "Uw wachtwoord is gewijzigd."}
    assert said[reader.language] in texts_of(page)


def test_a_passkey_has_a_name_of_ours_until_somebody_gives_it_one(reader, anna):
    called = SealedFactors().generate_authenticator_name(anna, "webauthn")
    assert called == {"en": "Passkey 1", "nl": "Toegangssleutel 1"}[reader.language]
