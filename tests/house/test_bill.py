"""The bill of materials holds everything that runs, in the form it says it has."""

import json
import re
from importlib.metadata import requires
from importlib.resources import files

import jsonschema_rs
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.reading import ROOT
from tools import sbom, serving


@pytest.fixture(scope="module")
def python() -> dict:
    return json.loads(sbom.python_bill())


@pytest.fixture(scope="module")
def look() -> dict:
    return json.loads(sbom.look_bill())


def faults(bill: dict) -> list[str]:
    """Where a bill departs from the published form of CycloneDX."""
    wanted = form(f"bom-{bill['specVersion']}.SNAPSHOT.schema.json")
    validator = jsonschema_rs.validator_for(wanted, retriever=form)
    return [one.message for one in validator.iter_errors(bill)]


def form(address: str) -> dict:
    """A published form, as the package of CycloneDX carries it."""
    return json.loads((files("cyclonedx.schema") / "_res" / address.split("/")[-1]).read_text())


def parts(bill: dict) -> set[tuple[str, str]]:
    return {(one["name"], one["version"]) for one in bill["components"]}


def installed() -> set[str]:
    """What ours needs, and what that needs, as the installed packages say it themselves."""
    found, waiting = set(), [("zorgvuldig", "")]
    while waiting:
        name, extra = waiting.pop()
        for one in map(Requirement, requires(name) or []):
            if one.marker and not one.marker.evaluate({"extra": extra}):
                continue
            asked = {(canonicalize_name(one.name), more) for more in ("", *one.extras)}
            waiting += asked - found
            found |= asked
    return {name for name, _ in found}


def test_everything_that_runs_is_on_it(python: dict):
    assert {"django", "psycopg-binary", "fido2"} <= installed()
    assert installed() - {name for name, _ in parts(python)} == set()


def test_each_part_has_the_version_that_is_locked_and_a_licence(python: dict):
    lock = (ROOT / serving.SERVING).read_text()
    assert parts(python) == set(re.findall(r"^(\S+)==(\S+)", lock, re.MULTILINE))
    assert [one["name"] for one in python["components"] if not one.get("licenses")] == []


def test_everything_the_look_is_made_from_is_on_it(look: dict):
    lock = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    made = {(path.rpartition("node_modules/")[2], one["version"]) for path, one in lock.items()}
    assert {(name, version) for name, version in made if name} == parts(look)


def test_both_are_what_cyclonedx_says(python: dict, look: dict):
    assert faults(python) == []
    assert faults(look) == []


def test_what_is_not_a_bill_is_found(python: dict):
    assert faults({**python, "components": [{"name": "zonder soort"}]})
