"""Every code of this room has its words, and the table of moves leads where it says."""

import pytest

from zorgvuldig.dossiers.codes import Ground
from zorgvuldig.handbook import read
from zorgvuldig.rules import exchange
from zorgvuldig.rules.moves import after, possible

KINDS = {
    "parcel_state": exchange.State,
    "parcel_origin": exchange.Origin,
    "parcel_refusal": exchange.Refusal,
    "parcel_said": exchange.Said,
    "parcel_ground": Ground,
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_code_has_a_label_and_a_sentence(kind):
    words = read("codes")[kind]
    assert set(words) == {str(code) for code in KINDS[kind]}
    assert all(one["label"] and one["text"].endswith(".") for one in words.values())


@pytest.mark.parametrize(
    ("state", "deeds"),
    [
        ("SENT", ["open", "refuse", "revoke", "lapse", "correct"]),
        ("OPENED", ["accept", "refuse", "lapse", "say", "correct"]),
        ("ACCEPTED", ["say", "feed_back", "correct"]),
        ("REFUSED", []),
        ("REVOKED", []),
        ("LAPSED", []),
    ],
)
def test_what_can_be_done_in_a_state(state, deeds):
    assert possible(exchange.MOVES, exchange.State(state)) == deeds


def test_what_was_opened_is_never_taken_back():
    opened = [one for one in exchange.State if one != exchange.State.SENT]
    assert [after(exchange.MOVES, state, "revoke") for state in opened] == [None] * len(opened)
