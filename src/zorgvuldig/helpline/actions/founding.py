"""Setting up the line of an organisation, and opening it for the public."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import IntegrityError, transaction

from zorgvuldig.helpline.models import Helpline, LineText
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.recording.refusals import NotNow, hold
from zorgvuldig.rules import gates

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


@transaction.atomic
def set_up(*, actor: "Actor", texts: Mapping[str, Mapping[str, str]], **words: Any) -> Helpline:
    """Store what the line is and says. Only an organisation that keeps no dossiers has a line
    (H-13). `texts` holds `about`, `hours` and `visit` by language."""
    hold(gates.line_of_its_own(actor.organisation.regime))
    line = Helpline.objects.filter(organisation=actor.organisation).first()
    line = line or Helpline(organisation=actor.organisation)
    for name, value in words.items():
        setattr(line, name, value)
    try:
        with transaction.atomic():
            line.save()
    except IntegrityError as taken:
        raise NotNow("Dit adres is al in gebruik. Kies een ander.") from taken
    LineText.objects.filter(organisation=actor.organisation).delete()
    LineText.objects.bulk_create(
        LineText(organisation=actor.organisation, language=code, **said)
        for code, said in texts.items()
    )
    record("line.set_up", actor=actor, action=Action.UPDATE, about=line)
    return line
