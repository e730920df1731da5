"""Walls around the rows of this room: two organisations stand inside, nobody else.

What hangs on a parcel is seen by who sees the parcel: the wall of the parcel is asked again. A code
or a link that was handed over by other means tells one number, to who has it whole.
"""

from django.db import migrations

from zorgvuldig.walls.operations import ORGANISATION, OWN_ORGANISATION, Wall

BOTH_ENDS = f"{OWN_ORGANISATION} OR sender_id = {ORGANISATION}"
SENDER_OR_RECEIVER = f"{OWN_ORGANISATION} OR receiver_id = {ORGANISATION}"
OF_A_PARCEL = "parcel_id IN (SELECT id FROM exchange_parcel)"

AT = """
CREATE FUNCTION exchange_at(handed_over bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT organisation_id FROM exchange_connection WHERE code_digest = handed_over
  UNION ALL SELECT organisation_id FROM exchange_secretlink WHERE link_digest = handed_over
  LIMIT 1
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Wall("exchange_connection", shows=BOTH_ENDS, begins=OWN_ORGANISATION),
        Wall("exchange_parcel", shows=SENDER_OR_RECEIVER, begins=OWN_ORGANISATION),
        Wall(
            "exchange_message",
            shows=OF_A_PARCEL,
            begins=f"{OWN_ORGANISATION} AND {OF_A_PARCEL}",
        ),
        Wall("exchange_secretlink"),
        migrations.RunSQL(AT, "DROP FUNCTION exchange_at(bytea);"),
    ]
