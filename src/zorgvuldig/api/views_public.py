"""What other systems ask: each view answers one operation of the table.

There is no cookie here to misuse, so these do without the token against forms of other sites
(`csrf_exempt`): `api.middleware` takes a cookie away before anybody could look at it.
"""

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.views.decorators.csrf import csrf_exempt

from zorgvuldig.api import document as described
from zorgvuldig.api.answers import auditing, calendar, facts, figures, intake, open_map
from zorgvuldig.api.door import answers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zorgvuldig.api.door import Call


@login_not_required
@csrf_exempt
@answers("document")
def document(call: "Call") -> bytes:
    """What can be asked, for a machine."""
    return described.written()


@login_not_required
@csrf_exempt
@answers("talk_advice")
def talk_advice(call: "Call") -> facts.Advies:
    """May I talk with this person about the client?"""
    return facts.about_talking(call.body)


@login_not_required
@csrf_exempt
@answers("sharing_advice")
def sharing_advice(call: "Call") -> facts.Advies:
    """May I give this information to this recipient?"""
    return facts.about_sharing(call.body)


@login_not_required
@csrf_exempt
@answers("services")
def services_of(call: "Call", slug: str) -> open_map.Diensten:
    """The open map of an organisation."""
    return open_map.listed(slug, call.asked)


@login_not_required
@csrf_exempt
@answers("meetings")
def meetings_of(call: "Call", slug: str) -> calendar.Bijeenkomsten:
    """The public calendar of a provider."""
    return calendar.listed(slug, call.asked)


@login_not_required
@csrf_exempt
@answers("help_request")
def help_request(call: "Call") -> intake.Aangekomen:
    """Somebody wants to be called back by the line of this account."""
    key = call.request.headers.get("Idempotency-Key", "")
    return intake.taken_in(call.machine, key, call.body)


@login_not_required
@csrf_exempt
@answers("year_figures")
def year_figures(call: "Call", jaar: int) -> figures.Jaarcijfers:
    """A finished year of the organisation of this account."""
    return figures.told(call.machine, jaar)


@login_not_required
@csrf_exempt
@answers("audit_events")
def audit_events(call: "Call") -> "bytes | Iterator[bytes]":
    """The logbook of the organisation of this account, in pages or all of it line by line."""
    give = auditing.poured if call.wants_lines else auditing.taken
    return give(call.machine, call.asked)
