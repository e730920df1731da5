"""What two decided is what is done: no piece more, and nothing of it left elsewhere."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.privacy.moving import closed_on
from tests.privacy.rights.asking import agree, decided, fresh, identified, lay, read_all, take
from tests.privacy.rights.test_destroying import destroy, handed
from tests.privacy.rights.test_file import sign
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.privacy.access import going
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.actions import running, taking_in, weighing
from zorgvuldig.privacy.models import RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.paper import opened_paper
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
CANARY = "Kanariegeel op de vensterbank"


def of_pieces(town, dossier, *pieces):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    chosen = {piece.pk: "" for piece in pieces}
    weighing.choose(asked=asked, actor=town.at_work("anna"), chosen=chosen)
    return asked


def test_a_piece_that_went_already_never_makes_it_the_whole_dossier(town, dossier):
    gone, stays = sign(town, dossier), sign(town, dossier, "Dit blijft")
    first, second = of_pieces(town, dossier, gone), of_pieces(town, dossier, gone)
    for asked in (first, second):
        decided(town, asked)
        handed(town, asked)
    destroy(town, first)
    destroy(town, second)
    assert Dossier.unscoped.filter(pk=dossier.pk).exists()
    assert Entry.unscoped.filter(pk=stays.pk).exists()
    assert fresh(second).done_on == TODAY()


def test_what_was_laid_before_the_other_is_not_chosen_anew(town, dossier):
    small, large = sign(town, dossier), sign(town, dossier, "Hier ging het niet om")
    asked = of_pieces(town, dossier, small)
    lay(town, asked, by="frank", second="")
    with pytest.raises(NotNow, match="Er ligt al een antwoord"):
        weighing.choose(asked=asked, actor=town.at_work("anna"), chosen={large.pk: ""})
    agree(town, asked, "esra")
    assert [item.entry_id for item in access.items_of(fresh(asked))] == [small.pk]


def test_a_part_is_never_the_whole_dossier(town, dossier):
    sign(town, dossier)
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    with pytest.raises(NotNow, match="Kies eerst om welke stukken"):
        lay(town, asked, "PARTLY", by="frank", second="", ground="STATUTE_FORBIDS", reasons="Wet")


def test_who_agrees_sees_which_pieces_go(town, signed_in, dossier):
    gone = sign(town, dossier)
    asked = of_pieces(town, dossier, gone)
    lay(town, asked, by="frank", second="")
    text = signed_in(town.esra).get(f"/rechten/{asked.pk}/meekijken/").text
    assert "1 onderdeel van het dossier" in text
    whole = identified(town, take(town, dossier, "DESTRUCTION"))
    lay(town, whole, by="frank", second="")
    assert "Het hele dossier" in signed_in(town.esra).get(f"/rechten/{whole.pk}/meekijken/").text


def test_a_copy_that_was_given_before_does_not_keep_what_was_destroyed(town, dossier):
    gone = sign(town, dossier, CANARY)
    copy = identified(town, take(town, dossier, "COPY"))
    read_all(town, copy)
    decided(town, copy)
    assert CANARY in str(opened_paper(fresh(copy), access.answer_of(copy)))
    asked = of_pieces(town, dossier, gone)
    decided(town, asked)
    handed(town, asked)
    destroy(town, asked)
    assert opened_paper(fresh(copy), access.answer_of(copy)) is None
    assert RightsAnswer.unscoped.get(request=copy).paper_digest


def test_the_letter_of_delay_is_for_who_may_read_the_request(town, signed_in, dossier):
    asked = take(town, dossier, "COPY", name="Noor Kanarie")
    anna = town.at_work("anna")
    taking_in.extend(asked=asked, actor=anna, told_on=asked.received_on, reasons="Het is veel")
    address = f"/rechten/{asked.pk}/langer/brief.pdf"
    assert "Kanarie" not in signed_in(town.frank).get(f"/rechten/{asked.pk}/").text
    assert signed_in(town.frank).get(address).status_code == 404
    assert signed_in(town.anna).get(address).status_code == 200


def test_a_term_does_not_end_while_a_request_about_the_dossier_waits(town, dossier):
    long_ago, today = TODAY() - timedelta(days=9000), TODAY()
    asked = identified(town, take(town, dossier, "COPY"))
    closed_on(dossier, long_ago)
    Dossier.unscoped.filter(pk=dossier.pk).update(warned_on=today - timedelta(days=60))
    night(town, today)
    assert Dossier.unscoped.filter(pk=dossier.pk).exists()
    RightsRequest.unscoped.filter(pk=asked.pk).update(closed_on=today)
    night(town, today)
    assert not Dossier.unscoped.filter(pk=dossier.pk).exists()


def test_what_stands_still_does_not_go_by_its_term_either(town, dossier):
    """Restricted is kept, and not erased (AVG 18)."""
    today = TODAY()
    closed_on(dossier, today - timedelta(days=9000))
    frozen = Dossier.unscoped.filter(pk=dossier.pk)
    frozen.update(warned_on=today - timedelta(days=60), frozen_on=today)
    night(town, today)
    assert [one.held for one in going.all_endings(today)] == [True]
    frozen.update(frozen_on=None)
    night(town, today)
    assert not frozen.exists()


def night(town, today):
    tally = running.erase_dossiers(town.anna.organisation.pk, today)
    assert tally.failed == []
    town.at_work("anna")
