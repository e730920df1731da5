"""Nobody is told too early, nobody never: the topic before an open talk (G01), whom one spoke to
(G02), and what was shared, by age with the representative (G16)."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.refused import at, refused
from zorgvuldig.dossiers.actions import afterwards as afterwards_actions
from zorgvuldig.dossiers.actions import (
    closing,
    contacts,
    talks,
    telling,
)
from zorgvuldig.dossiers.models import (
    ClientNotification,
    Dossier,
)

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
NAMES_IT = "Wij praten over extremisme"


def closes(dossier, town, **words):
    said = {"reason": "Het gaat goed", "told": "Alles", **words}
    closing.close(
        **at(dossier, town),
        outcome="NO_CONCERN",
        help_relation=True,
        today=TODAY(),
        **entry(**said),
    )


# the client, and by age the representative, hear it


@pytest.fixture
def called(town, make_dossier):
    def make(**changes):
        dossier = make_dossier(born_on=years_ago(changes.pop("age", 16), 40))
        Dossier.unscoped.filter(pk=dossier.pk).update(**changes)
        return SimpleNamespace(
            dossier=dossier, call=afterwards.call(town, Dossier.unscoped.get(pk=dossier.pk))
        )

    return make


@pytest.mark.gate("G16", "refuses")
@pytest.mark.gate("G16", "releases")
@pytest.mark.parametrize("changes", [{"age": 10}, {"age": 14}, {"capacity": "INCAPABLE"}])
def test_g16_by_age_the_representative_hears_it_too_or_it_says_why_not(
    town, signed_in, called, changes
):
    made = called(**changes)
    here = f"/dossiers/{made.dossier.reference}/gebeld/{made.call.pk}/vertellen/"
    anna = signed_in(town.anna)
    form = {"once": str(uuid4()), "happened_on": TODAY().isoformat(), "how": "x", "told": "x"}
    assert "Wat hebt u de ouder met gezag" in anna.get(here).text
    assert anna.post(here, form).status_code == 422
    assert ClientNotification.unscoped.count() == 0
    anna.post(here, {**form, "representative": "Niet: thuis is het nu niet veilig"})
    assert ClientNotification.unscoped.count() == 1


@pytest.mark.gate("G16", "releases")
def test_g16_from_sixteen_only_the_client_hears_it(town, signed_in, called):
    made = called(age=16)
    here = f"/dossiers/{made.dossier.reference}/gebeld/{made.call.pk}/vertellen/"
    assert "Wat hebt u de ouder met gezag" not in signed_in(town.anna).get(here).text
    telling.tell_of_call(call=made.call, actor=town.at_work("anna"), **entry(told="Dat ik belde"))
    assert ClientNotification.unscoped.count() == 1


@pytest.fixture
def spoken(town, make_dossier):
    """The mother of a child of ten was spoken to, on an exception for safety of seven days."""
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    asked = talks.ask_second_person(
        **at(child, town),
        kind="SAFETY_EXCEPTION",
        second_person=town.bram.membership,
        recipient=mother,
        new_on=TODAY() + timedelta(days=7),
        **entry(reason="Het kind kan bedreigd worden"),
    )
    talks.answer_concurrence(concurrence=asked, actor=town.at_work("bram"), agreed=True)
    said = entry(own_words="Hij is stil", purpose="Thuis", told="Niets")
    contacts.record_contact(**at(child, town), recipient=mother, mode="EXPLORATORY", **said)
    return SimpleNamespace(dossier=child, mother=mother, asked=asked)


@pytest.mark.gate("G02", "refuses")
@pytest.mark.gate("G02", "releases")
def test_g02_an_exception_is_telling_later_and_comes_back_on_its_day(town, signed_in, spoken):
    page = f"/dossiers/{spoken.dossier.reference}/"
    anna, asked = signed_in(town.anna), "Vertel de cliënt nu wie u hebt benaderd"
    assert asked not in anna.get(page).text
    type(spoken.asked).unscoped.update(new_on=TODAY())
    assert asked in anna.get(page).text
    assert refused(closes, dossier=spoken.dossier, town=town) == "G02"
    contacts.tell_beforehand(
        **at(spoken.dossier, town), recipient=spoken.mother, **entry(how="In ons gesprek")
    )
    assert asked not in anna.get(page).text
    closes(spoken.dossier, town)


# G01: nothing that is heard or read too early


@pytest.mark.gate("G01", "refuses")
@pytest.mark.gate("G01", "releases")
@pytest.mark.parametrize("field", ["agreements", "next_contact"])
def test_g01_neither_agreement_nor_appointment_names_the_topic(town, dossier, field):
    said = {"own_words": "x", field: NAMES_IT}
    known = at(dossier, town)
    act = talks.record_conversation
    assert refused(act, **known, mode="EXPLORATORY", **entry(**said)) == "G01"
    assert act(**known, mode="TRANSPARENT", **entry(**said)).pk


@pytest.mark.gate("G01", "refuses")
def test_g01_a_parent_is_not_told_the_topic_in_an_exploratory_talk(town, make_dossier):
    child = make_dossier(born_on=years_ago(10))
    mother = add_somebody(child, town, "AUTHORITY_PARENT", "Moeder")
    contacts.tell_beforehand(**at(child, town), recipient=mother, **entry(how="Vooraf"))
    known = {**at(child, town), "recipient": mother}
    said = {"own_words": "x", "purpose": "y", "told": NAMES_IT}
    act = contacts.record_contact
    assert refused(act, **known, mode="EXPLORATORY", **entry(**said)) == "G01"
    assert act(**known, mode="TRANSPARENT", **entry(**said)).kind == "PARENT"


def agrees(town, dossier):
    afterwards_actions.agree_next_steps(
        **at(dossier, town),
        outcome="OTHER_SUPPORT",
        review_on=TODAY() + timedelta(days=20),
        **entry(agreements=NAMES_IT),
    )


def gives_notice(town, dossier):
    somebody = add_somebody(dossier, town, "NETWORK", f"Iemand {uuid4()}")
    contacts.tell_beforehand(**at(dossier, town), recipient=somebody, **entry(how=NAMES_IT))


@pytest.mark.gate("G01", "refuses")
@pytest.mark.gate("G01", "releases")
@pytest.mark.parametrize("act", [agrees, gives_notice])
def test_g01_before_an_open_talk_nothing_the_client_hears_names_it(town, dossier, act):
    assert refused(act, town=town, dossier=dossier) == "G01"
    talks.record_conversation(**at(dossier, town), mode="TRANSPARENT", **entry(own_words="Goed"))
    act(town, dossier)
