"""Away, with somebody who stands in: colleagues see it, and nobody opens anything by it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.dossiers.conftest import begun, consulted
from tests.people.mornings import morning
from zorgvuldig.dossiers.models import Dossier, Involvement
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import actions, actions_day
from zorgvuldig.people.models import Absence
from zorgvuldig.people.refusals import AwayAlready, CannotStandIn
from zorgvuldig.rules.working_days import is_working_day

pytestmark = pytest.mark.django_db
today = timezone.localdate
PAGE = "/vandaag/afwezig/"


def away(town, name="anna", by="bram", days=7, begins=None):
    begins = begins or today()
    return actions_day.be_away(
        actor=town.at_work(name),
        begins_on=begins,
        ends_on=begins + timedelta(days=days),
        stand_in=getattr(town, by).membership if by else None,
    )


def late(dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=today() - timedelta(days=3))


def test_by_the_form_it_is_stored_and_logged(town, signed_in):
    anna = signed_in(town.anna)
    sent = {
        "begins_on": today().isoformat(),
        "ends_on": today().isoformat(),
        "stand_in": town.bram.membership.pk,
    }
    assert anna.post(PAGE, sent).status_code == 302
    page = anna.get(PAGE)
    assert "Bram vervangt u" in page.text
    town.at_work("anna")
    absence = Absence.unscoped.get()
    assert anna.post(reverse("day:back", args=[absence.pk])).status_code == 302
    town.at_work("anna")
    assert Absence.unscoped.count() == 0
    events = LogEntry.unscoped.filter(event_type__startswith="absence.")
    assert set(events.values_list("event_type", flat=True)) == {"absence.begun", "absence.ended"}


@pytest.mark.parametrize("name", ["frank", "gerda", "hugo", "esra", "chaima", "anna"])
def test_only_who_holds_one_of_the_same_roles_here_stands_in(town, name):
    with pytest.raises(CannotStandIn):
        away(town, by=name)


def test_the_database_refuses_that_somebody_stands_in_for_themself(town):
    anna = town.at_work("anna")
    with pytest.raises(IntegrityError), transaction.atomic():
        Absence.unscoped.create(
            organisation=anna.organisation,
            membership=anna.membership,
            stand_in=anna.membership,
            begins_on=today(),
            ends_on=today(),
        )


def test_who_is_the_only_one_reads_that_nobody_can_stand_in(town, signed_in):
    assert "Niemand anders heeft hier een van uw rollen" in signed_in(town.hugo).get(PAGE).text
    assert "Niemand anders heeft" not in signed_in(town.anna).get(PAGE).text


def test_nobody_is_away_twice_on_one_day(town):
    away(town)
    with pytest.raises(AwayAlready):
        away(town, begins=today() + timedelta(days=7))
    away(town, begins=today() + timedelta(days=8))


def test_a_day_before_the_first_is_refused(town, signed_in):
    sent = {"begins_on": (today() + timedelta(days=2)).isoformat(), "ends_on": today().isoformat()}
    assert signed_in(town.anna).post(PAGE, sent).status_code == 422
    past = {name: (today() - timedelta(days=1)).isoformat() for name in sent}
    assert signed_in(town.anna).post(PAGE, past).status_code == 422


def test_who_stands_in_sees_that_something_waits_and_not_what(town, signed_in, dossier):
    late(dossier)
    absence = away(town)
    bram = signed_in(town.bram)
    (line,) = bram.get("/vandaag/").context["stands_in"]
    assert line.url == f"/vandaag/collega/{absence.pk}/"
    assert line.text.startswith("U vervangt Anna tot en met ")
    page = bram.get(line.url)
    assert page.context["rows"] == [{"key": "De datum is er", "value": "1 keer"}]
    for word in (dossier.reference, "Noor", "Testman", "/dossiers/"):
        assert word not in page.text


def test_standing_in_opens_nothing(town, signed_in, dossier):
    """The dossier opens when Anna says so in it, and by nothing else (docs/decisions/0017)."""
    away(town)
    bram = signed_in(town.bram)
    for page in ("", "gesprek/", "inschatting/", "voorstel/"):
        assert bram.get(f"/dossiers/{dossier.reference}/{page}").status_code == 404
    assert bram.get("/vandaag/").context["stands_in"] != []
    assert Involvement.unscoped.filter(membership=town.bram.membership).count() == 0


@pytest.mark.parametrize("name", ["ilse", "anna", "gerda", "chaima"])
def test_another_does_not_see_what_waits_for_who_is_away(town, signed_in, dossier, name):
    absence = away(town)
    page = reverse("day:for_colleague", args=[absence.pk])
    assert signed_in(town.bram).get(page).status_code == 200
    assert signed_in(town.actors[name]).get(page).status_code == 404
    lines = []
    for knocks in ("bram", name):
        town.at_work(knocks)
        found = LogEntry.unscoped.filter(event_type="absence.read")
        lines += found.filter(user_id=town.actors[knocks].person.pseudonym)
    assert [line.outcome for line in lines] == ["success", "denied"]


def test_before_and_after_it_is_as_if_nobody_stands_in(town, signed_in):
    absence = away(town, begins=today() + timedelta(days=1))
    bram = signed_in(town.bram)
    page = reverse("day:for_colleague", args=[absence.pk])
    assert bram.get(page).status_code == 404
    assert bram.get("/vandaag/").context["stands_in"] == []


def test_who_wants_to_ask_something_sees_it_in_the_list_they_choose_from(town, signed_in, dossier):
    away(town, name="bram", by="anna")
    anna = signed_in(town.anna)
    for page in ("overdragen", "vervangen", "een-keer"):
        text = anna.get(f"/dossiers/{dossier.reference}/{page}/").text
        assert "Bram (De Brug), afwezig en vervangen door Anna tot en met" in text
    away(town, name="esra", by=None)
    consulted(dossier, town)
    begun(dossier, town)
    assert "Ilse (De Brug)<" in anna.get(f"/dossiers/{dossier.reference}/overdragen/").text


def test_before_going_one_sees_which_dossiers_only_they_keep(town, signed_in, make_dossier):
    one, other = make_dossier(), make_dossier(name="Sam Testman")
    anna = signed_in(town.anna)
    there = {
        f"/dossiers/{one.reference}/vervangen/": one,
        f"/dossiers/{other.reference}/vervangen/": other,
    }
    assert {item["url"] for item in anna.get(PAGE).context["arrange"]} == set(there)
    town.at_work("anna")
    Involvement.unscoped.create(
        organisation=town.anna.organisation,
        dossier=other,
        membership=town.bram.membership,
        part="KEEPER",
        ends_on=today() + timedelta(days=7),
    )
    (left,) = anna.get(PAGE).context["arrange"]
    assert there[left["url"]] == one
    assert signed_in(town.gerda).get(PAGE).context["arrange"] == []


def test_who_is_away_gets_no_mail_and_who_stands_in_hears_that_something_waits(town, dossier):
    late(dossier)
    day = today()
    while not is_working_day(day):
        day += timedelta(days=1)
    away(town, begins=day)
    assert morning(day) == ["bram"]


def test_who_goes_or_gets_other_roles_stands_in_for_nobody(town):
    away(town)
    actions.change_roles(
        actor=town.at_work("gerda"),
        membership=town.bram.membership,
        roles=["COLLEAGUE"],
        profession="OTHER",
    )
    assert Absence.unscoped.get().stand_in is None


def test_of_another_organisation_nothing_is_seen(town):
    away(town)
    town.at_work("chaima")
    assert Absence.unscoped.count() == 0


def test_when_it_is_over_it_is_forgotten(town):
    absence = away(town)
    here = town.anna.organisation.pk
    actions_day.clear_what_passed(here, absence.ends_on)
    assert Absence.unscoped.count() == 1
    actions_day.clear_what_passed(here, absence.ends_on + timedelta(days=1))
    assert Absence.unscoped.count() == 0


def test_anothers_absence_is_not_ended(town, signed_in):
    absence = away(town)
    page = reverse("day:back", args=[absence.pk])
    assert signed_in(town.bram).post(page).status_code == 404
    assert signed_in(town.chaima).post(page).status_code == 404
