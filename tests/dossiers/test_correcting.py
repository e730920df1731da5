"""Who received what proved wrong gets a correction; until then the dossier stays open (AVG 19)."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections, transaction
from django.utils import timezone

from tests import cast
from tests.dossiers import afterwards
from tests.dossiers.conftest import entry
from tests.dossiers.followed import follow, typed
from tests.dossiers.sharing import story
from zorgvuldig import walls
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import closing, correcting, following, telling
from zorgvuldig.dossiers.models import Correction, Dossier, Entry, SignFollowUp
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow

TODAY = timezone.localdate


@pytest.fixture
def made(town):
    return afterwards.shared(town)


@pytest.mark.django_db
@pytest.mark.parametrize("which", ["supporting", "against"])
def test_what_was_shared_and_proved_wrong_makes_one_ready_correction(town, made, which):
    about = getattr(made, which)
    follow(made.dossier, town, about, "REFUTED")
    found = Correction.unscoped.get()
    assert (found.sign_id, found.disclosure_id) == (about, made.proposal.pk)
    text = Entry.unscoped.get(pk=found.pk).words(made.dossier.key)["text"]
    said = story.SUPPORT_WORDS if which == "supporting" else story.COUNTER_WORDS
    assert said in text
    assert "Contactpunt Rivierstad" in text
    assert label_words(text) == []
    assert LogEntry.unscoped.filter(event_type="correction.recorded").count() == 1


@pytest.mark.django_db
def test_words_that_would_stamp_somebody_are_not_repeated(town):
    stamp = "Hij is aan het radicaliseren"
    made = story.everything(afterwards.opened(town, "Sam Testman"), town)
    Entry.unscoped.filter(pk=made.supporting).update(
        sealed=made.dossier.key.seal({"description": stamp}, made.supporting)
    )
    afterwards.share(town, story.fresh(made.proposal))
    follow(made.dossier, town, made.supporting, "REFUTED")
    text = Entry.unscoped.get(kind="CORRECTION").words(made.dossier.key)["text"]
    assert label_words(text) == []
    assert "klopt" in text or "kloppen" in text


@pytest.mark.django_db
def test_what_nobody_received_needs_no_correction(town, made):
    follow(made.dossier, town, made.unchosen, "REFUTED")
    assert Correction.unscoped.count() == 0


@pytest.mark.django_db
def test_what_was_only_laid_before_the_decider_needs_none_either(town, dossier):
    case = story.everything(dossier, town)
    follow(dossier, town, case.supporting, "REFUTED")
    assert Correction.unscoped.count() == 0


@pytest.mark.django_db
def test_it_stands_in_wat_nu_and_with_what_was_shared_until_it_went(town, signed_in, made):
    found = afterwards.refuted(town, made.dossier, made.supporting)
    anna, page = signed_in(town.anna), f"/dossiers/{made.dossier.reference}/"
    here = f"{page}correctie/{found.pk}/"
    context = anna.get(page).context
    assert here in [item["url"] for item in context["now"]]
    assert here in [item["url"] for row in context["shared"] for item in row["corrections"]]
    letter = anna.get(here).text
    assert "Sam Testman" in letter
    assert story.SUPPORT_WORDS in letter
    paper = anna.get(f"{here}correctie.pdf")
    assert paper.content.startswith(b"%PDF")
    anna.post(f"{here}verstuurd/", typed(how="per beveiligde e-mail"))
    found.refresh_from_db()
    assert (found.sent_on, found.waived_on) == (TODAY(), None)
    assert here not in [item["url"] for item in anna.get(page).context["now"]]
    events = {"correction.read", "correction.printed", "correction.sent"}
    seen = LogEntry.unscoped.filter(event_type__in=events).values_list("event_type", flat=True)
    assert set(seen) == events
    assert anna.post(f"{here}verstuurd/", typed(how="nog eens")).status_code == 422


@pytest.mark.django_db
def test_the_text_can_be_changed_but_not_into_a_stamp(town, signed_in, made):
    found = afterwards.refuted(town, made.dossier, made.supporting)
    anna = signed_in(town.anna)
    here = f"/dossiers/{made.dossier.reference}/correctie/{found.pk}/"
    assert anna.post(here, typed(text="Hij is geen terrorist")).status_code == 422
    with pytest.raises(NotNow, match="stempel"):
        correcting.change_text(
            correction=correcting.access.get_correction(made.dossier, found.pk),
            actor=town.at_work("anna"),
            text="Hij is geen terrorist",
        )
    anna.post(here, typed(text="Dit klopte niet.\n\nWilt u het wissen?"))
    words = Entry.unscoped.get(pk=found.pk).words(made.dossier.key)
    assert words["text"].replace("\r", "") == "Dit klopte niet.\n\nWilt u het wissen?"


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["verstuurd", "niet-versturen"])
def test_a_dossier_does_not_close_while_somebody_holds_what_proved_wrong(
    town, signed_in, made, way
):
    found = afterwards.refuted(town, made.dossier, made.supporting)
    told = entry(how="zelf", told="Alles")
    telling.tell_client(proposal=story.fresh(made.proposal), actor=town.at_work("anna"), **told)
    assert sharing.not_told(made.dossier) == []
    values = {
        "dossier": made.dossier,
        "actor": town.anna,
        "outcome": "NO_CONCERN",
        "help_relation": True,
        "today": TODAY(),
    }
    with pytest.raises(NotNow, match="Verstuur eerst de correctie"):
        closing.close(**values, **entry(reason="Klaar", told="Alles"))
    here = f"/dossiers/{made.dossier.reference}/correctie/{found.pk}/{way}/"
    signed_in(town.anna).post(here, typed(why="De organisatie bestaat niet meer"))
    town.at_work("anna")
    closing.close(**values, **entry(reason="Klaar", told="Alles"))
    made.dossier.refresh_from_db()
    assert made.dossier.closed_on == TODAY()


@pytest.mark.django_db
def test_right_after_all_withdraws_what_did_not_go_yet_with_a_trace(town, made):
    found = afterwards.refuted(town, made.dossier, made.supporting)
    follow(made.dossier, town, made.supporting, "CONFIRMED")
    found.refresh_from_db()
    assert (found.sent_on, found.waived_on) == (None, TODAY())
    words = Entry.unscoped.get(pk=found.pk).words(made.dossier.key)
    assert words["why"] == correcting.RIGHT_AFTER_ALL
    assert LogEntry.unscoped.filter(event_type="correction.withdrawn").count() == 1
    follow(made.dossier, town, made.supporting, "REFUTED")
    found.refresh_from_db()
    assert found.waived_on is None
    assert Correction.unscoped.count() == 1


@pytest.mark.django_db
def test_what_was_sent_stays_sent_and_one_is_asked_to_tell_it(town, signed_in, made):
    found = afterwards.refuted(town, made.dossier, made.supporting)
    correcting.send(
        correction=correcting.access.get_correction(made.dossier, found.pk),
        actor=town.at_work("anna"),
        sent_on=TODAY(),
        how="op papier",
    )
    here = f"/dossiers/{made.dossier.reference}/signaal/{made.supporting}/nagaan/"
    answer = signed_in(town.anna).post(here, typed(found="CONFIRMED"), follow=True)
    found.refresh_from_db()
    assert (found.sent_on, found.waived_on) == (TODAY(), None)
    assert "Laat zelf weten dat het toch klopt" in answer.text


def refute_apart(dossier_pk, sign_pk, anna):
    """In a thread and a connection of its own, as two browser tabs would."""
    try:
        with walls.working_for(organisation=anna.organisation.pk, person=anna.person.pk):
            following.follow_up(
                dossier=Dossier.unscoped.select_related("key").get(pk=dossier_pk),
                actor=anna,
                sign=sign_pk,
                found="REFUTED",
                **entry(how="Ik vroeg het"),
            )
        return "stored"
    finally:
        connections.close_all()


def test_two_who_refute_at_once_make_one_correction(committed):
    with transaction.atomic():
        town = cast.build()
        made = afterwards.shared(town)
    pks = [made.dossier.pk] * 2, [made.supporting] * 2, [town.anna] * 2
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(refute_apart, *pks)) == ["stored", "stored"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert Correction.unscoped.count() == 1
        assert SignFollowUp.unscoped.count() == 2
