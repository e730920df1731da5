"""The forms of the rights desk: what was asked, by whom, what was found out, and the answer."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone

from zorgvuldig.dossiers.forms.together import colleague
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import choices
from zorgvuldig.privacy.codes import Checked, Handed, How, Outcome
from zorgvuldig.recording.forms import (
    OnceForm,
    choice,
    line,
    needed_sometimes,
    offer,
    past_day,
    tick,
    words,
)
from zorgvuldig.rules.rights import Asker, Right

WORDS = ("reasons", "lawyer", "hold")
NAMES_OF_WHO_LOOKED = (
    "Namen horen bij de vraag wie het dossier zag. Kies die vraag, of laat dit leeg."
)
OWN = (Asker.CLIENT, Asker.FORMER_CLIENT)
FACTS = ("client_says", "parents_say", "rep_all", "mandate", "legal_measure", "deceased",
         "by_consent_or_contract", "in_writing")  # fmt: skip


def of_rights(table: str) -> list[tuple[str, str]]:
    """The codes of one table of the rights, with their labels."""
    return [(code, said["label"]) for code, said in read("rights")[table].items()]


def select(label: str, options: Any, hint: str = "", *, required: bool = True) -> Any:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        choices=options,
        required=required,
        error_messages={"required": "Maak een keuze.", "invalid_choice": "Maak een keuze."},
    )


class TakeInForm(OnceForm):
    """What came in. The clock runs from the day it was received."""

    title = "Een verzoek in behandeling nemen"
    help = "rights_take_in"
    codes: ClassVar[tuple[str, ...]] = ("right", "asker", "received_on", "how", "with_names")
    right = select("Wat wordt er gevraagd?", ())
    asked = words("Wat vraagt deze persoon precies?", "In de eigen woorden van wie het vraagt.")
    with_names = needed_sometimes(
        tick("Gaat het om wie het dossier zag, en wil deze persoon ook de namen?")
    )
    received_on = past_day("Wanneer kwam het verzoek binnen?", initial=timezone.localdate)
    how = choice("Hoe kwam het binnen?", How.choices)
    asker = choice("Wie vraagt het?", ())
    name = line(
        "Naam van wie het vraagt",
        "Niet nodig als de cliënt het zelf vraagt.",
        required=False,
    )
    reach = line("Waar mag het antwoord heen?", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "right", [("", "Kies wat er wordt gevraagd"), *of_rights("right")])
        askers = [
            (code, f"{said['label']}. {said['text']}")
            for code, said in read("rights")["asker"].items()
        ]
        offer(self, "asker", askers)

    def clean(self) -> dict[str, Any]:
        found: dict[str, Any] = super().clean() or {}
        named = found.get("name") or found.get("somebody")
        if found.get("asker") and found["asker"] not in OWN and not named:
            self.add_error("name", "Vul in wie het vraagt.")
        if found.get("with_names") and found.get("right") != Right.WHO_LOOKED:
            self.add_error("with_names", NAMES_OF_WHO_LOOKED)
        return found

    def code_values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.codes}

    def word_values(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "reach", "asked")}


class TakeInHereForm(TakeInForm):
    """About a dossier one keeps: who asks may be somebody the dossier knows."""

    somebody = select("Staat deze persoon al in het dossier?", (), required=False)
    about_person = needed_sometimes(colleague("Gaat een klacht over een medewerker? Over wie?"))

    def __init__(self, *args: Any, people: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "somebody", [("", "nee, of het is de cliënt"), *people])
        staffed: Any = self.fields["about_person"]
        staffed.queryset, staffed.required = staff, False


class TakeInAtDeskForm(TakeInForm):
    """What comes to the privacy officer: with the dossier's own number, or nothing is held."""

    codes: ClassVar = (*TakeInForm.codes, "age_band")
    reference = line(
        "Kenmerk van het dossier",
        "Vraag het aan wie de cliënt kent. U ziet hier niet wat erin staat.",
        required=False,
    )
    nothing_held = tick("Er is gezocht, en er wordt niets bewaard")
    age_band = choice("Hoe oud is de persoon over wie het gaat?", choices("age"))
    about_person = needed_sometimes(colleague("Gaat een klacht over een medewerker? Over wie?"))

    def __init__(self, *args: Any, staff: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        staffed: Any = self.fields["about_person"]
        staffed.queryset, staffed.required = staff, False

    def clean(self) -> dict[str, Any]:
        found = super().clean()
        if bool(found.get("reference")) == bool(found.get("nothing_held")):
            self.add_error(
                "reference", "Vul het kenmerk in, of vink aan dat er niets wordt bewaard."
            )
        return found


class IdentityForm(OnceForm):
    """Who asks is who they say. Nothing of an identity document is kept."""

    title = "Nagaan wie het vraagt"
    how = choice(
        "Hoe is dat nagegaan?",
        Checked.choices,
        "Vraag niet meer dan nodig is. Maak nooit een kopie van een identiteitsbewijs.",
    )
    on = past_day("Wanneer?", initial=timezone.localdate)


class InformedForm(OnceForm):
    title = "De cliënt weet van het verzoek"
    on = past_day("Wanneer hebt u het met de cliënt besproken?", initial=timezone.localdate)


class FactsForm(OnceForm):
    """What client and parents said, and what was looked up. Nothing counts that is not here."""

    title = "Wat is er nagegaan?"
    client_says = select("Vraagt een ander het: vindt de cliënt het goed?", choices("consent"))
    parents_say = select("Vraagt de cliënt het: vinden de ouders het goed?", choices("consent"))
    rep_all = select("Spreken zij voor iedereen met gezag?", choices("rep_all"))
    mandate = tick("De cliënt gaf deze persoon een schriftelijke machtiging")
    legal_measure = tick("Er is curatele, bewind of mentorschap")
    deceased = tick("De cliënt is overleden")
    by_consent_or_contract = tick("De gegevens zijn gegeven met toestemming of in een overeenkomst")
    in_writing = tick("Het verzoek staat op papier")

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in FACTS if name in self.cleaned_data}


class LongerForm(OnceForm):
    title = "Meer tijd nodig"
    told_on = past_day("Wanneer hebt u dat verteld?", initial=timezone.localdate)
    reasons = words("Waarom duurt het langer?", "Wie het vroeg, leest dit in de brief.", rows=3)


class AnswerForm(OnceForm):
    """The answer as it would go to who asked."""

    title = "Het antwoord maken"
    help = "rights_answer"
    outcome = choice("Wat is het antwoord?", ())
    ground = needed_sometimes(select("Op welke grond?", (), required=False))
    reasons = needed_sometimes(
        words(
            "Wat staat er in de brief bij het waarom?",
            "In gewone woorden, zonder namen van anderen. Wie het vroeg, leest dit.",
            required=False,
        )
    )
    lawyer = needed_sometimes(
        words("Wat zei de jurist?", "Dit komt niet in de brief.", rows=3, required=False)
    )
    hold = needed_sometimes(words("Hoe hebt u de lopende zaak meegewogen?", rows=3, required=False))
    asked_of = needed_sometimes(colleague("Wie kijkt er mee?"))

    def __init__(
        self,
        *args: Any,
        outcomes: Any,
        grounds: Any,
        seconds: Any,
        lawyer: bool,
        running: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "outcome", [(code, Outcome(code).label) for code in outcomes])
        known = read("rights")["ground"]
        named = ((code, f"{known[code]['label']}. {known[code]['text']}") for code in grounds)
        offer(self, "ground", [("", "niet van toepassing"), *named])
        if not grounds:
            del self.fields["ground"]
        if not lawyer:
            del self.fields["lawyer"]
        if not running:
            del self.fields["hold"]
        second: Any = self.fields["asked_of"]
        second.queryset, second.required = seconds, False
        if seconds is None:
            del self.fields["asked_of"]

    def answer(self) -> dict[str, Any]:
        said = self.cleaned_data
        return {
            "outcome": said["outcome"],
            "ground": said.get("ground", ""),
            "asked_of": said.get("asked_of"),
            "words": {name: said[name] for name in WORDS if said.get(name)},
        }


class AgreeForm(OnceForm):
    """The other agrees to exactly this."""

    fingerprint = forms.CharField(widget=forms.HiddenInput)
    sure = tick("Ik heb de brief gelezen, en alles wat erbij hoort", required=True)


class HandForm(OnceForm):
    title = "Het antwoord is gegeven"
    handed = choice("Hoe kreeg deze persoon het?", Handed.choices)
    on = past_day("Wanneer?", initial=timezone.localdate)


class WayForm(OnceForm):
    title = "De weg wijzen"
    said = words("Wat hebt u gewezen of gedaan?", "Bij een klacht: hoe is die behandeld?")


class LiftForm(OnceForm):
    title = "Delen weer mogelijk maken"
    client_told_on = past_day("Wanneer is dit verteld aan wie het vroeg?")
    reason = words("Waarom kan delen weer?", rows=3)
