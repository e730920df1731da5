"""How long a closed dossier is kept, and what makes that begin anew."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.dossiers.conftest import entry, years_ago
from zorgvuldig.dossiers.actions import closing, keeping, terms
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.rules.retention import add_months, keep_until

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def regime(town, code: str) -> None:
    organisation = town.at_work("anna").organisation
    organisation.regime = code
    organisation.save()


def closed(dossier, town, *, outcome="OTHER_SUPPORT", helped=True) -> Dossier:
    dossier.organisation.refresh_from_db()
    closing.close(
        dossier=dossier, actor=town.at_work("anna"), outcome=outcome, help_relation=helped,
        today=TODAY(), **entry(reason="Klaar", told="Dat wij stoppen"),
    )  # fmt: skip
    return Dossier.unscoped.select_related("organisation", "key").get(pk=dossier.pk)


@pytest.mark.parametrize(
    ("code", "helped", "outcome", "months", "again"),
    [
        ("JEUGDHULP", True, "NO_CONCERN", 240, True),
        ("GI", True, "OTHER_SUPPORT", 240, True),
        ("MEDICAL", False, "OTHER_SUPPORT", 240, True),
        ("WMO", True, "OTHER_SUPPORT", 180, True),
        ("SCHOOL", False, "OTHER_SUPPORT", 12, False),
        ("YOUTH_WORK", True, "NO_CONCERN", 12, False),
        ("JEUGDHULP", False, "NO_CONCERN", 6, False),
        ("WMO", False, "NO_CONCERN", 6, False),
    ],
)
def test_the_term_of_each_regime_and_whether_an_addition_restarts_it(
    dossier, town, code, helped, outcome, months, again
):
    regime(town, code)
    file = closed(dossier, town, outcome=outcome, helped=helped)
    assert (file.help_relation, file.kept_from) == (helped, TODAY())
    assert file.keep_until == add_months(TODAY(), months)
    later = TODAY() + timedelta(days=100)
    expected = add_months(later, months) if again else None
    assert terms.restart_term(file, later) == expected
    file.refresh_from_db()
    assert file.keep_until == (expected or add_months(TODAY(), months))


def test_an_open_dossier_has_no_term_and_nothing_begins_anew(dossier, town):
    assert terms.restart_term(dossier, TODAY()) is None
    dossier.refresh_from_db()
    assert dossier.keep_until is None


def test_reopening_ends_the_term_and_closing_counts_anew(dossier, town):
    file = closed(dossier, town)
    Dossier.unscoped.filter(pk=file.pk).update(warned_on=TODAY())
    keeping.reopen(
        dossier=file, actor=town.at_work("anna"), review_on=TODAY() + timedelta(days=7),
        **entry(reason="Nieuwe zorg"),
    )  # fmt: skip
    file.refresh_from_db()
    term = (file.kept_from, file.keep_until, file.help_relation, file.warned_on)
    assert term == (None, None, None, None)


def test_a_term_is_counted_again_by_what_is_published_now(dossier, town):
    file = closed(dossier, town)
    Dossier.unscoped.filter(pk=file.pk).update(keep_until=TODAY(), warned_on=TODAY())
    file.refresh_from_db()
    assert terms.count_again(file) == add_months(TODAY(), 240)
    file.refresh_from_db()
    assert (file.keep_until, file.warned_on) == (add_months(TODAY(), 240), None)


def test_where_nobody_was_asked_about_help_the_term_of_the_law_holds(dossier, town):
    file = closed(dossier, town, outcome="NO_CONCERN", helped=True)
    file.help_relation = None
    assert terms.facts_of(file) == ("JEUGDHULP", "NO_CONCERN", True)
    assert years_ago(20) < TODAY()


def test_a_month_that_is_shorter_ends_the_term_on_its_last_day():
    assert keep_until("SCHOOL", "OTHER_SUPPORT", True, date(2028, 2, 29)) == date(2029, 2, 28)
    assert keep_until("GI", "NO_CONCERN", False, date(2026, 8, 31)) == date(2027, 2, 28)
