"""Walls around every row of this room. An open provider is for everybody to see."""

from django.db import migrations

from zorgvuldig.walls.operations import OWN_ORGANISATION, Wall

TABLES = (
    "workshop",
    "sectorseats",
    "bottleneck",
    "costitem",
    "facilitator",
    "participant",
    "sentform",
    "casevignette",
    "roomround",
    "answeredhere",
    "roomnote",
    "sealedanswers",
    "workshopcount",
    "workshopreport",
    "recommendation",
    "informationmeeting",
    "material",
    "meetingplace",
    "callbackwish",
    "meetingcount",
    "countedform",
    "visitorknock",
)


class Migration(migrations.Migration):
    dependencies = [("gatherings", "0001_initial")]
    operations = [
        Wall(
            "gatherings_provider",
            shows=f"is_open OR {OWN_ORGANISATION}",
            takes=OWN_ORGANISATION,
        ),
        *(Wall(f"gatherings_{table}") for table in TABLES),
    ]
