"""The questions both parts of the aid ask, and those of a talk (contract.md sections 2 to 4)."""

from collections.abc import Iterator
from typing import Any, ClassVar

import msgspec
from django import forms

from zorgvuldig.guide.forms.fields import Day, Group, from_list, one_of, tick
from zorgvuldig.handbook.wording import choices
from zorgvuldig.rules.codes import CARE, CONTACT_ADDRESSEES, Addressee, Age, Capacity
from zorgvuldig.rules.facts import ContactFacts, DisclosureFacts
from zorgvuldig.rules.faults import Fault
from zorgvuldig.rules.what_would_change import AnyFacts

NOT_A_CONTACT = tuple(code for code in Addressee if code not in CONTACT_ADDRESSEES)


class QuestionForm(forms.Form):
    """Facts in. `facts` is there when the form is valid; nothing of it is kept anywhere."""

    heading: ClassVar[str]
    about: ClassVar[str]
    facts_class: ClassVar[type[ContactFacts] | type[DisclosureFacts]]
    groups: ClassVar[tuple[Group, ...]]
    facts: AnyFacts | None = None
    use_required_attribute = False

    regime = from_list("Waar werkt u?", "regime", "Hieruit volgt welke wet voor u geldt.")
    age = one_of(
        "Hoe oud is de cliënt?",
        choices("age"),
        "Kies een groep, of vul hieronder de geboortedatum in.",
        start="UNKNOWN",
    )
    born_on = Day("Geboortedatum van de cliënt")
    on = Day("Op welke dag praat of deelt u?")
    capacity = one_of(
        "Kan de cliënt hierover zelf beslissen?",
        choices("capacity"),
        "Vanaf 12 jaar gaat u daarvan uit. ‘Nee’ kan alleen als dat is beoordeeld en opgeschreven.",
        start="CAPABLE",
    )
    client_consent = one_of(
        "Heeft de cliënt toestemming gegeven?", choices("consent"), start="NOT_ASKED"
    )
    rep_consent = one_of(
        "Hebben de ouders met gezag toestemming gegeven?",
        choices("consent"),
        "Of een andere vertegenwoordiger. Antwoorden ze verschillend, kies dan het minst gunstige: "
        "zegt één van hen nee, dan is het nee.",
        start="NOT_ASKED",
    )
    rep_all = one_of(
        "Is dat het antwoord van iedereen met gezag?", choices("rep_all"), start="UNKNOWN"
    )
    client_informed = tick("De cliënt weet al met wie u contact opneemt")
    asked_by_recipient = tick("De ander vroeg zelf om deze informatie")
    good_care_objection = tick(
        "Dit zou de cliënt schaden", "U hebt dat met een tweede persoon vastgelegd."
    )
    safety_exception = tick(
        "Vooraf vertellen is niet veilig",
        "De reden is vastgelegd, een tweede persoon keek mee, en er is een datum om het alsnog "
        "te vertellen.",
    )
    not_asked_reason = tick(
        "Om toestemming vragen zou de cliënt schaden", "De reden daarvoor is vastgelegd."
    )
    legal_measure = tick(
        "Er is curatele, bewind of mentorschap", "En die maatregel gaat ook over deze zaak."
    )
    is_b3_rep = tick(
        "Deze persoon vertegenwoordigt de volwassen cliënt",
        "Alleen bij 18 jaar of ouder. De volgorde is: curator of mentor, iemand met een "
        "schriftelijke machtiging, partner, daarna ouder, kind, broer, zus of grootouder.",
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        if not self.errors:
            try:
                facts = msgspec.convert(self.given(), self.facts_class)
                facts.check()
                self.facts = facts
            except Fault as fault:
                self.add_error(fault.field if fault.field in self.fields else None, fault.message)
        return values

    def given(self) -> dict[str, Any]:
        """What was filled in, under the names of the facts; the rest takes its default.

        "Unknown" is where the question of age begins, so beside a birth date it says nothing.
        """
        given = {
            name: value
            for name, value in self.cleaned_data.items()
            if value not in (None, "", []) and name in self.facts_class.__struct_fields__
        }
        if given.get("age") == Age.UNKNOWN and given.keys() & {"born_on", "on"}:
            del given["age"]
        return given

    def shown_groups(self) -> Iterator[dict[str, Any]]:
        """The groups with their fields; a folded one is open when something stands in it."""
        for group in self.groups:
            names = [name for screen in group.screens for name in screen]
            filled = self.is_bound and any(self[n].errors or self.filled(n) for n in names)
            yield group._asdict() | {"fields": [self[n] for n in names], "open": filled}

    def filled(self, name: str) -> bool:
        """Was this field given another answer than the one it started with?"""
        value = self[name].value()
        return bool(value) and value != self.fields[name].initial

    @classmethod
    def screens(cls) -> tuple[tuple[str, ...], ...]:
        """Every screen, for who wants one question at a time."""
        return tuple(screen for group in cls.groups for screen in group.screens)

    def matters(self, screen: tuple[str, ...]) -> bool:
        """Can the answers on this screen still change anything?"""
        known = getattr(self, "cleaned_data", {})
        age = self.facts.age_band() if self.facts else Age.UNKNOWN
        if "born_on" in screen:
            return known.get("age") in ("", None, Age.UNKNOWN)
        if "capacity" in screen:
            return age != Age.LT12
        decides_alone = (
            known.get("regime") in CARE
            and age in (Age.A16_17, Age.GE18)
            and known.get("capacity") != Capacity.INCAPABLE
        )
        return not ("rep_consent" in screen and decides_alone)


WHO = Group("Over u en de ander", (("regime",), ("addressee",)))
CLIENT = Group(
    "Over de cliënt",
    (("age",), ("capacity",)),
    "Vul geen naam in. Die hebben we niet nodig.",
)
BIRTH = Group(
    "Weet u de geboortedatum?",
    (("born_on", "on"),),
    "Dan rekenen we de leeftijd voor u uit. Vul beide datums in, of geen van beide.",
    folded=True,
)


class ContactForm(QuestionForm):
    """May I talk with this person about the client?"""

    heading = "Mag ik met deze persoon over de cliënt praten?"
    about = "Over een gesprek met ouders, familie of anderen om de cliënt heen."
    facts_class = ContactFacts
    groups = (
        WHO,
        CLIENT,
        BIRTH,
        Group(
            "Is er toestemming?",
            (("client_consent",), ("rep_consent", "rep_all"), ("client_informed",)),
        ),
        Group(
            "Bijzondere omstandigheden",
            (
                (
                    "asked_by_recipient",
                    "good_care_objection",
                    "safety_exception",
                    "not_asked_reason",
                    "legal_measure",
                    "is_b3_rep",
                ),
            ),
            "Vaak speelt hier niets van. Sla het dan over.",
            folded=True,
        ),
    )

    addressee = from_list("Met wie wilt u praten?", "addressee", leave=NOT_A_CONTACT)
    field_order = ("regime", "addressee")
