"""Two web hosts and a worker are renewed one by one, with migrations, while people work.

    python bench/rolling.py

Version A is this tree; B, C and D are made from it (`versions.py`). Each time: migrate, then the
worker, then host by host: leave, stop, start, wait for `/gezond/klaar/`. B adds a column, a table
and a job; C lets the column go; D removes it. Nobody may meet an error page or a closed door, and
everything confirmed has to be there once. JSON and a table; status 1 when a promise was broken.
"""

import json
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import after_a_kill
import versions
import working
from crowd import send_again
from failover import commit, wait_for_queue
from hosts import Host, Setting, people, wake
from rules import machine
from standby import Pair
from wires import Balancer

BETWEEN = 4.0  # seconds in which people work between two steps
FAILED = """
SELECT task_name, attempts, (SELECT max(at)::time(0) FROM procrastinate_events WHERE job_id = j.id)
  FROM procrastinate_jobs j WHERE status = 'failed'
"""
BY_VERSION = "SELECT count(*) FROM dossiers_uneasenote WHERE rehearsed = 'B'"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="zorgvuldig-rolling-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        pair, hosts = Pair(folder, synchronous=True), list[Host]()
        try:
            return rehearse(folder, pair, hosts)
        finally:
            for host in hosts:
                host.end()
            pair.end()


def rehearse(folder: Path, pair: Pair, hosts: list[Host]) -> int:
    setting = Setting(folder, pair.address("zorgvuldig_app"), pair.address("zorgvuldig_owner"))
    setting.do("migrate")
    (folder / "mail").mkdir()
    for name in ("worker", "watcher"):
        (folder / name).mkdir()
        (folder / name / "mail").symlink_to(folder / "mail")
    wake(setting)
    those = people()
    hosts += [Host(setting, "worker", "worker")]
    hosts += [Host(setting, "web", "web-1"), Host(setting, "web", "web-2")]
    for host in hosts[1:]:
        host.wait()
    balancer = Balancer([host.port for host in hosts[1:]])
    office, steps = working.Office(balancer.port, those), list[dict[str, Any]]()
    office.begin()
    time.sleep(BETWEEN)
    new = versions.adds(folder)
    steps += roll(setting, hosts, balancer, new, office)
    of_b = int(pair.first.ask(BY_VERSION, "zorgvuldig")[0][0])
    old, new = new, versions.lets_go(folder, new)
    steps += roll(setting, hosts, balancer, new, office)
    last = versions.removes(folder, new)
    steps += [step("migrate D", lambda: setting.do("migrate", code=last), office)]
    time.sleep(BETWEEN)
    office.end()
    told = look(pair, office, folder, those)
    told |= {"steps": steps, "notes_of_b": of_b, "older_refused": refused(setting, old)}
    return say(told)


def roll(
    setting: Setting, hosts: list[Host], balancer: Balancer, code: Path, office: working.Office
) -> list[dict[str, Any]]:
    """Everything to this version, one after another; what each step took and met."""
    name = code.name
    steps = [step(f"migrate {name}", lambda: setting.do("migrate", code=code), office)]
    for host in hosts:
        steps.append(step(f"{host.name} {name}", lambda: renew(host, balancer, code), office))  # noqa: B023
    return steps


def renew(host: Host, balancer: Balancer, code: Path) -> None:
    """One host; the next only when people are sent to this one again."""
    host.stop()
    host.code = code
    host.start()
    if host.kind == "web":
        host.wait()
        while host.port not in balancer.ready:
            time.sleep(0.2)
    time.sleep(BETWEEN)


def step(name: str, deed: Any, office: working.Office) -> dict[str, Any]:
    before, began = office.told.counts(), time.monotonic()
    bad = len(office.seen.bad)
    deed()
    more = (office.told.counts() - before)["note"]
    one = {"step": name, "seconds": round(time.monotonic() - began, 1),
           "confirmed": more, "bad": office.seen.bad[bad:]}  # fmt: skip
    print(json.dumps(one), file=sys.stderr, flush=True)
    return one


def refused(setting: Setting, old: Path) -> bool:
    """Does an older program leave the database of a newer one as it is?"""
    try:
        setting.do("migrate", code=old)
    except SystemExit as said:
        return "verder dan dit programma" in str(said)
    return False


def look(pair: Pair, office: working.Office, folder: Path, those: dict[str, Any]) -> dict[str, Any]:
    send_again(office.told)
    wait_for_queue()
    rows = pair.first.ask("SELECT count(*), count(DISTINCT note) FROM dossiers_rehearsed",
                          "zorgvuldig")[0]  # fmt: skip
    greeted = sum(office.person(part).ask("/vandaag/")[0] == 200 for part in those)
    return {
        "machine": machine(), "commit": commit(), "confirmed": office.told.counts()["note"],
        "drafts": office.told.drafts, "sent_again": len(office.told.again),
        "jobs_of_b": list(rows), "failed_jobs": failed(pair),
        "worker_says": faults_of(folder / "worker"),
        "faults": after_a_kill.faults(office.told), "sessions": greeted == len(those),
        "mail": after_a_kill.mail(office.told, folder / "mail"),
        "answers": dict(office.seen.answers), "over_kept_connections": office.seen.kept,
        "closed_and_used_again": office.seen.used_again,
        "bad": dict(Counter(office.seen.bad)),
        "longest_silence": round(office.told.longest_silence(), 1),
    }  # fmt: skip


def failed(pair: Pair) -> list[str]:
    """Which jobs were given up, and when they began last."""
    return [f"{task}, tried {tries} times, last at {at}"
            for task, tries, at in pair.first.ask(FAILED, "zorgvuldig")]  # fmt: skip


def faults_of(host: Path) -> list[str]:
    """What went wrong there, as it stands in its log."""
    lines = (host / "said.log").read_text().splitlines()
    return [line[:600] for line in lines if '"ERROR"' in line][:10]


def broken(told: dict[str, Any]) -> list[str]:
    """The promises that did not hold, in words."""
    mail = told["mail"]
    wrong = [*told["faults"]]
    wrong += [f"{sum(told['bad'].values())} error pages or closed doors"] if told["bad"] else []
    wrong += ["a session was lost"] if not told["sessions"] else []
    wrong += ["B was not seen at work"] if not told["notes_of_b"] else []
    wrong += ["a job of B was not done once"] if len({*told["jobs_of_b"]}) != 1 else []
    wrong += [f"a job failed: {one}" for one in told["failed_jobs"]]
    wrong += ["mail is lost"] if mail["missing"] or mail["never_looked_up"] else []
    wrong += ["mail went twice"] if mail["twice"] else []
    return wrong + ([] if told["older_refused"] else ["an older program migrated"])


def say(told: dict[str, Any]) -> int:
    wrong = broken(told)
    print(json.dumps(told | {"broken": wrong}))
    print(f"\n{told['machine']}, commit {told['commit']}\n")
    for one in told.pop("steps"):
        print(f"{one['step']:<12}{one['seconds']:>7} s{one['confirmed']:>6} confirmed"
              f"{len(one['bad']):>4} bad")  # fmt: skip
    for name, value in told.items():
        print(f"{name:<24}{value}")
    print(f"\nbroken promises: {wrong or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
