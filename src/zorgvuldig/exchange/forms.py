"""Forms of this room: sending, answering, asking, connecting. No writing here."""

from datetime import timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.handbook.wording import choices
from zorgvuldig.recording.forms import OnceForm, choice, coming_day, line, offer, tick, words
from zorgvuldig.rules.codes import Addressee
from zorgvuldig.rules.exchange import MOST_DAYS, Refusal

NOT_HERE = (Addressee.DIRECT_TEAM, Addressee.INTERNAL_ADVISER)
SAME = "Dit is de ontvanger waarover is besloten"
NO_NEWS = (
    "Schrijf geen nieuwe feiten over mensen. Namen, dagen en plaatsen die niet in de brief staan, "
    "gaan er niet mee."
)


def in_two_weeks() -> Any:
    return timezone.localdate() + timedelta(days=14)


class GoingForm(OnceForm):
    """Something goes to somebody, whom one looked at."""

    @property
    def said(self) -> dict[str, Any]:
        """What was filled in beside for whom it is."""
        whom = ("connection", "same")
        return {name: value for name, value in self.cleaned_data.items() if name not in whom}


class SendForm(GoingForm):
    """To an organisation with which there is a connection."""

    title: ClassVar[str] = "Versturen via Zorgvuldig"
    submit: ClassVar[str] = "Versturen"
    connection = choice("Naar wie", [])
    answer_by = coming_day("Uiterste dag voor een antwoord", initial=in_two_weeks)
    same = tick(SAME, "Vergelijk de naam hierboven met de naam in de brief.", required=True)

    def __init__(self, *args: Any, connections: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_number = {str(one.pk): one for one in connections}
        shown = [
            (key, f"{one.receiver_name} (op uw sociale kaart: {one.listing or 'niet meer'})")
            for key, one in self.by_number.items()
        ]
        offer(self, "connection", shown)

    @property
    def chosen(self) -> Any:
        return self.by_number[self.cleaned_data["connection"]]


class SendAlongForm(SendForm):
    """The same, where no letter says yet when one hears what was done."""

    feedback_on = coming_day(
        "Wanneer hoort u wat de ontvanger ermee deed?",
        required=False,
        help_text="Spreek dit af. De ontvanger ziet deze dag.",
    )


class LinkForm(GoingForm):
    """To somebody who does not use this product: a link, and a code by telephone."""

    title: ClassVar[str] = "Versturen met een link"
    submit: ClassVar[str] = "Link en code maken"
    shown_as = line(
        "Welke naam ziet de ontvanger als afzender?",
        "Alleen deze naam staat op de pagina, ook als een ander de link in handen krijgt.",
    )
    last_day = coming_day("Tot en met welke dag werkt de link?")
    same = tick(
        "Ik weet zeker wie ik de code door de telefoon vertel",
        "Bel een nummer dat u zelf hebt opgezocht, niet een nummer uit een e-mail.",
        required=True,
    )

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["shown_as"].initial = name
        self.fields["last_day"].initial = timezone.localdate() + timedelta(days=7)
        days = MOST_DAYS
        self.fields["last_day"].help_text = f"De link werkt ten hoogste {days} dagen."


class SayForm(OnceForm):
    """A question or an answer beside a parcel."""

    text = words("Uw tekst", NO_NEWS)


class RefuseForm(OnceForm):
    """Why it is not taken in; who did not read it only chooses."""

    title: ClassVar[str] = "Niet aannemen"
    why = choice("Waarom neemt u het niet aan?", [])
    text = words("Een korte uitleg voor de afzender", NO_NEWS, rows=3)

    def __init__(self, *args: Any, unread: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        without = (str(Refusal.TOO_MUCH),) if unread else ()
        offer(self, "why", choices("parcel_refusal", without))
        if unread:
            del self.fields["text"]


class TakeUpForm(forms.Form):
    """A code of the organisation that receives, tied to a service of the own directory."""

    title: ClassVar[str] = "Verbinden met een code"
    code = line("De code", "U kreeg hem door de telefoon of op papier, niet per e-mail.")
    listing = forms.ChoiceField(
        label="Bij welke dienst op uw sociale kaart hoort dit?",
        error_messages={"required": "Kies een dienst."},
    )
    addressee = choice("Wat voor soort ontvanger is dit?", [])

    def __init__(self, *args: Any, listings: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_number = {str(one.pk): one for one in listings}
        offered = [(key, one.name) for key, one in self.by_number.items()]
        offer(self, "listing", offered)
        kinds = choices("addressee", tuple(str(one) for one in NOT_HERE))
        offer(self, "addressee", kinds)


class CodeForm(forms.Form):
    """What was told by telephone, at the door of a letter."""

    code = forms.CharField(
        label="De code", max_length=40, error_messages={"required": "Vul de code in."}
    )
