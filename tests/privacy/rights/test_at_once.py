"""One destroys while another holds back, at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event
from uuid import uuid4

from django.db import connections, transaction

from tests import cast
from tests.dossiers.afterwards import opened
from tests.privacy.moving import TODAY, closed_on, there
from tests.privacy.rights.asking import decided, identified, take
from tests.privacy.rights.test_destroying import destroy, handed
from zorgvuldig import walls
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.privacy.actions import holding
from zorgvuldig.recording.refusals import NotNow


def apart(town, who, act):
    """In a thread and a connection of its own."""
    actor = town.actors[who]
    try:
        with walls.working_for(organisation=actor.organisation.pk, person=actor.person.pk):
            act(actor)
        return "done"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


def test_what_is_held_back_meanwhile_is_not_destroyed(committed):
    with transaction.atomic():
        town = cast.build()
        dossier = opened(town, "Noor Testman")
        asked = identified(town, take(town, dossier, "DESTRUCTION"))
        decided(town, asked)
        handed(town, asked)
        closed_on(dossier, TODAY())
    asked_for, late = Event(), Event()

    def hold_back(actor):
        holding.hold_back(
            dossier=dossier, actor=actor, once=uuid4(), kind="COURT", second=town.esra.membership
        )
        asked_for.set()
        late.wait(2)

    def erase(_):
        assert asked_for.wait(120)
        destroy(town, asked)

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(apart, town, "frank", hold_back)
        second = pool.submit(apart, town, "anna", erase)
        assert (first.result(), second.result()) == ("done", "refused")
    assert there(Dossier, town, pk=dossier.pk)
