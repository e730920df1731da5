"""Offering other help: whose data, to whom, why, exactly what, and what the rules must know."""

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from msgspec import convert

from zorgvuldig.handbook.wording import choices, explained, written
from zorgvuldig.helpline.forms.parts import UnnamedForm
from zorgvuldig.helpline.referring import SHARED, Offer
from zorgvuldig.recording.forms import choice, line, needed_sometimes, tick, words
from zorgvuldig.rules import gates
from zorgvuldig.rules.codes import Addressee
from zorgvuldig.rules.helpline.codes import About, Relation
from zorgvuldig.rules.helpline.referring import NO_REFERRAL, Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.forms.boundfield import BoundField

    from zorgvuldig.directory.forms.choosing import Groups
    from zorgvuldig.helpline.models import HelpRequest
    from zorgvuldig.people.models import ContactPoint

WORDS = ("recipient", "why", "information", "use", "person_name")
AGES = ("caller_age", "age_band")
WHO = ("about", "caller_age", "point", "addressee", "recipient")
PLACE = "dienst:"  # what stands before the name of a service that was chosen
POINT_HINT = (
    "Of vul hieronder zelf in aan wie. Bij een dienst zegt u ook wat voor ontvanger het is."
)
WHAT = ("why", "information", "only_needed", "third_party_data", "use", "good_care_objection",
        "no_name")  # fmt: skip
ANSWERS = [("NOT_ASKED", "Nog niet gevraagd"), ("GIVEN", "Ja"), ("REFUSED", "Nee"),
           ("WITHDRAWN", "Eerst ja, nu niet meer")]  # fmt: skip
ABLE = [
    ("CAPABLE", "Ja"),
    ("INCAPABLE", "Nee, dat is beoordeeld"),
    ("UNKNOWN", "Dat is niet duidelijk"),
]
ALL = [("YES", "Ja"), ("NO", "Nee, nog niet van iedereen"), ("UNKNOWN", "Dat weet ik niet")]
SECTIONS = (("Voor wie en aan wie", WHO), ("Waarom en welke informatie", WHAT))


def _select(label: str, options: "Iterable[tuple[str, str]]", hint: str = "") -> Any:
    return needed_sometimes(
        forms.ChoiceField(
            label=label,
            help_text=hint,
            choices=[("", "Maak een keuze"), *options],
            required=False,
        )
    )


def _answer(label: str, options: list[tuple[str, str]], first: str, hint: str = "") -> Any:
    field = needed_sometimes(choice(label, options, hint, required=False))
    field.initial = first
    return field


class ReferralForm(UnnamedForm):
    """What is offered. The part about the young person counts only when the data are theirs."""

    title: ClassVar[str] = "Andere hulp aanbieden"
    about = choice("Over wie gaat de informatie?", explained("help_about"))
    caller_age = _select("Hoe oud is de hulpvrager?", choices("age"))
    point = _select("Een contactpunt of een dienst uit de sociale kaart", [], POINT_HINT)
    addressee = _select("Wat voor ontvanger is het?", choices("addressee", leave=NO_REFERRAL))
    recipient = needed_sometimes(
        line("Wie precies?", "Een naam en een organisatie.", required=False)
    )
    why = words(
        "Waarom deze hulp?",
        "Wat hoopt de hulpvrager dat dit oplevert? De hulpvrager leest dit ook.",
        rows=2,
    )
    information = words(
        "Welke informatie precies?", "Eén onderdeel per regel. Meer dan dit vertelt u niet.", rows=4
    )
    only_needed = tick("Dit is het minste wat de ontvanger nodig heeft")
    third_party_data = tick("Er staan ook gegevens van anderen in")
    use = words(
        "Wat gaat de ontvanger ermee doen?",
        "Vraag ook wie de volgende stap zet, en wanneer u iets terughoort.",
        rows=2,
        required=False,
    )
    good_care_objection = tick(
        "Dit zou nu schaden",
        "Vink aan als u samen met een collega vindt dat delen nu meer kwaad dan goed doet.",
    )
    age_band = _select("Hoe oud is de jongere?", choices("age"))
    client_consent = _answer(
        "Wat zegt de jongere zelf over deze doorverwijzing?", ANSWERS, "NOT_ASKED"
    )
    rep_consent = _answer(
        "Wat zeggen de ouders met gezag, of de voogd?",
        ANSWERS,
        "NOT_ASKED",
        "Tot 16 jaar beslissen zij mee. Zegt één van hen nee, kies dan nee. Is de hulpvrager zelf "
        "jonger dan 18? Vraag het de ouders alleen als de hulpvrager dat goedvindt.",
    )
    rep_all = _answer("Is dat het antwoord van iedereen met gezag?", ALL, "UNKNOWN")
    capacity = _answer("Kan de jongere hierover zelf beslissen?", ABLE, "CAPABLE")
    legal_measure = tick("Er is curatele, bewind of mentorschap dat hierover gaat")
    weighed = tick(
        "Samen gewogen wat dit voor de jongere betekent",
        "U keek naar andere verklaringen, en naar wat de jongere hier zelf mee opschiet.",
    )
    name_needed = tick(
        "De naam van de jongere is niet te vermijden",
        "Vaak kan het zonder. De hulpvrager kan de naam later zelf noemen.",
    )
    person_name = needed_sometimes(line("Naam van de jongere", required=False))

    def __init__(
        self,
        *args: Any,
        found: "HelpRequest",
        points: "Iterable[ContactPoint]",
        groups: "Groups",
        offer: Offer | None = None,
        **kwargs: Any,
    ) -> None:
        known = {"caller_age": found.caller_age, "age_band": found.age_band}
        kwargs["initial"] = {**known, **_initial(offer)}
        super().__init__(*args, **kwargs)
        self.points = {str(point.pk): point for point in points}
        self.fields["point"].choices = [  # type: ignore[attr-defined]
            ("", "Geen, ik vul het zelf in"),
            *((number, _in_words(point)) for number, point in self.points.items()),
            *((title, [(f"{PLACE}{name}", text) for name, text in of]) for title, of in groups),
        ]
        if found.relation == Relation.SELF:
            only = [(code, text) for code, text in explained("help_about") if code == About.CALLER]
            self.fields["about"].choices = only  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        said = super().clean() or self.cleaned_data
        point = self.points.get(said.get("point", ""))
        if point is not None:
            said["addressee"], said["recipient"] = point.addressee, point.name
        elif said.get("point", "").startswith(PLACE):
            said["recipient"] = said["point"].removeprefix(PLACE)
        for name in ("addressee", "recipient"):
            if not said.get(name):
                self.add_error(name, "Kies een contactpunt, of vul dit in.")
        name, about = said.get("person_name", ""), said.get("about", "")
        needed = said.get("name_needed", False)
        self.refuse(gates.name_cannot_be_avoided(name, about, needed))
        self.unnamed(*SHARED, but=said.get("recipient", ""))
        return said

    def offered(self) -> Offer | None:
        """What stands on the screen, also when it is not complete; None when nobody can say yet
        whose data it is or what kind of recipient."""
        said = self.cleaned_data
        if not (said.get("about") and said.get("addressee")):
            return None
        known = {name: said.get(name) or None for name in Known.__struct_fields__}
        return Offer(
            about=About(said["about"]),
            addressee=Addressee(said["addressee"]),
            known=convert({k: v for k, v in known.items() if v}, Known),
            words={name: said[name] for name in WORDS if said.get(name)},
        )

    def ages(self) -> dict[str, str]:
        """The age bands as far as they were said."""
        return {name: said for name in AGES if (said := self.cleaned_data.get(name))}

    def sections(self) -> list[tuple[str, list["BoundField"]]]:
        """The fields that always count, under their headings."""
        return [
            (title, [self[name] for name in names if not self[name].is_hidden])
            for title, names in SECTIONS
        ]

    def of_the_young_person(self) -> list["BoundField"]:
        """The fields that count when the data are of the young person."""
        apart = {"once", *WHO, *WHAT}
        return [self[name] for name in self.fields if name not in apart]


def _initial(offer: Offer | None) -> dict[str, Any]:
    if offer is None:
        return {}
    known = {name: getattr(offer.known, name) for name in Known.__struct_fields__}
    named = bool(offer.words.get("person_name"))
    codes = {"about": offer.about, "addressee": offer.addressee, "name_needed": named}
    return {**offer.words, **known, **codes}


def _in_words(point: "ContactPoint") -> str:
    name, typed, day = point.name, point.reach, written(point.verified_on)
    return f"{name} ({typed}; nagekeken op {day})"
