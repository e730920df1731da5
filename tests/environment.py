"""Set before Django's settings are read: the tests have a server and a key ring of their own."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var" / "test"
# The process that leads this run; its workers inherit the number.
RUN = int(os.environ.setdefault("TESTS_RUN", str(os.getpid())))

os.environ["ZORGVULDIG_VAR"] = str(VAR)
os.environ["ZORGVULDIG_TESTING"] = "1"
os.environ["DJANGO_SETTINGS_MODULE"] = "zorgvuldig.settings"
# The browser's driver keeps an event loop in the thread of its tests; the tests that follow in the
# same process are as synchronous as ever.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
os.environ.setdefault("EMAIL_BACKEND", "django.core.mail.backends.locmem.EmailBackend")
# The products that tests start compile every file anew where nothing compiled may be kept.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False
for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "ZORGVULDIG_DEMO", "ZORGVULDIG_KEYRING"):
    os.environ.pop(name, None)
VAR.mkdir(parents=True, exist_ok=True)
