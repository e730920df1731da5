"""A rule decides: taken out it shuts the door and says so, added it opens both."""

import pytest
from django.db import transaction
from django.urls import reverse

from zorgvuldig.dossiers import ways
from zorgvuldig.people import access, letting
from zorgvuldig.people import ways as of_people
from zorgvuldig.people.letting import HERE, Way
from zorgvuldig.people.permissions import Somebody, is_open_to
from zorgvuldig.people.roles import Role
from zorgvuldig.people.under_a_rule import NotAsked, WithoutRule

pytestmark = pytest.mark.django_db
PROFESSIONAL = Somebody([Role.PROFESSIONAL])
STAFF = reverse("people:staff")


def test_a_way_that_is_taken_out_is_shut_for_both(town, signed_in, monkeypatch):
    gerda = signed_in(town.gerda)
    assert gerda.get(STAFF).status_code == 200
    monkeypatch.setattr(of_people.OFFICE, "ways", ())
    assert gerda.get(STAFF).status_code == 404
    assert not is_open_to(Somebody([Role.ADMINISTRATOR]), letting.rules_of("people:staff"))


def test_a_way_that_is_added_opens_for_both(town, signed_in, monkeypatch):
    more = (*of_people.OFFICE.ways, Way(HERE, frozenset({Role.PROFESSIONAL})))
    monkeypatch.setattr(of_people.OFFICE, "ways", more)
    assert signed_in(town.anna).get(STAFF).status_code == 200
    assert is_open_to(PROFESSIONAL, letting.rules_of("people:staff"))


def test_an_address_without_a_rule_is_not_answered(town, signed_in, monkeypatch):
    monkeypatch.setattr(letting, "rules_of", lambda *_, **__: ())
    with pytest.raises(WithoutRule, match="people:staff"):
        signed_in(town.gerda).get(STAFF)


def test_a_page_whose_rule_nobody_asked_is_not_given(town, signed_in, monkeypatch):
    monkeypatch.setattr(access, "administers", lambda actor: actor)
    with pytest.raises(NotAsked, match="people:staff: office"):
        signed_in(town.gerda).get(STAFF)


def test_what_was_done_under_a_rule_that_nobody_asked_is_undone(town, signed_in, monkeypatch):
    monkeypatch.setattr(access, "get_colleague", lambda _, pk: access.member_at_work(pk))
    gerda = signed_in(town.gerda)
    gerda.raise_request_exception = False
    answer = gerda.post(reverse("people:end", args=[town.anna.membership.pk]))
    assert answer.status_code == 500
    assert transaction.get_rollback()


def test_an_open_door_under_a_rule_for_staff_is_not_answered(client, monkeypatch):
    monkeypatch.setattr(letting, "rules_of", lambda *_, **__: (of_people.OFFICE,))
    with pytest.raises(WithoutRule, match="web:welcome"):
        client.get(reverse("web:welcome"))


def test_who_works_nowhere_is_let_through_nothing(town):
    nobody = type(town.anna)(town.anna.person, None)
    assert of_people.AT_WORK.open_to(nobody) == frozenset()
    assert of_people.AT_WORK.open_to(None) == frozenset()


def test_a_role_is_not_enough_without_the_standing():
    assert ways.WRITE.lets([Role.PROFESSIONAL], {ways.KEEPER})
    assert not ways.WRITE.lets([Role.PROFESSIONAL], {HERE, ways.ADVISER})
    assert not ways.WRITE.lets([Role.COLLEAGUE], {ways.KEEPER})


def test_rules_are_heard_only_while_listening():
    with letting.listening() as first:
        of_people.AT_WORK.admits(None)
    of_people.OFFICE.admits(None)
    assert first == {"at_work"}
