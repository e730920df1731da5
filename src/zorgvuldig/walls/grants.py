"""What the application login may do. Said again after every migration, from this one list."""

from typing import TYPE_CHECKING

from django.db import transaction

from zorgvuldig.walls.embedded import APPLICATION, nothing_temporary

if TYPE_CHECKING:
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

# Written once, no change, no removal: log lines (NEN 7513), and counts, so that nobody counts anew.
ADD_ONLY = ("logbook_logentry", "statistics_countedquarter", "statistics_quartercount")
# Never changed: a decision leaves with its file, a line of the erasure ledger after its term.
WRITTEN_ONCE = ("dossiers_decisionrecord", "vault_erasure")
READ_ONLY = ("logbook_chainhead", "django_migrations", "vault_ringmark")


# A trigger's function is called by its own trigger, which asks for no right; nobody else calls it.
TRIGGER_FUNCTIONS = """
    SELECT oid::regprocedure::text FROM pg_proc
    WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype
"""
MAY_MAKE = """
    SELECT has_database_privilege(current_user, current_database(), 'TEMP'),
      has_database_privilege(current_user, current_database(), 'CREATE'),
      has_schema_privilege(current_user, 'public', 'CREATE')
"""
MAKES = ("TEMP", "CREATE", "CREATE public")


def grant(owner: "BaseDatabaseWrapper", login: str = APPLICATION) -> None:
    """Give the login exactly what the product needs on every table, and take away the rest. All at
    once: who works meanwhile has at no moment less, or more."""
    statements = [
        f"GRANT USAGE ON SCHEMA public TO {login}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {login}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {login}",
        "REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM PUBLIC",
        f"GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {login}",
        *(f"REVOKE UPDATE, DELETE ON {table} FROM {login}" for table in ADD_ONLY),
        *(f"REVOKE UPDATE ON {table} FROM {login}" for table in WRITTEN_ONCE),
        *(f"REVOKE INSERT, UPDATE, DELETE ON {table} FROM {login}" for table in READ_ONLY),
        nothing_temporary(str(owner.settings_dict["NAME"]), login),
    ]
    with transaction.atomic(using=owner.alias), owner.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
        for function in _trigger_functions(cursor):
            cursor.execute(f"REVOKE EXECUTE ON FUNCTION {function} FROM {login}")


def too_much(application: "BaseDatabaseWrapper") -> list[str]:
    """What the application login may do and should not, as "UPDATE logbook_logentry"."""
    forbidden = (
        *((table, "UPDATE, DELETE, TRUNCATE") for table in ADD_ONLY),
        *((table, "UPDATE, TRUNCATE") for table in WRITTEN_ONCE),
        *((table, "INSERT, UPDATE, DELETE, TRUNCATE") for table in READ_ONLY),
    )
    with application.cursor() as cursor:
        on_tables = [
            f"{right} {table}"
            for table, rights in forbidden
            for right in rights.split(", ")
            if _may(cursor, table, right)
        ]
        return on_tables + _callable(cursor) + _makes(cursor)


def _may(cursor: "CursorWrapper", table: str, right: str) -> bool:
    cursor.execute("SELECT has_table_privilege(current_user, %s, %s)", [table, right])
    return bool(cursor.fetchone()[0])


def _trigger_functions(cursor: "CursorWrapper") -> list[str]:
    cursor.execute(TRIGGER_FUNCTIONS)
    return [name for (name,) in cursor.fetchall()]


def _callable(cursor: "CursorWrapper") -> list[str]:
    """The functions of triggers that the login could hang on a table of its own."""
    cursor.execute(f"{TRIGGER_FUNCTIONS} AND has_function_privilege(current_user, oid, 'EXECUTE')")
    return [f"EXECUTE {name}" for (name,) in cursor.fetchall()]


def _makes(cursor: "CursorWrapper") -> list[str]:
    """What the login could make beside our tables: it makes nothing."""
    cursor.execute(MAY_MAKE)
    return [right for right, held in zip(MAKES, cursor.fetchone(), strict=True) if held]
