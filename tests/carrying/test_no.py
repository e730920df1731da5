"""What was taken over is found at once: each no above everything, and where the rest stands."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.carrying import making
from tests.cast import signed_in
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import consents
from zorgvuldig.dossiers.views import elsewhere

pytestmark = pytest.mark.django_db
SAYS_NO = "Bij de andere organisatie is nee gezegd"
NOT_HERE = "Wat u overnam, staat er niet in: dat leest u in de tijdlijn."


def asked(town, dossier, name, **said):
    who = story.add_somebody(dossier, town, "AUTHORITY_PARENT", name)
    return story.consent(dossier, town, who, [], purpose="TALK", **said)


def taken_back(town, dossier, consent):
    return consents.withdraw_consent(
        dossier=dossier, actor=town.at_work("anna"), consent=consent, once=making.uuid4(),
        withdrawn_on=making.today(),
    )  # fmt: skip


def shown(town, taken, query="") -> str:
    return signed_in(town.at_work("chaima")).get(f"/dossiers/{taken.reference}/{query}").text


def notice(page: str) -> str:
    """What stands under the line that says no, with its links."""
    return page.partition(SAYS_NO)[2].partition("Dit dossier begon met")[0]


@pytest.fixture
def taken(town, dossier):
    asked(town, dossier, "Vader Testman", answer="REFUSED")
    asked(town, dossier, "Moeder Testman")
    taken_back(town, dossier, asked(town, dossier, "Oma Testman"))
    return making.taken_in(town, making.whole(town, dossier), "OWN")


def test_each_no_stands_above_everything_with_about_whom(town, taken):
    page = shown(town, taken)
    found = notice(page)
    assert "door de cliënt zelf: praten of delen met Vader Testman" in found
    assert [word for word in ("Geweigerd", "Ingetrokken") if found.count(word) != 1] == []
    assert "Moeder" not in found
    assert page.index(SAYS_NO) < page.index("De stappen")


def test_from_there_one_reads_the_piece_itself(town, taken):
    address = re.search(r'href="([^"]+)">Geweigerd', shown(town, taken))
    read = signed_in(town.at_work("chaima")).get(address.group(1)).text
    for text in ("Over praten of delen met", "Vader Testman", "een gesprek over hoe het gaat"):
        assert text in read


def test_the_timeline_says_what_each_piece_was(town, taken):
    page = shown(town, taken, "?soort=TAKEN_OVER")
    for title in ("toestemming geweigerd", "toestemming ja", "toestemming ingetrokken"):
        assert f">Overgenomen: {title}<" in page


def test_an_empty_view_says_where_what_was_taken_over_stands(town, taken, dossier):
    here = shown(town, taken).partition(NOT_HERE)
    assert here[0].rpartition("<h2")[2].startswith(' id="beeld"')
    assert (
        here[2]
        .lstrip()
        .startswith(f'<a href="/dossiers/{taken.reference}/?soort=TAKEN_OVER#tijdlijn">')
    )
    own = signed_in(town.at_work("anna")).get(f"/dossiers/{dossier.reference}/").text
    assert (NOT_HERE in own, SAYS_NO in own) == (False, False)


def test_a_dossier_in_which_nobody_said_no_says_nothing_of_it(town):
    assert SAYS_NO not in shown(town, making.taken_in(town, making.sample()))


def test_more_than_fit_are_counted(town, taken, monkeypatch):
    monkeypatch.setattr(elsewhere, "MOST", 1)
    page = shown(town, taken)
    assert "En nog 1 keer." in page


def test_it_costs_one_question_however_much_was_taken_over(town, dossier, taken):
    def cost(of) -> int:
        town.at_work("chaima")
        with CaptureQueriesContext(connection) as found:
            elsewhere.on_page(of)
        return len(found)

    taken.refresh_from_db()
    assert taken.key.secret
    assert (cost(taken), cost(dossier)) == (1, 0)
