"""An account of another system, ready to call, and calls with it."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from tests.cast import Town
from zorgvuldig import walls
from zorgvuldig.api import actions
from zorgvuldig.api.models import MachineAccount

ROOT = "/api/v1"


def made(town: Town, by: str = "gerda", **said: Any) -> MachineAccount:
    """An account as the administrator lays it before a second person."""
    told = {
        "once": uuid4(),
        "name": "Jaarverslag",
        "purpose": "Het jaarverslag vullen.",
        "scopes": ["COUNTS"],
        "networks": [],
        "expires_on": timezone.localdate() + timedelta(days=30),
    }
    return actions.make(actor=town.at_work(by), **{**told, **said})


def key(town: Town, *scopes: str, by: str = "gerda", privacy: str = "frank", **said: Any) -> str:
    """The key of an account that two people made."""
    account = made(town, by, scopes=list(scopes), **said)
    actions.confirm(actor=town.at_work(privacy), account=account)
    found = actions.issue(actor=town.at_work(by), account=account)
    walls.say(organisation=None)
    return found


def ask(path: str, with_key: str = "", **asked: Any):
    """A call that reads, as another system makes it."""
    headers = {"Authorization": f"Bearer {with_key}"} if with_key else {}
    return Client().get(f"{ROOT}{path}", asked, headers=headers)


def send(path: str, body: Any, with_key: str = "", **headers: str):
    """A call that brings something."""
    told = {"Authorization": f"Bearer {with_key}"} if with_key else {}
    text = body if isinstance(body, str | bytes) else json.dumps(body)
    return Client().post(
        f"{ROOT}{path}", text, content_type="application/json", headers={**told, **headers}
    )
