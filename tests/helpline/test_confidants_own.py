"""What a confidant told of themself: communities only with their explicit yes (H-10), changed by
themself, and gone at once when the yes is taken back."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making
from zorgvuldig import walls
from zorgvuldig.helpline.actions import applying
from zorgvuldig.helpline.candidates import candidate
from zorgvuldig.helpline.forms.confidants import ApplicationForm
from zorgvuldig.helpline.models import Confidant
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.actions import replaying
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.vault import ledger
from zorgvuldig.vault.models import Erasure

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
SOME = {"communities": ["Somalisch", "Riffijns"]}
FORM = {"languages": ["nl", "so"], "regions": "Tiel\n\n Achterhoek \nTiel", "communities": ""}


def change(lantern, confidant, words=SOME, *, agreed: bool) -> None:
    applying.change(
        confidant=confidant,
        actor=lantern.at_work("vera"),
        today=TODAY(),
        codes={},
        words=words,
        communities_agreed=agreed,
        policy="self",
    )


@pytest.mark.gate("H-10", "refuses")
def test_communities_without_a_yes_are_not_kept(lantern):
    vera = making.a_confidant(lantern)
    with pytest.raises(GateShut) as refusal:
        change(lantern, vera, agreed=False)
    assert refusal.value.gate == "H-10"
    vera.refresh_from_db()
    assert vera.words()["communities"] == []


@pytest.mark.gate("H-10", "refuses")
def test_nobody_applies_with_communities_and_without_a_yes(lantern):
    with pytest.raises(GateShut):
        applying.apply(
            actor=lantern.at_work("cora"),
            once=uuid4(),
            today=TODAY(),
            codes={"languages": ["nl"]},
            words={"first_name": "Noor", **SOME},
            communities_agreed=False,
        )
    assert Confidant.unscoped.count() == 0


@pytest.mark.gate("H-10", "releases")
def test_with_a_yes_they_are_kept_with_its_day(lantern):
    vera = making.a_confidant(lantern)
    change(lantern, vera, agreed=True)
    assert vera.communities_agreed_on == TODAY()
    assert candidate(vera, TODAY()).communities == ("Somalisch", "Riffijns")
    assert vera.words()["surname"] == "Vlasbloem"  # the rest stays as it was


def test_the_day_of_the_yes_is_of_these_communities(lantern):
    vera, long_ago = making.a_confidant(lantern), TODAY() - timedelta(days=300)
    change(lantern, vera, agreed=True)
    Confidant.unscoped.filter(pk=vera.pk).update(communities_agreed_on=long_ago)
    change(lantern, vera, agreed=True)
    assert vera.communities_agreed_on == long_ago
    change(lantern, vera, {"communities": ["Somalisch"]}, agreed=True)
    assert vera.communities_agreed_on == TODAY()
    change(lantern, vera, {"communities": []}, agreed=True)
    assert vera.communities_agreed_on is None


@pytest.mark.gate("H-10", "refuses")
def test_a_yes_that_is_taken_back_empties_the_communities_at_once(lantern):
    vera = making.a_confidant(lantern)
    change(lantern, vera, agreed=True)
    answer = signed_in(lantern.vera).post(reverse("helpline:own_communities_withdraw"))
    assert answer.url == reverse("helpline:own_file")
    lantern.at_work("cora")
    vera.refresh_from_db()
    assert (vera.words()["communities"], vera.communities_agreed_on) == ([], None)
    assert candidate(vera, TODAY()).communities == ()


@pytest.mark.gate("H-10", "refuses")
def test_the_form_says_it_beside_the_tick(lantern):
    form = ApplicationForm({**FORM, "communities": "Somalisch"})
    assert not form.is_valid()
    assert form.errors["communities_agreed"][0].startswith("Gemeenschappen bewaren wij alleen")


def test_somebody_changes_for_whom_they_want_to_be_there(lantern):
    vera = making.a_confidant(lantern)
    client = signed_in(lantern.vera)
    answer = client.post(reverse("helpline:own_serves"), {**FORM, "once": uuid4()})
    assert answer.url == reverse("helpline:own_file")
    lantern.at_work("cora")
    vera.refresh_from_db()
    assert vera.languages == ["nl", "so"]
    assert vera.words()["regions"] == ["Tiel", "Achterhoek"]
    assert (vera.gender, vera.most_matches) == ("WOMAN", 3)  # not asked there, so not touched
    (line,) = LogEntry.unscoped.filter(event_type="confidant.changed")
    assert (line.client_ref, line.auth_policy) == (vera.pk, "self")


def test_somebody_says_when_they_are_away(lantern):
    vera = making.a_confidant(lantern)
    until = TODAY() + timedelta(days=9)
    days = {"once": uuid4(), "away_from": TODAY().isoformat(), "away_until": until.isoformat()}
    signed_in(lantern.vera).post(reverse("helpline:own_away"), days)
    lantern.at_work("cora")
    vera.refresh_from_db()
    assert (vera.away_from, vera.away_until) == (TODAY(), until)
    assert not candidate(vera, TODAY()).available


@pytest.mark.parametrize(("first", "last"), [(None, 3), (3, 1)])
def test_days_away_that_cannot_be_are_refused(lantern, first, last):
    vera = making.a_confidant(lantern)

    def day(far):
        return None if far is None else TODAY() + timedelta(days=far)

    with pytest.raises(NotNow):
        applying.be_away(
            confidant=vera, actor=lantern.at_work("vera"), policy="self",
            away_from=day(first), away_until=day(last),
        )  # fmt: skip


def test_the_own_page_shows_everything_that_is_kept(lantern):
    vera = making.a_confidant(lantern, words={"motivation": "Ik weet hoe het is."})
    change(lantern, vera, agreed=True)
    page = signed_in(lantern.vera).get(reverse("helpline:own_file")).content.decode()
    for said in ("Vera Vlasbloem", "Ik weet hoe het is.", "Somalisch, Riffijns", "Koos", "VOG"):
        assert said in page
    walls.say(organisation=None)


def agreed_long_ago(lantern):
    vera = making.a_confidant(lantern)
    change(lantern, vera, agreed=True)
    vera.communities_agreed_on = TODAY() - timedelta(days=30)
    vera.save()
    return vera


def again_from_a_backup(kept):
    """The row as the backup still had it, and the ledger carried out over it."""
    kept.save()
    lines = [ledger.line_of(row) for row in Erasure.unscoped.all()]
    return sum(replaying._forget(line) for line in lines)


@pytest.mark.parametrize("how", ["withdrawn", "emptied", "fewer"])
def test_communities_that_were_taken_back_stay_away_after_a_backup(lantern, how):
    vera = agreed_long_ago(lantern)
    kept = Confidant.unscoped.get(pk=vera.pk)
    if how == "withdrawn":
        applying.withdraw_communities(confidant=vera, actor=lantern.at_work("vera"), policy="self")
    else:
        left = ["Somalisch"] if how == "fewer" else []
        change(lantern, vera, {"communities": left}, agreed=bool(left))
    assert Erasure.unscoped.get().object_id == vera.pk
    assert again_from_a_backup(kept) == 1
    back = Confidant.unscoped.get(pk=vera.pk)
    assert (back.words()["communities"], back.communities_agreed_on) == ([], None)
    assert back.words()["town"]


def test_a_yes_to_communities_given_anew_stands_after_a_backup(lantern):
    vera = agreed_long_ago(lantern)
    applying.withdraw_communities(confidant=vera, actor=lantern.at_work("vera"), policy="self")
    change(lantern, vera, agreed=True)
    assert again_from_a_backup(vera) == 0
    assert Confidant.unscoped.get(pk=vera.pk).words()["communities"] == SOME["communities"]
