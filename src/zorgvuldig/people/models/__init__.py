"""Organisations, persons and what they are to each other; what their day holds."""

from zorgvuldig.people import first_day, practice  # noqa: F401 - stored in this room too
from zorgvuldig.people.login import models as login  # noqa: F401 - stored in this room too
from zorgvuldig.people.models.day import MailChoice, Reminded, Standstill
from zorgvuldig.people.models.working import (
    Absence,
    ContactPoint,
    Decider,
    Invitation,
    Membership,
    MembershipQuerySet,
    Organisation,
    Person,
)
from zorgvuldig.people.tries import Try

__all__ = [
    "Absence",
    "ContactPoint",
    "Decider",
    "Invitation",
    "MailChoice",
    "Membership",
    "MembershipQuerySet",
    "Organisation",
    "Person",
    "Reminded",
    "Standstill",
    "Try",
]
