"""Migration operations that raise the walls."""

from django.db.migrations.operations import RunSQL

ORGANISATION = "nullif(current_setting('zorgvuldig.organisation', true), '')::bigint"
PERSON = "nullif(current_setting('zorgvuldig.person', true), '')::bigint"
OWN_ORGANISATION = f"organisation_id = {ORGANISATION}"


class Wall(RunSQL):
    """Only rows for which `shows` holds exist for the application login.

    `shows` and `takes` are SQL conditions over the row: what may be seen, and what may be written,
    changed or removed. `takes` is the narrower one; a new row may also meet `begins`, and what is
    removed meets `removes` instead when fewer may remove than change.
    """

    def __init__(
        self,
        table: str,
        shows: str = OWN_ORGANISATION,
        takes: str | None = None,
        begins: str | None = None,
        removes: str | None = None,
    ) -> None:
        takes = takes or shows
        super().__init__(
            f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
            f"CREATE POLICY wall ON {table} FOR SELECT USING ({shows});"
            f"CREATE POLICY wall_insert ON {table} FOR INSERT WITH CHECK ({begins or takes});"
            f"CREATE POLICY wall_update ON {table} FOR UPDATE USING ({takes}) WITH CHECK ({takes});"
            f"CREATE POLICY wall_delete ON {table} FOR DELETE USING ({removes or takes});",
            "".join(
                f"DROP POLICY {policy} ON {table};"
                for policy in ("wall", "wall_insert", "wall_update", "wall_delete")
            )
            + f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY;",
        )
