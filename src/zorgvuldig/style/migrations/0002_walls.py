"""A wall around every row of this room; the door to a stylesheet says first whose it is."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall


class Migration(migrations.Migration):
    dependencies = [("style", "0001_initial")]
    operations = [Wall("style_housestyle")]
