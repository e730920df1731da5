"""Fields that several forms of the desk share."""

from typing import Any

from django import forms

from zorgvuldig.directory.forms.choosing import places
from zorgvuldig.handbook.wording import choices
from zorgvuldig.helpline.actions.reaching import ADDRESSEES as PARENTS
from zorgvuldig.helpline.actions.receiving import CALLER, OTHER, PARENT, Reach
from zorgvuldig.recording.forms import OnceForm, choice, line, needed_sometimes, tick, words
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Age
from zorgvuldig.rules.helpline.codes import CallerRole, Relation

__all__ = [
    "PARENTS",
    "AboutFields",
    "ReachFields",
    "UnnamedForm",
    "danger",
    "fold",
    "named_places",
    "select",
    "spoken_languages",
]

ASKED_MOST = ("nl", "ar", "tr", "en", "rif", "zgh")

WHOM = [
    (CALLER, "Van de hulpvrager zelf"),
    (PARENT, "Van een ouder van de hulpvrager"),
    (OTHER, "Van iemand anders"),
]
SPOKE_WITH = [
    (CALLER, "De hulpvrager"),
    (PARENT, "Een ouder van de hulpvrager"),
    (OTHER, "Iemand anders"),
]


def danger() -> Any:
    """Asked before anything else; the gate says so when it was not."""
    field = choice(
        "Is er nu gevaar?",
        choices("help_danger"),
        "Vraag dit eerst. Bij ja of onduidelijk hoort de coördinator het meteen.",
    )
    if shut := gates.acute_first(""):
        field.error_messages["required"] = shut.sentence
    return field


def with_whom() -> Any:
    return forms.ChoiceField(label="Met wie sprak u?", choices=SPOKE_WITH, initial=CALLER)


def select(label: str, options: Any, hint: str = "", initial: str = "") -> Any:
    """One of many, in a list that opens."""
    return forms.ChoiceField(label=label, help_text=hint, choices=options, initial=initial)


class CommonFirst(forms.CheckboxSelectMultiple):
    """Languages to tick: those that are asked most, and the rest folded away."""

    seen_first, rest_called = ASKED_MOST, "Andere talen"


def spoken_languages(label: str, hint: str) -> Any:
    """Which languages somebody speaks or needs; at least one."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=hint,
        choices=choices("help_spoken"),
        widget=CommonFirst,
        error_messages={"required": "Kies ten minste één taal."},
    )


def fold(form: Any, title: str, names: Any) -> dict[str, Any]:
    """A part of a form. With a title it is folded away, unless something in it was filled in or is
    not right."""
    there = (form[name] for name in names if name in form.fields)
    fields = [field for field in there if not field.is_hidden]
    return {"title": title, "fields": fields, "open": any(map(_touched, fields))}


def _touched(field: Any) -> bool:
    begin = field.field.initial
    begin = begin() if callable(begin) else begin
    return bool(field.errors) or str(field.value() or "") != str(begin or "")


class UnnamedForm(OnceForm):
    """What the line writes about somebody holds no name and no label (H-03)."""

    no_name = needed_sometimes(
        tick("Er staat geen naam van een mens in wat ik zelf schreef", "Als daar iets over staat.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.is_bound:  # asked only when something looked like a name
            self.fields["no_name"].widget = forms.HiddenInput()

    @property
    def looked(self) -> bool:
        return bool(self.cleaned_data.get("no_name"))

    def unnamed(self, *names: str, but: str = "") -> None:
        """Say beside the field what looks like a name or a label; the words of `but` are known to
        be of somebody else."""
        for name in names:
            shut = gates.person_unnamed([self.cleaned_data.get(name, "")], self.looked, but=but)
            if shut is not None and name not in self.errors:
                self.add_error(name, shut.sentence)


def named_places() -> Any:
    """Services of the directory that were named to the caller."""
    return places("Welke plekken noemde u?", "Uit de sociale kaart. Alleen als tekst bewaard.")


class AboutFields(forms.Form):
    """Who calls, and about whom: never a name, and of that person relation and age band only."""

    caller_role = select("Wie is de hulpvrager?", choices("help_caller"), initial=CallerRole.UNSAID)
    caller_age = select(
        "Leeftijd van de hulpvrager",
        choices("age"),
        "Is de hulpvrager jonger dan 18, of weet u het niet? Dan nooit via de ouders.",
        initial=Age.UNKNOWN,
    )
    worry = words(
        "De zorg, in gewone woorden",
        "Wat er gebeurt, zonder naam en zonder stempel. Bijvoorbeeld: ‘de zoon komt bijna niet "
        "meer buiten’.",
        rows=3,
        required=False,
    )
    relation = select("Over wie gaat het?", choices("help_relation"), initial=Relation.UNSAID)
    age_band = select("Leeftijd van die persoon", choices("age"), initial=Age.UNKNOWN)
    region = line("Regio", "Geen adres en geen wijk. Een streek is genoeg.", required=False)

    def code_values(self) -> dict[str, Any]:
        names = ("caller_role", "caller_age", "relation", "age_band")
        return {name: self.cleaned_data[name] for name in names}

    def about_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("worry", "region")}


class ReachFields(forms.Form):
    """How the caller may be reached, and with what manners."""

    reach_fields = ("phone", "email", "whose", "says_yes", "safe_time", "voicemail", "name")
    phone = line("Telefoonnummer", required=False)
    email = forms.EmailField(label="E-mailadres", required=False)
    whose = select("Van wie is dit nummer of adres?", WHOM, initial=CALLER)
    says_yes = needed_sometimes(
        tick("De hulpvrager zegt zelf: u mag dit nummer van een ander gebruiken")
    )
    safe_time = line(
        "Wanneer kan de hulpvrager veilig praten?", "Bijvoorbeeld: doordeweeks tussen 10 en 12.",
        required=False,
    )  # fmt: skip
    voicemail = tick("Inspreken op de voicemail mag")
    name = line("Naam", "Alleen als u die nodig hebt om de hulpvrager te bereiken.", required=False)

    def protected(self, age: str) -> None:
        """Beside the field: no parent of a minor without their yes (H-11), no name that serves
        nothing (H-01)."""
        found: Any = self.cleaned_data
        whose = PARENTS.get(found.get("whose", ""), "")
        reachable = bool(found.get("phone") or found.get("email"))
        says_yes, another = bool(found.get("says_yes")), found.get("whose", CALLER) != CALLER
        shut = gates.minor_protected(age, whose, says_yes) or gates.own_number(
            age, another, says_yes
        )
        if reachable and shut:
            self.add_error("whose", shut.sentence)
        if shut := gates.name_only_to_be_reached(found.get("name", ""), reachable):
            self.add_error("name", shut.sentence)

    def reach(self) -> Reach | None:
        """How to reach the caller, when there is a way."""
        said = {name: self.cleaned_data[name] for name in self.reach_fields if name != "voicemail"}
        reach = Reach(**said, no_voicemail=not self.cleaned_data["voicemail"])
        return reach if reach.is_a_way else None
