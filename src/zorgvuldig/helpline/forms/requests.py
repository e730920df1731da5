"""What is done with one request: judging, advising, looking along, writing, handing on."""

from typing import Any

from django import forms
from django.utils import timezone

from zorgvuldig.directory.forms.choosing import Groups, offer_places
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.helpline.forms.parts import (
    AboutFields,
    ReachFields,
    UnnamedForm,
    danger,
    named_places,
)
from zorgvuldig.helpline.forms.talk import advised
from zorgvuldig.recording.forms import OnceForm, choice, line, past_day, words
from zorgvuldig.rules import gates

NOTHING_ADVISED = "Kies een onderwerp, of schrijf op wat u adviseerde."


READ_IT = "Lees het in wat er staat. Onduidelijk mag: dan hoort de coördinator het ook."


class TriageForm(UnnamedForm):
    """What the request asks. Said by a person, with the reason."""

    title = "Kijken wat er nodig is"
    danger = danger()
    kind = choice("Wat vraagt dit hulpverzoek?", ())
    reason = words("Waarom?", "Wat u hoorde, zonder naam en zonder stempel.", rows=3)
    happened_on = past_day("Datum", initial=timezone.localdate)

    def __init__(self, *args: Any, asks_danger: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not asks_danger:
            del self.fields["danger"]
        else:
            self.fields["danger"].help_text = READ_IT
        kinds: Any = self.fields["kind"]
        kinds.choices = explained("help_kind")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.unnamed("reason")
        if "danger" in self.fields:
            self.refuse(gates.acute_first(found.get("danger", "")))
        return found


class AdviceForm(OnceForm):
    """What was advised: topics of the handbook, and own words."""

    title = "Advies vastleggen"
    topics = advised("Waarover ging uw advies?")
    text = words("Wat adviseerde u?", "In uw eigen woorden.", rows=5, required=False)
    places = named_places()
    happened_on = past_day("Datum", initial=timezone.localdate)

    def __init__(self, *args: Any, groups: Groups | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, groups or [])

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        told = any(found.get(name) for name in ("topics", "text", "places"))
        if not told and not self.errors:
            self.add_error("text", NOTHING_ADVISED)
        return found


class Colleague(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A colleague by name."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.name_and_away)


def colleague(label: str, hint: str = "") -> Any:
    return Colleague(
        queryset=None, label=label, help_text=hint, empty_label="Kies een collega",
        error_messages={"required": "Kies een collega.", "invalid_choice": "Kies een collega."},
    )  # fmt: skip


class AskLookForm(OnceForm):
    """Whom to ask to look along, and with what."""

    title = "Vragen om mee te kijken"
    asked_of = colleague("Wie kijkt mee?", "Een collega of de coördinator, nooit uzelf.")
    kind = choice("Wat vraagt dit hulpverzoek, denkt u? Daar kijkt deze persoon op mee.", ())

    def __init__(self, *args: Any, colleagues: Any, now: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = dict(self.fields)
        fields["asked_of"].queryset = colleagues
        fields["kind"].choices = [
            (code, f"Het blijft zoals het is: {text}" if code == now else text)
            for code, text in sorted(choices("help_kind"), key=lambda pair: pair[0] != now)
        ]
        fields["kind"].initial = now


class LookForm(UnnamedForm):
    """What the other sees, and whether they agree."""

    title = "Meekijken"
    agrees = choice("Bent u het ermee eens?", [("yes", "Ja"), ("no", "Nee, ik zie het anders")])
    seen = words("Wat ziet u, en wat raadt u aan?", "In uw eigen woorden, zonder naam.")

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.unnamed("seen")
        return found


class MessageForm(OnceForm):
    """An answer that the caller reads with their code."""

    title = "Terugschrijven"
    text = words(
        "Uw bericht",
        "De hulpvrager leest dit met de code. Schrijf in de taal van de hulpvrager, en zo dat een "
        "ander die meekijkt er niets van wijzer wordt.",
        rows=6,
    )


class NotReachedForm(OnceForm):
    """Somebody tried, and how."""

    title = "Niet bereikt"
    how = line("Hoe hebt u het geprobeerd?", "Bijvoorbeeld: gebeld om kwart over tien.")
    happened_on = past_day("Datum", initial=timezone.localdate)


class CallBackForm(ReachFields, OnceForm):
    """How the caller may be reached from now on."""

    title = "Hoe u de hulpvrager bereikt"

    def __init__(self, *args: Any, caller_age: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.age = caller_age

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        if not found.get("phone") and not found.get("email") and not self.errors:
            self.add_error("phone", "Vul een nummer of een adres in.")
        self.protected(self.age)
        return found


class AboutForm(AboutFields, UnnamedForm):
    """Who calls, about whom, and the worry."""

    title = "De zorg aanvullen"

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.unnamed("worry", "region")
        return found


class GiveForm(OnceForm):
    """Who carries the request from now on."""

    title = "Aan een collega geven"
    to = colleague("Wie doet dit hulpverzoek verder?")

    def __init__(self, *args: Any, colleagues: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whom: Any = self.fields["to"]
        whom.queryset = colleagues


class CodeForm(forms.Form):
    """The code of somebody who called before."""

    title = "Terugkomen met een code"
    code = forms.CharField(
        label="Code van de hulpvrager",
        help_text="Zestien letters en cijfers, in groepjes van vier. Hoofdletters en streepjes "
        "maken niet uit.",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "Vul de code in die de hulpvrager voorleest."},
    )
