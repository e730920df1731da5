"""No typed word can be read in the tables, whatever was recorded on the way to a decision."""

import pytest
from django.db import connection
from django.utils import timezone

from tests.dossiers.conftest import entry
from tests.dossiers.sharing.story import fresh
from zorgvuldig.dossiers.actions import deciding, telling

pytestmark = pytest.mark.django_db

TYPED = (
    "buurtkeuken",
    "aandoen",
    "gewond",
    "klasgenoot",
    "Rivierstad de brief",
    "school kunt helpen",
    "drie keer",
    "begrijpt",
    "weegtzwaar",
    "schrok",
    "Jeugdwet artikel negen",
    "Testman",
)


def rows():
    """Every row of every table, as one text; bytes both as they are and as hexadecimal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, row


def found(word):
    for table, row in rows():
        for value in row:
            raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            if word.encode() in raw:
                yield table


def test_no_typed_word_is_readable(case, save, submit):
    save(words={**case.proposed.words, "legal_duty_article": ""})
    laid = submit()
    deciding.decide(
        proposal=laid,
        actor=case.town.at_work("esra"),
        decision="SHARE",
        fingerprint=deciding.now(laid, timezone.localdate())[1],
        today=timezone.localdate(),
        **entry(reasons="weegtzwaar"),
    )
    told = {"how": "bellen", "told": "alles", "reaction": "schrok"}
    telling.tell_client(proposal=fresh(laid), actor=case.town.at_work("anna"), **entry(**told))
    assert {word: set(found(word)) for word in TYPED} == {word: set() for word in TYPED}
    assert "people_person" in set(found("Esra"))  # the search itself finds what is readable


def test_an_article_of_law_is_sealed_and_stands_in_the_facts_as_yes_or_no(case, save):
    save(words={**case.proposed.words, "legal_duty_article": "Jeugdwet artikel negen"})
    assert set(found("Jeugdwet artikel negen")) == set()


def test_a_birth_date_does_not_rest_in_the_facts(case, submit):
    laid = submit()
    assert laid.facts["submitted"]["age"] == "A16_17"
    born = case.dossier.born_on.isoformat()
    assert set(found(born)) == set()
