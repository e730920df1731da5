"""Groups: who leads one reads about it, and no page of a group shows anybody in it."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connections, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.dossiers import gathered
from zorgvuldig import walls
from zorgvuldig.dossiers.access.groups import needs_leader
from zorgvuldig.dossiers.actions import groups
from zorgvuldig.dossiers.models import Group, GroupLeader, InGroup
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import leaving
from zorgvuldig.people.refusals import StillNeeded
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

LIST = "/dossiers/groepen/"
TODAY = timezone.localdate


@pytest.fixture
def group(town) -> Group:
    """Anna's group."""
    return gathered.group(town)


def page(group, ending=""):
    return f"{LIST}{group.pk}/{ending}"


def lines(verb):
    return LogEntry.unscoped.filter(event_type=verb)


def stop_leading(group, town, who):
    groups.stop_leading(
        group=group, actor=town.anna, membership=getattr(town, who).membership, today=TODAY()
    )


@pytest.mark.django_db
def test_who_begins_a_group_leads_it(town, signed_in):
    form = {"once": str(uuid4()), "name": "Klas 3B", "about": "Mentoruur"}
    anna = signed_in(town.anna)
    answer = anna.post(f"{LIST}nieuw/", form)
    assert "Geleid door Anna." in anna.get(answer.url).text
    assert "Klas 3B" in anna.get(LIST).text
    assert (lines("group.begun").count(), lines("group.listed").count()) == (1, 1)
    assert lines("group.read").get().auth_policy == "leader"


@pytest.mark.django_db
def test_a_group_sent_twice_is_stored_once(town):
    told = {"once": uuid4(), "words": {"name": "Klas 3B"}, "today": TODAY()}
    groups.begin_group(actor=town.at_work("anna"), **told)
    with pytest.raises(AlreadyRecorded):
        groups.begin_group(actor=town.anna, **told)
    assert (Group.unscoped.count(), GroupLeader.unscoped.count()) == (1, 1)


@pytest.mark.django_db
@pytest.mark.gate("G22", "refuses")
def test_a_group_does_not_bear_a_clients_name(town, signed_in, dossier):
    form = {"once": str(uuid4()), "name": "Vrienden van Noor", "about": ""}
    answer = signed_in(town.anna).post(f"{LIST}nieuw/", form)
    assert "‘Noor’ is of lijkt een naam." in answer.text
    assert not Group.unscoped.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bram", "ilse", "esra", "frank", "gerda", "hugo", "chaima"])
def test_who_does_not_lead_a_group_cannot_tell_it_exists(town, signed_in, group, who):
    knocking = signed_in(getattr(town, who))
    assert knocking.get(page(group)).status_code == 404
    assert knocking.get(page(group, "gesprek/")).status_code == 404
    assert knocking.post(page(group, "stoppen/")).status_code == 404
    if who in ("bram", "ilse", "chaima"):
        assert "dinsdagavond" not in knocking.get(LIST).text
    town.at_work(who)
    said = "group.read" if who in ("bram", "ilse", "chaima") else "group.listed"
    assert lines(said).filter(outcome="denied").count() == 3
    town.at_work("anna")
    group.refresh_from_db()
    assert group.ended_on is None


@pytest.mark.django_db
def test_a_visitor_gets_the_sign_in(group):
    for ending in ("", "gesprek/", "leiders/"):
        assert Client().get(page(group, ending)).status_code == 302


# Leading together


@pytest.mark.django_db
def test_a_colleague_leads_too_and_stops_again(town, signed_in, group):
    anna, bram = signed_in(town.anna), signed_in(town.bram)
    anna.post(page(group, "leiders/erbij/"), {"membership": town.bram.membership.pk})
    assert "Geleid door Anna, Bram." in bram.get(page(group)).text
    answer = bram.post(page(group, f"leiders/{town.bram.membership.pk}/weg/"))
    assert answer.url == LIST
    assert bram.get(page(group)).status_code == 404
    town.at_work("anna")
    assert [lines(f"group_leader.{verb}").count() for verb in ("begun", "ended")] == [2, 1]
    anna.post(page(group, "leiders/erbij/"), {"membership": town.bram.membership.pk})
    assert bram.get(page(group)).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("chosen", ["", "0", "x", "9" * 30])
def test_nobody_chosen_changes_nothing(town, signed_in, group, chosen):
    answer = signed_in(town.anna).post(page(group, "leiders/erbij/"), {"membership": chosen})
    assert answer.status_code == (302 if chosen == "" else 404)
    assert GroupLeader.unscoped.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["hugo", "esra", "gerda"])
def test_only_who_works_with_clients_leads(town, signed_in, group, who):
    of = getattr(town, who).membership
    signed_in(town.anna).post(page(group, "leiders/erbij/"), {"membership": of.pk})
    assert GroupLeader.unscoped.count() == 1


@pytest.mark.django_db
def test_somebody_of_elsewhere_cannot_be_asked(town, signed_in, group):
    of = town.chaima.membership.pk
    answer = signed_in(town.anna).post(page(group, "leiders/erbij/"), {"membership": of})
    assert answer.status_code == 404


@pytest.mark.django_db
def test_the_last_leader_cannot_leave_a_running_group(town, signed_in, group):
    anna = signed_in(town.anna)
    answer = anna.post(page(group, f"leiders/{town.anna.membership.pk}/weg/"), follow=True)
    assert "Iemand moet deze groep leiden." in answer.text
    assert GroupLeader.unscoped.get().until is None


@pytest.mark.django_db
def test_who_left_the_organisation_counts_no_longer_as_a_leader(town, group):
    gathered.led_too(group, town, "bram")
    membership = town.bram.membership
    membership.ended_on = TODAY()
    membership.save()
    with pytest.raises(NotNow, match="Iemand moet deze groep leiden"):
        stop_leading(group, town, "anna")


@pytest.mark.django_db
def test_nobody_leaves_the_organisation_while_a_group_has_no_other_leader(town, group):
    town.at_work("gerda")
    with pytest.raises(StillNeeded, match="leidt als enige 1 groep"):
        leaving.require_not_needed(town.anna.membership)
    gathered.led_too(group, town, "bram")
    assert needs_leader(town.anna.membership) == ""
    stop_leading(group, town, "bram")
    groups.end_group(group=group, actor=town.anna, today=TODAY())
    assert needs_leader(town.anna.membership) == ""


def leave_apart(number, anna, of, together):
    """In a thread and a connection of its own, as two people at two desks would."""
    try:
        with walls.working_for(organisation=anna.organisation.pk, person=anna.person.pk):
            group = Group.unscoped.get(pk=number)
            together.wait(120)
            groups.stop_leading(group=group, actor=anna, membership=of, today=TODAY())
        return "left"
    except NotNow:
        return "refused"
    finally:
        connections.close_all()


def test_two_leaders_who_leave_at_once_leave_one(committed):
    with transaction.atomic():
        town = cast.build()
        group = gathered.group(town)
        gathered.led_too(group, town, "bram")
    together, leaving_ones = Barrier(2), [town.anna.membership, town.bram.membership]
    with ThreadPoolExecutor(2) as pool:
        answers = pool.map(
            leave_apart, [group.pk] * 2, [town.anna] * 2, leaving_ones, [together] * 2
        )
    assert sorted(answers) == ["left", "refused"]
    with walls.working_for(organisation=town.anna.organisation.pk):
        assert GroupLeader.unscoped.filter(until=None).count() == 1


# Stopping


@pytest.mark.django_db
def test_a_group_that_stopped_is_read_and_no_longer_written_in(town, signed_in, group):
    talk, anna = gathered.talked(group, town), signed_in(town.anna)
    anna.post(page(group, "stoppen/"))
    assert "Gestopt op" in anna.get(page(group)).text
    assert anna.get(page(group, f"gesprek/{talk.pk}/")).status_code == 200
    assert page(group, 'gesprek/"') not in anna.get(page(group)).text
    with pytest.raises(NotNow, match="Deze groep is gestopt"):
        gathered.talked(group, town)
    with pytest.raises(NotNow, match="Deze groep is gestopt"):
        gathered.led_too(group, town, "bram")
    assert lines("group.ended").count() == 1


# Who is in it: known in the dossier only


@pytest.mark.django_db
def test_the_dossier_says_which_group_and_the_group_says_nothing(town, signed_in, group, dossier):
    anna = signed_in(town.anna)
    address = f"/dossiers/{dossier.reference}/groep/"
    anna.post(address, {"group": str(group.pk)})
    assert "De dinsdagavond" in anna.get(f"/dossiers/{dossier.reference}/").text
    there = InGroup.unscoped.get()
    for ending in ("", "leiders/", "gesprek/"):
        text = anna.get(page(group, ending)).text
        assert "Noor" not in text
        assert dossier.reference not in text
    anna.post(f"{address}{there.pk}/weg/")
    assert "De dinsdagavond" not in anna.get(f"/dossiers/{dossier.reference}/").text
    assert {line.client_ref for line in lines("group.joined") | lines("group.left")} == {dossier.pk}
    anna.post(address, {"group": str(group.pk)})
    assert InGroup.unscoped.get().until is None


@pytest.mark.django_db
def test_a_keeper_chooses_a_colleagues_group_by_name_and_reads_no_more_of_it(
    town, signed_in, dossier
):
    led = gathered.group(town, by="bram", name="Klas 3B")
    anna = signed_in(town.anna)
    text = anna.get(f"/dossiers/{dossier.reference}/groep/").text
    assert "Klas 3B" in text
    assert "Samen koken" not in text
    assert anna.get(page(led)).status_code == 404
    town.at_work("anna")
    assert lines("group.listed").get().auth_policy == "keeper"


@pytest.mark.django_db
def test_a_group_that_stopped_or_of_elsewhere_is_not_chosen(town, signed_in, group, dossier):
    groups.end_group(group=group, actor=town.anna, today=TODAY())
    other = gathered.group(town, by="chaima")
    for number in (group.pk, other.pk, "zomaar"):
        address = f"/dossiers/{dossier.reference}/groep/"
        assert signed_in(town.anna).post(address, {"group": str(number)}).status_code == 422
    town.at_work("anna")
    assert not InGroup.unscoped.exists()


@pytest.mark.django_db
def test_only_who_keeps_the_dossier_says_so(town, signed_in, group, dossier, make_dossier):
    there = gathered.joined(dossier, town, group)
    other = make_dossier(keeper="bram")
    bram = signed_in(town.bram)
    assert bram.get(f"/dossiers/{dossier.reference}/groep/").status_code == 404
    assert bram.post(f"/dossiers/{dossier.reference}/groep/{there.pk}/weg/").status_code == 404
    assert bram.post(f"/dossiers/{other.reference}/groep/{there.pk}/weg/").status_code == 404
    there.refresh_from_db()
    assert there.until is None


# What a page costs


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_at_any_length(town, signed_in, rows, django_assert_num_queries):
    for number in range(rows):
        gathered.group(town, name=f"Avond {number}")
    anna = signed_in(town.anna)
    anna.get(LIST)
    with django_assert_num_queries(6):
        assert anna.get(LIST).text.count("Samen koken") == rows


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_group_page_costs_the_same_at_any_length(
    town, signed_in, group, rows, django_assert_num_queries
):
    for _ in range(rows):
        gathered.talked(group, town)
    anna = signed_in(town.anna)
    anna.get(page(group))
    with django_assert_num_queries(8):
        assert anna.get(page(group)).text.count("oneerlijk") == rows


@pytest.mark.django_db
def test_the_talks_are_paged_by_key_without_gap_or_repeat(town, signed_in, group):
    made = {gathered.talked(group, town).pk for _ in range(45)}
    anna, seen, address = signed_in(town.anna), [], page(group)
    while address:
        answer = anna.get(address)
        seen += [row["url"] for row in answer.context["talks"]]
        older = answer.context["older_url"]
        address = older and page(group) + older
    assert len(seen) == 45
    assert set(seen) == {reverse("dossiers:group_talk", args=[group.pk, pk]) for pk in made}


@pytest.mark.django_db
@pytest.mark.parametrize("joined", [1, 3])
def test_the_dossier_page_costs_one_query_more_when_there_is_a_group(
    town, signed_in, dossier, joined, django_assert_num_queries
):
    for number in range(joined):
        gathered.joined(dossier, town, gathered.group(town, name=f"Avond {number}"))
    anna = signed_in(town.anna)
    anna.get(f"/dossiers/{dossier.reference}/")
    with django_assert_num_queries(13):
        assert anna.get(f"/dossiers/{dossier.reference}/").text.count("Avond") == joined


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/dossiers/", "/vandaag/"])
def test_the_way_there_is_shown_to_who_may_go_it(town, signed_in, address):
    ways = [LIST, "/dossiers/gebeurtenissen/"]
    for who, shown in {"anna": True, "ilse": True, "esra": False}.items():
        text = signed_in(getattr(town, who)).get(address).text
        assert [f'href="{way}"' in text for way in ways] == [shown, shown]
