"""A year of work to measure in, written by the database itself."""

from datetime import date
from typing import Any

from django.db import connections, transaction

from zorgvuldig import walls
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import Membership, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.vault.models import DataKey

WORK = (
    ("esra", "De Brug", "JEUGDHULP", Role.DECISION_MAKER),
    ("cora", "De Lantaarn", "HELPLINE", Role.HELPLINE_COORDINATOR),
)
DAY = "DATE %(first)s + (n * 7919) %% 365"
DOSSIERS = f"""
    INSERT INTO dossiers_dossier (id, organisation_id, reference, key_id, sealed_client, age_band,
      capacity, band_recorded_on, triage, opened_on, closed_on, outcome, keep_until, review_on)
    SELECT gen_random_uuid(), %(place)s, lpad(to_hex(n), 9, '0'), %(key)s, '', 'GE18', 'CAPABLE',
      %(first)s, '', {DAY}, CASE WHEN n %% 10 < 8 THEN {DAY} END,
      CASE WHEN n %% 10 >= 8 THEN '' ELSE
        (ARRAY['NO_CONCERN', 'NO_CONCERN', 'OTHER_SUPPORT', 'PLAN_DONE'])[n %% 4 + 1] END,
      CASE WHEN n %% 10 < 8 THEN DATE '2040-01-01' END, DATE %(first)s + 700 + n %% 90
    FROM generate_series(1, %(many)s) n
"""
ENTRIES = """
    INSERT INTO dossiers_entry (id, organisation_id, dossier_id, kind, happened_on, recorded_at,
      author_id, sealed, edition)
    SELECT gen_random_uuid(), %(place)s, d.id, kind, d.opened_on, now(), %(person)s, '', ''
    FROM dossiers_dossier d, unnest(%(kinds)s::text[]) kind
    WHERE get_byte(uuid_send(d.id), 15) %% %(each)s = 0
"""
PROPOSALS = """
    WITH laid AS (
      INSERT INTO dossiers_recipient (id, organisation_id, dossier_id, addressee, is_representative,
        asked_for_it, sealed, added_at)
      SELECT e.id, %(place)s, e.dossier_id, 'MUNICIPAL_CONTACT', false, false, '', now()
      FROM dossiers_entry e WHERE e.kind = 'DISCLOSURE' RETURNING id, dossier_id)
    INSERT INTO dossiers_disclosure (entry_id, organisation_id, dossier_id, recipient_id, purpose,
      state, requested_by_id, ground, facts, content_digest, fingerprint, changed_at)
    SELECT id, %(place)s, dossier_id, id, 'SAFETY', 'DRAFT', %(person)s, 'CONSENT', '{}', '', '',
      now() FROM laid
"""
DECISIONS = """
    INSERT INTO dossiers_decisionrecord (entry_id, organisation_id, dossier_id, disclosure_id,
      decision, requested_by_id, decided_by_id, advice, letter_digest)
    SELECT e.id, %(place)s, e.dossier_id, p.entry_id,
      CASE WHEN get_byte(uuid_send(e.id), 14) %% 2 = 0 THEN 'SHARE' ELSE 'NOT_SHARE' END,
      %(other)s, %(person)s, '{"row": "C05"}', 'x'
    FROM dossiers_entry e JOIN dossiers_disclosure p ON p.dossier_id = e.dossier_id
    WHERE e.kind = 'DECISION'
"""
REQUESTS = f"""
    INSERT INTO helpline_helprequest (id, organisation_id, reference, key_id, taken_in, sealed,
      state, channel, language, danger, kind, caller_role, caller_age, relation, age_band,
      received_at, promised_by, first_contact_on, last_contact_on, closed_on, ending, keep_until)
    SELECT gen_random_uuid(), %(place)s, lpad(to_hex(n), 9, '0'), %(key)s, '{{}}', '', 'CLOSED',
      (ARRAY['PHONE', 'WEB', 'EMAIL', 'VISIT'])[n %% 4 + 1],
      (ARRAY['nl', 'nl', 'ar', 'tr', 'en'])[n %% 5 + 1], 'NO',
      (ARRAY['INFORMATION', 'ADVICE', 'SUPPORT'])[n %% 3 + 1],
      (ARRAY['PARENT', 'FAMILY', 'FRIEND'])[n %% 3 + 1], 'UNKNOWN', 'UNSAID', 'UNKNOWN',
      {DAY} + TIME '12:00', {DAY} + 2, {DAY} + n %% 5, {DAY}, {DAY} + 10,
      (ARRAY['WORRY_DISPELLED', 'GOES_ON_ALONE', 'STRONGER'])[n %% 3 + 1], DATE '2040-01-01'
    FROM generate_series(1, %(many)s) n
"""
NOTES = """
    INSERT INTO helpline_helpnote (id, organisation_id, request_id, kind, happened_on, recorded_at,
      author_id, sealed)
    SELECT gen_random_uuid(), %(place)s, r.id, what, r.last_contact_on, now(), %(person)s, ''
    FROM helpline_helprequest r, unnest(ARRAY['TALK', 'CONTACT', 'CONTACT']) what
    WHERE what = 'TALK' OR get_byte(uuid_send(r.id), 15) %% 3 = 0
"""


def people() -> list[Actor]:
    """Who decides at De Brug, and who coordinates the line."""
    found = []
    for name, place, regime, role in WORK:
        with transaction.atomic():
            organisation = begin(name=place, regime=regime)
        person = Person.objects.create(email=f"{name}@voorbeeld.example", name=name.title())
        with walls.working_for(organisation=organisation.pk, person=person.pk):
            work = Membership.unscoped.create(
                organisation=organisation, person=person, roles=[role]
            )
        found.append(Actor(person, work))
    return found


def fill(esra: Actor, cora: Actor, year: int, dossiers: int, requests: int) -> None:
    """Three entries for each dossier, a decision for a quarter of them; for each request a talk,
    and for a third two contacts."""
    first = date(year, 1, 1)
    brug = _told(esra, first) | {"many": dossiers, "other": cora.person.pk}
    lantern = _told(cora, first) | {"many": requests}
    all_have = brug | {"kinds": ["SIGN", "CONVERSATION", "CONSULTATION"], "each": 1}
    some_have = brug | {"kinds": ["DISCLOSURE", "DECISION"], "each": 4}
    with connections["owner"].cursor() as cursor:
        for told, statement in (
            (brug, DOSSIERS),
            (all_have, ENTRIES),
            (some_have, ENTRIES),
            (brug, PROPOSALS),
            (brug, DECISIONS),
            (lantern, REQUESTS),
            (lantern, NOTES),
        ):
            cursor.execute(statement, told)
        cursor.execute("ANALYZE")  # as the database does by itself in a quiet minute


def _told(actor: Actor, first: date) -> dict[str, Any]:
    organisation = actor.organisation.pk
    with walls.working_for(organisation=organisation, person=actor.person.pk):
        key = DataKey.make(organisation)
    return {"place": organisation, "person": actor.person.pk, "key": key.pk, "first": first}
