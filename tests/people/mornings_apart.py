"""A worker in a process of its own, that looks up what waits for one person and mails it:
`python -m tests.people.mornings_apart DATABASE PERSON AT FOLDER [holds]`. It says "claimed" when it
holds the day and is about to send; one that `holds` then waits for ever, to be killed."""

import sys
import time
from datetime import datetime

from django.core.mail.backends.filebased import EmailBackend

from tests.helpline.at_work_apart import begin

HOLDS = "holds"


class Mailbox(EmailBackend):
    """Writes each mail to a file, after saying that it is about to."""

    def send_messages(self, messages):
        sys.stdout.write("claimed\n")
        sys.stdout.flush()
        if HOLDS in sys.argv:
            time.sleep(600)
        return super().send_messages(messages)


if __name__ == "__main__":
    name, person, at, folder = sys.argv[1:5]
    begin(name)
    from django.conf import settings

    from zorgvuldig.people import writing

    settings.EMAIL_BACKEND = "tests.people.mornings_apart.Mailbox"
    settings.EMAIL_FILE_PATH = folder
    went = writing.write_once(int(person), datetime.fromisoformat(at))
    sys.stdout.write("sent\n" if went else "nothing\n")
    sys.stdout.flush()
