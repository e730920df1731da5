"""After the call: what had to wait is done by the next working day, and seen to until then."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.afterwards import call as called
from tests.dossiers.called import fresh, recorded, still, typed
from tests.dossiers.conftest import consulted, entry
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import acute, asking, closing, talks, telling
from zorgvuldig.dossiers.models import AcuteCall, Concurrence, Dossier, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Decider
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.rules.afterwards import ToDo

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.mark.gate("G04", "refuses")
@pytest.mark.gate("G04", "releases")
def test_g04_the_consultation_is_of_the_day_of_the_call_or_later(town, dossier):
    consulted(dossier, town)
    Entry.unscoped.filter(kind="CONSULTATION").update(happened_on=TODAY() - timedelta(days=1))
    call = recorded(town, dossier)
    assert ToDo.CONSULT in still(call)
    talks.record_outside_advice(
        dossier=dossier,
        actor=town.at_work("anna"),
        reidentification_passed=True,
        **entry(with_whom="Steunpunt", question="Wat nu?", advice="Blijf erbij", use="Doe ik"),
    )
    assert ToDo.CONSULT in still(call)
    consulted(dossier, town)
    assert ToDo.CONSULT not in still(call)


@pytest.mark.gate("G13", "refuses")
def test_g13_who_called_never_hears_it_as_decider(town, dossier):
    """Also not when somebody else who keeps the dossier would choose them."""
    call = fresh(dossier, recorded(town, dossier))
    town.anna.membership.roles = ["PROFESSIONAL", "DECISION_MAKER"]
    town.anna.membership.save()
    Decider.unscoped.create(organisation=town.anna.organisation, membership=town.anna.membership)
    for chooser, chosen in (("anna", "anna"), ("bram", "anna"), ("anna", "bram"), ("anna", "ilse")):
        with pytest.raises(GateShut) as shut:
            acute.tell_decider(
                call=call, actor=town.at_work(chooser), decider=getattr(town, chosen).membership
            )
        assert shut.value.gate == "G13"
    assert AcuteCall.unscoped.get().decider is None


@pytest.mark.gate("G13", "releases")
def test_g13_the_decider_sees_whom_was_called_and_what_was_said(town, signed_in, dossier):
    call = recorded(town, dossier)
    address = f"/dossiers/{dossier.reference}/gebeld/{call.pk}/beslisser/"
    anna, esra = signed_in(town.anna), signed_in(town.esra)
    assert esra.get(f"/dossiers/gebeld/{call.pk}/").status_code == 404
    anna.post(address, {"once": str(uuid4()), "decider": town.esra.membership.pk})
    assert ToDo.DECIDER_LOOKS in still(call)
    assert f"/dossiers/gebeld/{call.pk}/" in esra.get("/vandaag/").text
    page = esra.get(f"/dossiers/gebeld/{call.pk}/").text
    assert "Hij staat voor de deur" in page
    assert "112" in page
    assert "Noor Testman" not in page
    esra.post(f"/dossiers/gebeld/{call.pk}/")
    assert not {ToDo.TELL_DECIDER, ToDo.DECIDER_LOOKS} & set(still(call))
    assert f"/dossiers/gebeld/{call.pk}/" not in esra.get("/vandaag/").text
    events = {"acute_call.told", "acute_call.read", "acute_call.seen"}
    told = LogEntry.unscoped.filter(event_type__in=events).values_list("event_type", flat=True)
    assert set(told) == events


@pytest.mark.parametrize("who", ["anna", "bram", "ilse", "chaima"])
def test_only_the_chosen_decider_can_have_seen_it(town, signed_in, dossier, who):
    call = called(town, dossier)
    assert signed_in(getattr(town, who)).post(f"/dossiers/gebeld/{call.pk}/").status_code == 404
    town.at_work("anna")
    with pytest.raises(GateShut):
        acute.see(call=call, actor=getattr(town, who))
    assert AcuteCall.unscoped.get().decider_seen_at is None


def test_what_was_seen_is_not_given_to_another(town, dossier):
    call = called(town, dossier)
    acute.see(call=call, actor=town.at_work("esra"))
    with pytest.raises(Exception, match="al gezien"):
        acute.tell_decider(
            call=fresh(dossier, call),
            actor=town.at_work("anna"),
            decider=town.esra.membership,
        )


@pytest.mark.gate("G23", "releases")
def test_g23_without_a_decider_the_page_says_what_to_do(town, signed_in, dossier):
    call = recorded(town, dossier)
    Decider.unscoped.all().delete()
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/gebeld/{call.pk}/beslisser/")
    assert "Vertel het uw leidinggevende" in page.text
    assert page.status_code == 200


TOLD = {"how": "in een gesprek", "told": "Dat ik 112 belde, en waarom"}


@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
def test_g16_a_dossier_does_not_close_while_the_client_does_not_know_of_the_call(town, dossier):
    call = recorded(town, dossier)
    values = {
        "dossier": dossier,
        "actor": town.at_work("anna"),
        "outcome": "NO_CONCERN",
        "help_relation": True,
        "today": TODAY(),
    }
    with pytest.raises(GateShut) as shut:
        closing.close(**values, **entry(reason="Klaar", told="Alles"))
    assert shut.value.gate == "G16"
    telling.tell_of_call(call=fresh(dossier, call), actor=town.anna, **entry(**TOLD))
    assert sharing.not_told(dossier) == []
    with pytest.raises(NotNow, match="Na het bellen"):
        closing.close(**values, **entry(reason="Klaar", told="Alles"))
    consulted(dossier, town)
    acute.tell_decider(call=call, actor=town.at_work("anna"), decider=town.esra.membership)
    acute.see(call=call, actor=town.at_work("esra"))
    anna = town.at_work("anna")
    acute.give_reasons(dossier=dossier, actor=anna, **entry(reason="Gevaar", steps="Morgen"))
    closing.close(**values, **entry(reason="Klaar", told="Alles"))
    dossier.refresh_from_db()
    assert (dossier.closed_on, dossier.triage) == (TODAY(), "")


def agreed(town, dossier, call, until):
    asked = asking.ask_about_call(
        call=fresh(dossier, call),
        actor=town.at_work("anna"),
        second_person=town.esra.membership,
        new_on=until,
        **entry(reason="Nu vertellen is gevaarlijk"),
    )
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("esra"), agreed=True)
    asked.refresh_from_db()
    return asked


@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
def test_g16_telling_later_takes_a_second_person_and_a_day_and_serves_once(town, dossier):
    call, until = recorded(town, dossier), TODAY() + timedelta(days=5)
    asked = asking.ask_about_call(
        call=fresh(dossier, call),
        actor=town.at_work("anna"),
        second_person=town.bram.membership,
        new_on=until,
        **entry(reason="Nu vertellen is gevaarlijk"),
    )
    later = {"call": fresh(dossier, call), "actor": town.anna, "today": TODAY()}
    with pytest.raises(GateShut):
        telling.postpone_telling_of_call(**later, agreement=asked, **entry(reason="Nog niet"))
    yes = agreed(town, dossier, call, until)
    town.at_work("anna")
    telling.postpone_telling_of_call(**later, agreement=yes, **entry(reason="Nog niet"))
    assert ToDo.TELL_CLIENT not in still(call, until)
    assert ToDo.TELL_CLIENT in still(call, until + timedelta(days=1))
    assert len(sharing.not_told(dossier)) == 1
    with pytest.raises(GateShut):
        telling.postpone_telling_of_call(**later, agreement=yes, **entry(reason="Weer niet"))


def test_the_pages_to_tell_later_lead_to_each_other(town, signed_in, dossier):
    call, anna = recorded(town, dossier), signed_in(town.anna)
    here = f"/dossiers/{dossier.reference}/gebeld/{call.pk}/"
    assert f"{here}later-vertellen/" in anna.get(f"{here}vertellen/").text
    assert f"{here}akkoord/" in anna.get(f"{here}later-vertellen/").text
    asked = {
        "second_person": town.esra.membership.pk,
        "new_on": (TODAY() + timedelta(days=5)).isoformat(),
        "reason": "Nu vertellen is gevaarlijk",
    }
    assert anna.post(f"{here}akkoord/", typed(**asked))["Location"] == f"{here}later-vertellen/"
    question = Concurrence.unscoped.get()
    signed_in(town.esra).post(f"/dossiers/akkoord/{question.pk}/", {"answer": "yes"})
    anna.post(f"{here}later-vertellen/", typed(agreement=question.pk, reason="Nog niet"))
    assert ToDo.TELL_CLIENT not in still(call)


def test_an_agreement_about_one_call_serves_no_other(town, dossier):
    one, other = recorded(town, dossier), recorded(town, dossier, called="POLICE")
    yes = agreed(town, dossier, one, TODAY() + timedelta(days=5))
    with pytest.raises(GateShut):
        telling.postpone_telling_of_call(
            call=fresh(dossier, other),
            actor=town.at_work("anna"),
            today=TODAY(),
            agreement=yes,
            **entry(reason="Nog niet"),
        )


def on_the_page(anna, dossier):
    page = anna.get(f"/dossiers/{dossier.reference}/")
    return [item["text"] for item in page.context["now"]]


def test_until_all_is_done_the_dossier_and_the_day_say_what_is_left(town, signed_in, dossier):
    """In the dossier's "wat nu", before everything else; step by step until nothing is left."""
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=TODAY() - timedelta(days=3))
    call = recorded(town, dossier)
    anna = signed_in(town.anna)
    texts = on_the_page(anna, dossier)
    assert [text.split(": ")[1] for text in texts[:4]] == [
        "leg het overleg met een collega vast",
        "laat de beslisser weten dat u belde",
        "vertel de cliënt dat u belde",
        "schrijf op waarom de stappen later komen",
    ]
    assert all(text.startswith("Uiterlijk") for text in texts[:4])
    assert texts[4].startswith("Kijk opnieuw")
    assert f"in {dossier.reference}" in anna.get("/vandaag/").text
    here, number = f"/dossiers/{dossier.reference}/gebeld/", {"once": str(uuid4())}
    consulted(dossier, town)
    anna.post(f"{here}{call.pk}/beslisser/", {**number, "decider": town.esra.membership.pk})
    assert "Esra moet nog zien dat u belde" in on_the_page(anna, dossier)[0]
    signed_in(town.esra).post(f"/dossiers/gebeld/{call.pk}/")
    anna.post(f"{here}{call.pk}/vertellen/", typed(**TOLD))
    anna.post(f"{here}reden/", typed(reason="Er was een mes", steps="Maandag schatten wij in"))
    left = [text[:12] for text in on_the_page(anna, dossier)]
    assert left == ["Kijk opnieuw", "Geef de clië"]
    assert "afmaken na het bellen" not in anna.get("/vandaag/").text


def test_what_is_late_says_so(town, signed_in, dossier):
    recorded(town, dossier, TODAY() - timedelta(days=10))
    anna = signed_in(town.anna)
    assert on_the_page(anna, dossier)[0].startswith("Te laat, dit had")
    (line,) = (one for one in anna.get("/vandaag/").context["waiting"] if one["urgent"])
    assert "Te laat: uiterlijk" in line["why"]


def test_the_page_costs_the_same_with_or_without_calls(
    town, signed_in, dossier, django_assert_num_queries
):
    for _ in range(3):
        recorded(town, dossier)
    anna = signed_in(town.anna)
    anna.get(f"/dossiers/{dossier.reference}/")
    with django_assert_num_queries(12):
        anna.get(f"/dossiers/{dossier.reference}/")


@pytest.mark.parametrize("who", ["bram", "esra", "frank", "chaima"])
def test_a_stranger_finds_no_page_of_the_call(town, signed_in, dossier, who):
    call = recorded(town, dossier)
    client = signed_in(getattr(town, who))
    for page in ("beslisser", "vertellen", "later-vertellen", "akkoord"):
        address = f"/dossiers/{dossier.reference}/gebeld/{call.pk}/{page}/"
        assert client.get(address).status_code == 404
        assert client.post(address).status_code == 404
