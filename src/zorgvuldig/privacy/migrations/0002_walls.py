"""Walls around the rows of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall


class Migration(migrations.Migration):
    dependencies = [("privacy", "0001_initial")]
    operations = [
        Wall("privacy_legalhold"),
    ]
