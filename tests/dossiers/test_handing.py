"""Handing a dossier over, and leaving it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.utils import timezone

from tests import cast
from tests.dossiers.conftest import entry, years_ago
from zorgvuldig import walls
from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import beginning, handing, involving
from zorgvuldig.dossiers.models import Dossier, HandOver, Involvement
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import NotNow

TODAY = timezone.localdate
NOTE = {
    "now": "Zijn moeder is ziek",
    "promised": "Dinsdag bellen over de stage",
    "next_step": "De stage regelen, voor vrijdag",
    "client_hears": "Woensdag, met ons drieën",
}


def asked(town, dossier, name="bram", **said):
    return handing.ask(
        dossier=dossier,
        actor=town.at_work("anna"),
        to=getattr(town, name).membership,
        **entry(**{**NOTE, **said}),
    )


def part(town, dossier, name):
    """How somebody is involved today: their part, or nothing."""
    town.at_work(name)
    mine = involving.involved_now(dossier, getattr(town, name).membership, TODAY())
    return mine.part if mine else ""


@pytest.mark.django_db
class TestHandingOver:
    def test_until_yes_nothing_changes(self, town, signed_in, dossier):
        asked(town, dossier)
        assert (part(town, dossier, "anna"), part(town, dossier, "bram")) == ("KEEPER", "")
        assert signed_in(town.bram).get(f"/dossiers/{dossier.reference}/").status_code == 404

    def test_the_colleague_reads_the_note_and_says_yes(self, town, signed_in, dossier):
        asked(town, dossier)
        bram = signed_in(town.bram)
        day = bram.get("/vandaag/")
        waits = next(w for w in day.context["waiting"] if dossier.reference in w["text"])
        page = bram.get(waits["url"])
        assert all(said in page.text for said in NOTE.values())
        answer = bram.post(waits["url"], {"answer": "yes"})
        assert answer["Location"] == f"/dossiers/{dossier.reference}/"
        assert (part(town, dossier, "anna"), part(town, dossier, "bram")) == ("", "KEEPER")
        assert bram.get(waits["url"]).status_code == 404

    def test_the_giver_may_stay_as_adviser(self, town, dossier):
        hand_over = asked(town, dossier, stays="True")
        handing.accept(hand_over=hand_over, actor=town.at_work("bram"), today=TODAY())
        assert part(town, dossier, "anna") == "ADVISER"

    def test_no_comes_with_a_reason_and_leaves_it_where_it_is(self, town, signed_in, dossier):
        hand_over = asked(town, dossier)
        address = f"/dossiers/overdracht/{hand_over.pk}/"
        bram = signed_in(town.bram)
        assert bram.post(address, {"once": str(uuid4())}).status_code == 422
        bram.post(address, {"once": str(uuid4()), "refusal": "Ik heb nu geen tijd"})
        assert part(town, dossier, "anna") == "KEEPER"
        page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/vastgelegd/{hand_over.pk}/")
        assert "Ik heb nu geen tijd" in page.text
        assert "niet overgenomen" in page.text

    def test_one_question_at_a_time_and_it_can_be_taken_back(self, town, signed_in, dossier):
        hand_over = asked(town, dossier)
        with pytest.raises(NotNow, match="Neem die eerst terug"):
            asked(town, dossier, "ilse")
        anna = signed_in(town.anna)
        assert "De vraag terugnemen" in anna.get(f"/dossiers/{dossier.reference}/betrokken/").text
        anna.post(f"/dossiers/{dossier.reference}/overdragen/{hand_over.pk}/terugnemen/")
        with pytest.raises(NotNow, match="al beantwoord of teruggenomen"):
            handing.accept(hand_over=hand_over, actor=town.at_work("bram"), today=TODAY())
        assert asked(town, dossier, "ilse").accepted is None

    def test_only_who_is_asked_answers_and_only_who_works_with_clients_is_asked(
        self, town, signed_in, dossier
    ):
        for name in ("esra", "gerda", "hugo"):
            with pytest.raises(NotNow, match="houdt een dossier bij"):
                asked(town, dossier, name)
        hand_over = asked(town, dossier)
        assert signed_in(town.ilse).get(f"/dossiers/overdracht/{hand_over.pk}/").status_code == 404
        with pytest.raises(NotNow, match="gevraagde collega"):
            handing.accept(hand_over=hand_over, actor=town.at_work("ilse"), today=TODAY())

    def test_who_left_meanwhile_hands_nothing_over(self, town, dossier):
        hand_over = asked(town, dossier)
        involving.involve(
            dossier=dossier, actor=town.anna, membership=town.ilse.membership, today=TODAY()
        )
        involving.keep_together(dossier=dossier, actor=town.anna, membership=town.ilse.membership)
        involving.leave(
            dossier=dossier, actor=town.anna, membership=town.anna.membership, today=TODAY()
        )
        hand_over.refresh_from_db()
        assert hand_over.accepted is False
        HandOver.unscoped.update(accepted=None, answered_at=None)
        with pytest.raises(NotNow, match="houdt het dossier niet meer bij"):
            handing.accept(hand_over=hand_over, actor=town.at_work("bram"), today=TODAY())

    def test_the_note_rests_sealed_and_every_step_has_its_line(self, town, signed_in, dossier):
        form = {"once": str(uuid4()), "to": town.bram.membership.pk, **NOTE}
        address = f"/dossiers/{dossier.reference}/overdragen/"
        assert signed_in(town.anna).post(address, form).status_code == 302
        hand_over = HandOver.unscoped.get()
        assert b"stage" not in bytes(hand_over.entry.sealed)
        signed_in(town.bram).post(f"/dossiers/overdracht/{hand_over.pk}/", {"answer": "yes"})
        written = LogEntry.unscoped.filter(client_ref=dossier.pk).values_list(
            "event_type", flat=True
        )
        assert {
            "hand_over.recorded",
            "hand_over.read",
            "hand_over.answered",
            "involvement.keeper",
            "involvement.ended",
        } <= set(written)


def test_yes_and_taking_back_at_once_is_one_of_both(committed):
    with transaction.atomic():
        town = cast.build()
        dossier = open_one(town)
        hand_over = asked(town, dossier)
    with ThreadPoolExecutor(2) as pool:
        yes = pool.submit(apart, town.bram, lambda actor: accept(hand_over.pk, actor))
        back = pool.submit(apart, town.anna, lambda actor: withdraw(hand_over.pk, actor))
        answers = sorted([yes.result(), back.result()])
    assert answers == ["done", "refused"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        kept = access.get_kept_dossier
        keeper = town.bram if HandOver.unscoped.get().accepted else town.anna
        assert kept(keeper, dossier.reference).pk == dossier.pk
        assert Involvement.unscoped.filter(dossier=dossier, until=None).count() == 1


def open_one(town):
    return beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name="Noor Testman",
        born_on=years_ago(16, 40),
        age_band="",
        review_on=TODAY() + timedelta(days=30),
        today=TODAY(),
    )


def accept(number, actor):
    hand_over = HandOver.unscoped.select_related("dossier__key").get(pk=number)
    handing.accept(hand_over=hand_over, actor=actor, today=TODAY())


def withdraw(number, actor):
    hand_over = HandOver.unscoped.select_related("dossier__key").get(pk=number)
    handing.withdraw(hand_over=hand_over, actor=actor)


def apart(actor, deed):
    """In a thread and a connection of its own."""
    try:
        with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
            deed(actor)
        return "done"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


@pytest.mark.django_db
def test_who_thinks_along_leaves_by_themselves(town, signed_in, dossier):
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.ilse.membership,
        today=TODAY(),
    )
    ilse, address = signed_in(town.ilse), f"/dossiers/{dossier.reference}/"
    assert "Niet meer meedenken" in ilse.get(address).text
    ilse.post(f"{address}betrokken/{town.ilse.membership.pk}/weg/")
    assert ilse.get(address).status_code == 404
    assert Dossier.unscoped.get().pk == dossier.pk


@pytest.mark.django_db
@pytest.mark.parametrize("colleagues", [1, 3])
def test_the_page_of_who_is_involved_costs_the_same(
    town, signed_in, dossier, colleagues, django_assert_num_queries
):
    for name in ("bram", "ilse", "esra")[:colleagues]:
        involving.involve(
            dossier=dossier,
            actor=town.at_work("anna"),
            membership=getattr(town, name).membership,
            today=TODAY(),
        )
    asked(town, dossier)
    anna = signed_in(town.anna)
    anna.get(f"/dossiers/{dossier.reference}/betrokken/")
    with django_assert_num_queries(9):
        anna.get(f"/dossiers/{dossier.reference}/betrokken/")
