"""Back to a moment, with a database server's own means.

    python bench/point_in_time.py

A server archives its log and is copied while people write. A moment is noted; they write on, a
client has a dossier destroyed, somebody lets go of a note. Then the database is killed and thrown
away. From copy and archive a server comes back to that moment, in another place; `migrate`,
`retention --replay` and `logbook verify` follow, with the key ring and the newest ledger. Exactly
what was confirmed before the moment stands there, and nothing that was erased after it. Also looks
what a thief of copy and archive could read. Prints JSON and a table; status 1 when a promise was
broken.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import server
from at_work import CANARY, CLIENT, a_dossier, let_go, the_client_asks, writing
from crowd import Colleague, Told
from deeds import MARK
from deeds import note as noted
from places import Place
from rules import machine

WORK = 3.0  # seconds of writing before and after the moment
AFTERWARDS = (["migrate"], ["retention", "--replay"], ["logbook", "verify"])
Seen = dict[str, Any]


def main(root: Path) -> int:
    """Write, note the moment, write on and erase, destroy, come back, look."""
    old, new = Place(root / "old"), Place(root / "new")
    base, archive = root / "base", root / "archive"
    old.folder.mkdir()
    for argv in (["migrate"], ["demo", "load"]):
        old.command(*argv)
    server.archive_from_now_on(old, archive)
    seen = worked(old, base)
    new.take(old)
    shutil.rmtree(old.folder / "pg")
    recovered = server.back_to(seen["moment"], new, base, archive)
    came_back = new.look("ids", reference=seen["reference"], notes=seen["asked"]["rows"])
    faults = [] if len(came_back["rows"]) == 2 else ["what was erased later was not there at all"]
    done = [new.command(*argv) for argv in AFTERWARDS]
    faults += [one.text for one in done if one.status]
    faults += new.look("left", **seen["asked"], replayed=True)
    shows = shown(base, archive, seen["reference"])
    faults += [f"the archive shows {name}" for name, times in shows["sealed"].items() if times]
    return say({
        "machine": machine(), "faults": faults, "moment": seen["moment"],
        "confirmed_before": len(seen["asked"]["before"]), "in_flight": seen["in_flight"],
        "written_after": seen["after"], "copy_s": seen["copy_s"], "copy_mb": size(base),
        "archive_mb": size(archive), "recovery_s": round(recovered, 1),
        "afterwards_s": round(sum(one.seconds for one in done), 1),
        "said": [line for one in done for line in one.text.splitlines()], "shows": shows,
    })  # fmt: skip


def worked(place: Place, base: Path) -> Seen:
    """What is known of before and after the moment; then the database is killed."""
    with place.serving() as address:
        told, anna = Told(), Colleague(address, "anna")
        reference, note = a_dossier(anna), noted(anna, told)
        gone = place.look("ids", reference=reference, notes=[note])
        crowd = writing(address, told)
        copy_s = server.copied(place, base)
        time.sleep(WORK)
        before = {*told.confirmed["note"]}
        moment = server.now(place)
        sent = told.sent("note")
        time.sleep(WORK)
        the_client_asks(address, reference)
        let_go(anna, note)
        server.archived(place)
        place.kill()
        crowd.rest()
    asked = {"before": sorted(before), "sent": sorted(sent), **gone}
    return {"asked": asked, "moment": moment, "in_flight": len(sent - before),
            "after": len({*told.confirmed["note"]} - sent), "copy_s": round(copy_s, 1),
            "reference": reference}  # fmt: skip


def shown(base: Path, archive: Path, reference: str) -> Seen:
    """How often one reads it in copy and archive, without any key: sealed words, and the rest."""
    files = [path for folder in (base, archive) for path in folder.rglob("*") if path.is_file()]
    whole = [path.read_bytes() for path in files]

    def times(text: str) -> int:
        return sum(content.count(text.encode()) for content in whole)

    sealed = {"what a client said": CANARY, "a client’s name": CLIENT, "words of a note": MARK}
    in_the_open = {"a colleague’s name": "Anna Appelboom", "a dossier’s reference": reference,
                   "what was done": "rights.taken_in"}  # fmt: skip
    return {"sealed": {name: times(text) for name, text in sealed.items()},
            "open": {name: times(text) for name, text in in_the_open.items()}}  # fmt: skip


def size(folder: Path) -> float:
    """Of everything in it, in MB."""
    return round(sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 1e6, 1)


def say(told: Seen) -> int:
    """The result as JSON and as a table."""
    print(json.dumps(told))
    print(f"\n{told['machine']}, back to {told['moment']}\n")
    for name in ("confirmed_before", "in_flight", "written_after", "copy_mb", "copy_s",
                 "archive_mb", "recovery_s", "afterwards_s"):  # fmt: skip
        print(f"{name.replace('_', ' '):<20}{told[name]:>10}")
    print("\n" + "\n".join(told["said"]) + "\n")
    for kind, found in told["shows"].items():
        for name, times in found.items():
            print(f"{kind:<8}{name:<26}{times:>6} times in copy and archive")
    print(f"\nfaults: {told['faults'] or 'none'}")
    return 1 if told["faults"] else 0


if __name__ == "__main__":
    root = Path(tempfile.mkdtemp(prefix="zorgvuldig-moment-"))
    root.chmod(0o755)
    try:
        sys.exit(main(root))
    finally:
        for folder in root.iterdir():
            Place(folder).kill()
        shutil.rmtree(root, ignore_errors=True)
