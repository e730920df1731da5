"""What a list asks of the database does not grow with what is not on the page."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from zorgvuldig.dossiers.access.lists import list_page

pytestmark = pytest.mark.django_db


def test_the_keys_are_asked_for_the_rows_of_the_page_alone(town, make_dossier):
    """Beside somebody's thousands of files, all their keys were most of the work."""
    for number in range(3):
        make_dossier(name=f"Verzonnen Client {number}")
    with CaptureQueriesContext(connection) as captured:
        shown = list_page(town.at_work("anna"), "", timezone.localdate(), size=1)
        assert {row.client["name"] for row in shown}
    asked = [one["sql"] for one in captured if one["sql"].startswith("SELECT")]
    files, keys = (one for one in asked if "set_config" not in one)
    assert "vault_datakey" not in files
    assert len(re.findall(r"'[0-9a-f]{32}'::uuid", keys)) == len(shown) == 2
