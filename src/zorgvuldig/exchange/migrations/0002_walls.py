"""Walls around the rows of this room: two organisations stand inside, nobody else.

Both ends change a row that both see, each the columns that are its own; who began it removes it,
and whose it is nobody turns round.

What hangs on a parcel is seen by who sees the parcel: the wall of the parcel is asked again. A code
or a link that was handed over by other means tells one number, to who has it whole.
"""

from django.db import migrations

from zorgvuldig.walls.operations import ORGANISATION, OWN_ORGANISATION, Wall

BOTH_ENDS = f"{OWN_ORGANISATION} OR sender_id = {ORGANISATION}"
SENDER_OR_RECEIVER = f"{OWN_ORGANISATION} OR receiver_id = {ORGANISATION}"
OF_A_PARCEL = "parcel_id IN (SELECT id FROM exchange_parcel)"
OF_AN_OWN_PARCEL = f"parcel_id IN (SELECT id FROM exchange_parcel WHERE {OWN_ORGANISATION})"

AT = """
CREATE FUNCTION exchange_at(handed_over bytea) RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT organisation_id FROM exchange_connection WHERE code_digest = handed_over
  UNION ALL SELECT organisation_id FROM exchange_secretlink WHERE link_digest = handed_over
  LIMIT 1
$$;
"""

# The columns that the organisation of the row may change, and those that the other end may. Without
# an organisation nobody comes through the wall: then it is the owner, who repairs.
ENDS = f"""
CREATE FUNCTION exchange_each_its_own() RETURNS trigger
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  here bigint := {ORGANISATION};
  may text[] := string_to_array(TG_ARGV[CASE WHEN here = OLD.organisation_id THEN 0 ELSE 1 END],
    ' ');
BEGIN
  IF here IS NOT NULL AND to_jsonb(NEW) - may IS DISTINCT FROM to_jsonb(OLD) - may THEN
    RAISE insufficient_privilege USING MESSAGE = 'this belongs to the other end';
  END IF;
  RETURN NEW;
END $$;
CREATE FUNCTION exchange_never() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE insufficient_privilege USING MESSAGE = 'this is never changed';
END $$;
"""
NO_ENDS = "DROP FUNCTION exchange_each_its_own(); DROP FUNCTION exchange_never();"
CONNECTION = (
    "sender_id sender_name listing_id addressee code_digest code_until made_on ended_on",
    "listing_id ended_on",
)
PARCEL = (
    "state sealed own_key_id their_key_id revoked_at heard_at",
    "state sealed their_key_id opened_at opened_role answered_at answered_role refusal",
)
LINK = ("state sealed own_key_id opened_at revoked_at", "")
MESSAGE = ("seen_at sealed", "seen_at sealed")
ANOTHER_TEXT = "NEW.sealed IS NOT NULL AND NEW.sealed IS DISTINCT FROM OLD.sealed"


def each_its_own(
    table: str, columns: tuple[str, str], when: str = "true", name: str = "each_its_own"
) -> migrations.RunSQL:
    """Refuses a change of a column that is not of this end."""
    return _before(name, f"UPDATE ON {table}", when,
                   "exchange_each_its_own('{}', '{}')".format(*columns))  # fmt: skip


def never(table: str, name: str, columns: str, when: str = "true") -> migrations.RunSQL:
    """Refuses it to everybody, also when nothing would become different."""
    return _before(name, f"UPDATE OF {columns} ON {table}", when, "exchange_never()")


def _before(name: str, what: str, when: str, does: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE TRIGGER {name} BEFORE {what} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {does};",
        f"DROP TRIGGER {name} ON {what.rpartition(' ')[2]};",
    )


class Migration(migrations.Migration):
    dependencies = [("exchange", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Wall(
            "exchange_connection",
            shows=BOTH_ENDS,
            begins=OWN_ORGANISATION,
            removes=OWN_ORGANISATION,
        ),
        Wall(
            "exchange_parcel",
            shows=SENDER_OR_RECEIVER,
            begins=OWN_ORGANISATION,
            removes=OWN_ORGANISATION,
        ),
        Wall(
            "exchange_message",
            shows=OF_A_PARCEL,
            begins=f"{OWN_ORGANISATION} AND {OF_A_PARCEL}",
            removes=OF_AN_OWN_PARCEL,
        ),
        Wall("exchange_secretlink"),
        migrations.RunSQL(ENDS, NO_ENDS),
        each_its_own("exchange_connection", CONNECTION),
        each_its_own("exchange_parcel", PARCEL, "OLD.receiver_id IS NOT NULL"),
        each_its_own("exchange_parcel", LINK, "OLD.receiver_id IS NULL", name="behind_a_link"),
        each_its_own("exchange_message", MESSAGE),
        never("exchange_connection", "never_turned", "organisation_id"),
        never("exchange_parcel", "never_turned", "organisation_id"),
        never("exchange_message", "never_turned", "organisation_id"),
        never("exchange_parcel", "no_other_text", "sealed", ANOTHER_TEXT),
        never("exchange_message", "no_other_text", "sealed", ANOTHER_TEXT),
        migrations.RunSQL(AT, "DROP FUNCTION exchange_at(bytea);"),
    ]
