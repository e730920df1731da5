"""After sharing and weighing: hearing back, going on, care for oneself, and a risk that ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import entry
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.access.afterwards import get_concern
from zorgvuldig.dossiers.actions import afterwards as actions
from zorgvuldig.dossiers.actions import keeping, proposing, telling
from zorgvuldig.dossiers.models import Disclosure, Entry, Feedback, NextSteps, SafetyConcern
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
HEARD = {
    "did": "De school sprak met hem",
    "heard": "De mentor belde terug",
    "proportionate": "Ja, met minder was het niet gelukt",
}


def typed(**words):
    return {"once": str(uuid4()), "happened_on": TODAY().isoformat(), **words}


@pytest.fixture
def made(town):
    return afterwards.shared(town)


def late(made):
    Disclosure.unscoped.filter(pk=made.proposal.pk).update(feedback_on=TODAY() - timedelta(days=1))


def texts(client, dossier):
    page = client.get(f"/dossiers/{dossier.reference}/")
    return [item["text"] for item in page.context["now"]]


def last_step(client, dossier):
    step = client.get(f"/dossiers/{dossier.reference}/").context["steps"][-1]
    return step["done"], step["note"]


# hearing back


def test_what_was_not_heard_in_time_is_asked_until_it_is_written_down(town, signed_in, made):
    anna = signed_in(town.anna)
    telling.tell_client(
        proposal=story.fresh(made.proposal),
        actor=town.at_work("anna"),
        **entry(how="zelf", told="Alles"),
    )
    asked = "Vraag Contactpunt Rivierstad wat er is gedaan"
    assert not any(text.startswith(asked) for text in texts(anna, made.dossier))
    late(made)
    assert any(text.startswith(asked) for text in texts(anna, made.dossier))
    here = f"/dossiers/{made.dossier.reference}/voorstel/{made.proposal.pk}/terugkoppeling/"
    assert anna.post(here, typed(**{**HEARD, "did": ""})).status_code == 422
    anna.post(here, typed(**HEARD, otherwise="Eerder bellen"))
    assert not any(text.startswith(asked) for text in texts(anna, made.dossier))
    written = Entry.unscoped.get(pk=Feedback.unscoped.get().pk)
    assert written.words(made.dossier.key) == {**HEARD, "otherwise": "Eerder bellen"}
    shown = anna.get(f"/dossiers/{made.dossier.reference}/vastgelegd/{written.pk}/").text
    assert "Was delen achteraf gezien in verhouding?" in shown
    assert LogEntry.unscoped.filter(event_type="feedback.recorded").count() == 1


def test_of_what_was_not_shared_nothing_is_heard(town, signed_in, dossier):
    case = story.everything(dossier, town)
    with pytest.raises(NotNow, match="niets gedeeld"):
        actions.record_feedback(
            proposal=case.proposal, actor=town.at_work("anna"), **entry(**HEARD)
        )
    here = f"/dossiers/{dossier.reference}/voorstel/{case.proposal.pk}/terugkoppeling/"
    assert signed_in(town.anna).post(here, typed(**HEARD)).status_code == 422
    assert Feedback.unscoped.count() == 0


# going on


STEPS = {
    "client_wants": "Weer naar school",
    "outcome": "OTHER_SUPPORT",
    "lead": "Karin, jeugdconsulent van de gemeente",
    "agreements": "Karin regelt een plek, wij blijven elke week praten",
    "others": "Zijn zusje krijgt een eigen gesprek",
}


@pytest.mark.gate("G21", "releases")
def test_g21_agreements_have_a_lead_and_a_date_that_the_dossier_follows(town, signed_in, dossier):
    anna, day = signed_in(town.anna), TODAY() + timedelta(days=40)
    here = f"/dossiers/{dossier.reference}/vervolg/"
    anna.post(here, typed(**STEPS, review_on=day.isoformat()))
    found = NextSteps.unscoped.get()
    assert (found.outcome, found.review_on) == ("OTHER_SUPPORT", day)
    dossier.refresh_from_db()
    assert dossier.review_on == day
    shown = anna.get(f"/dossiers/{dossier.reference}/vastgelegd/{found.pk}/").text
    assert "andere steun, samen afgesproken" in shown
    assert "Zijn zusje krijgt een eigen gesprek" in shown


@pytest.mark.gate("G21", "refuses")
@pytest.mark.parametrize("lacking", ["client_wants", "outcome", "lead", "agreements", "review_on"])
def test_g21_agreements_without_date_lead_or_wish_of_the_client_are_refused(
    town, signed_in, dossier, lacking
):
    form = typed(**STEPS, review_on=(TODAY() + timedelta(days=40)).isoformat()) | {lacking: ""}
    here = f"/dossiers/{dossier.reference}/vervolg/"
    assert signed_in(town.anna).post(here, form).status_code == 422
    assert NextSteps.unscoped.count() == 0


@pytest.mark.gate("G21", "refuses")
def test_g21_the_action_itself_refuses_a_date_that_has_passed(town, dossier):
    with pytest.raises(GateShut) as shut:
        actions.agree_next_steps(
            dossier=dossier,
            actor=town.at_work("anna"),
            outcome="NO_CONCERN",
            review_on=TODAY(),
            **entry(agreements="Niets"),
        )
    assert shut.value.gate == "G21"


def test_care_for_oneself_asks_one_answer_of_three(town, signed_in, dossier):
    anna, here = signed_in(town.anna), f"/dossiers/{dossier.reference}/nazorg/"
    assert anna.post(here, typed()).status_code == 422
    anna.post(here, typed(support="Bram belt mij elke avond"))
    written = Entry.unscoped.get(kind="AFTERCARE")
    assert written.words(dossier.key) == {"support": "Bram belt mij elke avond"}
    assert b"Bram belt" not in bytes(written.sealed)


# a risk that ends


def test_a_risk_that_is_over_leaves_the_worries_and_stays_in_the_timeline(town, signed_in, dossier):
    number, anna = story.concern(dossier, town), signed_in(town.anna)
    page, entry_page = (
        f"/dossiers/{dossier.reference}/",
        f"/dossiers/{dossier.reference}/vastgelegd/{number}/",
    )
    here = f"{page}veiligheidsrisico/{number}/voorbij/"
    assert here in anna.get(entry_page).text
    assert len(anna.get(page).context["worries"]) == 1
    assert anna.post(here, typed(seen="")).status_code == 422
    anna.post(here, typed(seen="Hij gaf het mes af"))
    assert SafetyConcern.unscoped.get().ended_on == TODAY()
    assert Entry.unscoped.get(kind="REVIEW").words(dossier.key) == {"seen": "Hij gaf het mes af"}
    assert anna.get(page).context["worries"] == []
    assert "Voorbij sinds" in anna.get(entry_page).text
    assert here not in anna.get(entry_page).text
    assert anna.get(here).status_code == 404
    assert LogEntry.unscoped.filter(event_type="safety_concern.ended").count() == 1


@pytest.mark.gate("G20", "refuses")
def test_g20_about_a_risk_that_is_over_no_proposal_begins(town, made):
    actions.end_concern(
        dossier=made.dossier,
        actor=town.at_work("anna"),
        concern=get_concern(made.dossier, made.concern),
        **entry(seen="Voorbij"),
    )
    with pytest.raises(GateShut) as shut:
        proposing.begin(
            dossier=made.dossier,
            actor=town.anna,
            recipient=made.recipient,
            concern=made.concern,
            purpose="SAFETY",
            once=uuid4(),
        )
    assert shut.value.gate == "G20"


def test_a_risk_ends_once(town, dossier):
    found = get_concern(dossier, story.concern(dossier, town))
    said = {"dossier": dossier, "actor": town.at_work("anna"), "concern": found}
    actions.end_concern(**said, **entry(seen="Voorbij"))
    with pytest.raises(NotNow, match="al als voorbij"):
        actions.end_concern(**said, **entry(seen="Weer voorbij"))


# the last step of the method


def test_w7_is_done_once_the_client_was_told_and_it_was_followed_up(town, signed_in, made):
    anna = signed_in(town.anna)
    assert last_step(anna, made.dossier) == (False, "")
    story_told = entry(how="zelf", told="Alles")
    proposal = story.fresh(made.proposal)
    telling.tell_client(proposal=proposal, actor=town.at_work("anna"), **story_told)
    assert "leg nog vast hoe het verder ging" in last_step(anna, made.dossier)[1]
    actions.record_feedback(proposal=proposal, actor=town.at_work("anna"), **entry(**HEARD))
    assert last_step(anna, made.dossier) == (True, "")


def test_w7_a_look_of_before_the_decision_does_not_follow_it_up(town, signed_in, dossier):
    anna = signed_in(town.anna)
    soon = TODAY() + timedelta(days=9)
    looked = {"dossier": dossier, "actor": town.at_work("anna"), "review_on": soon}
    keeping.look_again(**looked, **entry(seen="Rustig"))
    assert last_step(anna, dossier) == (False, "")
    case = story.everything(dossier, town)
    afterwards.share(town, case.proposal)
    keeping.look_again(**{**looked, "actor": town.at_work("anna")}, **entry(seen="Beter"))
    assert "vertel de cliënt nog" in last_step(anna, dossier)[1]


def test_w7_where_nothing_was_shared_agreements_are_enough(town, signed_in, dossier):
    actions.agree_next_steps(
        dossier=dossier,
        actor=town.at_work("anna"),
        outcome="NO_CONCERN",
        review_on=TODAY() + timedelta(days=9),
        **entry(agreements="Gewoon contact"),
    )
    assert last_step(signed_in(town.anna), dossier) == (True, "")
