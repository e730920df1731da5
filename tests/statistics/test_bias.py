"""How we look: counts by event for three roles, that cannot be reckoned apart, and no verdict."""

from datetime import date
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import signed_in
from tests.statistics.stored import LAST_YEAR, quarters
from zorgvuldig.handbook.bias import ask, event_titles, page, words
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Organisation
from zorgvuldig.people.roles import Role
from zorgvuldig.rules import atoms
from zorgvuldig.rules.bias import Asked, out_of_ten
from zorgvuldig.statistics.access import year_report
from zorgvuldig.statistics.bias.access import bias_of
from zorgvuldig.statistics.bias.telling import look
from zorgvuldig.statistics.counted import YearCounts
from zorgvuldig.statistics.models import CountedQuarter, QuarterCount
from zorgvuldig.statistics.ways import SEES_BIAS

YEAR = 2024
KINDS = [*ask(Asked.SIGNS).kinds]
SIGNS = {
    ("COUNTER", "HOME_PROBLEMS"): 24, ("COUNTER", "NO_EVENT"): 31, ("COUNTER", "PROPAGANDA"): 3,
    ("FACT", "HOME_PROBLEMS"): 60, ("FACT", "PROPAGANDA"): 44,
    ("THOUGHT", "PROPAGANDA"): 28, ("UNCLEAR", "NO_EVENT"): 12,
}  # fmt: skip


def counts_of(year, signs=(), outcomes=(), words=()):
    """All in the second quarter; the outcomes also as the year page counts them."""
    numbers = {("signs_by_event", ":".join(both)): n for both, n in dict(signs).items()}
    numbers |= {("outcomes_by_event", ":".join(both)): n for both, n in dict(outcomes).items()}
    numbers |= {("judgement_words", code): n for code, n in dict(words).items()}
    for (kind, _), number in dict(outcomes).items():
        numbers["outcome", kind] = numbers.get(("outcome", kind), 0) + number
    return YearCounts(
        year, tuple(quarters(year)), {(quarters(year)[1], *key): n for key, n in numbers.items()}
    )


def a_look(signs=SIGNS, former=None, **known):
    before = counts_of(YEAR - 1, former) if former else None
    where = Organisation(name="De Brug", regime="SCHOOL")
    return look(where, counts_of(YEAR, signs, **known), before, fictional=False)


def figures(looked, place=0):
    return {figure.title: figure for figure in looked.askings[place].figures}


def test_counter_signs_are_told_by_event_and_what_is_few_is_told_together():
    counter = figures(a_look())["Spreekt de zorg tegen: bij welke gebeurtenis"]
    assert counter.rows == (("Geen gebeurtenis opgeschreven", 31), ("De 17 andere samen", 27))
    assert counter.total == 58


def test_the_share_is_told_in_words_beside_the_year_before():
    assert out_of_ten(58, 202) == 3
    twice = {**SIGNS, ("COUNTER", "NO_EVENT"): 200}
    assert a_look(former=twice).askings[0].share == (
        "Van elke 10 signalen spreken er ongeveer 3 de zorg tegen. In 2023 waren dat er ongeveer 6."
    )


@pytest.mark.parametrize(("part", "said"), [(1, 1), (0, 0), (19, 10)])
def test_about_how_many_of_ten(part, said):
    assert out_of_ten(part, 20 if part else 21) == said


@pytest.mark.parametrize(
    ("judging", "others", "said"),
    [(30, 70, "ongeveer 3 van elke 10"), (10, 400, "minder dan 1 op de 20"),
     (9, 400, "te weinig"), (400, 9, "te weinig"), (0, 0, "te weinig")],
)  # fmt: skip
def test_how_often_a_word_judges_is_told_in_words_when_both_sides_are_enough(judging, others, said):
    told = a_look(words={"WITH": judging, "WITHOUT": others}).judging
    assert said in told
    assert not {str(judging), str(others)} & {*told.replace(".", "").split()} - {"10"}


def test_too_little_tells_nothing():
    empty = a_look({("FACT", "HOME_PROBLEMS"): 9})
    assert [one.figures for one in empty.askings] == [(), ()]
    assert [one.share for one in empty.askings] == ["", ""]


outcome_tables = st.dictionaries(
    st.tuples(st.sampled_from([*ask(Asked.OUTCOMES).kinds]), st.sampled_from([*event_titles()])),
    st.integers(1, 60),
    max_size=20,
)


@settings(max_examples=100, deadline=None)
@given(outcome_tables)
def test_the_year_page_lays_outcomes_in_the_same_pieces(outcomes):
    """The year page tells how dossiers ended. With other pieces there, one could subtract."""
    kinds = ask(Asked.OUTCOMES).kinds
    whole = {code: sum(n for (kind, _), n in outcomes.items() if kind == code) for code in kinds}
    there = [sum(whole[code] for code in piece) for piece in atoms.pieces(whole)]
    told = figures(a_look(outcomes=outcomes), 1).get(ask(Asked.OUTCOMES).whole)
    assert [row.number for row in told.rows] == there if told else there == []


def test_no_text_judges_or_ranks():
    asks = [*words().asks, *(text for asked in Asked for text in ask(asked).asks)]
    told = " ".join([*page().values(), *asks]).lower()
    for word in ("slecht", "goed gedaan", "te weinig tegen", "beste", "moet u", "fout", "norm"):
        assert word not in told
    assert all(text.endswith("?") for text in asks)


@pytest.fixture
def counted(town):
    """De Brug, with one whole year."""
    where = {"organisation": town.at_work("esra").organisation}
    for month in (1, 4, 7, 10):
        day = date(YEAR, month, 1)
        CountedQuarter.objects.create(**where, quarter=day, counted_on=date(YEAR + 1, 2, 1))
    for (kind, event), number in SIGNS.items():
        QuarterCount.objects.create(
            **where, quarter=date(YEAR, 4, 1), measure="signs_by_event",
            category=f"{kind}:{event}", number=number,
        )  # fmt: skip
    return town


def asked(town, who, name="bias", year=YEAR):
    arguments = [year] if name == "bias" else []
    return signed_in(town.at_work(who)).get(reverse(f"statistics:{name}", args=arguments))


@pytest.mark.django_db
def test_who_decides_reads_it_and_the_look_is_logged_with_its_purpose(counted):
    answer = asked(counted, "esra")
    text = unescape(answer.content.decode())
    assert "Hoe we kijken in 2024" in text
    assert "Zochten we even goed naar wat de zorg tegenspreekt" in text
    assert "In ongeveer" not in text
    counted.at_work("esra")
    line = LogEntry.unscoped.get(event_type="statistics.bias_read")
    assert line.purpose == "samen nagaan of we met één oog kijken"


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["anna", "bram", "gerda", "hugo"])
def test_for_others_it_does_not_exist(counted, who):
    assert asked(counted, who).status_code == 404
    assert asked(counted, who, "bias_years").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["esra", "frank", "ilse"])
def test_three_roles_see_it(counted, who):
    assert asked(counted, who).status_code == 200
    years = asked(counted, who, "bias_years").content.decode()
    assert "2024" in years
    assert reverse("dossiers:overview") not in years, "not all of them have dossiers"


@pytest.mark.django_db
def test_a_line_describes_no_signs_and_has_no_such_page(counted):
    Organisation.objects.filter(pk=counted.at_work("esra").organisation.pk).update(
        regime="HELPLINE"
    )
    assert asked(counted, "esra", "bias_years").status_code == 404


def test_the_roles_are_three():
    assert {*SEES_BIAS} == {Role.ATTENTION_OFFICER, Role.PRIVACY_OFFICER, Role.DECISION_MAKER}


@pytest.mark.django_db
def test_a_year_that_is_not_whole_does_not_exist(counted):
    this_year = timezone.localdate().year
    CountedQuarter.objects.create(
        organisation=counted.at_work("esra").organisation,
        quarter=date(this_year, 1, 1), counted_on=date(this_year, 5, 1),
    )  # fmt: skip
    assert asked(counted, "esra", year=this_year).status_code == 404
    assert asked(counted, "esra", year=2023).status_code == 404
    assert str(this_year) not in asked(counted, "esra", "bias_years").content.decode()


@pytest.mark.django_db
def test_another_organisation_sees_nothing_of_it(counted):
    counted.chaima.membership.roles = ["DECISION_MAKER"]
    counted.at_work("chaima")
    counted.chaima.membership.save()
    assert asked(counted, "chaima").status_code == 404


@pytest.mark.django_db
def test_the_page_is_asked_in_as_many_queries_at_any_size(counted, django_assert_num_queries):
    client = signed_in(counted.at_work("esra"))
    client.get(reverse("statistics:bias", args=[YEAR]))
    with django_assert_num_queries(QUERIES):
        client.get(reverse("statistics:bias", args=[YEAR]))


QUERIES = 7


@pytest.mark.django_db
def test_what_the_year_page_leaves_out_is_left_out_here_too(town):
    """In the last quarter four dossiers ended. Told here and not there, one would subtract."""
    where = {"organisation": town.at_work("esra").organisation}
    for day, many in zip(quarters(LAST_YEAR), (30, 25, 20, 4), strict=True):
        CountedQuarter.objects.create(**where, quarter=day, counted_on=date(LAST_YEAR + 1, 2, 1))
        for measure, category in (("outcome", "PLAN_DONE"), ("outcomes_by_event", ENDED_AT_HOME)):
            QuarterCount.objects.create(
                **where, quarter=day, measure=measure, category=category, number=many
            )
    parts = year_report(town.at_work("esra"), LAST_YEAR).parts
    there = next(one for part in parts for one in part.figures if one.code == "outcome")
    asking = bias_of(town.at_work("esra"), LAST_YEAR).askings[1]
    assert there.total == asking.figures[0].total == 75
    assert "januari tot en met september" in asking.note


ENDED_AT_HOME = "PLAN_DONE:HOME_PROBLEMS"
