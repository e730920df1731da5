"""Talks with a group hold nobody's name (G22); who needs attention is known in one dossier only."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.dossiers import gathered
from tests.dossiers.conftest import add_somebody, entry
from zorgvuldig.dossiers import unnamed
from zorgvuldig.dossiers.actions import groups
from zorgvuldig.dossiers.models import Entry, Group, GroupConversation, GroupFollowUp
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut, NotNow
from zorgvuldig.rules.nameless.found import Found, Kind

pytestmark = pytest.mark.django_db
SENTENCE = "‘Noor’ is of lijkt een naam."


@pytest.fixture(autouse=True)
def without_the_library(monkeypatch):
    """It takes seconds to be read; what it says is tested where it stands."""
    monkeypatch.setattr(unnamed.LIBRARY, "findings", lambda text: None)
    monkeypatch.setattr(unnamed.LIBRARY, "wake", lambda: None)


@pytest.fixture
def group(town) -> Group:
    """Anna's group, which Bram leads too."""
    made = gathered.group(town)
    gathered.led_too(made, town, "bram")
    return made


def page(group, ending=""):
    return f"/dossiers/groepen/{group.pk}/{ending}"


def typed(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "topics": "Iemand zei: ‘wij worden nooit gehoord’",
        "event": "",
        **changes,
    }


@pytest.mark.gate("G22", "releases")
def test_what_lived_in_the_group_is_recorded_with_quotes_and_without_names(town, signed_in, group):
    anna = signed_in(town.anna)
    sent = typed(ground_rules="Iedereen praat uit", looked_into="Het filmpje was oud")
    sent["mood"] = "Rustig"
    assert anna.post(page(group, "gesprek/"), sent).status_code == 302
    talk = GroupConversation.unscoped.get()
    text = anna.get(page(group, f"gesprek/{talk.pk}/")).text
    for words in ("nooit gehoord", "Iedereen praat uit", "Het filmpje was oud", "Rustig"):
        assert words in text
    assert b"filmpje" not in bytes(talk.sealed)
    said = LogEntry.unscoped.filter(event_type__startswith="group_talk.")
    assert sorted(said.values_list("event_type", flat=True)) == [
        "group_talk.read",
        "group_talk.recorded",
    ]


def test_a_talk_says_which_event_it_was_about(town, signed_in, group):
    event, anna = gathered.noted(town), signed_in(town.anna)
    anna.post(page(group, "gesprek/"), typed(event=str(event.pk)))
    (row,) = anna.get(page(group)).context["talks"]
    assert (row["title"], row["which"]) == ("Groepsgesprek", "Een oproep om in actie te komen")
    assert f"/dossiers/gebeurtenissen/{event.pk}/" in anna.get(row["url"]).text


def test_a_talk_sent_twice_is_stored_once(town, group):
    told = entry(topics="De groep was stil")
    groups.record_talk(group=group, actor=town.at_work("anna"), **told)
    with pytest.raises(AlreadyRecorded):
        groups.record_talk(group=group, actor=town.anna, **told)
    assert GroupConversation.unscoped.count() == 1


@pytest.mark.gate("G22", "refuses")
@pytest.mark.parametrize("field", ["ground_rules", "topics", "looked_into", "mood", "next"])
def test_in_no_field_stands_a_name_from_the_writers_own_dossier(
    town, signed_in, group, dossier, field
):
    answer = signed_in(town.anna).post(
        page(group, "gesprek/"), typed(**{field: "Noor vond het oneerlijk"})
    )
    assert answer.status_code == 422
    assert SENTENCE in answer.text
    assert "Noor vond het oneerlijk" in answer.text
    assert not GroupConversation.unscoped.exists()


@pytest.mark.gate("G22", "refuses")
def test_nor_a_name_from_a_dossier_in_the_group_that_the_writer_may_not_see(town, group, dossier):
    """Bram leads the group too; the dossier is Anna's."""
    gathered.joined(dossier, town, group)
    with pytest.raises(GateShut) as refusal:
        gathered.talked(group, town, by="bram", topics="NOORS verhaal kwam langs")
    assert refusal.value.gate == "G22"
    assert refusal.value.sentence.startswith(SENTENCE.replace("Noor", "NOORS"))


@pytest.mark.gate("G22", "refuses")
def test_nor_of_somebody_around_the_client_or_who_left_the_group(town, group, dossier):
    add_somebody(dossier, town, "AUTHORITY_PARENT", "Karim Testman")
    there = gathered.joined(dossier, town, group)
    groups.take_out(dossier=dossier, number=there.pk, actor=town.anna, today=timezone.localdate())
    with pytest.raises(GateShut, match="‘Karim’ is of lijkt een naam"):
        gathered.talked(
            group, town, by="bram", looked=True, topics="De vader van een jongen, Karim"
        )


def test_the_refusal_is_the_same_whatever_the_name_is_known_from(town, group, make_dossier):
    make_dossier()
    elsewhere = make_dossier(keeper="bram", name="Daan Voorbeeld")
    gathered.joined(elsewhere, town, group, by="bram")
    said = set()
    for name in ("Noor", "Daan"):
        with pytest.raises(GateShut) as refusal:
            gathered.talked(group, town, topics=f"{name} begon erover", looked=True)
        said.add(refusal.value.sentence.replace(name, "X"))
    assert len(said) == 1


def test_who_tries_names_is_seen_in_the_logbook(town, signed_in, group, dossier):
    signed_in(town.anna).post(page(group, "gesprek/"), typed(topics="Noor begon erover"))
    town.at_work("anna")
    line = LogEntry.unscoped.get(event_type="group_talk.recorded")
    assert (line.outcome, line.object_id, line.client_ref) == ("denied", str(group.pk), None)


@pytest.mark.gate("G22", "releases")
def test_the_name_of_a_colleague_is_fine(town, group):
    gathered.talked(group, town, topics="Daarna legden Bram en Ilse de afspraken uit")
    assert GroupConversation.unscoped.count() == 1


@pytest.mark.gate("G22", "refuses")
def test_what_looks_like_a_name_is_asked_about_in_the_same_words(town, signed_in, group, dossier):
    """So the first answer tells nobody whether somebody is known here."""
    anna, said = signed_in(town.anna), set()
    for name in ("Noor", "Daan"):
        answer = anna.post(page(group, "gesprek/"), typed(topics=f"Toen begon {name} erover"))
        said |= {str(e).replace(name, "X") for e in answer.context["form"].non_field_errors()}
    assert len(said) == 1
    assert "Is het niemands naam?" in said.pop()
    assert not GroupConversation.unscoped.exists()


@pytest.mark.gate("G22", "releases")
def test_who_read_it_again_may_say_that_it_is_no_name_of_theirs(town, signed_in, group, dossier):
    anna = signed_in(town.anna)
    sent = typed(topics="Wij lazen samen een stuk uit De Vooruitgang", looked="on")
    assert anna.post(page(group, "gesprek/"), sent).status_code == 302
    again = typed(topics="Toen begon Noor erover", looked="on")
    assert SENTENCE in anna.post(page(group, "gesprek/"), again).text
    assert GroupConversation.unscoped.count() == 1


def test_the_library_that_recognises_names_is_asked_too(town, group, monkeypatch):
    text = "Daan begon erover"
    seen = [Found(0, 4, Kind.PERSON, "Daan")]
    monkeypatch.setattr(unnamed.LIBRARY, "findings", lambda asked: seen if asked == text else [])
    with pytest.raises(GateShut, match="‘Daan’ is of lijkt een naam"):
        gathered.talked(group, town, topics=text)


# Speaking on apart


def apart(dossier, **changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "dossier": dossier.reference,
        "go_into": "Wat de oproep met haar deed",
        **changes,
    }


def test_what_follows_for_one_client_stands_in_that_dossier_only(town, signed_in, group, dossier):
    talk, anna = gathered.talked(group, town), signed_in(town.anna)
    answer = anna.post(page(group, f"gesprek/{talk.pk}/apart/"), apart(dossier))
    assert answer.url == f"/dossiers/{dossier.reference}/"
    (row,) = anna.get(answer.url).context["entries"]
    assert (row["title"], row["text"]) == (
        "Vervolg op een groepsgesprek",
        "Wat de oproep met haar deed",
    )
    assert page(group, f"gesprek/{talk.pk}/") in anna.get(row["url"]).text
    line = LogEntry.unscoped.get(event_type="group_follow_up.recorded")
    assert line.client_ref == dossier.pk


@pytest.mark.gate("G22", "refuses")
def test_the_groups_pages_show_a_co_leader_nothing_of_it_and_do_not_ask(
    town, signed_in, group, dossier
):
    talk, bram = gathered.talked(group, town), signed_in(town.bram)
    endings = ("", "leiders/", "gesprek/", f"gesprek/{talk.pk}/", f"gesprek/{talk.pk}/apart/")
    before = [_without_tokens(bram.get(page(group, ending)).text) for ending in endings]
    gathered.joined(dossier, town, group)
    groups.follow_up(talk=talk, dossier=dossier, actor=town.anna, **entry(go_into="Hoe het gaat"))
    with CaptureQueriesContext(connection) as asked:
        after = [_without_tokens(bram.get(page(group, ending)).text) for ending in endings]
    assert after == before
    tables = " ".join(query["sql"] for query in asked)
    assert "dossiers_groupconversation" in tables
    assert "dossiers_groupfollowup" not in tables
    assert "dossiers_ingroup" not in tables


def _without_tokens(text):
    """The page without what differs at every look."""
    apart = ("csrfmiddlewaretoken", 'name="once"')
    return [line for line in text.splitlines() if not any(part in line for part in apart)]


def test_only_dossiers_one_keeps_oneself_are_offered(town, signed_in, group, make_dossier):
    talk = gathered.talked(group, town)
    theirs = make_dossier(keeper="bram", name="Daan Voorbeeld")
    address = page(group, f"gesprek/{talk.pk}/apart/")
    anna = signed_in(town.anna)
    assert "Daan" not in anna.get(address).text
    assert anna.post(address, apart(theirs)).status_code == 422
    town.at_work("anna")
    assert not GroupFollowUp.unscoped.exists()
    assert LogEntry.unscoped.filter(event_type="dossier.listed").exists()


def test_without_a_dossier_the_way_goes_to_a_first_unease_with_the_event(town, signed_in, group):
    event, anna = gathered.noted(town), signed_in(town.anna)
    anna.post(page(group, "gesprek/"), typed(event=str(event.pk)))
    talk = GroupConversation.unscoped.get()
    way = f"/dossiers/onrust/?gebeurtenis={event.pk}"
    assert way in anna.get(page(group, f"gesprek/{talk.pk}/apart/")).text
    assert anna.get(way).context["form"]["event"].value() == str(event.pk)


def test_it_is_recorded_once_for_each_talk_and_neutrally(town, group, dossier):
    talk, act = gathered.talked(group, town), {"dossier": dossier, "actor": town.anna}
    groups.follow_up(talk=talk, **act, **entry(go_into="Hoe het gaat"))
    with pytest.raises(NotNow, match="staat al"):
        groups.follow_up(talk=talk, **act, **entry(go_into="Nog eens"))
    with pytest.raises(NotNow, match="Schrijf neutraal op"):
        groups.follow_up(
            talk=gathered.talked(group, town), **act, **entry(go_into="Extremistische praat")
        )
    assert Entry.unscoped.filter(kind="GROUP_FOLLOW_UP").count() == 1


def test_from_the_dossier_the_talk_is_a_way_on_only_for_who_leads(town, signed_in, make_dossier):
    led = gathered.group(town, by="bram")
    talk = gathered.talked(led, town, by="bram")
    dossier = make_dossier(keeper="bram")
    written = groups.follow_up(
        talk=talk, dossier=dossier, actor=town.at_work("bram"), **entry(go_into="Hoe het gaat")
    )
    address = f"/dossiers/{dossier.reference}/vastgelegd/{written.pk}/"
    bram = signed_in(town.bram)
    assert bram.get(address).context["onward"]["text"] == "Naar het groepsgesprek"
    gathered.led_too(led, town, "ilse", by="bram")
    groups.stop_leading(
        group=led, actor=town.bram, membership=town.bram.membership, today=timezone.localdate()
    )
    assert bram.get(address).context["onward"] is None


def test_a_talk_of_another_group_is_not_found(town, signed_in, group):
    other = gathered.group(town, by="bram")
    talk = gathered.talked(other, town, by="bram")
    assert signed_in(town.anna).get(page(group, f"gesprek/{talk.pk}/")).status_code == 404


def test_the_words_for_groups_stand_beside_the_form_by_what_plays_here(town, signed_in, group):
    gathered.noted(town)
    (told,) = signed_in(town.anna).get(page(group, "gesprek/")).context["event_guidance"]
    assert told["id"].startswith("CALL_TO_ACTION.group")
