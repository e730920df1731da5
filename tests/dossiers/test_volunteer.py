"""A volunteer hands over what was noticed, and nothing else (G19, method.md section 2)."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, consulted, entry, years_ago
from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import (
    assessing,
    beginning,
    closing,
    concerns,
    consulting,
    emergency,
    handing,
    involving,
    keeping,
    noticing,
    searching,
    talks,
)
from zorgvuldig.dossiers.models import Dossier, Entry, Involvement, UneaseNote
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
SAW = "Hij zat drie weken alleen in de hoek en wilde niet meer mee sporten"
HERE = "/dossiers/overdragen/"


def form(town, to="ilse", **changes):
    return {
        "once": str(uuid4()),
        "happened_on": TODAY().isoformat(),
        "unease": SAW,
        "coordinator": getattr(town, to).membership.pk,
        **changes,
    }


def handed(town, to="ilse"):
    return noticing.hand_note(
        actor=town.at_work("hugo"),
        once=uuid4(),
        happened_on=TODAY(),
        unease=SAW,
        coordinator=getattr(town, to).membership,
    )


def test_what_was_noticed_goes_to_the_coordinator(town, signed_in):
    hugo = signed_in(town.hugo)
    assert "Doorgeven wat u merkte" in hugo.get("/vandaag/").text
    assert hugo.post(HERE, form(town))["Location"] == HERE
    note = UneaseNote.unscoped.get()
    assert (note.author, note.holder, note.triage) == (town.hugo.person, town.ilse.person, "")
    assert b"sporten" not in bytes(note.sealed)


def test_afterwards_they_see_when_and_to_whom_and_no_text(town, signed_in):
    hugo = signed_in(town.hugo)
    hugo.post(HERE, form(town))
    (line,) = hugo.get(HERE).context["handed"]
    assert line.startswith("Doorgegeven op ")
    assert line.endswith(" aan Ilse")
    assert SAW not in hugo.get(HERE).text
    UneaseNote.unscoped.all().delete()
    assert hugo.get(HERE).context["handed"] == [line]


def test_a_volunteer_does_not_see_what_others_handed_over(town, signed_in):
    handed(town)
    Membership.unscoped.filter(pk=town.bram.membership.pk).update(roles=["VOLUNTEER"])
    assert signed_in(town.bram).get(HERE).context["handed"] == []


def test_it_goes_to_who_coordinates_only(town, signed_in):
    hugo = signed_in(town.hugo)
    offered = {
        str(one.person) for one in hugo.get(HERE).context["form"]["coordinator"].field.queryset
    }
    assert offered == {"Anna", "Bram", "Ilse"}
    for name in ("esra", "gerda", "chaima"):
        assert hugo.post(HERE, form(town, name)).status_code == 422
    with pytest.raises(NotNow, match="Kies een aandachtsfunctionaris"):
        handed(town, "esra")
    assert UneaseNote.unscoped.count() == 0


def test_in_a_body_of_volunteers_the_contact_person_receives_it(town, signed_in):
    everybody = Membership.unscoped.filter(organisation=town.hugo.organisation)
    everybody.update(roles=["VOLUNTEER"])
    hugo = signed_in(town.hugo)
    assert "nog niemand aan wie u dit kunt doorgeven" in hugo.get(HERE).text
    contact = everybody.filter(pk=town.ilse.membership.pk)
    contact.update(roles=["VOLUNTEER", "ATTENTION_OFFICER"])
    assert hugo.post(HERE, form(town)).status_code == 302
    assert UneaseNote.unscoped.get().holder == town.ilse.person


@pytest.mark.parametrize("who", ["anna", "esra", "frank", "gerda", "ilse", "chaima"])
def test_it_is_the_page_of_volunteers(town, signed_in, who):
    assert signed_in(getattr(town, who)).get(HERE).status_code == 404


def test_a_volunteer_has_no_other_page(town, signed_in, dossier):
    note = handed(town)
    hugo = signed_in(town.hugo)
    for place in ("", "onrust/", "zoeken/", f"onrust/{note.pk}/", f"{dossier.reference}/"):
        assert hugo.get(f"/dossiers/{place}").status_code == 404


def test_the_coordinator_says_first_how_pressing_it_is(town, signed_in):
    note = handed(town)
    ilse, address = signed_in(town.ilse), f"/dossiers/onrust/{note.pk}/"
    (shown,) = ilse.get("/vandaag/").context["notes"]
    assert (shown["of_volunteer"], shown["by"]) == (True, "Hugo")
    assert "van een vrijwilliger" in ilse.get("/vandaag/").text
    assert ilse.get(address)["Location"] == f"{address}dringend/"
    assert SAW in ilse.get(f"{address}dringend/").text
    said = {"once": str(uuid4()), "triage": "CONCERN", "reason": "Het past niet bij hem"}
    assert ilse.post(f"{address}dringend/", said)["Location"] == address
    assert "Opgeschreven door Hugo" in ilse.get(address).text
    town.at_work("ilse")
    assert LogEntry.unscoped.filter(event_type="unease.triaged").count() == 1


def test_acute_goes_to_112_first(town, signed_in):
    address = f"/dossiers/onrust/{handed(town).pk}/dringend/"
    said = {"once": str(uuid4()), "triage": "ACUTE", "reason": "Hij dreigt nu"}
    assert signed_in(town.ilse).post(address, said)["Location"] == "/acuut/"
    assert UneaseNote.unscoped.get().triage == "ACUTE"


def test_before_that_nothing_is_done_with_it(town, dossier):
    note = handed(town)
    ilse = town.at_work("ilse")
    note.refresh_from_db()
    with pytest.raises(NotNow, match="Zeg eerst hoe dringend"):
        beginning.let_go(actor=ilse, note=note)
    with pytest.raises(NotNow, match="Zeg eerst hoe dringend"):
        beginning.move_in(actor=ilse, note=note, dossier=dossier)
    assert UneaseNote.unscoped.count() == 1


def test_it_moves_into_a_dossier_with_who_noticed_it(town):
    note = handed(town, "anna")
    anna = town.at_work("anna")
    noticing.say_how_pressing(actor=anna, note=note, triage="CONCERN", reason="x")
    note.refresh_from_db()
    made = beginning.open_dossier(
        actor=anna,
        once=uuid4(),
        name="Noor Testman",
        born_on=years_ago(16, 40),
        age_band="",
        review_on=TODAY() + timedelta(days=14),
        today=TODAY(),
        note=note,
    )
    first = Entry.unscoped.get(dossier=made)
    assert first.words(made.key)["written_by"] == "Hugo"
    assert first.words(made.key)["unease"] == SAW


def test_a_colleague_goes_on_with_it_and_the_author_stays(town, signed_in):
    note = handed(town)
    ilse, address = signed_in(town.ilse), f"/dossiers/onrust/{note.pk}/"
    form = {"once": str(uuid4()), "to": town.anna.membership.pk}
    assert ilse.post(f"{address}doorgeven/", form).status_code == 302
    assert ilse.get(address).status_code == 404
    assert signed_in(town.anna).get(address).status_code == 302
    note.refresh_from_db()
    assert (note.author, note.holder) == (town.hugo.person, town.anna.person)
    town.at_work("anna")
    assert LogEntry.unscoped.filter(event_type="unease.passed_on").count() == 1


def test_it_is_not_passed_on_to_who_does_not_work_with_clients_or_twice(town):
    note = handed(town)
    ilse = town.at_work("ilse")
    for name in ("esra", "hugo"):
        with pytest.raises(NotNow):
            noticing.pass_on(actor=ilse, note=note, to=getattr(town, name).membership)
    noticing.pass_on(actor=ilse, note=note, to=town.anna.membership)
    with pytest.raises(NotNow, match="al doorgegeven of afgerond"):
        noticing.pass_on(actor=ilse, note=note, to=town.bram.membership)
    with pytest.raises(NotNow, match="al doorgegeven of afgerond"):
        noticing.say_how_pressing(actor=ilse, note=note, triage="CONCERN", reason="x")


def test_nobody_leaves_while_a_note_is_with_them(town, signed_in):
    handed(town)
    gerda, address = signed_in(town.gerda), f"/organisatie/medewerkers/{town.ilse.membership.pk}/"
    answer = gerda.post(f"{address}einde/", follow=True)
    assert "staan nog 1 niet-pluisgevoel(ens)" in answer.text
    assert SAW not in answer.text
    town.at_work("ilse")
    assert access.holds_notes(town.ilse.membership)
    noticing.pass_on(actor=town.ilse, note=UneaseNote.unscoped.get(), to=town.anna.membership)
    assert access.holds_notes(town.ilse.membership) == ""


@pytest.fixture
def wrongly_involved(town, dossier):
    """Hugo keeps the dossier: not by any page, but as the row would say."""
    Involvement.unscoped.create(
        organisation=dossier.organisation,
        dossier=dossier,
        membership=town.hugo.membership,
        part="KEEPER",
    )
    return dossier


DEEDS = {
    "talk": lambda d, t: talks.record_conversation(mode="EXPLORATORY", **d, **entry(own_words="x")),
    "consultation": lambda d, t: talks.record_consultation(
        anonymous=True, **d, **entry(advice="x")
    ),
    "reason": lambda d, t: talks.give_step_reason(step="W4_TALK", **d, **entry(reason="x")),
    "capacity": lambda d, t: talks.judge_capacity(capacity="CAPABLE", **d, **entry(reason="x")),
    "concern": lambda d, t: concerns.describe_concern(**d, **entry(risk="x")),
    "triage": lambda d, t: keeping.triage_again(triage="CONCERN", **d, **entry(unease="x")),
    "review": lambda d, t: keeping.look_again(
        review_on=TODAY() + timedelta(days=9), **d, **entry(seen="x")
    ),
    "closing": lambda d, t: closing.close(
        outcome="NO_CONCERN", help_relation=False, today=TODAY(), **d, **entry(reason="x")
    ),
    "assessment": lambda d, t: assessing.begin(
        asked=[t.anna.membership], today=TODAY(), **d, **entry(question="x")
    ),
    "hand over": lambda d, t: handing.ask(to=t.bram.membership, **d, **entry(now="x")),
    "ask once": lambda d, t: consulting.ask_once(
        membership=t.bram.membership,
        ends_on=TODAY(),
        today=TODAY(),
        **d,
        **entry(question="x"),
    ),
    "stand in": lambda d, t: involving.stand_in(
        membership=t.bram.membership, ends_on=TODAY(), today=TODAY(), **d
    ),
    "look in": lambda d, t: emergency.look_in(
        root="/",
        now=timezone.now(),
        once=uuid4(),
        words={"why": "x", "reason": "Dit is een hele zin met reden"},
        **d,
    ),
}


@pytest.mark.gate("G19", "refuses")
@pytest.mark.parametrize("deed", DEEDS)
def test_g19_even_wrongly_involved_a_volunteer_records_nothing(town, wrongly_involved, deed):
    consulted(wrongly_involved, town)
    before = Entry.unscoped.count()
    with pytest.raises(NotNow) as refused:
        DEEDS[deed]({"dossier": wrongly_involved, "actor": town.at_work("hugo")}, town)
    assert Entry.unscoped.count() == before
    assert getattr(refused.value, "gate", "") == ("" if deed in BY_ROLE else "G19")


BY_ROLE = (
    "hand over",
    "stand in",
    "look in",
)  # refused before: only who works with clients does it


@pytest.mark.gate("G19", "refuses")
def test_g19_nor_does_a_page_open(town, signed_in, wrongly_involved):
    hugo, address = signed_in(town.hugo), f"/dossiers/{wrongly_involved.reference}/"
    for place in ("", "gesprek/", "overdragen/", "spoed/", "betrokken/"):
        assert hugo.get(f"{address}{place}").status_code == 404


@pytest.mark.gate("G19", "refuses")
def test_g19_a_volunteer_triages_searches_and_opens_nothing(town):
    hugo = town.at_work("hugo")
    deeds = (
        lambda: beginning.note_unease(
            actor=hugo, once=uuid4(), happened_on=TODAY(), triage="ACUTE", event_kind="", unease="x"
        ),
        lambda: searching.search(actor=hugo, purpose="x", name="Noor Testman"),
        lambda: beginning.open_dossier(
            actor=hugo,
            once=uuid4(),
            name="Noor Testman",
            born_on=None,
            age_band="A16_17",
            review_on=TODAY() + timedelta(days=9),
            today=TODAY(),
        ),
    )
    for deed in deeds:
        with pytest.raises(GateShut) as shut:
            deed()
        assert shut.value.gate == "G19"
    assert (UneaseNote.unscoped.count(), Dossier.unscoped.count()) == (0, 0)


@pytest.mark.gate("G19", "releases")
def test_g19_the_coordinator_takes_over_with_the_same_words(town, dossier):
    note = handed(town, "anna")
    anna = town.at_work("anna")
    noticing.say_how_pressing(actor=anna, note=note, triage="CONCERN", reason="x")
    note.refresh_from_db()
    beginning.move_in(actor=anna, note=note, dossier=dossier)
    assert Entry.unscoped.get(kind="TRIAGE").words(dossier.key)["unease"] == SAW
    assert add_somebody(dossier, town, "AUTHORITY_PARENT", "Vader").pk


def test_sent_twice_is_stored_once(town, signed_in):
    hugo, said = signed_in(town.hugo), form(town)
    assert [hugo.post(HERE, said).status_code for _ in range(2)] == [302, 302]
    assert UneaseNote.unscoped.count() == 1
