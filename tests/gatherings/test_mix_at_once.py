"""Two organisers change the mix at the same moment while people register, in processes of their
own: never is there a sixteenth seat, and nobody's seat is taken away (W-01)."""

import json
import subprocess
import sys
from collections import Counter
from uuid import uuid4

import pytest
from django.db import transaction

from tests.environment import ROOT
from tests.gatherings import cast, making
from tests.gatherings.test_seats_at_once import HELD, Watch, at_once, people
from zorgvuldig import walls
from zorgvuldig.gatherings.access.workshops import mix_of
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Role

SECTORS = [*making.MIX]
WIDE = {"YOUTH_CARE": 9, "EDUCATION": 3, "SAFETY": 3}
OTHER_WAY = {"YOUTH_CARE": 3, "EDUCATION": 9, "SAFETY": 3}
TOO_MANY = {"YOUTH_CARE": 9, "EDUCATION": 9}


@pytest.fixture
def apart(committed):
    command = [sys.executable, "-m", "tests.gatherings.planning_apart", committed]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    both = [subprocess.Popen(command, cwd=ROOT, text=True, **pipes) for _ in range(2)]
    for one in both:
        assert one.stdout.readline().strip() == "ready"
    yield both
    for one in both:
        one.stdin.close()
        one.wait(120)


def two_organisers():
    """Olga and a colleague who organises too."""
    wise = cast.build()
    olga = wise.at_work("olga")
    person = Person.objects.create(email="oda@voorbeeld.example", name="Oda")
    walls.say(organisation=olga.organisation.pk, person=person.pk)
    Membership.unscoped.create(
        organisation=olga.organisation, person=person, roles=[Role.ORGANISER]
    )
    return wise, [olga.person.pk, person.pk]


@pytest.mark.gate("W-01", "refuses")
@pytest.mark.gate("W-01", "releases")
def test_two_change_the_mix_while_people_register_and_never_are_there_sixteen(committed, apart):
    with transaction.atomic():
        wise, organisers = two_organisers()
        workshop = making.a_workshop(wise, state="INVITED")
    deeds = [["register", str(uuid4()), SECTORS[n % 3]] for n in range(40)]
    for number in range(12):
        for who, wish in zip(organisers, (WIDE, OTHER_WAY), strict=True):
            wish = TOO_MANY if number % 4 == 3 else wish
            deeds.insert(number * 4, ["mix", str(who), json.dumps(wish)])
    # What fits when everybody had a seat before any of them agreed anything.
    deeds.append(["mix", str(organisers[0]), json.dumps(making.MIX)])
    watch = Watch(workshop)
    watch.start()
    answers = Counter(at_once(apart, workshop, deeds))
    seen = watch.ended()
    assert max(sum(held.values()) for held in seen) <= 15
    assert answers["W-01"] >= 6
    assert answers["agreed"] >= 1
    held = Counter(sector for _, sector, state, _ in people(workshop) if state in HELD)
    with walls.working_for(organisation=workshop.organisation_id):
        mix = mix_of(workshop)
    assert sum(mix.values()) <= 15
    assert all(held[sector] <= mix.get(sector, 0) for sector in held)
    assert sum(held.values()) >= answers["SEATED"]
