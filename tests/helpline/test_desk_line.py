"""Any organisation can start its line the next day."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import cast as care
from tests.cast import signed_in
from zorgvuldig import walls
from zorgvuldig.helpline.access import line as access
from zorgvuldig.helpline.models import Helpline, LineText
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.forms import InvitationForm, RolesForm
from zorgvuldig.people.founding import found
from zorgvuldig.people.models import Membership

pytestmark = pytest.mark.django_db
FORM = {"name": "De Vlieger", "slug": "vlieger", "languages": ["nl"], "promise_days": "1",
        "hours_nl": "Op werkdagen van 9 tot 17 uur.", "is_open": "on"}  # fmt: skip


def new_administrator():
    """Somebody who founded an organisation for a line this morning."""
    place = found(name="De Vlieger", regime="HELPLINE", person_name="Nora", email="nora@v.example")
    membership = Membership.unscoped.select_related("person").get(organisation=place)
    return Actor(membership.person, membership)


def test_an_administrator_sets_up_the_line_and_opens_it(lantern):
    actor = new_administrator()
    client = signed_in(actor)
    assert client.get("/hulplijn/lijn/").status_code == 200
    assert client.post("/hulplijn/lijn/", FORM).status_code == 302
    walls.say(organisation=actor.organisation.pk)
    line = Helpline.objects.get(slug="vlieger")
    assert (line.is_open, line.promise_days, line.languages) == (True, 1, ["nl"])
    assert LineText.objects.get(organisation=actor.organisation).hours.startswith("Op werkdagen")


@pytest.mark.parametrize(
    ("field", "value", "wrong"),
    [
        ("phone", "verzonnen nummer", "phone_checked_on"),
        ("hours_nl", "", "hours_nl"),
        ("slug", "lantaarn", "slug"),
        ("slug", "hulplijn-radicalisering", "slug"),
        ("name", "Hulplijn Radicalisering", "name"),
        ("promise_days", "9", "promise_days"),
        ("languages", [], "languages"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(lantern, field, value, wrong):
    response = signed_in(new_administrator()).post("/hulplijn/lijn/", {**FORM, field: value})
    assert response.status_code == 422
    assert wrong in response.context["form"].errors


def test_who_keeps_dossiers_has_no_such_page(db):
    town = care.build()
    assert signed_in(town.at_work("gerda")).get("/hulplijn/lijn/").status_code == 404


def test_a_number_that_was_not_checked_for_ninety_days_is_reminded(lantern):
    lantern.at_work("cora")
    today = timezone.localdate()
    Helpline.objects.filter(slug="lantaarn").update(phone_checked_on=today - timedelta(days=90))
    assert access.whom_to_remind(today) == set()
    assert access.whom_to_remind(today + timedelta(days=1)) == {
        lantern.cora.person.pk, lantern.greet.person.pk}  # fmt: skip
    Helpline.objects.filter(slug="lantaarn").update(phone_checked_on=today - timedelta(days=91))
    page = signed_in(lantern.at_work("cora")).get("/hulplijn/lijn/").content.decode()
    assert "Klopt het telefoonnummer nog?" in page


def test_roles_of_dossiers_and_of_the_line_are_not_given_in_each_others_house():
    line = {code for code, _ in RolesForm(regime="HELPLINE").fields["roles"].choices}
    dossiers = {code for code, _ in InvitationForm(regime="JEUGDHULP").fields["roles"].choices}
    assert line == {"HELPLINE_WORKER", "HELPLINE_COORDINATOR", "CONFIDANT", "CONFIDANT_COACH",
                    "PRIVACY_OFFICER", "ADMINISTRATOR", "ORGANISER", "FACILITATOR"}  # fmt: skip
    assert line & dossiers == {"PRIVACY_OFFICER", "ADMINISTRATOR", "ORGANISER", "FACILITATOR"}


def test_an_administrator_of_a_line_invites_a_worker_and_no_case_worker(lantern):
    client = signed_in(lantern.at_work("greet"))
    person = {"email": "nieuw@voorbeeld.example", "name": "Nieuw", "profession": "OTHER"}
    wrong = client.post("/organisatie/uitnodigen/", {**person, "roles": ["PROFESSIONAL"]})
    assert wrong.status_code == 200
    right = client.post("/organisatie/uitnodigen/", {**person, "roles": ["HELPLINE_WORKER"]})
    assert right.status_code == 302


def test_the_day_of_who_runs_the_office_of_a_line_leads_to_the_line(lantern):
    page = signed_in(lantern.at_work("greet")).get("/hulplijn/", follow=True).content.decode()
    assert "De lijn inrichten" in page
    assert "Protocol voor delen" in page
