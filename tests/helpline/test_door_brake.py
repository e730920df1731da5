"""The brake makes somebody wait, says how long, and never costs a message."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.helpline.at_the_door import STORY, Visitor, carried, shown_code, text_of
from zorgvuldig.helpline import coming_back, jobs
from zorgvuldig.helpline.actions import braking
from zorgvuldig.helpline.models import HelpRequest, Knock

pytestmark = pytest.mark.django_db


@pytest.fixture
def mother(lantern, settings):
    settings.LINE_MESSAGES, settings.LINE_TRIES = 2, 2
    lantern.at_work("cora")
    return Visitor()


@pytest.fixture
def ahead(monkeypatch):
    """Let so many seconds pass for the tickets."""
    now = braking.time.time

    def pass_by(seconds: int) -> None:
        monkeypatch.setattr("time.time", lambda: now() + seconds)

    return pass_by


def written() -> int:
    return HelpRequest.unscoped.count()


@pytest.mark.parametrize("language", ["nl", "en", "ar", "tr"])
def test_who_writes_too_often_reads_what_to_do_and_keeps_the_text(mother, language):
    mother.language = language
    for _ in range(2):
        assert shown_code(mother.writes())
    answer = mother.writes("De derde.")
    assert answer.status_code == 429
    assert answer["Retry-After"] == "30"
    page = text_of(answer)
    assert "De derde.</textarea>" in page
    assert "30" in page
    assert "{seconds}" not in page
    assert "verzonnen nummer" in page
    assert written() == 2


def test_after_the_wait_the_same_form_passes(mother, ahead):
    for _ in range(2):
        mother.writes()
    held = mother.writes("De derde.")
    typed = carried(held) | {"story": "De derde."}
    ahead(20)
    early = mother.sends("schrijf", typed)
    assert early.status_code == 429
    assert 5 <= int(early["Retry-After"]) <= 10
    ahead(31)
    assert shown_code(mother.sends("schrijf", carried(early) | {"story": "De derde."}))
    assert written() == 3


def test_a_wait_serves_its_own_form_only(mother, ahead):
    for _ in range(2):
        mother.writes()
    waited = carried(mother.writes())["waited"]
    ahead(31)
    assert mother.writes(waited=waited).status_code == 429
    assert mother.writes(waited="zelfverzonnen").status_code == 429


def test_each_that_is_too_many_waits_longer_and_never_more_than_five_minutes(mother):
    for _ in range(2):
        mother.writes()
    waits = [int(mother.writes()["Retry-After"]) for _ in range(12)]
    assert waits[:3] == [30, 60, 90]
    assert waits[-1] == 300


def test_sending_again_what_is_stored_never_waits(mother):
    typed = mother.form("schrijf") | {"story": STORY}
    codes = {shown_code(mother.sends("schrijf", typed)) for _ in range(5)}
    assert len(codes) == 1
    assert Knock.unscoped.count() == 1


def test_a_form_that_is_not_right_yet_does_not_count(mother):
    for _ in range(5):
        mother.writes("")
    assert Knock.unscoped.count() == 0
    assert shown_code(mother.writes())


def test_somebody_elsewhere_in_the_network_is_not_held_up(mother):
    for _ in range(3):
        mother.writes()
    assert shown_code(Visitor(address="198.51.100.7").writes())
    assert Visitor(address="192.0.2.200").writes().status_code == 429


def test_another_line_counts_for_itself(mother):
    for _ in range(3):
        mother.writes()
    mother.at = lambda page: f"/hulp/vuurtoren/nl/{page}/"
    assert shown_code(mother.writes())


def test_who_fills_in_the_field_that_nobody_sees_waits_and_passes(mother, ahead):
    held = mother.writes(website="https://voorbeeld.example")
    assert held.status_code == 429
    ahead(31)
    typed = carried(held) | {"story": STORY, "website": "https://voorbeeld.example"}
    assert shown_code(mother.sends("schrijf", typed))


def test_a_message_in_the_talk_waits_too_and_keeps_its_text(mother, ahead):
    code = mother.has_written()
    mother.sends("gesprek", mother.in_talk(code) | {"text": "Twee."})
    held = mother.sends("gesprek", mother.in_talk(code) | {"text": "Drie."})
    assert held.status_code == 429
    assert "Drie.</textarea>" in text_of(held)
    ahead(31)
    assert "Uw bericht is bij ons" in text_of(
        mother.sends("gesprek", carried(held) | {"text": "Drie."})
    )


def test_codes_tried_wrong_have_to_wait_and_a_right_one_then_too(mother, ahead):
    code = mother.has_written()
    for _ in range(2):
        assert mother.comes_back(coming_back.new_code()).status_code == 422
    held = mother.comes_back(code)
    assert held.status_code == 429
    assert f'value="{code}"' in text_of(held)
    ahead(31)
    assert STORY in text_of(mother.sends("terug", carried(held) | {"code": code}))


def test_a_wait_lets_one_try_pass(mother, ahead):
    for _ in range(2):
        mother.comes_back(coming_back.new_code())
    held = carried(mother.comes_back(coming_back.new_code()))
    ahead(31)
    answers = [mother.sends("terug", held | {"code": coming_back.new_code()}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [422, 429]


def test_who_mistypes_twice_waits_twice_and_comes_in(mother, ahead):
    code = mother.has_written()
    for _ in range(2):
        mother.comes_back(coming_back.new_code())
    held = carried(mother.comes_back(coming_back.new_code()))
    ahead(31)
    wrong = mother.sends("terug", held | {"code": coming_back.new_code()})
    again = mother.sends("terug", carried(wrong) | {"code": code})
    assert [wrong.status_code, again.status_code] == [422, 429]
    ahead(62)
    assert STORY in text_of(mother.sends("terug", carried(again) | {"code": code}))


def test_one_form_is_no_way_to_send_many_texts(mother):
    typed = mother.form("schrijf")
    answers = [mother.sends("schrijf", typed | {"story": f"{n}."}) for n in range(4)]
    assert [answer.status_code for answer in answers] == [200, 200, 429, 429]


def test_one_wait_lets_one_message_pass_however_often_it_is_sent(mother, ahead):
    code = mother.has_written()
    mother.sends("gesprek", mother.in_talk(code) | {"text": "Twee."})
    held = carried(mother.sends("gesprek", mother.in_talk(code) | {"text": "Drie."}))
    ahead(31)
    texts = ("Drie.", "Drie.", "Vier.")
    answers = [mother.sends("gesprek", held | {"text": text}) for text in texts]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_changing_the_number_again_and_again_waits_too_and_keeps_it(mother, ahead):
    code = mother.has_written()
    typed = mother.in_talk(code) | {"phone": "+99 123 4567", "safe_time": "maandag om 10 uur"}
    assert mother.sends("gesprek/bereik", typed).status_code == 200
    held = mother.sends("gesprek/bereik", typed | {"phone": "+99 765 4321"})
    assert held.status_code == 429
    assert "+99 765 4321" in text_of(held)


def test_what_can_be_no_code_costs_no_work(mother, monkeypatch):
    monkeypatch.setattr(coming_back, "scrypt", lambda *_, **__: 1 / 0)
    for _ in range(5):
        assert mother.comes_back("te kort").status_code == 422
    assert Knock.unscoped.count() == 0


def test_the_line_as_a_whole_does_no_more_than_so_much_work(mother):
    for number in range(2 * braking.WHOLE_LINE):
        Visitor(address=f"10.0.{number}.1").comes_back(coming_back.new_code())
    assert Visitor(address="203.0.113.1").comes_back(coming_back.new_code()).status_code == 429


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("192.0.2.1", "192.0.2.254", True),
        ("192.0.2.1", "192.0.3.1", False),
        ("2001:db8:1:200::1", "2001:db8:1:2ff::9", True),
        ("2001:db8:1:200::1", "2001:db8:1:300::1", False),
        ("::ffff:192.0.2.1", "192.0.2.9", True),
        (None, "", True),
    ],
)
def test_neighbours_in_the_network_count_together(one, other, same):
    digests = [braking.knocker(1, address).digests("message") for address in (one, other)]
    assert (digests[0] == digests[1]) == same


def test_a_knock_holds_no_address_and_its_key_turns(mother, ahead):
    mother.writes()
    kept = bytes(Knock.unscoped.get().prefix_digest)
    assert len(kept) == 32
    who = braking.knocker(mother_line(), "192.0.2.7")
    assert kept in who.digests("message")
    ahead(2 * braking.TURN)
    assert kept not in who.digests("message")


def mother_line() -> int:
    return HelpRequest.unscoped.get().organisation_id


def test_knocks_are_forgotten_within_a_quarter_of_an_hour(mother, lantern):
    mother.writes()
    Knock.unscoped.update(at=timezone.now() - timedelta(minutes=9))
    jobs.forget_knocks(0)
    lantern.at_work("cora")
    assert Knock.unscoped.count() == 1
    Knock.unscoped.update(at=timezone.now() - timedelta(minutes=11))
    jobs.forget_knocks(0)
    lantern.at_work("cora")
    assert Knock.unscoped.count() == 0


def test_each_new_message_lets_go_of_old_knocks(mother):
    mother.writes()
    Knock.unscoped.update(at=timezone.now() - timedelta(minutes=11))
    mother.writes()
    assert Knock.unscoped.count() == 1


def test_forms_that_were_held_together_pass_one_by_one(mother, ahead):
    for _ in range(2):
        mother.writes()
    held = [carried(mother.writes(f"{n}.")) | {"story": f"{n}."} for n in range(4)]
    ahead(300)
    answers = [mother.sends("schrijf", typed) for typed in held]
    assert [answer.status_code for answer in answers] == [200, 429, 429, 429]
    waits = [int(answer["Retry-After"]) for answer in answers[1:]]
    assert [round(wait, -1) for wait in waits] == [30, 60, 90]
    assert "1.</textarea>" in text_of(answers[1])
    ahead(331)
    assert mother.sends("schrijf", carried(answers[1]) | {"story": "1."}).status_code == 200


def test_who_comes_while_others_wait_waits_longer_than_they_do(mother, ahead):
    for _ in range(2):
        mother.writes()
    waits = [int(mother.writes()["Retry-After"]) for _ in range(3)]
    ahead(60)
    suspicious = Visitor().writes(website="x")
    assert waits == sorted(set(waits))
    assert int(suspicious["Retry-After"]) > 90 - 60


def test_codes_tried_together_are_tried_one_by_one(mother, ahead):
    for _ in range(2):
        mother.comes_back(coming_back.new_code())
    held = [mother.comes_back(coming_back.new_code()) for _ in range(3)]
    assert [round(int(answer["Retry-After"]), -1) for answer in held] == [30, 60, 90]
    ahead(100)
    typed = [carried(answer) | {"code": coming_back.new_code()} for answer in held]
    assert [mother.sends("terug", one).status_code for one in typed] == [422, 429, 429]


def test_nobody_is_held_longer_than_a_quarter_of_an_hour(mother, ahead):
    for _ in range(2):
        mother.writes()
    held = [carried(mother.writes(f"{n}.")) | {"story": f"{n}."} for n in range(6)]
    passed = 0
    for minute in (6, 11, 15.5):
        ahead(int(minute * 60))
        for number, typed in enumerate(held):
            answer = mother.sends("schrijf", typed)
            held[number] = typed | carried(answer) if answer.status_code == 429 else typed
            passed += answer.status_code == 200 and minute == 15.5
    assert passed == 6
    assert written() == 8


def test_what_comes_in_at_one_moment_is_counted_one_after_the_other(
    mother, django_assert_max_num_queries
):
    typed = mother.form("schrijf") | {"story": STORY}
    with django_assert_max_num_queries(100) as asked:
        mother.sends("schrijf", typed)
    told = [one["sql"] for one in asked.captured_queries]
    counted = [sql for sql in told if "helpline_knock" in sql or "advisory" in sql]
    assert "pg_advisory_xact_lock" in counted[0]


def test_a_turn_that_is_kept_is_forgotten_in_time(mother):
    for _ in range(8):
        mother.writes()
    assert not Knock.unscoped.filter(at__gt=timezone.now() + timedelta(seconds=1)).exists()
