"""The document and the API say the same: asked everything it allows, and what it does not.

Short here; `make contract` asks far more.
"""

import os
from datetime import timedelta

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.api.accounts import key
from tests.directory.making import service
from tests.statistics.stored import FIXTURE, LAST_YEAR, tell
from zorgvuldig import walls
from zorgvuldig.api.document import document
from zorgvuldig.directory.actions import listings
from zorgvuldig.gatherings.models import Provider
from zorgvuldig.helpline.models import Helpline

pytestmark = pytest.mark.django_db
EXAMPLES = int(os.environ.get("CONTRACT_EXAMPLES", "4"))
ROOT = "/api/v1"
HALF_COUNTED = LAST_YEAR - 1  # two quarters of it
# Facts of the right form that contradict each other are refused, which no form can say.
NOT_ASKED = [positive_data_acceptance]

app = get_wsgi_application()
schema = schemathesis.openapi.from_dict({**document(), "servers": [{"url": f"http://here{ROOT}"}]})
schema.app = app


@pytest.fixture(autouse=True)
def one_connection():
    """The calls come over the server's own way in, and meet the rows of the test."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture
def house(lantern, settings):
    """A line that is open, with counted years and an account for everything."""
    settings.API_CALLS = settings.API_OPEN_CALLS = settings.LINE_MESSAGES = 10**9
    organisation = lantern.at_work("greet").organisation
    Helpline.objects.filter(organisation=organisation).update(is_open=True)
    Provider.objects.create(organisation=organisation, slug="abc", name="Lantaarn", is_open=True)
    tell(lantern, "greet", LAST_YEAR, FIXTURE)
    service(lantern, by="greet", name="Rechtswinkel", is_public=True)
    listings.publish(actor=lantern.at_work("greet"), slug="abc", is_open=True)
    scopes = ("INTAKE", "COUNTS", "LOGBOOK")
    return key(lantern, *scopes, by="greet", privacy="fenna")


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=timedelta(seconds=5),
    database=None,
    derandomize="CONTRACT_EXAMPLES" not in os.environ,
    suppress_health_check=list(HealthCheck),
)
def test_the_document_is_what_is_answered(house, case):
    walls.say(organisation=None)
    if "slug" in case.path_parameters and len(case.path_parameters["slug"]) < 12:
        case.path_parameters["slug"] = "abc"
    if case.path_parameters.get("jaar") in range(2000, 2101, 2):  # by chance it is hardly ever met
        case.path_parameters["jaar"] = LAST_YEAR
    case.call_and_validate(headers={"Authorization": f"Bearer {house}"}, excluded_checks=NOT_ASKED)


@pytest.mark.parametrize(
    ("year", "status"),
    [(LAST_YEAR, 200), (HALF_COUNTED, 200), (LAST_YEAR - 2, 404), (2000, 404), (2100, 404),
     (1999, 404), (2101, 404)],
)  # fmt: skip
def test_a_year_is_answered_as_the_document_says_counted_or_not(house, lantern, year, status):
    tell(lantern, "greet", HALF_COUNTED, FIXTURE, many=2)
    walls.say(organisation=None)
    case = schema["/jaarcijfers/{jaar}"]["GET"].Case(path_parameters={"jaar": year})
    said = case.call_and_validate(headers={"Authorization": f"Bearer {house}"})
    assert said.status_code == status
