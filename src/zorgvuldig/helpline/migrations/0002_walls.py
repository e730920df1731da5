"""Walls around every row of this room. An open line itself is for everybody to see."""

from django.db import migrations

from zorgvuldig.walls.operations import OWN_ORGANISATION, Wall

TABLES = (
    "linetext",
    "knock",
    "monthcount",
    "toldcounts",
    "helprequest",
    "callback",
    "helpnote",
    "secondlook",
    "confidant",
    "trainingrecord",
    "confidanttalk",
    "callerwish",
    "helpconsent",
    "matchproposal",
    "match",
    "referral",
)


class Migration(migrations.Migration):
    dependencies = [("helpline", "0001_initial")]
    operations = [
        Wall(
            "helpline_helpline",
            shows=f"is_open OR {OWN_ORGANISATION}",
            takes=OWN_ORGANISATION,
        ),
        *(Wall(f"helpline_{table}") for table in TABLES),
    ]
