"""The page of a workshop: how far it came, and what can be done, from the parts of every topic."""

import re

import pytest
from django.urls import reverse

from tests.cast import signed_in
from tests.gatherings import making

pytestmark = pytest.mark.django_db


def page(wise, workshop, name="olga"):
    client = signed_in(wise.actors[name])
    answer = client.get(reverse("gatherings:workshop", args=[workshop.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_says_where_the_workshop_stands(wise):
    shown = page(wise, making.a_workshop(wise, state="INVITED"))
    assert "Werkatelier in Waterland aan Zee" in shown
    assert "De gemeente nodigt mensen uit." in shown
    assert "Terugkijken" in shown


def test_seats_are_counted_per_sector_and_nobody_is_named(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    seated = making.somebody(workshop, state="SEATED", place=1)
    shown = page(wise, workshop)
    assert "1 van de 15 plaatsen is bezet" in shown
    assert seated.words()["name"] not in shown


def test_who_leads_it_sees_it_too(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    shown = " ".join(page(wise, workshop, "paul").split())
    assert re.search(r">Jurist</dt> <dd [^>]*>Lieke</dd>", shown)


def test_the_page_asks_the_same_number_of_questions_with_one_and_with_fifteen(
    wise, django_assert_max_num_queries
):
    workshop = making.a_workshop(wise, state="INVITED")
    client = signed_in(wise.olga)
    for place in range(1, 16):
        making.somebody(workshop, state="SEATED", place=place)
    with django_assert_max_num_queries(30):
        client.get(reverse("gatherings:workshop", args=[workshop.pk]))
