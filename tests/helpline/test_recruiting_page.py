"""Whom we still look for: computed over all open requests at once, told without naming anybody."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.helpline import making
from tests.helpline.pool import a_pool
from zorgvuldig.helpline import recruiting
from zorgvuldig.helpline.models import (
    CallerWish,
    Confidant,
    HelpConsent,
    MatchProposal,
    ToldCounts,
)
from zorgvuldig.helpline.views import recruiting as recruiting_page
from zorgvuldig.rules.lacking import Kind, Lack

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def wishes(lantern, answer: str = "GIVEN", **known):
    """A mother who said yes to a confidant and told what she wishes."""
    request, number = making.a_request(lantern, **known.pop("codes", {})), uuid4()
    words = {"languages": ["nl"], "circle": "de sportclub", **known}
    HelpConsent.unscoped.create(
        id=number,
        organisation_id=request.organisation_id,
        request=request,
        scope="MATCHING",
        answer=answer,
        answered_on=TODAY(),
        withdrawn_on=TODAY() if answer == "WITHDRAWN" else None,
        sealed=request.key.seal({"told": "Uw voornaam."}, number),
    )
    CallerWish.unscoped.create(
        request=request,
        organisation_id=request.organisation_id,
        sealed=request.key.seal(words, request.pk),
    )
    return request


def picture(lantern):
    return recruiting.picture(lantern.at_work("cora").organisation.pk, TODAY())


def lacks(lantern) -> dict[str, int]:
    counts = picture(lantern).found.counts
    return {f"{one.lack.kind}:{one.lack.what}": one.requests for one in counts}


def page(lantern) -> str:
    return signed_in(lantern.cora).get(reverse("helpline:recruiting")).content.decode()


def test_a_language_nobody_speaks_is_what_lacks(lantern):
    making.a_confidant(lantern)
    wishes(lantern, languages=["tr"])
    wishes(lantern)
    assert lacks(lantern) == {"LANGUAGE:tr": 1}
    assert "Taal: Turks" in page(lantern)


def test_who_did_not_say_yes_or_took_it_back_or_calls_for_work_counts_not(lantern):
    wishes(lantern, "REFUSED", languages=["tr"])
    wishes(lantern, "WITHDRAWN", languages=["tr"])
    wishes(lantern, languages=["tr"], codes={"caller_role": "PROFESSIONAL"})
    wishes(lantern, languages=["tr"], codes={"state": "MATCHED"})
    making.a_request(lantern)
    found = picture(lantern)
    assert (found.found.open, found.found.counts, found.unclear) == (0, (), 0)
    assert "Er wacht nu niemand op een vertrouwenspersoon" in page(lantern)


def test_the_newest_answer_counts(lantern):
    request = wishes(lantern, languages=["tr"])
    number = uuid4()
    HelpConsent.unscoped.create(
        id=number,
        organisation_id=request.organisation_id,
        request=request,
        scope="MATCHING",
        answer="REFUSED",
        answered_on=TODAY(),
        sealed=request.key.seal({"told": ""}, number),
    )
    assert picture(lantern).found.open == 0


def test_a_place_is_counted_once_for_all_who_wait(lantern):
    making.a_confidant(lantern, most_matches=1)
    wishes(lantern)
    assert lacks(lantern) == {}
    wishes(lantern)
    assert lacks(lantern) == {"FREE_PLACE:": 1}
    assert "zijn nu" not in page(lantern)
    assert "is nu 1 plek" in page(lantern)


def test_who_said_no_or_could_know_them_is_not_who_fits(lantern):
    vera, request = making.a_confidant(lantern), wishes(lantern)
    for state in ("CONFLICT", "REFUSED", "DECLINED"):
        number = uuid4()
        proposal = MatchProposal.unscoped.create(
            id=number,
            organisation_id=request.organisation_id,
            request=request,
            confidant=vera,
            proposed_by=lantern.cora.membership,
            state=state,
            sealed=request.key.seal({"why": "Taal."}, number),
        )
        assert len(picture(lantern).found.unserved) == 1
        proposal.delete()
    assert picture(lantern).found.unserved == ()


def test_papers_that_ran_out_are_said_as_papers(lantern):
    vera = making.a_confidant(lantern)
    wishes(lantern)
    old = TODAY() - timedelta(days=4 * 365)
    Confidant.unscoped.filter(pk=vera.pk).update(certificate_on=old)
    assert [one.lack.kind for one in picture(lantern).found.counts] == [Kind.PAPERS]
    assert picture(lantern).free == 0
    assert "Geen geldige VOG" in page(lantern)


def test_a_wish_that_cannot_be_judged_is_said_and_stops_nothing(lantern):
    wishes(lantern, languages=["tr"])
    wishes(lantern, not_from_my_town=True)
    wishes(lantern, languages=[])
    found = picture(lantern)
    assert (found.found.open, found.unclear) == (1, 2)
    assert "Niet elke wens telt mee" in page(lantern)


@pytest.mark.gate("H-14", "refuses")
def test_fewer_than_ten_are_not_counted_out(lantern):
    for _ in range(9):
        wishes(lantern, languages=["tr"])
    told = page(lantern)
    assert "Voor minder dan 10 hulpvragers." in told
    assert "9 hulpvragers" not in told


@pytest.mark.gate("H-14", "releases")
def test_ten_are_told(lantern):
    for _ in range(10):
        wishes(lantern, languages=["tr"])
    assert "Voor 10 hulpvragers." in page(lantern)


def test_nobody_is_named_and_no_words_of_a_caller_are_repeated(lantern):
    making.a_confidant(lantern)
    request = wishes(
        lantern, community_wish="SAME_AS_STATED", community="uit het Rifgebied", town="Druten",
        not_from_my_town=True,
    )  # fmt: skip
    told = page(lantern)
    assert "Gemeenschap" in told
    for secret in ("Vera", "Vlasbloem", "Rifgebied", "Druten", "sportclub", request.reference):
        assert secret not in told


@pytest.mark.gate("H-14", "releases")
def test_a_region_that_ten_wish_for_is_told_with_its_name(lantern):
    making.a_confidant(lantern)
    for _ in range(10):
        wishes(lantern, region="  achterhoek ", region_must=True)
    assert "In de regio: Achterhoek" in page(lantern)


@pytest.mark.gate("H-14", "refuses")
def test_a_region_and_a_rare_language_do_not_point_at_one_caller(lantern):
    making.a_confidant(lantern)
    wishes(lantern, languages=["ti"], region="achterhoek", region_must=True)
    wishes(lantern, region="veluwe", region_must=True)
    told = page(lantern)
    assert "Taal: Tigrinya" in told
    assert "Achterhoek" not in told
    assert "Veluwe" not in told
    assert told.count("Regio") == 1


def test_the_order_of_what_is_few_does_not_tell_which_is_fewer():
    few = {Lack(Kind.LANGUAGE, "tr"): 1, Lack(Kind.GENDER, "WOMAN"): 9, Lack(Kind.PAPERS): 12}
    other = {**few, Lack(Kind.LANGUAGE, "tr"): 9, Lack(Kind.GENDER, "WOMAN"): 1}
    assert recruiting_page.lines(few) == recruiting_page.lines(other)
    assert recruiting_page.lines(few)[0]["meta"] == "Voor 12 hulpvragers."


@pytest.mark.gate("H-14", "refuses")
def test_who_looks_a_day_later_sees_the_same(lantern):
    for _ in range(10):
        wishes(lantern, languages=["tr"])
    assert "Voor 10 hulpvragers." in page(lantern)
    wishes(lantern, languages=["tr"])
    yesterday(6)
    assert "Voor 10 hulpvragers." in page(lantern)


@pytest.mark.gate("H-14", "releases")
def test_after_a_week_it_is_counted_anew(lantern):
    for _ in range(10):
        wishes(lantern, languages=["tr"])
    page(lantern)
    wishes(lantern, languages=["tr"])
    yesterday(7)
    assert "Voor 11 hulpvragers." in page(lantern)


def yesterday(days):
    """It was counted so many days ago."""
    assert ToldCounts.objects.update(on=TODAY() - timedelta(days=days)) == 1


def test_many_requests_and_confidants_cost_as_many_questions_as_few(lantern):
    asked = []
    for more in (3, 60):
        for one in a_pool(lantern, more)[:3]:
            making.a_match(lantern, confidant=one)
        for _ in range(more // 3):
            wishes(lantern, languages=["tr"])
        asked.append(questions(lantern))
    assert asked == [8, 8]


def questions(lantern) -> int:
    here = lantern.at_work("cora").organisation.pk
    with CaptureQueriesContext(connection) as asked:
        recruiting.picture(here, TODAY())
    return len(asked)
