"""What stands still is found at night and told once to who can move it."""

from datetime import timedelta
from importlib import import_module

import pytest
from django.db import models
from django.utils import timezone

from tests.gatherings import cast as gatherings
from tests.gatherings import making as workshops
from tests.helpline import cast as helpline
from tests.helpline import making as requests
from tests.people.mornings import at, morning
from zorgvuldig import walls
from zorgvuldig.dossiers.models import Dossier, Involvement
from zorgvuldig.gatherings.models import WorkshopReport
from zorgvuldig.handbook import read
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.people import jobs, standstill
from zorgvuldig.people.models import Membership, Standstill
from zorgvuldig.rules.gatherings import codes as gather
from zorgvuldig.rules.helpline import codes as help_codes
from zorgvuldig.rules.working_days import next_working_day

today = timezone.localdate
KNOWN = read("day")["standstill"]
MACHINES = {
    "help_request": help_codes.State,
    "match_proposal": help_codes.ProposalState,
    "confidant": help_codes.ConfidantState,
    "referral": help_codes.ReferralState,
    "workshop": gather.WorkshopState,
    "meeting": gather.MeetingState,
    "seat": gather.SeatState,
    "situation": gather.VignetteState,
    "round": gather.RoundState,
    "report": gather.ReportState,
    "recommendation": gather.RecommendationState,
    "disclosure": import_module("zorgvuldig.dossiers.codes").DisclosureState,
    "summary": import_module("zorgvuldig.dossiers.codes").SummaryState,
    "parcel": import_module("zorgvuldig.rules.exchange").State,
}
WITHOUT_CODES = {"dossier", "hand_over", "rights_request", "legal_hold", "invitation"}
CODES = ("rules.codes", "rules.helpline.codes", "rules.gatherings.codes", "dossiers.codes",
         "helpline.models", "gatherings.models", "privacy.models", "privacy.codes",
         "people.models", "people.roles")  # fmt: skip


def states():
    """Every state machine of the product: codes that say where something stands."""
    for name in CODES:
        for code in vars(import_module(f"zorgvuldig.{name}")).values():
            if isinstance(code, type) and code.__name__.endswith("State"):
                yield code


def test_every_state_machine_is_known_by_name():
    assert {code.__name__ for code in states()} == {code.__name__ for code in MACHINES.values()}
    assert set(KNOWN) == set(MACHINES) | WITHOUT_CODES


@pytest.mark.parametrize("machine", MACHINES)
def test_every_state_has_a_term_or_a_reason_why_it_cannot_stand_still(machine):
    assert set(KNOWN[machine]) == {str(state) for state in MACHINES[machine]}


@pytest.mark.parametrize("machine", KNOWN)
def test_a_term_has_its_line_and_a_reason_is_a_sentence(machine):
    for told in KNOWN[machine].values():
        if "never" in told:
            assert set(told) == {"never"}
            assert told["never"].endswith(".")
        else:
            assert set(told) == {"days", "text"}
            assert told["days"] >= 0
            assert not told["text"].endswith(".")


def test_every_machine_with_a_term_is_looked_at_and_no_other():
    with_term = {
        name for name, told in KNOWN.items() if any("days" in one for one in told.values())
    }
    assert standstill.looked_at() == with_term


@pytest.mark.django_db
@pytest.mark.parametrize("machine", sorted(standstill.looked_at()))
def test_every_state_with_a_term_is_asked_for(machine, town):
    asked = set()
    town.at_work("anna")

    def before(state):
        asked.add(str(state))
        return today()

    list(standstill._looking[machine](before, today()))
    assert asked == {state for state, told in KNOWN[machine].items() if "days" in told}


def night(town, name, day=None):
    jobs.find_what_stands_still(int(at(day or today(), 3).timestamp()))
    town.at_work(name)
    return list(Standstill.unscoped.values_list("machine", "state"))


def lines(signed_in, actor):
    page = signed_in(actor).get("/vandaag/")
    return [line for line in page.context["waiting"] if line["why"].startswith("Staat stil")]


@pytest.mark.django_db
class TestFound:
    def test_a_request_nobody_went_on_with_is_told_to_the_coordinator(self, signed_in):
        lantern = helpline.build()
        request = requests.a_request(lantern)
        assert night(lantern, "cora") == []
        HelpRequest.unscoped.update(last_contact_on=today() - timedelta(days=21))
        assert night(lantern, "cora") == [("help_request", "TRIAGED")]
        (line,) = lines(signed_in, lantern.cora)
        assert line["url"] == f"/hulplijn/{request.reference}/"
        for name in ("wim", "vera", "koos", "fenna", "greet", "chris"):
            assert lines(signed_in, lantern.actors[name]) == []

    def test_one_day_before_its_term_it_does_not_stand_still(self):
        lantern = helpline.build()
        requests.a_request(lantern)
        HelpRequest.unscoped.update(last_contact_on=today() - timedelta(days=20))
        assert night(lantern, "cora") == []

    def test_found_again_it_stays_one_and_keeps_its_day(self):
        lantern = helpline.build()
        requests.a_request(lantern)
        HelpRequest.unscoped.update(last_contact_on=today() - timedelta(days=30))
        night(lantern, "cora")
        first = Standstill.unscoped.get()
        night(lantern, "cora", today() + timedelta(days=3))
        assert Standstill.unscoped.get().found_on == first.found_on == today()

    def test_what_moved_is_gone(self):
        lantern = helpline.build()
        requests.a_request(lantern)
        HelpRequest.unscoped.update(last_contact_on=today() - timedelta(days=30))
        night(lantern, "cora")
        HelpRequest.unscoped.update(last_contact_on=today())
        assert night(lantern, "cora") == []

    def test_a_report_that_was_signed_and_not_sent_is_told_to_who_organises(self, signed_in):
        wise = gatherings.build()
        workshop = workshops.led(wise, workshops.a_workshop(wise, state="REPORT_DRAFT"))
        workshops.a_report(workshop, wise.at_work("paul"))
        wise.at_work("olga")
        WorkshopReport.unscoped.update(
            state="SIGNED",
            signed_by=wise.paul.membership,
            signed_at=timezone.now() - timedelta(days=6),
            digest=b"x",
        )
        assert ("report", "SIGNED") in night(wise, "olga")
        assert "getekend" in lines(signed_in, wise.olga)[0]["text"]
        assert lines(signed_in, wise.paul) == []

    def test_a_dossier_without_a_day_to_look_again_is_told_to_who_keeps_it(
        self, town, signed_in, dossier
    ):
        old = today() - timedelta(days=20)
        Dossier.unscoped.update(review_on=None, opened_on=old)
        assert night(town, "anna") == [("dossier", "NO_REVIEW")]
        (line,) = lines(signed_in, town.anna)
        assert signed_in(town.anna).get(line["url"]).status_code == 200
        for name in ("bram", "esra", "gerda", "ilse"):
            assert lines(signed_in, town.actors[name]) == []

    def test_a_dossier_that_nobody_keeps_is_told_to_the_attention_officer_without_its_name(
        self, town, signed_in, dossier
    ):
        town.at_work("anna")
        Involvement.unscoped.update(until=timezone.now())
        assert ("dossier", "NO_KEEPER") in night(town, "ilse")
        (line,) = lines(signed_in, town.ilse)
        assert dossier.reference not in line["text"] + line["url"]
        assert lines(signed_in, town.anna) == []

    def test_who_left_is_told_nothing_and_who_comes_with_the_role_is(self, signed_in):
        lantern = helpline.build()
        requests.a_request(lantern)
        HelpRequest.unscoped.update(last_contact_on=today() - timedelta(days=30))
        night(lantern, "cora")
        Membership.unscoped.filter(pk=lantern.wout.membership.pk).update(
            roles=["HELPLINE_COORDINATOR"]
        )
        assert len(lines(signed_in, lantern.wout)) == 1

    def test_of_another_organisation_nothing_is_found(self):
        lantern = helpline.build()
        requests.a_request(lantern)
        HelpRequest.unscoped.update(last_contact_on=today() - timedelta(days=30))
        night(lantern, "cora")
        walls.say(organisation=lantern.chris.organisation.pk)
        assert Standstill.unscoped.count() == 0

    def test_it_is_a_reason_for_one_mail(self):
        lantern = helpline.build()
        requests.a_request(lantern)
        HelpRequest.unscoped.update(
            first_contact_on=today(), last_contact_on=today() - timedelta(days=30)
        )
        night(lantern, "cora")
        day = next_working_day(today() - timedelta(days=1))
        assert [morning(day), morning(next_working_day(day))] == [["cora"], []]


def test_no_line_of_what_stands_still_is_filled_in():
    """They stand in the handbook whole: nothing of a case can come in."""
    assert not [
        one for told in KNOWN.values() for one in told.values() if "{" in str(one.get("text"))
    ]
    assert issubclass(MACHINES["disclosure"], models.TextChoices)
