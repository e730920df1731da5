"""An event in a dossier: linked neutrally, and with the handbook beside the work."""

from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.dossiers import gathered
from tests.dossiers.conftest import add_somebody, entry
from zorgvuldig.dossiers.access.events import kinds_in
from zorgvuldig.dossiers.actions import beginning, events, involving
from zorgvuldig.dossiers.models import Entry, Touched, TriggerEvent, UneaseNote
from zorgvuldig.dossiers.views.connecting import LEFT_OUT
from zorgvuldig.handbook import trigger
from zorgvuldig.handbook.trigger import Sector, Stage
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db


def address(dossier, ending=""):
    return f"/dossiers/{dossier.reference}/{ending}"


def typed(event="new", **changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "event": str(event),
        "impact": "Sliep een paar nachten slecht",
        **changes,
    }


def test_a_linked_event_stands_on_the_timeline_with_its_kind_and_a_way_to_it(
    town, signed_in, dossier
):
    event, anna = gathered.noted(town), signed_in(town.anna)
    assert anna.post(address(dossier, "gebeurtenis/"), typed(event.pk)).status_code == 302
    (row,) = anna.get(address(dossier)).context["entries"]
    assert (row["title"], row["which"]) == ("Gebeurtenis", "Een oproep om in actie te komen")
    assert row["text"] == "Sliep een paar nachten slecht"
    assert row["more"]["url"] == reverse("dossiers:event", args=[event.pk])
    whole = anna.get(row["url"]).text
    assert "Wat deed het met deze cliënt?" in whole
    assert row["more"]["url"] in whole
    line = LogEntry.unscoped.get(event_type="event.recorded")
    assert line.client_ref == dossier.pk


def test_a_new_event_is_written_down_and_linked_at_once(town, signed_in, dossier):
    new = {"kind": "HOME_PROBLEMS", "effect": "WORRYING", "what": "Een scheiding in de straat"}
    signed_in(town.anna).post(address(dossier, "gebeurtenis/"), typed(**new))
    event = TriggerEvent.unscoped.get()
    assert (event.level, event.words()["what"]) == ("MICRO", "Een scheiding in de straat")
    assert Touched.unscoped.get(event=event).dossier_id == dossier.pk


def test_a_new_event_without_its_words_is_not_stored(town, signed_in, dossier):
    answer = signed_in(town.anna).post(address(dossier, "gebeurtenis/"), typed())
    assert set(answer.context["form"].errors) == {"effect", "what", "level"}
    assert not TriggerEvent.unscoped.exists()


def test_sent_twice_it_is_linked_once_and_a_second_link_is_refused(town, dossier):
    event, told = gathered.noted(town), entry(impact="Sliep slecht")
    act = {"dossier": dossier, "actor": town.anna, "event": event}
    events.connect(**act, **told)
    with pytest.raises(AlreadyRecorded):
        events.connect(**act, **told)
    with pytest.raises(NotNow, match="staat al in dit dossier"):
        gathered.connected(dossier, town, event)
    assert Entry.unscoped.filter(kind="EVENT").count() == 1


def test_a_new_event_sent_twice_is_stored_once(town, signed_in, dossier):
    new = typed(kind="HOME_PROBLEMS", effect="WORRYING", what="Een scheiding in de straat")
    anna = signed_in(town.anna)
    for _ in range(2):
        anna.post(address(dossier, "gebeurtenis/"), new)
    assert TriggerEvent.unscoped.count() == Touched.unscoped.count() == 1


def test_an_event_that_names_somebody_of_this_dossier_is_not_linked(town, signed_in, make_dossier):
    """Bram wrote it down, and knew nobody of that name."""
    event = gathered.noted(town, by="bram", what="Een filmpje waarop Yusuf te zien is")
    dossier = make_dossier()
    add_somebody(dossier, town, "AUTHORITY_PARENT", "Yusuf Voorbeeld")
    answer = signed_in(town.anna).post(address(dossier, "gebeurtenis/"), typed(event.pk))
    assert "staat ‘Yusuf’, en dat staat ook in dit dossier" in answer.text
    assert not Touched.unscoped.exists()
    assert gathered.connected(make_dossier(), town, event)


def test_a_new_event_that_names_the_client_is_not_stored(town, signed_in, dossier):
    new = {"kind": "HOME_PROBLEMS", "effect": "WORRYING", "what": "Noor kreeg ruzie"}
    answer = signed_in(town.anna).post(address(dossier, "gebeurtenis/"), typed(**new))
    assert "‘Noor’ is of lijkt een naam." in answer.text
    assert not TriggerEvent.unscoped.exists()


def test_what_it_did_is_said_neutrally(town, signed_in, dossier):
    event = gathered.noted(town)
    told = typed(event.pk, impact="Hij is aan het radicaliseren")
    answer = signed_in(town.anna).post(address(dossier, "gebeurtenis/"), told)
    assert "‘radicaliseren’. Schrijf neutraal op" in answer.text
    assert not Touched.unscoped.exists()


def test_only_who_keeps_the_dossier_links_an_event(town, signed_in, dossier):
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.ilse.membership,
        today=timezone.localdate(),
    )
    for who in ("ilse", "bram", "hugo", "chaima"):
        knocking = signed_in(getattr(town, who))
        assert knocking.get(address(dossier, "gebeurtenis/")).status_code == 404


def test_the_linked_event_is_read_by_who_thinks_along(town, signed_in, dossier):
    gathered.connected(dossier, town, gathered.noted(town))
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.ilse.membership,
        today=timezone.localdate(),
    )
    (row,) = signed_in(town.ilse).get(address(dossier)).context["entries"]
    assert (row["title"], row["which"]) == ("Gebeurtenis", "Een oproep om in actie te komen")


# A first unease that has to do with an event


def unease(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "unease": "Hij was heel stil",
        "triage": "CONCERN",
        "reason": "Zo ken ik hem niet",
        "event_kind": "",
        **changes,
    }


def test_the_event_of_an_unease_comes_along_into_the_dossier(town, signed_in, dossier):
    event = gathered.noted(town)
    signed_in(town.anna).post("/dossiers/onrust/", unease(event=str(event.pk)))
    note = UneaseNote.unscoped.get()
    assert note.event == event
    beginning.move_in(actor=town.at_work("anna"), note=note, dossier=dossier)
    assert Touched.unscoped.get(dossier=dossier).event == event
    assert {e.kind for e in Entry.unscoped.filter(dossier=dossier)} == {"TRIAGE", "EVENT"}


def test_an_event_that_is_over_or_names_the_client_never_holds_up_the_unease(
    town, signed_in, dossier
):
    named = gathered.noted(town, by="bram", what="Een ruzie waar Noor bij was")
    signed_in(town.anna).post("/dossiers/onrust/", unease(event=str(named.pk)))
    address = reverse("dossiers:move_in", args=[UneaseNote.unscoped.get().pk, dossier.reference])
    answer = signed_in(town.anna).post(address, follow=True)
    assert LEFT_OUT in answer.text
    assert [e.kind for e in Entry.unscoped.filter(dossier=dossier)] == ["TRIAGE"]


@pytest.mark.parametrize("event", ["", str(UUID(int=7)), "zomaar"])
def test_an_unease_needs_no_event_and_takes_no_strange_one(town, signed_in, event):
    answer = signed_in(town.anna).post("/dossiers/onrust/", unease(event=event))
    assert (answer.status_code == 302) is (event == "")
    assert UneaseNote.unscoped.filter(event=None).count() == (event == "")


def test_an_event_of_another_organisation_is_not_offered(town, signed_in):
    event = gathered.noted(town, by="chaima")
    answer = signed_in(town.anna).post("/dossiers/onrust/", unease(event=str(event.pk)))
    assert answer.status_code == 422


# The handbook beside the work


def helps(client, dossier, ending):
    return [told["id"] for told in client.get(address(dossier, ending)).context["event_guidance"]]


def test_the_words_for_this_kind_and_stage_stand_beside_the_work(town, signed_in, dossier):
    gathered.connected(dossier, town, gathered.noted(town))
    anna = signed_in(town.anna)
    assert helps(anna, dossier, "gesprek/") == ["CALL_TO_ACTION.talk.care"]
    assert helps(anna, dossier, "inschatting/") == ["CALL_TO_ACTION.assess.care"]
    assert helps(anna, dossier, "signaal/") == []
    text = anna.get(address(dossier, "gesprek/")).text
    told = trigger.guidance("CALL_TO_ACTION", Stage.TALK, Sector.CARE)
    assert f"Bij deze gebeurtenis: {told.title}" in text
    assert 'data-remember="gebeurtenis-CALL_TO_ACTION.talk.care"' in text


def test_the_talk_with_a_parent_has_the_words_of_the_talk(town, signed_in, dossier, father):
    gathered.connected(dossier, town, gathered.noted(town))
    ending = f"iemand/{father.pk}/gesprek/"
    assert helps(signed_in(town.anna), dossier, ending) == ["CALL_TO_ACTION.talk.care"]


def test_a_school_gets_the_words_of_a_school(town, signed_in, make_dossier):
    dossier = make_dossier(keeper="sofie")
    gathered.connected(dossier, town, gathered.noted(town, by="sofie"), by="sofie")
    assert helps(signed_in(town.sofie), dossier, "gesprek/") == ["CALL_TO_ACTION.talk.education"]


def test_an_event_that_is_over_has_no_words_any_more(town, signed_in, dossier):
    event = gathered.noted(town)
    gathered.connected(dossier, town, event)
    events.end_event(event=event, actor=town.anna, today=timezone.localdate())
    assert helps(signed_in(town.anna), dossier, "gesprek/") == []


def test_what_the_unease_said_to_play_counts_too(town, signed_in, dossier):
    signed_in(town.anna).post("/dossiers/onrust/", unease(event_kind="CALL_TO_ACTION"))
    beginning.move_in(actor=town.at_work("anna"), note=UneaseNote.unscoped.get(), dossier=dossier)
    assert kinds_in(dossier) == ["CALL_TO_ACTION"]
    gathered.connected(dossier, town, gathered.noted(town))
    assert kinds_in(dossier) == ["CALL_TO_ACTION"]


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize("ending", ["gesprek/", "iemand/{}/gesprek/"])
def test_beside_a_talk_only_words_of_the_talk_stand_and_they_leave_the_topic_out(
    town, signed_in, dossier, father, ending
):
    for kind in trigger.kinds():
        event = gathered.noted(town, kind=kind)
        gathered.connected(dossier, town, event)
        page = signed_in(town.anna).get(address(dossier, ending.format(father.pk)))
        (told,) = page.context["event_guidance"]
        assert told["id"].split(".")[1] == "talk"
        words = [told["title"], *told["purpose"], *(x for p in told["parts"] for x in p["lines"])]
        assert label_words(" ".join(words)) == []
        events.end_event(event=event, actor=town.anna, today=timezone.localdate())


@pytest.mark.parametrize("linked", [1, 3])
def test_the_form_costs_the_same_with_more_events(
    town, signed_in, dossier, linked, django_assert_num_queries
):
    for _ in range(linked):
        gathered.connected(dossier, town, gathered.noted(town))
    anna = signed_in(town.anna)
    anna.get(address(dossier, "gesprek/"))
    with django_assert_num_queries(9):
        anna.get(address(dossier, "gesprek/"))


@pytest.mark.parametrize("linked", [1, 3])
def test_the_dossier_page_costs_the_same_with_events(
    town, signed_in, dossier, linked, django_assert_num_queries
):
    for _ in range(linked):
        gathered.connected(dossier, town, gathered.noted(town))
    anna = signed_in(town.anna)
    anna.get(address(dossier))
    with django_assert_num_queries(12):
        assert anna.get(address(dossier)).text.count("Naar de gebeurtenis") == linked


def test_a_visitor_is_asked_to_sign_in(dossier):
    assert Client().get(address(dossier, "gebeurtenis/")).status_code == 302
