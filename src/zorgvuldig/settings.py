"""Every setting, read from the environment, safe by default.

A production start without its secrets stops with a sentence that says which one is missing.
"""

import os
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from zorgvuldig.walls.address import database
from zorgvuldig.web import policy

BASE = Path(__file__).resolve().parent
VAR = Path(os.environ.get("ZORGVULDIG_VAR", BASE.parents[1] / "var"))


EMBEDDED = "DATABASE_URL" not in os.environ
DEMO = EMBEDDED and os.environ.get("ZORGVULDIG_DEMO") == "1"
TESTING = os.environ.get("ZORGVULDIG_TESTING") == "1"

if os.environ.get("ZORGVULDIG_DEMO") == "1" and not EMBEDDED:
    raise ImproperlyConfigured(
        "De demonstratie werkt alleen met de ingebouwde database. "
        "Haal ZORGVULDIG_DEMO weg of laat DATABASE_URL leeg."
    )


def secret(name: str, stand_in: str) -> str:
    """A secret from the environment; the embedded database may do with a stand-in of its own."""
    if name in os.environ:
        return os.environ[name]
    if EMBEDDED:
        return stand_in
    raise ImproperlyConfigured(f"{name} ontbreekt. Zonder deze instelling start Zorgvuldig niet.")


def whole(name: str, usual: int) -> int:
    """A whole number from the environment, or what is usual where nothing is said."""
    said = os.environ.get(name, str(usual))
    if said.isascii() and said.isdecimal():
        return int(said)
    raise ImproperlyConfigured(f"{name} is ‘{said}’. Schrijf een geheel getal, of laat het weg.")


if EMBEDDED:
    from zorgvuldig.walls import embedded

    _places = embedded.addresses(VAR)
    _application, _owner = _places
    DATABASES = {"default": database(_application), "owner": database(_owner)}
else:
    DATABASES = {
        "default": database(os.environ["DATABASE_URL"]),
        "owner": database(secret("DATABASE_OWNER_URL", "")),
    }

SECRET_KEY = secret("SECRET_KEY", "alleen-voor-de-ingebouwde-database-" + "0" * 30)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("ALLOWED_HOSTS", "127.0.0.1,localhost,testserver").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("TRUSTED_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "zorgvuldig.web",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "procrastinate.contrib.django",
    "zorgvuldig.walls",
    "zorgvuldig.vault",
    "zorgvuldig.logbook",
    "zorgvuldig.people",
    "zorgvuldig.drafts",
    "zorgvuldig.recording",
    "zorgvuldig.dossiers",
    "zorgvuldig.guide",
    "zorgvuldig.helpline",
    "zorgvuldig.gatherings",
    "zorgvuldig.directory",
    "zorgvuldig.exchange",
    "zorgvuldig.statistics",
    "zorgvuldig.privacy",
    "zorgvuldig.api",
    *(["zorgvuldig.demo"] if DEMO or TESTING else []),  # its addresses come with DEMO only
]

MIDDLEWARE = [
    "zorgvuldig.walls.counting.counted",
    "zorgvuldig.api.middleware.for_machines",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zorgvuldig.web.middleware.nothing_lent",
    "csp.middleware.CSPMiddleware",
    "zorgvuldig.web.assets.OfEveryVersion",
    "zorgvuldig.people.unseen.nothing_known_of_visitors",
    "zorgvuldig.helpline.middleware.trouble_told_by_the_line",
    "zorgvuldig.gatherings.middleware.trouble_told_by_the_provider",
    "zorgvuldig.web.middleware.readable_addresses",
    "zorgvuldig.people.unseen.no_more_than_a_text",
    "zorgvuldig.people.middleware.failures_told",
    "zorgvuldig.web.middleware.one_transaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zorgvuldig.people.middleware.working_for",
    "zorgvuldig.web.middleware.SignInFirst",
    "zorgvuldig.drafts.middleware.rested_too_long",
    "zorgvuldig.people.middleware.second_factor",
    "zorgvuldig.drafts.middleware.typed_for_another",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "zorgvuldig.web.middleware.nothing_kept_by_the_browser",
    "zorgvuldig.people.under_a_rule.under_a_rule",
]

ROOT_URLCONF = "zorgvuldig.urls"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zorgvuldig.web.context.page",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

# Signing in: with an address and a password, then always a second factor.
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "demo:sign_in" if DEMO else "account_login"
LOGIN_REDIRECT_URL = "web:home"
ACCOUNT_ADAPTER = "zorgvuldig.people.adapters.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation reaches the address before the account exists
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_REDIRECT_URL = "web:home"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 900
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_ADAPTER = "zorgvuldig.people.adapters.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Zorgvuldig"
MFA_PASSKEY_LOGIN_ENABLED = True

# Hosts of login services (OpenID Connect) that stand inside the own network; others must not.
LOGIN_SERVICES_INSIDE = [h for h in os.environ.get("LOGIN_SERVICES_INSIDE", "").split(",") if h]

SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
TRUSTED_PROXIES = whole("TRUSTED_PROXIES", 0)  # in front of us, one after another
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
REST_AFTER_SECONDS = whole("REST_AFTER_SECONDS", 30 * 60)
SECURE = not EMBEDDED
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
OF_THIS_HOST = "__Host-" if SECURE else ""  # a name that a browser takes from this host alone
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{OF_THIS_HOST}sessionid", f"{OF_THIS_HOST}csrftoken"
CSRF_COOKIE_HTTPONLY = True  # the token stands in the form
CSRF_FAILURE_VIEW = "zorgvuldig.web.views_public.form_too_old"
SECURE_SSL_REDIRECT = SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "no-referrer" if not EMBEDDED else "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = policy.CONTENT_SECURITY_POLICY
PERMISSIONS_POLICY = policy.PERMISSIONS_POLICY
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024  # above what a form may hold, so the form can say so
UPLOAD_MAX = 16 * 1024 * 1024  # everything in one request, a file too
# At the open doors: whatever their forms take, in any script, and no more than that.
DOOR_UPLOAD_MAX = 256 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# Who is called in danger; further numbers as "name=number", separated by semicolons (G17).
EMERGENCY_NUMBER = os.environ.get("EMERGENCY_NUMBER", "112")
OTHER_NUMBERS = [
    {"text": name.strip(), "number": number.strip()}
    for name, _, number in (
        pair.partition("=") for pair in os.environ.get("OTHER_NUMBERS", "").split(";") if pair
    )
]
# Where leaving quickly leads from the public pages of a line that names no page of its own.
AWAY_TO = os.environ.get("AWAY_TO", "https://www.knmi.nl/")
# At the door of a line, from one part of the network within ten minutes: messages, and codes tried
# wrong, before somebody is asked to wait.
LINE_MESSAGES = whole("LINE_MESSAGES", 20)
LINE_TRIES = whole("LINE_TRIES", 8)
# Calls of other systems in a minute: of one account, and without one from one part of the network.
API_CALLS = whole("API_CALLS", 300)
API_OPEN_CALLS = whole("API_OPEN_CALLS", 120)
# Where people find this product; mail that no page asked for points there, and pictures to point a
# telephone at. Without a name it is where this machine itself serves.
HERE = f"http://127.0.0.1:{os.environ.get('PORT') or 8000}"
ADDRESS = os.environ.get("ADDRESS") or next(iter(CSRF_TRUSTED_ORIGINS), HERE)

CACHES = {"default": {"BACKEND": "zorgvuldig.people.tries.Tries"}}  # counts for every process
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING

EMAIL_BACKEND = os.environ.get(
    "EMAIL_BACKEND",
    "django.core.mail.backends.filebased.EmailBackend"
    if EMBEDDED
    else "django.core.mail.backends.smtp.EmailBackend",
)
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = whole("EMAIL_PORT", 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_TLS", "1") == "1" and not EMBEDDED
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "afzender@voorbeeld.example")
CONTACT_EMAIL = os.environ.get("CONTACT_EMAIL", DEFAULT_FROM_EMAIL)  # stands in openapi.json

# The key ring rests outside the database: a file, or the environment.
KEY_RING = os.environ.get("ZORGVULDIG_KEYRING", "")
KEY_RING_FILE = Path(os.environ.get("ZORGVULDIG_KEYRING_FILE", VAR / "keyring.toml"))
# What was erased, outside the database too, so that a restored backup forgets it again.
LEDGER_FILE = Path(os.environ.get("ZORGVULDIG_LEDGER_FILE", VAR / "erasures.jsonl"))
# Where each night's backup is put, for `doctor` to see how old the newest is.
BACKUPS = Path(os.environ["ZORGVULDIG_BACKUPS"]) if os.environ.get("ZORGVULDIG_BACKUPS") else None

# Where a watch reads numbers, as host:port or a port of this machine; nowhere without.
METRICS = os.environ.get("METRICS", "")

# How long a server that was told to stop goes on answering, so that a balancer sees it leave.
LEAVE_SECONDS = float(os.environ.get("LEAVE_SECONDS", "0"))
# There while it leaves; the program that serves tells its children the name.
LEAVING = Path(os.environ["ZORGVULDIG_LEAVING"]) if os.environ.get("ZORGVULDIG_LEAVING") else None

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"no_addresses": {"()": "zorgvuldig.people.unseen.NoAddresses"}},
    "formatters": {"lines": {"()": "zorgvuldig.walls.lines.Lines"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "filters": ["no_addresses"],
            "formatter": "lines",
        }
    },
    # Its lines are the texts of faults; that the database is away the worker says itself.
    "loggers": {"psycopg.pool": {"level": "CRITICAL"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
SILENCED_SYSTEM_CHECKS = ["account.W001"]
