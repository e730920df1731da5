"""Every row of the table of rights is reached through the desk itself: taken in, found out, judged.

One request for each row, by name, and then every age, capacity, law and kind of asker: what is hit
is the whole table, so no row stands there that nobody could ever meet.
"""

from copy import copy
from itertools import product
from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, entry
from tests.privacy.rights.asking import fresh, take
from tests.privacy.rights.test_table import ASKERS, BANDS, REGIMES, of_age, regime_is
from zorgvuldig.dossiers.actions import talks
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.rules.rights import Right
from zorgvuldig.rules.rights.table import AFTERWARDS, TABLE_H

pytestmark = pytest.mark.django_db
ROWS = [row.row for row in (*TABLE_H, *AFTERWARDS)]
CLIENT, PARENT, MENTOR = "CLIENT", "AUTHORITY_PARENT", "REPRESENTATIVE"
WIPE = {"right": "DESTRUCTION", "age": 14}
NO, YES = "REFUSED", "GIVEN"
ALL = {"rep_all": "YES"}
ADULT = {"asker": MENTOR, "age": 19}
MEASURE = {**ADULT, "regime": "SCHOOL", "legal_measure": True}
UNABLE = {"capacity": "INCAPABLE"}
REACHED: dict[str, dict[str, Any]] = {
    "H01": {"right": "COMPLAINT"},
    "H02": {"right": "HUMAN_DECISION"},
    "H03": {"right": "SUPPORT"},
    "H04": {"right": "SUPPORT", "regime": "SCHOOL"},
    "H05": {"asker": "OTHER"},
    "H06": {"asker": PARENT, "deceased": True},
    "H07": {"asker": "NAMED_OTHER"},
    "H08": {"asker": PARENT, "regime": "HELPLINE", **ALL},
    "H09": {"age": None},
    "H10": {"asker": "PARENT_NO_AUTHORITY"},
    "H11": {"asker": "PARENT_NO_AUTHORITY", **WIPE},
    "H12": {"capacity": "UNKNOWN"},
    "H13": {**ADULT, "mandate": True},
    "H14": {"asker": MENTOR},
    "H15": {"age": 11, "regime": "HELPLINE"},
    "H16": {"age": 11},
    "H17": {"age": 19, "regime": "SCHOOL", "legal_measure": True},
    "H18": {"age": 16, "regime": "YOUTH_WORK", **UNABLE},
    "H19": {"age": 19, "regime": "WMO", **UNABLE},
    "H20": UNABLE,
    "H21": {**WIPE, "regime": "SCHOOL", "parents_say": NO},
    "H22": {**WIPE, "regime": "SCHOOL"},
    "H23": {**WIPE, "regime": "SCHOOL", "parents_say": YES},
    "H24": {"age": 16},
    "H25": {**MEASURE, "client_says": NO},
    "H26": MEASURE,
    "H27": {**MEASURE, "client_says": YES},
    "H28": {**MEASURE, "client_says": YES, **ALL},
    "H29": {"asker": PARENT, "age": 16},
    "H30": {**ADULT, **UNABLE},
    "H31": {**ADULT, **UNABLE, "regime": "WMO", "first_in_order": True},
    "H32": {"asker": PARENT, "age": 16, "regime": "YOUTH_WORK", **UNABLE},
    "H33": {"asker": PARENT, "right": "PORTABILITY"},
    "H34": {"asker": PARENT, **WIPE},
    "H35": {"asker": PARENT, **WIPE, "regime": "SCHOOL", "client_says": NO},
    "H36": {"asker": PARENT},
    "H37": {"asker": PARENT, **WIPE, "regime": "SCHOOL", **ALL},
    "H38": {"asker": PARENT, **WIPE, "age": 11, "rep_all": "NO"},
    "H39": {"asker": PARENT, "age": 11, **ALL},
    "H40": {"asker": PARENT, "regime": "MEDICAL", **UNABLE, **ALL},
    "H41": {"asker": PARENT, **WIPE, "regime": "YOUTH_WORK", "client_says": YES, **ALL},
    "H42": {"asker": PARENT, "client_says": NO, **ALL},
    "H43": {"asker": PARENT, "regime": "GI", **ALL},
    "H44": {"asker": PARENT, "objection": True, **ALL},
    "H45": {"asker": PARENT, "nothing": True, "age": 11, **ALL},
    "H46": {"right": "PORTABILITY", "age": 16},
}


def test_there_is_one_for_every_row_and_none_too_many():
    assert list(REACHED) == ROWS


def test_every_row_is_reached_through_the_desk(town, dossier):
    for row, said in REACHED.items():
        with transaction.atomic():
            assert judged(town, dossier, **said).row == row, row
            transaction.set_rollback(True)


def judged(town, dossier, *, regime="JEUGDHULP", age=14, capacity="CAPABLE", **said):
    """Taken in by the desk, with what was found out written down; what the rules then say."""
    regime_is(town, regime)
    nothing, said = said.pop("nothing", False), {"right": "ACCESS", "asker": CLIENT, **said}
    held = None if nothing else of_this_age(dossier, age, capacity)
    if nothing:
        said["age_band"] = BANDS[age]
    somebody = around(town, held, said)
    asked = take(town, held, somebody=somebody, name="Wie het vraagt", **said)
    return standing(asked, asked.received_on).advice


def of_this_age(dossier: Dossier, age: int | None, capacity: str) -> Dossier:
    if age is not None:
        return of_age(dossier, age, capacity, timezone.localdate())
    words = {name: text for name, text in dossier.client.items() if name != "born_on"}
    sealed = dossier.key.seal(words, dossier.pk)
    Dossier.unscoped.filter(pk=dossier.pk).update(sealed_client=sealed, age_band="UNKNOWN")
    return Dossier.unscoped.select_related("key").get(pk=dossier.pk)


def around(town, held, said):
    """Who asks, as somebody the dossier knows: the first in the order, or objected to by two."""
    first, objection = said.pop("first_in_order", False), said.pop("objection", False)
    if not (first or objection):
        return None
    kind = "NETWORK" if first else PARENT
    person = add_somebody(held, town, kind, "Wie het vraagt")
    if first:
        type(person).unscoped.filter(pk=person.pk).update(is_representative=True)
        person.refresh_from_db()
    if objection:
        asked = talks.ask_second_person(
            dossier=held,
            actor=town.at_work("anna"),
            kind="GOOD_CARE_OBJECTION",
            second_person=town.esra.membership,
            recipient=person,
            **entry(reason="Zij wordt dan weer geslagen"),
        )
        talks.answer_concurrence(concurrence=asked, actor=town.at_work("esra"), agreed=True)
    return person


FOUND_OUT = (
    {},
    {"client_says": YES},
    {"client_says": NO},
    {"client_says": YES, "rep_all": "UNKNOWN"},
    {"rep_all": "UNKNOWN"},
    {"rep_all": "NO"},
    {"parents_say": YES, "rep_all": "UNKNOWN"},
    {"parents_say": NO},
    {"legal_measure": True},
    {"legal_measure": True, "client_says": YES},
    {"legal_measure": True, "client_says": YES, "rep_all": "UNKNOWN"},
    {"legal_measure": True, "client_says": NO},
    {"mandate": True},
    {"deceased": True},
)
BASE = {"client_says": "NOT_ASKED", "parents_say": "NOT_ASKED", "rep_all": "YES",
        "legal_measure": False, "mandate": False, "deceased": False}  # fmt: skip
MOST = ("ACCESS", "DESTRUCTION", "PORTABILITY")
NOT_BY_WALKING = {"H09", "H31", "H44", "H45"}  # no age, somebody on record, nothing held: above


def test_walking_every_age_capacity_law_and_asker_hits_the_rest_of_the_table(town, dossier):
    hit = set()
    asked = take(town, dossier)
    for age, capacity in product(BANDS, ("CAPABLE", "INCAPABLE", "UNKNOWN")):
        walked = copy(fresh(asked))
        walked.dossier = of_this_age(dossier, age, capacity)
        for regime, asker, right, found in walks():
            walked.regime, walked.asker, walked.right = regime, asker, right
            for name, value in (BASE | found).items():
                setattr(walked, name, value)
            hit.add(standing(walked, walked.received_on).advice.row)
    assert set(ROWS) - hit == NOT_BY_WALKING
    assert hit <= set(ROWS)


def walks():
    for regime, asker, right in product(REGIMES, ASKERS, Right):
        for found in FOUND_OUT if right in MOST else FOUND_OUT[:1]:
            yield regime, asker, right, found
