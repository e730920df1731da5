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


SPOKEN = {"about", "hours", "visit"}


@transaction.atomic
def set_up(*, actor: "Actor", texts: Mapping[str, Mapping[str, Any]], **words: Any) -> Helpline:
    """Store what the line is and says. Only an organisation that keeps no dossiers has a line
    (H-13), and nothing of what it says names the topic (G01). `texts` holds `about`, `hours`,
    `visit` and `read_on` by language."""
    hold(gates.line_of_its_own(actor.organisation.regime))
    _hold_neutral(words, texts)
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


def _hold_neutral(words: Mapping[str, Any], texts: Mapping[str, Mapping[str, Any]]) -> None:
    for name in ("name", "slug"):
        hold(gates.line_neutral(name, words.get(name, "")))
    for code, said in texts.items():
        for name in SPOKEN & said.keys():
            hold(gates.line_neutral(f"{name}_{code}", said[name]))
