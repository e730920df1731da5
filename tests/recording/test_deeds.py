"""A deed behind one button: what was done is said, and so is why it was not."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.cookie import CookieStorage

from zorgvuldig.recording.deeds import Deed
from zorgvuldig.recording.refusals import NotNow


@pytest.fixture
def request_(rf):
    request = rf.post("/")
    request._messages = CookieStorage(request)
    return request


def said(request):
    return [(message.level_tag, str(message)) for message in get_messages(request)]


def test_what_was_done_is_said(request_):
    with Deed(request_, "Ingetrokken."):
        pass
    assert said(request_) == [("success", "Ingetrokken.")]


def test_what_shows_by_itself_needs_no_words(request_):
    with Deed(request_):
        pass
    assert said(request_) == []


def test_a_refusal_is_said_and_what_would_follow_is_left(request_):
    followed = False
    with Deed(request_, "Ingetrokken."):
        raise NotNow("Het is al geopend.")
        followed = True
    assert said(request_) == [("warning", "Het is al geopend.")]
    assert not followed


def test_a_fault_is_no_refusal(request_):
    with pytest.raises(ZeroDivisionError), Deed(request_, "Ingetrokken."):
        1 / 0  # noqa: B018
    assert said(request_) == []
