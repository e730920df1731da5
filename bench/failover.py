"""Two web hosts and two workers against a primary with a streaming standby: the primary is lost.

    python bench/failover.py [--without-waiting] [seconds of work before]

People write, mail is asked for. A second after the wire to the standby was cut the primary is
killed (SIGKILL) and the standby promoted; no host is started again. Afterwards everything that was
confirmed has to be there once. `--without-waiting` commits without waiting for the standby: then
the number that is lost is counted and said, and everything else has to hold. A night in between is
deferred by two programs at once: every job of it stands there once. A job that was being done may
be begun again, and a mail may go twice with the same Message-ID (decisions 0045, 0049); both are
counted. JSON and a table; status 1 when a
promise was broken.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import after_a_kill
import working
from crowd import send_again
from hosts import ROOT, Host, Setting, people, wake
from rules import machine
from standby import Pair
from wires import Balancer

CUT, AFTERWARDS, QUEUE = 1.0, 25.0, 240
MORNING = 7 * 3600  # seconds after midnight, UTC: after all that runs at night
NIGHT = """
import asyncio, sys, time
from zorgvuldig.command.operator import wake
wake()
from procrastinate.contrib.django import app
from procrastinate.periodic import PeriodicDeferrer
async def night():
    async with app.open_async():
        late = PeriodicDeferrer(app.periodic_registry, max_delay=6 * 3600)
        at = int(sys.argv[1])
        each = [one for one in late.get_previous_tasks(at=at) if one[0].cron.split()[1] != "*"]
        await late.defer_jobs(each)
with app.replace_connector(app.connector.get_worker_connector()):
    asyncio.run(night())
"""
WATCH = """
CREATE TABLE rehearsed (job bigint, task text, args jsonb, at timestamptz DEFAULT now());
CREATE FUNCTION rehearse() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
  INSERT INTO public.rehearsed (job, task, args) VALUES (NEW.id, NEW.task_name, NEW.args);
  RETURN NEW; END $$;
CREATE TRIGGER rehearsing AFTER UPDATE ON procrastinate_jobs FOR EACH ROW
  WHEN (NEW.status = 'doing' AND OLD.status = 'todo' AND NEW.args ? 'timestamp')
  EXECUTE FUNCTION rehearse();
"""
BEGUN = """
SELECT task, args->>'timestamp', count(*), count(DISTINCT job),
  extract(epoch FROM max(at) - min(at))::int FROM rehearsed GROUP BY 1, 2
"""


def main(*, waiting: bool, seconds: float) -> int:
    with tempfile.TemporaryDirectory(prefix="zorgvuldig-failover-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        pair = Pair(folder, synchronous=waiting)
        hosts: list[Host] = []
        try:
            return rehearse(folder, pair, hosts, waiting=waiting, seconds=seconds)
        finally:
            for host in hosts:
                host.end()
            pair.end()


def rehearse(folder: Path, pair: Pair, hosts: list[Host], *, waiting: bool, seconds: float) -> int:
    setting = Setting(folder, pair.address("zorgvuldig_app"), pair.address("zorgvuldig_owner"))
    print(setting.do("migrate"), file=sys.stderr)
    pair.first.ask(WATCH, "zorgvuldig")
    (folder / "mail").mkdir()
    for name in ("worker-1", "worker-2", "watcher"):
        (folder / name).mkdir()
        (folder / name / "mail").symlink_to(folder / "mail")
    wake(setting)
    those = people()
    hosts += [Host(setting, "web", "web-1"), Host(setting, "web", "web-2")]
    hosts += [Host(setting, "worker", "worker-1"), Host(setting, "worker", "worker-2")]
    for host in hosts[:2]:
        host.wait()
    balancer = Balancer([host.port for host in hosts[:2]])
    nights(setting)
    office = working.Office(balancer.port, those)
    office.begin()
    time.sleep(seconds)
    follows, before = pair.follows(), office.told.counts()["note"]
    fail_over(pair)
    moment = time.monotonic()
    time.sleep(AFTERWARDS)
    office.end()
    first = next((at - moment for at in office.told.moments if at > moment), -1.0)
    send_again(office.told)
    wait_for_queue()
    told = look(pair, office, folder, those)
    told |= {
        "machine": machine(), "commit": commit(), "follows": follows, "confirmed_before": before,
        "confirmed": office.told.counts()["note"], "sent_again": len(office.told.again),
        "no_writes_for": round(office.told.longest_silence(), 1),
        "first_after_promotion": round(first, 1),
        "hosts_started_again": sum(not host.lives() for host in hosts),
        "worker_runs_begun_again": sum(host.said().count("worker_begins_again") for host in hosts),
        "answers": dict(office.seen.answers), "waited_for_standby": waiting,
    }  # fmt: skip
    return say(told)


def fail_over(pair: Pair) -> None:
    """The standby is cut off, a second later the primary dies, and the standby takes over."""
    pair.wire.cut()
    time.sleep(CUT)
    pair.first.kill()
    pair.second.promote()


def last_morning() -> int:
    """When the last night was over."""
    return (int(time.time()) - MORNING) // 86400 * 86400 + MORNING


def nights(setting: Setting) -> None:
    """Two programs at once defer everything of the last night, as two workers do. A night to come
    would not do: what was deferred for earlier is no longer known then."""
    at = str(last_morning())
    env = setting.surroundings("operator", ROOT)
    both = [subprocess.Popen([sys.executable, "-c", NIGHT, at], env=env, cwd="/")
            for _ in range(2)]  # fmt: skip
    if any(one.wait(120) for one in both):
        raise SystemExit("The night could not be deferred.")


def wait_for_queue() -> None:
    """Until the mail that was asked for is sent."""
    from django.db import connections

    connections.close_all()  # those of before lead nowhere
    until = time.monotonic() + QUEUE
    while after_a_kill.jobs_left() and time.monotonic() < until:
        time.sleep(1)


def look(pair: Pair, office: working.Office, folder: Path, those: dict[str, Any]) -> dict[str, Any]:
    """What holds and what does not, read on the server that is written to now."""
    begun = pair.second.ask(BEGUN, "zorgvuldig")
    nightly = [row for row in begun if int(row[1]) <= last_morning()]
    lost = len(office.told.sent("note") - {*after_a_kill.STORED["note"]()})
    found = after_a_kill.faults(office.told)
    greeted = sum(office.person(part).ask("/vandaag/")[0] == 200 for part in those)
    return {
        "lost": lost, "faults": found, "sessions": greeted == len(those),
        "mail": after_a_kill.mail(office.told, folder / "mail"),
        "nightly_jobs": len(nightly), "deferred_more_than_once": [r for r in nightly if r[3] > 1],
        "begun_again": [r for r in begun if r[2] > r[3]],
    }  # fmt: skip


def commit() -> str:
    said = subprocess.run(["git", "-C", str(ROOT), "describe", "--always", "--dirty"],
                          capture_output=True, text=True, check=False)  # fmt: skip
    return said.stdout.strip()


def broken(told: dict[str, Any]) -> list[str]:
    """The promises that did not hold, in words."""
    waited, mail = told["waited_for_standby"], told["mail"]
    loss = (": gone", "exactly one log line", "the draft of")
    wrong = [one for one in told["faults"] if waited or not any(word in one for word in loss)]
    wrong += [f"{told['lost']} confirmed notes are lost"] if waited and told["lost"] else []
    wrong += ["a host had to be started again"] if told["hosts_started_again"] else []
    wrong += ["nothing was written afterwards"] if told["first_after_promotion"] < 0 else []
    wrong += ["a job of the night was deferred twice"] if told["deferred_more_than_once"] else []
    wrong += ["no job of the night began"] if not told["nightly_jobs"] else []
    lost_mail = mail["missing"] + (mail["never_looked_up"] if waited else 0)
    wrong += [f"{lost_mail} mails are lost"] if lost_mail else []
    wrong += [] if told["sessions"] else ["a session was lost"]
    return wrong + (["the standby did not follow at once"] if waited != (told["follows"] == "sync")
                    else [])  # fmt: skip


def say(told: dict[str, Any]) -> int:
    wrong = broken(told)
    print(json.dumps(told | {"broken": wrong}))
    print(f"\n{told['machine']}, commit {told['commit']}\n")
    for name, value in told.items():
        print(f"{name:<26}{value}")
    print(f"\nbroken promises: {wrong or 'none'}")
    return 1 if wrong else 0


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word != "--without-waiting"]
    sys.exit(main(waiting="--without-waiting" not in sys.argv,
                  seconds=float(words[0]) if words else 10.0))  # fmt: skip
