"""Events of the organisation: without names, and nobody learns from them whom they touch."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.dossiers import gathered
from tests.dossiers.conftest import add_somebody
from zorgvuldig.dossiers.access.events import get_event
from zorgvuldig.dossiers.actions import events
from zorgvuldig.dossiers.models import Dossier, Touched, TriggerEvent
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, NotNow
from zorgvuldig.rules.small_numbers import in_steps

pytestmark = pytest.mark.django_db
LIST = "/dossiers/gebeurtenissen/"


def typed(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "kind": "CALL_TO_ACTION",
        "effect": "UNCLEAR",
        "what": "Er ging een oproep rond",
        "reached": "Twee klassen",
        **changes,
    }


def page(event, ending=""):
    return f"{LIST}{event.pk}/{ending}"


def lines(verb):
    return LogEntry.unscoped.filter(event_type=verb)


def test_who_works_with_clients_writes_an_event_down_and_a_colleague_reads_it(town, signed_in):
    answer = signed_in(town.anna).post(f"{LIST}nieuw/", typed())
    seen = signed_in(town.bram).get(answer.url)
    assert "Er ging een oproep rond" in seen.text
    assert "Een oproep om in actie te komen" in seen.text
    town.at_work("anna")
    assert lines("event.noted").get().user_id == town.anna.person.pseudonym
    assert lines("event.read").get().user_id == town.bram.person.pseudonym


def test_its_words_are_sealed(town):
    event = gathered.noted(town)
    assert b"oproep" not in bytes(event.sealed)
    assert event.words()["what"] == gathered.WHAT


def test_sent_twice_it_is_stored_once(town):
    once = uuid4()
    gathered.noted(town, once=once)
    with pytest.raises(AlreadyRecorded):
        gathered.noted(town, once=once)
    assert TriggerEvent.unscoped.count() == 1


def test_the_kind_says_the_level_whatever_was_chosen(town):
    assert gathered.noted(town, kind="DISCRIMINATION", level="MACRO").level == "MICRO"


def test_something_else_needs_a_level(town, signed_in):
    anna = signed_in(town.anna)
    answer = anna.post(f"{LIST}nieuw/", typed(kind=""))
    assert list(answer.context["form"].errors) == ["level"]
    anna.post(f"{LIST}nieuw/", typed(kind="", level="MESO"))
    assert TriggerEvent.unscoped.get().level == "MESO"


@pytest.mark.parametrize("who", ["esra", "frank", "gerda", "hugo"])
def test_for_others_there_are_no_events(town, signed_in, who):
    event = gathered.noted(town)
    knocking = signed_in(getattr(town, who))
    assert knocking.get(LIST).status_code == 404
    assert knocking.get(page(event)).status_code == 404
    assert knocking.post(f"{LIST}nieuw/", typed()).status_code == 404
    town.at_work("anna")
    assert lines("event.listed").filter(outcome="denied").count() == 3


def test_another_organisation_cannot_tell_an_event_exists(town, signed_in):
    event = gathered.noted(town)
    chaima = signed_in(town.chaima)
    assert chaima.get(page(event)).status_code == 404
    assert str(event.pk) not in chaima.get(LIST).text


def test_an_event_that_names_somebody_from_ones_dossier_is_not_stored(town, signed_in, dossier):
    add_somebody(dossier, town, "AUTHORITY_PARENT", "Karim Testman")
    for named in ("Noor was erbij", "De vader, Karim, was boos"):
        answer = signed_in(town.anna).post(f"{LIST}nieuw/", typed(what=named))
        assert "is of lijkt een naam" in answer.text
        assert named in answer.text
    assert TriggerEvent.unscoped.count() == 0


# Changing and ending


def test_only_its_author_or_an_attention_officer_changes_or_ends_it(town, signed_in):
    event = gathered.noted(town)
    bram = signed_in(town.bram)
    assert bram.get(page(event, "wijzigen/")).status_code == 404
    assert bram.post(page(event, "voorbij/")).status_code == 404
    assert page(event, "wijzigen/") not in bram.get(page(event)).text
    assert signed_in(town.ilse).get(page(event, "wijzigen/")).status_code == 200
    event.refresh_from_db()
    assert event.ended_on is None


def test_changing_keeps_what_was_typed(town, signed_in):
    event, anna = gathered.noted(town), signed_in(town.anna)
    form = anna.get(page(event, "wijzigen/")).context["form"]
    sent = typed(seen=form["seen"].value(), what="Het was een vreedzame tocht", effect="POSITIVE")
    assert anna.post(page(event, "wijzigen/"), sent).status_code == 302
    event.refresh_from_db()
    assert (event.words()["what"], event.effect) == ("Het was een vreedzame tocht", "POSITIVE")
    assert lines("event.changed").count() == 1


def test_what_a_colleague_changed_meanwhile_is_shown_and_nothing_is_stored(town, signed_in):
    event, anna, ilse = gathered.noted(town), signed_in(town.anna), signed_in(town.ilse)
    seen = anna.get(page(event, "wijzigen/")).context["form"]["seen"].value()
    theirs = typed(seen=seen, what="Ilse schreef dit", effect="POSITIVE")
    ilse.post(page(event, "wijzigen/"), theirs)
    answer = anna.post(page(event, "wijzigen/"), typed(seen=seen, what="Anna schreef dit"))
    assert answer.status_code == 422
    assert "Iemand anders heeft dit intussen gewijzigd" in answer.text
    shown = {f["label"]: [row["value"] for row in f["rows"]] for f in answer.context["compared"]}
    unclear, good = "nog niet te zeggen", "kan iets goeds brengen"
    assert shown == {
        "Wat kan het met mensen doen?": [unclear, unclear, good],
        "Wat is er gebeurd?": [gathered.WHAT, "Anna schreef dit", "Ilse schreef dit"],
    }
    event.refresh_from_db()
    assert event.words()["what"] == "Ilse schreef dit"


def test_after_seeing_both_sending_again_is_choosing(town, signed_in):
    event, anna, ilse = gathered.noted(town), signed_in(town.anna), signed_in(town.ilse)
    seen = anna.get(page(event, "wijzigen/")).context["form"]["seen"].value()
    ilse.post(page(event, "wijzigen/"), typed(seen=seen, what="Ilse schreef dit"))
    mine = typed(seen=seen, what="Anna schreef dit")
    again = anna.post(page(event, "wijzigen/"), mine).context["form"]["seen"].value()
    assert anna.post(page(event, "wijzigen/"), {**mine, "seen": again}).status_code == 302
    event.refresh_from_db()
    assert event.words()["what"] == "Anna schreef dit"


@pytest.mark.parametrize("seen", ["", "zomaar"])
def test_a_form_that_does_not_say_what_was_read_changes_nothing(town, signed_in, seen):
    event = gathered.noted(town)
    answer = signed_in(town.anna).post(page(event, "wijzigen/"), typed(seen=seen, what="Anders"))
    assert answer.status_code == 422
    event.refresh_from_db()
    assert event.words()["what"] == gathered.WHAT


def test_a_change_is_decided_on_what_is_read_under_the_lock(town):
    event = gathered.noted(town)
    told = events.Happening(
        happened_on=event.happened_on,
        kind="",
        level="MESO",
        effect="POSITIVE",
        words={"what": "x", "reached": ""},
    )
    with pytest.raises(ChangedMeanwhile):
        events.change_event(event=event, actor=town.anna, read="oud", told=told)


def test_an_event_that_is_over_leaves_the_list_and_is_not_offered(town, signed_in, dossier):
    event, anna = gathered.noted(town), signed_in(town.anna)
    anna.post(page(event, "voorbij/"))
    assert page(event) not in anna.get(LIST).text
    assert page(event) in anna.get(f"{LIST}?toon=voorbij").text
    assert str(event.pk) not in anna.get(f"/dossiers/{dossier.reference}/gebeurtenis/").text
    with pytest.raises(NotNow, match="al voorbij"):
        gathered.connected(dossier, town, event)
    with pytest.raises(NotNow, match="al voorbij"):
        events.end_event(event=event, actor=town.anna, today=timezone.localdate())


# The list


def test_the_list_is_filtered_by_its_address(town, signed_in):
    far = gathered.noted(town)
    near = gathered.noted(town, kind="HOME_PROBLEMS")
    anna = signed_in(town.anna)
    assert [page(far) in anna.get(LIST).text, page(near) in anna.get(LIST).text] == [True, True]
    micro = anna.get(f"{LIST}?niveau=MICRO").text
    assert [page(far) in micro, page(near) in micro] == [False, True]
    assert page(far) in anna.get(f"{LIST}?niveau=zomaar&toon=zomaar&na=zomaar").text


def test_the_list_is_paged_by_key_without_gap_or_repeat(town, signed_in):
    today = timezone.localdate()
    made = {gathered.noted(town, happened_on=today - timedelta(n % 7)).pk for n in range(45)}
    anna, seen, address = signed_in(town.anna), [], LIST
    while address:
        answer = anna.get(address)
        seen += [row["url"] for row in answer.context["events"]]
        older = answer.context["older_url"]
        address = older and LIST + older
    assert len(seen) == 45
    assert set(seen) == {reverse("dossiers:event", args=[pk]) for pk in made}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_at_any_length(town, signed_in, rows, django_assert_num_queries):
    for _ in range(rows):
        gathered.noted(town)
    anna = signed_in(town.anna)
    anna.get(LIST)
    with django_assert_num_queries(6):
        assert anna.get(LIST).text.count("oproep rond") == rows


# How much it lives


def test_how_much_it_lives_is_said_in_steps_and_few_looks_like_none():
    assert [in_steps(n) for n in (0, 1, 4, 5, 9, 10, 23)] == [0, 0, 0, 5, 5, 10, 20]


def test_nobody_can_tell_one_dossier_from_none(town, signed_in, make_dossier):
    event, bram = gathered.noted(town), signed_in(town.bram)
    before = [bram.get(address).text for address in (LIST, page(event))]
    for _ in range(4):
        gathered.connected(make_dossier(), town, event)
    after = [bram.get(address).text for address in (LIST, page(event))]
    assert [_same(text) for text in after] == [_same(text) for text in before]
    assert "In minder dan 5 dossiers, of in geen." in after[0]
    gathered.connected(make_dossier(), town, event)
    assert "In 5 of meer dossiers." in bram.get(page(event)).text


def _same(text):
    """The page without what differs at every look."""
    return [line for line in text.splitlines() if "csrfmiddlewaretoken" not in line]


def test_no_page_is_given_the_number_itself(town, make_dossier):
    event = gathered.noted(town)
    for _ in range(7):
        gathered.connected(make_dossier(), town, event)
    assert get_event(town.bram, event.pk).lives_in == 5


def test_a_closed_dossier_no_longer_counts(town, make_dossier):
    event = gathered.noted(town)
    made = [make_dossier() for _ in range(5)]
    for dossier in made:
        gathered.connected(dossier, town, event)
    Dossier.unscoped.filter(pk=made[0].pk).update(
        closed_on=timezone.localdate(), outcome="NO_CONCERN", keep_until=timezone.localdate()
    )
    assert get_event(town.bram, event.pk).lives_in == 0


def test_the_event_shows_nobody_whom_it_touches(town, signed_in, dossier):
    event = gathered.noted(town)
    gathered.connected(dossier, town, event)
    for who in ("anna", "bram", "ilse"):
        text = signed_in(getattr(town, who)).get(page(event)).text
        for known in ("Noor", dossier.reference, "Sliep een paar nachten"):
            assert known not in text
    assert Touched.unscoped.count() == 1
