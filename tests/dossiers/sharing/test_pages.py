"""The pages of sharing: who may open them, and for whom they do not exist."""

import pytest
from django.urls import reverse

from tests.dossiers.sharing.pages import address, typed
from zorgvuldig.dossiers.models import (
    DecisionRecord,
)

pytestmark = pytest.mark.django_db

OF_THE_KEEPER = (
    "concern",
    "consent",
    "consent_withdraw",
    "propose",
    "proposal",
    "take_back",
    "not_share",
    "letter",
    "letter_pdf",
    "tell",
    "postpone",
)


@pytest.mark.parametrize("name", OF_THE_KEEPER)
@pytest.mark.parametrize("who", ["chaima", "ilse", "hugo", "esra", "frank", "gerda"])
def test_for_a_stranger_the_page_does_not_exist(case, signed_in, name, who):
    client, url = signed_in(case.town.actors[who]), address(case, name)
    partial = {"HX-Request": "true"}
    assert client.get(url).status_code in (404, 405)
    assert client.post(url, {}).status_code in (404, 405)
    assert client.post(url, {}, headers=partial).status_code in (404, 405)
    assert (client.get(url).status_code, client.post(url).status_code) != (405, 405)


@pytest.mark.parametrize("name", OF_THE_KEEPER)
def test_a_visitor_gets_the_sign_in(case, client, name):
    answer = client.get(address(case, name))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("name", ["to_decide", "decide"])
def test_a_visitor_who_would_decide_gets_the_sign_in(case, client, name):
    args = [case.proposal.pk] if name == "decide" else []
    answer = client.get(reverse(f"dossiers:{name}", args=args))
    assert (answer.status_code, answer.url.split("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("who", ["anna", "bram", "ilse", "hugo", "gerda", "frank"])
def test_the_list_to_decide_is_for_deciders(case, signed_in, who):
    answer = signed_in(case.town.actors[who]).get(reverse("dossiers:to_decide"))
    assert answer.status_code == 404


def test_a_decider_elsewhere_sees_nothing_of_here(case, submit, signed_in):
    submit()
    page = signed_in(case.town.chaima).get(reverse("dossiers:to_decide"))
    assert case.dossier.reference not in page.text


@pytest.mark.parametrize("who", ["anna", "bram", "ilse", "hugo", "chaima", "gerda", "frank"])
def test_only_the_named_decider_opens_what_is_laid_down(case, submit, signed_in, who):
    laid = submit()
    url = reverse("dossiers:decide", args=[laid.pk])
    client = signed_in(case.town.actors[who])
    assert client.get(url).status_code == 404
    assert client.post(url, {"decision": "SHARE"}).status_code == 404
    assert DecisionRecord.unscoped.count() == 0


def test_the_decider_does_not_see_a_draft_nor_the_dossier(case, signed_in):
    esra = signed_in(case.town.esra)
    assert esra.get(reverse("dossiers:decide", args=[case.proposal.pk])).status_code == 404
    assert esra.get(reverse("dossiers:page", args=[case.dossier.reference])).status_code == 404


def test_who_thinks_along_reads_the_proposal_but_does_not_change_it(case, signed_in):
    bram = signed_in(case.town.bram)  # asked to assess, so involved
    url = address(case, "proposal")
    assert bram.get(url).status_code == 200
    assert bram.post(url, typed(case, aim="Anders")).status_code == 404
    assert bram.get(address(case, "not_share")).status_code == 404


@pytest.mark.parametrize("name", [n for n in OF_THE_KEEPER if n != "take_back"])
def test_every_page_opens_for_the_keeper_and_avoids_the_word(case, signed_in, name):
    answer = signed_in(case.town.anna).get(address(case, name), follow=True)
    assert answer.status_code == 200
    assert "melden" not in answer.text.casefold()
