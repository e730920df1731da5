"""The chain is closed by the database when a transaction commits, and the wall around the lines.

Closing at commit means that two requests wait for each other only at the very end, and that the
order of the chain is the order in which deeds became true.
"""

from django.db import migrations

from zorgvuldig.walls.operations import OWN_ORGANISATION, Wall

CHAIN = """
CREATE FUNCTION logbook_line_digest(l logbook_logentry, previous bytea) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256(previous || convert_to(json_build_array(
    l.id::text, to_char(l.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
    l.event_type, l.action, l.outcome, l.organisation_id, l.user_id::text, l.user_role,
    l.on_behalf_of_id::text, l.on_behalf_of_role, l.object_type, l.object_id, l.client_ref::text,
    l.auth_policy, l.consent_ref::text, l.purpose, l.source_system, host(l.source_ip), l.chain_no
  )::text, 'UTF8'))
$$;
CREATE FUNCTION logbook_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := clock_timestamp();
  NEW.chain_no := NULL; NEW.prev_hash := NULL; NEW.line_hash := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT ON logbook_logentry
  FOR EACH ROW EXECUTE FUNCTION logbook_stamp();
CREATE FUNCTION logbook_close_link() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  chain bigint := coalesce(NEW.organisation_id, 0);
  head logbook_chainhead;
  line logbook_logentry;
BEGIN
  IF TG_RELID <> 'public.logbook_logentry'::regclass THEN
    RAISE EXCEPTION 'only the logbook itself closes a link';
  END IF;
  INSERT INTO logbook_chainhead (organisation_id, chain_no, line_hash, anchor_no, anchor_hash)
    VALUES (chain, 0, decode(repeat('00', 32), 'hex'), 0, decode(repeat('00', 32), 'hex'))
    ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM logbook_chainhead WHERE organisation_id = chain FOR UPDATE;
  SELECT * INTO line FROM logbook_logentry WHERE id = NEW.id;
  IF line.chain_no IS NOT NULL THEN
    RAISE EXCEPTION 'this line has its place in the chain already';
  END IF;
  line.chain_no := head.chain_no + 1;
  line.prev_hash := head.line_hash;
  line.line_hash := logbook_line_digest(line, head.line_hash);
  UPDATE logbook_logentry SET chain_no = line.chain_no, prev_hash = line.prev_hash,
    line_hash = line.line_hash WHERE id = NEW.id;
  UPDATE logbook_chainhead SET chain_no = line.chain_no, line_hash = line.line_hash
    WHERE organisation_id = chain;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER close_link AFTER INSERT ON logbook_logentry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION logbook_close_link();
"""

# Lines go after five years, by the database's own clock, and only from the beginning of a chain; the
# last one that went is remembered, so that what is left is still seen to be whole.
FORGET = """
CREATE FUNCTION logbook_forget() RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  chain bigint := coalesce(nullif(current_setting('zorgvuldig.organisation', true), '')::bigint, 0);
  head logbook_chainhead;
  first_kept bigint;
  last_gone logbook_logentry;
  gone bigint;
BEGIN
  SELECT * INTO head FROM logbook_chainhead WHERE organisation_id = chain FOR UPDATE;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  SELECT coalesce(min(chain_no), head.chain_no + 1) INTO first_kept FROM logbook_logentry
    WHERE (organisation_id = chain OR chain = 0 AND organisation_id IS NULL)
      AND chain_no IS NOT NULL
      AND at >= clock_timestamp() - interval '5 years';
  SELECT * INTO last_gone FROM logbook_logentry
    WHERE (organisation_id = chain OR chain = 0 AND organisation_id IS NULL)
      AND chain_no < first_kept
    ORDER BY chain_no DESC LIMIT 1;
  IF NOT FOUND THEN
    RETURN 0;
  END IF;
  DELETE FROM logbook_logentry
    WHERE (organisation_id = chain OR chain = 0 AND organisation_id IS NULL)
      AND chain_no < first_kept;
  GET DIAGNOSTICS gone = ROW_COUNT;
  UPDATE logbook_chainhead SET anchor_no = last_gone.chain_no, anchor_hash = last_gone.line_hash
    WHERE organisation_id = chain;
  RETURN gone;
END $$;
"""
UNDO = """
DROP TRIGGER close_link ON logbook_logentry;
DROP TRIGGER stamp ON logbook_logentry;
DROP FUNCTION logbook_close_link();
DROP FUNCTION logbook_stamp();
DROP FUNCTION logbook_line_digest(logbook_logentry, bytea);
"""


class Migration(migrations.Migration):
    dependencies = [("logbook", "0001_initial")]
    operations = [
        migrations.RunSQL(CHAIN, UNDO),
        migrations.RunSQL(FORGET, "DROP FUNCTION logbook_forget();"),
        Wall(
            "logbook_logentry",
            begins=f"organisation_id IS NULL OR {OWN_ORGANISATION}",
        ),
        Wall("logbook_chainhead"),
    ]
