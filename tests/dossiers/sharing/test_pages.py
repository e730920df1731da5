"""The pages of sharing: who may open them, and for whom they do not exist."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.dossiers.conftest import entry
from tests.dossiers.sharing.pages import address, typed
from tests.dossiers.sharing.story import fresh, sign, soon
from zorgvuldig.dossiers.actions import deciding, proposing
from zorgvuldig.dossiers.models import DecisionRecord, Disclosure
from zorgvuldig.logbook.models import LogEntry

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


def test_what_was_taken_back_and_not_shared_was_never_laid_before_the_decider(
    case, submit, signed_in
):
    anna, today = case.town.at_work("anna"), timezone.localdate()
    proposing.take_back(proposal=submit(), actor=anna)
    deciding.not_share(
        proposal=fresh(case.proposal),
        actor=anna,
        weighed_with=case.town.bram.membership,
        review_on=soon(),
        today=today,
        **entry(reasons="Het lukt zonder", instead="Wij praten door"),
    )
    url = reverse("dossiers:decide", args=[case.proposal.pk])
    assert signed_in(case.town.esra).get(url).status_code == 404
    case.town.at_work("esra")
    line = LogEntry.unscoped.get(event_type="disclosure.read")
    assert (line.outcome, line.object_id) == ("denied", str(case.proposal.pk))


def test_looking_at_the_list_is_logged_and_so_is_a_refusal(case, signed_in):
    for who, outcome in (("esra", "success"), ("anna", "denied")):
        signed_in(case.town.actors[who]).get(reverse("dossiers:to_decide"))
        actor = case.town.at_work(who)
        lines = LogEntry.unscoped.filter(event_type="disclosure.listed")
        line = lines.get(user_id=actor.person.pseudonym)
        assert (line.outcome, line.client_ref) == (outcome, None)


def test_a_concern_is_never_cut_off_by_newer_signs(case, signed_in):
    for number in range(70):
        sign(case.dossier, case.town, "UNCLEAR", f"Later gezien {number}")
    page = signed_in(case.town.anna).get(address(case, "proposal"))
    assert [str(case.concern)] == [n for n, _ in page.context["form"].fields["concern"].choices]
    assert f'name="item_{case.concern}"' in page.text
    page = signed_in(case.town.anna).get(address(case, "propose"))
    assert "Een klasgenoot kan gewond raken" in page.text


def test_a_kept_draft_comes_back_as_it_was_typed(case, signed_in):
    anna, url = signed_in(case.town.anna), address(case, "proposal")
    form = typed(case, aim="Half af")
    form.pop(f"item_{case.supporting}")
    anna.post(f"{reverse('drafts:keep')}?for={url}", form)
    shown = anna.get(url).context["form"]
    assert shown["aim"].value() == "Half af"
    assert shown[f"item_{case.concern}"].value() is True
    assert shown[f"item_{case.supporting}"].value() is False


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


def test_who_keeps_the_dossier_and_did_not_make_the_proposal_is_logged_as_refused(case, signed_in):
    case.town.at_work("anna")
    Disclosure.unscoped.update(requested_by=case.town.bram.person)
    before = set(LogEntry.unscoped.values_list("pk", flat=True))
    assert signed_in(case.town.anna).get(address(case, "not_share")).status_code == 404
    case.town.at_work("anna")
    lines = LogEntry.unscoped.exclude(pk__in=before).exclude(event_type="session.begun")
    assert [(line.event_type, line.outcome) for line in lines] == [("dossier.read", "denied")]
