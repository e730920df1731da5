"""Nothing typed is ever lost: kept sealed, found again, by its writer only."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import timezone

from zorgvuldig.drafts.models import Draft

pytestmark = pytest.mark.django_db
TYPED = {"own_words": "Ik typte dit net", "mode": "EXPLORATORY"}


def form_of(dossier):
    return f"/dossiers/{dossier.reference}/gesprek/"


def test_a_draft_is_kept_sealed_and_stands_in_the_form_again(town, signed_in, dossier):
    anna = signed_in(town.anna)
    kept = anna.post(f"/concept/?for={form_of(dossier)}", TYPED)
    assert list(kept.json()) == ["saved_at"]
    assert b"typte" not in bytes(Draft.unscoped.get().sealed)
    page = anna.get(form_of(dossier))
    assert "Ik typte dit net" in page.text
    assert "Wat u hier eerder typte staat er weer" in page.text


def test_anothers_draft_is_not_shown(town, signed_in, dossier):
    signed_in(town.bram).post(f"/concept/?for={form_of(dossier)}", TYPED)
    assert "Ik typte dit net" not in signed_in(town.anna).get(form_of(dossier)).text


def test_storing_throws_the_draft_away(town, signed_in, dossier):
    anna = signed_in(town.anna)
    anna.post(f"/concept/?for={form_of(dossier)}", TYPED)
    anna.post(
        form_of(dossier),
        {**TYPED, "once": str(uuid4()), "happened_on": timezone.localdate().isoformat()},
    )
    assert Draft.unscoped.count() == 0


def test_a_second_tab_is_noticed(town, signed_in, dossier):
    anna, address = signed_in(town.anna), f"/concept/?for={form_of(dossier)}"
    anna.post(address, {**TYPED, "draft_tab": "een"})
    assert anna.post(address, {**TYPED, "draft_tab": "twee"}).json() == {"other_tab": True}


def test_a_form_sent_after_a_long_rest_is_kept_and_found_after_signing_in(town, signed_in, dossier):
    anna = signed_in(town.anna)
    session = anna.session
    session["seen"] = int((timezone.now() - timedelta(hours=2)).timestamp())
    session.save()
    answer = anna.post(form_of(dossier), {**TYPED, "once": str(uuid4())})
    assert answer["Location"] == f"/account/login/?next={form_of(dossier)}"
    assert "_auth_user_id" not in anna.session
    assert "Ik typte dit net" in signed_in(town.anna).get(form_of(dossier)).text


def test_after_a_rest_the_autosave_still_keeps_and_says_sign_in(town, signed_in, dossier):
    anna = signed_in(town.anna)
    session = anna.session
    session["seen"] = int((timezone.now() - timedelta(hours=2)).timestamp())
    session.save()
    assert anna.post(f"/concept/?for={form_of(dossier)}", TYPED).status_code == 401
    assert Draft.unscoped.get().path == form_of(dossier)


def test_a_draft_too_large_to_keep_says_so(town, signed_in, dossier):
    answer = signed_in(town.anna).post(
        f"/concept/?for={form_of(dossier)}", {"own_words": "a" * 500_000}
    )
    assert answer.status_code == 413
    assert Draft.unscoped.count() == 0


def test_the_number_of_a_form_is_never_restored(town, signed_in, dossier):
    anna, once = signed_in(town.anna), str(uuid4())
    anna.post(f"/concept/?for={form_of(dossier)}", {**TYPED, "once": once})
    assert once not in anna.get(form_of(dossier)).text


def test_a_box_that_was_unticked_stays_unticked(town, signed_in, dossier):
    """A box left empty is not sent, so its absence in the draft is an answer."""
    from zorgvuldig.dossiers.forms.talks import SignForm
    from zorgvuldig.drafts import access, actions

    anna, path = town.at_work("anna"), "/een/formulier/"
    actions.keep(actor=anna, path=path, typed=QueryDict("description=iets"))
    form = SignForm(initial={"is_diagnosis": True})
    access.restore(form, anna, path)
    assert form["is_diagnosis"].value() is False
    assert form["description"].value() == "iets"
