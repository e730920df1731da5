"""What somebody may not do is said before; information is given, and not only promised."""

import pytest

from tests.dossiers.test_notices import give
from tests.privacy.rights.asking import decided, fresh, identified, take
from zorgvuldig.privacy.actions import carrying_out
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
KEEPER = "doet wie het dossier bijhoudt, samen met een tweede persoon"
GIVES = "ja: het wordt gegeven of gedaan"


def test_who_may_not_release_is_told_so_and_is_offered_refusing_only(town, signed_in, dossier):
    asked = identified(town, take(town, dossier))
    frank, anna = signed_in(town.frank), signed_in(town.anna)
    page = frank.get(f"/rechten/{asked.pk}/").text
    assert KEEPER in page
    assert GIVES not in frank.get(f"/rechten/{asked.pk}/antwoord/").text
    assert KEEPER not in anna.get(f"/rechten/{asked.pk}/").text
    assert GIVES in anna.get(f"/rechten/{asked.pk}/antwoord/").text


def test_information_is_closed_by_a_notice_that_was_given(town, signed_in, dossier):
    asked = identified(town, take(town, dossier, "INFORMATION"))
    decided(town, asked)
    anna, day = town.at_work("anna"), asked.received_on
    carrying_out.hand_over(asked=asked, actor=anna, handed="IN_PERSON", on=day)
    page = signed_in(town.anna).get(f"/rechten/{asked.pk}/").text
    assert f"/dossiers/{dossier.reference}/informatie/" in page
    with pytest.raises(NotNow, match="Geef eerst de informatie"):
        carrying_out.close(asked=fresh(asked), actor=town.at_work("anna"), today=day)
    give(town, dossier)
    carrying_out.close(asked=fresh(asked), actor=town.at_work("anna"), today=day)
    assert fresh(asked).closed_on == day
