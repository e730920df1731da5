"""The database itself keeps organisations apart, whatever the program forgets."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction

from zorgvuldig import walls
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.models import Membership, Organisation

pytestmark = pytest.mark.django_db


def test_without_an_organisation_there_are_no_rows(town):
    walls.say(organisation=None)
    assert Membership.unscoped.count() == 0


def test_another_organisation_has_other_rows(town):
    walls.say(organisation=town.chaima.organisation.pk)
    assert [m.person.name for m in Membership.unscoped.select_related("person")] == ["Chaima"]


def test_a_row_for_another_organisation_is_refused(town):
    walls.say(organisation=town.chaima.organisation.pk)
    with pytest.raises(ProgrammingError):
        Membership.unscoped.create(
            organisation=town.anna.organisation, person=town.chaima.person, roles=["VOLUNTEER"]
        )


def test_every_table_with_an_organisation_has_a_wall(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relkind = 'r' AND relrowsecurity")
        walled = {row[0] for row in cursor.fetchall()}
    carrying = {
        model._meta.db_table
        for model in apps.get_models()
        if any(f.column == "organisation_id" for f in model._meta.local_fields)
    }
    assert carrying - walled == set()


def test_the_application_login_passes_no_wall(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)
        cursor.execute(
            "SELECT count(*) FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner"
            " WHERE r.rolname = current_user"
        )
        assert cursor.fetchone() == (0,)


def names():
    return sorted(Organisation.objects.values_list("name", flat=True))


def test_without_anybody_said_there_are_no_organisations(town):
    walls.say(organisation=None)
    assert names() == []


def test_a_person_sees_the_organisations_they_work_for_and_no_others(town):
    anchor = town.at_work("chaima").organisation
    Membership.unscoped.create(organisation=anchor, person=town.anna.person, roles=["VOLUNTEER"])
    walls.say(organisation=None, person=town.anna.person.pk)
    assert names() == ["De Brug", "Het Anker"]
    walls.say(organisation=None, person=town.bram.person.pk)
    assert names() == ["De Brug"]
    walls.say(organisation=town.sofie.organisation.pk)
    assert names() == ["Het Lyceum"]


def test_the_protocol_of_another_organisation_cannot_be_changed(town):
    """Not even of one where this person works too: it is changed by who works for it now."""
    anchor = town.at_work("chaima").organisation
    Membership.unscoped.create(organisation=anchor, person=town.anna.person, roles=["VOLUNTEER"])
    town.at_work("anna")
    assert Organisation.objects.filter(pk=anchor.pk).update(feedback_rule="anders") == 0
    assert Organisation.objects.update(feedback_rule="anders") == 1


def test_nobody_makes_themself_a_member_elsewhere(town):
    town.at_work("anna")
    elsewhere = town.chaima.organisation
    with pytest.raises(ProgrammingError), transaction.atomic():
        Membership.unscoped.create(
            organisation=elsewhere, person=town.anna.person, roles=["ADMINISTRATOR"]
        )
    with pytest.raises(ProgrammingError), transaction.atomic():
        Membership.unscoped.filter(person=town.anna.person).update(organisation=elsewhere)


def test_ones_membership_elsewhere_is_seen_and_not_touched(town):
    anchor = town.at_work("chaima").organisation
    Membership.unscoped.create(organisation=anchor, person=town.anna.person, roles=["VOLUNTEER"])
    town.at_work("anna")
    there = Membership.unscoped.filter(organisation=anchor)
    assert there.count() == 1
    assert there.update(roles=["ADMINISTRATOR"]) == 0
    assert there.update(organisation=town.anna.organisation) == 0


def test_a_line_at_the_door_names_nobody_but_who_is_said(town):
    walls.say(organisation=None, person=town.anna.person.pk)
    line = {"event_type": "session.begun", "action": "E"}
    LogEntry.unscoped.create(**line)
    LogEntry.unscoped.create(**line, user_id=town.anna.person.pseudonym)
    with pytest.raises(ProgrammingError), transaction.atomic():
        LogEntry.unscoped.create(**line, user_id=town.bram.person.pseudonym)
    walls.say(organisation=None)
    with pytest.raises(ProgrammingError), transaction.atomic():
        LogEntry.unscoped.create(**line, user_id=town.anna.person.pseudonym)


def test_jobs_hear_the_number_of_every_organisation(town):
    walls.say(organisation=None)
    places = {town.anna, town.chaima, town.sofie}
    assert every_organisation() == sorted(actor.organisation.pk for actor in places)
