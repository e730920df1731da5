"""The check on names is read before a test asks it: a request does not wait so long."""

import pytest

from zorgvuldig.nameless.library import LIBRARY


@pytest.fixture(autouse=True, scope="session")
def library_is_read() -> None:
    LIBRARY.findings("", patience=300)
