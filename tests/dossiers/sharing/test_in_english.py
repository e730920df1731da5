"""Who decides in English about a Dutch letter is told that it is Dutch, and goes out so."""

import pytest
from django.urls import reverse

from tests.dossiers.sharing.pages import address
from zorgvuldig.people.models import Person

pytestmark = pytest.mark.django_db

SAYS_SO = "This text is in Dutch, and so is what the reader gets."


@pytest.mark.parametrize(("language", "told"), [("en", True), ("", False)])
def test_it_stands_where_somebody_decides(case, submit, signed_in, language, told):
    laid = submit()
    Person.objects.update(language=language)
    page = signed_in(case.town.esra).get(reverse("dossiers:decide", args=[laid.pk]))
    assert (SAYS_SO in page.content.decode()) is told
    assert "ook voor wie hem krijgt" not in page.content.decode()


def test_it_stands_at_the_letter(case, signed_in):
    Person.objects.update(language="en")
    assert SAYS_SO in signed_in(case.town.anna).get(address(case, "letter")).content.decode()
