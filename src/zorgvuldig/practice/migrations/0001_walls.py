"""What practice may never reach, said to the database; and how a practice place goes as a whole.

Source: docs/decisions/0060.
"""

from django.db import migrations

from zorgvuldig.walls.operations import ORGANISATION, PERSON

# A practice place is begun where nothing is yet, so that no organisation at work becomes one; and
# in it are only who practises and who was invented for it.
BEGINS = """
CREATE FUNCTION practice_is(place bigint) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT EXISTS (SELECT 1 FROM people_practiceplace WHERE organisation_id = place) $$;
CREATE FUNCTION practice_only_where_nothing_is() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.began_on > current_date + 1
    OR EXISTS (SELECT 1 FROM people_membership WHERE organisation_id = NEW.organisation_id)
    OR EXISTS (SELECT 1 FROM logbook_logentry WHERE organisation_id = NEW.organisation_id)
    OR EXISTS (SELECT 1 FROM people_invented WHERE person_id = NEW.person_id)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'practice begins in a new organisation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER only_where_nothing_is BEFORE INSERT ON people_practiceplace
  FOR EACH ROW EXECUTE FUNCTION practice_only_where_nothing_is();
CREATE FUNCTION practice_invented_for_it() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT practice_is(NEW.organisation_id)
    OR EXISTS (SELECT 1 FROM people_membership WHERE person_id = NEW.person_id)
    OR EXISTS (SELECT 1 FROM people_person WHERE id = NEW.person_id AND password NOT LIKE '!%')
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'somebody invented plays in practice only';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER invented_for_it BEFORE INSERT ON people_invented
  FOR EACH ROW EXECUTE FUNCTION practice_invented_for_it();
CREATE FUNCTION practice_who_is_in_it() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  owner bigint := (SELECT person_id FROM people_practiceplace
    WHERE organisation_id = NEW.organisation_id);
  plays_in bigint := (SELECT organisation_id FROM people_invented
    WHERE person_id = NEW.person_id);
BEGIN
  IF plays_in IS DISTINCT FROM NEW.organisation_id
    AND (plays_in IS NOT NULL OR owner IS NOT NULL AND owner <> NEW.person_id)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'in practice is who practises and who was invented';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER who_is_in_it BEFORE INSERT OR UPDATE ON people_membership
  FOR EACH ROW EXECUTE FUNCTION practice_who_is_in_it();
CREATE FUNCTION practice_no_password() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.password NOT LIKE '!%'
    AND EXISTS (SELECT 1 FROM people_invented WHERE person_id = NEW.id)
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'somebody invented does not sign in';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER no_password BEFORE UPDATE OF password ON people_person
  FOR EACH ROW EXECUTE FUNCTION practice_no_password();
"""

# Rooms that reach others, or tell of an organisation. A table of theirs takes nothing of practice;
# its columns that name an organisation are given.
REACHES = ("api", "directory", "exchange", "gatherings", "helpline", "statistics", "privacy")
OF_PEOPLE = ("people_invitation", "people_loginservice", "people_linkedaccount",
             "people_standstill")  # fmt: skip
NEVER = f"""
CREATE FUNCTION practice_never() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF practice_is((to_jsonb(NEW) ->> TG_ARGV[0])::bigint) THEN
    RAISE insufficient_privilege USING MESSAGE = 'nothing of practice comes here';
  END IF;
  RETURN NEW;
END $$;
DO $$
DECLARE
  one record;
BEGIN
  FOR one IN
    SELECT c.table_name, c.column_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND column_name IN ('organisation_id', 'sender_id', 'receiver_id')
      AND data_type = 'bigint'
      AND (split_part(c.table_name, '_', 1) = ANY ('{{{",".join(REACHES)}}}')
        OR c.table_name = ANY ('{{{",".join(OF_PEOPLE)}}}'))
  LOOP
    EXECUTE format('CREATE TRIGGER practice_never_%s BEFORE INSERT OR UPDATE OF %I ON %I'
      ' FOR EACH ROW EXECUTE FUNCTION practice_never(%L)',
      one.column_name, one.column_name, one.table_name, one.column_name);
  END LOOP;
END $$;
"""

# Mail is a job. None is made while practice is worked for, nor about it; only the way to choose a
# new password, which is asked for at the open door, is of the person and not of the place.
NO_MAIL = f"""
CREATE FUNCTION practice_no_job() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.task_name <> 'people.send_password_link' AND (
    practice_is({ORGANISATION})
    OR practice_is((CASE WHEN jsonb_typeof(NEW.args -> 'organisation_id') = 'number'
      THEN NEW.args ->> 'organisation_id' END)::bigint))
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'practice mails nobody';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER practice_no_job BEFORE INSERT ON procrastinate_jobs
  FOR EACH ROW EXECUTE FUNCTION practice_no_job();
"""

# By whose it is, or by the database's own clock after fourteen days. Keys between tables wait for
# the end of the transaction, so the order does not matter and nothing can be forgotten.
GOES = f"""
CREATE FUNCTION practice_passed() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$ SELECT organisation_id FROM people_practiceplace WHERE began_on <= current_date - 14 $$;
CREATE FUNCTION practice_throw_away(place bigint) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  whose people_practiceplace;
  invented bigint[];
  one record;
BEGIN
  PERFORM 1 FROM people_organisation WHERE id = place FOR UPDATE;
  SELECT * INTO whose FROM people_practiceplace WHERE organisation_id = place;
  IF NOT FOUND OR NOT (coalesce(whose.person_id = {PERSON}, false)
    OR whose.began_on <= current_date - 14)
  THEN
    RETURN false;
  END IF;
  SELECT coalesce(array_agg(person_id), '{{}}') INTO invented FROM people_invented
    WHERE organisation_id = place;
  IF EXISTS (SELECT 1 FROM people_membership WHERE organisation_id = place
    AND person_id <> whose.person_id AND NOT person_id = ANY (invented))
  THEN
    RAISE insufficient_privilege USING MESSAGE = 'somebody real works here';
  END IF;
  SET CONSTRAINTS ALL IMMEDIATE;
  SET CONSTRAINTS ALL DEFERRED;
  FOR one IN
    SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables t USING (table_schema, table_name)
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE'
      AND column_name = 'organisation_id' AND data_type = 'bigint'
  LOOP
    EXECUTE format('DELETE FROM %I WHERE organisation_id = $1', one.table_name) USING place;
  END LOOP;
  DELETE FROM people_organisation WHERE id = place;
  DELETE FROM people_person WHERE id = ANY (invented);
  RETURN true;
END $$;
"""

BACK = "".join(
    f"DROP FUNCTION {name} CASCADE;"
    for name in (
        "practice_throw_away(bigint)",
        "practice_passed()",
        "practice_no_job()",
        "practice_never()",
        "practice_no_password()",
        "practice_who_is_in_it()",
        "practice_invented_for_it()",
        "practice_only_where_nothing_is()",
        "practice_is(bigint)",
    )
)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0003_tries"),
        ("logbook", "0002_chain"),
        ("vault", "0002_walls"),
        ("drafts", "0002_walls"),
        ("dossiers", "0002_walls"),
        ("helpline", "0002_walls"),
        ("gatherings", "0002_walls"),
        ("directory", "0002_walls"),
        ("exchange", "0002_walls"),
        ("statistics", "0002_walls"),
        ("privacy", "0002_walls"),
        ("api", "0002_walls"),
        ("procrastinate", "0041_post_retry_failed_job"),
    ]
    operations = [migrations.RunSQL([BEGINS, NEVER, NO_MAIL, GOES], BACK)]
