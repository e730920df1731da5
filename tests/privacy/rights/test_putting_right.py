"""What was wrong is put right beside it, and everybody who received it hears so."""

import pytest
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import entry
from tests.privacy.rights.asking import decided, fresh, identified, lay, take
from zorgvuldig.dossiers.actions import closing, correcting, voice
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.models import Correction, Dossier, Entry, Rectification
from zorgvuldig.privacy.actions import carrying_out, weighing
from zorgvuldig.privacy.actions.carrying_out import open_duties
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
RIGHT = "Het was op dinsdag, en hij was er niet bij"


def granted(town, made):
    asked = identified(town, take(town, made.dossier, "RECTIFICATION"))
    chosen = {made.supporting: RIGHT}
    weighing.choose(asked=asked, actor=town.at_work("anna"), chosen=chosen)
    decided(town, asked)
    carrying_out.hand_over(asked=asked, actor=town.at_work("anna"), handed="IN_PERSON", on=TODAY())
    return asked


@pytest.fixture
def made(town):
    return afterwards.shared(town)


def test_the_wrong_words_stay_and_are_marked(town, signed_in, made):
    before = Entry.unscoped.get(pk=made.supporting).words(made.dossier.key)
    asked = granted(town, made)
    carrying_out.put_right(asked=fresh(asked), actor=town.at_work("anna"), today=TODAY())
    assert Entry.unscoped.get(pk=made.supporting).words(made.dossier.key) == before
    found = Rectification.unscoped.get()
    assert found.corrects_id == made.supporting
    assert found.entry.words(made.dossier.key) == {"text": RIGHT}
    page = f"/dossiers/{made.dossier.reference}/"
    anna = signed_in(town.anna)
    assert "(verbeterd)" in anna.get(page).text
    shown = anna.get(f"{page}vastgelegd/{made.supporting}/").text
    assert RIGHT in shown
    assert "verbeterd op verzoek" in shown


def test_who_received_it_gets_a_correction_with_the_right_words(town, made):
    asked = granted(town, made)
    carrying_out.put_right(asked=fresh(asked), actor=town.at_work("anna"), today=TODAY())
    found = Correction.unscoped.get()
    assert (found.disclosure_id, found.sign_id) == (made.proposal.pk, None)
    assert RIGHT in found.entry.words(made.dossier.key)["text"]


def test_the_request_closes_once_the_correction_went(town, made):
    asked = granted(town, made)
    anna = town.at_work("anna")
    carrying_out.put_right(asked=fresh(asked), actor=anna, today=TODAY())
    with pytest.raises(NotNow, match="vertel het meteen"):
        carrying_out.close(asked=fresh(asked), actor=anna, today=TODAY())
    correcting.send(
        correction=Correction.unscoped.select_related("dossier__key", "entry").get(),
        actor=anna,
        sent_on=TODAY(),
        how="Per beveiligde mail",
    )
    carrying_out.close(asked=fresh(asked), actor=anna, today=TODAY())
    assert fresh(asked).closed_on == TODAY()


def test_the_wrong_words_are_not_shared_any_more(town, made):
    asked = granted(town, made)
    assert items_of(made.dossier)[made.supporting].offered
    carrying_out.put_right(asked=fresh(asked), actor=town.at_work("anna"), today=TODAY())
    assert not items_of(made.dossier)[made.supporting].offered


def test_the_right_does_not_end_with_the_help(town, made):
    asked = granted(town, made)
    day = TODAY()
    Dossier.unscoped.filter(pk=made.dossier.pk).update(
        closed_on=day, outcome="NO_CONCERN", keep_until=day, triage=""
    )
    carrying_out.put_right(asked=fresh(asked), actor=town.at_work("anna"), today=day)
    assert Rectification.unscoped.count() == 1
    assert closing is not None


def test_it_is_done_once_and_by_the_keeper(town, made):
    asked = granted(town, made)
    with pytest.raises(NotNow, match="wie het dossier bijhoudt"):
        carrying_out.put_right(asked=fresh(asked), actor=town.at_work("frank"), today=TODAY())
    carrying_out.put_right(asked=fresh(asked), actor=town.at_work("anna"), today=TODAY())
    with pytest.raises(NotNow, match="al gedaan"):
        carrying_out.put_right(asked=fresh(asked), actor=town.at_work("anna"), today=TODAY())
    assert Rectification.unscoped.count() == 1


def test_without_saying_what_is_wrong_nothing_is_promised(town, made):
    asked = identified(town, take(town, made.dossier, "RECTIFICATION"))
    with pytest.raises(NotNow, match="Kies eerst om welke stukken"):
        lay(town, asked)


def test_a_no_offers_the_own_statement(town, dossier):
    from tests.privacy.rights.test_answering import words_of

    asked = identified(town, take(town, dossier, "RECTIFICATION"))
    said = {"ground": "NOT_SHOWN_WRONG", "reasons": "De school bevestigde het"}
    answer = decided(town, asked, "REFUSED", **said)
    assert "Uw eigen verklaring kan altijd naast het dossier" in words_of(asked, answer)


def test_an_own_statement_is_never_decided_about_and_closes_once_it_stands_there(town, dossier):
    asked = identified(town, take(town, dossier, "OWN_STATEMENT"))
    answer = lay(town, asked, second="")
    assert (answer.decided_on, answer.agreed_by) == (TODAY(), None)
    anna = town.at_work("anna")
    carrying_out.hand_over(asked=asked, actor=anna, handed="IN_PERSON", on=TODAY())
    with pytest.raises(NotNow, match="Doe het eerst"):
        carrying_out.close(asked=asked, actor=anna, today=TODAY())
    voice.add_statement(
        dossier=dossier,
        actor=anna,
        about=None,
        by="CLIENT",
        speaker=None,
        **entry(own_words="Zo was het niet"),
    )
    assert {duty.code for duty in open_duties(fresh(asked), TODAY()) if not duty.done} == set()
    carrying_out.close(asked=asked, actor=anna, today=TODAY())


def test_an_own_statement_waits_for_who_asks_it(town, dossier):
    asked = take(town, dossier, "OWN_STATEMENT")
    with pytest.raises(NotNow, match="Er ontbreekt nog iets"):
        lay(town, asked, second="")
