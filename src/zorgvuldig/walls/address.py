"""The address of a database, with one server or several, as settings of Django."""

from django.core.exceptions import ImproperlyConfigured
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

# What a server that is gone without a word may cost before the next one is tried, in seconds and
# in milliseconds; whatever an address says itself goes before it.
PATIENCE = {"connect_timeout": "5", "tcp_user_timeout": "15000", "keepalives_idle": "10"}


def database(url: str) -> dict[str, object]:
    """The Django settings of one database address (postgresql://…), read as PostgreSQL reads it:
    with one server or several of which one is written to."""
    try:
        told = conninfo_to_dict(url)
    except ProgrammingError as fault:
        raise ImproperlyConfigured(
            "Een databaseadres kan niet worden gelezen. Het begint met postgresql:// en mag meer "
            "servers noemen: postgresql://naam:wachtwoord@een:5432,twee:5432/zorgvuldig"
            "?target_session_attrs=read-write"
        ) from fault
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": told.pop("dbname", ""),
        "USER": told.pop("user", ""),
        "PASSWORD": told.pop("password", ""),
        "HOST": told.pop("host", ""),
        "PORT": told.pop("port", ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": PATIENCE | told,
    }
