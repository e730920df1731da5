"""Who is involved: thinking along, keeping together, leaving; a dossier always has a keeper."""

import pytest
from django.utils import timezone

from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import involving
from zorgvuldig.dossiers.models import Involvement
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db


def asked(town, dossier, name):
    return involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=getattr(town, name).membership,
        today=timezone.localdate(),
    )


def test_the_last_keeper_cannot_leave(town, signed_in, dossier):
    anna = signed_in(town.anna)
    answer = anna.post(
        f"/dossiers/{dossier.reference}/betrokken/{town.anna.membership.pk}/weg/", follow=True
    )
    assert Involvement.unscoped.get(dossier=dossier).until is None
    with pytest.raises(NotNow):
        involving.leave(
            dossier=dossier,
            actor=town.at_work("anna"),
            membership=town.anna.membership,
            today=timezone.localdate(),
        )
    assert "Iemand moet dit dossier bijhouden." in answer.text


def test_a_dossier_is_handed_over_by_keeping_it_together_first(town, signed_in, dossier):
    asked(town, dossier, "bram")
    anna, address = signed_in(town.anna), f"/dossiers/{dossier.reference}/"
    anna.post(f"{address}betrokken/{town.bram.membership.pk}/bijhouden/")
    anna.post(f"{address}betrokken/{town.anna.membership.pk}/weg/")
    assert anna.get(address).status_code == 404
    assert signed_in(town.bram).get(f"{address}gesprek/").status_code == 200


def test_who_left_reads_no_more_and_returns_as_adviser_only(town, signed_in, dossier):
    asked(town, dossier, "bram")
    anna, address = signed_in(town.anna), f"/dossiers/{dossier.reference}/"
    anna.post(f"{address}betrokken/{town.bram.membership.pk}/bijhouden/")
    anna.post(f"{address}betrokken/{town.bram.membership.pk}/weg/")
    assert signed_in(town.bram).get(address).status_code == 404
    assert asked(town, dossier, "bram").part == "ADVISER"


@pytest.mark.parametrize("who", ["frank", "gerda", "hugo"])
def test_who_does_not_work_with_clients_is_not_involved(town, dossier, who):
    with pytest.raises(NotNow):
        asked(town, dossier, who)


@pytest.mark.parametrize("chosen", ["abc", "0", "9" * 40, "1\x00"])
def test_an_unknown_colleague_is_not_found(town, signed_in, dossier, chosen):
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/betrokken/vragen/", {"membership": chosen}
    )
    assert answer.status_code in (400, 404)
    assert Involvement.unscoped.filter(dossier=dossier).count() == 1


def test_the_only_keeper_is_still_needed(town, dossier):
    town.at_work("anna")
    assert access.needs_keeper(town.anna.membership).startswith("Deze collega houdt als enige 1 ")
    asked(town, dossier, "bram")
    assert access.needs_keeper(town.bram.membership) == ""
    involving.keep_together(dossier=dossier, actor=town.anna, membership=town.bram.membership)
    assert access.needs_keeper(town.anna.membership) == ""


def test_an_administrator_cannot_end_the_only_keeper(town, signed_in, dossier):
    """People asks the rooms above, without knowing them (people/leaving.py)."""
    gerda, membership = signed_in(town.gerda), town.anna.membership
    answer = gerda.post(f"/organisatie/medewerkers/{membership.pk}/einde/", follow=True)
    membership.refresh_from_db()
    assert membership.ended_on is None
    assert "houdt als enige 1 open dossier(s) bij" in answer.text
    assert dossier.reference not in answer.text
