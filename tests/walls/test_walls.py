"""The database itself keeps organisations apart, whatever the program forgets."""

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection

from zorgvuldig import walls
from zorgvuldig.people.models import Membership

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
