"""Who goes back and corrects what was sent, is told that the first version stands, and loses
nothing; what is for the line is answered by the line."""

from uuid import uuid4

import pytest
from django.urls import reverse

from tests.cast import signed_in
from tests.helpline import making, support
from tests.helpline.test_through_line import mother_of, vera_writes, writes  # noqa: F401
from zorgvuldig.drafts.models import SentForm
from zorgvuldig.helpline.access.stories import waits_for_answer
from zorgvuldig.helpline.models import HelpNote
from zorgvuldig.recording.pages import SENT_BEFORE
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db


def message(request, text, once):
    return reverse("helpline:message", args=[request.reference]), {"once": once, "text": text}


def test_a_correction_after_going_back_is_not_called_stored(lantern):
    request, wim, once = making.a_request(lantern, code=True), signed_in(lantern.wim), str(uuid4())
    wim.post(*message(request, "Wij bellen u morgen.", once))
    answer = wim.post(*message(request, "Wij bellen u NIET morgen.", once))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert SENT_BEFORE in page
    assert "Wij bellen u NIET morgen." in page
    lantern.at_work("wim")
    assert [n.words(request.key)["text"] for n in HelpNote.unscoped.all()] == [
        "Wij bellen u morgen."
    ]


def test_the_correction_is_stored_when_it_is_sent_once_more(lantern):
    request, wim, once = making.a_request(lantern, code=True), signed_in(lantern.wim), str(uuid4())
    wim.post(*message(request, "Wij bellen u morgen.", once))
    answer = wim.post(*message(request, "Wij bellen u NIET morgen.", once))
    fresh = answer.context["form"].data["once"]
    assert fresh != once
    assert wim.post(*message(request, "Wij bellen u NIET morgen.", fresh)).status_code == 302
    lantern.at_work("wim")
    assert HelpNote.unscoped.count() == 2


def test_the_same_form_pressed_twice_is_stored_once_and_said_so(lantern):
    request, wim, once = making.a_request(lantern, code=True), signed_in(lantern.wim), str(uuid4())
    wim.post(*message(request, "Wij bellen u morgen.", once))
    assert wim.post(*message(request, "Wij bellen u morgen.", once)).status_code == 302
    lantern.at_work("wim")
    assert HelpNote.unscoped.count() == 1


def test_of_a_sent_form_no_word_is_kept(lantern):
    request, wim = making.a_request(lantern, code=True), signed_in(lantern.wim)
    wim.post(*message(request, "Wij bellen u morgen.", str(uuid4())))
    lantern.at_work("wim")
    kept = SentForm.unscoped.get()
    assert len(bytes(kept.digest)) == 32
    assert {f.name for f in SentForm._meta.fields} == {
        "id", "organisation_id", "digest", "sent_at"
    }  # fmt: skip


def test_what_is_for_the_line_is_not_answered_by_the_confidant(mother_of, lantern):  # noqa: F811
    mother, code, match = mother_of()
    writes(mother, code, "Ik ben bang voor haar.", to="LINE")
    vera_writes(lantern, match)
    lantern.at_work("cora")
    assert waits_for_answer(match.request)
    page = signed_in(lantern.cora).get(reverse("helpline:request", args=[match.request.reference]))
    assert "Ik ben bang voor haar." in page.context["unanswered"]


def test_what_is_for_the_confidant_is_answered_by_them(mother_of, lantern):  # noqa: F811
    mother, code, match = mother_of()
    lantern.at_work("cora")
    HelpNote.unscoped.all().delete()
    writes(mother, code, "Kunt u morgen?")
    lantern.at_work("cora")
    assert waits_for_answer(match.request)
    vera_writes(lantern, match)
    assert not waits_for_answer(match.request)


def test_the_number_of_one_hand_over_counts_for_no_other(lantern):
    request, once = making.a_request(lantern), uuid4()
    one, other = support.offered(lantern, request), support.offered(lantern, request)
    for made in (one, other):
        support.answered(lantern, request, made)
    support.handed(lantern, request, one, once=once)
    with pytest.raises(NotNow):
        support.handed(lantern, request, other, once=once)
    other.refresh_from_db()
    assert other.state == "AGREED"


def test_who_speaks_a_language_without_pages_is_handed_over_with_a_dutch_paper(lantern):
    request = making.a_request(lantern)
    type(request).unscoped.filter(pk=request.pk).update(language="rif")
    request.refresh_from_db()
    made = support.offered(lantern, request)
    support.answered(lantern, request, made)
    cora, args = signed_in(lantern.cora), [request.reference, made.pk]
    page = cora.get(reverse("helpline:hand_over", args=args))
    assert "het komt in het Nederlands" in page.content.decode()
    lantern.at_work("cora")
    support.handed(lantern, request, made)
    paper = cora.get(reverse("helpline:hand_over_paper", args=args))
    assert paper["Content-Type"] == "application/pdf"
