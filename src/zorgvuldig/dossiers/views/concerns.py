"""A safety risk made concrete."""

from typing import TYPE_CHECKING

from django.views.decorators.http import require_http_methods

from zorgvuldig.dossiers.actions import concerns as actions
from zorgvuldig.dossiers.forms.consents import ConcernForm
from zorgvuldig.dossiers.views.talks import simple

if TYPE_CHECKING:
    from django.http import HttpResponse

    from zorgvuldig.people.request import Request


@require_http_methods(["GET", "POST"])
def concern(request: "Request", reference: str) -> "HttpResponse":
    """Of what, for whom, by which behaviour, how soon; what protects comes first."""
    return simple(request, reference, ConcernForm, actions.describe_concern)
