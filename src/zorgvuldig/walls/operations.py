"""Migration operations that raise the walls."""

from django.db.migrations.operations import RunSQL

ORGANISATION = "nullif(current_setting('zorgvuldig.organisation', true), '')::bigint"
PERSON = "nullif(current_setting('zorgvuldig.person', true), '')::bigint"
OWN_ORGANISATION = f"organisation_id = {ORGANISATION}"


class Wall(RunSQL):
    """Only rows for which `shows` holds exist for the application login.

    `shows` and `takes` are SQL conditions over the row: what may be seen, and what may be written.
    """

    def __init__(self, table: str, shows: str = OWN_ORGANISATION, takes: str | None = None) -> None:
        super().__init__(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
            f"CREATE POLICY wall ON {table} USING ({shows}) WITH CHECK ({takes or shows});",
            f"DROP POLICY wall ON {table}; ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
        )
