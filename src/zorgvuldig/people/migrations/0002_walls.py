"""Walls around the rows of this room."""

from django.db import migrations

from zorgvuldig.walls.operations import OWN_ORGANISATION, PERSON, Wall


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        Wall("people_membership", shows=f"{OWN_ORGANISATION} OR person_id = {PERSON}"),
        Wall("people_decider"),
        Wall("people_contactpoint"),
        Wall("people_invitation"),
    ]
