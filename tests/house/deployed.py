"""What stands in `deploy/`, as its tests read it."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from tests.house.reading import ROOT

DEPLOY, PAGES = ROOT / "deploy", ROOT / "docs/running"
UNITS = sorted((DEPLOY / "systemd").glob("*.service")) + sorted(
    (DEPLOY / "systemd").glob("*.timer")
)
SAME = DEPLOY / "systemd/zorgvuldig-.service.d/same.conf"
PROGRAM = "/opt/zorgvuldig/now/.venv/bin/zorgvuldig"
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
ASSIGNED = re.compile(r"^([A-Z][A-Z0-9_]*)=(.*)$", re.MULTILINE)
SETTINGS = dict(ASSIGNED.findall((DEPLOY / "environment.example").read_text(encoding="utf-8")))


def lines(unit: Path) -> dict[str, list[str]]:
    """The words of a unit by name; one name may stand there several times."""
    found: dict[str, list[str]] = {}
    for name, said in re.findall(r"^(\w+)=(.*)$", unit.read_text(encoding="utf-8"), re.MULTILINE):
        found.setdefault(name, []).append(said)
    return found


def manifests() -> list[dict[str, Any]]:
    """Every object of the manifests."""
    files = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    return [one for path in files for one in yaml.safe_load_all(path.read_text(encoding="utf-8"))]


def of_kind(*kinds: str) -> list[dict[str, Any]]:
    return [one for one in manifests() if one["kind"] in kinds]


def pods() -> dict[str, dict[str, Any]]:
    """The form of each pod, labels and all, by the name of who makes it."""
    found = {}
    for one in of_kind("Deployment", "Job", "CronJob"):
        spec = one["spec"]["jobTemplate"]["spec"] if one["kind"] == "CronJob" else one["spec"]
        found[one["metadata"]["name"]] = spec["template"]
    return found


def services() -> dict[str, dict[str, Any]]:
    """The parts of the compose file that are the product itself."""
    of_ours = {"zorgvuldig:0.1.0"}
    return {name: one for name, one in COMPOSE["services"].items() if one["image"] in of_ours}


def commands() -> Iterator[tuple[str, list[str]]]:
    """Every command line of the product that is carried out somewhere, and where it stands."""
    for unit in UNITS:
        for name, said in lines(unit).items():
            if name.startswith("Exec"):
                yield from ((unit.name, shlex.split(one.removeprefix(PROGRAM))) for one in said)
    for name, pod in pods().items():
        yield name, pod["spec"]["containers"][0]["args"]
    for name, one in services().items():
        yield f"compose {name}", one["command"]
    for page in sorted(PAGES.glob("*.md")):
        for said in in_blocks(page):
            yield page.name, said


def in_blocks(page: Path) -> Iterator[list[str]]:
    """The product's commands that somebody who follows a page types."""
    text = page.read_text(encoding="utf-8")
    blocks = [line.strip() for line in text.splitlines() if line.startswith("    ")]
    spoken = re.findall(r"`((?:kubectl|podman|zorgvuldig) [^`]+)`", text)
    for line in [*blocks, *spoken]:
        for before in ("exec deploy/zorgvuldig-web -- zorgvuldig ", "exec web zorgvuldig ",
                       "run --rm migrate ", "run --rm backup ", "zorgvuldig:0.1.0 "):  # fmt: skip
            if before in line and " build " not in line:
                yield shlex.split(line.split(before)[1])
        if line.startswith("zorgvuldig "):
            yield shlex.split(line)[1:]
