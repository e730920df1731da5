"""Ways around the rules that somebody may try, each shut: writing where one only reads, coming back
after leaving, saying it afterwards, and reading from a number or a name what is hidden."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, begun, consulted, entry
from tests.dossiers.gathered import group as begun_group
from tests.dossiers.gathered import joined, led_too
from tests.dossiers.test_assessing import complete, view_form
from tests.dossiers.test_emergency import checked, looked_in
from zorgvuldig.dossiers.access import emergencies
from zorgvuldig.dossiers.actions import (
    assessing,
    beginning,
    closing,
    concerns,
    involving,
    noticing,
    proposing,
    searching,
)
from zorgvuldig.dossiers.models import AssessmentView, Entry, Involvement, UneaseNote
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import actions as people
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
RISK = {
    "risk": "Loopt 's nachts weg en kan vallen",
    "whom": "zichzelf",
    "behaviour": "weglopen als hij boos is",
    "soon": "deze week",
    "serious": "hij raakte eerder gewond",
    "protects": "zijn oma belt hem elke avond",
}
WEIGHED = {"counter_signs": "Hij helpt zijn zusje", "other_explanations": "Een verhuizing"}


def page(dossier, place=""):
    return f"/dossiers/{dossier.reference}/{place}"


def both_keep(town, dossier):
    """Anna and Bram keep the dossier together."""
    anna, bram = town.at_work("anna"), town.bram.membership
    involving.involve(dossier=dossier, actor=anna, membership=bram, today=TODAY())
    involving.keep_together(dossier=dossier, actor=anna, membership=bram)


def own_draft(town, dossier):
    """A proposal to share that Anna began."""
    recipient = add_somebody(dossier, town, "MUNICIPAL_CONTACT", "Contactpunt")
    anna = town.at_work("anna")
    concern = concerns.describe_concern(dossier=dossier, actor=anna, **entry(**RISK))
    return proposing.begin(
        dossier=dossier,
        actor=anna,
        recipient=recipient,
        concern=concern.pk,
        purpose="SAFETY",
        once=uuid4(),
    )


def left_by_anna(town, dossier):
    """Anna began a proposal and is no longer involved."""
    both_keep(town, dossier)
    proposal = own_draft(town, dossier)
    involving.leave(
        dossier=dossier, actor=town.at_work("anna"), membership=town.anna.membership, today=TODAY()
    )
    return proposal


def test_who_looks_in_reads_an_own_proposal_and_does_not_go_on_with_it(town, signed_in, dossier):
    proposal = left_by_anna(town, dossier)
    looked_in(town, dossier, "anna")
    anna, at = signed_in(town.anna), page(dossier, f"voorstel/{proposal.pk}/")
    typed = {"once": str(uuid4()), "aim": "Later bedacht", "purpose": "SAFETY"}
    assert "<textarea" not in anna.get(at).text
    assert anna.post(at, typed).status_code == 404
    assert anna.post(at, typed, headers={"HX-Request": "true"}).status_code == 404
    assert Entry.unscoped.get(pk=proposal.pk).words(dossier.key) == {}


def test_who_handed_over_and_thinks_along_does_not_go_on_with_it_either(town, signed_in, dossier):
    proposal = left_by_anna(town, dossier)
    involving.involve(
        dossier=dossier,
        actor=town.at_work("bram"),
        membership=town.anna.membership,
        today=TODAY(),
    )
    at = page(dossier, f"voorstel/{proposal.pk}/")
    typed = {"once": str(uuid4()), "aim": "Later bedacht", "purpose": "SAFETY"}
    assert signed_in(town.anna).post(at, typed).status_code == 404


def test_what_somebody_who_looks_in_opened_is_told_to_who_checks(town, signed_in, dossier):
    proposal = left_by_anna(town, dossier)
    consulted(dossier, town)
    assessment = begun(dossier, town)
    looked_in(town, dossier, "anna")
    anna = signed_in(town.anna)
    anna.get(page(dossier, f"voorstel/{proposal.pk}/"))
    anna.get(page(dossier, f"inschatting/{assessment.pk}/"))
    opened = LogEntry.unscoped.filter(event_type="entry.read", auth_policy="emergency")
    assert {line.object_id for line in opened} == {str(proposal.pk), str(assessment.pk)}


def test_no_view_is_added_after_completing_when_all_can_be_read(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    assessing.ask_another(
        dossier=dossier,
        assessment=assessment.pk,
        actor=town.anna,
        membership=town.esra.membership,
        today=TODAY(),
    )
    for who in (town.anna, town.bram):
        assessing.write_view(dossier=dossier, assessment=assessment, actor=who, words=WEIGHED)
    complete(town, dossier, assessment)
    answer = signed_in(town.esra).post(page(dossier, f"inschatting/{assessment.pk}/"), view_form())
    assert answer.status_code == 422
    assert AssessmentView.unscoped.filter(submitted_at=None).count() == 1


def come_back(town, name, roles):
    """Invited anew: the same person, the same organisation."""
    membership = getattr(town, name).membership
    town.at_work("gerda")
    Membership.unscoped.filter(pk=membership.pk).update(ended_on=None, roles=roles)


def test_who_left_the_organisation_and_comes_back_opens_nothing_of_before(town, signed_in, dossier):
    both_keep(town, dossier)
    led = begun_group(town)
    led_too(led, town, "bram")
    gerda = town.at_work("gerda")
    people.end_membership(actor=gerda, membership=town.bram.membership, today=TODAY())
    lines = LogEntry.unscoped.filter(auth_policy="administrator")
    assert {line.event_type for line in lines} == {"involvement.ended", "group_leader.ended"}
    come_back(town, "bram", ["PROFESSIONAL"])
    bram = signed_in(town.bram)
    assert bram.get(page(dossier)).status_code == 404
    assert bram.get(f"/dossiers/groepen/{led.pk}/").status_code == 404


def test_so_does_who_worked_with_no_dossier_for_a_while(town, signed_in, dossier):
    both_keep(town, dossier)
    for roles in (["ADMINISTRATOR"], ["PROFESSIONAL"]):
        people.change_roles(
            actor=town.at_work("gerda"),
            membership=town.bram.membership,
            roles=roles,
            profession="OTHER",
        )
    assert signed_in(town.bram).get(page(dossier)).status_code == 404


def close(town, dossier, outcome="NO_CONCERN"):
    closing.close(
        dossier=dossier,
        actor=town.at_work("anna"),
        outcome=outcome,
        help_relation=True,
        today=TODAY(),
        **entry(reason="Het gaat goed", told="Alles", support="Oma"),
    )


def test_what_is_closed_keeps_its_last_keeper(town, dossier):
    close(town, dossier)
    people.end_membership(
        actor=town.at_work("gerda"), membership=town.anna.membership, today=TODAY()
    )
    assert Involvement.unscoped.get(dossier=dossier).until is None


def test_who_works_with_clients_no_longer_reads_and_does_not_write(town, signed_in, dossier):
    both_keep(town, dossier)
    people.change_roles(
        actor=town.at_work("gerda"),
        membership=town.bram.membership,
        roles=["BEHAVIOURAL_SCIENTIST"],
        profession="OTHER",
    )
    bram = signed_in(town.bram)
    assert page(dossier, "signaal/") not in bram.get(page(dossier)).text
    assert bram.get(page(dossier, "signaal/")).status_code == 404


def test_of_each_dossier_can_be_told_who_came_upon_it_by_searching(town, dossier):
    searching.search(
        actor=town.at_work("bram"), purpose="verder werken in een dossier", name="Noor Testman"
    )
    line = LogEntry.unscoped.get(client_ref=dossier.pk, event_type="dossier.found")
    assert (line.user_id, line.purpose) == (
        town.bram.person.pseudonym,
        "verder werken in een dossier",
    )


def test_two_who_looked_in_do_not_check_each_other(town, signed_in, dossier):
    come_back(town, "bram", ["ATTENTION_OFFICER"])
    of_ilse, of_bram = looked_in(town, dossier, "ilse"), looked_in(town, dossier, "bram")
    for look, name in ((of_ilse, "bram"), (of_bram, "ilse")):
        with pytest.raises(NotNow, match="Alleen een aandachtsfunctionaris"):
            checked(town, look, name)
        other = signed_in(getattr(town, name))
        assert other.get(f"/dossiers/spoed/{look.pk}/").status_code == 404
    frank = town.at_work("frank")
    assert set(emergencies.looks_to_check(frank)) == {of_ilse, of_bram}
    checked(town, of_bram, "frank")
    checked(town, of_ilse, "bram")


def test_what_was_passed_on_meanwhile_is_no_longer_ones_own(town, dossier):
    anna = town.at_work("anna")
    note = beginning.note_unease(
        actor=anna,
        once=uuid4(),
        happened_on=TODAY(),
        triage="CONCERN",
        event_kind="",
        unease="Hij is stil",
    )
    seen_before = UneaseNote.unscoped.get(pk=note.pk)
    noticing.pass_on(actor=anna, note=note, to=town.bram.membership)
    with pytest.raises(NotNow):
        beginning.let_go(actor=anna, note=seen_before)
    with pytest.raises(NotNow):
        beginning.move_in(actor=anna, note=seen_before, dossier=dossier)
    assert UneaseNote.unscoped.get().holder == town.bram.person


@pytest.mark.gate("G22", "refuses")
def test_nobody_joins_a_group_that_is_called_after_them(town, dossier):
    named = begun_group(town, by="bram", name="De kookclub van Noor")
    with pytest.raises(NotNow, match="‘Noor’"):
        joined(dossier, town, named)
    joined(dossier, town, begun_group(town, by="bram"))
