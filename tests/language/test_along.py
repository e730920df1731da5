"""The language an address asks for goes along while nobody knows who reads, and only inside."""

import pytest
from django.urls import reverse

from tests.language.test_pages import language_of
from zorgvuldig.language.along import goes_along

KEPT = [
    '<a hreflang="nl" href="?">Nederlands</a>',
    '<a href="https://wetten.example/x">law</a>',
    '<a href="//elders.example/">x</a>',
    '<a href="#inhoud">x</a>',
    '<a href="tel:112">x</a>',
    '<link href="/static/zorgvuldig.css">',
    "<p>/account/ and href=&quot;/x&quot;</p>",
]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a class="x" href="/handboek/">', '<a class="x" href="/handboek/?taal=en">'),
        ('<a href="/x/?a=1&amp;b=2#hier">', '<a href="/x/?a=1&amp;b=2&amp;taal=en#hier">'),
        ('<a href="?deel=2">', '<a href="?deel=2&amp;taal=en">'),
        ('<form method="post" action="/x/">', '<form method="post" action="/x/?taal=en">'),
        (
            '<form method="get" action="/x/">',
            '<form method="get" action="/x/"><input type="hidden" name="taal" value="en">',
        ),
        *((one, one) for one in KEPT),
    ],
)
def test_what_leads_on_inside_takes_it_along(before, after):
    assert goes_along(before, "en") == after


def test_a_visitor_who_asked_for_english_walks_on_in_english(db, client):
    page = client.get(reverse("web:welcome"), {"taal": "en"})
    for name in ("guide:ask", "guide:handbook", "account_login"):
        address = f"{reverse(name)}?taal=en"
        assert f'href="{address}"' in page.content.decode()
        assert language_of(client.get(address)) == "en"


def test_who_is_known_gets_no_language_in_an_address(town, signed_in):
    page = signed_in(town.anna).get("/vandaag/", {"taal": "en"}, follow=True)
    assert language_of(page) == "nl"
    assert "taal=en" not in page.content.decode()
    moved = signed_in(town.anna).get("/", {"taal": "en"})
    assert "taal=" not in moved.get("Location", "")
