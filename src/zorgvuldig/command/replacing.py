"""Puts a dump in the place of what the database holds: all of it, or nothing is changed.

`pg_restore` turns the dump into statements; `psql` carries them out in one transaction, which
begins by taking away what stands there. The word that makes it true is said only when the whole
dump was read and done: whatever fails before that, file, disk or power, all is as it was.
"""

import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterable
from contextlib import suppress

from zorgvuldig.command import postgres
from zorgvuldig.command.operator import Refused

BEGIN = b"""SET client_min_messages = error;
BEGIN;
SET LOCAL lock_timeout = '5s';
DROP SCHEMA public CASCADE;
CREATE SCHEMA public;
"""
COMMIT = b"\nCOMMIT;\n"
CODE = re.compile(r": +([0-9A-Z]{5}): ")
UNCHANGED = "De database is gebleven zoals hij was."
SENTENCES = {
    "55P03": "De database is in gebruik. Stop eerst zorgvuldig run en zorgvuldig worker.",
    "53100": "De schijf van de database is vol. Maak ruimte, en voer het daarna opnieuw uit.",
}
Program = subprocess.Popen[bytes]


def replace(pieces: Iterable[bytes]) -> None:
    """Everything in the database away, and the dump in its place. `Refused` when it did not go."""
    said, environment = postgres.address()
    options = ["--exit-on-error", "--no-owner", "--no-privileges"]
    reading = [postgres.program("pg_restore"), "--file=-", *options]
    doing = [postgres.program("psql"), "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1",
             "--set=VERBOSITY=verbose", *said]  # fmt: skip
    with _begun(reading, dict(os.environ)) as reader, _begun(doing, environment) as doer:
        try:
            _pass_on(pieces, reader, doer)
        except BaseException:
            reader.kill()
            doer.kill()
            raise
        complaints = [_said(doer), _said(reader)]
    if doer.returncode or reader.returncode:
        raise Refused(_sentence(next(filter(None, complaints), "zonder uitleg")))


def _begun(command: list[str], environment: dict[str, str]) -> Program:
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment)


def _pass_on(pieces: Iterable[bytes], reader: Program, doer: Program) -> None:
    """Through the one into the other; the last word only when all of it went through."""
    assert reader.stdout
    assert doer.stdin
    feeding = _Feeding(pieces, reader)
    try:
        doer.stdin.write(BEGIN)
        shutil.copyfileobj(reader.stdout, doer.stdin, postgres.PIECE)
        feeding.join()
        if reader.wait() == 0 and feeding.fault is None:
            doer.stdin.write(COMMIT)
        doer.stdin.close()
    except BrokenPipeError:
        reader.kill()
        feeding.join()
    if feeding.fault:
        raise feeding.fault


class _Feeding(threading.Thread):
    """Gives the reader its pieces; a fault while they are made ends it."""

    def __init__(self, pieces: Iterable[bytes], reader: Program) -> None:
        super().__init__(daemon=True)
        self.pieces, self.reader = pieces, reader
        self.fault: BaseException | None = None
        self.start()

    def run(self) -> None:
        assert self.reader.stdin
        try:
            for piece in self.pieces:
                self.reader.stdin.write(piece)
            self.reader.stdin.close()
        except BrokenPipeError:
            pass  # it ended before; its own complaint says why
        except BaseException as fault:
            self.fault = fault
            self.reader.kill()


def _said(program: Program) -> str:
    assert program.stdout
    assert program.stderr
    with suppress(ValueError):  # closed already
        program.stdout.read()
    return program.stderr.read().decode(errors="replace")


def _sentence(complaint: str) -> str:
    first = complaint.strip().splitlines()[0]
    found = CODE.search(first)
    known = SENTENCES.get(found[1]) if found else None
    return f"{known or f'Het terugzetten is niet gelukt: {first}.'} {UNCHANGED}"
