"""Many at once: clients in processes of their own, each with a connection that stays open.

    python bench/load.py <port>          (a client; reads its orders from standard input)

The clients are on the same cores as the server, the worker and the database, and take their share.
"""

import http.client
import json
import statistics
import subprocess
import sys
import time
from typing import Any
from urllib.parse import urlencode

CLIENTS = 4
FOR_SECONDS = 20
ENOUGH = "1000000000"  # messages in ten minutes, so that the brake at the door is not measured
Order = dict[str, Any]


def client(port: int, order: Order) -> dict[str, Any]:
    """Asks or sends one after the other until the time is over; how long each took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    took: list[float] = []
    kinds: dict[str, int] = {}
    until, turn = time.monotonic() + order["seconds"], 0
    while time.monotonic() < until and turn < len(order["asked"]) * order["rounds"]:
        one = order["asked"][turn % len(order["asked"])]
        began = time.perf_counter()
        body = urlencode(one["typed"]) if one.get("typed") else None
        headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        if order.get("from"):
            headers["X-Forwarded-For"] = order["from"]
        if one.get("session"):
            headers["Cookie"] = f"sessionid={one['session']}"
        connection.request("POST" if body else "GET", one["address"], body, headers)
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - began) * 1000)
        kinds[str(answer.status)] = kinds.get(str(answer.status), 0) + 1
        turn += 1
    return {"took": took, "answers": kinds}


def together(port: int, orders: list[Order]) -> dict[str, Any]:
    """All clients at once; how many answers a second, and how long one waited."""
    command = [sys.executable, __file__, str(port)]
    crowd = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in orders
    ]
    for one in crowd:
        assert one.stdout
        assert one.stdout.readline() == "ready\n"
    began = time.perf_counter()
    for one, order in zip(crowd, orders, strict=True):
        assert one.stdin
        one.stdin.write(json.dumps(order) + "\n")
        one.stdin.flush()
    said = [json.loads(one.communicate()[0]) for one in crowd]
    seconds = time.perf_counter() - began
    took = [ms for one in said for ms in one["took"]]
    answers: dict[str, int] = {}
    for one in said:
        for status, many in one["answers"].items():
            answers[status] = answers.get(status, 0) + many
    return {
        "clients": len(orders), "answers": answers, "a_second": round(len(took) / seconds, 1),
        "median_ms": round(statistics.median(took), 1),
        "p95_ms": round(statistics.quantiles(took, n=20)[-1], 1),
    }  # fmt: skip


def views(port: int) -> dict[str, Any]:
    """Page views: the day, a list, a dossier, the line and a request, by who uses them."""
    import visitors

    wanted = {("day", "keeper"), ("list of dossiers", "keeper"), ("dossier", "keeper"),
              ("line, who waits", "coordinator"), ("one help request", "coordinator")}  # fmt: skip
    asked = [
        {"address": one.address, "session": one.client().cookies["sessionid"].value}
        for one in visitors.pages(2)
        if (one.page, one.who) in wanted and one.status == visitors.FOUND
    ]
    return together(port, [_order(asked[n:] + asked[:n]) for n in range(CLIENTS)])


def empty(port: int) -> dict[str, Any]:
    """The limit: an empty page of the same server, by as many clients."""
    return together(port, [_order([{"address": "/toegankelijkheid/"}])] * CLIENTS)


def messages(port: int) -> dict[str, Any]:
    """Help requests: each a form of its own, and each client from a part of the network of its own,
    for messages from one part come one after the other. How many are stored is counted."""
    import visitors
    import writes

    from zorgvuldig.helpline.door import tickets
    from zorgvuldig.helpline.models import HelpRequest

    line, page = visitors.line_open().organisation_id, writes.door_of_the_line()
    before = visitors.told(HelpRequest).count()

    def typed() -> Order:
        said = {"danger": "NO", "story": writes.WORDS, "once": tickets.fresh(line)}
        return {"address": page, "typed": said}

    orders = [
        _order([typed() for _ in range(FOR_SECONDS * 60)], rounds=1) | {"from": f"198.51.{n}.7"}
        for n in range(CLIENTS)
    ]
    found = together(port, orders)
    stored = visitors.told(HelpRequest).count() - before
    return {**found, "stored": stored, "stored_a_second": round(stored / FOR_SECONDS, 1)}


def _order(asked: list[Order], rounds: int = 1_000_000) -> Order:
    return {"asked": asked, "rounds": rounds, "seconds": FOR_SECONDS}


if __name__ == "__main__":
    print("ready", flush=True)
    print(json.dumps(client(int(sys.argv[1]), json.loads(sys.stdin.readline()))))
