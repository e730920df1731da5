"""Doors are shut unless named. Every address of the product is tried as a visitor."""

import re
from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import URLPattern, get_resolver, reverse

from tests.house.reading import SRC, place, templates, written_by_hand

OPEN = {
    # everybody's beginning, and what asks nothing of anybody
    "web:home", "web:welcome", "web:acute", "web:privacy", "web:accessibility", "web:alive",
    "watch:ready",
    # the decision aid and the handbook
    "guide:ask", "guide:question", "guide:one_by_one", "guide:handbook", "guide:law",
    "guide:gates", "guide:method", "guide:principles", "guide:criteria", "guide:events",
    "guide:event", "guide:event_for", "guide:notices", "guide:notices_of", "guide:notice",
    "guide:notice_pdf",
    # the manual, when it was put there
    "guide:manual", "guide:manual_file",
    # the public pages of a line
    "line:choose", "line:start", "line:question", "line:privacy",
    # its doors: to write, to be called, and to come back with a code
    "line:write", "line:call", "line:back", "line:talk", "line:answer", "line:reach",
    "line:withdraw", "line:share", "line:rather_not",
    # the public pages of who holds gatherings
    "gathering:start",
    # a municipality asks, and has a page of its own, by its own link
    "gathering:ask", "gathering:host", "gathering:host_invite",
    # the report, by the municipality's own link
    "gathering:report", "gathering:report_pdf", "gathering:report_odt",
    "gathering:recommendation",
    # in the room, and the questions before and after
    "gathering:room_join", "gathering:room", "gathering:questions",
    # by a participant's own link: bringing a situation, and taking it out
    "gathering:situation", "gathering:danger",
    # somebody's own place, by their own link; and registering by the link of a municipality
    "gathering:seat", "gathering:appointment", "gathering:certificate", "gathering:register",
    # meetings: the calendar, a place by number, a call that is asked for, and how it was
    "gathering:calendar", "gathering:feed", "gathering:meeting", "gathering:meeting_appointment",
    "gathering:places", "gathering:call_me", "gathering:wish", "gathering:how_was_it",
    # a letter behind a link, for who does not use the product
    "letter:letter",
    # the open directory of an organisation
    "map:start",
    # the stylesheet and the logo of an organisation, for browsers
    "look:sheet", "look:logo",
    # how long everything is kept
    "privacy:kept",
    # what other systems ask: open data, and what asks for the key of an account and no session
    "apiv1:document", "apiv1:talk_advice", "apiv1:sharing_advice", "apiv1:services",
    "apiv1:meetings", "apiv1:help_request", "apiv1:year_figures", "apiv1:audit_events",
    # an invitation, opened with its code
    "people:accept",
    # to the login service of an organisation, and back; and its own word that somebody left
    "login:begin", "login:back", "login:left", "login:signed_out",
    # signing in, kept by allauth; its pages for a second factor tell a visitor to sign in first
    "account_login", "account_signup", "account_logout", "account_inactive",
    "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done",
}  # fmt: skip
SAMPLES = {
    "IntConverter": 1,
    "Number": 1,
    "StringConverter": "abc",
    "SlugConverter": "abc",
    "Year": 2025,
    "UUIDConverter": uuid4(),
    "Reference": "AAAA-AAAA",
    "RequestReference": "AAAA-AAAA",
    "QuestionConverter": "delen",
    "EventKindConverter": "CALL_TO_ACTION",
    "SectorConverter": "CARE",
    "RegimeConverter": "JEUGDHULP",
    "NoticeConverter": "ADULT",
    "NoticeCode": "ADULT",
    "SpokenLanguage": "nl",
    "AskedQuestion": "WITHDRAWN",
    "ManualFile": "hulpverlener.html",
}
FRAMEWORK = {"uidb36": "1", "key": "abc"}


def routes(patterns=None, room: str = "", taken=()) -> Iterator[tuple[str, dict[str, object]]]:
    """Every address: its name with its room, and what it takes as arguments."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        here = (*taken, *_arguments(pattern))
        if isinstance(pattern, URLPattern):
            yield f"{room}:{pattern.name}" if room else str(pattern.name), dict(here)
        else:
            yield from routes(pattern.url_patterns, pattern.namespace or room, here)


def _arguments(pattern) -> Iterator[tuple[str, object]]:
    """A sample of each argument; there need not be anything there."""
    for key in pattern.pattern.regex.groupindex:
        converter = type(pattern.pattern.converters.get(key)).__name__
        yield key, FRAMEWORK.get(key) or SAMPLES[converter]


def asks_to_sign_in(answer) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith(reverse(settings.LOGIN_URL))


def test_every_address_has_a_name_of_its_own():
    names = [name for name, _ in routes()]
    assert "None" not in names
    assert len(names) == len(set(names))


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_the_open_doors_are_exactly_these(client, method):
    found = set()
    for name, arguments in routes():
        if not asks_to_sign_in(getattr(client, method)(reverse(name, kwargs=arguments))):
            found.add(name)
    assert found == OPEN


@pytest.mark.django_db
def test_a_visitor_meets_no_fault(client):
    for name, arguments in routes():
        for method in ("get", "post", "head", "put", "patch", "delete", "options", "trace"):
            answer = getattr(client, method)(reverse(name, kwargs=arguments))
            assert answer.status_code < 500, f"{method} {name}"


def test_every_door_that_is_named_exists():
    known = {name for name, _ in routes()} | {"demo:sign_in", "demo:begin_anew"}
    asked = re.compile(
        r"""(?:reverse|redirect)\(\s*["']([a-z_]+:?[a-z_]*)["']|\{%\s*url\s+["']([\w:]+)["']"""
    )
    missing = {
        (place(path), name)
        for path in (*written_by_hand(), *templates())
        for found in asked.findall(path.read_text())
        if (name := "".join(found)) not in known and name.split(":")[0] not in ("", "admin")
    }
    assert missing == set()


def test_the_demonstration_has_no_address_outside_the_demonstration():
    assert not settings.DEMO
    assert not [name for name, _ in routes() if name.startswith("demo:")]
    assert (SRC / "demo/urls.py").is_file()
