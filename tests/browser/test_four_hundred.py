"""Four hundred people write to the line at once, many of them twice, and the power goes halfway:
everything that was confirmed is stored, and each once. Nowhere stands from where they wrote."""

import http.client
import json
import os
import re
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest

from tests.browser.conftest import Started, start
from tests.browser.test_killed import kill
from tests.folders import own_folder
from tests.helpline.at_the_door import CODE, carried

pytestmark = pytest.mark.browser
PAGE = "/hulp/lantaarn/nl/schrijf/"
SENDERS, EACH, TWICE = 8, 50, 3
HALFWAY = SENDERS * EACH // 2
PATIENCE = 300  # seconds of trying again before a sender gives up
SAMPLE = 20  # codes that are tried; each costs work on purpose
OPENED = """
import json, sys
import django
django.setup()
from zorgvuldig import walls
from zorgvuldig.helpline.access import line, talks
from zorgvuldig.helpline.models import HelpRequest
with walls.working_for(organisation=None):
    place = line.open_line("lantaarn").organisation_id
    known = HelpRequest.unscoped.filter(channel="WEB").select_related("key")
    texts = [[m.text for m in talks.messages_of(one)] for one in known]
    opened = [talks.request_by_code(place, code) for code in sys.argv[1:]]
    codes = [talks.messages_of(one)[0].text for one in opened]
print(json.dumps({"requests": [t for t in texts if t[0].startswith("Bericht")], "codes": codes}))
"""


@dataclass
class Answer:
    """A page, as far as `carried` asks."""

    status: int
    content: bytes


@dataclass
class Street:
    """Where the server is now, and what was confirmed so far: the code of each message."""

    address: str
    process: "subprocess.Popen[bytes]"
    confirmed: dict[str, set[str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)
    halfway: threading.Event = field(default_factory=threading.Event)

    def confirm(self, text: str, code: str) -> None:
        with self.lock:
            self.confirmed.setdefault(text, set()).add(code)
            if len(self.confirmed) >= HALFWAY:
                self.halfway.set()


def asked(street: Street, source: str, typed: dict[str, str] | None = None) -> Answer:
    """One request over a connection of its own, as it came through the proxy from `source`."""
    place = urlsplit(street.address)
    connection = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
    headers = {"X-Forwarded-For": source, "Content-Type": "application/x-www-form-urlencoded"}
    try:
        body = urlencode(typed) if typed else None
        connection.request("POST" if typed else "GET", PAGE, body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.read())
    finally:
        connection.close()


def insisted(street: Street, source: str, typed: dict[str, str] | None = None) -> Answer:
    """The same, again and again until there is an answer."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            answer = asked(street, source, typed)
            if answer.status == 200:
                return answer
            assert answer.status >= 500, answer.content.decode()
        except (OSError, http.client.HTTPException):
            pass
        time.sleep(0.2)
    pytest.fail("A sender never got an answer.")


def sender(street: Street, number: int) -> None:
    """Fifty people behind five connections; every third presses twice at the same moment."""
    with ThreadPoolExecutor(2) as fingers:
        for count in range(EACH):
            source = f"10.{number}.{count % 5}.{count + 1}"
            text = f"Bericht {count} van {number}."
            typed = carried(insisted(street, source)) | {"story": text}
            presses = 2 if count % TWICE == 0 else 1
            sent = [fingers.submit(insisted, street, source, typed) for _ in range(presses)]
            for one in sent:
                street.confirm(text, CODE.search(one.result().content.decode())[1])


def run(var: Path, output: int) -> Started:
    """The product behind one proxy, saying all it can say."""
    loud = {"LOG_LEVEL": "INFO", "GRANIAN_LOG_ACCESS_ENABLED": "true"}
    return start(var, output, TRUSTED_PROXIES="1", **loud)


def stored_in(var: Path, codes: list[str]) -> dict[str, Any]:
    """What stands in the database of that folder, opened by the product itself: the messages of
    each request, and what some codes open."""
    done = subprocess.run(
        [sys.executable, "-c", OPENED, *codes],
        env={**os.environ, "ZORGVULDIG_VAR": str(var), "ZORGVULDIG_DEMO": "1"},
        capture_output=True,
        check=True,
        text=True,
    )
    return dict(json.loads(done.stdout))


def test_four_hundred_messages_and_a_power_cut(tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    with own_folder() as var, said.open("wb") as output:
        street = Street(*run(var, output.fileno()))
        try:
            before = all_written(street, var, output.fileno())
            asked_for = dict(list(street.confirmed.items())[:: SENDERS * EACH // SAMPLE])
            found = stored_in(var, [code for (code,) in asked_for.values()])
        finally:
            kill(street.process, var)
    assert HALFWAY <= before < SENDERS * EACH
    assert len(street.confirmed) == SENDERS * EACH
    assert {len(codes) for codes in street.confirmed.values()} == {1}
    assert sorted(found["requests"]) == sorted([text] for text in street.confirmed)
    assert found["codes"] == list(asked_for)
    assert not re.search(r"\b10\.\d+\.\d+\.\d+", said.read_text())


def all_written(street: Street, var: Path, output: int) -> int:
    """Let everybody write, with a power cut halfway; how many were confirmed before it."""
    with ThreadPoolExecutor(SENDERS) as crowd:
        sending = [crowd.submit(sender, street, number) for number in range(SENDERS)]
        assert street.halfway.wait(PATIENCE)
        kill(street.process, var)
        before = len(street.confirmed)
        street.address, street.process = run(var, output)
        for one in sending:
            one.result()
    return before
