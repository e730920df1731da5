"""Two people keep a map, or ask somebody to join, at the same moment."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connections, transaction

from tests import cast
from tests.dossiers import mapped
from tests.dossiers.afterwards import opened
from tests.dossiers.conftest import entry
from tests.dossiers.mapped import FULL
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import mapping
from zorgvuldig.dossiers.models import Dossier, SafetyMap, SafetyNetworkMember
from zorgvuldig.recording.refusals import NotNow


def apart(actor, act):
    """In a thread and a connection of its own, as on two tablets."""
    try:
        with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
            act(actor)
        return "stored"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


def both(town, act):
    with ThreadPoolExecutor(2) as pool:
        return sorted(pool.map(apart, [town.anna, town.bram], [act] * 2))


def test_of_two_next_versions_at_once_one_is_stored_and_one_refused(committed):
    with transaction.atomic():
        town = cast.build()
        dossier = opened(town, "Noor Testman")
        mapped.talked_openly(dossier, town)
        mapped.kept(dossier, town, **FULL)

    def keep(actor):
        fresh = Dossier.unscoped.select_related("key").get(pk=dossier.pk)
        words = {**FULL, "steps": f"{actor.person.name} belt de club"}
        mapping.record_map(dossier=fresh, actor=actor, read=FULL, **entry(**words))

    assert both(town, keep) == ["refused", "stored"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert SafetyMap.unscoped.count() == 2


def test_two_first_maps_at_once_are_one(committed):
    with transaction.atomic():
        town = cast.build()
        dossier = opened(town, "Noor Testman")
        mapped.talked_openly(dossier, town)

    def keep(actor):
        fresh = Dossier.unscoped.select_related("key").get(pk=dossier.pk)
        mapping.record_map(dossier=fresh, actor=actor, read={}, **entry(**FULL))

    assert both(town, keep) == ["refused", "stored"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert SafetyMap.unscoped.count() == 1


def test_somebody_asked_by_two_at_once_joins_once(committed):
    with transaction.atomic():
        town = cast.build()
        dossier = opened(town, "Noor Testman")
        rita = mapped.aunt(dossier, town)

    def join(actor):
        fresh = Dossier.unscoped.select_related("key").get(pk=dossier.pk)
        words = {"knows": "Dat het niet goed gaat", "task": "Eet mee"}
        mapping.join_network(dossier=fresh, actor=actor, recipient=rita, **entry(**words))

    assert both(town, join) == ["refused", "stored"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert SafetyNetworkMember.unscoped.count() == 1
