"""What the rules say about a referral, through the pages: whose data, how old, who said yes."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import signed_in
from tests.helpline import making, support
from zorgvuldig.helpline.actions import referring as offering
from zorgvuldig.helpline.models import Referral
from zorgvuldig.people.models import ContactPoint
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db

FORM = {**support.WORDS, "about": "CALLER", "addressee": "EXTERNAL_PROFESSIONAL",
        "only_needed": "on", "caller_age": "GE18", "age_band": "A16_17",
        "client_consent": "NOT_ASKED", "rep_consent": "NOT_ASKED", "rep_all": "UNKNOWN",
        "capacity": "CAPABLE", "working_for": ""}  # fmt: skip


def post(lantern, request, number=None, who="cora", **changed):
    """Send the form; `do="look"` only asks the advice."""
    name = "helpline:referral_change" if number else "helpline:referral_new"
    args = [request.reference, *filter(None, [number])]
    said = {
        **FORM,
        "once": uuid4(),
        **changed,
        "working_for": getattr(lantern, who).organisation.pk,
    }
    return signed_in(getattr(lantern, who)).post(reverse(name, args=args), said)


def stands(lantern, request, **changed):
    """Offered on the page, the caller says yes; the advice as it is then."""
    post(lantern, request, **changed)
    lantern.at_work("cora")
    made = Referral.unscoped.get(request=request)
    support.answered(lantern, request, made)
    made.refresh_from_db()
    return made


def said(made):
    keys = ("outcome", "row", "consent_row", "reason_code", "blockers")
    return tuple(made.advice[key] for key in keys)


def test_an_adult_decides_about_their_own_data(lantern):
    made = stands(lantern, making.a_request(lantern))
    assert said(made) == ("ALLOW", "C06", "B13", "CONSENT_VALID", [])


def test_a_young_caller_of_14_decides_about_their_own_data_without_parents(lantern):
    """Worked example 10 of contract.md: only what the recipient does with it is still missing."""
    young = making.a_request(lantern, caller_role="YOUNG_PERSON", relation="SELF")
    made = stands(lantern, young, caller_age="A12_15", use="")
    assert said(made) == ("ALLOW", "C06", "B12", "UAVG_5_5", ["G15"])
    assert made.advice["duties"] == ["INFORM_CLIENT_BEFORE", "ONLY_WHAT_IS_NEEDED", "REASK_AT_16"]
    with pytest.raises(NotNow):
        support.handed(lantern, young, made)


def test_parents_of_a_young_caller_hear_nothing_without_their_yes(lantern):
    """Worked example 4, A17: on the page, and in the deed (H-11)."""
    young = making.a_request(lantern, caller_role="YOUNG_PERSON", relation="SELF")
    post(lantern, young, caller_age="A12_15", addressee="AUTHORITY_PARENT")
    lantern.at_work("cora")
    made = Referral.unscoped.get()
    assert said(made) == ("DENY", "A17", None, "MINOR_CALLER_PROTECTED", [])


@pytest.mark.gate("H-11", "refuses")
@pytest.mark.parametrize("age", ["LT12", "A12_15", "A16_17", "UNKNOWN"])
@pytest.mark.parametrize("to", ["AUTHORITY_PARENT", "PARENT_NO_AUTHORITY"])
def test_parents_are_not_brought_in_without_a_yes_of_who_may_be_a_minor(lantern, age, to):
    young = making.a_request(lantern, caller_role="YOUNG_PERSON", caller_age=age)
    made = support.offered(lantern, young, addressee=to)
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, young, made)
    assert refusal.value.gate == "H-11"


@pytest.mark.gate("H-11", "releases")
def test_with_their_own_yes_a_parent_is_brought_in(lantern):
    young = making.a_request(lantern, caller_role="YOUNG_PERSON", relation="SELF")
    made = stands(lantern, young, caller_age="A12_15", addressee="AUTHORITY_PARENT")
    assert said(made) == ("ALLOW", "A16", None, "CLIENT_CONSENT", [])
    support.handed(lantern, young, made)
    made.refresh_from_db()
    assert made.state == "HANDED_OVER"


def test_who_did_not_say_their_age_is_asked_it_first(lantern):
    made = stands(lantern, making.a_request(lantern), caller_age="UNKNOWN")
    assert said(made) == ("ESCALATE", "A15", None, "AGE_UNKNOWN", [])


def test_data_of_others_are_stripped(lantern):
    made = stands(lantern, making.a_request(lantern), third_party_data="on")
    assert said(made)[:2] == ("ALLOW", "C07")
    assert made.advice["duties"] == [
        "INFORM_CLIENT_BEFORE", "ONLY_WHAT_IS_NEEDED", "STRIP_THIRD_PARTY_DATA"
    ]  # fmt: skip


def test_when_it_would_harm_it_is_not_shared(lantern):
    made = stands(lantern, making.a_request(lantern), good_care_objection="on")
    assert said(made)[:2] == ("DENY", "C08")


YOUNG = {"about": "PERSON_OF_CONCERN", "weighed": "on"}


@pytest.fixture
def serious(lantern):
    """A serious request, with a protocol, and somebody who looked along."""
    support.complete_protocol(lantern)
    request = making.a_request(lantern, kind="SERIOUS")
    support.looked_along(lantern, request)
    return request


@pytest.mark.parametrize(
    ("age", "young", "parents", "all_", "expected"),
    [
        ("A16_17", "GIVEN", "NOT_ASKED", "UNKNOWN", ("ALLOW", "C06", "B13", "CONSENT_VALID", [])),
        ("A16_17", "NOT_ASKED", "GIVEN", "YES", ("NEED_CONSENT", "C10", "B13", "ASK_FIRST", [])),
        ("GE18", "GIVEN", "NOT_ASKED", "UNKNOWN", ("ALLOW", "C06", "B13", "CONSENT_VALID", [])),
        ("A12_15", "GIVEN", "GIVEN", "YES", ("ALLOW", "C06", "B10", "CONSENT_VALID", [])),
        ("A12_15", "GIVEN", "NOT_ASKED", "UNKNOWN",
         ("DENY", "C11", "B12", "PARENT_CONSENT_MISSING_AVG", [])),
        ("A12_15", "NOT_ASKED", "GIVEN", "YES",
         ("NEED_CONSENT", "C10", "B11", "CHILD_AGREEMENT_MISSING", [])),
        ("A12_15", "GIVEN", "GIVEN", "UNKNOWN",
         ("ESCALATE", "C12", "B10", "AUTHORITY_UNKNOWN", [])),
        ("LT12", "NOT_ASKED", "GIVEN", "YES", ("ALLOW", "C06", "B09", "CONSENT_VALID", [])),
        ("LT12", "NOT_ASKED", "NOT_ASKED", "UNKNOWN",
         ("NEED_CONSENT", "C10", "B09", "ASK_FIRST", [])),
        ("LT12", "NOT_ASKED", "REFUSED", "YES", ("DENY", "C11", "B09", "NO_GROUND", [])),
        ("UNKNOWN", "GIVEN", "GIVEN", "YES", ("ESCALATE", "A15", None, "AGE_UNKNOWN", [])),
    ],
)  # fmt: skip
def test_the_young_person_and_the_parents_decide_about_theirs(
    lantern, serious, age, young, parents, all_, expected
):
    """The caller's yes alone is never enough for data of the young person (B09 to B15)."""
    known = {"client_consent": young, "rep_consent": parents, "rep_all": all_}
    made = stands(lantern, serious, age_band=age, **YOUNG, **known)
    assert said(made) == expected
    if expected[0] == "ALLOW":
        support.handed(lantern, serious, made)
    else:
        with pytest.raises(NotNow):
            support.handed(lantern, serious, made)


def test_whether_a_young_person_can_decide_is_assessed_first(lantern, serious):
    known = {"client_consent": "GIVEN", "capacity": "UNKNOWN"}
    made = stands(lantern, serious, **YOUNG, **known)
    assert said(made)[:4] == ("ESCALATE", "C12", "B15", "CAPACITY_UNASSESSED")


def test_police_without_danger_is_no_way_around_the_young_person(lantern, serious):
    made = stands(lantern, serious, addressee="POLICE", **YOUNG)
    assert said(made)[0] == "NEED_CONSENT"


def test_about_the_young_person_the_steps_of_the_method_stay_standing(lantern):
    """Not serious, nobody looked along, no protocol, not weighed: each is still missing."""
    made = stands(lantern, making.a_request(lantern), about="PERSON_OF_CONCERN",
                  client_consent="GIVEN")  # fmt: skip
    assert said(made)[4] == ["G10", "G13", "G20", "G23"]
    with pytest.raises(NotNow) as refusal:
        support.handed(lantern, made.request, made)
    assert "risico" in refusal.value.sentence


def test_who_offers_does_not_look_along_with_themself(lantern):
    support.complete_protocol(lantern)
    request = making.a_request(lantern, kind="SERIOUS")
    support.looked_along(lantern, request, by="cora")
    made = stands(lantern, request, client_consent="GIVEN", **YOUNG)
    assert said(made)[4] == ["G10", "G13"]


def test_looking_at_the_advice_stores_nothing(lantern):
    request = making.a_request(lantern)
    answer = post(lantern, request, do="look", caller_age="A12_15", addressee="AUTHORITY_PARENT")
    lantern.at_work("cora")
    assert answer.status_code == 200
    assert "nog niet door een jurist bekeken" in answer.content.decode()
    assert "A17" in answer.content.decode()
    request.refresh_from_db()
    assert (Referral.unscoped.count(), request.caller_age) == (0, "GE18")


def test_a_contact_point_of_the_organisation_is_offered(lantern):
    support.complete_protocol(lantern)
    request = making.a_request(lantern)
    page = signed_in(lantern.cora).get(reverse("helpline:referral_new", args=[request.reference]))
    assert "Contactpunt gemeente Rivierstad" in page.content.decode()
    lantern.at_work("cora")
    point = ContactPoint.unscoped.get().pk
    post(lantern, request, point=point, addressee="", recipient="")
    lantern.at_work("cora")
    made = Referral.unscoped.get()
    assert made.addressee == "MUNICIPAL_CONTACT"
    assert made.words(request.key)["recipient"] == "Contactpunt gemeente Rivierstad"


@pytest.mark.parametrize("who", ["wim", "vera", "koos", "fenna", "chris"])
def test_only_the_coordinator_offers_other_help(lantern, who):
    request = making.a_request(lantern)
    assert post(lantern, request, who=who).status_code == 404
    lantern.at_work("cora")
    assert Referral.unscoped.count() == 0


@pytest.mark.gate("H-03", "refuses")
@pytest.mark.parametrize(
    "words",
    [
        {"information": "Dat haar zoon Daan boos is."},
        {"why": "Zij is bang dat hij radicaliseert."},
        {"use": "Karim wordt gebeld."},
    ],
)
def test_what_is_shared_holds_no_name_and_no_label(lantern, words):
    request = making.a_request(lantern)
    with pytest.raises(GateShut) as refusal:
        support.offered(lantern, request, words=words)
    assert refusal.value.gate == "H-03"
    made = support.offered(lantern, request)
    with pytest.raises(GateShut) as refusal:
        offering.change(referral=made, request=request, actor=lantern.at_work("cora"),
                        offered=support.offer(words=words))  # fmt: skip
    assert refusal.value.gate == "H-03"


@pytest.mark.gate("H-03", "releases")
def test_what_only_looked_like_a_name_is_shared_by_who_looked(lantern):
    request = making.a_request(lantern)
    offered = support.offer(words={"use": "Zij gaan samen naar Rivierstad."})
    said = {"request": request, "actor": lantern.at_work("cora"), "offered": offered}
    with pytest.raises(GateShut):
        offering.offer(once=uuid4(), **said)
    assert offering.offer(once=uuid4(), looked=True, **said).state == "OFFERED"


def test_the_page_points_at_the_name_and_asks_who_types_to_look(lantern):
    request, cora = making.a_request(lantern), signed_in(lantern.cora)
    page = reverse("helpline:referral_new", args=[request.reference])
    said = {**support.WORDS, "once": uuid4(), "about": "CALLER", "only_needed": "on",
            "addressee": "EXTERNAL_PROFESSIONAL", "caller_age": "GE18", "age_band": "A16_17",
            "use": "Zij gaan naar Rivierstad.", "capacity": "CAPABLE", "rep_all": "UNKNOWN",
            "client_consent": "NOT_ASKED", "working_for": lantern.cora.organisation.pk}  # fmt: skip
    answer = cora.post(page, said)
    assert answer.status_code == 422
    assert "‘Rivierstad’" in answer.content.decode()
    assert 'name="no_name"' in answer.content.decode()
    assert cora.post(page, {**said, "no_name": "on"}).status_code == 302
