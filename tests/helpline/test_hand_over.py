"""Introduced together, and one page for the caller of what was told to whom."""

import io
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.cast import signed_in
from tests.helpline import making, support
from tests.style import papers
from tests.style.making import PLUM, in_use
from zorgvuldig.helpline.actions import referring
from zorgvuldig.helpline.actions.ending import end_open_match
from zorgvuldig.helpline.models import HelpNote
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import AlreadyRecorded, GateShut

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(lantern):
    """A request with a referral the caller said yes to."""
    request = making.a_request(lantern)
    made = support.offered(lantern, request)
    support.answered(lantern, request, made)
    return request, made


def printed(lantern, request, made, who="cora"):
    args = [request.reference, made.pk]
    answer = signed_in(getattr(lantern, who)).get(reverse("helpline:hand_over_paper", args=args))
    lantern.at_work("cora")
    return answer


def test_who_is_handed_over_stands_in_the_story_and_the_words_in_the_referral(lantern, agreed):
    request, made = agreed
    support.handed(lantern, request, made)
    made.refresh_from_db()
    request.refresh_from_db()
    assert (request.state, made.handed_over_on) == ("REFERRED", timezone.localdate())
    assert made.words(request.key) == {**support.WORDS, **support.HANDED}
    assert HelpNote.unscoped.get().kind == "HAND_OVER"
    assert HelpNote.unscoped.get().words(request.key) == {}


def test_a_hand_over_sent_twice_is_stored_once(lantern, agreed):
    request, made = agreed
    once = uuid4()
    support.handed(lantern, request, made, once=once)
    with pytest.raises(AlreadyRecorded):
        support.handed(lantern, request, made, once=once)
    assert HelpNote.unscoped.count() == 1


@pytest.mark.gate("H-09", "refuses")
@pytest.mark.parametrize(
    "told", ["Dat haar zoon dreigt.", f"{support.HANDED['told']}\nDat zij schulden heeft.", ""]
)
def test_nobody_writes_down_that_more_was_told_than_was_agreed(lantern, agreed, told):
    request, made = agreed
    with pytest.raises(GateShut) as refusal:
        support.handed(lantern, request, made, words={**support.HANDED, "told": told})
    made.refresh_from_db()
    assert (refusal.value.gate, made.state) == ("H-09", "AGREED")


@pytest.mark.gate("H-09", "releases")
def test_all_that_was_agreed_may_be_told_and_less_too(lantern, agreed):
    request, made = agreed
    told = support.WORDS["information"]
    support.handed(lantern, request, made, words={**support.HANDED, "told": told})
    made.refresh_from_db()
    assert made.words(request.key)["told"] == told


def test_to_whom_and_what_was_agreed_are_not_said_anew_at_the_hand_over(lantern, agreed):
    request, made = agreed
    more = {"recipient": "De gemeente", "information": "Alles.", "person_name": "Daan"}
    support.handed(lantern, request, made, words={**support.HANDED, **more})
    made.refresh_from_db()
    assert made.words(request.key) == {**support.WORDS, **support.HANDED}


def test_the_page_offers_what_was_agreed_and_takes_nothing_else(lantern, agreed):
    request, made = agreed
    page = reverse("helpline:hand_over", args=[request.reference, made.pk])
    cora = signed_in(lantern.cora)
    offered = [code for code, _ in cora.get(page).context["form"].fields["told"].choices]
    assert offered == support.WORDS["information"].splitlines()
    said = {"once": uuid4(), "happened_on": timezone.localdate(), **support.HANDED,
            "told": [offered[0], "Dat haar zoon dreigt."],
            "working_for": lantern.cora.organisation.pk}  # fmt: skip
    answer = cora.post(page, said)
    assert answer.status_code == 422
    assert "Kies alleen uit wat was afgesproken." in answer.content.decode()
    assert cora.post(page, {**said, "told": offered}).status_code == 302


def test_a_second_offer_keeps_waiting(lantern, agreed):
    request, made = agreed
    other = support.offered(lantern, request)
    support.handed(lantern, request, made)
    request.refresh_from_db()
    assert request.state == "REFERRAL_OFFERED"
    support.answered(lantern, request, other, "REFUSED")
    request.refresh_from_db()
    assert request.state == "REFERRED"


def test_when_the_match_ended_meanwhile_the_hand_over_goes_on(lantern):
    match = making.a_match(lantern)
    request = match.request
    made = support.offered(lantern, request)
    support.answered(lantern, request, made)
    end_open_match(request=request, actor=lantern.at_work("cora"), on=timezone.localdate())
    type(request).unscoped.filter(pk=request.pk).update(state="TRIAGED")
    support.handed(lantern, request, made)
    request.refresh_from_db()
    assert request.state == "REFERRED"


def test_a_yes_withdrawn_after_the_hand_over_erases_the_words_and_the_paper(lantern, agreed):
    request, made = agreed
    support.handed(lantern, request, made)
    support.answered(lantern, request, made, "WITHDRAWN")
    made.refresh_from_db()
    request.refresh_from_db()
    assert (made.state, made.words(request.key)) == ("HANDED_OVER", {})
    assert request.state == "REFERRED"
    assert printed(lantern, request, made).status_code == 302


def test_the_paper_for_the_caller_says_what_was_told_to_whom(lantern, agreed):
    request, made = agreed
    support.handed(lantern, request, made)
    answer = printed(lantern, request, made)
    paper = PdfReader(io.BytesIO(answer.content))
    text = " ".join(paper.pages[0].extract_text().split())
    assert len(paper.pages) == 1
    assert paper.trailer["/Root"]["/Lang"] == "nl-NL"
    assert "/StructTreeRoot" in paper.trailer["/Root"]
    for said in (
        "Wat wij over u vertelden, aan wie, en wat u kunt verwachten",
        "Maatschappelijk werk Rivierland, Noor",
        "Dat zij zich zorgen maakt.",
        "Verder vertelden wij niets.",
        "De afspraak met de huisarts.",
        "Vera belt nog één keer.",
        "Bel 112",
    ):
        assert said in text
    line = LogEntry.unscoped.get(event_type="help_hand_over.printed")
    assert line.purpose == "voor de hulpvrager"


def test_the_name_of_the_young_person_is_not_on_the_paper(lantern):
    support.complete_protocol(lantern)
    request = making.a_request(lantern, kind="SERIOUS")
    support.looked_along(lantern, request)
    offer = support.offer(about="PERSON_OF_CONCERN", words={"person_name": "Daan"},
                          known={"client_consent": "GIVEN", "weighed": True})  # fmt: skip
    made = referring.offer(request=request, actor=lantern.at_work("cora"), once=uuid4(),
                           offered=offer, name_needed=True)  # fmt: skip
    support.answered(lantern, request, made)
    support.handed(lantern, request, made)
    text = PdfReader(io.BytesIO(printed(lantern, request, made).content)).pages[0].extract_text()
    assert "Daan" not in text
    assert "Ook de naam van de jongere." in " ".join(text.split())


def test_before_the_hand_over_there_is_no_paper(lantern, agreed):
    request, made = agreed
    answer = printed(lantern, request, made)
    assert answer.status_code == 302
    assert LogEntry.unscoped.filter(event_type="help_hand_over.printed").count() == 0


@pytest.mark.parametrize("who", ["wout", "vera", "koos", "fenna", "chris"])
def test_the_paper_is_for_who_sees_the_request(lantern, agreed, who):
    request, made = agreed
    support.handed(lantern, request, made)
    assert printed(lantern, request, made, who).status_code == 404


def test_a_long_story_still_fits_on_one_page(lantern):
    request = making.a_request(lantern)
    told = "\n".join(f"Onderdeel {n} van wat er is verteld." for n in range(25))
    made = support.offered(lantern, request, words={"information": told})
    support.answered(lantern, request, made)
    support.handed(lantern, request, made, words={**support.HANDED, "told": told})
    paper = PdfReader(io.BytesIO(printed(lantern, request, made).content))
    assert len(paper.pages) == 1


def test_the_paper_of_a_line_has_its_colour_and_no_logo(lantern, agreed):
    """A logo can be seen from across a room; so it is on the pages of a line."""
    request, made = agreed
    support.handed(lantern, request, made)
    in_use(lantern, "greet")
    paper = printed(lantern, request, made).content
    assert papers.wears(paper, PLUM)
    assert papers.logos(paper) == []


def test_the_pages_of_a_referral_go_from_offer_to_paper(lantern):
    request = making.a_request(lantern)
    made = support.offered(lantern, request)
    args, cora = [request.reference, made.pk], signed_in(lantern.cora)
    shown = cora.get(reverse("helpline:referral_consent", args=args)).context["form"]
    work = {"working_for": lantern.cora.organisation.pk}
    yes = {"once": uuid4(), "shown": shown["shown"].value(), "answer": "GIVEN",
           "answered_on": timezone.localdate(), "told": "Alles.", **work}  # fmt: skip
    assert cora.post(reverse("helpline:referral_consent", args=args), yes).status_code == 302
    over = {"once": uuid4(), "happened_on": timezone.localdate(), **support.HANDED, **work}
    assert cora.post(reverse("helpline:hand_over", args=args), over).status_code == 302
    page = cora.get(reverse("helpline:referral", args=args)).content.decode()
    assert "Papier voor de hulpvrager" in page
    assert "De afspraak met de huisarts." in page


def test_a_yes_without_what_was_told_is_not_stored(lantern):
    request = making.a_request(lantern)
    made = support.offered(lantern, request)
    args, wim = [request.reference, made.pk], signed_in(lantern.wim)
    yes = {"once": uuid4(), "answer": "GIVEN", "answered_on": timezone.localdate(),
           "working_for": lantern.wim.organisation.pk}  # fmt: skip
    answer = wim.post(reverse("helpline:referral_consent", args=args), yes)
    assert answer.status_code == 422
    assert "Schrijf op wat u vertelde" in answer.content.decode()
