"""Destroyed on request: by two, told before, gone for good, and proven without content."""

import pytest
from django.utils import timezone

from tests.dossiers import afterwards, voices
from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.privacy.rights.asking import decided, fresh, identified, take
from tests.privacy.rights.test_file import sign
from zorgvuldig.dossiers.actions import summary as summaries
from zorgvuldig.dossiers.models import Dossier, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.actions import carrying_out, destroying, taking_in, weighing
from zorgvuldig.privacy.models import LegalHold, RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.proof import proof
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey, Erasure

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def granted(town, dossier, **more):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    decided(town, asked, **more)
    return asked


def handed(town, asked):
    carrying_out.hand_over(asked=asked, actor=town.at_work("anna"), handed="POST", on=TODAY())
    return fresh(asked)


def destroy(town, asked, by="anna"):
    destroying.destroy(asked=fresh(asked), actor=town.at_work(by), today=TODAY())


def test_the_whole_dossier_and_its_key_go_and_codes_and_dates_stay(town, dossier):
    sign(town, dossier)
    key = dossier.key_id
    asked = handed(town, granted(town, dossier))
    destroy(town, asked)
    assert Dossier.unscoped.count() == 0
    assert not DataKey.unscoped.filter(pk=key).exists()
    left = RightsRequest.unscoped.get()
    assert (left.dossier, left.done_on, left.words) == (None, TODAY(), {})
    assert bytes(left.sealed) == b""
    answer = RightsAnswer.unscoped.get()
    assert (bytes(answer.sealed), answer.sealed_letter) == (b"", None)
    assert answer.letter_digest
    assert Erasure.unscoped.filter(object_type="dossier").count() == 1


def test_the_proof_holds_no_name_and_nothing_of_what_went(town, signed_in, dossier):
    sign(town, dossier)
    asked = handed(town, granted(town, dossier))
    reference = dossier.reference
    destroy(town, asked)
    content = str(proof(fresh(asked), access.answer_of(asked)))
    assert "Het hele dossier is vernietigd" in content
    for word in ("Noor", "Testman", "Daan", reference):
        assert word not in content
    frank = signed_in(town.frank)
    printed = frank.get(f"/rechten/{asked.pk}/bewijs.pdf")
    assert b"pdfuaid" in printed.content
    assert "Het dossier is vernietigd" in frank.get(f"/rechten/{asked.pk}/").text


def test_afterwards_the_privacy_officer_closes_it(town, dossier):
    asked = handed(town, granted(town, dossier))
    destroy(town, asked)
    carrying_out.close(asked=fresh(asked), actor=town.at_work("frank"), today=TODAY())
    assert fresh(asked).closed_on == TODAY()


def test_nothing_goes_without_the_decision_of_two(town, dossier):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    with pytest.raises(NotNow, match="nog niet besloten"):
        destroy(town, asked)
    assert Dossier.unscoped.count() == 1


def test_the_letter_is_given_before(town, dossier):
    with pytest.raises(NotNow, match="Geef eerst de brief"):
        destroy(town, granted(town, dossier))


def test_a_refused_request_destroys_nothing(town, dossier):
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    decided(town, asked, "REFUSED", ground="STATUTE_FORBIDS", reasons="Wet X art. 1")
    with pytest.raises(NotNow, match="niet toegewezen"):
        destroy(town, handed(town, asked))
    assert Dossier.unscoped.count() == 1


def test_who_received_something_is_told_before(town):
    made = afterwards.shared(town)
    asked = handed(town, granted(town, made.dossier))
    with pytest.raises(NotNow, match="Vertel het eerst aan wie iets"):
        destroy(town, asked)
    taking_in.see_to(asked=asked, actor=town.at_work("anna"), duty="TELL_RECIPIENTS", today=TODAY())
    destroy(town, asked)
    assert not Dossier.unscoped.filter(pk=made.dossier.pk).exists()


def test_a_parent_who_got_the_summary_counts_as_who_received_something(town, make_dossier):
    dossier = make_dossier(born_on=years_ago(14))
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    done = voices.released(town, voices.summary(town, dossier))
    summaries.give(
        summary=voices.fresh(done, dossier), actor=town.at_work("anna"), to="REPRESENTATIVE",
        recipient=mother.pk, client_knows=True, **entry(how="op papier"),
    )  # fmt: skip
    asked = handed(town, granted(town, dossier))
    with pytest.raises(NotNow, match="Vertel het eerst aan wie iets"):
        destroy(town, asked)


def test_chosen_pieces_go_and_the_rest_stays(town, dossier):
    gone, stays = sign(town, dossier), sign(town, dossier, "Dit blijft")
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    weighing.choose(asked=asked, actor=town.at_work("anna"), chosen={gone.pk: ""})
    decided(town, asked)
    destroy(town, handed(town, asked))
    assert set(Entry.unscoped.filter(dossier=dossier).values_list("pk", flat=True)) == {stays.pk}
    assert fresh(asked).erased == 1
    assert "1 onderdeel" in str(proof(fresh(asked), access.answer_of(asked)))


def test_a_piece_on_which_a_decision_rests_does_not_go_apart(town):
    made = afterwards.shared(town)
    asked = identified(town, take(town, made.dossier, "DESTRUCTION"))
    with pytest.raises(NotNow, match="blijven zo lang als het dossier"):
        weighing.choose(asked=asked, actor=town.at_work("anna"), chosen={made.proposal.pk: ""})


def test_a_running_case_is_weighed_and_is_no_ground_by_itself(town, dossier):
    anna = town.at_work("anna")
    LegalHold.unscoped.create(
        organisation=anna.organisation,
        dossier=dossier,
        kind="COMPLAINT",
        set_by=town.frank.person,
        set_with=town.esra.person,
    )
    asked = identified(town, take(town, dossier, "DESTRUCTION"))
    with pytest.raises(NotNow, match="Schrijf op hoe u het hebt meegewogen"):
        decided(town, asked)
    decided(town, asked, hold="De klager wil dit zelf, en heeft een kopie")
    destroy(town, handed(town, asked))
    assert Dossier.unscoped.count() == 0


def test_it_is_logged_by_number_and_without_words(town, dossier):
    asked = handed(town, granted(town, dossier))
    destroy(town, asked)
    lines = LogEntry.unscoped.filter(event_type__in=["dossier.erased", "rights.carried_out"])
    assert {line.client_ref for line in lines} == {dossier.pk}
    assert "Noor" not in str([vars(line) for line in lines])
