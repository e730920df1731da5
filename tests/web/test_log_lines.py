"""The log of the service: one object on a line, ids and kinds, never a name, a word or an address.

Planted are a name, a text, a code and an address, everywhere something fails; none may be there.
"""

import io
import json
import logging

import pytest
from django.db import connections, transaction
from procrastinate.contrib.django import app

from tests import cast
from tests.working import work_through
from zorgvuldig.people import access
from zorgvuldig.people.unseen import NoAddresses
from zorgvuldig.walls.lines import Lines

NAME, WORD, CODE, MAIL = "Zwaantje", "vertrouwelijk", "ZQXJ-KWVB", "zwaantje@kanarie.example"
CANARIES = (NAME, WORD, CODE, MAIL, "kanarie")
REFUSES = f"""
    CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      RAISE EXCEPTION 'could not extend file: {NAME}'
        USING ERRCODE = '53100', DETAIL = 'Failing row contains ({NAME}, {MAIL}).';
    END $$;
    CREATE TRIGGER full_disk BEFORE INSERT ON dossiers_uneasenote
      FOR EACH ROW EXECUTE FUNCTION refuse();
"""
ROOM_AGAIN = "DROP TRIGGER full_disk ON dossiers_uneasenote; DROP FUNCTION refuse()"
NOTE = {
    "once": "7d7a5b0e-3c1f-4f6e-9d2a-1b2c3d4e5f60", "happened_on": "2026-01-05",
    "unease": f"{NAME} zei iets {WORD}s", "triage": "CONCERN", "reason": WORD,
}  # fmt: skip
STORED = "SELECT count(*) FROM dossiers_uneasenote"


def as_owner(sql):
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else None


@pytest.fixture
def log(monkeypatch):
    """What the service writes to its log, as it is set up in the settings."""
    ours = [
        h
        for h in logging.getLogger().handlers
        if any(isinstance(f, NoAddresses) for f in h.filters)
    ]
    (console,) = ours
    assert isinstance(console.formatter, Lines)
    written = io.StringIO()
    monkeypatch.setattr(console, "stream", written)
    return written


@pytest.fixture
def anna(committed, signed_in):
    with transaction.atomic():
        anna = cast.build().anna
    client = signed_in(anna)
    client.raise_request_exception = False
    return client


def lines(log):
    return [json.loads(line) for line in log.getvalue().splitlines()]


def silent(log):
    return [canary for canary in CANARIES if canary.lower() in log.getvalue().lower()] == []


def test_a_full_disk_is_a_sentence_and_nothing_is_half_done_or_told(anna, log):
    """The database says it as it does when its disk is full, and repeats the row."""
    draft = "/concept/?for=/dossiers/onrust/"
    assert anna.post(draft, NOTE).status_code == 200
    as_owner(REFUSES)
    page = anna.post("/dossiers/onrust/", NOTE)
    assert page.status_code == 500
    assert "Een bewaard concept raakt niet kwijt." in page.text
    assert as_owner(STORED) == 0
    (failed,) = [line for line in lines(log) if line["level"] == "ERROR"]
    assert (failed["page"], failed["status"]) == ("dossiers:unease", 500)
    assert (failed["fault"], failed["sqlstate"]) == ("OperationalError", "53100")
    assert silent(log)

    as_owner(ROOM_AGAIN)
    assert WORD in anna.get("/dossiers/onrust/").text  # the draft waited
    assert anna.post("/dossiers/onrust/", NOTE).status_code == 302
    assert as_owner(STORED) == 1


def test_where_somebody_was_is_told_by_the_name_of_the_page(anna, log, monkeypatch):
    monkeypatch.setattr(access, "open_invitation", lambda *_: {}[MAIL])
    assert anna.get(f"/organisatie/uitnodiging/1/{CODE}/").status_code == 500
    assert anna.get(f"/dossiers/{CODE}/?zoek={NAME}").status_code == 404
    assert anna.get(f"/{NAME}/").status_code == 404
    anna.get("/welkom/", headers={"host": "kanarie.example"})
    pages = [(line["page"], line["status"]) for line in lines(log) if "page" in line]
    assert pages[:3] == [("people:accept", 500), ("dossiers:page", 404), ("", 404)]
    assert silent(log)


def test_a_job_that_fails_is_told_by_its_number(committed, log, monkeypatch):
    def refused(*_, **__):
        raise ConnectionRefusedError(f"550 <{MAIL}> {NAME}: mailbox unavailable")

    monkeypatch.setattr("zorgvuldig.drafts.jobs.every_organisation", refused)
    app.tasks["drafts.clear_what_passed"].configure(queue="of-this-test").defer(timestamp=0)
    work_through("of-this-test")
    told = [line for line in lines(log) if line.get("fault")]
    assert [line["fault"] for line in told] == ["ConnectionRefusedError"]
    assert silent(log)


def test_a_mail_that_is_tried_again_is_told_at_once_and_why(committed, log, monkeypatch):
    """The next try is half a minute away, the one after it a quarter of an hour, then hours."""

    def refused(*_, **__):
        raise ConnectionRefusedError(f"550 <{MAIL}> {NAME}: mailbox unavailable")

    monkeypatch.setattr("zorgvuldig.people.jobs.access.person_at_work", refused)
    mail = app.tasks["people.send_password_link"].configure(queue="of-this-test")
    mail.defer(person_id=1)
    work_through("of-this-test")
    (told,) = lines(log)  # not what it begins and ends besides
    assert (told["level"], told["fault"]) == ("INFO", "ConnectionRefusedError")
    assert "people.send_password_link" in told["what"]
    assert silent(log)
