"""Roles follow the groups of the service; what is needed is not lost; people give the rest."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils.timezone import localdate

from tests.dossiers.conftest import years_ago
from tests.dossiers.sharing import story
from tests.openid.conftest import Bridge
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.dossiers.models import Involvement
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import actions, views_office
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.login.models import LinkedAccount, MappedRole
from zorgvuldig.people.models import Membership
from zorgvuldig.people.roles import Role

pytestmark = pytest.mark.django_db


def of_mees(bridge: Bridge) -> Membership:
    bridge.town.at_work("gerda")
    return Membership.unscoped.select_related("person", "organisation").get(
        person__email="mees@voorbeeld.example"
    )


def in_groups(bridge: Bridge, *groups: str):
    """Mees signs in again, now in these groups."""
    bridge.provider.bend(claims={"groups": list(groups)})
    return bridge.come("mees")


def test_a_role_the_groups_no_longer_give_is_taken_away_and_another_comes(bridge: Bridge):
    bridge.come("mees")
    in_groups(bridge, "zorg-collegas")
    assert of_mees(bridge).roles == ["COLLEAGUE"]


def test_without_any_group_the_work_here_ends_and_comes_back_with_it(bridge: Bridge):
    bridge.come("mees")
    _, answer = in_groups(bridge)
    assert answer.context["code"] == "NO_ROLE"
    assert of_mees(bridge).ended_on is not None
    client, answer = in_groups(bridge, "zorg-collegas")
    assert answer.status_code == 302
    assert (of_mees(bridge).roles, of_mees(bridge).ended_on) == (["COLLEAGUE"], None)


def test_whom_a_person_sent_away_no_group_brings_back(bridge: Bridge):
    bridge.come("mees")
    held = of_mees(bridge)
    gerda = bridge.town.at_work("gerda")
    actions.end_membership(actor=gerda, membership=held, today=held.began_on)
    assert bridge.come("mees")[1].context["code"] == "NO_ROLE"
    assert of_mees(bridge).ended_on is not None


def test_what_a_person_gave_stays(bridge: Bridge):
    bridge.come("mees")
    held = of_mees(bridge)
    gerda = bridge.town.at_work("gerda")
    roles = [Role.PROFESSIONAL, Role.PRIVACY_OFFICER]
    actions.change_roles(actor=gerda, membership=held, roles=roles, profession="OTHER")
    in_groups(bridge, "zorg-collegas")
    assert sorted(of_mees(bridge).roles) == ["COLLEAGUE", "PRIVACY_OFFICER"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER])
def test_no_group_makes_somebody_administrator_or_privacy_officer(bridge: Bridge, role):
    gerda = bridge.town.at_work("gerda")
    row = MappedRole(
        organisation=gerda.organisation, service=bridge.service, group="alles", role=role
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_role_that_is_still_needed_goes_and_what_it_held_is_kept_for_who_takes_over(
    bridge: Bridge, monkeypatch
):
    bridge.come("mees")
    monkeypatch.setattr(
        "zorgvuldig.people.leaving._asked", [(lambda held: "Nog één dossier.", ["PROFESSIONAL"])]
    )
    ended = []
    monkeypatch.setattr(
        "zorgvuldig.people.leaving._ending", [(lambda *said: ended.append(said), ["PROFESSIONAL"])]
    )
    in_groups(bridge, "zorg-collegas")
    assert (of_mees(bridge).roles, ended) == (["COLLEAGUE"], [])
    gerda = bridge.town.at_work("gerda")
    waits = [one.text for one in views_office.what_waits(gerda, of_mees(bridge).began_on)]
    assert any("Mees Maan" in text for text in waits)


def test_a_dossier_kept_alone_is_closed_not_lost_and_opens_to_hand_it_over(bridge: Bridge):
    bridge.come("mees")
    held = of_mees(bridge)
    walls.say(organisation=held.organisation_id, person=held.person_id)
    dossier = beginning.open_dossier(
        actor=Actor(held.person, held), once=uuid4(), name="Noor Testman", age_band="",
        born_on=years_ago(16, 40), review_on=story.soon(30), today=localdate(),
    )  # fmt: skip
    page = reverse("dossiers:conversation", args=[dossier.reference])
    client, _ = in_groups(bridge, "zorg-collegas")
    assert client.get(page).status_code == 404
    gerda = bridge.town.at_work("gerda")
    assert "Mees Maan" in str([one.text for one in views_office.what_waits(gerda, localdate())])
    assert Involvement.unscoped.filter(dossier=dossier, membership=held, until=None).exists()
    roles = ["COLLEAGUE", "PROFESSIONAL"]
    actions.change_roles(actor=gerda, membership=of_mees(bridge), roles=roles, profession="OTHER")
    client, _ = in_groups(bridge, "zorg-collegas")
    assert client.get(page).status_code == 200


def test_a_role_given_back_by_a_person_to_hand_over_stays_at_the_next_sign_in(bridge: Bridge):
    bridge.come("mees")
    in_groups(bridge, "zorg-collegas")
    gerda = bridge.town.at_work("gerda")
    actions.change_roles(
        actor=gerda, membership=of_mees(bridge), roles=["COLLEAGUE", "PROFESSIONAL"],
        profession="OTHER",
    )  # fmt: skip
    in_groups(bridge, "zorg-collegas")
    assert sorted(of_mees(bridge).roles) == ["COLLEAGUE", "PROFESSIONAL"]


def test_every_change_stands_in_the_logbook(bridge: Bridge):
    bridge.come("mees")
    in_groups(bridge, "zorg-collegas")
    in_groups(bridge)
    bridge.town.at_work("frank")
    told = LogEntry.unscoped.filter(event_type__startswith="membership").order_by("at")
    assert [(line.event_type, line.auth_policy) for line in told] == [
        ("membership.begun", "login-service"),
        ("membership.changed", "login-service"),
        ("membership.ended", "login-service"),
    ]


def test_a_group_makes_no_account_where_the_administrator_did_not_say_so(bridge: Bridge):
    bridge.change(makes_accounts=False)
    assert bridge.come("mees")[1].context["code"] == "NO_ACCOUNT"


def test_another_organisation_sees_nothing_of_it(bridge: Bridge):
    bridge.come("mees")
    bridge.town.at_work("chaima")
    assert not LinkedAccount.unscoped.exists()
    assert not MappedRole.unscoped.exists()
