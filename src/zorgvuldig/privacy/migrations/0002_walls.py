"""Walls around every row of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall

TABLES = (
    "legalhold",
    "rightsrequest",
    "rightsitem",
    "weighedentry",
    "rightsanswer",
    "freezelifting",
    "dutydone",
)


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]
    operations = [Wall(f"privacy_{table}") for table in TABLES]
