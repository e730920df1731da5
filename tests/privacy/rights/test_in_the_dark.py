"""A letter that leaves open whether there is a file says the same with a file and without one."""

import pytest
from django.utils import timezone

from tests.privacy.rights.asking import take, years
from zorgvuldig.privacy.actions import taking_in
from zorgvuldig.privacy.rights.letters import letter, longer
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.rights import Asker

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def told(asked, reasons):
    stands = standing(asked, TODAY())
    assert stands.dark
    answer = letter(
        asked, stands, outcome=stands.outcomes[-1], ground="", reasons=reasons, on=TODAY()
    )
    return answer, longer(asked, stands, reasons=reasons, on=TODAY())


@pytest.mark.parametrize("right", ["ACCESS", "COPY", "WHO_LOOKED", "DESTRUCTION"])
@pytest.mark.parametrize("asker", [Asker.OTHER, Asker.NAMED_OTHER, Asker.PARENT_NO_AUTHORITY])
@pytest.mark.parametrize("age", [8, 14, 17, 19])
def test_answer_and_delay_read_the_same(town, dossier, right, asker, age):
    years(dossier, age, TODAY())
    band = str(dossier.age_on(TODAY()))
    here = take(town, dossier, right, asker, name="Een buurman")
    nowhere = take(town, None, right, asker, name="Een buurman", age_band=band)
    assert told(here, "Het dossier is dik") == told(nowhere, "Er is niets")


def test_a_letter_of_delay_puts_no_stamp_on_anybody(town, dossier):
    asked = take(town, dossier, "COPY")
    with pytest.raises(NotNow, match="op niemand een stempel"):
        taking_in.extend(
            asked=asked, actor=town.at_work("anna"), told_on=TODAY(), reasons="Hij is een terrorist"
        )
