"""Anna looks into something that was described."""

from uuid import uuid4

from django.utils import timezone

from tests.dossiers.conftest import entry
from zorgvuldig.dossiers.actions import following

TODAY = timezone.localdate


def follow(dossier, town, about, found, again=None):
    return following.follow_up(
        dossier=dossier,
        actor=town.at_work("anna"),
        sign=about,
        found=found,
        ask_again_on=again,
        **entry(how="Ik vroeg het hem", client_said="Dat heb ik nooit gezegd"),
    )


def typed(**words):
    return {
        "once": str(uuid4()),
        "happened_on": TODAY().isoformat(),
        "how": "Ik vroeg het hem zelf",
        **words,
    }
