"""The twelve principles beside the work, and looking back on them together: words, no score."""

from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from msgspec import structs

from tests.dossiers.conftest import entry
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.access import get_kept_dossier
from zorgvuldig.dossiers.actions import involving, looking_back, proposing
from zorgvuldig.dossiers.models import Entry, PeerReflection
from zorgvuldig.handbook.principles import beside, principles
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
P03 = "Ook als iets moet, kunt u samenwerken"


@pytest.fixture
def together(town, dossier):
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.bram.membership,
        today=timezone.localdate(),
    )
    return get_kept_dossier(town.at_work("anna"), dossier.reference)


def typed(**words):
    return {"once": str(uuid4()), "happened_on": timezone.localdate().isoformat(), **words}


def address(dossier):
    return f"/dossiers/{dossier.reference}/terugkijken/"


# beside the work


@pytest.mark.parametrize(
    ("page", "numbers"),
    [
        ("gesprek/", ["P01", "P02", "P07", "P11"]),
        ("signaal/", ["P09"]),
        ("vervolg/", ["P05", "P06", "P08", "P10"]),
        ("veiligheidsrisico/", ["P04"]),
        ("nazorg/", ["P12"]),
    ],
)
def test_each_stands_folded_beside_the_work_it_helps_with(town, signed_in, dossier, page, numbers):
    shown = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/{page}")
    assert [one["number"] for one in shown.context["principles"]] == numbers
    assert '<details class="zv-help"><summary>Uitgangspunten</summary>' in shown.text
    for one in shown.context["principles"]:
        assert one["prompt"] in shown.text


def test_every_principle_has_its_moment():
    assert [one["number"] for one in principles() if not one["beside"]] == []
    assert beside("") == []


@pytest.mark.parametrize(
    ("ground", "shown"),
    [("CONSENT", False), ("", False), ("STATUTE", True), ("DUTY_CONFLICT", True)],
)
def test_p03_stands_where_a_proposal_goes_without_consent(town, signed_in, dossier, ground, shown):
    case = story.everything(dossier, town)
    changed = structs.replace(case.proposed, ground=ground)
    proposing.save(proposal=case.proposal, actor=town.at_work("anna"), proposed=changed)
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/voorstel/{case.proposal.pk}/")
    assert (P03 in page.text) == shown


@pytest.mark.parametrize(("ground", "shown"), [("CONSENT", False), ("DUTY_CONFLICT", True)])
def test_p03_stands_before_who_decides_without_consent(town, signed_in, dossier, ground, shown):
    case = story.everything(dossier, town)
    proposing.submit(proposal=case.proposal, actor=town.at_work("anna"), today=timezone.localdate())
    type(case.proposal).unscoped.filter(pk=case.proposal.pk).update(ground=ground)
    page = signed_in(town.esra).get(f"/dossiers/beslissen/{case.proposal.pk}/")
    assert (P03 in page.text) == shown


# looking back together


def test_two_look_back_in_words_on_what_they_choose(town, signed_in, together):
    anna = signed_in(town.anna)
    form = typed(
        together=[town.bram.membership.pk],
        P01_RESPECT="Wij belden eerst over iets leuks",
        learned="Eerder vragen wat zij wil",
    )
    anna.post(address(together), form)
    row = PeerReflection.unscoped.get()
    assert row.present == [town.anna.person.pk, town.bram.person.pk]
    page = anna.get(f"/dossiers/{together.reference}/vastgelegd/{row.pk}/").text
    assert "Anna, Bram" in page
    assert "Behandel iedereen als partner" in page
    assert "Wij belden eerst over iets leuks" in page
    assert "Kies kleine stappen" not in page
    sealed = bytes(Entry.unscoped.get(pk=row.pk).sealed)
    assert b"iets leuks" not in sealed


def test_nothing_is_ticked_counted_or_scored(town, signed_in, together):
    fields = signed_in(town.anna).get(address(together)).context["form"].fields
    asked = {name: type(field).__name__ for name, field in fields.items() if name[0] == "P"}
    assert len(asked) == 12
    assert set(asked.values()) == {"Words"}
    assert {field.name for field in PeerReflection._meta.fields} == {
        "entry", "organisation", "dossier", "present",
    }  # fmt: skip


def test_an_empty_look_back_is_none(town, signed_in, together):
    form = typed(together=[town.bram.membership.pk])
    assert signed_in(town.anna).post(address(together), form).status_code == 422
    assert PeerReflection.unscoped.count() == 0


def test_nobody_looks_back_alone(town, signed_in, dossier, together):
    anna = signed_in(town.anna)
    assert anna.post(address(together), typed(P01_RESPECT="Goed")).status_code == 422
    for nobody in ([], [town.anna.membership.pk], [town.esra.membership.pk]):
        with pytest.raises(NotNow, match="ten minste twee"):
            looking_back.look_back(
                dossier=together,
                actor=town.at_work("anna"),
                together=nobody,
                **entry(P01_RESPECT="Goed"),
            )
    assert PeerReflection.unscoped.count() == 0


def test_the_database_refuses_a_look_back_of_one(town, together):
    row = looking_back.look_back(
        dossier=together,
        actor=town.at_work("anna"),
        together=[town.bram.membership.pk],
        **entry(P01_RESPECT="Goed"),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        PeerReflection.unscoped.filter(pk=row.pk).update(present=[town.anna.person.pk])


def test_who_is_the_only_one_is_told_to_ask_a_colleague(town, signed_in, dossier):
    page = signed_in(town.anna).get(address(dossier)).text
    assert "U bent de enige die betrokken is" in page
    assert f"/dossiers/{dossier.reference}/betrokken/" in page


def test_another_organisation_finds_no_look_back(town, together):
    looking_back.look_back(
        dossier=together,
        actor=town.at_work("anna"),
        together=[town.bram.membership.pk],
        **entry(P01_RESPECT="Goed"),
    )
    town.at_work("chaima")
    assert PeerReflection.unscoped.count() == 0
