"""With the code to the talk: both ways, changed, erased, and closed again by itself."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.helpline import making
from tests.helpline.at_the_door import STORY, Visitor, carried, shown_code, text_of
from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.actions import erasing, reaching, stories
from zorgvuldig.helpline.door import tickets
from zorgvuldig.helpline.models import CallBack, HelpNote, HelpRequest
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey, Erasure

pytestmark = pytest.mark.django_db
ANSWER = "Wat goed dat u schreef. Hoe is het nu?"


@pytest.fixture
def mother(lantern):
    lantern.at_work("cora")
    return Visitor()


def written_down(lantern, kind: str, text: str) -> HelpNote:
    """A note of Wim in the story of the only request."""
    request = HelpRequest.unscoped.select_related("key").get()
    return stories.add_note(
        request=request,
        actor=lantern.at_work("wim"),
        kind=kind,
        once=uuid4(),
        happened_on=timezone.localdate(),
        words={"text": text},
    )


def later(monkeypatch, minutes: int) -> None:
    """The clock of the tickets runs ahead."""
    now = tickets.time.time()
    monkeypatch.setattr("time.time", lambda: now + minutes * 60)


def test_she_comes_back_and_reads_the_answer(mother, lantern):
    code = mother.has_written()
    note = written_down(lantern, "MESSAGE_OUT", ANSWER)
    page = text_of(mother.comes_back(code.lower().replace("-", " ")))
    assert page.index(STORY) < page.index(ANSWER)
    note.refresh_from_db()
    assert note.seen_at is not None


def test_before_she_read_it_an_answer_is_not_seen(mother, lantern):
    mother.has_written()
    note = written_down(lantern, "MESSAGE_OUT", ANSWER)
    mother.comes_back("AAAA-AAAA-AAAA-AAAA")
    note.refresh_from_db()
    assert note.seen_at is None


@pytest.mark.parametrize("kind", ["TALK", "ADVICE", "TRIAGE", "SECOND_LOOK", "MESSAGE_IN"])
def test_what_the_line_wrote_for_itself_is_never_shown(mother, lantern, kind):
    code = mother.has_written()
    written_down(lantern, kind, "Voor ons zelf.")
    assert "Voor ons zelf." not in text_of(mother.comes_back(code))


def test_another_code_opens_nothing(mother, lantern):
    mother.has_written()
    answer = mother.comes_back(coming_back.new_code())
    assert answer.status_code == 422
    assert "vinden we geen gesprek" in text_of(answer)
    assert STORY not in text_of(answer)


def test_a_code_of_one_line_opens_nothing_at_another(mother, lantern):
    code = mother.has_written()
    elsewhere = Visitor()
    elsewhere.at = lambda page: f"/hulp/vuurtoren/nl/{page}/"
    assert elsewhere.comes_back(code).status_code == 422
    own = mother.in_talk(code)
    assert STORY not in text_of(elsewhere.sends("gesprek", own))


def test_a_request_that_came_by_telephone_has_a_code_too(lantern):
    code = coming_back.new_code()
    request = making.a_request(lantern)
    HelpRequest.unscoped.update(code_digest=coming_back.digest(code, request.organisation_id))
    assert Visitor().comes_back(code).status_code == 200


def test_she_writes_on_and_sent_twice_it_stands_once(mother):
    code = mother.has_written()
    typed = mother.in_talk(code) | {"text": "Hij belde vanavond."}
    for _ in range(2):
        answer = mother.sends("gesprek", typed)
        assert answer.status_code == 200
        assert text_of(answer).count("Hij belde vanavond.") == 1
    assert HelpNote.unscoped.filter(kind="MESSAGE_IN").count() == 2


def test_after_half_an_hour_the_code_is_asked_and_the_text_comes_along(mother, monkeypatch):
    code = mother.has_written()
    talk = mother.in_talk(code)
    later(monkeypatch, minutes=31)
    typed = {"text": "Dit typte ik.", "phone": "+99 123 4567"}
    answer = mother.sends("gesprek", talk | typed)
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Dit typte ik." in page
    assert STORY not in page
    opened = mother.sends("terug", carried(answer) | typed | {"code": code})
    assert "Dit typte ik.</textarea>" in text_of(opened)
    assert 'value="+99 123 4567"' in text_of(opened)
    assert HelpNote.unscoped.count() == 1


def test_who_looks_for_an_answer_keeps_what_was_half_typed(mother):
    talk = mother.in_talk(mother.has_written())
    page = text_of(mother.sends("gesprek", talk | {"text": "En toen", "look": "1"}))
    assert "En toen</textarea>" in page
    assert 'form="reply" name="look"' in page
    assert HelpNote.unscoped.count() == 1


def test_within_half_an_hour_the_talk_is_open(mother, monkeypatch):
    talk = mother.in_talk(mother.has_written())
    later(monkeypatch, minutes=29)
    assert STORY in text_of(mother.sends("gesprek", talk))


@pytest.mark.parametrize("page", ["gesprek", "gesprek/bereik", "gesprek/wis"])
def test_without_the_ticket_there_is_no_talk(mother, page):
    mother.has_written()
    assert mother.reads(page)["Location"] == mother.at("terug")
    forged = {"talk": str(HelpRequest.unscoped.get().pk), "sure": "1", "erase": "1"}
    answer = mother.sends(page, forged)
    assert answer.status_code == 422
    assert STORY not in text_of(answer)
    assert HelpRequest.unscoped.exists()


def test_how_she_is_reached_can_be_changed(mother):
    code = shown_code(mother.asks_to_be_called())
    assert 'value="+991234567"' in text_of(mother.comes_back(code))
    new = {"phone": "+99 765 4321", "safe_time": "dinsdag", "voicemail": "on"}
    answer = mother.sends("gesprek/bereik", mother.in_talk(code) | new)
    assert "Zo bereiken wij u vanaf nu" in text_of(answer)
    kept = CallBack.unscoped.select_related("key").get()
    assert kept.words() == {"phone": "+997654321", "safe_time": "dinsdag"}
    assert not kept.no_voicemail
    assert DataKey.unscoped.count() == 2


def test_a_change_that_is_not_right_yet_keeps_what_was_typed(mother):
    code = shown_code(mother.asks_to_be_called())
    answer = mother.sends("gesprek/bereik", mother.in_talk(code) | {"phone": "+99 765 4321"})
    assert answer.status_code == 422
    assert 'value="+99 765 4321"' in text_of(answer)


def test_how_she_is_reached_goes_at_once_when_she_says_so(mother):
    code = shown_code(mother.asks_to_be_called(story=STORY))
    mother.sends("gesprek/bereik", mother.in_talk(code) | {"erase": "1"})
    assert not CallBack.unscoped.exists()
    assert DataKey.unscoped.count() == 1
    assert Erasure.unscoped.filter(object_type="callback").count() == 1
    assert STORY in text_of(mother.comes_back(code))


def test_everything_goes_at_once_after_asking_once_more(mother):
    code = shown_code(mother.asks_to_be_called(story=STORY))
    talk = mother.in_talk(code)
    asked = mother.sends("gesprek/wis", talk)
    assert "kan niet worden teruggedraaid" in text_of(asked)
    assert HelpRequest.unscoped.exists()
    gone = mother.sends("gesprek/wis", carried(asked) | {"sure": "1"})
    assert "Alles is gewist" in text_of(gone)
    assert not HelpRequest.unscoped.exists()
    assert not HelpNote.unscoped.exists()
    assert not DataKey.unscoped.exists()
    assert mother.comes_back(code).status_code == 422
    assert mother.sends("gesprek", talk).status_code == 422


def test_a_closed_talk_takes_no_message_and_the_text_goes_into_a_new_one(mother):
    code = mother.has_written()
    talk = mother.in_talk(code)
    HelpRequest.unscoped.update(
        state="CLOSED", closed_on=timezone.localdate(), ending="WORRY_DISPELLED"
    )
    answer = mother.sends("gesprek", talk | {"text": "Toch nog iets."})
    assert "Toch nog iets.</textarea>" in text_of(answer)
    assert f'action="{mother.at("schrijf")}"' in text_of(answer)
    assert HelpNote.unscoped.count() == 1
    new = mother.sends("schrijf", carried(answer) | {"story": "Toch nog iets."})
    assert shown_code(new) not in ("", code)


def test_a_closed_talk_keeps_no_way_to_reach_her_when_nobody_will_call(mother):
    code = mother.has_written()
    talk = mother.in_talk(code)
    HelpRequest.unscoped.update(state="CLOSED", closed_on=timezone.localdate(), ending="STRONGER")
    reach = {"phone": "+99 765 4321", "safe_time": "dinsdag"}
    answer = mother.sends("gesprek/bereik", talk | reach)
    assert not CallBack.unscoped.exists()
    assert "Dit gesprek is afgesloten." in text_of(answer)
    assert 'name="phone"' not in text_of(answer)
    HelpRequest.unscoped.update(after_call_on=timezone.localdate())
    mother.sends("gesprek/bereik", talk | reach)
    assert CallBack.unscoped.count() == 1


def test_who_was_spoken_with_since_she_wrote_is_promised_no_answer_any_more(mother, lantern):
    code = mother.has_written()
    assert "nog niet geantwoord" in text_of(mother.comes_back(code))
    written_down(lantern, "TALK", "Zij belde.")
    assert "nog niet geantwoord" not in text_of(mother.comes_back(code))


def test_she_reads_that_it_takes_longer_than_promised(mother):
    code = mother.has_written()
    assert "binnen twee werkdagen" in text_of(mother.comes_back(code))
    HelpRequest.unscoped.update(promised_by=timezone.localdate() - timedelta(days=1))
    assert "Dat spijt ons" in text_of(mother.comes_back(code))


def test_nothing_of_who_looks_is_logged(mother):
    code = mother.has_written()
    before = LogEntry.unscoped.count()
    mother.sends("gesprek", mother.in_talk(code))
    assert LogEntry.unscoped.count() == before


def test_a_ticket_serves_what_it_was_made_for_and_nothing_else(lantern):
    place = lantern.cora.organisation.pk
    form, request = tickets.fresh(place), uuid4()
    talk = tickets.talk(place, request, b"code")
    number, mark = tickets.talk_of(place, talk)
    assert number == request
    assert tickets.opened_with(b"code", mark)
    assert not tickets.opened_with(b"another", mark)
    assert tickets.talk_of(place, form) is None
    assert tickets.seed(place, form) is not None
    assert tickets.seed(place, talk) is None
    assert tickets.talk_of(place + 1, talk) is None


def test_what_is_kept_of_a_code_differs_per_line_and_per_secret(monkeypatch):
    code = coming_back.new_code()
    kept = {coming_back.digest(code, place) for place in (1, 2)}
    other = coming_back.ring().__class__(coming_back.ring().keys, b"x" * 32)
    monkeypatch.setattr(coming_back, "ring", lambda: other)
    assert len(kept | {coming_back.digest(code, 1)}) == 3


def test_a_closed_talk_keeps_no_number_that_serves_no_call(mother):
    code = mother.has_written()
    typed = mother.in_talk(code) | {"phone": "+99 123 4567", "safe_time": "maandag om 10 uur"}
    HelpRequest.unscoped.update(state="CLOSED", closed_on=timezone.localdate(), ending="STRONGER")
    assert mother.sends("gesprek/bereik", typed).status_code == 422
    assert not CallBack.unscoped.exists()
    HelpRequest.unscoped.update(after_call_on=timezone.localdate())
    assert mother.sends("gesprek/bereik", typed).status_code == 200
    assert CallBack.unscoped.exists()


def test_a_new_code_shuts_the_pages_that_stood_open_by_the_older_one(mother, lantern):
    typed = mother.in_talk(mother.has_written())
    request = HelpRequest.unscoped.select_related("key").get()
    code = reaching.give_code(request=request, actor=lantern.at_work("wim"))
    answer = mother.sends("gesprek", typed)
    assert STORY not in text_of(answer)
    assert STORY in text_of(mother.comes_back(code))


def test_who_withdraws_twice_at_once_reads_no_fault(mother, monkeypatch):
    """The second waits for the first, and then there is nothing left."""
    typed = mother.in_talk(mother.has_written())

    def gone(*_, **__):
        raise NotNow("Dit hulpverzoek is gewist.")

    monkeypatch.setattr(stories, "lock", gone)
    monkeypatch.setattr(erasing, "lock", gone)
    for page, more in (("wis", {"sure": "1"}), ("bereik", {"erase": "1"})):
        assert mother.sends(f"gesprek/{page}", typed | more).status_code == 422
    answer = mother.sends("gesprek", typed | {"text": "Nog iets."})
    assert answer.status_code == 422
    assert "Nog iets." in text_of(answer)
