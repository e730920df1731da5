"""Everything that the product reads from the environment, in the order of `docs/configuration.md`.

Only here: a test fails for a name that is read elsewhere, and for one that nobody reads.
"""

from zorgvuldig.setting import (
    Setting,
    host,
    listed,
    long_enough,
    numbers,
    one_of,
    origin,
    place,
    port,
    seconds,
    text,
    whole,
    yes,
)  # fmt: skip

HERE = ["127.0.0.1", "localhost", "testserver"]
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
DATABASE_FORM = "`postgresql://name:password@host:port/database`"


class Database:
    """The database

    Without `DATABASE_URL` the embedded database is used, with stand-ins for secrets and without
    what needs https: for a laptop, tests and the demonstration only.
    """

    DATABASE_URL = text(
        "the login of the application, that owns nothing. May name several servers: "
        "`one:5432,two:5432/database?target_session_attrs=read-write`",
        DATABASE_FORM, without="the embedded database", secret=True, full=True,
    )  # fmt: skip
    DATABASE_OWNER_URL = text(
        "the login that owns the database and migrates; another one, past any pooler",
        DATABASE_FORM, secret=True, needed=True,
    )  # fmt: skip


class Secrets:
    """Secrets and what rests beside the database"""

    SECRET_KEY = text(
        "signs sessions and links; the same on every host",
        "at least 32 characters by chance", secret=True, needed=True, read=long_enough,
    )  # fmt: skip
    ZORGVULDIG_KEYRING_FILE = place(
        "the key ring, readable for the service alone; the same on every host",
        "file", "`keyring.toml` in `ZORGVULDIG_VAR`",
    )  # fmt: skip
    ZORGVULDIG_KEYRING = text(
        "the text of the key ring itself, instead of a file; `keys` cannot turn such a ring",
        "TOML", without="the file", secret=True,
    )  # fmt: skip
    ZORGVULDIG_LEDGER_FILE = place(
        "the erasure ledger, so that a backup that is put back forgets again; on another disk",
        "file", "`erasures.jsonl` in `ZORGVULDIG_VAR`",
    )  # fmt: skip
    ZORGVULDIG_BACKUPS = place(
        "the folder of the backups; `doctor` says how old the newest is",
        "folder", "`doctor` says that it does not know",
    )  # fmt: skip
    ZORGVULDIG_VAR = place(
        "what the service writes for itself: gathered assets, the embedded database; a folder of "
        "its own on each host",
        "folder", "`var` beside the source",
    )  # fmt: skip


class Reaching:
    """How people reach it"""

    ALLOWED_HOSTS = listed("names under which it may be asked for", "names", HERE, host)
    TRUSTED_ORIGINS = listed(
        "addresses that forms may come from", "`https://` and a name", None, origin
    )
    ADDRESS = text(
        "where people find it, for links in mail and pictures to point a telephone at",
        "`https://` and a name", read=origin,
        without="the first of `TRUSTED_ORIGINS`; without those `http://127.0.0.1` with `PORT`",
    )  # fmt: skip
    TRUSTED_PROXIES = whole("how many proxies stand in front, one after another", 0)
    LISTEN = text(
        "the address it serves on; with the embedded database only this machine, but for the "
        "demonstration",
        "address", "127.0.0.1",
    )  # fmt: skip
    PORT = port("the port it serves on", 8000)
    LEAVE_SECONDS = seconds(
        "how long a server that is told to stop goes on answering while `/gezond/klaar/` refuses", 0
    )
    LOGIN_SERVICES_INSIDE = listed(
        "login services (OpenID Connect) inside the own network; any other must have an address "
        "out on the network",
        "names", None, host,
    )  # fmt: skip


class Mail:
    """Mail

    With the embedded database mail goes to files in `ZORGVULDIG_VAR`.
    """

    EMAIL_HOST = text("the server that takes outgoing mail", "name", "localhost")
    EMAIL_PORT = port("its port", 25)
    EMAIL_USER = text("who we are there", "name", without="no sign-in")
    EMAIL_PASSWORD = text("the password there", "text", secret=True)
    EMAIL_TLS = yes("STARTTLS", usual=True)
    EMAIL_FROM = text("the sender", "address", "afzender@voorbeeld.example")
    CONTACT_EMAIL = text("whom `openapi.json` names", "address", without="`EMAIL_FROM`")


class Pages:
    """What stands on pages"""

    EMERGENCY_NUMBER = text("who is called in danger", "number", "112")
    OTHER_NUMBERS: Setting[list[dict[str, str]]] = Setting(
        "further numbers", "`name=number;name=number`", numbers, [], "none"
    )  # fmt: skip
    AWAY_TO = text(
        "where “leave quickly” leads from the pages of a line that names no page itself",
        "address", "https://www.knmi.nl/",
    )  # fmt: skip


class Limits:
    """Limits"""

    REST_AFTER_SECONDS = whole("seconds of rest after which one signs in again", 30 * 60)
    LINE_MESSAGES = whole(
        "messages to a line from one part of the network in ten minutes; everybody is one part "
        "with a wrong `TRUSTED_PROXIES`",
        20,
    )  # fmt: skip
    LINE_TRIES = whole("codes tried wrong, counted likewise", 8)
    API_CALLS = whole("calls of one account of another system in a minute", 300)
    API_OPEN_CALLS = whole("calls without an account from one part of the network in a minute", 120)


class Watching:
    """Watching"""

    METRICS = text(
        "where a watch reads numbers", "`127.0.0.1:9108`, or a port of this machine",
        without="nowhere",
    )  # fmt: skip
    LOG_LEVEL = one_of("from which gravity lines are written", *LEVELS, usual="WARNING")


class Demonstration:
    """The demonstration"""

    ZORGVULDIG_DEMO = yes(
        "invented people, and signing in with one click; never beside DATABASE_URL"
    )


class Inside:
    """Not for an operator

    Set by the program itself, by tests and by rehearsals.
    """

    EMAIL_BACKEND = text(
        "Django's sender of mail", "module",
        without="SMTP; files with the embedded database",
    )  # fmt: skip
    ZORGVULDIG_LEAVING = place("the file that says that this server leaves", "file", "none")
    ZORGVULDIG_TESTING = yes("assets straight from the source")


class Told(
    Database, Secrets, Reaching, Mail, Pages, Limits, Watching, Demonstration, Inside
):  # fmt: skip
    """What the environment says, by name."""


PARTS: tuple[type, ...] = Told.__bases__
told = Told()


def settings_of(part: type) -> dict[str, Setting[object]]:
    """The settings of one part, in their order."""
    return {name: one for name, one in vars(part).items() if isinstance(one, Setting)}
