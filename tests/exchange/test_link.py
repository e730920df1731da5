"""A letter for who does not use the product: a link, a code by telephone, once, for a while."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.dossiers.sharing import story
from tests.exchange import making
from zorgvuldig.exchange import jobs, secrets, showing
from zorgvuldig.exchange.actions import sending
from zorgvuldig.exchange.models import Parcel, SecretLink
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.exchange import OPEN_FOR, TRIES

pytestmark = pytest.mark.django_db
WRONG = "AAAA-AAAA"


def asked(made, code):
    return Client().post(made.url, {"code": code})


def ticket_in(answer):
    return answer.text.partition('name="fetch" value="')[2].partition('"')[0]


def moved(town, made, **later):
    """As if so much time had passed since."""
    town.at_work("anna")
    link = SecretLink.unscoped.get(parcel=made.parcel)
    link.expires_at -= timedelta(**later)
    link.open_until = link.open_until and link.open_until - timedelta(**later)
    link.save()


def test_with_link_and_code_the_letter_is_fetched(town):
    made = making.behind_link(town)
    assert "Team De Brug" in Client().get(made.url).text
    opened = asked(made, made.code.lower().replace("-", " "))
    paper = Client().post(made.url, {"fetch": ticket_in(opened)})
    assert paper.content.startswith(b"%PDF")
    town.at_work("anna")
    assert making.here(made.parcel).opened_at is not None
    lines = LogEntry.unscoped.filter(object_id=str(made.parcel.pk)).order_by("at")
    assert [(one.event_type, one.client_ref, one.user_id) for one in lines][1:] == [
        ("parcel.opened", made.parcel.client_ref, None),
        ("parcel.fetched", made.parcel.client_ref, None),
    ]


def test_looking_at_the_page_opens_nothing(town):
    """Programs that look ahead at links in a mail cost nobody the letter."""
    made = making.behind_link(town)
    for _ in range(9):
        assert Client().get(made.url).status_code == 200
    assert "De brief staat klaar" in asked(made, made.code).text


def test_the_page_says_nothing_but_the_name_that_was_chosen(town):
    made = making.behind_link(town)
    for answer in (
        Client().get(made.url),
        asked(made, WRONG),
        asked(made, made.code),
        Client().get("/brief/nooit-gemaakt/"),
    ):
        for word in ("Zorgvuldig", "Noor", "Testman", "Contactpunt", "Anna", "De Brug uit"):
            assert word not in answer.text
        assert not answer.cookies
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]


def test_after_five_wrong_codes_the_right_one_opens_nothing(town):
    made = making.behind_link(town)
    for number in range(TRIES):
        assert asked(made, WRONG).status_code == (422 if number < TRIES - 1 else 404)
    assert asked(made, made.code).status_code == 404
    town.at_work("anna")
    left = making.here(made.parcel)
    assert (left.state, left.sealed, left.own_key) == ("LAPSED", None, None)


def test_four_wrong_codes_leave_it_open(town):
    made = making.behind_link(town)
    for _ in range(TRIES - 1):
        asked(made, WRONG)
    assert "De brief staat klaar" in asked(made, made.code).text


def test_it_opens_once_and_then_no_code_is_called_wrong(town):
    """Who lost the page reads what happened and whom to call, not that the right code is wrong."""
    made = making.behind_link(town)
    asked(made, WRONG)
    ticket = ticket_in(asked(made, made.code))
    for answer in (asked(made, made.code), asked(made, WRONG), Client().get(made.url)):
        assert answer.status_code == 404
        assert "Deze brief is al geopend" in answer.text
    town.at_work("anna")
    assert SecretLink.unscoped.get(parcel=made.parcel).tries == 1
    assert Client().post(made.url, {"fetch": ticket}).content.startswith(b"%PDF")


def test_it_can_be_fetched_for_a_quarter_of_an_hour(town):
    made = making.behind_link(town)
    ticket = ticket_in(asked(made, made.code))
    moved(town, made, seconds=OPEN_FOR.total_seconds() + 1)
    assert Client().post(made.url, {"fetch": ticket}).status_code == 404
    town.at_work("anna")
    assert making.here(made.parcel).sealed is None


def test_without_the_ticket_of_the_code_nothing_is_fetched(town):
    made, other = making.behind_link(town), making.behind_link(town, making.shared(town, "Ties"))
    ticket = ticket_in(asked(other, other.code))
    for told in ("", "x", str(made.parcel.pk), ticket):
        assert Client().post(made.url, {"fetch": told}).status_code == 404


def test_after_its_days_it_opens_nothing(town):
    made = making.behind_link(town, days=1)
    moved(town, made, days=3)
    assert asked(made, made.code).status_code == 404
    town.at_work("anna")
    assert making.here(made.parcel).sealed is None


def test_what_is_over_goes_by_itself(town):
    made = making.behind_link(town, days=1)
    moved(town, made, days=3)
    jobs.shut_links(0)
    town.at_work("anna")
    assert making.here(made.parcel).sealed is None
    assert not SecretLink.unscoped.exists()


def test_taken_back_it_opens_nothing(town):
    made = making.behind_link(town)
    sending.revoke(parcel=made.parcel, actor=town.at_work("anna"))
    assert asked(made, made.code).status_code == 404
    town.at_work("anna")
    assert making.here(made.parcel).sealed is None


def test_a_link_lives_no_longer_than_two_weeks(town):
    with pytest.raises(NotNow):
        making.behind_link(town, days=15)


def test_neither_link_nor_code_is_kept(town):
    made = making.behind_link(town)
    row = str(SecretLink.unscoped.values().get()) + str(Parcel.unscoped.values().get())
    for secret in (made.link, made.code, made.code.replace("-", "")):
        assert secret not in row
    assert story.SUPPORT_WORDS not in row


def test_the_code_of_one_letter_is_not_that_of_another(town):
    said = secrets.digest(secrets.CODE, "KX7P-2M4T", "een")
    assert said != secrets.digest(secrets.CODE, "KX7P-2M4T", "twee")
    assert said == secrets.digest(secrets.CODE, "kx7p 2m4t", "een")
    assert timezone.now()


def test_the_sender_is_not_told_to_wait_for_an_answer_that_cannot_come(town):
    sent = making.behind_link(town).parcel
    town.at_work("anna")
    rows = {row["key"] for row in showing.stub(making.here(sent))["rows"]}
    assert "De link werkt tot en met" in rows
    assert rows.isdisjoint({"Antwoord", "Antwoord gevraagd op of voor"})
