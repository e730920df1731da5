"""Walking through the pages of sharing: what they show, and that a double click stores once."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.dossiers.sharing.pages import address, typed
from tests.dossiers.sharing.story import (
    SUPPORT_WORDS,
    UNCHOSEN_WORDS,
    fresh,
)
from zorgvuldig.dossiers.actions import proposing
from zorgvuldig.dossiers.letter.items import items_of
from zorgvuldig.dossiers.models import (
    DecisionRecord,
    DisclosureItem,
)

pytestmark = pytest.mark.django_db


def test_the_advice_follows_what_is_typed_and_nothing_is_stored(case, signed_in):
    form = typed(case, ground="", aim="Nog niet bewaard")
    answer = signed_in(case.town.anna).post(
        address(case, "proposal"), form, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200
    assert "Nog niet bewaard" in answer.text
    assert "#grond" in answer.text
    assert "<html" not in answer.text
    assert fresh(case.proposal).ground == "CONSENT"


def test_saving_keeps_exactly_what_is_on_the_screen(case, signed_in):
    form = typed(case, aim="Een ander doel")
    form.pop(f"item_{case.supporting}")
    answer = signed_in(case.town.anna).post(address(case, "proposal"), form)
    assert answer.url == address(case, "proposal")
    kept = fresh(case.proposal)
    assert kept.entry.words(case.dossier.key)["aim"] == "Een ander doel"
    assert set(DisclosureItem.unscoped.values_list("item_id", flat=True)) == {
        case.against,
        case.concern,
    }


def test_a_new_proposal_has_what_speaks_against_the_worry_chosen_already(case, signed_in):
    made = proposing.begin(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        recipient=case.recipient,
        concern=case.concern,
        purpose="SAFETY",
        once=uuid4(),
    )
    url = reverse("dossiers:proposal", args=[case.dossier.reference, made.pk])
    form = signed_in(case.town.anna).get(url).context["form"]
    chosen = {i for i in items_of(case.dossier) if form[f"item_{i}"].value()}
    assert chosen == {case.against, case.concern}


def test_laying_it_down_and_deciding_in_the_pages(case, signed_in):
    anna, esra = signed_in(case.town.anna), signed_in(case.town.esra)
    anna.post(address(case, "proposal"), typed(case, do="submit"))
    assert fresh(case.proposal).state == "SUBMITTED"
    assert case.dossier.reference in esra.get(reverse("dossiers:to_decide")).text
    url = reverse("dossiers:decide", args=[case.proposal.pk])
    page = esra.get(url)
    form = {
        "once": str(uuid4()),
        "fingerprint": page.context["fingerprint"],
        "decision": "SHARE",
        "reasons": "Het moet",
    }
    assert SUPPORT_WORDS in page.text
    assert UNCHOSEN_WORDS not in page.text
    for _ in range(2):
        assert esra.post(url, form).status_code == 302
    assert DecisionRecord.unscoped.count() == 1
    assert fresh(case.proposal).state == "SHARED"
    assert esra.get(url).status_code == 200


def test_a_page_that_grew_old_decides_nothing_and_says_what_changed(case, submit, signed_in):
    laid, esra = submit(), signed_in(case.town.esra)
    url = reverse("dossiers:decide", args=[laid.pk])
    seen = esra.get(url).context["fingerprint"]
    signed_in(case.town.anna).post(
        address(case, "consent_withdraw"),
        {"once": str(uuid4()), "withdrawn_on": timezone.localdate().isoformat()},
    )
    form = {
        "once": str(uuid4()),
        "fingerprint": seen,
        "decision": "SHARE",
        "reasons": "Mijn redenen",
    }
    answer = esra.post(url, form)
    assert answer.status_code == 422
    assert "Er is niets besloten" in answer.text
    assert "het antwoord van de cliënt" in answer.text
    assert "Mijn redenen" in answer.text
    assert DecisionRecord.unscoped.count() == 0
    again = esra.post(url, {**form, "fingerprint": answer.context["fingerprint"]})
    assert again.status_code == 422
    assert "laten dit nu niet toe" in again.text


def test_what_is_missing_is_said_with_a_link(case, signed_in):
    form = typed(case, do="submit", use="")
    answer = signed_in(case.town.anna).post(address(case, "proposal"), form, follow=True)
    assert "Nog niet voorgelegd" in answer.text
    assert 'href="#aan-wie"' in answer.text
    assert fresh(case.proposal).state == "DRAFT"


def test_a_page_on_which_nothing_changed_says_nothing_changed(case, submit, signed_in):
    page = signed_in(case.town.esra).get(reverse("dossiers:decide", args=[submit().pk]))
    assert page.context["changed"] == []


def test_taking_back_makes_it_a_draft_again(case, submit, signed_in):
    submit()
    signed_in(case.town.anna).post(address(case, "take_back"))
    found = fresh(case.proposal)
    assert (found.state, found.sealed_letter) == ("DRAFT", None)
