"""What the method asks beside the gates of one form: what was done counts once and rightly, what is
no longer right does not go, and what waits is seen to before a dossier ends."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import add_somebody, begun, consulted, entry, years_ago
from tests.dossiers.refused import at, refused
from tests.dossiers.sharing import story
from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import afterwards as afterwards_actions
from zorgvuldig.dossiers.actions import (
    assessing,
    closing,
    concerns,
    following,
    proposing,
    talks,
    telling,
)
from zorgvuldig.dossiers.consent_hints import hints
from zorgvuldig.dossiers.models import (
    Consent,
    Conversation,
    Dossier,
    Entry,
    SafetyConcern,
)
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.steps import steps

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
NAMES_IT = "Wij praten over extremisme"


def done(dossier):
    return {step.code[:2]: step.done for step in steps(access.done_in(dossier))}


def closes(dossier, town, **words):
    said = {"reason": "Het gaat goed", "told": "Alles", **words}
    closing.close(
        **at(dossier, town),
        outcome="NO_CONCERN",
        help_relation=True,
        today=TODAY(),
        **entry(**said),
    )


# judging together


@pytest.mark.gate("G05", "refuses")
@pytest.mark.gate("G05", "releases")
@pytest.mark.parametrize("said", ["", "  ", "Geen."])
def test_g05_other_explanations_are_considered_whatever_the_page(town, dossier, said):
    consulted(dossier, town)
    known = {**at(dossier, town), "assessment": begun(dossier, town)}
    view = {"counter_signs": "Hij helpt mee", "other_explanations": said}
    assert refused(assessing.write_view, **known, words=view) == "G05"
    assessing.write_view(**known, words={**view, "other_explanations": "Verdriet om zijn opa"})


@pytest.mark.gate("G04", "refuses")
@pytest.mark.gate("G04", "releases")
def test_g04_what_was_assessed_first_in_danger_keeps_asking_for_the_consultation(
    town, signed_in, dossier
):
    Dossier.unscoped.filter(pk=dossier.pk).update(triage="ACUTE", triaged_on=TODAY())
    anna, page = signed_in(town.anna), f"/dossiers/{dossier.reference}/"
    asked = "Leg het overleg met een collega alsnog vast"
    assert asked not in anna.get(page).text
    story.assessed(dossier, town)
    assert asked in anna.get(page).text
    consulted(dossier, town)
    assert asked not in anna.get(page).text


@pytest.mark.gate("G20", "refuses")
@pytest.mark.gate("G20", "releases")
@pytest.mark.parametrize("vague", ["risk", "whom", "behaviour", "soon", "serious", "protects"])
def test_g20_a_risk_is_concrete_or_it_is_none(town, dossier, vague):
    told = Entry.unscoped.get(pk=story.concern(dossier, town)).words(dossier.key)
    known = at(dossier, town)
    assert refused(concerns.describe_concern, **known, **entry(**told | {vague: " "})) == "G20"
    assert SafetyConcern.unscoped.count() == 1


# the steps: done once, and by what the method means


def test_an_open_talk_with_somebody_of_the_network_is_no_talk_with_them(town, dossier):
    talks.record_conversation(**at(dossier, town), mode="TRANSPARENT", **entry(own_words="Goed"))
    assert done(dossier)["W4"]
    coach = add_somebody(dossier, town, "NETWORK", "Coach Kees")
    Conversation.unscoped.update(kind="NETWORK", recipient=coach, advice={})
    assert not done(dossier)["W4"]
    Conversation.unscoped.update(kind="PARENT")
    assert done(dossier)["W4"]


def test_what_was_weighed_once_stays_done_when_the_risk_is_over(town, dossier):
    consulted(dossier, town)
    story.assessed(dossier, town)
    number = story.concern(dossier, town)
    assert done(dossier)["W5"]
    afterwards_actions.end_concern(
        **at(dossier, town), concern=SafetyConcern.unscoped.get(pk=number), **entry(seen="Voorbij")
    )
    assert done(dossier)["W5"]


def test_hearing_of_a_call_is_not_hearing_what_was_shared(town):
    made = afterwards.shared(town)
    known = at(made.dossier, town)
    afterwards_actions.record_feedback(
        proposal=story.fresh(made.proposal), actor=known["actor"], **entry(did="Gebeld")
    )
    call = afterwards.call(town, made.dossier)
    telling.tell_of_call(call=call, actor=town.at_work("anna"), **entry(told="Dat ik belde"))
    assert not done(made.dossier)["W7"]
    telling.tell_client(
        proposal=story.fresh(made.proposal), actor=town.at_work("anna"), **entry(told="Alles")
    )
    assert done(made.dossier)["W7"]


# what is no longer right does not go


def test_what_was_refuted_since_goes_in_no_new_letter(town, dossier):
    case = story.everything(dossier, town)
    following.follow_up(
        **at(dossier, town), sign=case.supporting, found="REFUTED", **entry(how="Gevraagd")
    )
    laid = {"proposal": story.fresh(case.proposal), "actor": town.at_work("anna")}
    assert refused(proposing.submit, **laid, today=TODAY()) == "NOT_RIGHT"
    items = [case.against, case.concern]
    proposing.save(**laid, proposed=story.complete(town, case.concern, items))
    again = {**laid, "proposal": story.fresh(case.proposal)}
    assert proposing.submit(**again, today=TODAY()).state == "SUBMITTED"


@pytest.mark.gate("G20", "refuses")
def test_g20_without_a_running_risk_no_proposal_is_laid_down(town, dossier):
    case = story.everything(dossier, town)
    SafetyConcern.unscoped.update(ended_on=TODAY())
    laid = {"proposal": story.fresh(case.proposal), "actor": town.at_work("anna")}
    assert refused(proposing.submit, **laid, today=TODAY()) == "G20"


def test_a_letter_that_was_not_sent_yet_says_that_part_of_it_is_wrong(town, signed_in):
    made = afterwards.shared(town)
    anna = signed_in(town.anna)
    page = f"/dossiers/{made.dossier.reference}/voorstel/{made.proposal.pk}/brief/"
    wrong = "In deze brief staat iets dat niet klopt"
    assert wrong not in anna.get(page).text
    afterwards.refuted(town, made.dossier, made.supporting)
    assert wrong in anna.get(page).text


def test_who_heard_it_otherwise_is_thought_of_too(town, signed_in, dossier):
    about = story.sign(dossier, town, "SUPPORTING", "Hij meent het", "OPINION")
    here = f"/dossiers/{dossier.reference}/signaal/{about}/nagaan/"
    form = {"happened_on": TODAY().isoformat(), "how": "Ik vroeg het hem"}
    anna, sentence = signed_in(town.anna), "Vertelde u dit ook in een gesprek"
    for found, said in (("CONFIRMED", False), ("REFUTED", True)):
        sent = {**form, "once": str(uuid4()), "found": found}
        assert (sentence in anna.post(here, sent, follow=True).text) is said


def test_a_correction_to_a_body_whose_name_says_the_topic_can_go_as_it_is(town, signed_in):
    made = afterwards.shared(town)
    words = made.recipient.words(made.dossier.key) | {"name": "Steunpunt Extremisme"}
    made.recipient.sealed = made.dossier.key.seal(words, made.recipient.pk)
    made.recipient.save()
    found = afterwards.refuted(town, made.dossier, made.supporting)
    assert label_words(found.entry.words(made.dossier.key)["text"]) == []


# closing


def test_a_dossier_closes_without_a_stamp_whatever_the_page(town, dossier):
    for field in ("reason", "remaining", "told"):
        with pytest.raises(NotNow, match="zonder stempel"):
            closes(dossier, town, **{field: "Hij is niet meer geradicaliseerd"})
    closes(dossier, town)


def test_a_closed_dossier_waits_for_nobody(town, dossier):
    case = story.everything(dossier, town)
    proposing.submit(proposal=story.fresh(case.proposal), actor=town.at_work("anna"), today=TODAY())
    begun(dossier, town)
    esra, bram = town.esra, town.bram
    assert [sharing.to_decide(esra).count(), access.views_asked_of(bram).count()] == [1, 1]
    closes(dossier, town)
    assert [sharing.to_decide(esra).count(), access.views_asked_of(bram).count()] == [0, 0]


# a yes that is asked again


@pytest.mark.parametrize(
    ("days_ago", "born", "said"),
    [
        (10, years_ago(16, 40), ""),
        (100, years_ago(16, 40), "sindsdien 16 geworden"),
        (100, years_ago(12, 40), "sindsdien 12 geworden"),
        (364, years_ago(18, 400), ""),
        (366, years_ago(18, 400), "lang geleden"),
    ],
)
def test_a_yes_is_asked_again_after_a_year_and_at_twelve_and_sixteen(
    town, make_dossier, days_ago, born, said
):
    dossier = make_dossier(born_on=born)
    father = add_somebody(dossier, town, "AUTHORITY_PARENT", "Vader")
    story.consent(dossier, town, father, [], purpose="TALK")
    Consent.unscoped.update(answered_on=TODAY() - timedelta(days=days_ago))
    found = hints(father, "TALK", TODAY())
    assert [said in hint for hint in found] == ([True] if said else [])
