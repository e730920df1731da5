"""What is written wrongly stops the start with a sentence that names the setting; a secret is
never repeated in it."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from zorgvuldig.command import running
from zorgvuldig.command.operator import Refused
from zorgvuldig.configuration import told
from zorgvuldig.setting import Setting


def refusal(name: str) -> str:
    with pytest.raises(ImproperlyConfigured) as fault:
        getattr(told, name)
    return str(fault.value)


@pytest.mark.parametrize("said", ["abc", "", "-1", "1.5", "²"])
def test_what_is_no_whole_number_is_refused_by_name(monkeypatch, said):
    monkeypatch.setenv("TRUSTED_PROXIES", said)
    assert refusal("TRUSTED_PROXIES") == (
        f"TRUSTED_PROXIES is ‘{said}’. Schrijf een geheel getal, of laat het weg."
    )


def test_a_whole_number_is_read_and_none_is_the_usual(monkeypatch):
    monkeypatch.setenv("TRUSTED_PROXIES", "2")
    assert told.TRUSTED_PROXIES == 2
    monkeypatch.delenv("TRUSTED_PROXIES")
    assert told.TRUSTED_PROXIES == 0


@pytest.mark.parametrize(
    ("name", "said", "advice"),
    [
        ("EMAIL_PORT", "smtp", "Dat is geen poortnummer."),
        ("LEAVE_SECONDS", "-1", "Schrijf een aantal seconden"),
        ("LEAVE_SECONDS", "nan", "Schrijf een aantal seconden"),
        ("EMAIL_TLS", "ja", "Schrijf 1 of 0"),
        ("LOG_LEVEL", "alles", "Kies uit: DEBUG, INFO"),
        ("TRUSTED_ORIGINS", "zorg.example", "Schrijf het adres met https://"),
        ("TRUSTED_ORIGINS", "https://zorg.example/", "Schrijf het adres met https://"),
        ("ADDRESS", "zorg.example", "Schrijf het adres met https://"),
        ("ALLOWED_HOSTS", "https://zorg.example", "Schrijf alleen de naam"),
        ("OTHER_NUMBERS", "Veilig Thuis", "Schrijf naam=nummer"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_write(monkeypatch, name, said, advice):
    monkeypatch.setenv(name, said)
    assert refusal(name).startswith(f"{name} is ‘{said}’. {advice}")


def test_several_are_read_with_room_between(monkeypatch):
    monkeypatch.setenv("TRUSTED_ORIGINS", "https://een.example, https://twee.example:8443,")
    monkeypatch.setenv("OTHER_NUMBERS", "Veilig Thuis = 1 ; De Lijn=2;")
    assert told.TRUSTED_ORIGINS == ["https://een.example", "https://twee.example:8443"]
    assert told.OTHER_NUMBERS == [
        {"text": "Veilig Thuis", "number": "1"}, {"text": "De Lijn", "number": "2"},
    ]  # fmt: skip


def test_a_secret_that_is_too_short_is_refused_and_not_repeated(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "geraden")
    assert refusal("SECRET_KEY").startswith("SECRET_KEY: te kort.")
    assert "geraden" not in refusal("SECRET_KEY")


@pytest.mark.parametrize("name", ["DATABASE_URL", "DATABASE_OWNER_URL", "SECRET_KEY"])
def test_what_was_meant_to_be_filled_in_is_not_taken_for_left_out(monkeypatch, name):
    """An empty address would mean the embedded database, with secrets that everybody knows."""
    monkeypatch.setenv(name, " ")
    assert refusal(name) == f"{name} is leeg. Vul het in, of haal de naam weg."


@pytest.mark.parametrize("name", ["DATABASE_OWNER_URL", "SECRET_KEY"])
def test_beside_a_database_nothing_has_a_stand_in(monkeypatch, name):
    assert getattr(told, name) == ""
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/z")
    assert refusal(name) == f"{name} ontbreekt. Zonder deze instelling start Zorgvuldig niet."


def test_a_folder_that_is_not_said_is_none(monkeypatch):
    monkeypatch.setenv("ZORGVULDIG_BACKUPS", "")
    assert told.ZORGVULDIG_BACKUPS is None


def test_with_stand_ins_for_secrets_only_this_machine_is_served(monkeypatch):
    monkeypatch.setenv("LISTEN", "0.0.0.0")
    with pytest.raises(Refused, match="Met de ingebouwde database luistert Zorgvuldig niet op"):
        running.where_to_listen()
    monkeypatch.setenv("ZORGVULDIG_DEMO", "1")
    assert running.where_to_listen() == ("0.0.0.0", 8000)
    monkeypatch.delenv("ZORGVULDIG_DEMO")
    monkeypatch.setenv("DATABASE_URL", "postgresql://app@db.example/z")
    assert running.where_to_listen() == ("0.0.0.0", 8000)


def test_a_setting_seen_from_its_class_is_the_declaration():
    assert isinstance(type(told).SECRET_KEY, Setting)
