"""What trying a code costs: in the other tests next to nothing, so here as in the product."""

import hmac
from hashlib import scrypt, sha256

import pytest

from tests.helpline.at_the_door import Visitor, shown_code
from zorgvuldig.helpline import coming_back
from zorgvuldig.helpline.models import HelpRequest
from zorgvuldig.vault.keyring import ring

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("codes_cost_as_always")]


def test_trying_a_code_costs_sixteen_thousand_rounds_and_sixteen_megabytes():
    """A stolen dump is tried out at this price for each code and each line."""
    salt = hmac.new(ring().index, b"helpline-code|7", sha256).digest()
    dear = scrypt(b"ACDEFGHJKLMNPQRT", salt=salt, dklen=32, n=16384, r=8, p=1)
    assert coming_back.digest("ACDE-FGHJ-KLMN-PQRT", 7) == dear


def test_what_is_kept_of_a_caller_cost_as_much(lantern):
    lantern.at_work("cora")
    code = shown_code(Visitor().writes())
    request = HelpRequest.unscoped.get()
    salt = hmac.new(
        ring().index, f"helpline-code|{request.organisation_id}".encode(), sha256
    ).digest()
    dear = scrypt(code.replace("-", "").encode(), salt=salt, dklen=32, n=16384, r=8, p=1)
    assert bytes(request.code_digest) == dear
