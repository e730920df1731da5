"""A wall around the accounts. The counts of calls belong to no organisation and say of nobody who."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall


class Migration(migrations.Migration):
    dependencies = [("api", "0001_initial")]
    operations = [Wall("api_machineaccount")]
