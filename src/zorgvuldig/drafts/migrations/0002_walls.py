"""Walls around the rows of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial")]
    operations = [
        Wall("drafts_draftbox"),
        Wall("drafts_draft"),
        Wall("drafts_sentform"),
    ]
