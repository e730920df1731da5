"""What is published, what goes soon, and holding it back, on the screen."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.privacy.moving import TODAY, closed_on, dossier
from tests.privacy.test_holding import hold_back
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.handbook import read
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.access import going
from zorgvuldig.privacy.access.holds import held, standing

pytestmark = pytest.mark.django_db


def page(client, name, *args):
    answer = client.get(reverse(f"privacy:{name}", args=args))
    assert answer.status_code == 200
    return answer.content.decode()


def ends_in(days, town, name="Noor Testman"):
    made = dossier(town, name)
    closed_on(made, TODAY())
    Dossier.unscoped.filter(pk=made.pk).update(keep_until=TODAY() + timedelta(days=days))
    return made


def test_everybody_reads_every_term_with_its_ground_and_what_carries_it_out(client):
    text, terms = page(client, "kept"), read("retention")
    for term in terms["dossier"].values():
        assert term["text"] in text
        assert term["basis"] in text
    for term in (*terms["term"].values(), *terms["beside"].values()):
        assert term["name"] in text
        assert term["text"] in text
        assert term["how"] in text
    assert f"nog {terms['run']['grace_days']} dagen" in text


def test_the_privacy_officer_sees_reference_and_date_and_no_name(town, signed_in):
    soon, later = ends_in(60, town), ends_in(100, town, "Later Testman")
    text = page(signed_in(town.frank), "coming")
    assert soon.reference in text
    assert later.reference not in text
    assert "Testman" not in text
    assert LogEntry.unscoped.filter(event_type="retention.read").count() == 1


def test_a_keeper_sees_what_they_kept_and_nothing_else(town, signed_in):
    mine, other = ends_in(60, town), dossier(town, "Van Bram", by="bram")
    closed_on(other, TODAY())
    Dossier.unscoped.filter(pk=other.pk).update(keep_until=TODAY())
    text = page(signed_in(town.anna), "coming")
    assert mine.reference in text
    assert other.reference not in text
    assert reverse("privacy:hold", args=[mine.reference]) not in text


def test_a_long_list_goes_on_without_leaving_one_out(town, signed_in, monkeypatch):
    monkeypatch.setattr(going, "SIZE", 2)
    made = {ends_in(10, town, f"Client {number}").reference for number in range(5)}
    frank, seen, after = town.at_work("frank"), set(), ""
    for _ in range(3):
        found = going.endings_of(frank, TODAY(), after)
        seen |= {row.reference for row in found.rows}
        after = found.next
    assert (seen, after) == (made, "")


def test_nonsense_in_the_address_is_the_first_page(town, signed_in):
    made = ends_in(10, town)
    answer = signed_in(town.frank).get(reverse("privacy:coming") + "?na=onzin_x")
    assert made.reference in answer.content.decode()


def test_holding_back_lifting_and_both_answers_on_the_screen(town, signed_in):
    made = ends_in(10, town)
    frank, esra = signed_in(town.frank), signed_in(town.esra)
    address = reverse("privacy:hold", args=[made.reference])
    form = {"once": str(uuid4()), "kind": "COURT", "second": town.esra.membership.pk}
    assert frank.post(address, form).status_code == 302
    town.at_work("frank")
    assert held(made)
    assert "wordt gewacht" in frank.get(address).content.decode()
    waiting = esra.get(reverse("privacy:coming")).content.decode()
    assert f"dossier {made.reference}" in waiting
    answer_at = reverse("privacy:hold_answer", args=[standing().get(dossier=made).pk])
    assert "rechtszaak" in esra.get(answer_at).content.decode()
    assert esra.post(answer_at, {"agreed": "yes"}).status_code == 302
    form = {"once": str(uuid4()), "second": town.esra.membership.pk}
    assert frank.post(address, form).status_code == 302
    assert "niet langer hoeft" in esra.get(answer_at).content.decode()
    assert esra.post(answer_at, {"agreed": "yes"}).status_code == 302
    town.at_work("frank")
    assert not held(made)


def test_a_form_without_answers_says_what_is_missing(town, signed_in):
    made = ends_in(10, town)
    answer = signed_in(town.frank).post(reverse("privacy:hold", args=[made.reference]), {})
    assert answer.status_code == 422
    assert "Kies een collega." in answer.content.decode()


def test_another_organisation_holds_nothing_of_ours(town, signed_in):
    made = ends_in(10, town)
    hold = hold_back(made, town)
    for name, args in (("hold", [made.reference]), ("hold_answer", [hold.pk])):
        address = reverse(f"privacy:{name}", args=args)
        assert signed_in(town.chaima).get(address).status_code == 404


def test_closing_and_reopening_say_how_long_it_is_kept_and_what_restarts_it(town, signed_in):
    made = dossier(town)
    anna = signed_in(town.anna)
    text = anna.get(reverse("dossiers:close", args=[made.reference])).content.decode()
    assert "een half jaar" in text
    assert "twintig jaar na de laatste wijziging" in text
    assert "begint de termijn opnieuw" in text
    town.at_work("anna")
    closed_on(made, TODAY())
    text = anna.get(reverse("dossiers:reopen", args=[made.reference])).content.decode()
    assert "vervalt die dag" in text
