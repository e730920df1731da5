"""Recording talks, signs and consultations."""

import json
from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.codes import (
    Agreement,
    ConcurrenceKind,
    ConversationMode,
    FollowUp,
    SignPolarity,
    SignSource,
    StatementType,
)
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import JUDGED, choices
from zorgvuldig.recording.forms import (
    EntryForm,
    OnceForm,
    choice,
    coming_day,
    line,
    needed_sometimes,
    offer,
    tick,
    words,
)
from zorgvuldig.rules import gates
from zorgvuldig.rules.afterwards import ask_again_on
from zorgvuldig.rules.codes import Addressee


class ConversationForm(EntryForm):
    """A talk with the client, in the order of the talk (method.md S1a)."""

    title = "Gesprek met de cliënt vastleggen"
    help = "conversation"
    codes: ClassVar = ("mode",)
    mode = choice("Hoe was dit gesprek?", ConversationMode.choices)
    place = line("Waar", "Bijvoorbeeld: tijdens een wandeling, op de groep.", required=False)
    present = line("Wie waren erbij", required=False)
    topics = line("Waar ging het over", required=False)
    own_words = words("De woorden van de ander zelf", "Zo letterlijk als u het weet.", rows=5)
    impression = words("Uw eigen indruk", "Los van wat er gezegd is.", rows=3, required=False)
    needs = words("Wat heeft de ander nodig of wat wil die graag?", rows=3, required=False)
    agreements = words(
        "Afspraken",
        "Deze tekst kunt u de cliënt laten lezen.",
        rows=2,
        required=False,
    )
    next_contact = line("Volgend contact", required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        self.refuse(*gates.topic_unheard(values.get("mode", ""), values))
        return values


class ContactConversationForm(ConversationForm):
    """A talk with a parent or somebody around the client (method.md S1b)."""

    title = "Gesprek met een ouder of iemand anders vastleggen"
    help = "parent_conversation"
    field_order = ("once", "happened_on", "mode", "purpose")
    purpose = line("Waarom dit gesprek?")
    told = words("Wat hebt u over de cliënt verteld?", "Niet meer dan nodig was.", rows=2)


class ContactNoticeForm(EntryForm):
    """The client was told whom is approached, before it happens (G02)."""

    title = "De cliënt vooraf vertellen wie u benadert"
    help = "contact_notice"
    how = line("Hoe hebt u het verteld?", "Bijvoorbeeld: in het gesprek van vanmiddag.")
    reaction = words("Hoe reageerde de cliënt?", rows=2, required=False)


class SignForm(EntryForm):
    """What was seen or heard, its kind, its direction and its source (G06, G07, G08)."""

    title = "Signaal beschrijven"
    help = "sign"
    codes: ClassVar = (
        "statement_type",
        "ask_again_on",
        "polarity",
        "source",
        "source_agrees",
        "is_diagnosis",
    )
    description = words(
        "Wat is er gezien, gehoord of gemerkt?",
        "Zo feitelijk mogelijk: wat precies, hoe vaak, wanneer.",
    )
    statement_type = choice("Wat voor uitspraak is dit?", StatementType.choices)
    ask_again_on = needed_sometimes(
        coming_day(
            "Een mening of veronderstelling? Wanneer gaat u na of het klopt?",
            help_text="Over twee weken, tenzij u iets anders kiest. Bij een feit hoeft dit niet.",
            required=False,
            initial=lambda: ask_again_on(timezone.localdate()),
        )
    )
    polarity = choice("Welke kant wijst dit op?", SignPolarity.choices)
    place = line("Waar was dat", "Bijvoorbeeld: op de groep, of in een bericht op internet.")
    observer = line("Wie heeft het gezien of gehoord", "Bijvoorbeeld: ikzelf, of de mentor.")
    source = choice("Van wie komt het?", SignSource.choices)
    source_name = needed_sometimes(
        line(
            "Naam of schuilnaam van die ander",
            "Nodig als het van iemand anders komt.",
            required=False,
        )
    )
    source_agrees = needed_sometimes(
        choice(
            "Vindt die ander goed dat u het opschrijft?",
            Agreement.choices,
            "Nodig als het van iemand anders komt.",
            required=False,
        )
    )
    is_diagnosis = tick("Dit gaat over een diagnose")
    diagnosis_by = line("Wie stelde de diagnose?", required=False)
    diagnosis_qualified = tick(
        "Die persoon mag deze diagnose stellen", "Bijvoorbeeld een psychiater of gz-psycholoog."
    )
    diagnosis_relevance = line("Waarom is de diagnose hier van belang?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        judgements = read("labels")["judgements"]
        self.fields["description"].widget.attrs |= {
            "data-check-label": "|".join(judgements),
            "data-check-label-hint": JUDGED.format(typed="%", better="%"),
            "data-check-label-better": json.dumps(judgements, ensure_ascii=False),
        }

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if values.get("statement_type") == StatementType.FACT:
            self.errors.pop("ask_again_on", None)
            values["ask_again_on"] = None
        if values.get("source") == SignSource.OWN:
            values["source_agrees"] = ""
        self.refuse(*gates.about_sign(gates.said_in({**values, "followup": FollowUp.OPEN})))
        return values


class ConsultationForm(EntryForm):
    """Advice asked in the own organisation, on paper (G04)."""

    title = "Intern overleg vastleggen"
    help = "consultation"
    codes: ClassVar = ("anonymous",)
    with_whom = line("Met wie (functie)", "Bijvoorbeeld: de aandachtsfunctionaris.")
    anonymous = choice(
        "Is er een naam genoemd?",
        [("yes", "nee, zonder naam besproken"), ("no", "ja, met naam: dat was nodig")],
    )
    question = words("Wat hebt u gevraagd?", rows=3)
    advice = words("Wat was het advies?")
    use = words("Wat doet u ermee, en waarom?", rows=3)

    def code_values(self) -> dict[str, Any]:
        return {"anonymous": self.cleaned_data["anonymous"] == "yes"}


class OutsideAdviceForm(EntryForm):
    """Advice from outside, without anything that points to somebody (G12)."""

    title = "Advies van buiten vastleggen"
    help = "outside_advice"
    codes: ClassVar = ("reidentification_passed", "asked_with")
    asked_with = forms.UUIDField(widget=forms.HiddenInput, required=False)
    with_whom = line("Bij wie (organisatie en functie)")
    question = words("Wat hebt u voorgelegd?", "Zonder naam en zonder herkenbare details.")
    reidentification_passed = tick(
        "Ik heb nagelopen of iemand de cliënt kan herkennen",
        "Denk aan leeftijd, school, woonplaats en gebeurtenis samen. Zonder deze controle is het "
        "geen advies zonder naam.",
        required=True,
    )
    advice = words("Wat was het advies?")
    use = words("Wat doet u ermee, en waarom?", rows=3)


class StepReasonForm(EntryForm):
    """Why a step was not needed or not safe (W3, W4)."""

    title = "Een stap met reden overslaan"
    help = "step_reason"
    codes: ClassVar = ("step",)
    step = choice(
        "Welke stap?",
        [
            ("W3_ADVICE_EXTERNAL", "advies van buiten was niet nodig"),
            ("W4_TALK", "open praten over de zorg is nu niet veilig"),
        ],
    )
    reason = words("Waarom?", rows=3)


class RecipientForm(OnceForm):
    """Somebody around the client, or a body, that may be spoken to or told something."""

    title = "Iemand toevoegen"
    help = "recipient"
    addressee = forms.ChoiceField(
        label="Wie is dit?", error_messages={"required": "Maak een keuze."}
    )
    name = line("Naam")
    relation = line("Wat is deze persoon of organisatie voor de cliënt?", required=False)
    reach = line("Hoe te bereiken", required=False)
    asked_for_it = tick("Deze persoon of organisatie vroeg zelf om informatie")
    is_representative = tick(
        "Deze persoon is nu de vertegenwoordiger van de volwassen cliënt",
        "Alleen bij een cliënt van 18 jaar of ouder die hierover niet zelf kan beslissen.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = choices("addressee", leave=(Addressee.VIR,))
        offer(self, "addressee", [("", "Kies wie dit is"), *known])


class ConcurrenceForm(EntryForm):
    """Ask a second person about something one may not decide alone."""

    title = "Akkoord vragen aan een tweede persoon"
    help = "concurrence"
    codes: ClassVar = ("second_person", "new_on")
    reason = words("Waarom is dit nodig?", "Zo concreet mogelijk.")
    second_person: Any = forms.ModelChoiceField(
        label="Wie kijkt mee?", queryset=None, empty_label="Kies een collega"
    )
    new_on = coming_day("Wanneer vertelt u het de cliënt alsnog?")

    def __init__(self, *args: Any, kind: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != ConcurrenceKind.SAFETY_EXCEPTION:
            del self.fields["new_on"]

    def code_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data.get(name) for name in self.codes}
