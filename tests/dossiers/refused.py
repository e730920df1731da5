"""Who acts where, and which gate refuses."""

import pytest

from zorgvuldig.recording.refusals import GateShut


def refused(act, **values):
    """The gate that refuses."""
    with pytest.raises(GateShut) as shut:
        act(**values)
    return shut.value.gate


def at(dossier, town, who="anna"):
    return {"dossier": dossier, "actor": town.at_work(who)}
