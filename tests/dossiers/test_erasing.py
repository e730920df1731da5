"""Erasing leaves nothing of a dossier, and everything of the others."""

from uuid import uuid4

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import ProtectedError
from django.http import QueryDict
from django.urls import reverse

from tests.dossiers import gathered
from tests.dossiers.conftest import TODAY, entry
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import beginning, erasing, following, keeping, talks
from zorgvuldig.dossiers.models import Dossier, Entry, Group, InGroup, TriggerEvent, UneaseNote
from zorgvuldig.drafts import actions as drafts
from zorgvuldig.drafts.models import Draft
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.vault.models import DataKey, Erasure

pytestmark = pytest.mark.django_db


def rows_of(dossier: Dossier) -> dict[str, int]:
    """How many rows of each table of this room carry the dossier's number."""
    found = {}
    for model in apps.get_app_config("dossiers").get_models():
        if any(field.name == "dossier" for field in model._meta.local_fields):
            found[model.__name__] = model.unscoped.filter(dossier=dossier.pk).count()
    return found


def test_all_of_a_dossier_goes_and_so_does_its_key(dossier, town):
    made = story.everything(dossier, town)
    other = beginning.open_dossier(
        actor=town.at_work("anna"), once=uuid4(), name="Iemand Anders", born_on=None,
        age_band="GE18", review_on=TODAY(), today=TODAY(),
    )  # fmt: skip
    event, group = gathered.noted(town), gathered.group(town)
    gathered.connected(dossier, town, event)
    gathered.joined(dossier, town, group)
    assert sum(rows_of(dossier).values()) > 10
    assert made.proposal
    erasing.erase_dossier(dossier=dossier, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    assert set(rows_of(dossier).values()) == {0}
    assert not Dossier.unscoped.filter(pk=dossier.pk).exists()
    assert not DataKey.unscoped.filter(pk=dossier.key_id).exists()
    assert Dossier.unscoped.filter(pk=other.pk).exists()
    assert DataKey.unscoped.filter(pk=other.key_id).exists()
    assert TriggerEvent.unscoped.filter(pk=event.pk).exists()
    assert Group.unscoped.filter(pk=group.pk).exists()
    check_now()


def check_now() -> None:
    """What the database would say at the end of the transaction, it says now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def test_erasing_leaves_one_line_here_and_one_there_without_content(dossier, town):
    erasing.erase_dossier(dossier=dossier, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    line = LogEntry.unscoped.get(event_type="dossier.erased")
    assert (line.action, line.object_id, line.auth_policy) == (
        "D", str(dossier.pk), "CLIENT_ASKED",
    )  # fmt: skip
    assert "Noor" not in line.purpose
    row = Erasure.unscoped.get(object_type="dossier")
    assert (row.object_id, row.key_id, row.reason) == (dossier.pk, dossier.key_id, "CLIENT_ASKED")
    with pytest.raises(NotNow, match="al gewist"):
        erasing.erase_dossier(dossier=dossier, actor=town.at_work("anna"), reason="TERM")


def test_a_reason_that_is_none_erases_nothing(dossier, town):
    with pytest.raises(ValueError, match="ZOMAAR"):
        erasing.erase_dossier(dossier=dossier, actor=town.at_work("anna"), reason="ZOMAAR")


def test_what_colleagues_left_in_its_forms_goes_too_and_in_others_stays(dossier, town, father):
    sign = reverse("dossiers:sign", args=[dossier.reference])
    answer = reverse("dossiers:answer", args=[father.pk])
    other = reverse("dossiers:unease")
    for who, path in (("anna", sign), ("bram", answer), ("bram", other)):
        typed = QueryDict("description=woorden")
        drafts.keep(actor=town.at_work(who), path=path, typed=typed)
    erasing.erase_dossier(dossier=dossier, actor=town.at_work("anna"), reason="TERM")
    assert list(Draft.unscoped.values_list("path", flat=True)) == [other]


def test_the_note_that_became_the_dossier_stands_in_the_ledger_too(town, make_dossier):
    note = beginning.note_unease(
        actor=town.at_work("anna"), once=uuid4(), happened_on=TODAY(), triage="CONCERN",
        event_kind="", unease="Hij was stil",
    )  # fmt: skip
    dossier = make_dossier()
    beginning.move_in(actor=town.at_work("anna"), note=note, dossier=dossier)
    erasing.erase_dossier(dossier=dossier, actor=town.at_work("anna"), reason="TERM")
    assert Erasure.unscoped.filter(object_type="uneasenote", object_id=note.pk).exists()


def test_letting_go_of_an_unease_stands_in_the_ledger(town):
    note = beginning.note_unease(
        actor=town.at_work("anna"), once=uuid4(), happened_on=TODAY(), triage="CONCERN",
        event_kind="", unease="Hij was stil",
    )  # fmt: skip
    beginning.let_go(actor=town.at_work("anna"), note=note)
    assert not UneaseNote.unscoped.exists()
    row = Erasure.unscoped.get()
    assert (row.object_id, row.reason) == (note.pk, "LET_GO")


def test_a_group_that_a_dossier_points_to_cannot_go(dossier, town):
    group = gathered.group(town)
    gathered.joined(dossier, town, group)
    with pytest.raises(ProtectedError):
        Group.unscoped.get(pk=group.pk).delete()
    assert InGroup.unscoped.filter(dossier=dossier).exists()


# ---- one piece ------------------------------------------------------------------------------


def test_a_sign_takes_along_what_was_found_out_about_it(dossier, town):
    sign = talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type="ASSUMPTION",
        codes={"polarity": "UNCLEAR", "source": "OWN", "source_agrees": "", "is_diagnosis": False},
        **entry(description="Hij lijkt bang"),
    )
    following.follow_up(
        dossier=dossier, actor=town.at_work("anna"), sign=sign, found="CONFIRMED",
        ask_again_on=None, **entry(how="Ik vroeg het", client_said="Soms"),
    )  # fmt: skip
    erasing.erase_entry(entry=sign.entry, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    check_now()
    assert not Entry.unscoped.filter(dossier=dossier).exists()
    assert Erasure.unscoped.filter(object_type="entry").count() == 2
    assert LogEntry.unscoped.filter(event_type="entry.erased").count() == 2


def test_one_piece_goes_with_what_hangs_on_it_and_that_is_said(dossier, town):
    keeping.look_again(
        dossier=dossier, actor=town.at_work("anna"), review_on=story.soon(), **entry(seen="Rustig")
    )
    review = Entry.unscoped.get(dossier=dossier, kind="REVIEW")
    gone = erasing.erase_entry(entry=review, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    assert [(piece.number, piece.kind) for piece in gone] == [(review.pk, "REVIEW")]
    assert not Entry.unscoped.filter(pk=review.pk).exists()
    assert Erasure.unscoped.get().object_type == "entry"
    assert DataKey.unscoped.filter(pk=dossier.key_id).exists()
    with pytest.raises(NotNow, match="al gewist"):
        erasing.erase_entry(entry=review, actor=town.at_work("anna"), reason="CLIENT_ASKED")


def test_a_piece_of_a_proposal_goes_and_the_proposal_stays(dossier, town):
    made = story.everything(dossier, town)
    sign = Entry.unscoped.get(pk=made.supporting)
    erasing.erase_entry(entry=sign, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    check_now()
    assert Entry.unscoped.filter(pk=made.proposal.pk).exists()


def test_a_decision_never_goes_before_its_file(dossier, town):
    made = story.everything(dossier, town)
    proposal = Entry.unscoped.get(pk=made.proposal.pk)
    with pytest.raises(NotNow, match="zo lang als het dossier"):
        erasing.erase_entry(entry=proposal, actor=town.at_work("anna"), reason="CLIENT_ASKED")
    assert Entry.unscoped.filter(pk=made.proposal.pk).exists()
    assert not Erasure.unscoped.exists()
