"""People who come: registering, confirming and looking at their mail, as tests need it."""

from collections import Counter
from typing import Any
from uuid import uuid4

from django.core import mail
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from zorgvuldig.gatherings.actions.registering import Coming, confirm, register
from zorgvuldig.gatherings.models import Participant, Workshop


def coming(sector: str = "YOUTH_CARE") -> Coming:
    return Coming(sector=sector, regime="JEUGDHULP", organisation="Stichting Verzonnen",
                  profession="begeleider")  # fmt: skip


def registered(workshop: Workshop, sector: str = "YOUTH_CARE", email: str = "") -> Participant:
    """Somebody who came by the link of the municipality, and confirmed by their own."""
    one = asked(workshop, sector, email)
    return confirmed(one, sector) if one.unproven else one


def asked(workshop: Workshop, sector: str = "YOUTH_CARE", email: str = "") -> Participant:
    """Somebody whose address was typed at the link of the municipality."""
    number = uuid4()
    return register(
        workshop=workshop, once=number, name="Iemand Verzonnen",
        email=email or f"{number.hex[:8]}@werk.example", coming=coming(sector),
    )  # fmt: skip


def confirmed(one: Participant, sector: str = "YOUTH_CARE") -> Participant:
    """Somebody who was invited comes."""
    return confirm(participant=one, coming=coming(sector))


def states(workshop: Workshop) -> Counter[str]:
    """How many stand where."""
    rows = Participant.unscoped.filter(workshop=workshop)
    return Counter(rows.values_list("state", flat=True))


def again(one: Participant) -> Participant:
    """The row as it is by now."""
    rows = Participant.unscoped.select_related("key", "workshop__key", "workshop__organisation")
    return rows.get(pk=one.pk)


def queued(name: str = "") -> list[dict[str, Any]]:
    """The jobs that wait, by the last part of their name."""
    rows = ProcrastinateJob.objects.filter(task_name__endswith=name).order_by("id")
    return list(rows.values_list("args", flat=True))


def mailed(name: str) -> list[Any]:
    """Do the jobs of this name, and give what they sent."""
    before = len(mail.outbox)
    task = app.tasks[f"gatherings.{name}"]
    for arguments in queued(name):
        task(**arguments)
    return mail.outbox[before:]
