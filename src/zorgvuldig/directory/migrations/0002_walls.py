"""Walls around every row of this room. The address of an open map is for everybody to see."""

from django.db import migrations

from zorgvuldig.walls.operations import OWN_ORGANISATION, Wall


class Migration(migrations.Migration):
    dependencies = [("directory", "0001_initial")]
    operations = [
        Wall("directory_listing"),
        Wall("directory_suggestion"),
        Wall(
            "directory_publicmap",
            shows=f"is_open OR {OWN_ORGANISATION}",
            takes=OWN_ORGANISATION,
        ),
    ]
