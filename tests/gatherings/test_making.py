"""What tests begin with is what the product makes."""

from tests.gatherings import making
from zorgvuldig.gatherings import links
from zorgvuldig.gatherings.access.workshops import held_in, mix_of, workshops_of


def test_a_workshop_has_its_mix_and_who_leads_it(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="INVITED"))
    making.somebody(workshop, state="SEATED", place=1)
    making.a_meeting(wise)
    assert mix_of(workshop) == making.MIX
    assert held_in(workshop) == {"YOUTH_CARE": 1}
    assert workshop.words()["contact"] == making.CONTACT


def test_a_facilitator_sees_what_they_lead_and_the_organiser_all(wise):
    making.led(wise, making.a_workshop(wise, state="INVITED"))
    making.a_workshop(wise)
    assert workshops_of(wise.at_work("paul")).count() == 1
    assert workshops_of(wise.at_work("olga")).count() == 2
    assert workshops_of(wise.at_work("otto")).count() == 0


def test_a_link_opens_its_own_row_and_no_other(wise):
    workshop = making.a_workshop(wise)
    written = links.token("host", workshop.pk, 0)
    assert links.number_in(written) == workshop.pk
    assert links.opens("host", workshop.pk, 0, written)
    assert not links.opens("host", workshop.pk, 1, written)
    assert not links.opens("seat", workshop.pk, 0, written)
    assert links.number_in("onzin") is None
