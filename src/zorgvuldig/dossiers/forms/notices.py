"""Who got which notice about the file, how, or why not yet."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils import timezone

from zorgvuldig.dossiers.codes import NoticeException
from zorgvuldig.handbook import notices as texts
from zorgvuldig.recording.forms import (
    EntryForm,
    choice,
    coming_day,
    needed_sometimes,
    offer,
    past_day,
    words,
)

GIVEN, LATER = "GIVEN", "LATER"
WHAT = (
    (GIVEN, "ja, gegeven"),
    (LATER, "nog niet: het komt later"),
    (NoticeException.KEEPS_FROM_PURPOSE, "nee: vertellen kan niet, of zou het doel verijdelen"),
    (NoticeException.SECRECY, "nee: het beroepsgeheim staat in de weg"),
)
ONLY_NAMED = (
    "Niet vertellen kan alleen bij iemand die in het dossier wordt genoemd. De cliënt, een ouder "
    "of een vertegenwoordiger hoort het later: kies dan een dag."
)


class NoticeForm(EntryForm):
    """One notice for one reader; the choices are those that fit this client today."""

    title = "Informatie meegeven"
    help = "notice"
    codes: ClassVar = ("whom", "what", "how", "postponed_to")
    field_order = ("whom", "what", "happened_on", "how", "postponed_to", "why")
    whom = choice("Wie, en welke tekst?", [])
    what = choice("Is het gegeven?", WHAT)
    how: Any = needed_sometimes(choice("Hoe?", texts.how_given(), required=False))
    happened_on = past_day("Op welke dag?", initial=timezone.localdate)
    postponed_to: Any = needed_sometimes(
        coming_day("Komt het later? Wanneer uiterlijk?", required=False)
    )
    why: Any = needed_sometimes(
        words(
            "Hoe ging het? Of: waarom nog niet?",
            "Bij later of niet vertellen is dit verplicht.",
            rows=3,
            required=False,
        )
    )

    def __init__(self, *args: Any, whom: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "whom", list(whom))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        what = values.get("what")
        if what == GIVEN:
            self._ask("how", values, "Kies hoe het is gegeven.")
        elif what:
            values["how"] = ""
            self._ask("why", values, "Schrijf op waarom.")
        if what == LATER:
            self._ask("postponed_to", values, "Kies de dag waarop het uiterlijk komt.")
        else:
            self.errors.pop("postponed_to", None)
            values["postponed_to"] = None
        if what in NoticeException.values and not values.get("whom", "").startswith("NAMED_OTHER"):
            self.add_error("what", ONLY_NAMED)
        return values

    def _ask(self, name: str, values: dict[str, Any], sentence: str) -> None:
        if not values.get(name) and name not in self.errors:
            self.add_error(name, sentence)

    def given(self) -> dict[str, Any]:
        """What `actions.notices.give_notice` asks, but for who and which."""
        what = self.cleaned_data["what"]
        return {
            "how": self.cleaned_data["how"],
            "postponed_to": self.cleaned_data["postponed_to"],
            "exception": what if what in NoticeException.values else "",
            **self.entry_values(),
        }
