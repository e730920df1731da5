"""The administrator gives roles and ends memberships; one administrator always remains."""

import pytest
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db


def test_the_list_shows_who_works_here_and_nobody_else(town, signed_in):
    page = signed_in(town.gerda).get(reverse("people:staff"))
    names = [row.person.name for row in page.context["staff"]]
    assert names == ["Anna", "Bram", "Esra", "Frank", "Gerda", "Hugo", "Ilse"]


def test_new_roles_hold_from_the_next_page_on(town, signed_in):
    anna = signed_in(town.anna)
    assert anna.get(reverse("people:staff")).status_code == 404
    answer = signed_in(town.gerda).post(
        reverse("people:member", args=[town.anna.membership.pk]),
        {"roles": ["PROFESSIONAL", "ADMINISTRATOR"], "profession": "YOUTH_WORK"},
    )
    assert answer.url == reverse("people:staff")
    assert anna.get(reverse("people:staff")).status_code == 200
    assert events(town) == ["membership.changed"]


def test_somebody_without_any_role_is_not_stored(town, signed_in):
    address = reverse("people:member", args=[town.anna.membership.pk])
    page = signed_in(town.gerda).post(address, {"roles": [], "profession": "OTHER"})
    assert page.context["form"].errors == {"roles": ["Kies ten minste één rol."]}


def test_an_ended_membership_is_ended_today_and_logged(town, signed_in):
    signed_in(town.gerda).post(reverse("people:end", args=[town.anna.membership.pk]))
    town.at_work("gerda")
    town.anna.membership.refresh_from_db()
    assert town.anna.membership.ended_on == timezone.localdate()
    assert events(town) == ["membership.ended"]


def test_the_only_administrator_cannot_leave(town, signed_in):
    page = signed_in(town.gerda).post(
        reverse("people:end", args=[town.gerda.membership.pk]), follow=True
    )
    assert [str(message)[:31] for message in page.context["messages"]] == [
        "Dit is de enige beheerder. Geef"
    ]
    town.at_work("gerda").membership.refresh_from_db()
    assert town.gerda.membership.ended_on is None


def test_the_only_administrator_cannot_give_the_role_away(town, signed_in):
    page = signed_in(town.gerda).post(
        reverse("people:member", args=[town.gerda.membership.pk]),
        {"roles": ["COLLEAGUE"], "profession": "OTHER"},
    )
    assert list(page.context["form"].errors) == ["roles"]
    town.at_work("gerda").membership.refresh_from_db()
    assert town.gerda.membership.roles == ["ADMINISTRATOR"]


def test_a_refused_page_is_logged(town, signed_in):
    signed_in(town.anna).get(reverse("people:staff"))
    town.at_work("anna")
    line = LogEntry.unscoped.get(event_type="page.asked")
    assert (line.outcome, line.user_id) == ("denied", town.anna.person.pseudonym)


def events(town):
    """What stands in the logbook of De Brug, apart from who came in."""
    town.at_work("gerda")
    lines = LogEntry.unscoped.exclude(event_type__in=["session.begun", "page.asked"])
    return [line.event_type for line in lines]
