"""An invented country: everything in it opens through the product's own doors, its logbook is
whole, and nothing is added to a database in which anything real stands."""

from fractions import Fraction
from random import Random

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from tests import cast, database
from tests.dossiers.test_searching import WHY
from zorgvuldig.demo import actions
from zorgvuldig.demo import cast as demonstration
from zorgvuldig.demo.country import care, filling, sizes, words
from zorgvuldig.dossiers.models import Dossier, Entry, Involvement
from zorgvuldig.gatherings.models import InformationMeeting, Workshop
from zorgvuldig.helpline.models import Confidant, HelpRequest
from zorgvuldig.logbook.chain import verify
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Decider, Membership, Organisation, Person
from zorgvuldig.people.roles import Role

TINY = sizes.at(Fraction(1, 5_000))
PROMISES = """
    SELECT pg_get_constraintdef(oid), conname FROM pg_constraint
    UNION ALL SELECT pg_get_indexdef(indexrelid), '' FROM pg_index
    UNION ALL SELECT pg_get_triggerdef(oid), tgenabled::text FROM pg_trigger WHERE NOT tgisinternal
    ORDER BY 1, 2
"""


@pytest.fixture(scope="module")
def country(postgres, django_db_setup, django_db_blocker):
    """A tiny country, filled once for this file; what the database promised before it."""
    name = database.own_name("committed")
    with django_db_blocker.unblock():
        database.fresh(postgres, name)
        with database.pointed_at(name):
            before = promises()
            filling.fill(TINY)
            yield before
        database.drop(postgres, name)


def promises():
    with connections["owner"].cursor() as cursor:
        cursor.execute(PROMISES)
        return cursor.fetchall()


def told(model):
    """All rows of a table, past the walls."""
    return model._base_manager.using("owner")


def at_work(membership):
    work = told(Membership).select_related("person", "organisation").get(pk=membership)
    return Actor(work.person, work)


def somebody(role):
    return at_work(told(Membership).filter(roles=[role]).earliest("pk").pk)


def of_dossier(part, **which):
    """Somebody with this part in a dossier, and that dossier."""
    rows = told(Involvement).filter(part=part, **{f"dossier__{k}": v for k, v in which.items()})
    found = rows.select_related("dossier__key").earliest("pk")
    return at_work(found.membership_id), found.dossier


def test_there_is_as_much_as_was_asked(country):
    counted = {
        "organisations": told(Organisation).count(),
        "persons": told(Person).count(),
        "dossiers": told(Dossier).count(),
        "requests": told(HelpRequest).count(),
        "confidants": told(Confidant).count(),
        "gatherings": told(Workshop).count() + told(InformationMeeting).count(),
    }
    assert sizes.Size(**counted) == TINY
    assert told(Entry).count() == TINY.dossiers * sizes.ENTRIES
    assert told(LogEntry).filter(event_type__startswith="dossier.").exists()
    of_files = told(LogEntry).filter(client_ref__in=told(Dossier).values("pk"))
    assert of_files.count() == TINY.dossiers * sizes.LINES


@pytest.mark.parametrize("part", ["KEEPER", "ADVISER"])
@pytest.mark.parametrize("closed", [True, False])
def test_a_dossier_opens_for_who_keeps_it_and_who_thinks_along(country, part, closed):
    actor, dossier = of_dossier(part, closed_on__isnull=not closed)
    page = cast.signed_in(actor).get(f"/dossiers/{dossier.reference}/")
    assert page.status_code == 200
    assert dossier.client["name"] in page.text
    assert "Verzonnen-" in dossier.client["name"]


def test_each_kind_of_entry_opens(country):
    keeper, dossier = of_dossier("KEEPER", closed_on__isnull=False)
    client = cast.signed_in(keeper)
    kinds = {row.kind: row for row in told(Entry).filter(dossier=dossier)}
    assert set(kinds) == {"TRIAGE", "CONVERSATION", "SIGN", "CONSULTATION", "CLOSING"}
    for entry in kinds.values():
        page = client.get(f"/dossiers/{dossier.reference}/vastgelegd/{entry.pk}/")
        assert (entry.kind, page.status_code) == (entry.kind, 200)
        said = entry.words(dossier.key)
        assert next(iter(said.values())) in page.text


def test_another_does_not_see_it(country):
    _, dossier = of_dossier("KEEPER")
    stranger = somebody(Role.FACILITATOR)
    assert cast.signed_in(stranger).get(f"/dossiers/{dossier.reference}/").status_code == 404


def test_a_client_is_found_by_name(country):
    keeper, dossier = of_dossier("KEEPER")
    typed = {"name": dossier.client["name"].upper(), "purpose": WHY}
    page = cast.signed_in(keeper).post("/dossiers/zoeken/", typed)
    assert dossier.reference in [match["reference"] for match in page.context["matches"]]


def test_a_line_shows_its_requests_and_confidants(country):
    client = cast.signed_in(somebody(Role.HELPLINE_COORDINATOR))
    assert client.get(reverse("helpline:line")).status_code == 200
    for state in ("NEW", "CLOSED"):
        request = told(HelpRequest).filter(state=state).first()
        page = client.get(reverse("helpline:request", args=[request.reference]))
        assert (state, page.status_code) == (state, 200)
    confidant = told(Confidant).filter(state="ACTIVE").select_related("key").first()
    page = client.get(reverse("helpline:confidant", args=[confidant.pk]))
    assert confidant.words()["surname"] in page.text


def test_gatherings_open(country):
    client = cast.signed_in(somebody(Role.ORGANISER))
    workshop, meeting = told(Workshop).first(), told(InformationMeeting).first()
    for name, one in (("workshop", workshop), ("meeting", meeting)):
        page = client.get(reverse(f"gatherings:{name}", args=[one.pk]))
        assert (name, page.status_code) == (name, 200)


def test_the_logbook_is_whole_and_goes_on(country):
    before = verify(connections["owner"])
    assert before.breaks == ()
    keeper, dossier = of_dossier("KEEPER")
    cast.signed_in(keeper).get(f"/dossiers/{dossier.reference}/")
    after = verify(connections["owner"])
    assert after.breaks == ()
    assert after.lines > before.lines


def test_the_logbook_has_its_page(country):
    page = cast.signed_in(somebody(Role.PRIVACY_OFFICER)).get("/logboek/")
    assert page.status_code == 200
    assert "Verzonnen-" in page.text


def test_everything_the_database_promised_is_there_again(country):
    assert promises() == country


def test_who_comes_next_has_a_number_of_their_own(country):
    newest = told(Person).latest("pk").pk
    assert Person.objects.create(email="later@voorbeeld.example", name="Later").pk == newest + 1
    Person.objects.filter(email="later@voorbeeld.example").delete()


def test_it_is_not_filled_twice(country):
    with pytest.raises(actions.NotTheDemonstration, match="niets toegevoegd"):
        filling.fill(TINY)


def numbers():
    return [
        [tuple(map(str, row)) for row in told(model).values_list(*names)]
        for model, *names in (
            (Dossier, "id", "reference", "opened_on", "review_on"),
            (LogEntry, "id", "at", "event_type", "line_hash"),
            (Person, "id", "name", "pseudonym"),
        )
    ]


def secrets():
    return {bytes(dossier.key.secret) for dossier in told(Dossier).select_related("key")}


def test_the_same_seed_gives_the_same_country_with_other_keys(country, postgres):
    here, keys, other = numbers(), secrets(), database.own_name("committed") + "0"
    database.fresh(postgres, other)
    with database.pointed_at(other):
        filling.fill(TINY)
        again, others = numbers(), secrets()
    database.drop(postgres, other)
    for told_again, told_here in zip(again, here, strict=True):
        assert set(told_again) <= set(told_here)  # looking, above, added lines
    assert keys.isdisjoint(others)


def test_somebody_real_is_left_alone(committed):
    Person.objects.create(email="echt@instelling.example", name="Echt Iemand")
    with pytest.raises(actions.NotTheDemonstration, match="niets toegevoegd"):
        filling.fill(TINY)
    assert told(Organisation).count() == 0


def test_an_organisation_without_people_counts_as_real(committed):
    told(Organisation).create(name="Echt", regime="WMO")
    with pytest.raises(actions.NotTheDemonstration):
        filling.fill(TINY)


def test_it_stands_beside_the_demonstration(committed):
    with transaction.atomic():
        demonstration.gather(timezone.localdate())
    filling.fill(TINY)
    assert told(Organisation).count() == TINY.organisations + len(demonstration.PLACES)


def test_what_fails_halfway_leaves_nothing(committed, monkeypatch):
    before = promises()
    monkeypatch.setattr(care, "MIDDLE", ("CONVERSATION", "x" * 17))
    with pytest.raises(Exception, match="too long"):
        filling.fill(TINY)
    assert (told(Organisation).count(), told(LogEntry).count()) == (0, 0)
    assert promises() == before


def test_a_row_that_the_database_does_not_allow_is_refused(committed, monkeypatch):
    monkeypatch.setattr(filling, "ready_to_decide", nobody_decides)
    with pytest.raises(IntegrityError):
        filling.fill(TINY)
    assert told(Organisation).count() == 0


def nobody_decides(world, place):
    world.heap.add(Decider, organisation_id=place.number, membership_id=0)


def test_a_whole_country_has_the_sizes_of_one():
    whole = sizes.at(Fraction(1))
    assert (whole.organisations, whole.persons, whole.dossiers) == (1_000, 60_000, 200_000)
    assert (whole.requests, whole.confidants, whole.gatherings) == (50_000, 5_000, 2_000)
    assert whole.dossiers * sizes.ENTRIES == 4_000_000
    assert whole.dossiers * sizes.LINES == 20_000_000


@pytest.mark.parametrize(
    ("written", "part"),
    [
        ("national", Fraction(1)), ("1", Fraction(1)), ("0.01", Fraction(1, 100)),
        ("1%", Fraction(1, 100)), ("1/1000", Fraction(1, 1000)), ("0", None), ("2", None),
        ("-1", None), ("veel", None), ("1/0", None), ("", None),
    ],
)  # fmt: skip
def test_a_part_of_a_country_is_written_in_several_ways(written, part):
    assert sizes.parse(written) == part


def test_shares_add_up_and_the_first_is_the_largest():
    assert sizes.shared(100, 4, 40) == [40, 20, 20, 20]
    assert sum(sizes.shared(1_003, 7, 100)) == 1_003
    assert sizes.shared(5, 1) == [5]


def test_nobody_is_called_so():
    assert "Verzonnen-" in words.name(Random(1))
