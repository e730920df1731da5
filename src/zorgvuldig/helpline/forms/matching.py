"""Consent one, the caller's wishes, and what the coordinator writes beside a choice."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.handbook.wording import choices
from zorgvuldig.helpline.forms.parts import spoken_languages
from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    coming_day,
    line,
    needed_sometimes,
    past_day,
    tick,
    words,
)
from zorgvuldig.rules import places
from zorgvuldig.rules.helpline import clocks
from zorgvuldig.rules.helpline.codes import Answer, Channel
from zorgvuldig.rules.wishes import CommunityWish

MUST = "{wish}: dit moet, anders liever wachten"
YES, NO = "YES", "NO"
NOT_KNOWN = (
    "Van deze plaats weten wij niet waar die ligt, of er zijn er meer met deze naam. Een afstand "
    "kan dan niet worden gebruikt."
)


class ConsentForm(EntryForm):
    """May we look for a confidant, and tell them this? In the caller's own terms."""

    title = "Vragen: mag er een vertrouwenspersoon komen?"
    happened_on = past_day("Wanneer is dit gevraagd?", initial=timezone.localdate)
    told: Any = needed_sometimes(
        words(
            "Wat krijgt de vertrouwenspersoon te horen?",
            "Schrijf op wat u met de hulpvrager afsprak, in woorden van de hulpvrager. Geen namen: "
            "die komen pas als allebei ja hebben gezegd.",
            rows=3,
            required=False,
        )
    )
    answer = choice("Wat zegt de hulpvrager?", choices("help_answer", (Answer.WITHDRAWN,)))
    how = choice("Hoe zei de hulpvrager dat?", choices("help_channel", leave=(Channel.CALL_BACK,)))

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("answer") == Answer.GIVEN and not values.get("told"):
            self.add_error(
                "told",
                "Schrijf op wat de vertrouwenspersoon te horen krijgt. Daar gaat het ja over.",
            )
        return values


class WithdrawForm(EntryForm):
    """The caller takes the yes back: no reason is asked."""

    title = "Het ja intrekken"
    happened_on = past_day("Wanneer zei de hulpvrager dit?", initial=timezone.localdate)


def not_on_the_map(town: str) -> str:
    """A distance to an unknown place cannot be used; which places it may have been."""
    typed = " / ".join(one.label for one in places.suggestions(town, 3))
    which = [f"Bedoelt u: {typed}? Schrijf het dan precies zo."] if typed else []
    return " ".join((NOT_KNOWN, *which, "Of laat de afstand weg."))


def on_the_map(town: str) -> dict[str, float]:
    """Where a town lies, when that is known."""
    found = places.place(town) if town else None
    return {"latitude": found.latitude, "longitude": found.longitude} if found else {}


class WishForm(OnceForm):
    """What the caller wishes of a confidant, in the fields of `rules.wishes.Request`; and who must
    not hear of it, which is always asked."""

    title = "Wat wenst de hulpvrager?"
    languages = spoken_languages(
        "In welke taal wil de hulpvrager praten?", "Wat u aankruist, is allemaal nodig."
    )
    gender = choice("Een vrouw of een man?", choices("gender_wish"))
    gender_must = tick(MUST.format(wish="Vrouw of man"))
    community_wish = choice("Iemand uit een gemeenschap, of juist niet?", choices("community_wish"))
    community: Any = needed_sometimes(
        line(
            "Welke gemeenschap noemt de hulpvrager?",
            "In eigen woorden, alleen als de hulpvrager hierover een wens heeft.",
            required=False,
        )
    )
    community_must = tick(MUST.format(wish="Gemeenschap"), "Een “juist niet” moet altijd.")
    region = line("In welke regio?", required=False)
    region_must = tick(MUST.format(wish="Regio"))
    not_from_my_town = tick("Niet uit de eigen woonplaats")
    town: Any = needed_sometimes(
        line(
            "Welke woonplaats is dat?",
            "Alleen nodig voor “niet uit de eigen woonplaats” of een afstand.",
            required=False,
        )
    )
    minimum_km: Any = needed_sometimes(
        forms.IntegerField(
            label="Ten minste zoveel kilometer verderop",
            required=False,
            min_value=0,
            max_value=1000,
            error_messages={"invalid": "Schrijf een heel getal, zoals 20."},
        )
    )
    circle_asked = choice(
        "Is er een kring die dit niet mag horen?",
        [(NO, "Nee, geen kring in het bijzonder"), (YES, "Ja, deze:")],
        "Vraag dit altijd. In een kleine kring kent men elkaar snel.",
    )
    circle: Any = needed_sometimes(
        words(
            "Welke kring?",
            "Noem een plek of een groep, zoals een club, een gebedsplek of een werkgever, en geen "
            "namen van mensen. De vertrouwenspersoon leest dit voor er een naam is.",
            rows=2,
            required=False,
        )
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        for name, needed, sentence in self.missing(values):
            if needed and not values.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        if values.get("minimum_km") and values.get("town") and not places.place(values["town"]):
            self.add_error("town", not_on_the_map(values["town"]))
        return values

    def missing(self, values: dict[str, Any]) -> list[tuple[str, bool, str]]:
        """What a wish needs to be judged, and the sentence when it is not there."""
        community = values.get("community_wish") not in (None, "", CommunityWish.NONE)
        town = bool(values.get("not_from_my_town") or values.get("minimum_km"))
        return [
            ("community", community, "Vraag welke gemeenschap de hulpvrager bedoelt."),
            ("town", town, "Vraag welke woonplaats dat is, of haal deze wens weg."),
            ("circle", values.get("circle_asked") == YES, "Schrijf op welke kring dat is."),
        ]

    def wish(self) -> dict[str, Any]:
        """The wish as it is sealed: only what was said."""
        said = self.cleaned_data
        community = said["community_wish"] != CommunityWish.NONE
        wish = {
            "languages": said["languages"],
            "gender": said["gender"],
            "gender_must": said["gender_must"],
            "community_wish": said["community_wish"],
            "community": said["community"] if community else "",
            "community_must": said["community_must"],
            "region": said["region"],
            "region_must": said["region_must"],
            "not_from_my_town": said["not_from_my_town"],
            "town": said["town"],
            "minimum_km": said["minimum_km"] or 0,
            "circle": said["circle"] if said["circle_asked"] == YES else "",
        }
        told = {name: value for name, value in wish.items() if value != "" or name == "circle"}
        return told | on_the_map(said["town"])


class ProposeForm(OnceForm):
    """Why this person, in the coordinator's own words."""

    title = "Voorstellen"
    why = words("Waarom deze vertrouwenspersoon?", "Kort. U kiest, niet het programma.", rows=3)


def within_reach(day: date) -> None:
    """Nobody waits longer than this without hearing anything."""
    if day > timezone.localdate() + clocks.LONGEST_SILENCE:
        raise ValidationError("Laat niemand langer dan twee weken wachten zonder bericht.")


class NoFitForm(EntryForm):
    """Nobody fits: what the caller heard, and when they hear again."""

    title = "Nog niemand: vertellen hoe het staat"
    happened_on = past_day("Wanneer sprak u de hulpvrager?", initial=timezone.localdate)
    said = words(
        "Wat hebt u verteld en samen afgesproken?",
        "Bijvoorbeeld: welke wens losser mag, welke andere hulp u noemde, en wat de hulpvrager "
        "daarvan vindt.",
        rows=4,
    )
    hears_by = coming_day("Uiterlijk wanneer hoort de hulpvrager weer iets?")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["hears_by"].validators.append(within_reach)


class TakeBackForm(OnceForm):
    """The proposal goes; no reason is kept."""

    title = "Het voorstel terugnemen"
