"""An account of another system: never by one person, for a while, and for no more than was said."""

from datetime import UTC, date, datetime, timedelta
from hashlib import sha256

import pytest
from django.db import IntegrityError, transaction
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from tests.api.accounts import ask, key, made
from tests.cast import signed_in
from zorgvuldig import walls
from zorgvuldig.api import actions
from zorgvuldig.api.middleware import for_machines
from zorgvuldig.api.models import MachineAccount
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.roles import Role
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
YEAR = "/jaarcijfers/2025"


def lines(town, event):
    town.at_work("frank")
    return list(LogEntry.unscoped.filter(event_type=event).values_list("outcome", flat=True))


def test_nobody_confirms_what_they_made_themselves(town):
    membership = town.gerda.membership
    membership.roles = [Role.ADMINISTRATOR, Role.PRIVACY_OFFICER]
    account = made(town)
    with pytest.raises(NotNow):
        actions.confirm(actor=town.at_work("gerda"), account=account)


def test_the_database_refuses_one_person_too(town):
    account = made(town)
    account.confirmed_by, account.confirmed_at = account.made_by, timezone.now()
    with pytest.raises(IntegrityError, match="account_by_two"), transaction.atomic():
        account.save()


def test_there_is_no_key_before_a_second_person_agreed(town):
    account = made(town)
    with pytest.raises(NotNow):
        actions.issue(actor=town.at_work("gerda"), account=account)
    account.key_digest = b"x"
    with pytest.raises(IntegrityError, match="no_key_before_two_agree"), transaction.atomic():
        account.save()


def test_the_key_is_shown_once_and_kept_as_a_digest(town):
    account = made(town)
    actions.confirm(actor=town.at_work("frank"), account=account)
    found = actions.issue(actor=town.at_work("gerda"), account=account)
    kept = MachineAccount.unscoped.get(pk=account.pk)
    secret = found.split("_", 3)[3]  # may hold a stripe itself
    assert bytes(kept.key_digest) == sha256(secret.encode()).digest()
    with pytest.raises(NotNow):
        actions.issue(actor=town.at_work("gerda"), account=account)


def test_without_a_key_and_with_a_wrong_one_the_answer_is_the_same(town):
    good = key(town, "COUNTS")
    said = [ask(YEAR), ask(YEAR, "onzin"), ask(YEAR, good[:-1] + "!"), ask(YEAR, good + "x")]
    assert {answer.status_code for answer in said} == {401}
    assert len({answer.content for answer in said}) == 1
    assert all(answer["WWW-Authenticate"].startswith("Bearer") for answer in said)
    assert lines(town, "api.refused") == ["denied", "denied"]


def test_what_is_not_in_its_scope_does_not_exist_for_it(town):
    said = ask("/logboekregels", key(town, "COUNTS"))
    unknown = ask("/bestaat-niet")
    assert (said.status_code, said.content) == (404, unknown.content)
    assert "denied" in lines(town, "api.called")


@pytest.mark.parametrize("ended", ["revoked", "expired"])
def test_what_ended_opens_nothing(town, ended):
    good = key(town, "LOGBOOK")
    assert ask("/logboekregels", good).status_code == 200
    account = MachineAccount.unscoped.get()
    if ended == "revoked":
        actions.revoke(actor=town.at_work("frank"), account=account)
    else:
        account.expires_on = timezone.localdate() - timedelta(days=1)
        account.save()
    assert ask("/logboekregels", good).status_code == 401


def test_from_another_network_the_key_opens_nothing(town):
    good = key(town, "LOGBOOK", networks=["192.0.2.0/24"])
    assert ask("/logboekregels", good).status_code == 401
    walls.say(organisation=town.gerda.organisation.pk)
    MachineAccount.unscoped.update(networks=["127.0.0.0/8"])
    assert ask("/logboekregels", good).status_code == 200


def test_a_session_opens_nothing_and_no_cookie_is_set(town):
    client = signed_in(town.at_work("frank"))
    said = client.get(f"/api/v1{YEAR}")
    assert said.status_code == 401
    assert not said.cookies
    assert "cookie" not in said.get("Vary", "").lower()


def test_every_call_is_a_line_under_the_number_of_the_account(town):
    good = key(town, "LOGBOOK")
    ask("/logboekregels", good)
    town.at_work("frank")
    line = LogEntry.unscoped.get(event_type="api.called")
    assert (line.user_role, line.object_id) == ("MACHINE", "audit_events")
    assert line.user_id == MachineAccount.unscoped.get().pk


def test_the_way_over_the_pages(town):
    gerda, frank = signed_in(town.at_work("gerda")), signed_in(town.at_work("frank"))
    until = timezone.localdate() + timedelta(days=10)
    page = gerda.get(reverse("api:new"))
    filled = {"once": page.context["form"]["once"].value(), "name": "Centrale", "purpose": "Bellen",
              "scopes": ["COUNTS"], "networks": "127.0.0.1", "expires_on": until}  # fmt: skip
    for _ in range(2):
        address = gerda.post(reverse("api:new"), filled)["Location"]
    walls.say(organisation=town.gerda.organisation.pk)
    account = MachineAccount.unscoped.get()
    assert "Een ander bevestigt deze aansluiting" in gerda.get(address).content.decode()
    assert "Aansluiting bevestigen" in frank.get(address).content.decode()
    frank.post(reverse("api:confirm", args=[account.pk]))
    shown = gerda.post(reverse("api:issue", args=[account.pk])).content.decode()
    assert f"zv1_{account.organisation_id}_{account.pk.hex}_" in shown
    assert "zv1_" not in gerda.get(address).content.decode()


def test_the_number_of_a_form_elsewhere_is_no_fault_and_is_not_told(town):
    theirs = made(town, by="gerda")
    office = town.at_work("chaima").membership
    office.roles = [Role.ADMINISTRATOR]
    office.save()
    client = signed_in(town.chaima)
    filled = {"once": theirs.pk, "name": "Centrale", "purpose": "Bellen", "scopes": ["COUNTS"],
              "networks": "", "expires_on": timezone.localdate()}  # fmt: skip
    page = client.post(reverse("api:new"), filled)
    assert page.status_code == 422
    assert "Er is nog niets vastgelegd" in page.text
    assert 'value="Centrale"' in page.text
    assert str(theirs.pk) not in page.text
    filled["once"] = page.context["form"]["once"].value()
    assert client.post(reverse("api:new"), filled).status_code == 302


def test_who_guards_privacy_sees_that_it_waits(town):
    made(town)
    page = signed_in(town.at_work("frank")).get(reverse("day:today")).content.decode()
    assert "Een aansluiting wacht op uw bevestiging" in page


def test_who_runs_the_office_sees_that_the_key_can_be_made_until_it_is(town):
    waits = "Een aansluiting is bevestigd: maak de sleutel"
    account = made(town)
    gerda, today = signed_in(town.at_work("gerda")), reverse("day:today")
    assert waits not in gerda.get(today).text
    actions.confirm(actor=town.at_work("frank"), account=account)
    gerda = signed_in(town.at_work("gerda"))
    assert waits in gerda.get(today).text
    assert waits not in signed_in(town.at_work("frank")).get(today).text
    gerda = signed_in(town.at_work("gerda"))
    gerda.post(reverse("api:issue", args=[account.pk]))
    assert waits not in gerda.get(today).text


def test_what_is_wrong_with_a_form_is_said(town):
    gerda = signed_in(town.at_work("gerda"))
    page = gerda.get(reverse("api:new"))
    said = gerda.post(reverse("api:new"), {
        "once": page.context["form"]["once"].value(), "name": "x", "purpose": "y",
        "scopes": ["INTAKE"], "networks": "ergens",
        "expires_on": timezone.localdate() + timedelta(days=900),
    })  # fmt: skip
    assert said.status_code == 422
    assert set(said.context["form"].errors) == {"scopes", "networks", "expires_on"}
    left = gerda.post(reverse("api:new"), {"once": page.context["form"]["once"].value()})
    assert left.context["form"].errors["purpose"] == ["Vul dit in."]


def test_an_account_goes_a_year_after_its_end(town):
    here = made(town).organisation_id
    MachineAccount.unscoped.update(expires_on=date(2027, 3, 1))
    actions.clear_ended(here, date(2028, 3, 1))
    assert MachineAccount.unscoped.exists()
    actions.clear_ended(here, date(2028, 3, 2))
    assert not MachineAccount.unscoped.exists()


def test_an_account_goes_a_year_after_it_was_taken_back(town):
    here = made(town).organisation_id
    just_after_midnight = datetime(2028, 2, 28, 23, 10, tzinfo=UTC)  # so on the 29th
    MachineAccount.unscoped.update(expires_on=date(2028, 12, 31), revoked_at=just_after_midnight)
    actions.clear_ended(here, date(2029, 2, 27))
    assert MachineAccount.unscoped.exists()
    actions.clear_ended(here, date(2029, 2, 28))
    assert not MachineAccount.unscoped.exists()


def test_a_cookie_is_gone_before_anybody_could_look_at_it(rf):
    seen = []
    asked = rf.get(f"/api/v1{YEAR}", headers={"Cookie": "sessionid=abc"})
    for_machines(lambda request: seen.append(request.COOKIES) or HttpResponse())(asked)
    assert seen == [{}]
