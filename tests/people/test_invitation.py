"""An invitation makes one account, once, for the address it was sent to."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.cast import PASSWORD
from zorgvuldig import walls
from zorgvuldig.people import actions, jobs
from zorgvuldig.people.models import Invitation, Membership, Person

pytestmark = pytest.mark.django_db

INVITED = {
    "email": "Nadia@voorbeeld.example",
    "name": "Nadia Nieuw",
    "roles": ["PROFESSIONAL", "CASE_LEAD"],
    "profession": "YOUTH_CARE",
}
TWICE = {"password": PASSWORD, "again": PASSWORD}


@pytest.fixture
def link(town, signed_in):
    """The address in the mail that Nadia receives."""
    return invite(town, signed_in)


def invite(town, signed_in, **changed):
    signed_in(town.gerda).post(reverse("people:invite"), INVITED | changed)
    job = ProcrastinateJob.objects.order_by("-id").first()
    jobs.send_invitation(**job.args)
    return re.search(r"http://testserver(/\S+)", mail.outbox[-1].body).group(1)


def test_the_mail_says_who_invites_and_nothing_of_the_work(link):
    (letter,) = mail.outbox
    assert (letter.subject, letter.to) == ("Uitnodiging", ["Nadia@voorbeeld.example"])
    assert letter.body.count("De Brug") == 1
    assert "cliënt" not in letter.body and "PROFESSIONAL" not in letter.body


def test_the_job_in_the_database_carries_no_code(town, signed_in, link):
    job = ProcrastinateJob.objects.get()
    assert set(job.args) == {"organisation_id", "invitation_id", "root"}
    assert link.split("/")[-2] not in str(job.args)


def test_somebody_new_chooses_a_password_and_sets_up_the_second_factor(client, town, link):
    assert client.get(link).context["invitation"].name == "Nadia Nieuw"
    answer = client.post(link, TWICE)
    assert (answer.status_code, answer.url) == (302, reverse("mfa_activate_totp"))
    assert client.get(answer.url).status_code == 200
    person = Person.objects.get(email="nadia@voorbeeld.example")
    walls.say(organisation=town.gerda.organisation.pk)
    membership = Membership.unscoped.get(person=person)
    assert (membership.roles, membership.ended_on) == (["PROFESSIONAL", "CASE_LEAD"], None)


def test_the_work_stays_shut_until_the_second_factor_is_set_up(client, link):
    client.post(link, TWICE)
    assert client.get(reverse("people:account")).url == reverse("mfa_activate_totp")


def test_a_used_invitation_does_not_exist_anymore(client, link):
    client.post(link, TWICE)
    client.logout()
    assert client.get(link).status_code == 404
    assert client.post(link, TWICE).status_code == 404
    assert Person.objects.filter(name="Nadia Nieuw").count() == 1


def test_an_expired_invitation_does_not_exist_anymore(client, town, link):
    town.at_work("gerda")
    Invitation.unscoped.update(expires_at=timezone.now() - timedelta(minutes=1))
    assert client.get(link).status_code == 404
    assert client.post(link, TWICE).status_code == 404


def test_a_withdrawn_invitation_does_not_exist_anymore(client, town, signed_in, link):
    pk = town.at_work("gerda") and Invitation.unscoped.get().pk
    signed_in(town.gerda).post(reverse("people:withdraw", args=[pk]))
    assert client.get(link).status_code == 404


def test_an_unknown_code_and_another_organisation_do_not_exist(client, town, link):
    own, code = town.gerda.organisation.pk, link.split("/")[-2]
    other = town.chaima.organisation.pk
    assert client.get(reverse("people:accept", args=[own, "geraden"])).status_code == 404
    assert client.get(reverse("people:accept", args=[other, code])).status_code == 404
    assert client.get(reverse("people:accept", args=[own, code])).status_code == 200


@pytest.mark.parametrize("number", ["9" * 18, "9" * 19, "9" * 23, "9" * 5000])
def test_an_organisation_with_an_endless_number_does_not_exist(client, db, number):
    assert client.get(f"/organisatie/uitnodiging/{number}/abc/").status_code == 404


@pytest.mark.parametrize("address", ["/organisatie/uitnodiging/1/%00/", "/handboek/wet/?x=%00"])
def test_an_address_that_cannot_be_read_is_refused_before_anything_else(client, db, address):
    assert client.get(address).status_code == 400


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"password": "kort", "again": "kort"}, ["password"]),
        ({"password": "wachtwoord12", "again": "wachtwoord13"}, ["again"]),
        ({"password": "password1234", "again": "password1234"}, ["password"]),
        ({"password": "", "again": ""}, ["password", "again"]),
    ],
)
def test_a_weak_or_mistyped_password_makes_no_account(client, link, typed, wrong):
    assert list(client.post(link, typed).context["form"].errors) == wrong
    assert not Person.objects.filter(name="Nadia Nieuw").exists()


def test_a_known_address_signs_in_first_and_keeps_its_password(client, town, signed_in):
    chaima = town.chaima.person
    chaima.set_password("al lang het wachtwoord van chaima")
    chaima.save()
    link = invite(town, signed_in, email="CHAIMA@voorbeeld.example")
    page = client.post(link, TWICE)
    assert (page.status_code, page.context["themself"]) == (200, False)
    chaima.refresh_from_db()
    assert chaima.check_password("al lang het wachtwoord van chaima")


def test_a_known_person_confirms_and_then_works_here_too(town, signed_in):
    link = invite(town, signed_in, email=town.chaima.person.email)
    client = signed_in(town.chaima)
    assert client.get(link).context["themself"] is True
    assert client.post(link).url == "/"
    assert client.session["organisation"] == town.gerda.organisation.pk
    walls.say(organisation=town.gerda.organisation.pk)
    assert Membership.unscoped.filter(person=town.chaima.person).count() == 1


def test_somebody_else_who_is_signed_in_cannot_take_the_invitation(town, signed_in):
    link = invite(town, signed_in, email=town.chaima.person.email)
    page = signed_in(town.anna).post(link)
    assert (page.status_code, page.context["themself"]) == (200, False)


def test_mailing_again_makes_the_earlier_link_useless(client, town, link):
    town.at_work("gerda")
    jobs.send_invitation(**ProcrastinateJob.objects.get().args)
    assert client.get(link).status_code == 404


def test_what_nobody_used_is_cleared_at_night(town, link):
    town.at_work("gerda")
    actions.clear_invitations(timezone.now())
    assert Invitation.unscoped.count() == 1
    Invitation.unscoped.update(expires_at=timezone.now() - timedelta(days=1))
    actions.clear_invitations(timezone.now())
    assert Invitation.unscoped.count() == 0


def test_what_is_left_empty_is_asked_in_a_sentence(town, signed_in):
    page = signed_in(town.gerda).post(reverse("people:invite"), {"email": "nadia", "name": ""})
    text = page.content.decode()
    assert "Dit is geen e-mailadres. Er hoort een @ in te staan." in text
    assert "Vul dit in." in text
    assert "verplicht." not in text
