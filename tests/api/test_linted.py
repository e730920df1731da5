"""The document held against the NLGov REST API Design Rules by a linter: Spectral, with the rules
as they stand in `linter/rules.mjs`. Each rule is tried with a document that breaks it."""

import json
import os
import subprocess
from collections.abc import Callable
from copy import deepcopy

import pytest

from tools.fetching import LINTER, NODE
from zorgvuldig.api.document import document

GOOD = {**document(), "servers": [{"url": "https://zorg.voorbeeld.example/api/v1"}]}
Document = dict
YEARS, ADVICE = "/jaarcijfers/{jaar}", "/gespreksadviezen"


def moved(one: Document, old: str, new: str) -> None:
    one["paths"][new] = one["paths"].pop(old)


def told_plainly(one: Document) -> None:
    refusals = one["components"]["responses"].values()
    for refusal in refusals:
        refusal["content"] = {"application/json": refusal["content"]["application/problem+json"]}


def asked(one: Document, name: str) -> None:
    services = one["paths"]["/sociale-kaarten/{slug}/diensten"]["get"]["parameters"]
    next(param for param in services if param["in"] == "query")["name"] = name


# What is broken, and the rule that has to say so.
BROKEN: dict[str, list[Callable[[Document], object]]] = {
    "doc-openapi": [lambda one: one.update(openapi="2.0")],
    "doc-openapi-contact": [lambda one: one["info"]["contact"].pop("email")],
    "publish-openapi": [lambda one: one["paths"].pop("/openapi.json")],
    "publish-openapi-get": [
        lambda one: one["paths"]["/openapi.json"].update(post=one["paths"][ADVICE]["post"])
    ],
    "publish-openapi-cors": [
        lambda one: one["paths"]["/openapi.json"]["get"]["responses"]["200"]["headers"].pop(
            "Access-Control-Allow-Origin"
        ),
        lambda one: one["paths"]["/openapi.json"]["get"]["responses"]["200"].pop("headers"),
    ],
    "semver": [lambda one: one["info"].update(version="1.1")],
    "uri-version": [
        lambda one: one["servers"].append({"url": "https://zorg.voorbeeld.example/api"}),
        lambda one: one["servers"].append({"url": "https://zorg.voorbeeld.example/api/v1.1"}),
    ],
    "version-header": [
        lambda one: one["components"]["responses"]["Weigering404"]["headers"].pop("API-Version"),
        lambda one: one["components"]["responses"]["Weigering404"].pop("headers"),
    ],
    "no-trailing-slash": [lambda one: moved(one, ADVICE, f"{ADVICE}/")],
    "path-segments-kebab-case": [
        lambda one: moved(one, ADVICE, "/gespreksAdviezen"),
        lambda one: moved(one, YEARS, "/jaar_cijfers/{jaar}"),
    ],
    "query-keys-camel-case": [lambda one: asked(one, "in_taal")],
    "http-methods": [lambda one: one["paths"][ADVICE].update(trace=one["paths"][ADVICE]["post"])],
    "problem-details": [
        told_plainly,
        lambda one: one["components"]["responses"]["Weigering422"].pop("content"),
    ],
    "tls": [lambda one: one["servers"].append({"url": "http://zorg.voorbeeld.example/api/v1"})],
}
TRIED = [(rule, broken) for rule, ways in BROKEN.items() for broken in ways]


@pytest.fixture(scope="module")
def told() -> list[list[dict]]:
    """What the linter says of the document, and of each that was broken."""
    if not LINTER.laid_in():
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(LINTER.sorry)
    documents = [GOOD]
    for _, broken in TRIED:
        documents.append(one := deepcopy(GOOD))
        broken(one)
    said = subprocess.run(
        [NODE, "lint.mjs"],
        cwd=LINTER.place,
        input="\n".join(map(json.dumps, documents)),
        capture_output=True,
        text=True,
        check=True,
    )
    return [json.loads(line) for line in said.stdout.splitlines()]


def test_the_document_keeps_the_rules(told):
    assert told[0] == []


@pytest.mark.parametrize("number", range(len(TRIED)), ids=lambda number: TRIED[number][0])
def test_a_document_that_breaks_a_rule_is_told_which(told, number: int):
    assert f"nlgov:{TRIED[number][0]}" in {fault["code"] for fault in told[number + 1]}


def test_every_rule_was_tried():
    rules = (LINTER.source / "rules.mjs").read_text().split('"nlgov:')[1:]
    assert {rule.partition('"')[0] for rule in rules} == set(BROKEN)
