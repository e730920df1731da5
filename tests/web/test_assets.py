"""While hosts are renewed one by one, a page of one version asks its style of another."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from zorgvuldig.web.assets import OfEveryVersion

OURS = "/static/zorgvuldig.0123456789ab.css"


@pytest.fixture
def ask(settings, tmp_path):
    (tmp_path / "zorgvuldig.css").write_text("body { color: green }")
    (tmp_path / "zorgvuldig.0123456789ab.css").write_text("body { color: green }")
    settings.STATIC_ROOT, settings.WHITENOISE_USE_FINDERS = tmp_path, False
    serving = OfEveryVersion(lambda _: HttpResponse("", status=404))
    return lambda path: serving(RequestFactory().get(path))


def test_our_own_file_may_be_kept(ask):
    assert ask(OURS)["Cache-Control"] == "max-age=60, public"


def test_the_file_of_another_version_is_answered_with_ours_and_not_kept(ask):
    answer = ask("/static/zorgvuldig.ba9876543210.css")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert b"".join(answer.streaming_content) == b"body { color: green }"


@pytest.mark.parametrize(
    "path",
    [
        "/static/other.ba9876543210.css",
        "/static/zorgvuldig.ba98.css",
        "/zorgvuldig.ba9876543210.css",
    ],
)
def test_what_we_never_had_is_not_found(ask, path):
    assert ask(path).status_code == 404
