"""The operator's commands: each says what it did, or refuses with a sentence."""

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import psutil
import pytest
from django.db import connections, transaction

from tests import cast
from tests.environment import ROOT
from tests.folders import own_folder
from zorgvuldig import walls
from zorgvuldig.command import main
from zorgvuldig.demo.cast import FIRST, PARTS
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people.actions import every_organisation
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.vault.models import DataKey

SRC = ROOT / "src/zorgvuldig"


def asked(capsys, *argv):
    """Exit status, standard output and standard error of one command."""
    status = main(list(argv))
    out, err = capsys.readouterr()
    return status, out, err


def as_owner(sql):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)


@pytest.fixture
def brug(committed):
    with transaction.atomic():
        town = cast.build()
    with walls.working_for(organisation=town.anna.organisation.pk):
        for number in range(3):
            record("dossier.read", actor=town.anna, action=Action.READ, about=f"dossier:{number}")
    return town


@pytest.mark.parametrize(
    "argv",
    [
        ["run", "extra"],
        ["worker", "extra"],
        ["migrate", "extra"],
        ["demo"],
        ["demo", "wipe"],
        ["logbook"],
        ["logbook", "repair"],
        ["keys"],
        ["keys", "drop"],
        ["keys", "list", "extra"],
        ["organisation", "Naam"],
        ["doctor", "extra"],
        ["retention"],
        ["retention", "--all"],
        ["backup"],
        ["backup", "--prune"],
        ["restore"],
        ["restore", "bestand", "--force"],
    ],
)
def test_a_wrong_command_line_is_told_how_it_goes(capsys, argv):
    status, out, err = asked(capsys, *argv)
    assert (status, out) == (2, "")
    assert err.startswith("Zo werkt deze opdracht niet. Gebruik: zorgvuldig ")


def test_a_whole_logbook_is_counted(capsys, brug):
    assert asked(capsys, "logbook", "verify") == (0, "Het logboek klopt: 3 regels.\n", "")


def test_a_broken_line_is_named(capsys, brug):
    as_owner("UPDATE logbook_logentry SET purpose = 'anders' WHERE chain_no = 2")
    status, out, _ = asked(capsys, "logbook", "verify")
    place, verdict = out.splitlines()
    organisation = brug.anna.organisation.pk
    assert status == 1
    assert re.fullmatch(
        rf"organisatie {organisation}, regel 2 \([0-9a-f-]{{36}}\): "
        "de inhoud van de regel is veranderd.",
        place,
    )
    assert verdict == "Het logboek klopt niet: 1 fout in 3 regels."


def test_migrating_an_up_to_date_database_changes_nothing(capsys, committed):
    assert asked(capsys, "migrate") == (
        0,
        "De database is bijgewerkt: 0 stappen gezet. De rechten zijn gezet.\n",
        "",
    )


def test_migrating_takes_away_a_right_that_was_given_too_much(capsys, committed):
    as_owner("GRANT UPDATE ON logbook_logentry TO zorgvuldig_app")
    assert "rechten van de toepassing: te ruim: UPDATE logbook_logentry" in finding(capsys)
    asked(capsys, "migrate")
    assert "rechten van de toepassing: in orde" in finding(capsys)


def finding(capsys):
    return asked(capsys, "doctor")[1]


def test_the_doctor_says_a_line_for_each_part(capsys, brug, monkeypatch):
    monkeypatch.setattr("zorgvuldig.command.ready.assets_are_gathered", lambda: True)
    monkeypatch.setattr("zorgvuldig.command.looks.LEAST_FREE", 0)
    monkeypatch.setattr("zorgvuldig.command.looks.LEAST_SHARE", 0)
    as_owner("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    as_owner("INSERT INTO procrastinate_periodic_defers (task_name, defer_timestamp)"
             " VALUES ('privacy.carry_out_terms', extract(epoch FROM now()))")  # fmt: skip
    assert asked(capsys, "doctor") == (
        0,
        "database: in orde\nmigraties: in orde\nrechten van de toepassing: in orde\n"
        "sleutelbos: in orde\nwisregister: in orde\nopmaak: in orde\n"
        "verwerker van taken: in orde\nwachtrij: in orde\ne-mail: in orde\nandere taken: in orde\n"
        "nacht: in orde\nklok: in orde\ndag van het wissen: in orde\nschijf: in orde\n"
        "back-ups: in orde\ncontactpunten: in orde\n",
        "",
    )


def test_the_doctor_sees_a_migration_that_waits(capsys, committed):
    as_owner("DELETE FROM django_migrations WHERE app = 'guide' OR app = 'drafts'")
    status, out, _ = asked(capsys, "doctor")
    assert status == 1
    assert re.search(r"^migraties: \d+ stappen wachten; voer uit: zorgvuldig migrate$", out, re.M)


def test_the_doctor_sees_a_key_that_is_gone(capsys, brug):
    with walls.working_for(organisation=brug.anna.organisation.pk):
        DataKey.make(brug.anna.organisation.pk)
    as_owner("UPDATE vault_datakey SET ring_key = 'kwijt'")
    assert "sleutelbos: de sleutel kwijt ontbreekt, en met hem wat eraan hangt; zet" in (
        finding(capsys)
    )


def test_the_doctor_sees_a_ring_that_no_longer_fits(capsys, brug, settings, tmp_path):
    with walls.working_for(organisation=brug.anna.organisation.pk):
        DataKey.make(brug.anna.organisation.pk)
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    assert "sleutelbos: De sleutel past niet op deze tekst; zet de kopie" in finding(capsys)


def test_the_ring_is_turned_from_list_to_drop(capsys, brug, settings, tmp_path):
    settings.KEY_RING_FILE = tmp_path / "ring.toml"
    with walls.working_for(organisation=brug.anna.organisation.pk):
        DataKey.make(brug.anna.organisation.pk)
    assert asked(capsys, "keys", "list")[1] == "eerste: nieuwste, 1 gegevenssleutels\n"
    status, out, _ = asked(capsys, "keys", "rotate")
    new = re.match(r"De sleutel (\S+) is de nieuwste", out).group(1)
    assert status == 0
    assert asked(capsys, "keys", "drop", "eerste") == (
        1,
        "",
        "Er hangen nog 1 gegevenssleutels aan eerste. Voer eerst uit: keys rewrap.\n",
    )
    assert asked(capsys, "keys", "rewrap")[0] == 0
    assert asked(capsys, "keys", "list")[1] == (
        f"{new}: nieuwste, 1 gegevenssleutels\neerste: oud, 0 gegevenssleutels\n"
    )
    assert asked(capsys, "keys", "drop", "eerste")[0] == 0
    assert asked(capsys, "keys", "list")[1] == f"{new}: nieuwste, 1 gegevenssleutels\n"


FOUNDED = ("organisation", "Huis Noord", "WMO", "Noor Noord", "Noor@huis.example")


def test_an_organisation_begins_with_its_administrator(capsys, committed):
    status, out, err = asked(capsys, *FOUNDED)
    assert (status, err) == (0, "")
    assert out.startswith("Huis Noord is gemaakt. Noor Noord kiest een wachtwoord op ")
    person = Person.objects.get(email="noor@huis.example")
    assert not person.has_usable_password()
    (organisation,) = every_organisation()
    with walls.working_for(organisation=organisation):
        assert Membership.unscoped.get(person=person).roles == ["ADMINISTRATOR"]


def test_an_administrator_without_a_password_asks_for_one_by_mail(capsys, committed, client):
    from django.core import mail

    mail.outbox = []
    asked(capsys, *FOUNDED)
    client.post("/account/password/reset/", {"email": "noor@huis.example"})
    (letter,) = mail.outbox
    link = re.search(r"http://testserver(/\S+)", letter.body).group(1)
    page = client.get(link, follow=True)
    new = {"password1": "vier woorden achter elkaar", "password2": "vier woorden achter elkaar"}
    client.post(page.request["PATH_INFO"], new)
    noor = Person.objects.get(email="noor@huis.example")
    assert noor.check_password("vier woorden achter elkaar")


@pytest.mark.parametrize(
    ("place", "value", "sentence"),
    [
        (2, "KLUB", "Onbekend regime: KLUB."),
        (4, "geen adres", "Voer een geldig e-mailadres in."),
        (1, "De Brug", "Er is al een organisatie met de naam De Brug."),
    ],
)
def test_an_organisation_that_cannot_begin_is_refused(capsys, brug, place, value, sentence):
    argv = list(FOUNDED)
    argv[place] = value
    status, out, err = asked(capsys, *argv)
    assert (status, out) == (1, "")
    assert err.startswith(sentence)
    assert len(every_organisation()) == 3


# From here on the command is a process of its own, as an operator meets it.


def environment(**changed):
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("ZORGVULDIG", "DATABASE", "DJANGO", "EMAIL", "SECRET"))
    }
    return kept | changed


def process(*argv, **changed):
    done = subprocess.run(
        [sys.executable, "-m", "zorgvuldig", *argv],
        env=environment(**changed),
        capture_output=True,
        text=True,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("port", ["abc", "0", "70000", "-1", "80.5"])
def test_a_port_that_is_no_port_is_refused(port):
    status, out, err = process("run", PORT=port)
    assert (status, out) == (1, "")
    assert err == f"PORT is geen poortnummer: {port}. Kies een getal tot 65535.\n"


def test_a_port_in_use_is_refused():
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        status, out, err = process("run", PORT=str(port))
    assert (status, out) == (1, "")
    assert err.startswith(f"Poort {port} is niet vrij. Stop het programma dat hem gebruikt")


def test_the_demonstration_refuses_a_database_of_its_own_address():
    status, out, err = process(
        "demo", "reset", DATABASE_URL="postgresql://app@db.example/z", SECRET_KEY="x" * 50
    )
    assert (status, out) == (1, "")
    assert err.startswith("De demonstratie werkt alleen met de ingebouwde database.")


@pytest.mark.parametrize(
    ("given", "missing"),
    [({}, "DATABASE_OWNER_URL"), ({"DATABASE_OWNER_URL": "postgresql://o@h/z"}, "SECRET_KEY")],
)
def test_a_start_without_its_secrets_says_which_is_missing(given, missing):
    status, out, err = process("migrate", DATABASE_URL="postgresql://app@db.example/z", **given)
    assert (status, out) == (1, "")
    assert err == f"{missing} ontbreekt. Zonder deze instelling start Zorgvuldig niet.\n"


def test_an_unreachable_database_is_said_without_a_traceback():
    status, out, err = process(
        "migrate",
        DATABASE_URL="postgresql://app@127.0.0.1:1/z",
        DATABASE_OWNER_URL="postgresql://o@127.0.0.1:1/z",
        SECRET_KEY="x" * 50,
    )
    assert (status, out) == (1, "")
    assert err.startswith("De database is niet bereikbaar: ")
    assert "Traceback" not in err


@pytest.fixture(scope="module")
def own_var():
    """A place for a whole product of this test's own."""
    with own_folder() as var:
        yield var


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as trial:
        return trial.getsockname()[1]


class Running:
    """The product, started as `make run` starts it, or from another folder."""

    def __init__(self, var, folder=ROOT):
        self.port = free_port()
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "zorgvuldig", "run"],
            env=environment(ZORGVULDIG_VAR=str(var), ZORGVULDIG_DEMO="1", PORT=str(self.port)),
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.welcome = self.process.stdout.readline()
        self.seconds = time.monotonic() - self.began
        self.family = psutil.Process(self.process.pid).children(recursive=True)

    def page(self, path):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()

    def left(self):
        """What still runs of everything this one started."""
        return [
            child
            for child in self.family
            if child.is_running() and child.status() != psutil.STATUS_ZOMBIE
        ]

    def stop(self, how):
        self.process.send_signal(how)
        return self.ended()

    def ended(self):
        _, err = self.process.communicate(timeout=40)
        return self.process.returncode, err


def test_the_product_starts_serves_stops_and_starts_again_in_seconds(own_var):
    first = Running(own_var)
    try:
        assert first.welcome == (
            f"Zorgvuldig draait. Open http://127.0.0.1:{first.port}/ en kies een persoon, "
            f"bijvoorbeeld {FIRST}. Stoppen: Ctrl-C.\n"
        )
        status, page = first.page("/demo/")
        assert (status, page.count("Inloggen als ")) == (200, len(PARTS))
        style = re.search(r'href="(/static/zorgvuldig\.[0-9a-f]+\.css)"', page).group(1)
        assert first.page(style)[0] == 200
    finally:
        assert first.stop(signal.SIGTERM) == (0, "")
    assert first.left() == []
    again = Running(own_var, folder=SRC)
    try:
        assert again.page("/demo/")[0] == 200
        assert again.seconds < min(first.seconds, 15)
    finally:
        assert again.stop(signal.SIGINT) == (0, "")


def test_when_the_web_server_falls_everything_stops_with_a_sentence(own_var):
    product = Running(own_var)
    web = next(child for child in product.family if "granian" in " ".join(child.cmdline()))
    web.kill()
    status, err = product.ended()
    assert status == 1
    assert "De webserver is gestopt, en daarmee alles." in err
    assert product.left() == []


def test_a_web_process_that_falls_is_replaced_and_takes_no_other_along(own_var):
    product = Running(own_var)
    try:
        web = [child for child in product.family if "granian" in " ".join(child.cmdline())]
        leader, fallen = web[0], web[1]
        fallen.kill()
        fallen.wait(20)
        until = time.monotonic() + 20
        while len(leader.children()) < len(web) - 1 and time.monotonic() < until:
            time.sleep(0.1)
        assert len(leader.children()) == len(web) - 1
        assert product.page("/demo/")[0] == 200
    finally:
        assert product.stop(signal.SIGTERM)[0] == 0


def test_two_kills_under_load_lose_nothing_that_was_confirmed(own_var):
    """The database in its commit, then everything while people write: two rounds of the hundred of
    `bench/kills.py`. Mail needs the minute after which a killed job is done again: it does that."""
    rounds, seed, minutes, queue = "2", "1774", "5", "0"
    command = [sys.executable, str(ROOT / "bench/kills.py"), rounds, seed, str(own_var), minutes]
    done = subprocess.run([*command, queue], capture_output=True, text=True, timeout=300)
    seen = json.loads(done.stdout.splitlines()[0] if done.stdout else "{}")
    assert (done.returncode, seen.get("faults")) == (0, []), done.stderr[-3000:]
    killed = [(one["killed"], one["moment"]) for one in seen["rounds"]]
    assert killed == [("database", "commit"), ("everything", "writing")]
    assert sum(seen["confirmed"].values()) > 0
