"""A call in danger, as it is written down afterwards, and what is still to do after it."""

from uuid import uuid4

from django.utils import timezone

from tests.dossiers.conftest import entry
from zorgvuldig.dossiers.access import acute as access
from zorgvuldig.dossiers.actions import acute

TODAY = timezone.localdate


def typed(**words):
    return {"once": str(uuid4()), "happened_on": TODAY().isoformat(), "called": "112", **words}


def recorded(town, dossier, day=None, called="112"):
    said = {**entry(said="Hij staat voor de deur"), "happened_on": day or TODAY()}
    return acute.record_call(dossier=dossier, actor=town.at_work("anna"), called=called, **said)


def still(call, today=None):
    return access.open_after(access.calls().get(pk=call.pk), today or TODAY())


def fresh(dossier, call):
    return access.get_call(dossier, call.pk)
