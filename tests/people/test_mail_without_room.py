"""No room in the mail folder: a mail is not counted as sent, and goes whole when there is room."""

from datetime import date

import pytest

from tests import cast
from tests.dossiers.afterwards import call as called
from tests.dossiers.afterwards import opened
from tests.full import no_file_beyond
from tests.people.mornings import at
from zorgvuldig import walls
from zorgvuldig.people import jobs

FRIDAY = date(2026, 11, 20)
IN_FILES = "django.core.mail.backends.filebased.EmailBackend"


def test_a_mail_that_did_not_fit_goes_once_whole_when_it_is_tried_again(
    committed, settings, tmp_path, capfd
):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = IN_FILES, tmp_path
    with walls.working_for(organisation=None):
        town = cast.build()
        called(town, opened(town, "Noor Testman"), happened_on=date(2026, 11, 19))
    job = {"person_id": town.anna.person.pk, "at": at(FRIDAY).isoformat()}
    with capfd.disabled(), no_file_beyond(200), pytest.raises(OSError, match="too large"):
        jobs.send_morning_mail(**job)
    for path in tmp_path.iterdir():
        path.unlink()  # the piece that fitted
    jobs.send_morning_mail(**job)
    jobs.send_morning_mail(**job)
    (letter,) = [path.read_text() for path in tmp_path.iterdir()]
    assert letter.count("Message-ID: ") == 1
    assert "/vandaag/" in letter
