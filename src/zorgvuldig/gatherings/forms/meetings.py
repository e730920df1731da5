"""Planning a meeting, announcing it, and what was counted."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.html import format_html

from zorgvuldig.gatherings.actions.meetings import MORE_WALKED_IN, TITLE
from zorgvuldig.gatherings.forms.moments import ENDS_FIRST, ends_first, moment
from zorgvuldig.handbook.gatherings import goals, said
from zorgvuldig.handbook.wording import choices, explained, label_words
from zorgvuldig.recording.forms import (
    Day,
    OnceForm,
    choice,
    line,
    needed_sometimes,
    tick,
    within_a_year,
    words,
)
from zorgvuldig.rules.gatherings.codes import Block

POLICE = "De politie spreekt alleen als de gastheer daarom vraagt. Vink aan dat dat zo is."
TWICE = "Dit onderdeel staat er al. Kies elk onderdeel één keer."
ORDER = ("Eerste onderdeel", "Tweede onderdeel", "Derde onderdeel", "Vierde onderdeel",
         "Vijfde onderdeel", "Zesde onderdeel")  # fmt: skip
ALOUD = format_html('<span lang="nl">{}</span>', said("no_photos")["text"])  # said to visitors
OWN = ("title", "about", "goals", "host", "place", "reachable", "languages", "interpreter",
       "child_care", "welcomes", "audience", "by_invitation", "speakers", "host_asks_police",
       "places", "corner_line")  # fmt: skip


def some(label: str, known: Iterable[tuple[str, str]], hint: str = "") -> forms.MultipleChoiceField:
    """One or more of a few."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=list(known),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Vink er minstens één aan."},
    )


def whole(label: str, hint: str = "", *, least: int = 0, most: int = 5000) -> forms.IntegerField:
    """A number of people."""
    told = f"Kies een getal van {least} tot en met {most}."
    return forms.IntegerField(
        label=label,
        help_text=hint,
        min_value=least,
        max_value=most,
        error_messages={"required": "Vul een getal in.", "invalid": told, "min_value": told,
                        "max_value": told},
    )  # fmt: skip


def hour(label: str) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"required": "Vul een tijd in.", "invalid": "Schrijf de tijd als 19.30."},
    )


def prepared_line() -> forms.CharField:
    """The sentence to ask somebody aside (M-04)."""
    field = words("Met welke zin nodigt u iemand uit om apart te praten?", said("corner")["hint"],
                  rows=3)  # fmt: skip
    field.initial = said("corner")["line"]
    return field


class PlanForm(OnceForm):
    """Everything about a meeting; all but the last line may stand on the public page."""

    title: ClassVar[str] = "Een bijeenkomst plannen"
    name = line("Titel", "Kies een titel die uitnodigt, zoals ‘Opvoeden tussen online en straat’.")
    about = words("Wat vertelt u erover?", "In korte zinnen. Dit leest iedereen.", required=False)
    goals = words("Wat willen mensen na afloop weten?", "Eén doel per regel.", required=False)
    host = line("Wie is de gastheer?", "Een organisatie die mensen kennen, zoals een buurthuis.")
    place = line("Waar is het?")
    reachable = line("Hoe komt iemand er binnen?", "Denk aan rolstoel, bus, fiets en parkeren.",
                     required=False)  # fmt: skip
    day = Day(label="Op welke dag?", help_text="Kijk naar gebed, school en werk.",
              validators=[within_a_year])  # fmt: skip
    begins = hour("Hoe laat begint het?")
    ends = hour("Hoe laat is het voorbij?")
    languages = some("In welke talen?", choices("gather_language"))
    interpreter = tick("Er is een tolk")
    child_care = tick("Er is kinderopvang")
    welcomes = choice("Wie zijn welkom? De gastheer kiest.", explained("gather_welcomes"))
    audience = some("Voor wie is het?", explained("gather_audience"))
    by_invitation = tick("Alleen op uitnodiging",
                         "Het staat dan niet in de agenda. Wie het adres krijgt, ziet de "
                         "pagina.")  # fmt: skip
    speakers = some("Wie spreken er?", explained("gather_speaker"))
    host_asks_police = needed_sometimes(tick("De gastheer vraagt om de politie"))
    places = whole("Hoeveel plaatsen zijn er?", least=1, most=2000)
    corner_line = prepared_line()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [("", "geen"), *choices("gather_block")]
        for number, (label, block) in enumerate(zip(ORDER, Block, strict=True), 1):
            self.fields[f"block_{number}"] = forms.ChoiceField(
                label=label, choices=known, required=number == 1, initial=block,
                error_messages={"required": "Kies waarmee u begint."},
            )  # fmt: skip
        if not self.is_bound:
            self.fields["goals"].initial = "\n".join(goals().values())
        blocks = [f"block_{n}" for n in range(1, len(ORDER) + 1)]
        rest = [name for name in self.fields if name not in blocks]
        place = rest.index("speakers")
        self.order_fields([*rest[:place], *blocks, *rest[place:]])

    def clean_name(self) -> str:
        """A title that invites."""
        typed = str(self.cleaned_data["name"])
        if found := label_words(typed):
            raise forms.ValidationError(TITLE.format(typed="’, ‘".join(found)))
        return typed

    def clean(self) -> dict[str, Any]:
        """Police only when asked, each part once, and an end after the beginning."""
        given = self.cleaned_data
        if "POLICE" in given.get("speakers", []) and not given.get("host_asks_police"):
            self.add_error("host_asks_police", POLICE)
        seen: set[str] = set()
        for name in self._blocks():
            if given.get(name) in seen:
                self.add_error(name, TWICE)
            seen |= {given[name]} if given.get(name) else set()
        if ends_first(given):
            self.add_error("ends", ENDS_FIRST)
        return given

    def _blocks(self) -> list[str]:
        return [name for name in self.fields if name.startswith("block_")]

    def plan(self) -> dict[str, Any]:
        """What `actions.meetings.plan` asks."""
        given = self.cleaned_data | {"title": self.cleaned_data["name"]}
        return {
            **{name: given[name] for name in OWN},
            "begins_at": moment(given, "begins"),
            "ends_at": moment(given, "ends"),
            "programme": [given[name] for name in self._blocks() if given[name]],
        }


def planned(meeting: Any) -> dict[str, Any]:
    """What the form shows of a meeting that is changed."""
    begins, ends = (timezone.localtime(at) for at in (meeting.begins_at, meeting.ends_at))
    blocks = [*meeting.programme, *[""] * len(ORDER)][: len(ORDER)]
    return {
        **{name: getattr(meeting, name) for name in OWN},
        "name": meeting.title,
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        **{f"block_{number}": block for number, block in enumerate(blocks, 1)},
    }


class AnnounceForm(OnceForm):
    """What is agreed before people hear of it (M-03, M-04)."""

    title: ClassVar[str] = "De bijeenkomst aankondigen"
    corner_line = prepared_line()
    no_photos = tick(said("no_photos")["confirm"], ALOUD, required=True)


class HeldForm(OnceForm):
    """Counted at the door: two numbers, no names (M-01)."""

    title: ClassVar[str] = "Hoeveel mensen waren er?"
    heads = whole("Hoeveel mensen waren er?", "Tel hoofden aan de deur. Schrijf geen namen op.")
    walk_ins = whole("Hoeveel van hen kwamen zonder plaats?")

    def clean(self) -> dict[str, Any]:
        """Who walked in is among the heads."""
        given = self.cleaned_data
        if given.get("walk_ins", 0) > given.get("heads", given.get("walk_ins", 0)):
            self.add_error("walk_ins", MORE_WALKED_IN)
        return given


class MentionsForm(OnceForm):
    """How many who called a line said they were here: a number that somebody heard and types."""

    title: ClassVar[str] = "Wie belde na deze bijeenkomst?"
    mentioned = whole("Hoeveel mensen noemden deze bijeenkomst toen zij een hulplijn belden?",
                      "Vraag de hulplijn alleen om het aantal.")  # fmt: skip


class MaterialForm(OnceForm):
    """A leaflet for on the table."""

    title: ClassVar[str] = "Een folder klaarleggen"
    name = line("Welke folder?")
    language = choice("In welke taal?", choices("gather_language"))
    version = line("Welke versie?", "Bijvoorbeeld die van september 2026.", required=False)
    is_b1 = tick("In eenvoudige woorden (B1)")

    def material(self) -> dict[str, Any]:
        """What `actions.meetings.lay_out` asks."""
        given = self.cleaned_data
        return {"title": given["name"][:120], "language": given["language"],
                "version": given["version"][:40], "is_b1": given["is_b1"]}  # fmt: skip
