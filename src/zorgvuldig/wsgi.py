"""The product as a WSGI application, for any server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorgvuldig.settings")
application = get_wsgi_application()

from zorgvuldig.nameless.library import LIBRARY  # noqa: E402  needs the settings first

LIBRARY.wake_soon()

# Every room is read before the first visitor comes, and stays as long as the process: looking it
# through again for what nobody needs any more took a sixth of the time of a page.
get_resolver().url_patterns  # noqa: B018
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
