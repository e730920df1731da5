"""The cast, signed in or not, and a database for each worker."""

import atexit
import gc
import os
import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import hypothesis
import pytest
from django.test import Client

from tests import cast, database, folders, hours
from tests.dossiers.conftest import dossier, father, make_dossier  # noqa: F401
from tests.environment import RUN
from zorgvuldig.helpline import coming_back
from zorgvuldig.nameless import library
from zorgvuldig.paper import typesetting
from zorgvuldig.people.models import Person

COST_OF_A_CODE = dict(coming_back.COST)  # as the product pays it; see test_code_cost.py
atexit.register(folders.forget_own_server)  # noted first, so done last: after the server stopped
# The same examples each time and on each machine; `--hypothesis-profile=chance` takes others.
for name, always_the_same in (("chance", False), ("house", True)):
    hypothesis.settings.register_profile(
        name,
        derandomize=always_the_same,
        deadline=None,
        suppress_health_check=[hypothesis.HealthCheck.too_slow],
    )
hypothesis.settings.load_profile("house")


LONG = (
    "tests/browser/test_every_page.py",
    "tests/house/test_matrix.py",
    "tests/command/test_processes.py",
    "tests/browser/test_four_hundred.py",
    "tests/dossiers/test_map_numbers.py",
    "tests/browser/test_workshop.py",
    "tests/browser/test_group_home.py",
    "tests/house/test_matrix_shut.py",
)  # more than a minute each


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, so that no worker is busy with it when others are done. Several
    workers keep to this order with `--no-loadscope-reorder`."""
    items.sort(key=turn)


def turn(item: pytest.Item) -> tuple[int, bool]:
    file = item.location[0]
    long = LONG.index(file) if file in LONG else len(LONG)
    return long, item.get_closest_marker("browser") is None


def pytest_collection_finish() -> None:
    """What stands before the first test stays to the end: looking it through for what could go,
    again and again, took a sixth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """No test begins when the day is nearly over: today would be another day halfway."""
    needs = hours.STORY if item.get_closest_marker("browser") else hours.TEST
    if left := hours.to_wait(hours.now(), needs):
        time.sleep(left)


def pytest_sessionfinish() -> None:
    """The process that leads the run ends last, and cleans up after its workers."""
    if os.getpid() == RUN:
        folders.clear_this_run()


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


@pytest.fixture(scope="session", autouse=True)
def codes_cost_little() -> None:
    """The digest of a caller's code is slow on purpose, which most tests are not about."""
    coming_back.COST["n"] = 2


@pytest.fixture(autouse=True)
def mail_may_come_at_any_hour(request, monkeypatch):  # type: ignore[no-untyped-def]
    """Most tests run at night too; those of quiet hours say so with a mark."""
    if "quiet" not in request.keywords:
        monkeypatch.setattr("zorgvuldig.people.writing.asleep_until", lambda person, now: None)


@pytest.fixture
def codes_cost_as_always(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(coming_back, "COST", COST_OF_A_CODE)


@pytest.fixture(scope="session")
def ledgers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names for ledgers: a folder for each test would cost more than most tests."""
    folder = tmp_path_factory.mktemp("ledgers")
    return (folder / f"erasures-{number}.jsonl" for number in count())


@pytest.fixture(autouse=True)
def ledger_file(ledgers, settings):  # type: ignore[no-untyped-def]
    """Each test has an erasure ledger of its own."""
    settings.LEDGER_FILE = next(ledgers)
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
def anna(town: cast.Town) -> Person:
    """Anna, who may sign in with the password of the cast."""
    return cast.with_password(town.anna.person)


@pytest.fixture
def signed_in() -> Callable[..., Client]:
    """A client with this person signed in, second factor shown, at work for an organisation."""
    return cast.signed_in


@pytest.fixture
def unprintable(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """Nothing can go on paper."""

    def refuses(*_: object) -> None:
        raise typesetting.CannotBePrinted

    monkeypatch.setattr(typesetting, "_typeset", refuses)


@pytest.fixture(scope="module")
def library_is_awake() -> None:
    """What recognises names has read its lists: it then needs no patience of a page."""
    assert library.LIBRARY.findings("", patience=300) == []
