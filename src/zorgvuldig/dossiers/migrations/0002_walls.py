"""Walls around every row of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall

TABLES = (
    "dossier",
    "involvement",
    "entry",
    "recipient",
    "uneasenote",
    "contactnotice",
    "concurrence",
    "conversation",
    "sign",
    "consultation",
    "assessment",
    "assessmentview",
    "stepreason",
    "safetyconcern",
    "consent",
    "consentitem",
    "disclosure",
    "disclosureitem",
    "decisionrecord",
    "clientnotification",
    "advicetext",
    "nextsteps",
    "signfollowup",
    "correction",
    "rectification",
    "feedback",
    "triggerevent",
    "touched",
    "group",
    "groupleader",
    "ingroup",
    "groupconversation",
    "groupfollowup",
    "handover",
    "emergencyaccess",
    "acutecall",
    "actionplan",
    "smallstep",
    "noticegiven",
    "ownstatement",
    "clientsummary",
    "summarygiven",
    "peerreflection",
    "safetymap",
    "safetynetworkmember",
    "judgementcount",
)


class Migration(migrations.Migration):
    dependencies = [("dossiers", "0001_initial")]
    operations = [Wall(f"dossiers_{table}") for table in TABLES]
