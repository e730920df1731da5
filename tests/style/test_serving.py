"""A stylesheet and a logo under the digest of what is in them: kept for ever, asked by nobody."""

import hashlib

import pytest
from django.test import Client

from tests.style.making import in_use, laid_ready, png
from zorgvuldig import walls

FOR_EVER = "public, max-age=31536000, immutable"


def address(used, name):
    return f"/huisstijl/{used.organisation_id}/{name}"


def test_the_stylesheet_is_one_and_may_be_kept_for_ever(town):
    used = in_use(town)
    walls.say(organisation=None)
    answer = Client().get(address(used, f"{used.sheet_digest}.css"))
    assert answer["Content-Type"] == "text/css; charset=utf-8"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == FOR_EVER
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    assert hashlib.sha256(answer.content).hexdigest()[:32] == used.sheet_digest


@pytest.mark.parametrize(("logo", "kind"), [(None, "svg"), (png(), "png")])
def test_a_logo_is_a_picture_and_runs_nothing(town, logo, kind):
    used = in_use(town, logo=logo) if logo else in_use(town)
    answer = Client().get(address(used, f"{used.logo_digest}.{kind}"))
    assert answer["Content-Type"] == {"svg": "image/svg+xml", "png": "image/png"}[kind]
    policy = set(answer["Content-Security-Policy"].split("; "))
    assert policy == {"default-src 'none'", "frame-ancestors 'none'", "sandbox"}
    assert answer["Cache-Control"] == FOR_EVER
    assert hashlib.sha256(answer.content).hexdigest()[:32] == used.logo_digest


def test_nobody_is_known_who_asks(town, knock, django_assert_num_queries):
    used, anna = in_use(town), knock("anna")
    walls.say(organisation=None)
    with django_assert_num_queries(2):  # whose it is, and the style
        answer = anna.get(address(used, f"{used.sheet_digest}.css"))
    assert answer["Cache-Control"] == FOR_EVER
    assert "Vary" not in answer
    assert not answer.cookies


def test_what_is_laid_ready_is_served_to_nobody(town):
    ready = laid_ready(town)
    assert Client().get(address(ready, f"{ready.sheet_digest}.css")).status_code == 404
    assert Client().get(address(ready, f"{ready.logo_digest}.svg")).status_code == 404


def test_what_is_looked_at_beforehand_is_not_kept(town, knock):
    ready = laid_ready(town)
    answer = knock("gerda").get(f"/organisatie/huisstijl/{ready.pk}/stijl.css")
    assert answer["Cache-Control"] == "no-store"
    assert answer.content.decode() == ready.sheet


def test_a_page_that_was_open_keeps_its_style(town):
    former = in_use(town)
    in_use(town, logo=None)
    assert Client().get(address(former, f"{former.sheet_digest}.css")).status_code == 200


@pytest.mark.parametrize("name", ["abc.css", "abc.svg", "abc.js", f"{'0' * 32}.png"])
def test_what_is_not_there_is_not_found(town, name):
    used = in_use(town, logo=None)
    assert Client().get(address(used, name)).status_code == 404
    assert Client().get(f"/huisstijl/999999/{used.sheet_digest}.css").status_code == 404
