"""What the organiser records while planning: the talk, the seats, who leads, the day."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from zorgvuldig.gatherings.actions.planning import Stuck
from zorgvuldig.gatherings.forms.moments import ENDS_FIRST, ends_first, moment
from zorgvuldig.gatherings.looking import look
from zorgvuldig.handbook import gatherings as handbook
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.recording.forms import (
    Day,
    OnceForm,
    line,
    needed_sometimes,
    offer,
    past_day,
    tick,
    within_a_year,
    words,
)
from zorgvuldig.rules.gates import gatherings as gates
from zorgvuldig.rules.gates.vignettes import made_from_no_file
from zorgvuldig.rules.gatherings.codes import Sector
from zorgvuldig.rules.gatherings.seats import MOST, Mix

if TYPE_CHECKING:
    from zorgvuldig.people.models import Membership

CHOOSE = [("", "Kies…")]
NOT_A_TIME = "Schrijf een tijd als 13.00."
MAYBE_SOMEBODY = (
    "Kan iemand zich hierin herkennen? Er staat {typed}. Schrijf het algemener, of vink onderaan "
    "aan dat u hebt gekeken."
)


def select(label: str, options: Any, hint: str = "") -> Any:
    """One of many, in a list that opens."""
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=lambda: [*CHOOSE, *(options() if callable(options) else options)],
        error_messages={"required": "Maak een keuze."},
    )


def kinds() -> list[tuple[str, str]]:
    """The kinds of bottlenecks, in the words of the handbook."""
    return [(code, one.title) for code, one in handbook.bottlenecks().items()]


class BottleneckForm(OnceForm):
    """One bottleneck. An example is looked through for what points at somebody; that warns, and
    stops nobody who looked."""

    title = "Een knelpunt toevoegen"
    looked_through: ClassVar[tuple[str, ...]] = ("happens", "example", "tried")
    kind = select("Wat voor knelpunt is het?", kinds)
    one = select("Tussen welke sector…", lambda: choices("gather_sector"))
    other = select("…en welke?", lambda: choices("gather_sector"),
                   "Tussen twee beroepen in één sector? Kies die twee keer.")  # fmt: skip
    happens = words("Wat gebeurt er dan?", "Beschrijf wat er vastloopt, niet wie het doet.")
    example = words(
        "Een voorbeeld", "Zonder naam, plaats, school of dag. Niemand mag eraan te herkennen zijn.",
        rows=3, required=False,
    )  # fmt: skip
    tried = words("Wat is al geprobeerd?", rows=2, required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        texts = {name: values.get(name) or "" for name in self.looked_through}
        for name, text in texts.items():
            if shut := made_from_no_file([text]):
                self.add_error(name, shut.sentence)
        pointed = look(texts).pointed
        if pointed:
            self.fields["seen"] = tick("Ik heb gekeken: hieraan is niemand te herkennen")
            values["seen"] = bool(self.data.get("seen"))
        if pointed and not values["seen"]:
            for name in {one.field for one in pointed}:
                said = {f"‘{one.written}’": None for one in pointed if one.field == name}
                self.add_error(name, MAYBE_SOMEBODY.format(typed=", ".join(said)))
        return values

    def stuck(self) -> Stuck:
        """The bottleneck, for the action."""
        names = ("kind", "one", "other", "happens", "example", "tried")
        return Stuck(**{name: self.cleaned_data[name] for name in names})


class PrepareForm(BottleneckForm):
    """The preparation talk with the municipality, with the first bottleneck (W-03)."""

    title = "Het voorgesprek vastleggen"
    field_order = ("prepared_on", "notes", "kind", "one", "other", "happens", "example", "tried")
    looked_through = ("notes", "happens", "example", "tried")
    prepared_on = past_day("Wanneer was het gesprek?", initial=timezone.localdate)
    notes = words(
        "Wat is er besproken?",
        "Wat wil de gemeente bereiken, en welke beroepen moeten elkaar leren kennen?",
        required=False,
    )


class MixForm(OnceForm):
    """The seats per sector, at most fifteen together (W-01)."""

    title = "Plaatsen per sector"
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, now: Mix, held: Mix, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held = held
        self.fields["seen"].initial = written_mix(now)
        for code, name in choices("gather_sector"):
            taken = held.get(code, 0)
            seats = forms.IntegerField(
                label=name,
                help_text=_hint(code, taken),
                required=False,
                min_value=0,
                max_value=MOST,
                initial=now.get(code, 0),
                error_messages={"invalid": "Vul een getal in."},
            )
            self.fields[code] = needed_sometimes(seats)

    def mix(self) -> dict[str, int]:
        """The seats of each sector that has some."""
        shares = {code: self.cleaned_data.get(code) or 0 for code in Sector}
        return {str(code): seats for code, seats in shares.items() if seats}

    def saw(self, now: Mix) -> None:
        """Whoever sends it again has seen what is agreed now."""
        typed: Any = self.data
        anew = typed.copy()
        anew["seen"] = written_mix(now)
        self.data = anew

    def was(self) -> dict[str, int]:
        """The mix as the page showed it."""
        return read_mix(self.cleaned_data["seen"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors:
            for shut in (gates.at_most_fifteen(self.mix()),
                         gates.room_for_all(self.mix(), self.held)):  # fmt: skip
                if shut is not None:
                    self.add_error(None, shut.sentence)
        return values


def _hint(code: str, taken: int) -> str:
    text = dict(explained("gather_sector"))[code].split(". ", 1)[1]
    held = f"Op dit moment bezet: {taken}."
    return f"{text} {held}" if taken else text


def written_mix(mix: Mix) -> str:
    """A mix as a form carries it."""
    return ",".join(f"{sector}:{seats}" for sector, seats in sorted(mix.items()))


def read_mix(written: str) -> dict[str, int]:
    """The mix that a form carried; what it is not, counts as none."""
    pairs = [part.partition(":") for part in written.split(",") if part]
    return {sector: int(seats) for sector, _, seats in pairs if seats.isdecimal()}


class LeadsForm(OnceForm):
    """An adviser and a lawyer (W-02)."""

    title = "Wie begeleiden"
    prevention = select("Adviseur preventie", [], "Kent het werk met jongeren.")
    law = select("Jurist", [], "Kent de wetten van elk beroep aan tafel.")

    def __init__(
        self, *args: Any, colleagues: "list[Membership]", now: Mapping[str, int], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(one.pk), one.person.name) for one in colleagues]
        for name, expertise in (("prevention", "PREVENTION"), ("law", "LAW")):
            offer(self, name, [*CHOOSE, *known])
            self.fields[name].initial = now.get(expertise, "")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors:
            chosen = [(values["prevention"], "PREVENTION"), (values["law"], "LAW")]
            if shut := gates.both_expertises(chosen):
                self.add_error("law", shut.sentence)
        return values

    def leads(self) -> dict[str, int]:
        """The membership of each."""
        return {name: int(self.cleaned_data[name]) for name in ("prevention", "law")}


def clock(label: str, hint: str = "") -> Any:
    return forms.TimeField(
        label=label,
        help_text=hint,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"required": "Vul een tijd in.", "invalid": NOT_A_TIME},
    )


def from_today(day: date) -> None:
    """Also on the day itself something may change; what has begun, the deed refuses."""
    if day < timezone.localdate():
        raise ValidationError("Deze dag is geweest. Kies vandaag of een latere dag.")


class DayForm(OnceForm):
    """Day, times and place; who was invited hears of a change."""

    title = "Dag, plaats en tijd"
    day = Day(label="Dag", validators=[from_today, within_a_year])
    begins = clock("Begint om")
    ends = clock("Eindigt om", "Een werkatelier duurt ongeveer vier uur, met de pauze erbij.")
    address = line("Plaats", "Naam van het gebouw, straat en plaats. De gemeente regelt de ruimte.")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if ends_first(values):
            self.add_error("ends", ENDS_FIRST)
        return values

    def told(self) -> dict[str, Any]:
        """Begin, end and place, for the action."""
        values = self.cleaned_data
        return {
            "begins_at": moment(values, "begins"),
            "ends_at": moment(values, "ends"),
            "address": values["address"],
        }
