"""The list of a first day: per role a few things, done by itself or ticked, seen by nobody else."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.helpline import cast as helpline
from zorgvuldig import walls
from zorgvuldig.handbook import read
from zorgvuldig.people import first_steps
from zorgvuldig.people.first_day import FirstDay
from zorgvuldig.people.jobs import clear_what_passed
from zorgvuldig.people.letting import rules_of
from zorgvuldig.people.models import MailChoice, Membership
from zorgvuldig.people.roles import Role

PAGE, LIST = "/vandaag/", "/vandaag/eerste-dag/"


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_four_to_six_things_each_with_why_and_where(role):
    codes = read("first_day")["role"][role]
    assert 4 <= len(codes) <= first_steps.MOST
    for code in codes:
        step = read("first_day")["step"][code]
        assert step["why"].endswith(".")
        assert reverse(step["address"])


@pytest.mark.parametrize("role", list(Role))
def test_nobody_is_sent_to_a_page_that_is_not_theirs(role):
    for code in read("first_day")["role"][role]:
        rules = rules_of(read("first_day")["step"][code]["address"])
        assert all(rule.for_roles([role]) for rule in rules), code


def test_who_holds_two_roles_has_something_of_both_and_not_too_much():
    for two in combinations(Role, 2):
        codes = first_steps.codes_for([str(role) for role in two])
        assert 4 <= len(codes) <= first_steps.MOST
        for role in two:
            assert set(codes) & set(read("first_day")["role"][role])


def test_no_step_and_no_thing_that_is_seen_is_left_over():
    words = read("first_day")
    assert {code for codes in words["role"].values() for code in codes} == set(words["step"])
    seen = {step["seen"] for step in words["step"].values() if "seen" in step}
    assert seen == set(first_steps.SEEN)


@pytest.mark.django_db
class TestOnTheDay:
    def test_somebody_new_finds_it_and_somebody_who_is_longer_here_does_not(self, town, signed_in):
        client = signed_in(town.anna)
        assert "Uw eerste dag" in client.get(PAGE).text
        town.at_work("anna")
        long_ago = timezone.localdate() - first_steps.NEW_FOR - timedelta(days=1)
        Membership.unscoped.filter(pk=town.anna.membership_id).update(began_on=long_ago)
        assert "Uw eerste dag" not in client.get(PAGE).text
        assert client.get(LIST).status_code == 200

    def test_a_tick_is_kept_and_can_be_taken_off(self, town, signed_in):
        client = signed_in(town.anna)
        client.post(LIST, {"done": "method", "from": "day"})
        assert done(client) == {"method"}
        client.post(LIST, {"undone": "method"})
        assert done(client) == set()

    def test_what_is_not_on_the_list_is_not_kept(self, town, signed_in):
        client = signed_in(town.anna)
        client.post(LIST, {"done": "logbook"})
        client.post(LIST, {"done": "x" * 400})
        assert done(client) == set()

    def test_what_the_product_sees_needs_no_tick(self, town, signed_in):
        client = signed_in(town.anna)
        MailChoice.unscoped.create(person=town.at_work("anna").person)
        assert done(client) == {"mail"}
        assert "protocol" in done(signed_in(town.gerda))

    def test_what_ticks_itself_says_when_and_who_sees_it(self, town, signed_in):
        for step in read("first_day")["step"].values():
            assert ("seen" in step) == ("by_itself" in step)
            if "seen" in step:
                assert "Niemand anders ziet dit vinkje" in step["by_itself"]
        page = signed_in(town.anna).get(LIST).text
        assert page.count("Dit vinkje komt vanzelf") == 2

    def test_it_goes_when_all_is_done(self, town, signed_in, monkeypatch):
        monkeypatch.setitem(first_steps.SEEN, "second_factor", lambda actor: True)
        monkeypatch.setitem(first_steps.SEEN, "mail", lambda actor: True)
        client = signed_in(town.anna)
        for code in ("method", "practise", "acute", "permissions"):
            assert "Uw eerste dag" in client.get(PAGE).text
            client.post(LIST, {"done": code})
        assert "Uw eerste dag" not in client.get(PAGE).text

    def test_it_is_put_away_and_found_again_under_the_account(self, town, signed_in):
        client = signed_in(town.anna)
        client.post(LIST, {"away": "yes"})
        assert "Uw eerste dag" not in client.get(PAGE).text
        assert f'href="{LIST}"' in client.get("/organisatie/account/").text
        assert "Lees hoe wij werken" in client.get(LIST).text
        client.post(LIST, {"away": "no"})
        assert "Uw eerste dag" in client.get(PAGE).text

    def test_no_number_stands_in_it(self, town, signed_in):
        part = client_part(signed_in(town.anna))
        assert not any(sign.isdigit() for sign in str(part["intro"]) + str(part["title"]))
        assert set(part) == {"title", "intro", "steps"}

    def test_nobody_else_sees_what_somebody_ticked(self, town, signed_in):
        signed_in(town.anna).post(LIST, {"done": "method"})
        for name in ("bram", "gerda", "frank", "chaima"):
            town.at_work(name)
            assert not FirstDay.unscoped.exists(), name
            assert FirstDay.unscoped.update(put_away=True) == 0, name
        town.at_work("anna")
        assert FirstDay.unscoped.get().ticked == ["method"]

    def test_it_is_forgotten_after_its_days_and_goes_with_the_account(self, town, signed_in):
        for name in ("anna", "bram"):
            signed_in(town.actors[name]).post(LIST, {"done": "method"})
        town.at_work("anna")
        old = timezone.localdate() - first_steps.KEPT_FOR - timedelta(days=1)
        Membership.unscoped.filter(pk=town.anna.membership_id).update(began_on=old)
        clear_what_passed(0)
        left = {
            name for name in ("anna", "bram") if town.at_work(name) and FirstDay.unscoped.exists()
        }
        assert left == {"bram"}
        with walls.saying(organisation=town.bram.organisation.pk):
            assert FirstDay.unscoped.all().delete()[0] == 1

    def test_it_asks_the_same_few_questions_of_everybody(self, town, signed_in):
        def asked(client):
            with CaptureQueriesContext(
                connection,
            ) as queries:
                client.get(PAGE)
            return [
                q["sql"]
                for q in queries
                if "people_firstday" in q["sql"]
                or "mfa_authenticator" in q["sql"]
                or "people_mailchoice" in q["sql"]
            ]

        client = signed_in(town.anna)
        client.get(PAGE)
        first = len(asked(client))
        for code in ("method", "acute", "practise"):
            client.post(LIST, {"done": code})
        assert len(asked(client)) == first == 3

    def test_the_line_has_a_list_of_its_own(self, signed_in):
        lantern = helpline.build()
        for name in ("wim", "cora", "vera", "koos", "fenna"):
            client = signed_in(lantern.actors[name])
            for step in client_part(client)["steps"]:
                assert client.get(step["url"], follow=True).status_code == 200, (name, step["url"])


def client_part(client):
    parts = client.get(PAGE).context["parts"]
    return next(part.data for part in parts if part.template.endswith("_first_day.html"))


def done(client) -> set[str]:
    return {step["code"] for step in client.get(LIST).context["steps"] if step["done"]}
