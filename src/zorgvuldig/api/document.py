"""The document of this version (OpenAPI 3.1), made from the table of operations and handbook."""

from functools import cache
from typing import Any

import msgspec
from django.conf import settings

from zorgvuldig.api.operations import OPERATIONS, Operation
from zorgvuldig.api.problems import TYPE, Probleem
from zorgvuldig.handbook import read

VERSION = "1.1.0"
ROOT = "/api/v1"
REF = "#/components/schemas/{name}"
REFUSALS = (404, 405, 406, 429)
WITH_BODY = (400, 411, 413, 415, 422)
CORS = "Access-Control-Allow-Origin"
TELLS = {
    "API-Version": "De volledige versie van deze API.",
    "RateLimit": "Hoeveel vragen er nog over zijn, en over hoeveel seconden er weer meer mogen.",
    "RateLimit-Policy": "Hoeveel vragen er per tijdvak mogen.",
    CORS: "Iedere site mag dit lezen.",
}


@cache
def document() -> dict[str, Any]:
    """The whole document, in plain values."""
    told = read("api")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": told["info"]["title"],
            "description": told["info"]["description"],
            "version": VERSION,
            "contact": {"name": "Beheer van deze dienst", "email": settings.CONTACT_EMAIL,
                        "url": settings.ADDRESS},
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": f"{settings.ADDRESS}{ROOT}"}],
        "tags": [{"name": name, "description": text} for name, text in told["tag"].items()],
        "paths": {one.path: {one.method.lower(): _operation(one)} for one in OPERATIONS.values()},
        "components": {
            "schemas": _schemas(),
            "headers": {name: {"description": text, "schema": {"type": "string"}}
                        for name, text in TELLS.items()},
            "responses": {f"Weigering{status}": _refusal(status) for status in _statuses()},
            "securitySchemes": {"aansluiting": {"type": "http", "scheme": "bearer",
                                              "description": told["problem"]["401"]["detail"]}},
        },
    }  # fmt: skip


def written() -> bytes:
    """The same, as it is sent."""
    return msgspec.json.encode(document())


def refused_with(operation: Operation) -> list[int]:
    """With which statuses this may be refused."""
    found = {*REFUSALS, 400, 422} | ({401} if operation.machine else set())
    found |= set(WITH_BODY) if operation.takes else set()
    return sorted(found | ({409} if operation.keyed else set()))


def _statuses() -> list[int]:
    return sorted({status for one in OPERATIONS.values() for status in refused_with(one)})


def _operation(one: Operation) -> dict[str, Any]:
    told = read("api")["operation"][one.name]
    found: dict[str, Any] = {
        "operationId": one.name,
        "summary": told["summary"],
        "description": told["description"],
        "tags": [told["tag"]],
        "parameters": _parameters(one),
        "responses": {
            str(one.status): {"description": told["summary"], "headers": _headers(one),
                              "content": _content(one)},
            **{str(status): {"$ref": f"#/components/responses/Weigering{status}"}
               for status in refused_with(one)},
        },
        "security": [{"aansluiting": []}] if one.machine else [],
    }  # fmt: skip
    if one.takes:
        content = {"application/json": {"schema": _reference(one.takes)}}
        found["requestBody"] = {"required": True, "content": content}
    return found


def _headers(one: Operation) -> dict[str, Any]:
    told = [name for name in TELLS if name != CORS or not one.machine]
    return {name: {"$ref": f"#/components/headers/{name}"} for name in told}


def _content(one: Operation) -> dict[str, Any]:
    found: dict[str, Any] = {one.media: {"schema": _answer(one)}}
    return found | ({one.poured: {"schema": {"type": "string"}}} if one.poured else {})


def _answer(one: Operation) -> dict[str, Any]:
    return _reference(one.answer) if one.answer else {"type": "object"}


def _reference(kind: type[msgspec.Struct]) -> dict[str, str]:
    return {"$ref": REF.format(name=kind.__name__)}


def _refusal(status: int) -> dict[str, Any]:
    said = read("api")["problem"][str(status)]
    headers = {"API-Version": {"$ref": "#/components/headers/API-Version"}}
    content = {TYPE: {"schema": _reference(Probleem)}}
    return {"description": said["title"], "headers": headers, "content": content}


def _parameters(one: Operation) -> list[dict[str, Any]]:
    words = read("api")["parameter"]
    found = [
        {"name": name, "in": "path", "required": True, "description": words[name], "schema": shape}
        for name, shape in one.where.items()
    ]
    shape = msgspec.json.schema(one.asked)
    asked = shape.get("$defs", {}).get(one.asked.__name__, shape)
    for name, said in asked["properties"].items():
        found.append({"name": name, "in": "query", "required": False, "description": words[name],
                      "schema": said})  # fmt: skip
    if one.keyed:
        said = {"type": "string", "pattern": "^[A-Za-z0-9_-]{16,64}$"}
        found.append({"name": "Idempotency-Key", "in": "header", "required": True,
                      "description": words["sleutel"], "schema": said})  # fmt: skip
    return found


def _schemas() -> dict[str, Any]:
    """The shapes as the types say them, with our own words."""
    kinds = {kind for one in OPERATIONS.values() for kind in (one.answer, one.takes) if kind}
    ordered = sorted(kinds | {Probleem}, key=lambda kind: kind.__name__)
    _, found = msgspec.json.schema_components(ordered, ref_template=REF)
    words = read("api")["schema"]
    for name, shape in found.items():
        shape.pop("title", None)
        shape.pop("description", None)
        if name in words:
            shape["description"] = words[name]
    return found
