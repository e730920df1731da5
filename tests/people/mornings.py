"""A morning: the hourly job, and the jobs that it put in the queue."""

from datetime import datetime

from django.core import mail
from django.utils.timezone import get_default_timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from zorgvuldig.people import jobs


def at(day, hour=9):
    return datetime(day.year, day.month, day.day, hour, 5, tzinfo=get_default_timezone())


def morning(day, hour=9):
    """To whom a mail went, by the name before the @."""
    ProcrastinateJob.objects.all().delete()
    mail.outbox.clear()
    jobs.remind(int(at(day, hour).timestamp()))
    for job in ProcrastinateJob.objects.filter(task_name="people.send_morning_mail"):
        assert set(job.args) == {"person_id", "at"}
        jobs.send_morning_mail(**job.args)
    return sorted(letter.to[0].partition("@")[0] for letter in mail.outbox)
