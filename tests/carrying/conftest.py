"""The check on names is read before a test asks it, as where letters are sent."""

from tests.exchange.conftest import library_is_read  # noqa: F401
