"""The plan that Anna and Daan made together, with two small steps. Everything in it is invented."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.actions import planning, stepping

if TYPE_CHECKING:
    from zorgvuldig.demo.telling import Teller
    from zorgvuldig.dossiers.models import Dossier

PLAN = {
    "client_goal": "Ik wil een stage waar ik iets kan, en niet meer elke dag ruzie over school.",
    "agency_goal": "Dat Daan ergens bij hoort waar hij zich goed voelt, en dat hij naar de groep "
    "blijft komen.",
    "joined": "De fietsenmaker: daar leert hij iets, en wij zien hem elke donderdag.",
    "choices_offered": "Drie stageplekken. Alleen gaan, met zijn hulpverlener of met een vriend.",
    "chosen": "De fietsenmaker, samen met zijn hulpverlener. Dat koos Daan.",
    "drive_identity": "Hij wil ergens goed in zijn. Hij repareert al fietsen voor de buurt.",
    "alternatives": "De fietsenmaker op donderdag, en de klusploeg van de speeltuin.",
    "siblings_peers": "Zijn zusje gaat op donderdag met een buurmeisje naar school.",
    "information": "Alleen wie op de groep werkt, kent dit plan. School weet van de stage.",
    "hearing_back": "Elke donderdag na de stage praten Daan en zijn hulpverlener een kwartier.",
}
VISIT = {
    "what": "Samen een keer gaan kijken bij de fietsenmaker.",
    "who": "Daan, met zijn hulpverlener",
}
VISITED = {
    "step": VISIT["what"],
    "said": "Daan: ‘Ik mocht meteen een band plakken.’ De fietsenmaker vond hem handig.",
    "compliment": "Je gaf hem zelf een hand en stelde drie vragen. Dat was sterk.",
}
LETTER = {"what": "Een briefje schrijven: waarom ik hier stage wil lopen.", "who": "Daan zelf"}


def tell(teller: "Teller", dossier: "Dossier") -> None:
    """Made last week; the first step was met, the second is still to come."""
    at, near = teller.at(dossier), teller.today + timedelta(days=5)
    planning.make_plan(
        **at,
        read={},
        lead=teller.keeper.membership,
        review_on=teller.today + timedelta(days=9),
        **teller.entry(7, **PLAN),
    )
    codes: dict[str, Any] = {"taken_by": "CLIENT", "goal": "CLIENT", "by_on": near}
    first = stepping.agree_step(**at, **codes, **teller.entry(7, **VISIT))
    stepping.meet_step(**at, step=first, **teller.entry(3, **VISITED))
    stepping.agree_step(**at, **codes, **teller.entry(3, **LETTER))
