"""Nothing typed is ever lost: kept sealed, found again, by its writer only."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.http import QueryDict
from django.utils import timezone

from zorgvuldig.drafts import access, actions
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


def test_what_was_refused_is_there_again_and_an_empty_form_is_no_draft(town, signed_in, dossier):
    anna = signed_in(town.anna)
    assert anna.post(form_of(dossier), {"own_words": "  ", "once": str(uuid4())}).status_code == 422
    assert "eerder typte" not in anna.get(form_of(dossier)).text
    assert anna.post(form_of(dossier), {**TYPED, "once": str(uuid4())}).status_code == 422
    assert "eerder typte" in anna.get(form_of(dossier)).text


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

    anna, path = town.at_work("anna"), "/een/formulier/"
    actions.keep(actor=anna, path=path, typed=QueryDict("description=iets"))
    form = SignForm(initial={"is_diagnosis": True})
    access.restore(form, anna, path)
    assert form["is_diagnosis"].value() is False
    assert form["description"].value() == "iets"


def rested(client):
    """Somebody who was away for two hours."""
    session = client.session
    session["seen"] = int((timezone.now() - timedelta(hours=2)).timestamp())
    session.save()
    return client


@pytest.mark.parametrize("path", ["/account/password/change/", "/organisatie/protocol/", "/x/"])
def test_after_a_rest_nothing_is_kept_outside_the_working_rooms(town, signed_in, path):
    rested(signed_in(town.anna)).post(path, {"oldpassword": "geheim", "text": "iets"})
    rested(signed_in(town.anna)).post(f"/concept/?for={path}", {"text": "iets"})
    assert signed_in(town.anna).post(f"/concept/?for={path}", {"text": "i"}).status_code == 404
    town.at_work("anna")
    assert Draft.unscoped.count() == 0


def test_a_password_never_rests_in_a_draft(town, signed_in, dossier):
    typed = {**TYPED, "oldpassword": "geheim", "Password1": "geheim"}
    rested(signed_in(town.anna)).post(form_of(dossier), typed)
    town.at_work("anna")
    assert set(access.typed_in(Draft.unscoped.get())) == set(TYPED)


def test_everything_below_a_path_is_thrown_away_of_this_writer_only(town):
    paths = ("/dossiers/a/", "/dossiers/a/x/", "/dossiers/b/")
    for name in ("anna", "bram"):
        for path in paths:
            actions.keep(actor=town.at_work(name), path=path, typed=QueryDict("text=iets"))
    actions.discard_under(town.at_work("anna"), "/dossiers/a/")
    left = sorted((row.box_id, row.path) for row in Draft.unscoped.all())
    anna, bram = town.anna.membership_id, town.bram.membership_id
    assert left == sorted([(anna, paths[2]), *((bram, path) for path in paths)])


@pytest.mark.parametrize(
    ("address", "typed", "status"),
    [
        ("/concept/?for=/dossiers/%00x", {"a": "b"}, 400),
        ("/concept/?for=/dossiers/" + "%C3%A9" * 299, {"a": "b"}, 404),
        ("/concept/?for=/dossiers/ok/", {"a": "b\0c"}, 200),
        ("/concept/?for=/dossiers/ok/", {"draft_tab": "\0\0", "a": "x"}, 200),
        ("/concept/?for=/dossiers/ok/&working_for=%00", {"a": "x"}, 400),
    ],
)
def test_no_address_and_no_text_makes_it_fail(town, signed_in, address, typed, status):
    assert signed_in(town.anna).post(address, typed).status_code == status


def test_the_code_of_a_caller_is_never_kept_as_a_draft(town):
    actor, path = town.at_work("anna"), "/hulplijn/met-code/"
    actions.keep(actor=actor, path=path, typed=QueryDict("code=ACDE-FGHJ-KLMN-PQRT&said=Dag"))
    assert list(access.typed_in(access.draft_of(actor, path))) == ["said"]


def test_a_session_ends_after_twelve_hours_however_busy_one_was(town, signed_in, dossier):
    anna = signed_in(town.anna)
    assert anna.get(form_of(dossier)).status_code == 200
    session = anna.session
    session["begun"] -= settings.SESSION_COOKIE_AGE - 60
    session.save()
    assert anna.get(form_of(dossier)).status_code == 200
    session = anna.session
    session["begun"] -= 120
    session.save()
    assert anna.get(form_of(dossier))["Location"] == f"/account/login/?next={form_of(dossier)}"
    assert settings.SESSION_COOKIE_AGE == 12 * 3600
