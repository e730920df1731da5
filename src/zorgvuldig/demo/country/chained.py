"""Log lines in numbers: each is digested after the one before it, as the database does.

The digest is the one of `logbook.chain`, which reads the chain again; so what is written here is
what `logbook verify` calls whole.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from zorgvuldig.logbook.chain import BEGINNING, digest

if TYPE_CHECKING:
    from random import Random

    from django.db.backends.utils import CursorWrapper

    from zorgvuldig.demo.country.places import Worker

COLUMNS = (
    "id, at, event_type, action, outcome, organisation_id, user_id, user_role, on_behalf_of_id,"
    " on_behalf_of_role, object_type, object_id, client_ref, auth_policy, consent_ref, purpose,"
    " source_system, source_ip, chain_no, prev_hash, line_hash"
)
COPY = f"COPY logbook_logentry ({COLUMNS}) FROM STDIN"
HEAD = """
    INSERT INTO logbook_chainhead (organisation_id, chain_no, line_hash, anchor_no, anchor_hash)
    VALUES (%s, %s, %s, 0, %s)
"""
TOGETHER = 5_000


class Deed(NamedTuple):
    """What a line says was done, and with what."""

    event: str
    action: str
    kind: str
    policy: str = ""


@dataclass
class Chain:
    """The logbook of one organisation: line after line, at moments that only go on."""

    organisation: int
    chance: "Random"
    at: datetime
    step: timedelta
    number: int = 0
    last: bytes = BEGINNING
    waiting: list[str] = field(default_factory=list)

    def line(self, deed: Deed, by: "Worker | None", about: str, client: str | None) -> datetime:
        """One more line, a moment later than the one before; returns when that was."""
        self.at += self.step
        self.number += 1
        drawn = f"{self.chance.getrandbits(128):032x}"
        own = f"{drawn[:8]}-{drawn[8:12]}-{drawn[12:16]}-{drawn[16:20]}-{drawn[20:]}"
        moment = f"{self.at.isoformat(timespec='microseconds')}Z"
        who, role = (by.pseudonym, by.role) if by else (None, "CALLER")
        values = (
            own, moment, deed.event, deed.action, "success", self.organisation, who, role, None,
            "", deed.kind, about, client, deed.policy, None, "", "zorgvuldig", None, self.number,
        )  # fmt: skip
        before, self.last = self.last, digest(values, self.last)
        self.waiting.append(
            f"{own}\t{moment}\t{deed.event}\t{deed.action}\tsuccess\t{self.organisation}\t"
            f"{who or NULL}\t{role}\t{NULL}\t\t{deed.kind}\t{about}\t{client or NULL}\t"
            f"{deed.policy}\t{NULL}\t\tzorgvuldig\t{NULL}\t{self.number}\t"
            f"\\\\x{before.hex()}\t\\\\x{self.last.hex()}\n"
        )
        return self.at

    def write(self, cursor: "CursorWrapper", *, whatever: bool = False) -> None:
        """The lines that wait go in; a few may wait for more."""
        if self.waiting and (whatever or len(self.waiting) >= TOGETHER):
            with cursor.copy(COPY) as copy:
                copy.write("".join(self.waiting))
            self.waiting.clear()

    def close(self, cursor: "CursorWrapper") -> None:
        """The last lines, and where the chain ends."""
        self.write(cursor, whatever=True)
        if self.number:
            cursor.execute(HEAD, [self.organisation, self.number, self.last, BEGINNING])


NULL = "\\N"
