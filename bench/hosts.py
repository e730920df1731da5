"""The hosts of a rehearsal, in production settings: web hosts, workers, and people signed in there.

Each host is `zorgvuldig web` or `zorgvuldig worker` as an operator starts it, with a folder of its
own, and with the secret, the key ring and the addresses of the database that all of them share.
"""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from uuid import uuid4

import psutil
from deeds import DRAFTERS, WRITERS
from wires import free_port, is_ready

ROOT = Path(__file__).resolve().parents[1]
NAME = "zorg.example"
PARTS = ("bram", *WRITERS, *DRAFTERS)
PATIENCE = 180  # seconds for a host to start on a busy machine
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "TZ")


@dataclass
class Setting:
    """What all hosts share, and where what they say is kept."""

    folder: Path
    application: str
    owner: str
    more: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from zorgvuldig.vault import keyring

        keyring.save(keyring.fresh("eerste"), self.folder / "ring.toml")

    def surroundings(self, name: str, code: Path) -> dict[str, str]:
        kept = {word: os.environ[word] for word in KEPT if word in os.environ}
        return kept | {
            "PYTHONPATH": str(code / "src"), "DATABASE_URL": self.application,
            "DATABASE_OWNER_URL": self.owner, "SECRET_KEY": "een geheim van deze oefening " * 3,
            "ZORGVULDIG_KEYRING_FILE": str(self.folder / "ring.toml"),
            "ZORGVULDIG_LEDGER_FILE": str(self.folder / "erasures.jsonl"),
            "ZORGVULDIG_VAR": str(self.folder / name), "ALLOWED_HOSTS": f"{NAME},127.0.0.1",
            "TRUSTED_ORIGINS": f"https://{NAME}", "LEAVE_SECONDS": "3",
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
        } | self.more  # fmt: skip

    def do(self, *words: str, code: Path = ROOT) -> str:
        """A command of an operator, and what it said."""
        done = subprocess.run([sys.executable, "-m", "zorgvuldig", *words], cwd="/", text=True,
                              env=self.surroundings("operator", code), capture_output=True,
                              check=False)  # fmt: skip
        if done.returncode:
            raise SystemExit(f"zorgvuldig {' '.join(words)}: {done.stdout} {done.stderr}")
        return done.stdout


class Host:
    """One process of an operator: "web" or "worker"."""

    def __init__(self, setting: Setting, kind: str, name: str, code: Path = ROOT) -> None:
        self.setting, self.kind, self.name, self.code = setting, kind, name, code
        self.port = free_port()
        self.start()

    def start(self) -> None:
        folder = self.setting.folder / self.name
        folder.mkdir(exist_ok=True)
        words = [sys.executable, "-m", "zorgvuldig", self.kind]
        env = self.setting.surroundings(self.name, self.code) | {"PORT": str(self.port)}
        with (folder / "said.log").open("ab") as said:
            self.process = subprocess.Popen(words, env=env, cwd="/", stdout=said, stderr=said)

    def wait(self) -> None:
        """Until people may be sent here."""
        until = monotonic() + PATIENCE
        while not is_ready(self.port):
            if monotonic() > until or not self.lives():
                raise SystemExit(f"{self.name} does not start: {self.said()[-2000:]}")
            sleep(0.2)

    def stop(self) -> None:
        """As an operator does: it leaves, finishes and ends."""
        self.process.terminate()
        self.process.wait(60)

    def lives(self) -> bool:
        return self.process.poll() is None

    def said(self) -> str:
        return (self.setting.folder / self.name / "said.log").read_text()

    def end(self) -> None:
        """Whatever it does, with everything it started."""
        if self.lives():
            those = [psutil.Process(self.process.pid)]
            those += those[0].children(recursive=True)
            for one in those:
                one.kill()
            psutil.wait_procs(those, 20)
        self.process.wait(20)


def wake(setting: Setting) -> None:
    """Django in this process too, to look past the pages."""
    os.environ |= setting.surroundings("watcher", ROOT)
    os.environ["DJANGO_SETTINGS_MODULE"] = "zorgvuldig.settings"
    import django

    django.setup()


def people() -> dict[str, tuple[int, str]]:
    """Everybody by first name: who they are, and the session they are signed in with."""
    from django.db import transaction

    from zorgvuldig.people.founding import begin

    with transaction.atomic():
        place = begin(name="De Oefening", regime="JEUGDHULP")
        return {part: _somebody(place, part) for part in PARTS}


def _somebody(place: Any, part: str) -> tuple[int, str]:
    """Somebody for whom something waits, so that there is a reason to mail."""
    from django.contrib.sessions.backends.db import SessionStore
    from django.utils import timezone

    from zorgvuldig import walls
    from zorgvuldig.dossiers.actions.beginning import note_unease
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership, Person
    from zorgvuldig.people.roles import Profession, Role

    person = Person.objects.create(email=f"{part}@oefening.example", name=part.title())
    walls.say(organisation=place.pk, person=person.pk)
    membership = Membership.unscoped.create(
        organisation=place, person=person, roles=[Role.PROFESSIONAL],
        profession=Profession.YOUTH_CARE,
    )  # fmt: skip
    note_unease(
        actor=Actor(person, membership), once=uuid4(), happened_on=timezone.localdate(),
        triage="ACUTE", event_kind="", unease="Dit wacht op iemand", reason="",
    )  # fmt: skip
    session = SessionStore()
    for name, value in {
        "_auth_user_id": str(person.pk), "_auth_user_hash": person.get_session_auth_hash(),
        "_auth_user_backend": "allauth.account.auth_backends.AuthenticationBackend",
        "second_factor": True, "organisation": place.pk,
    }.items():  # fmt: skip
        session[name] = value
    session.create()
    return person.pk, str(session.session_key)
