"""The talk: one screen for a new one, and a short one for what follows."""

from typing import Any

from django import forms
from django.utils import timezone

from zorgvuldig.directory.forms.choosing import Groups, offer_places
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import choices, explained
from zorgvuldig.helpline.forms.parts import (
    PARENTS,
    AboutFields,
    ReachFields,
    UnnamedForm,
    danger,
    fold,
    named_places,
    select,
    with_whom,
)
from zorgvuldig.recording.forms import choice, line, needed_sometimes, past_day, tick, words
from zorgvuldig.rules import gates
from zorgvuldig.rules.helpline.codes import Channel, Danger

CHANNELS = (Channel.PHONE, Channel.VISIT, Channel.EMAIL)
SAY_SOMETHING = "Schrijf in elk geval kort op wat de hulpvrager vertelde."
SAY_WHY = "Schrijf kort op waarom u dit kiest."
SAY_WHAT = "Kies eerst wat dit hulpverzoek vraagt."


def topics() -> list[tuple[str, str]]:
    """What advice can be about, each with its sentence."""
    return [
        (code, f"{said['label']}. {said['text']}")
        for code, said in read("help_desk")["topic"].items()
    ]


def advised(label: str) -> Any:
    """Which topics the advice was about."""
    return forms.MultipleChoiceField(
        label=label,
        choices=topics,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class NewTalkForm(AboutFields, ReachFields, UnnamedForm):
    """One talk, from hello to goodbye. Only danger and a few words are asked; the rest helps."""

    title = "Nieuw gesprek"
    danger = danger()
    said = needed_sometimes(
        words(
            "Wat vertelt de hulpvrager?",
            "In de eigen woorden van de hulpvrager. Dit wordt versleuteld bewaard.",
            rows=5,
            required=False,
        )
    )
    wants = line("Wat wil de hulpvrager van dit gesprek?", required=False)
    kind = choice("Wat vraagt dit hulpverzoek?", (), required=False)
    reason = needed_sometimes(line("Waarom kiest u dat?", required=False))
    channel = choice("Hoe ging het gesprek?", (), required=False)
    language = select("Taal", choices("help_language"), initial="nl")
    happened_on = past_day("Datum", initial=timezone.localdate)
    topics = advised("Waarover ging uw advies?")
    advice = words("Wat adviseerde u?", "In uw eigen woorden.", rows=3, required=False)
    places = named_places()
    give_code = tick(
        "De hulpvrager krijgt een code om terug te komen",
        "U ziet de code na het opslaan één keer, om voor te lezen.",
    )

    def __init__(self, *args: Any, groups: Groups | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_places(self, groups or [])
        fields: dict[str, Any] = dict(self.fields)
        fields["kind"].choices = explained("help_kind")
        known = dict(choices("help_channel"))
        fields["channel"].choices = [(code, known[code]) for code in CHANNELS]
        fields["channel"].initial = Channel.PHONE

    @property
    def sections(self) -> list[dict[str, Any]]:
        """The fields that are always seen, and the rest folded away until one looks."""
        return [
            fold(self, "", ("danger", "said", "caller_role", "caller_age", "worry", "no_name")),
            fold(self, "Over wie het gaat", ("relation", "age_band", "region")),
            fold(self, "Wat er nodig is", ("kind", "reason", "wants")),
            fold(self, "Het advies dat u gaf", ("topics", "advice", "places")),
            fold(self, "Terugbellen of mailen", self.reach_fields),
            fold(self, "Code, taal, datum en hoe het ging",
                 ("give_code", "language", "channel", "happened_on")),
        ]  # fmt: skip

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.refuse(gates.acute_first(found.get("danger", "")))
        self.unnamed("worry", "region", "reason")
        said = found.get("said") or found.get("worry")
        if not said and found.get("danger") != Danger.YES and "said" not in self.errors:
            self.add_error("said", SAY_SOMETHING)
        if found.get("kind") and not found.get("reason"):
            self.add_error("reason", SAY_WHY)
        if found.get("reason") and not found.get("kind"):
            self.add_error("kind", SAY_WHAT)
        self.protected(found.get("caller_age", ""))
        return found

    def advice_values(self) -> dict[str, Any] | None:
        """The advice, when any was given."""
        topics, text = self.cleaned_data["topics"], self.cleaned_data["advice"]
        places = self.cleaned_data.get("places", "")
        told = {"topics": topics, "text": text, "places": places}
        return told if any(told.values()) else None


class TalkForm(UnnamedForm):
    """A further talk with a caller one knows already."""

    title = "Gesprek vastleggen"
    danger = danger()
    whom = with_whom()
    says_yes = needed_sometimes(tick("De hulpvrager zei zelf ja tegen dit gesprek met een ouder"))
    said = needed_sometimes(
        words("Wat vertelt de hulpvrager?", "In eigen woorden.", rows=5, required=False)
    )
    wants = line("Wat wil de hulpvrager nu?", required=False)
    happened_on = past_day("Datum", initial=timezone.localdate)

    def __init__(self, *args: Any, caller_age: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.age = caller_age

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        self.refuse(gates.acute_first(found.get("danger", "")))
        if not found.get("said") and found.get("danger") != Danger.YES and not self.errors:
            self.add_error("said", SAY_SOMETHING)
        whom = PARENTS.get(found.get("whom", ""), "")
        if shut := gates.minor_protected(self.age, whom, bool(found.get("says_yes"))):
            self.add_error("whom", shut.sentence)
        return found
