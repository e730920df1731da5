"""The questions of sharing information (contract.md section 6)."""

from typing import Any

from zorgvuldig.guide.forms.contact import BIRTH, CLIENT, WHO, QuestionForm
from zorgvuldig.guide.forms.fields import Group, Line, from_list, one_of, several, tick
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import choices
from zorgvuldig.rules.facts import DisclosureFacts, DutyConflict

RECOGNISABLE = [
    ("yes", "Ja, met naam of met herkenbare details"),
    ("unchecked", "Nee, maar dat is nog niet nagelopen"),
    ("no", "Nee, en dat is nagelopen"),
]
CONFLICT = tuple(f"conflict_{name}" for name in DutyConflict.__struct_fields__)
ON_PAPER = "Het overleg en het advies zijn vastgelegd."
NOT_YOU = "Dat is iemand anders dan degene die wil delen."
STEPS = (
    "client_informed",
    "safety_concern",
    "all_steps_once",
    "ground_recorded",
    "minimum_selected",
    "recipient_use_known",
    "decision_maker_other",
    "protocol_configured",
)


def weighed(code: str) -> Any:
    """One question of the duty conflict, in the words of the method."""
    item = read("method")["duty_conflict"][code]
    return tick(item["question"], item["hint"])


class DisclosureForm(QuestionForm):
    """May I give this information to this recipient?"""

    heading = "Mag ik deze informatie delen?"
    about = (
        "Over informatie geven aan een collega, een andere organisatie, de gemeente of de politie."
    )
    facts_class = DisclosureFacts

    addressee = from_list("Met wie wilt u de informatie delen?", "addressee")
    triage = one_of("Hoe dringend is de situatie?", choices("triage"), start="CONCERN")
    recognisable = one_of(
        "Kan iemand de cliënt herkennen?",
        RECOGNISABLE,
        "Denk ook aan leeftijd, school, woonplaats en gebeurtenis samen.",
        start="yes",
    )
    necessary = tick(
        "De ander heeft deze informatie echt nodig",
        "Voor de hulp waar die aan meewerkt, om mishandeling te stoppen of te onderzoeken, voor de "
        "ondertoezichtstelling, of voor de taak van de Raad.",
    )
    third_party_data = tick("Er staan gegevens van anderen in", "Van ouders, vrienden of buren.")
    client_consent_flaws = several(
        "Ontbrak er iets aan de toestemming van de cliënt?", "flaw", "Alleen als er een ja was."
    )
    rep_consent_flaws = several(
        "Ontbrak er iets aan de toestemming van de ouders?", "flaw", "Alleen als er een ja was."
    )
    own_data = tick(
        "Alleen gegevens van de beller zelf", "Bij de hulplijn: er staat niets in over een ander."
    )
    abuse_suspected = tick(
        "Er is een redelijk vermoeden van huiselijk geweld of kindermishandeling"
    )
    meldcode_done = tick("De stappen van de meldcode zijn gezet")
    supervision_order = tick("De cliënt staat onder toezicht (ots)")
    formal_order = tick("Er is een bevel van de officier van justitie of de rechter")
    legal_duty_article = Line(
        "Een wet verplicht dit", "Noem het artikel. Laat het leeg als u er geen kent."
    )
    escalation_agreed = tick(
        "De aandachtsfunctionaris of een jurist keek hiernaar en was het ermee eens"
    )
    conflict_tried = tick("Ik heb deze vragen met anderen doorgenomen")
    conflict_consent_tried = weighed("E1")
    conflict_serious_harm = weighed("E2")
    conflict_conscience = weighed("E3")
    conflict_no_other_way = weighed("E4")
    conflict_effective = weighed("E5")
    conflict_minimal = weighed("E6")
    conflict_consulted = tick("Is er overlegd met een collega of deskundige?", ON_PAPER)
    conflict_other_person_signed = tick("Heeft de aangewezen beslisser getekend?", NOT_YOU)
    safety_concern = tick("Het veiligheidsrisico is concreet beschreven")
    all_steps_once = tick("Alle stappen van de werkwijze zijn een keer gezet")
    ground_recorded = tick("De grond om te delen is vastgelegd")
    minimum_selected = tick("Per onderdeel is gekozen wat nodig is")
    recipient_use_known = tick("Bekend is wat de ontvanger ermee doet")
    decision_maker_other = tick("De aangewezen beslisser, iemand anders dan u, heeft beslist")
    protocol_configured = tick("Onze organisatie heeft een protocol voor delen")
    field_order = ("regime", "addressee", "triage", "recognisable", "necessary")

    groups = (
        Group(WHO.title, (*WHO.screens, ("triage",))),
        Group("Over de informatie", (("recognisable",), ("necessary", "third_party_data"))),
        CLIENT,
        BIRTH,
        Group("Is er toestemming?", (("client_consent",), ("rep_consent", "rep_all"))),
        Group(
            "Wat is al gedaan?",
            (STEPS,),
            "Delen mag pas als dit klaar is. Vink aan wat al is gebeurd.",
            folded=True,
        ),
        Group(
            "Bijzondere omstandigheden",
            (
                ("asked_by_recipient", "good_care_objection", "safety_exception"),
                ("not_asked_reason", "legal_measure", "is_b3_rep", "own_data"),
                ("client_consent_flaws", "rep_consent_flaws"),
            ),
            "Vaak speelt hier niets van. Sla het dan over.",
            folded=True,
        ),
        Group(
            "Is er een wet die dit regelt?",
            (
                ("abuse_suspected", "meldcode_done", "supervision_order"),
                ("formal_order", "legal_duty_article", "escalation_agreed"),
            ),
            folded=True,
        ),
        Group(
            "Is er een conflict van plichten?",
            (("conflict_tried", *CONFLICT),),
            "Alleen als er geen toestemming is en zwijgen ernstige schade geeft.",
            folded=True,
        ),
    )

    def given(self) -> dict[str, Any]:
        """As the other question; the recognition and the duty conflict under their own names."""
        values = super().given()
        recognisable = self.cleaned_data.get("recognisable") or "yes"
        values["identifiable"] = recognisable == "yes"
        values["reidentification_passed"] = recognisable == "no"
        conflict = {name.removeprefix("conflict_"): self.cleaned_data[name] for name in CONFLICT}
        if self.cleaned_data["conflict_tried"] or any(conflict.values()):
            values["duty_conflict"] = conflict
        return values
