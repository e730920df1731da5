"""What tests begin with can exist: every wall and constraint lets it through."""

import pytest

from tests.helpline import making

pytestmark = pytest.mark.django_db


def test_a_match_of_a_request_and_a_confidant(lantern):
    match = making.a_match(lantern)
    assert match.request.state == "MATCHED"
    assert match.request.words()["worry"] == "Hij komt bijna niet meer buiten."
    assert match.confidant.words()["first_name"] == "Vera"
