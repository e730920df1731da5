"""What the application login may do. Said again after every migration, from this one list."""

from typing import TYPE_CHECKING

from zorgvuldig.walls.embedded import APPLICATION

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

ADD_ONLY = ("logbook_logentry",)  # written once: no change, no removal (NEN 7513)
WRITTEN_ONCE = ("dossiers_decisionrecord",)  # a decision is never changed; it leaves with its file
READ_ONLY = ("logbook_chainhead", "django_migrations")


def grant(owner: "BaseDatabaseWrapper", login: str = APPLICATION) -> None:
    """Give the login exactly what the product needs on every table, and take away the rest."""
    statements = [
        f"GRANT USAGE ON SCHEMA public TO {login}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {login}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {login}",
        f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {login}",
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {login}" for table in ADD_ONLY),
        *(f"REVOKE UPDATE ON {table} FROM {login}" for table in WRITTEN_ONCE),
        *(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {login}" for table in READ_ONLY),
    ]
    with owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def too_much(application: "BaseDatabaseWrapper") -> list[str]:
    """What the application login may do and should not, as "UPDATE logbook_logentry"."""
    forbidden = (
        *((table, "UPDATE, DELETE, TRUNCATE") for table in ADD_ONLY),
        *((table, "UPDATE, TRUNCATE") for table in WRITTEN_ONCE),
        *((table, "INSERT, UPDATE, DELETE, TRUNCATE") for table in READ_ONLY),
    )
    with application.cursor() as cursor:
        return [
            f"{right} {table}"
            for table, rights in forbidden
            for right in rights.split(", ")
            if _may(cursor, table, right)
        ]


def _may(cursor: "CursorWrapper", table: str, right: str) -> bool:
    cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", [table, right])
    return bool(cursor.fetchone()[0])
