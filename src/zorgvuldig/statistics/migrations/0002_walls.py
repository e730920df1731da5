"""Walls around every row of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall

TABLES = ("countedquarter", "quartercount")


class Migration(migrations.Migration):
    dependencies = [("statistics", "0001_initial")]
    operations = [Wall(f"statistics_{table}") for table in TABLES]
