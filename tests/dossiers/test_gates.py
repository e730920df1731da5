"""The gates in the actions: whatever the page let through, the deed itself refuses, and stores
nothing. The gates of sharing are in `sharing/test_gates.py`."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, begun, consulted, entry, years_ago
from tests.dossiers.test_assessing import complete, later, view_form
from zorgvuldig.dossiers.actions import assessing, consents, contacts, following, keeping, talks
from zorgvuldig.dossiers.models import (
    Assessment,
    AssessmentView,
    Conversation,
    Dossier,
    Entry,
    Sign,
)
from zorgvuldig.recording.refusals import GateShut

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
NAMES_IT = {"own_words": "x", "agreements": "Wij praten door over jouw radicalisering"}


def refused(deed, *args, **known) -> str:
    """The gate that refuses the deed; nothing of it is stored."""
    before = Entry.unscoped.count()
    with pytest.raises(GateShut) as shut:
        deed(*args, **known)
    assert Entry.unscoped.count() == before
    assert shut.value.sentence
    return shut.value.gate


def talk(town, dossier, mode, **words):
    return talks.record_conversation(
        dossier=dossier, actor=town.at_work("anna"), mode=mode, **entry(**words)
    )


@pytest.mark.gate("G01", "refuses")
def test_g01_what_the_client_may_read_leaves_the_topic_out(town, dossier):
    assert refused(talk, town, dossier, "EXPLORATORY", **NAMES_IT) == "G01"


@pytest.mark.gate("G01", "releases")
def test_g01_an_open_talk_may_name_it(town, dossier):
    assert talk(town, dossier, "TRANSPARENT", **NAMES_IT).mode == "TRANSPARENT"


def with_somebody(town, dossier, somebody, mode="EXPLORATORY", **words):
    return contacts.record_contact(
        dossier=dossier,
        actor=town.at_work("anna"),
        recipient=somebody,
        mode=mode,
        **entry(**{"own_words": "x", "purpose": "y", "told": "z", **words}),
    )


@pytest.mark.gate("G01", "refuses")
def test_g01_holds_for_parents_and_network_too(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    contacts.tell_beforehand(dossier=child, actor=town.anna, recipient=mother, **entry(how="Ja"))
    assert refused(with_somebody, town, child, mother, **NAMES_IT) == "G01"
    assert with_somebody(town, child, mother, "TRANSPARENT", **NAMES_IT).kind == "PARENT"


@pytest.mark.gate("G03", "releases")
def test_g03_a_client_of_sixteen_who_says_yes_opens_the_talk(town, dossier, father):
    assert refused(with_somebody, town, dossier, father) == "G03"
    codes = {
        "giver": "CLIENT",
        "given_by_id": None,
        "speaks_for_all": "",
        "purpose": "TALK",
        "answer": "GIVEN",
        "form": "ORAL",
        "flaws": [],
    }
    at = {"dossier": dossier, "actor": town.at_work("anna"), "recipient": father}
    consents.record_consent(**at, items=[], codes=codes, **entry(own_words="Dat is goed"))
    contacts.tell_beforehand(**at, **entry(how="In ons gesprek"))
    assert with_somebody(town, dossier, father).advice["row"] == "A05"


def sent_by_both(town, dossier, assessment):
    for name in ("anna", "bram"):
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.at_work(name),
            words={"counter_signs": "Hij helpt zijn zusje", "other_explanations": "Verdriet"},
        )


@pytest.mark.gate("G04", "refuses")
@pytest.mark.gate("G04", "releases")
def test_g04_what_began_in_danger_is_not_completed_without_the_consultation_after_it(town, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(triage="ACUTE", triaged_on=TODAY())
    assessment = begun(dossier, town)
    sent_by_both(town, dossier, assessment)
    Dossier.unscoped.filter(pk=dossier.pk).update(triaged_on=date(2026, 1, 5))
    assert refused(complete, town, dossier, assessment) == "G04"
    consulted(dossier, town)
    complete(town, dossier, assessment)
    assert Assessment.unscoped.get().completed_on == TODAY()


@pytest.mark.gate("G04", "releases")
def test_g04_in_danger_it_may_be_completed_first(town, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(triage="ACUTE", triaged_on=TODAY())
    assessment = begun(dossier, town)
    sent_by_both(town, dossier, assessment)
    complete(town, dossier, assessment)
    assert Assessment.unscoped.get().completed_on == TODAY()


@pytest.mark.gate("G05", "refuses")
@pytest.mark.gate("G05", "releases")
def test_g05_only_none_is_refused_and_how_one_looked_opens(town, signed_in, dossier):
    consulted(dossier, town)
    known = {"dossier": dossier, "assessment": begun(dossier, town), "actor": town.anna}
    assert (
        refused(
            assessing.write_view,
            **known,
            words={"counter_signs": "Geen.", "other_explanations": "Verdriet"},
        )
        == "G05"
    )
    address = f"/dossiers/{dossier.reference}/inschatting/{known['assessment'].pk}/"
    answer = signed_in(town.anna).post(address, view_form(counter_signs="niets gevonden"))
    assert "hoe u ernaar hebt gezocht" in answer.context["form"].errors["counter_signs"][0]
    looked = "Niets gevonden; ik vroeg het zijn mentor"
    assessing.write_view(**known, words={"counter_signs": looked, "other_explanations": "Verdriet"})
    assert AssessmentView.unscoped.filter(submitted_at__isnull=False).count() == 1


OWN = {"polarity": "UNCLEAR", "source": "OWN", "source_agrees": "", "is_diagnosis": False}
HEARD = {**OWN, "source": "NAMED", "source_agrees": "YES"}


def sign(town, dossier, codes, statement_type="FACT", **words):
    return talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type=statement_type,
        codes={**OWN, **codes},
        **entry(**{"description": "Hij bleef weg", **words}),
    )


@pytest.mark.gate("G06", "refuses")
@pytest.mark.parametrize("kind", ["", "FEELING"])
def test_g06_a_sign_without_its_type_is_not_stored(town, dossier, kind):
    assert refused(sign, town, dossier, {}, kind) == "G06"


@pytest.mark.gate("G06", "releases")
def test_g06_a_fact_is_done_and_an_opinion_comes_back(town, dossier):
    kinds = ("FACT", "OPINION", "ASSUMPTION")
    assert [sign(town, dossier, {}, k).followup for k in kinds] == ["", "OPEN", "OPEN"]


@pytest.mark.gate("G06", "refuses")
def test_g06_following_up_ends_in_right_or_wrong(town, dossier):
    written = sign(town, dossier, {}, "OPINION")
    known = {"dossier": dossier, "actor": town.anna, "sign": written.pk}
    assert refused(following.follow_up, **known, found="MAYBE", **entry(how="x")) == "G06"
    written.refresh_from_db()
    assert written.followup == "OPEN"


@pytest.mark.gate("G07", "refuses")
@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (HEARD, {}),
        ({**HEARD, "source_agrees": ""}, {"source_name": "de mentor"}),
        ({**HEARD, "source": ""}, {"source_name": "de mentor"}),
        ({**HEARD, "source": "PROTECTED"}, {"source_name": "mevrouw Testman"}),
    ],
)
def test_g07_what_another_said_is_not_stored_without_its_source(town, dossier, codes, words):
    assert refused(sign, town, dossier, codes, **words) == "G07"


@pytest.mark.gate("G07", "releases")
@pytest.mark.parametrize(("source", "name"), [("NAMED", "de mentor"), ("PROTECTED", "bron K")])
def test_g07_a_source_or_a_code_name_opens(town, dossier, source, name):
    written = sign(town, dossier, {**HEARD, "source": source}, source_name=name)
    assert written.entry.words(dossier.key)["source_name"] == name


@pytest.mark.gate("G08", "refuses")
@pytest.mark.gate("G08", "releases")
def test_g08_a_diagnosis_is_not_stored_without_who_made_it_and_why_it_matters(town, dossier):
    said, about = (
        {
            "diagnosis_by": "de psychiater",
            "diagnosis_qualified": "True",
            "diagnosis_relevance": "rust",
        },
        {"is_diagnosis": True},
    )
    for missing in said:
        assert refused(sign, town, dossier, about, **{**said, missing: ""}) == "G08"
    assert sign(town, dossier, about, **said).is_diagnosis
    assert Sign.unscoped.count() == 1


@pytest.mark.gate("G01", "refuses")
@pytest.mark.gate("G07", "refuses")
@pytest.mark.gate("G08", "refuses")
@pytest.mark.parametrize(
    ("page", "form", "fields"),
    [
        ("gesprek", {"mode": "EXPLORATORY", **NAMES_IT}, {"agreements"}),
        (
            "signaal",
            {"source": "NAMED", "is_diagnosis": "on"},
            {
                "source_name",
                "source_agrees",
                "diagnosis_by",
                "diagnosis_qualified",
                "diagnosis_relevance",
            },
        ),
    ],
)
def test_the_page_says_it_beside_the_field(town, signed_in, dossier, page, form, fields):
    typed = {"once": str(uuid4()), "happened_on": TODAY().isoformat(), **form}
    answer = signed_in(town.anna).post(f"/dossiers/{dossier.reference}/{page}/", typed)
    assert fields <= set(answer.context["form"].errors)


@pytest.mark.gate("G12", "refuses")
@pytest.mark.gate("G12", "releases")
def test_g12_advice_is_not_stored_before_somebody_looked_who_can_be_recognised(town, dossier):
    known = {"dossier": dossier, "actor": town.at_work("anna")}
    said = {"question": "Wat zou u doen?", "advice": "Blijf praten", "use": "Doe ik"}
    unchecked = {**known, "reidentification_passed": False, **entry(**said)}
    assert refused(talks.record_outside_advice, **unchecked) == "G12"
    assert talks.record_outside_advice(**{**unchecked, "reidentification_passed": True}).anonymous


@pytest.mark.gate("G18", "refuses")
@pytest.mark.gate("G18", "releases")
def test_g18_an_attention_point_takes_no_number_but_words(town, signed_in, dossier):
    consulted(dossier, town)
    address = f"/dossiers/{dossier.reference}/inschatting/{begun(dossier, town).pk}/"
    anna = signed_in(town.anna)
    assert anna.post(address, view_form(P1_clarity="7", P1_seen="x")).status_code == 422
    said = view_form(P1_clarity="UNCLEAR", P1_seen="Ik weet het nog niet")
    assert anna.post(address, said).status_code == 302
    view = AssessmentView.unscoped.get(submitted_at__isnull=False)
    assert dossier.key.open(view.sealed, view.id)["P1_clarity"] == "UNCLEAR"


@pytest.mark.gate("G19", "refuses")
def test_g19_a_volunteer_makes_no_entry(town, dossier):
    known = {"dossier": dossier, "mode": "EXPLORATORY", **entry(own_words="x")}
    assert refused(talks.record_conversation, actor=town.at_work("hugo"), **known) == "G19"


@pytest.mark.gate("G19", "releases")
def test_g19_the_professional_takes_over(town, dossier):
    assert talk(town, dossier, "EXPLORATORY", own_words="x").pk
    assert Conversation.unscoped.count() == 1


@pytest.mark.gate("G21", "refuses")
@pytest.mark.parametrize("day", [None, TODAY(), TODAY() - timedelta(days=1)])
def test_g21_without_a_date_to_come_nothing_is_completed_or_looked_at_again(town, dossier, day):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    sent_by_both(town, dossier, assessment)
    known = {"dossier": dossier, "actor": town.at_work("anna"), "review_on": day}
    assert (
        refused(
            assessing.complete,
            **known,
            assessment=assessment.pk,
            outcome="UNCLEAR",
            words={"together": "x"},
            today=TODAY(),
        )
        == "G21"
    )
    assert refused(keeping.look_again, **known, **entry(seen="x")) == "G21"
    assert refused(keeping.reopen, **known, **entry(reason="x")) == "G21"


@pytest.mark.gate("G21", "releases")
def test_g21_a_date_to_come_opens_and_counts_for_the_dossier(town, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    sent_by_both(town, dossier, assessment)
    complete(town, dossier, assessment)
    dossier.refresh_from_db()
    assert dossier.review_on == later()
    anna = town.at_work("anna")
    soon = TODAY() + timedelta(days=3)
    keeping.look_again(
        dossier=dossier, actor=anna, review_on=soon, once=uuid4(), happened_on=TODAY(), words={}
    )
    dossier.refresh_from_db()
    assert dossier.review_on == soon
