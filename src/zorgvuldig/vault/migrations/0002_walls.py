"""Walls around the rows of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall


class Migration(migrations.Migration):
    dependencies = [("vault", "0001_initial")]
    operations = [
        Wall("vault_datakey"),
        Wall("vault_erasure"),
    ]
