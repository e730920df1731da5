"""The page of a request says what comes next, and shows first what a caller wrote."""

from uuid import uuid4

import pytest

from tests.cast import signed_in
from tests.helpline import making, matched
from zorgvuldig.helpline.actions import receiving, stories
from zorgvuldig.helpline.models import HelpRequest, Match
from zorgvuldig.people.actor import Caller

pytestmark = pytest.mark.django_db
WROTE = "Hij slaapt niet meer."


def page(lantern, request, name="wim") -> str:
    client = signed_in(lantern.at_work(name))
    return client.get(f"/hulplijn/{request.reference}/").content.decode()


def now(text: str) -> str:
    return text.partition('id="nu"')[2].partition("</section>")[0]


@pytest.fixture
def written(lantern):
    """Somebody wrote, and was not read yet."""
    made = making.a_request(lantern, channel="WEB", state="NEW", kind="", danger="")
    stories.add_note(request=stories.lock(made), actor=Caller(made.organisation_id),
                     kind="MESSAGE_IN", once=uuid4(), happened_on=stories.today(),
                     words={"text": WROTE})  # fmt: skip
    return made


@pytest.fixture(autouse=True)
def _channels(monkeypatch):
    """`making` calls by telephone; here somebody may have written."""
    real = receiving.receive

    def receive(**known):
        codes = dict(known.get("codes") or {})
        channel = codes.pop("channel", known["channel"])
        return real(**{**known, "codes": codes, "channel": channel})

    monkeypatch.setattr(receiving, "receive", receive)


def test_what_the_caller_wrote_stands_before_everything_that_can_be_done(lantern, written):
    text = page(lantern, written)
    assert text.index(WROTE) < text.index("De zorg")
    stories.add_note(request=stories.lock(written), actor=lantern.at_work("wim"),
                     kind="MESSAGE_OUT", once=uuid4(), happened_on=stories.today(),
                     words={"text": "Dank u."})  # fmt: skip
    assert "Wat de hulpvrager schreef" not in page(lantern, written)


@pytest.mark.gate("H-02", "refuses")
def test_who_reads_a_message_says_whether_there_is_danger(lantern, written):
    client, where = signed_in(lantern.at_work("wim")), f"/hulplijn/{written.reference}/nodig/"
    assert f'href="{where}"' in now(page(lantern, written))
    typed = {"once": str(uuid4()), "kind": "ADVICE", "reason": "Wil meedenken.",
             "happened_on": stories.today().isoformat()}  # fmt: skip
    assert client.post(where, typed).status_code == 422
    assert client.post(where, {**typed, "danger": "UNCLEAR"}).status_code == 302
    lantern.at_work("wim")
    found = HelpRequest.unscoped.get(pk=written.pk)
    assert (found.danger, found.kind, found.state) == ("UNCLEAR", "ADVICE", "TRIAGED")
    assert found.danger_told_on is not None


def test_each_step_to_a_match_is_named_when_it_is_its_turn(lantern):
    made = making.a_request(lantern)
    matched.asks(lantern, made)
    assert "hoe een vertrouwenspersoon de hulpvrager kan bereiken" in now(page(lantern, made))
    reach = receiving.Reach(phone="verzonnen nummer", safe_time="altijd")
    receiving.keep_call_back(made, actor=lantern.at_work("wim"), reach=reach)
    assert "Vraag wat de hulpvrager wenst" in now(page(lantern, made))
    matched.wishes(lantern, made)
    assert "Kies wie past" in now(page(lantern, made, "cora"))
    assert "Kies wie past" not in now(page(lantern, made))
    matched.proposes(lantern, made, making.a_confidant(lantern))
    assert "leg het antwoord vast" in now(page(lantern, made))


def test_what_a_confidant_handed_over_stands_on_top(lantern):
    match = making.a_match(lantern)
    lantern.at_work("cora")
    Match.unscoped.filter(pk=match.pk).update(needs_coordinator_since="2026-11-20T10:00Z")
    assert "De vertrouwenspersoon draagt dit over" in now(page(lantern, match.request, "cora"))


def test_a_line_without_another_number_than_112_is_told_so(lantern, settings):
    client = signed_in(lantern.at_work("cora"))
    settings.OTHER_NUMBERS = []
    assert "Alleen 112" in client.get("/hulplijn/lijn/").content.decode()
    settings.OTHER_NUMBERS = [{"text": "Veilig Thuis", "number": "verzonnen"}]
    assert "Alleen 112" not in client.get("/hulplijn/lijn/").content.decode()
