"""Who joins in around the family: asking somebody is a contact, and nobody does it for ever."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.dossiers import mapped
from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.mapped import FULL
from zorgvuldig.dossiers.actions import mapping, talks
from zorgvuldig.dossiers.models import Entry, SafetyNetworkMember
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db
KNOWS, DOES = "Dat het thuis niet goed gaat", "Eet elke woensdag mee"


def at(dossier, rest=""):
    return f"/dossiers/{dossier.reference}/netwerk/{rest}"


def typed(**words):
    told = {"once": str(uuid4()), "happened_on": timezone.localdate().isoformat()}
    return {**told, "knows": KNOWS, "task": DOES, **words}


@pytest.fixture
def rita(town, dossier):
    """Aunt Rita: the client was told, and says yes."""
    return mapped.aunt(dossier, town)


@pytest.mark.gate("G02", "releases")
@pytest.mark.gate("G03", "releases")
def test_g02_g03_somebody_who_may_be_spoken_to_joins_in(town, signed_in, dossier, rita):
    anna = signed_in(town.anna)
    assert at(dossier, f"{rita.pk}/") in anna.get(at(dossier)).text
    assert anna.post(at(dossier, f"{rita.pk}/"), typed()).status_code == 302
    member = SafetyNetworkMember.unscoped.get()
    assert (member.recipient_id, member.until) == (rita.pk, None)
    assert Entry.unscoped.get(pk=member.pk).words(dossier.key) == {"knows": KNOWS, "task": DOES}
    page = anna.get(at(dossier)).text
    assert DOES in page
    assert at(dossier, f"{rita.pk}/") not in page
    assert LogEntry.unscoped.filter(event_type="network_member.recorded").count() == 1


@pytest.mark.gate("G02", "refuses")
def test_g02_the_client_is_told_before_somebody_is_asked_to_join(town, signed_in, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    with pytest.raises(GateShut) as shut:
        mapped.joined(child, town, mother)
    assert shut.value.gate == "G02"
    page = signed_in(town.anna).post(at(child, f"{mother.pk}/"), typed())
    assert page.status_code == 422
    assert "Vertel de cliënt eerst wie u benadert" in page.text
    assert page.context["form"].mend == {
        "url": f"/dossiers/{child.reference}/iemand/{mother.pk}/gesprek/",
        "text": "Kijken wat er eerst nodig is",
    }
    mapped.told(child, town, mother)
    assert mapped.joined(child, town, mother).until is None


@pytest.mark.gate("G03", "refuses")
def test_g03_nobody_joins_without_the_consent_that_table_a_asks(town, signed_in, dossier):
    uncle = add_somebody(dossier, town, "NETWORK", "Oom Bas")
    mapped.told(dossier, town, uncle)
    with pytest.raises(GateShut) as shut:
        mapped.joined(dossier, town, uncle)
    assert shut.value.gate == "G03"
    page = signed_in(town.anna).get(at(dossier, f"{uncle.pk}/"))
    assert "Wat weet deze persoon?" not in page.text
    mapped.agreed(dossier, town, uncle)
    assert mapped.joined(dossier, town, uncle).recipient_id == uncle.pk


@pytest.mark.gate("G01", "refuses")
@pytest.mark.parametrize("name", ["knows", "task"])
def test_g01_what_somebody_knows_holds_no_label(town, signed_in, dossier, rita, name):
    words = {"knows": KNOWS, "task": DOES, name: "Let op radicalisering"}
    for gate in ("G01", "LABEL"):
        if gate == "LABEL":
            mapped.talked_openly(dossier, town)
        with pytest.raises(GateShut) as shut:
            mapping.join_network(
                dossier=dossier, actor=town.at_work("anna"), recipient=rita, **entry(**words)
            )
        assert shut.value.gate == gate
    assert signed_in(town.anna).post(at(dossier, f"{rita.pk}/"), typed(**words)).status_code == 422


def test_somebody_joins_once_until_they_stop(town, signed_in, dossier, rita):
    anna, member = signed_in(town.anna), mapped.joined(dossier, town, rita)
    with pytest.raises(NotNow, match="doet al mee"):
        mapped.joined(dossier, town, rita)
    assert anna.post(at(dossier, f"{member.pk}/stopt/")).status_code == 302
    member.refresh_from_db()
    assert member.until == timezone.localdate()
    assert DOES not in anna.get(at(dossier)).text
    assert anna.post(at(dossier, f"{member.pk}/stopt/")).status_code == 404
    with pytest.raises(NotNow, match="al gestopt"):
        mapping.leave_network(
            dossier=dossier, actor=town.at_work("anna"), member=member,
            today=timezone.localdate(),
        )  # fmt: skip
    assert mapped.joined(dossier, town, rita, task="Belt op zondag").until is None
    assert LogEntry.unscoped.filter(event_type="network_member.left").count() == 1


def test_the_database_knows_nobody_who_joins_twice(town, dossier, rita):
    first = mapped.joined(dossier, town, rita)
    SafetyNetworkMember.unscoped.filter(pk=first.pk).update(until=timezone.localdate())
    mapped.joined(dossier, town, rita)
    with pytest.raises(IntegrityError, match="joins_in_once"), transaction.atomic():
        SafetyNetworkMember.unscoped.filter(pk=first.pk).update(until=None)


def test_who_joins_in_stands_on_the_map_of_those_days(town, signed_in, dossier, rita):
    mapped.talked_openly(dossier, town)
    version = mapped.kept(dossier, town, **FULL)
    member = mapped.joined(dossier, town, rita)
    anna, here = signed_in(town.anna), f"/dossiers/{dossier.reference}/kaart/"
    assert [one["task"] for one in anna.get(here).context["network"]] == [DOES]
    SafetyNetworkMember.unscoped.filter(pk=member.pk).update(until=timezone.localdate())
    assert anna.get(here).context["network"] == []
    yesterday = timezone.localdate() - timedelta(days=1)
    Entry.unscoped.filter(pk__in=[version.pk, member.pk]).update(happened_on=yesterday)
    mapped.kept(dossier, town, **FULL, without="x")
    assert [one["task"] for one in anna.get(f"{here}{version.pk}/").context["network"]] == [DOES]


def test_of_whom_the_client_does_not_know_yet_nothing_stands_on_the_map(
    town, signed_in, make_dossier
):
    """A second person agreed to tell the client later: a sheet of paper does not undo that."""
    child = make_dossier(born_on=years_ago(10))
    mapped.talked_openly(child, town)
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder Geheim")
    asked = talks.ask_second_person(
        dossier=child,
        actor=town.at_work("anna"),
        kind="SAFETY_EXCEPTION",
        second_person=town.bram.membership,
        recipient=mother,
        new_on=timezone.localdate() + timedelta(days=7),
        **entry(reason="Het kind kan bedreigd worden"),
    )
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    mapped.joined(child, town, mother, task="Belt elke avond")
    mapped.kept(child, town, **FULL)
    anna = signed_in(town.anna)
    assert anna.get(f"/dossiers/{child.reference}/kaart/").context["network"] == []
    assert "De cliënt weet dit nog niet" in anna.get(at(child)).text
    town.at_work("anna")
    mapped.told(child, town, mother)
    network = anna.get(f"/dossiers/{child.reference}/kaart/").context["network"]
    assert network == [{"name": "Moeder Geheim", "task": "Belt elke avond"}]
