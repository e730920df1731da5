"""The sharing protocol of an organisation (gate G23) and its contact points."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import access as people
from zorgvuldig.people import protocol
from zorgvuldig.people.models import ContactPoint, Decider, Organisation

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 21)
AGREED = {
    "anonymous_route": "Bel zonder naam.",
    "feedback_rule": "Binnen twee weken.",
    "holds": "on",
}


def shown(client, typed):
    """The page that says what would change."""
    return client.post(reverse("people:protocol_preview"), typed)


def keep(client, typed):
    """Keep it as it was shown."""
    return shown(client, {**typed, "seen": shown(client, typed).context["seen"]})


def test_the_protocol_of_de_brug_is_complete(town):
    assert protocol.missing(town.at_work("gerda"), TODAY) == []


def test_an_organisation_that_agreed_nothing_lacks_everything(town):
    assert protocol.missing(town.at_work("chaima"), TODAY) == [
        "wie er beslist over het delen van informatie",
        "een contactpunt dat het afgelopen jaar is nagekeken",
        "de weg voor advies zonder naam",
        "de afspraak over terugkoppeling",
        "de bevestiging dat het protocol geldt",
    ]


@pytest.mark.parametrize(
    ("days", "lacks"),
    [(0, []), (365, []), (366, ["een contactpunt dat het afgelopen jaar is nagekeken"])],
)
def test_a_contact_point_is_fresh_for_a_year(town, days, lacks):
    gerda = town.at_work("gerda")
    ContactPoint.unscoped.update(verified_on=TODAY - timedelta(days=days))
    assert protocol.missing(gerda, TODAY) == lacks


@pytest.mark.parametrize("changed", [{"ended_on": TODAY}, {"roles": ["COLLEAGUE"]}])
def test_a_decider_who_left_or_lost_the_role_no_longer_counts(town, changed):
    membership = town.at_work("esra").membership
    for field, value in changed.items():
        setattr(membership, field, value)
    membership.began_on = date(2020, 1, 1)
    membership.save()
    assert protocol.missing(town.at_work("gerda"), TODAY) == [
        "wie er beslist over het delen van informatie"
    ]


def test_only_colleagues_with_the_role_can_be_named(town, signed_in):
    page = signed_in(town.gerda).get(reverse("people:protocol"))
    offered = [row.person.name for row in page.context["form"].fields["deciders"].queryset]
    assert offered == ["Esra"]
    refused = signed_in(town.gerda).post(
        reverse("people:protocol_preview"), AGREED | {"deciders": [town.anna.membership.pk]}
    )
    assert list(refused.context["form"].errors) == ["deciders"]


def test_before_it_is_kept_one_sees_that_something_would_be_lacking(town, signed_in):
    decides = AGREED | {"deciders": [town.esra.membership.pk]}
    there = reverse("people:protocol_preview")
    whole = signed_in(town.gerda).post(there, decides)
    assert whole.context["lacking"] == []
    less = signed_in(town.gerda).post(there, decides | {"anonymous_route": " "})
    assert less.context["lacking"] == ["de weg voor advies zonder naam"]
    assert "Zolang dit ontbreekt, kan niemand hier besluiten om te delen." in less.text


def test_the_agreements_are_stored_with_the_day_they_hold_from(town, signed_in):
    decides = AGREED | {"deciders": [town.esra.membership.pk]}
    assert keep(signed_in(town.gerda), decides).url == reverse("people:protocol")
    town.at_work("gerda")
    organisation = Organisation.objects.get(name="De Brug")
    assert organisation.anonymous_route == "Bel zonder naam."
    assert organisation.protocol_confirmed_on == timezone.localdate()
    assert [row.membership_id for row in Decider.unscoped.all()] == [town.esra.membership.pk]
    assert LogEntry.unscoped.filter(event_type="protocol.kept").count() == 1


def test_without_the_tick_and_the_decider_the_page_says_what_is_missing(town, signed_in):
    client = signed_in(town.gerda)
    keep(client, {**AGREED, "holds": ""})
    assert client.get(reverse("people:protocol")).context["missing"] == [
        "wie er beslist over het delen van informatie",
        "de bevestiging dat het protocol geldt",
    ]


POINT = {
    "addressee": "VEILIG_THUIS",
    "name": "Veilig Thuis Rivierstreek",
    "reach": "dag en nacht",
    "verified_on": "2026-01-31",
}


def test_a_contact_point_is_added_changed_and_taken_away(town, signed_in):
    client = signed_in(town.gerda)
    client.post(reverse("people:new_contact_point"), POINT)
    town.at_work("gerda")
    point = ContactPoint.unscoped.get(addressee="VEILIG_THUIS")
    assert (point.organisation, point.reach) == (town.gerda.organisation, "dag en nacht")
    known = reverse("people:contact_point", args=[point.pk])
    client.post(known, POINT | {"reach": "alleen overdag"})
    point.refresh_from_db()
    assert point.reach == "alleen overdag"
    client.post(reverse("people:drop_contact_point", args=[point.pk]))
    assert ContactPoint.unscoped.filter(addressee="VEILIG_THUIS").count() == 0


def test_a_check_in_the_future_is_no_check(town, signed_in):
    tomorrow = timezone.localdate() + timedelta(days=1)
    page = signed_in(town.gerda).post(
        reverse("people:new_contact_point"), POINT | {"verified_on": tomorrow.isoformat()}
    )
    refused = "Deze datum ligt in de toekomst. Kies vandaag of een eerdere dag."
    assert page.context["form"].errors == {"verified_on": [refused]}


def test_a_parent_is_no_contact_point(town, signed_in):
    page = signed_in(town.gerda).post(
        reverse("people:new_contact_point"), POINT | {"addressee": "AUTHORITY_PARENT"}
    )
    assert list(page.context["form"].errors) == ["addressee"]


@pytest.mark.parametrize(("days", "fresh"), [(0, True), (400, False)])
def test_the_list_says_which_points_to_check_again(town, signed_in, days, fresh):
    town.at_work("gerda")
    ContactPoint.unscoped.update(verified_on=timezone.localdate() - timedelta(days=days))
    page = signed_in(town.gerda).get(reverse("people:contact_points"))
    assert [row["fresh"] for row in page.context["points"]] == [fresh]


def test_the_page_says_what_would_change_and_changes_nothing_yet(town, signed_in):
    page = shown(signed_in(town.gerda), AGREED | {"deciders": []})
    assert [(row["what"], row["now"], row["then"]) for row in page.context["changes"]] == [
        ("Wie beslist over het delen van informatie?", [("Esra", False)], [("niemand", True)]),
        (
            "Hoe vraagt u advies zonder naam?",
            [("Bel het contactpunt en vertel het zonder naam.", False)],
            [("Bel zonder naam.", False)],
        ),
        (
            "Wat spreekt u af over terugkoppeling?",
            [("De ontvanger belt binnen twee weken terug.", False)],
            [("Binnen twee weken.", False)],
        ),
    ]
    assert page.context["leaving"] == ["Esra"]
    town.at_work("gerda")
    assert protocol.missing(town.gerda, TODAY) == []


def test_what_somebody_else_changed_meanwhile_is_shown_and_not_overwritten(town, signed_in):
    first, second = signed_in(town.gerda), signed_in(town.gerda)
    mine = AGREED | {"deciders": [town.esra.membership.pk]}
    seen = shown(first, mine).context["seen"]
    keep(second, {**mine, "feedback_rule": "Binnen een dag."})
    answer = shown(first, {**mine, "seen": seen})
    assert answer.status_code == 409
    assert [(row["now"], row["then"]) for row in answer.context["changes"]] == [
        ([("Binnen een dag.", False)], [("Binnen twee weken.", False)])
    ]
    town.at_work("gerda")
    assert Organisation.objects.get(name="De Brug").feedback_rule == "Binnen een dag."


def test_a_profession_can_have_a_decider_of_its_own(town, signed_in):
    client = signed_in(town.gerda)
    keep(client, AGREED | {"deciders_YOUTH_CARE": [town.esra.membership.pk]})
    anna = town.at_work("anna")
    assert [m.person.name for m in people.deciders_for(anna)] == ["Esra"]
    anna.membership.profession = "TEACHER"
    anna.membership.save()
    assert list(people.deciders_for(anna)) == []
    assert protocol.missing(town.at_work("gerda"), TODAY) == [
        "wie er beslist voor het beroep ‘leraar of mentor’"
    ]
