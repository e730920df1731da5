"""Walls around the rows of this room, and what a line about nobody's organisation may say."""

from django.db import migrations

from zorgvuldig.walls.operations import ORGANISATION, OWN_ORGANISATION, PERSON, Wall

SAID = f"id = {ORGANISATION}"
OWN_PLACES = f"SELECT organisation_id FROM people_membership WHERE person_id = {PERSON}"
OWN = f"person_id = {PERSON}"
HERE = f"SELECT person_id FROM people_membership WHERE {OWN_ORGANISATION}"  # for who sends the mail

# A line outside every organisation (somebody at the door) names nobody but the one who is said.
BY_THEMSELF = f"""
CREATE POLICY by_themself ON logbook_logentry AS RESTRICTIVE FOR INSERT WITH CHECK (
  organisation_id IS NOT NULL OR user_id IS NULL
  OR user_id = (SELECT pseudonym FROM people_person WHERE id = {PERSON})
);
"""

# Jobs go round every organisation: they hear the numbers, and nothing else. Where somebody practises
# is none of them: nothing is counted, mailed or erased there, and it goes as a whole.
NUMBERS = """
CREATE FUNCTION people_organisation_numbers() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT id FROM people_organisation
  WHERE id NOT IN (SELECT organisation_id FROM people_practiceplace) ORDER BY id
$$;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("logbook", "0002_chain")]
    operations = [
        Wall(
            "people_membership",
            shows=f"{OWN_ORGANISATION} OR person_id = {PERSON}",
            takes=OWN_ORGANISATION,
        ),
        Wall("people_organisation", shows=f"{SAID} OR id IN ({OWN_PLACES})", takes=SAID),
        Wall("people_decider"),
        Wall("people_contactpoint"),
        Wall("people_invitation"),
        Wall("people_absence"),
        Wall("people_standstill"),
        Wall(
            "people_loginservice",
            shows=f"{OWN_ORGANISATION} OR organisation_id IN ({OWN_PLACES})",
            takes=OWN_ORGANISATION,
        ),
        Wall("people_mappedrole"),
        Wall("people_linkedaccount", shows=f"{OWN_ORGANISATION} OR {OWN}", takes=OWN_ORGANISATION),
        Wall("people_servicesession"),
        Wall("people_heardonce"),
        Wall("people_mailchoice", shows=f"{OWN} OR person_id IN ({HERE})", takes=OWN),
        Wall("people_reminded", shows=f"{OWN} OR person_id IN ({HERE})", takes=OWN),
        # A practice place is begun by who practises in it, and neither row is ever changed.
        Wall(
            "people_practiceplace",
            shows=f"{OWN_ORGANISATION} OR {OWN}",
            takes="false",
            begins=f"{OWN_ORGANISATION} AND {OWN}",
        ),
        Wall("people_invented", shows="true", takes="false", begins=OWN_ORGANISATION),
        # Nobody sees what another did on a first day; who goes takes it along, also by night.
        Wall(
            "people_firstday",
            shows=f"{OWN} OR {PERSON} IS NULL AND {OWN_ORGANISATION}",
            takes=f"{OWN} AND {OWN_ORGANISATION}",
            removes=OWN_ORGANISATION,
        ),
        migrations.RunSQL(BY_THEMSELF, "DROP POLICY by_themself ON logbook_logentry;"),
        migrations.RunSQL(NUMBERS, "DROP FUNCTION people_organisation_numbers();"),
    ]
