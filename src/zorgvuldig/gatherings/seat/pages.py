"""How a participant's own page looks, in every state of their seat."""

from typing import TYPE_CHECKING, Any

from zorgvuldig.gatherings import door
from zorgvuldig.gatherings.access.seats import position_of
from zorgvuldig.gatherings.access.workshops import held_in, mix_of
from zorgvuldig.gatherings.actions.offering import is_open
from zorgvuldig.gatherings.actions.withdrawing import has_ended, is_over
from zorgvuldig.gatherings.forms.seats import ComingForm, SureForm
from zorgvuldig.gatherings.letters import moment, when
from zorgvuldig.gatherings.views.seat_parts import parts_of
from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gatherings import seats
from zorgvuldig.rules.gatherings.codes import SeatState, WorkshopState

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.models import Participant, Provider, Workshop

OWN = "gatherings/public/seat.html"
ROOM = "Er is plaats. Of dat ook zo is in uw sector, ziet u straks op uw eigen pagina."
FULL = "Alle plaatsen zijn bezet. U komt op de wachtlijst van uw sector."
ASKED = (SeatState.INVITED, SeatState.DECLINED, SeatState.WITHDRAWN)
CANCELLED = {"kind": "warning", "title": "Het werkatelier gaat niet door.",
             "text": "U hoeft niets te doen."}  # fmt: skip
UNPROVEN = {"kind": "warning", "title": "U hebt nog geen plaats. Bevestig dat u komt.",
            "text": "Kies hieronder ‘Ik kom’. Bevestigt u niet binnen een dag, dan wissen we uw "
            "gegevens."}  # fmt: skip
BEGUN = {"kind": "info", "title": "Het werkatelier is begonnen.", "text": ""}
OVER = {"kind": "info", "title": "Het werkatelier is geweest.", "text": ""}
SAID = {
    SeatState.INVITED: ("info", "U bent uitgenodigd.", "Laat hieronder weten of u komt."),
    SeatState.SEATED: (
        "ok",
        "U hebt een plaats.",
        "Kunt u toch niet? Geef uw plaats dan terug, zodat iemand anders kan komen.",
    ),
    SeatState.WAITING: (
        "info",
        "U staat op de wachtlijst: nummer {position} van uw sector.",
        "Komt er in uw sector een plaats vrij, dan krijgt de eerste in de rij een e-mail. Of er "
        "een plaats vrijkomt, weten wij niet.",
    ),
    SeatState.OFFERED: (
        "warning",
        "Er is een plaats voor u.",
        "Neem haar aan, uiterlijk {until}. Daarna gaat de plaats naar de volgende in de rij.",
    ),
    SeatState.DECLINED: (
        "info",
        "U hebt geen plaats.",
        "U zei dat u niet komt, of een aanbod is verlopen. Wilt u toch komen? Dat kan hieronder.",
    ),
    SeatState.WITHDRAWN: (
        "info",
        "U hebt uw plaats teruggegeven.",
        "Wilt u toch komen? Dat kan hieronder. Is er geen plaats, dan staat u achteraan in de rij.",
    ),
}


def own_page(
    request: "HttpRequest",
    provider: "Provider",
    one: "Participant",
    link: str,
    *,
    form: ComingForm | None = None,
    status: int = 200,
    **shown: Any,
) -> "HttpResponse":
    """The page as things stand now; `form` with what was typed when something is missing."""
    workshop = one.workshop
    still = is_open(workshop)
    shown |= {
        "link": link,
        "one": one,
        "standing": _standing(one),
        "rows": rows_of(workshop, provider),
        "kept": _kept(one),
        "sure": SureForm(),
        "form": form or (_form(one) if still and one.state in ASKED else None),
        "may_accept": still and one.state == SeatState.OFFERED,
        "may_leave": _may_leave(one),
        "dated": workshop.begins_at is not None,
        "parts": parts_of(one, provider, link),
    }
    return door.page(request, provider, OWN, shown, status=status, private=True)


def _form(one: "Participant") -> ComingForm:
    words = one.words()
    known = {name: words.get(name, "") for name in ("profession", "organisation")}
    return ComingForm(
        mix=mix_of(one.workshop), initial=known | {"sector": one.sector, "regime": one.regime}
    )


def _may_leave(one: "Participant") -> bool:
    over = is_over(one.workshop) or one.workshop.state == WorkshopState.CANCELLED
    return not over and one.state not in (SeatState.DECLINED, SeatState.WITHDRAWN)


def _standing(one: "Participant") -> dict[str, str]:
    """Where they stand, said honestly."""
    if one.workshop.state == WorkshopState.CANCELLED:
        return CANCELLED
    if has_ended(one.workshop):
        return OVER
    if is_over(one.workshop):
        return BEGUN
    if one.unproven:
        return UNPROVEN
    kind, title, text = SAID[SeatState(one.state)]
    said = {"position": position_of(one), "until": moment(one.offered_until)}
    return {"kind": kind, "title": title.format(**said), "text": text.format(**said)}


def _kept(one: "Participant") -> list[dict[str, str]]:
    """What is known of them, so that they can see whether it is right."""
    words = one.words()
    own = (
        ("Naam", words["name"]),
        ("E-mailadres", words["email"]),
        ("Sector", label("gather_sector", one.sector)),
        ("Regels", label("regime", one.regime)),
        ("Beroep", words.get("profession", "")),
        ("Organisatie", words.get("organisation", "")),
    )
    return [{"key": key, "value": value} for key, value in own]


def rows_of(workshop: "Workshop", provider: "Provider") -> list[dict[str, str]]:
    """The day, the time and the place."""
    at = when(workshop)
    place = workshop.words().get("address") or "hoort u nog"
    told = (("Dag", at["day"]), ("Tijd", at["time"]), ("Plaats", place),
            ("Georganiseerd door", provider.name))  # fmt: skip
    return [{"key": key, "value": value} for key, value in told]


def is_room(workshop: "Workshop") -> str:
    """Is there room, and no more: by a count one could ask whether an address is on the list, and
    in a sector with one seat who has it."""
    mix, held = mix_of(workshop), held_in(workshop)
    return ROOM if any(seats.free(mix, held, sector) for sector in mix) else FULL
