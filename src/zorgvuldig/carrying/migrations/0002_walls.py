"""Walls around the rows of this room; and what was taken over stays as it came."""

from django.db import migrations

from zorgvuldig.walls.operations import Wall

# The words, the day and the sort of what was taken over never change, whoever asks.
STAYS = """
CREATE FUNCTION carrying_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'what was taken over is never changed';
END $$;
CREATE TRIGGER taken_over_stays BEFORE UPDATE ON dossiers_entry
FOR EACH ROW WHEN (OLD.kind = 'TAKEN_OVER' OR NEW.kind = 'TAKEN_OVER')
EXECUTE FUNCTION carrying_stays();
"""
NOT_ANY_MORE = "DROP TRIGGER taken_over_stays ON dossiers_entry; DROP FUNCTION carrying_stays();"


class Migration(migrations.Migration):
    dependencies = [("carrying", "0001_initial"), ("dossiers", "0002_walls")]
    operations = [
        Wall("carrying_carryout"),
        Wall("carrying_arrival"),
        Wall("carrying_takenin"),
        migrations.RunSQL(STAYS, NOT_ANY_MORE),
    ]
