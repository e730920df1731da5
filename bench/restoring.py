"""Makes a backup while people write, and puts it back in another place.

    python bench/restoring.py [scale]        (1%, 10%; without one the demonstration alone)

During the backup four colleagues write notes; afterwards they write on, a client has a dossier
destroyed by the rights desk, and somebody lets go of a note. Then the backup goes to another place:
another folder, another database server, processes of its own, with the key ring and the newest
erasure ledger. There everything confirmed before the backup stands once and can be read, nothing is
half, what was erased stays erased, and nobody is signed in; the old place is as it was. After that
the same with everything that can be wrong (`harm.py`). Prints JSON and a table; status 1 when a
promise was broken.
"""

import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import harm
from at_work import a_dossier, let_go, the_client_asks, writing
from crowd import Colleague, Told
from deeds import note as noted
from places import Place
from rules import machine

WORK = 2.0  # seconds of writing before and after
Seen = dict[str, Any]


def main(scale: str, root: Path) -> int:
    """Fill, write, back up, erase, restore, look; and then everything that can be wrong."""
    old, new, file = Place(root / "old"), Place(root / "new"), root / "night.zvb"
    old.folder.mkdir()
    filled(old, scale)
    seen = worked(old, file)
    before = old.look("digest")
    new.take(old)
    restored = new.command("restore", str(file))
    faults = [] if restored.status == 0 else [f"restore: {restored.text}"]
    faults += new.look("left", **seen["asked"], replayed=True)
    faults += opened(new, seen)
    after = old.look("digest")
    faults += [] if before["digest"] == after["digest"] else ["the old place was changed"]
    tried = harm.every(root, old, new, file, seen["ledger_before"])
    faults += [f"{one['harm']}: {one['wrong']}" for one in tried if one["wrong"]]
    told: Seen = {
        "machine": machine(), "scale": scale or "demonstration", "faults": faults,
        "confirmed_before": len(seen["asked"]["before"]), "written_meanwhile": seen["meanwhile"],
        "written_after": seen["after"], "erased_after": len(seen["asked"]["rows"]),
        "database_mb": round(before["bytes"] / 1e6, 1),
        "backup_mb": round(file.stat().st_size / 1e6, 2), "backup_s": seen["backup_s"],
        "restore_s": round(restored.seconds, 1), "restore_says": restored.text.splitlines(),
        "tried": tried,
    }  # fmt: skip
    return say(told)


def filled(place: Place, scale: str) -> None:
    """The demonstration, and a part of a country beside it when asked for."""
    steps = [["migrate"], ["demo", "load"], *([["demo", "--scale", scale]] if scale else [])]
    for argv in steps:
        said = place.command(*argv)
        if said.status:
            raise SystemExit(said.text)


def worked(place: Place, file: Path) -> Seen:
    """Everybody writes, the backup is made meanwhile, and afterwards something has to go."""
    with place.serving() as address:
        told, anna = Told(), Colleague(address, "anna")
        reference, note = a_dossier(anna), noted(anna, told)
        let_go(anna, noted(anna, told))  # so that the ledger has a line before
        gone = place.look("ids", reference=reference, notes=[note])
        ledger = place.ledger.read_bytes()
        crowd = writing(address, told)
        time.sleep(WORK)
        before = {*told.confirmed["note"]}
        made = place.command("backup", str(file))
        sent = told.sent("note")
        if made.status:
            raise SystemExit(made.text)
        time.sleep(WORK)
        the_client_asks(address, reference)
        let_go(anna, note)
        crowd.rest()
    first = {json.loads(line)["object"] for line in ledger.decode().splitlines()}
    asked = {"before": sorted(before - first), "sent": sorted(sent), **gone}
    return {"asked": asked, "ledger_before": ledger, "jar": anna.jar,
            "meanwhile": len(sent - before), "after": len({*told.confirmed["note"]} - sent),
            "backup_s": round(made.seconds, 1)}  # fmt: skip


def opened(place: Place, seen: Seen) -> list[str]:
    """The product runs there; who was signed in is not; and the doctor has nothing to say."""
    with place.serving() as address:
        status = Colleague(address, "bram").ask("/vandaag/")[0]
        faults = [] if status == 200 else [f"the product answers with {status}"]
        faults += [] if _is_shut(address, seen["jar"]) else ["a session of before is still open"]
        time.sleep(12)  # the worker gives a sign of life every ten seconds
        wrong = place.wrong()
    return faults + [f"doctor, {part}: {said}" for part, said in wrong.items()]


def _is_shut(address: str, jar: Any) -> bool:
    """Does the cookie of the old place lead to the door?"""
    status, onward, _ = Colleague(address, "", jar).ask("/vandaag/")
    return status == 302 and "/demo/" in onward


def say(told: Seen) -> int:
    """The result as JSON and as a table."""
    print(json.dumps(told))
    print(f"\n{told['machine']}, {told['scale']}\n")
    for name in ("database_mb", "backup_mb", "backup_s", "restore_s", "confirmed_before",
                 "written_meanwhile", "written_after", "erased_after"):  # fmt: skip
        print(f"{name.replace('_', ' '):<20}{told[name]:>10}")
    print("\n" + "\n".join(told["restore_says"]) + "\n")
    for one in told["tried"]:
        print(f"{one['harm']:<34}{'refused, nothing changed' if not one['wrong'] else one['wrong']}"
              f"\n    {one['said']}")  # fmt: skip
    print(f"\nfaults: {told['faults'] or 'none'}")
    return 1 if told["faults"] else 0


if __name__ == "__main__":
    root = Path(tempfile.mkdtemp(prefix="zorgvuldig-restoring-"))
    root.chmod(0o755)
    try:
        sys.exit(main(next(iter(sys.argv[1:]), ""), root))
    finally:
        for folder in root.iterdir():
            Place(folder).kill()
        shutil.rmtree(root, ignore_errors=True)
