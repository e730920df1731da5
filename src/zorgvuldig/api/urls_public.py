"""The addresses of the first version. Without a slash at the end, as the API Design Rules ask."""

from django.urls import path, register_converter

from zorgvuldig.api import views_public
from zorgvuldig.api.converters import Year
from zorgvuldig.api.operations import OPERATIONS

register_converter(Year, "api_year")

VIEWS = {
    "document": views_public.document,
    "talk_advice": views_public.talk_advice,
    "sharing_advice": views_public.sharing_advice,
    "services": views_public.services_of,
    "meetings": views_public.meetings_of,
    "help_request": views_public.help_request,
    "year_figures": views_public.year_figures,
    "audit_events": views_public.audit_events,
}
KINDS = {"{slug}": "<slug:slug>", "{jaar}": "<api_year:jaar>"}


def _address(written: str) -> str:
    for name, kind in KINDS.items():
        written = written.replace(name, kind)
    return written.removeprefix("/")


app_name = "apiv1"
urlpatterns = [
    path(_address(one.path), VIEWS[one.name], name=one.name) for one in OPERATIONS.values()
]
