"""The page to close says how long the dossier stays, also to who comes back to a draft."""

import pytest

from tests.cast import signed_in

pytestmark = pytest.mark.django_db
STAYS = "Hoe lang dit dossier blijft"


def test_the_term_is_told_at_first_and_again_beside_a_draft(town, dossier):
    anna, page = signed_in(town.anna), f"/dossiers/{dossier.reference}/afsluiten/"
    assert STAYS in anna.get(page).text
    refused = anna.post(page, {"reason": "Wat er was, is opgelost.", "outcome": "onzin"})
    assert refused.status_code == 422
    assert STAYS in refused.text
    assert STAYS in anna.get(page).text
