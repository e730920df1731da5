"""Services of the directory at the desk: named in advice, chosen in a referral, kept as words."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.directory.making import service
from tests.helpline import desk, making
from tests.helpline.test_referral_rules import post
from zorgvuldig import walls
from zorgvuldig.directory.access import listings
from zorgvuldig.directory.actions import listings as keeping
from zorgvuldig.helpline.models import HelpNote, Referral

pytestmark = pytest.mark.django_db
NAMED = "Genoemd uit de sociale kaart"


def advice(lantern, request, **said):
    address = reverse("helpline:advice", args=[request.reference])
    told = {"once": str(uuid4()), "happened_on": timezone.localdate().isoformat(), **said}
    return signed_in(lantern.at_work("wim")).post(address, told)


def test_a_worker_names_a_place_in_advice(lantern):
    words = listings.in_words(service(lantern, by="cora"))
    request = desk.began(lantern, kind="ADVICE", reason="Een vraag over vrije tijd.")
    address = reverse("helpline:advice", args=[request.reference])
    page = signed_in(lantern.at_work("wim")).get(address).content.decode()
    assert "Boksschool De Hoek (Rivierstad)" in page
    assert advice(lantern, request, text="Ga eens kijken.", places_0=words).status_code == 302
    lantern.at_work("wim")
    note = HelpNote.unscoped.get(request=request, kind="ADVICE")
    kept = note.words(request.key)
    assert (kept["advice"], kept["places"]) == ("Ga eens kijken.", words)
    page = signed_in(lantern.at_work("wim")).get(f"/hulplijn/{request.reference}/")
    assert NAMED in page.content.decode()
    assert "hallo@dehoek.example" in page.content.decode()
    assert b"Boksschool" not in bytes(note.sealed)


@pytest.mark.gate("H-04", "releases")
def test_where_help_is_waits_for_nobody_and_a_word_beside_it_does(lantern):
    words = listings.in_words(service(lantern, by="cora"))
    request = desk.began(lantern, kind="SERIOUS", reason="Er is ruzie met dreigen.")
    assert advice(lantern, request, text="Ga daarheen.", places_0=words).status_code == 422
    assert advice(lantern, request, places_0=words).status_code == 302


def test_nothing_advised_is_said(lantern):
    service(lantern, by="cora")
    assert advice(lantern, desk.began(lantern, kind="ADVICE", reason="Vraag.")).status_code == 422


def test_in_the_first_talk_a_place_can_be_named(lantern):
    words = listings.in_words(service(lantern, by="cora"))
    client = signed_in(lantern.at_work("wim"))
    sent = {
        "once": str(uuid4()), "danger": "NO", "said": "Mijn zoon zit veel binnen.",
        "caller_role": "PARENT", "caller_age": "GE18", "relation": "CHILD", "age_band": "A12_15",
        "channel": "PHONE", "language": "nl", "happened_on": timezone.localdate().isoformat(),
        "whose": "CALLER", "kind": "ADVICE", "reason": "Een vraag.", "places_1": words,
    }  # fmt: skip
    answer = client.post(reverse("helpline:talk_new"), sent)
    assert answer.status_code == 302, answer.context["form"].errors
    lantern.at_work("wim")
    note = HelpNote.unscoped.get(kind="ADVICE")
    assert words in note.words(note.request.key)["places"]


def test_a_referral_goes_to_a_service_by_its_name_and_the_worker_says_what_it_is(lantern):
    service(lantern, by="cora")
    request = making.a_request(lantern)
    chosen = {"point": "dienst:Boksschool De Hoek", "recipient": ""}
    assert post(lantern, request, **chosen, addressee="").status_code == 422
    assert post(lantern, request, **chosen).status_code == 302
    lantern.at_work("cora")
    made = Referral.unscoped.get()
    assert made.addressee == "EXTERNAL_PROFESSIONAL"
    assert made.words(request.key)["recipient"] == "Boksschool De Hoek"


def test_a_service_of_another_organisation_is_not_offered(lantern):
    request = making.a_request(lantern)
    refused = post(lantern, request, point="dienst:Van elders", recipient="")
    assert refused.status_code == 422


def test_the_public_page_of_the_line_names_the_open_map_and_only_then(lantern, client):
    service(lantern, by="cora", is_public=True)
    for is_open in (False, True):
        keeping.publish(actor=lantern.at_work("cora"), slug="lantaarn", is_open=is_open)
        walls.say(organisation=None)
        for language in ("nl", "en", "ar", "tr"):
            page = client.get(f"/hulp/lantaarn/{language}/").content.decode()
            assert ("/kaart/lantaarn/" in page) == is_open


@pytest.mark.parametrize(
    ("who", "answer"), [("cora", 200), ("greet", 200), ("wim", 404), ("vera", 404), ("koos", 404)]
)
def test_on_a_line_the_coordinator_and_the_office_keep_the_directory(lantern, who, answer):
    client = signed_in(lantern.at_work(who))
    assert client.get("/sociale-kaart/bijhouden/").status_code == answer
    assert client.get("/sociale-kaart/").status_code == 200
