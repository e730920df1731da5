"""Django's settings, safe by default. What an operator may say stands in `configuration.py`."""

import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from zorgvuldig.configuration import told
from zorgvuldig.walls.address import database
from zorgvuldig.web import policy

BASE = Path(__file__).resolve().parent
VAR = told.ZORGVULDIG_VAR or BASE.parents[1] / "var"

EMBEDDED = not told.DATABASE_URL
DEMO = EMBEDDED and told.ZORGVULDIG_DEMO
TESTING = told.ZORGVULDIG_TESTING

if told.ZORGVULDIG_DEMO and not EMBEDDED:
    raise ImproperlyConfigured(
        "De demonstratie werkt alleen met de ingebouwde database. "
        "Haal ZORGVULDIG_DEMO weg, of DATABASE_URL."
    )

if EMBEDDED:
    from zorgvuldig.walls import embedded

    _application, _owner = embedded.addresses(VAR)
else:
    _application, _owner = told.DATABASE_URL, told.DATABASE_OWNER_URL
DATABASES = {"default": database(_application), "owner": database(_owner)}

SECRET_KEY = told.SECRET_KEY or "alleen-voor-de-ingebouwde-database-" + "0" * 30
DEBUG = False
ALLOWED_HOSTS = told.ALLOWED_HOSTS
CSRF_TRUSTED_ORIGINS = told.TRUSTED_ORIGINS

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
    "zorgvuldig.style",
    "zorgvuldig.exchange",
    "zorgvuldig.statistics",
    "zorgvuldig.privacy",
    "zorgvuldig.carrying",
    "zorgvuldig.api",
    "zorgvuldig.practice",
    *(["zorgvuldig.demo"] if DEMO or TESTING else []),  # its addresses come with DEMO only
]

MIDDLEWARE = [
    "zorgvuldig.walls.counting.counted",
    "zorgvuldig.web.whole.heard_out",
    "zorgvuldig.api.middleware.for_machines",
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "zorgvuldig.web.middleware.nothing_lent",
    "csp.middleware.CSPMiddleware",
    "zorgvuldig.web.assets.OfEveryVersion",
    "zorgvuldig.people.unseen.nothing_known_of_visitors",
    "zorgvuldig.style.middleware.asked_by_nobody",
    "zorgvuldig.helpline.middleware.trouble_told_by_the_line",
    "zorgvuldig.gatherings.middleware.trouble_told_by_the_provider",
    "zorgvuldig.web.middleware.readable_addresses",
    "zorgvuldig.people.unseen.no_more_than_a_text",
    "zorgvuldig.web.whole.whole_or_nothing",
    "zorgvuldig.people.middleware.failures_told",
    "zorgvuldig.people.login.ahead.asked_ahead",
    "zorgvuldig.web.middleware.one_transaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "zorgvuldig.language.along.language_goes_along",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "zorgvuldig.people.middleware.working_for",
    "zorgvuldig.web.middleware.SignInFirst",
    "zorgvuldig.drafts.middleware.rested_too_long",
    "zorgvuldig.people.middleware.second_factor",
    "zorgvuldig.people.practising.stays_inside",
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
        "BACKEND": "zorgvuldig.language.engine.Pages",  # Django's, in the language of the reader
        "NAME": "django",
        "OPTIONS": {
            "loaders": [
                (
                    "zorgvuldig.language.loader.InLanguage",
                    ["django.template.loaders.app_directories.Loader"],
                )
            ],
            "builtins": ["zorgvuldig.language.filters"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "zorgvuldig.web.context.page",
                "zorgvuldig.style.context.page",
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
        "NAME": "zorgvuldig.people.passwords.LongEnough",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "zorgvuldig.people.passwords.NotCommon"},
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
ACCOUNT_FORMS = {
    "login": "zorgvuldig.people.forms_account.LoginForm",
    "reset_password": "zorgvuldig.people.forms_account.ResetForm",
    "reset_password_from_key": "zorgvuldig.people.forms_account.NewPasswordForm",
    "change_password": "zorgvuldig.people.forms_account.ChangeForm",
    "set_password": "zorgvuldig.people.forms_account.FirstForm",
    "reauthenticate": "zorgvuldig.people.forms_account.AgainForm",
}
MFA_FORMS = {
    "authenticate": "zorgvuldig.people.forms_account.CodeForm",
    "reauthenticate": "zorgvuldig.people.forms_account.CodeAgainForm",
    "activate_totp": "zorgvuldig.people.forms_account.AppForm",
}
MFA_ADAPTER = "zorgvuldig.people.adapters.SealedFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_TOTP_ISSUER = "Zorgvuldig"
MFA_PASSKEY_LOGIN_ENABLED = True

# Hosts of login services (OpenID Connect) that stand inside the own network; others must not.
LOGIN_SERVICES_INSIDE = told.LOGIN_SERVICES_INSIDE

SESSION_COOKIE_AGE = 12 * 3600
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
TRUSTED_PROXIES = told.TRUSTED_PROXIES  # in front of us, one after another
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
REST_AFTER_SECONDS = told.REST_AFTER_SECONDS
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

EMERGENCY_NUMBER = told.EMERGENCY_NUMBER  # who is called in danger (G17)
OTHER_NUMBERS = told.OTHER_NUMBERS
AWAY_TO = told.AWAY_TO
LINE_MESSAGES, LINE_TRIES = told.LINE_MESSAGES, told.LINE_TRIES
API_CALLS, API_OPEN_CALLS = told.API_CALLS, told.API_OPEN_CALLS
ADDRESS = told.ADDRESS or next(iter(CSRF_TRUSTED_ORIGINS), f"http://127.0.0.1:{told.PORT}")

CACHES = {"default": {"BACKEND": "zorgvuldig.people.tries.Tries"}}  # counts for every process
LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = "zorgvuldig.language.formats"
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

_SENDER = "filebased" if EMBEDDED else "smtp"
EMAIL_BACKEND = told.EMAIL_BACKEND or f"django.core.mail.backends.{_SENDER}.EmailBackend"
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST, EMAIL_PORT = told.EMAIL_HOST, told.EMAIL_PORT
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = told.EMAIL_USER, told.EMAIL_PASSWORD
EMAIL_USE_TLS = told.EMAIL_TLS and not EMBEDDED
DEFAULT_FROM_EMAIL = told.EMAIL_FROM
CONTACT_EMAIL = told.CONTACT_EMAIL or DEFAULT_FROM_EMAIL

# Outside the database: the key ring, and what was erased, so that a restored backup forgets it.
KEY_RING = told.ZORGVULDIG_KEYRING
KEY_RING_FILE = told.ZORGVULDIG_KEYRING_FILE or VAR / "keyring.toml"
LEDGER_FILE = told.ZORGVULDIG_LEDGER_FILE or VAR / "erasures.jsonl"
BACKUPS = told.ZORGVULDIG_BACKUPS

METRICS = told.METRICS
LEAVE_SECONDS = told.LEAVE_SECONDS
LEAVING = told.ZORGVULDIG_LEAVING

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "no_addresses": {"()": "zorgvuldig.people.unseen.NoAddresses"},
        "tried_again": {"()": "zorgvuldig.walls.lines.TriedAgain"},
    },
    "formatters": {"lines": {"()": "zorgvuldig.walls.lines.Lines"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "stream": sys.stderr,
            "filters": ["no_addresses", "tried_again"],
            "formatter": "lines",
        }
    },
    # Its lines are the texts of faults; that the database is away the worker says itself.
    "loggers": {
        "psycopg.pool": {"level": "CRITICAL"},
        "procrastinate.worker": {"level": "INFO"},
    },
    "root": {"handlers": ["console"], "level": told.LOG_LEVEL},
}
SILENCED_SYSTEM_CHECKS = ["account.W001"]
