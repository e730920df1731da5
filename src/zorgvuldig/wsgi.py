"""The product as a WSGI application, for any server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorgvuldig.settings")
application = get_wsgi_application()

from zorgvuldig.nameless.library import LIBRARY  # noqa: E402  needs the settings first

LIBRARY.wake_soon()
