"""A request to be called back that the telephone system of a line took in: the same form, the same
seal and the same promise as on the public page. Nothing can be read back this way.

Which request it becomes follows from the account and the key of the call, so that a call that is
sent again is stored once.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from django.http import Http404

from zorgvuldig.helpline import ways
from zorgvuldig.helpline.access import talks
from zorgvuldig.helpline.access.line import line_of_organisation
from zorgvuldig.helpline.actions import writing
from zorgvuldig.helpline.actions.writing import Written
from zorgvuldig.helpline.door.tickets import Seed
from zorgvuldig.helpline.forms.door import CallForm
from zorgvuldig.helpline.public_page import words_of
from zorgvuldig.people import access as people
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.faults import Fault

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Machine

ANOTHER = (
    "Bij deze sleutel hoort al een andere vraag, of een vraag die voorbij is. Deze is niet "
    "bewaard. Stuur haar met een nieuwe sleutel."
)


def take_in(
    machine: "Machine", key: str, said: Mapping[str, object], brake: Callable[[], None]
) -> date:
    """Store it, and say by which day the line calls. `brake` is asked for what is new only: what is
    stored already may be sent again at once."""
    asks = people.require_machine(machine, ways.BY_TELEPHONE)
    line = line_of_organisation(asks.organisation.pk)
    if not line.is_open:
        raise Http404
    seed = Seed(line.organisation_id, f"telephone|{asks.account}|{key}")
    written = _written(CallForm(words_of(line, "nl"), dict(said)))
    known = talks.stored_by(seed)
    if known is not None:
        if not writing.is_stored(seed, written):
            raise NotNow(ANOTHER)
        return known.promised_by
    brake()
    try:
        return writing.store(seed, written).request.promised_by
    except (writing.Over, writing.TooLongAgo, writing.Newer):
        raise NotNow(ANOTHER) from None


def _written(form: CallForm) -> Written:
    """What was filled in. The first thing that is wrong is said, by its field."""
    if not form.is_valid():
        field, told = next(iter(form.errors.items()))
        raise Fault(field, str(told[0]))
    return Written(
        language=form.cleaned_data["language"] or "nl",
        text=form.message(),
        codes=form.codes(),
        reach=form.reach(),
        voicemail=form.cleaned_data["voicemail"],
        channel=form.channel,
    )
