"""The NLGov REST API Design Rules 2.1, point by point, as far as a test can see them. The rest, and
what the linter of those rules said, stands in docs/api.md."""

import re

import pytest
from django.urls import get_resolver

from tests.api.accounts import ROOT, ask, send
from tests.house.test_doors import routes
from zorgvuldig.api.document import VERSION, document, refused_with
from zorgvuldig.api.operations import OPERATIONS

pytestmark = pytest.mark.django_db
PATHS = document()["paths"]
ERRORS = ("type", "title", "status", "detail")


def schemas(node):
    """Every property of every shape of ours."""
    return {name for shape in node.values() for name in shape.get("properties", {})}


def test_openapi_3_is_published_at_the_root_of_the_version_for_every_origin():
    said = ask("/openapi.json")
    assert said.json()["openapi"] == "3.1.0"
    assert said["Access-Control-Allow-Origin"] == "*"
    assert said["Content-Type"] == "application/json"


def test_the_document_names_every_address_and_no_other():
    ours = {name.split(":")[1] for name, _ in routes() if name.startswith("apiv1:")}
    told = {one["operationId"] for path in PATHS.values() for one in path.values()}
    assert ours == told == set(OPERATIONS)
    assert get_resolver()


def test_the_major_version_stands_in_the_address_and_the_whole_in_a_header():
    assert re.search(r"/v1$", document()["servers"][0]["url"])
    assert re.fullmatch(r"1\.\d+\.\d+", VERSION)
    said = [ask("/openapi.json"), ask("/bestaat-niet"), send("/hulpvragen", {}), ask("/hulpvragen")]
    assert [one.status_code for one in said] == [200, 404, 401, 405]
    assert {one["API-Version"] for one in said} == {VERSION}


def test_a_slash_at_the_end_is_not_found_and_not_sent_on():
    assert all(not path.endswith("/") for path in PATHS)
    assert ask("/openapi.json/").status_code == 404
    assert send("/gespreksadviezen/", {}).status_code == 404


def test_segments_are_kebab_case_and_collections_plural():
    segments = {part for path in PATHS for part in path.split("/") if part and "{" not in part}
    assert all(re.fullmatch(r"[a-z0-9-]+", part) for part in segments - {"openapi.json"})
    assert all(part.endswith(("en", "s")) for part in segments - {"openapi.json"})


def test_only_standard_methods_and_another_is_told_which():
    assert {method for path in PATHS.values() for method in path} <= {"get", "post"}
    said = ask("/gespreksadviezen")
    assert (said.status_code, said["Allow"]) == (405, "POST")


def test_every_refusal_is_a_problem_without_more_than_the_rules_allow():
    assert tuple(document()["components"]["schemas"]["Probleem"]["properties"]) == ERRORS
    said = [
        ask("/bestaat-niet"), ask("/hulpvragen"), send("/hulpvragen", {}),
        send("/gespreksadviezen", "{"), send("/gespreksadviezen", {"regime": "NIETS"}),
        send("/gespreksadviezen", "x" * 70_000), ask("/openapi.json%00"),
        ask("/openapi.json", onzin=1),
    ]  # fmt: skip
    assert [one.status_code for one in said] == [404, 405, 401, 400, 422, 413, 400, 422]
    assert {one["Content-Type"] for one in said} == {"application/problem+json"}
    assert {tuple(one.json()) for one in said} == {ERRORS}


def test_a_fault_of_ours_is_a_problem_and_tells_nothing_of_itself(monkeypatch, client):
    client.raise_request_exception = False
    monkeypatch.setattr("zorgvuldig.api.views_public.described.written", lambda: 1 / 0)
    said = client.get(f"{ROOT}/openapi.json")
    assert (said.status_code, said["Content-Type"]) == (500, "application/problem+json")
    assert "Zero" not in said.content.decode()


def test_the_headers_of_safety_are_on_every_answer():
    wanted = {
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "no-referrer",
    }
    for said in (ask("/openapi.json"), ask("/bestaat-niet")):
        assert {name: said[name] for name in wanted} == wanted
        assert not said.cookies


def test_no_other_site_reads_what_takes_a_key():
    assert "Access-Control-Allow-Origin" not in ask("/jaarcijfers/2025")


def test_another_form_of_body_is_refused(client):
    said = client.post(f"{ROOT}/gespreksadviezen", {"regime": "JEUGDHULP"})
    assert said.status_code == 415
    asked = client.get(f"{ROOT}/openapi.json", headers={"Accept": "text/html"})
    assert asked.status_code == 406


def test_who_answers_and_every_refusal_stand_in_the_document():
    assert set(document()["info"]["contact"]) == {"name", "email", "url"}
    for one in OPERATIONS.values():
        told = PATHS[one.path][one.method.lower()]
        assert {int(status) for status in told["responses"]} == {one.status, *refused_with(one)}
        assert bool(told["security"]) == one.machine


def test_nothing_secret_stands_in_an_address():
    asked = {
        param["name"] for path in PATHS.values() for one in path.values()
        for param in one["parameters"] if param["in"] in ("query", "path")
    }  # fmt: skip
    assert asked == {"slug", "jaar", "gemeente", "onderwerp", "taal", "kosten", "tekst", "na",
                     "vanaf"}  # fmt: skip


def test_no_shape_has_a_field_for_a_person():
    ours = schemas(document()["components"]["schemas"])
    assert ours.isdisjoint({"bsn", "achternaam", "geboortedatum", "score", "client", "dossier"})
