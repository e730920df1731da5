"""Keeping a dossier for a while, and thinking along once."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import entry
from zorgvuldig.dossiers import access
from zorgvuldig.dossiers.actions import assessing, consulting, handing, involving
from zorgvuldig.dossiers.models import Consultation, Entry, Involvement
from zorgvuldig.people import access as people
from zorgvuldig.recording.refusals import GateShut, NotNow

TODAY = timezone.localdate


def part(town, dossier, name):
    """How somebody is involved today: their part, or nothing."""
    town.at_work(name)
    mine = involving.involved_now(dossier, getattr(town, name).membership, TODAY())
    return mine.part if mine else ""


def stands_in(town, dossier, name="bram", days=7, by="anna"):
    return involving.stand_in(
        dossier=dossier,
        actor=town.at_work(by),
        membership=getattr(town, name).membership,
        ends_on=TODAY() + timedelta(days=days),
        today=TODAY(),
    )


def yesterday_was_the_last(dossier):
    Involvement.unscoped.filter(dossier=dossier, ends_on__isnull=False).update(
        ends_on=TODAY() - timedelta(days=1)
    )


@pytest.mark.django_db
class TestStandingIn:
    def test_a_stand_in_keeps_the_dossier_until_the_day_and_no_longer(
        self, town, signed_in, dossier
    ):
        address = f"/dossiers/{dossier.reference}/"
        form = {
            "once": str(uuid4()),
            "membership": town.bram.membership.pk,
            "ends_on": TODAY().isoformat(),
        }
        assert signed_in(town.anna).post(f"{address}vervangen/", form).status_code == 302
        bram = signed_in(town.bram)
        assert "houdt het dossier bij tot en met " in bram.get(address).text
        assert bram.get(f"{address}gesprek/").status_code == 200
        yesterday_was_the_last(dossier)
        assert bram.get(address).status_code == 404
        assert bram.get(f"{address}gesprek/").status_code == 404

    @pytest.mark.parametrize("days", [-1, 43])
    def test_at_most_six_weeks(self, town, dossier, days):
        with pytest.raises(NotNow, match="Kies een dag van vandaag"):
            stands_in(town, dossier, days=days)
        assert stands_in(town, dossier, days=42).part == "KEEPER"

    def test_a_stand_in_is_not_who_keeps_it_on(self, town, dossier):
        """The last who keeps it without a last day does not leave, and is still needed."""
        stands_in(town, dossier)
        with pytest.raises(NotNow, match="Iemand moet dit dossier bijhouden"):
            involving.leave(
                dossier=dossier, actor=town.anna, membership=town.anna.membership, today=TODAY()
            )
        assert access.needs_keeper(town.anna.membership)
        assert access.needs_keeper(town.bram.membership) == ""

    def test_a_stand_in_extends_nothing_and_hands_nothing_over(self, town, dossier):
        stands_in(town, dossier)
        with pytest.raises(NotNow, match="U vervangt een collega"):
            stands_in(town, dossier, days=20, by="bram")
        with pytest.raises(NotNow, match="U vervangt een collega"):
            involving.keep_together(
                dossier=dossier, actor=town.bram, membership=town.bram.membership
            )
        with pytest.raises(NotNow, match="U vervangt een collega"):
            handing.ask(dossier=dossier, actor=town.bram, to=town.ilse.membership, **entry(now="x"))
        with pytest.raises(NotNow, match="U vervangt een collega"):
            involving.leave(
                dossier=dossier, actor=town.bram, membership=town.anna.membership, today=TODAY()
            )

    def test_who_stood_in_before_may_think_along_again(self, town, dossier):
        stands_in(town, dossier)
        yesterday_was_the_last(dossier)
        involving.involve(
            dossier=dossier, actor=town.anna, membership=town.bram.membership, today=TODAY()
        )
        assert part(town, dossier, "bram") == "ADVISER"

    def test_somebody_who_left_the_organisation_keeps_nothing_on(self, town, dossier):
        involving.involve(
            dossier=dossier,
            actor=town.at_work("anna"),
            membership=town.bram.membership,
            today=TODAY(),
        )
        involving.keep_together(dossier=dossier, actor=town.anna, membership=town.bram.membership)
        membership = people.staff_of(town.anna).get(pk=town.bram.membership.pk)
        membership.ended_on = TODAY()
        membership.save()
        with pytest.raises(NotNow, match="Iemand moet dit dossier bijhouden"):
            involving.leave(
                dossier=dossier, actor=town.anna, membership=town.anna.membership, today=TODAY()
            )


def once_asked(town, dossier, name="esra", days=7):
    return consulting.ask_once(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=getattr(town, name).membership,
        ends_on=TODAY() + timedelta(days=days),
        today=TODAY(),
        **entry(question="Zie ik iets over het hoofd?"),
    )


@pytest.mark.django_db
class TestThinkingAlongOnce:
    def test_the_colleague_reads_advises_and_is_done(self, town, signed_in, dossier):
        address = f"/dossiers/{dossier.reference}/"
        form = {
            "once": str(uuid4()),
            "membership": town.esra.membership.pk,
            "question": "Zie ik iets over het hoofd?",
            "ends_on": (TODAY() + timedelta(days=14)).isoformat(),
        }
        assert signed_in(town.anna).post(f"{address}een-keer/", form).status_code == 302
        esra = signed_in(town.esra)
        waits = esra.get("/vandaag/").context["waiting"]
        assert [w["url"] for w in waits] == [f"{address}meedenken/"]
        assert esra.get(address).status_code == 200
        assert "Zie ik iets over het hoofd?" in esra.get(f"{address}meedenken/").text
        said = {"once": str(uuid4()), "advice": "Praat eerst met zijn oom"}
        assert esra.post(f"{address}meedenken/", said).status_code == 302
        assert esra.get(address).status_code == 404
        town.at_work("anna")
        advice = Consultation.unscoped.get()
        assert (advice.scope, advice.entry.author) == ("INTERNAL", town.esra.person)
        assert advice.entry.words(dossier.key)["advice"] == "Praat eerst met zijn oom"

    @pytest.mark.gate("G04", "refuses")
    @pytest.mark.gate("G04", "releases")
    def test_g04_counts_the_advice_and_not_the_question(self, town, dossier):
        once_asked(town, dossier)
        known = {"dossier": dossier, "asked": [town.bram.membership], "today": TODAY()}
        with pytest.raises(GateShut) as shut:
            begin(town, **known)
        assert shut.value.gate == "G04"
        advise(town, dossier)
        assert begin(town, **known).pk

    def test_they_can_do_nothing_else(self, town, signed_in, dossier):
        once_asked(town, dossier, "bram")
        bram = signed_in(town.bram)
        for page in ("gesprek", "signaal", "overleg", "overdragen", "betrokken", "afsluiten"):
            assert bram.get(f"/dossiers/{dossier.reference}/{page}/").status_code == 404

    def test_after_the_last_day_it_is_over(self, town, signed_in, dossier):
        once_asked(town, dossier)
        yesterday_was_the_last(dossier)
        esra, address = signed_in(town.esra), f"/dossiers/{dossier.reference}/meedenken/"
        assert esra.get(address).status_code == 404
        with pytest.raises(NotNow, match="voorbij of teruggenomen"):
            advise(town, dossier)
        assert Entry.unscoped.filter(kind="CONSULTATION").count() == 0

    def test_sent_twice_is_stored_once(self, town, signed_in, dossier):
        once_asked(town, dossier)
        number = uuid4()
        advise(town, dossier, number)
        with pytest.raises(Exception, match=str(number)):
            advise(town, dossier, number)
        assert Consultation.unscoped.count() == 1

    @pytest.mark.parametrize("days", [-1, 15])
    def test_at_most_two_weeks(self, town, dossier, days):
        with pytest.raises(NotNow, match="Kies een dag van vandaag"):
            once_asked(town, dossier, days=days)

    def test_who_is_involved_already_is_simply_asked(self, town, dossier):
        with pytest.raises(NotNow, match="al betrokken"):
            once_asked(town, dossier, "anna")

    @pytest.mark.parametrize("name", ["frank", "gerda", "hugo"])
    def test_who_does_not_think_along_is_not_asked(self, town, dossier, name):
        with pytest.raises(NotNow, match="denkt niet mee"):
            once_asked(town, dossier, name)


def advise(town, dossier, once=None):
    return consulting.give_advice(
        dossier=dossier,
        actor=town.at_work("esra"),
        once=once or uuid4(),
        advice="Praat eerst met zijn oom",
        today=TODAY(),
    )


def begin(town, **known):
    return assessing.begin(actor=town.at_work("anna"), **known, **entry(question="Wat zien wij?"))
