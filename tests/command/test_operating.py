"""The operator's commands: each says what it did, or refuses with a sentence."""

import re

import pytest
from django.db import connections, transaction

from tests import cast
from tests.environment import ROOT
from zorgvuldig import walls
from zorgvuldig.command import main
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import jobs
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
        ["doctor", "--without"],
        ["doctor", "--without", "alles"],
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


@pytest.mark.parametrize("line", ["opmaak", "back-ups"])
def test_the_doctor_is_asked_about_all_but_what_is_kept_elsewhere(capsys, committed, line):
    with_it, without = (
        [said.partition(":")[0] for said in asked(capsys, "doctor", *more)[1].splitlines()]
        for more in ([], ["--without", line])
    )
    assert without == [name for name in with_it if name != line]
    assert line in with_it


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


def test_an_administrator_without_a_password_asks_for_one_by_mail(
    capsys, committed, client, settings
):
    from django.core import mail

    mail.outbox = []
    asked(capsys, *FOUNDED)
    client.post("/account/password/reset/", {"email": "noor@huis.example"})
    noor = Person.objects.get(email="noor@huis.example")
    jobs.send_password_link(person_id=noor.pk)  # as the worker does
    (letter,) = mail.outbox
    (link,) = [line for line in letter.body.splitlines() if "://" in line]
    page = client.get(link.removeprefix(settings.ADDRESS), follow=True)
    new = {"password1": "vier woorden achter elkaar", "password2": "vier woorden achter elkaar"}
    client.post(page.request["PATH_INFO"], new)
    noor.refresh_from_db()
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
