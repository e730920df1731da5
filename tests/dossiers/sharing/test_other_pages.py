"""The other pages of sharing: what is sent twice is stored once, and looking is logged."""

from uuid import UUID, uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.dossiers.sharing.pages import address, typed
from tests.dossiers.sharing.story import (
    COUNTER_WORDS,
    SUPPORT_WORDS,
    soon,
)
from zorgvuldig.dossiers.actions import deciding, proposing
from zorgvuldig.dossiers.models import (
    ClientNotification,
    Consent,
    DecisionRecord,
    Disclosure,
    SafetyConcern,
)
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.access import deciders_for

pytestmark = pytest.mark.django_db


def test_not_sharing_stands_in_the_dossier_as_a_decision(case, signed_in):
    anna = signed_in(case.town.anna)
    answer = anna.post(address(case, "proposal"), typed(case, do="not_share"))
    assert answer.url == address(case, "not_share")
    form = {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "reasons": "Het lukt zonder",
        "instead": "Wij praten door",
        "weighed_with": case.town.bram.membership.pk,
        "review_on": soon().isoformat(),
    }
    for _ in range(2):
        anna.post(address(case, "not_share"), form)
    assert DecisionRecord.unscoped.get().decision == "NOT_SHARE"
    assert "Wij praten door" in anna.get(address(case, "proposal")).text


def test_not_sharing_without_a_colleague_is_not_stored(case, signed_in):
    form = {"once": str(uuid4()), "reasons": "x", "instead": "y", "review_on": soon().isoformat()}
    answer = signed_in(case.town.anna).post(address(case, "not_share"), form)
    assert answer.status_code == 422
    assert DecisionRecord.unscoped.count() == 0


def test_describing_a_concern_twice_stores_it_once(case, signed_in):
    form = {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        **dict.fromkeys(
            ("protects", "risk", "whom", "behaviour", "soon", "serious"), "Zo staat het"
        ),
    }
    for _ in range(2):
        signed_in(case.town.anna).post(address(case, "concern"), form)
    assert SafetyConcern.unscoped.count() == 2  # with the one of the story


def test_a_proposal_begins_on_its_own_page_once(case, signed_in):
    form = {"once": str(uuid4()), "concern": str(case.concern), "purpose": "SAFETY"}
    anna = signed_in(case.town.anna)
    answer = anna.post(address(case, "propose"), form)
    anna.post(address(case, "propose"), form)
    assert Disclosure.unscoped.count() == 2
    assert UUID(form["once"]) in Disclosure.unscoped.values_list("pk", flat=True)
    assert form["once"] in answer.url


def test_without_a_concern_the_page_leads_to_describing_one(case, signed_in):
    SafetyConcern.unscoped.update(ended_on=timezone.localdate())
    answer = signed_in(case.town.anna).get(address(case, "propose"))
    assert reverse("dossiers:concern", args=[case.dossier.reference]) in answer.text


def test_looking_at_a_letter_and_printing_it_are_logged_with_the_purpose(case, submit, signed_in):
    laid, anna = submit(), signed_in(case.town.anna)
    assert anna.get(address(case, "letter_pdf")).status_code == 302
    deciding.decide(
        proposal=laid,
        actor=case.town.at_work("esra"),
        decision="SHARE",
        fingerprint=deciding.now(laid, timezone.localdate())[1],
        today=timezone.localdate(),
        once=uuid4(),
        happened_on=timezone.localdate(),
        words={"reasons": "Het moet"},
    )
    assert anna.get(address(case, "letter_pdf")).status_code == 302  # no purpose said
    answer = anna.get(f"{address(case, 'letter_pdf')}?doel=versturen")
    assert answer["Content-Type"] == "application/pdf"
    printed = LogEntry.unscoped.get(event_type="letter.printed")
    assert (printed.purpose, printed.client_ref) == ("versturen aan de ontvanger", case.dossier.pk)
    assert LogEntry.unscoped.filter(event_type="letter.read").exclude(purpose="").count() == 0


def test_the_list_of_the_decider_costs_the_same_with_one_and_with_three(
    case, submit, signed_in, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from tests.dossiers.sharing.story import proposal

    submit()
    esra, url = signed_in(case.town.esra), reverse("dossiers:to_decide")
    esra.get(url)
    with CaptureQueriesContext(connection) as one:
        esra.get(url)
    for _ in range(2):
        proposing.submit(
            proposal=proposal(case), actor=case.town.at_work("anna"), today=timezone.localdate()
        )
    with django_assert_num_queries(len(one)):
        assert esra.get(url).text.count("Voorstel van Anna") == 3


def test_a_consent_on_its_page_keeps_flaws_and_what_it_covers(case, signed_in):
    Consent.unscoped.all().delete()
    form = {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "giver": "CLIENT",
        "purpose": "SAFETY",
        "purpose_words": "Zodat de school kan helpen",
        "items": ["HELP", str(case.against)],
        "explained": ["NOT_FREE", "NOT_EXPLAINED", "NOT_SPECIFIC", "NOT_WITHDRAWABLE"],
        "answer": "GIVEN",
        "form": "ORAL",
    }
    for _ in range(2):
        signed_in(case.town.anna).post(address(case, "consent"), form)
    kept = Consent.unscoped.get()
    assert (kept.flaws, kept.giver, kept.given_by) == (["NOT_EXPLICIT"], "CLIENT", None)
    assert kept.entry.words(case.dossier.key)["purpose_words"] == "Zodat de school kan helpen"


def test_telling_on_its_page_is_stored_once(case, submit, signed_in):
    submit()
    form = {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "how": "in een gesprek",
        "told": "wat er in de brief staat",
    }
    for _ in range(2):
        signed_in(case.town.anna).post(address(case, "tell"), form)
    assert ClientNotification.unscoped.get().told_on == timezone.localdate()


def test_the_words_that_speak_against_come_before_those_that_support(case, signed_in):
    page = signed_in(case.town.anna).get(address(case, "proposal")).text
    assert 0 < page.index(COUNTER_WORDS) < page.index(SUPPORT_WORDS)


def test_deciders_offered_are_those_of_the_protocol(case, signed_in):
    form = signed_in(case.town.anna).get(address(case, "proposal")).context["form"]
    offered = [name for _, name in form.fields["decider"].choices]
    assert offered == [m.person.name for m in deciders_for(case.town.anna)] == ["Esra"]
