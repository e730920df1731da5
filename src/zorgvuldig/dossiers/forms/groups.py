"""Groups, the talks with them, and what follows for one client."""

from typing import Any, ClassVar

from django import forms

from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    line,
    needed_sometimes,
    offer,
    tick,
    words,
)

WITHOUT_NAMES = "Schrijf zonder namen. ‘Iemand zei: …’ mag wel."


class GroupForm(OnceForm):
    """A group of people who are spoken with together."""

    title = "Een groep beginnen"
    help = "group"
    name = line("Hoe heet de groep?", "Bijvoorbeeld: de dinsdagavond, of klas 3B.")
    about = words("Wat brengt deze mensen bij elkaar?", "Zonder namen.", rows=2, required=False)


class GroupTalkForm(EntryForm):
    """A talk with a group, in the order of the talk (method.md S1c), without names (G22)."""

    title = "Groepsgesprek vastleggen"
    help = "group_talk"
    field_order = ("once", "happened_on", "event")
    codes: ClassVar = ("event", "looked")
    event = forms.ChoiceField(
        label="Ging het over een gebeurtenis?", required=False, help_text="Mag leeg blijven."
    )
    ground_rules = words(
        "Afspraken vooraf", "Bijvoorbeeld: iedereen mag uitpraten.", rows=2, required=False
    )
    topics = words("Waar ging het over?", WITHOUT_NAMES)
    looked_into = words(
        "Waar kwam het vandaan, en wat hebt u samen uitgezocht?",
        "Wat klopte, wat klopte niet, en hoe kwam u daarachter?",
        rows=3,
        required=False,
    )
    mood = words("Hoe was de sfeer, en wat sprak u samen af?", rows=3, required=False)
    next = words("Wat doet u hierna met de groep?", rows=2, required=False)
    looked = needed_sometimes(
        tick(
            "Ik heb nagelezen: hier staat niemands naam in",
            "Nodig als een woord op een naam lijkt maar van niemand is, zoals bij een krant.",
        )
    )

    def __init__(self, *args: Any, living: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, "event", [("", "nee, of een andere"), *(living or [])])


class FollowUpForm(EntryForm):
    """Speaking on with somebody apart, in their own dossier only."""

    title = "Met iemand apart verder praten"
    help = "group_follow_up"
    codes: ClassVar = ("dossier",)
    field_order = ("once", "dossier", "happened_on", "go_into")
    dossier = choice(
        "In welk dossier?", [], "De dossiers die u zelf bijhoudt. Bij de groep is dit niet te zien."
    )
    go_into = words("Waar wilt u op doorpraten?", "Neutraal, in gewone woorden.", rows=3)

    def __init__(self, *args: Any, kept: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, "dossier", kept or [])


class InGroupForm(forms.Form):
    """Which group this client is in."""

    title = "Hoort bij een groep"
    help = "in_group"
    group = choice("Welke groep?", [])

    def __init__(self, *args: Any, running: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        offer(self, "group", running or [])
