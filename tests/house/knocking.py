"""A table of addresses, one line each, and the doors behind it: what stands in the table, and what
the product answers to who knocks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

ANSWERS = {200: "o", 404: ".", 401: "k", 405: "-", 415: "!", 422: "!", 400: "?", 403: "x"}
SHUT = ">.-k"
Arguments = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True)
class Table:
    text: str

    def rows(self) -> list[str]:
        """The lines of the table, without its headings."""
        return [line for line in self.text.splitlines() if line and not line.startswith("#")]

    def lines(self) -> list[tuple[str, str, str]]:
        """Each line of the table: address, method, and the answers without the gaps."""
        parts = [line.split() for line in self.rows()]
        return [(name, method, "".join(answers)) for name, method, *answers in parts]

    def ajar(self, clients: Sequence[Client], arguments: Arguments) -> set[tuple[str, int]]:
        """Which doors open to a form for somebody to whom they are shut for reading."""
        return {
            (name, number)
            for name, method, answers in self.lines()
            if method == "GET"
            for number, answer in enumerate(answers)
            if answer in SHUT
            and knock(clients[number], "POST", name, arguments.get(name, {})) not in SHUT
        }


def knock(client: Client, method: str, name: str, arguments: Mapping[str, Any]) -> str:
    """The answer as a letter. What the knock changed is undone."""
    address = reverse(name, kwargs=arguments)
    if name == "drafts:keep":
        address += "?for=/dossiers/onrust/"
    with transaction.atomic():
        answer = getattr(client, method.lower())(address)
        transaction.set_rollback(True)
    if answer.status_code in (301, 302):
        to_sign_in = answer["Location"].startswith(f"{reverse(settings.LOGIN_URL)}?")
        return ">" if to_sign_in else "r"
    return ANSWERS[answer.status_code]
