"""The cast, signed in or not, and a database for each worker."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client

from tests import cast, database
from tests.dossiers.conftest import dossier, father, make_dossier  # noqa: F401


@pytest.fixture(scope="session")
def postgres() -> str:
    return database.server()


@pytest.fixture(scope="session")
def django_db_setup(postgres: str, django_db_blocker) -> Iterator[None]:  # type: ignore[no-untyped-def]
    """A database of this worker's own, from the template; the walls are real in every test."""
    name = database.own_name("test")
    with django_db_blocker.unblock():
        database.fresh(postgres, name)
        database.point(name)
    yield
    with django_db_blocker.unblock():
        database.point("postgres")
        database.drop(postgres, name)


@pytest.fixture(autouse=True)
def ledger_file(tmp_path, settings):  # type: ignore[no-untyped-def]
    """Each test has an erasure ledger of its own."""
    settings.LEDGER_FILE = tmp_path / "erasures.jsonl"
    return settings.LEDGER_FILE


@pytest.fixture
def committed(postgres: str, django_db_setup, django_db_blocker) -> Iterator[str]:  # type: ignore[no-untyped-def]
    """A database where commits are commits: for threads, processes, triggers and the owner."""
    name = database.own_name("committed")
    with django_db_blocker.unblock():
        database.fresh(postgres, name)
        with database.pointed_at(name):
            yield name
        database.drop(postgres, name)


@pytest.fixture
def town(db: None) -> cast.Town:
    """Two care organisations, a school and a municipality with their people (see cast.py)."""
    return cast.build()


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A client with this person signed in, second factor shown, at work for an organisation."""
    return cast.signed_in
