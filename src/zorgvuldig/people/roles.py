"""The roles of method.md section 2 that have an account, per organisation."""

from django.db import models

from zorgvuldig.rules.codes import Regime


class Role(models.TextChoices):
    """What somebody may do in one organisation. Texts: `handbook/roles.toml`."""

    PROFESSIONAL = "PROFESSIONAL", "hulpverlener"
    COLLEAGUE = "COLLEAGUE", "collega"
    ATTENTION_OFFICER = "ATTENTION_OFFICER", "aandachtsfunctionaris"
    BEHAVIOURAL_SCIENTIST = "BEHAVIOURAL_SCIENTIST", "gedragswetenschapper"
    DECISION_MAKER = "DECISION_MAKER", "beslisser"
    PRIVACY_OFFICER = "PRIVACY_OFFICER", "functionaris gegevensbescherming"
    CASE_LEAD = "CASE_LEAD", "regisseur"
    MUNICIPAL_CONTACT = "MUNICIPAL_CONTACT", "gemeentelijk contactpunt"
    VOLUNTEER = "VOLUNTEER", "vrijwilliger"
    HELPLINE_WORKER = "HELPLINE_WORKER", "medewerker hulplijn"
    HELPLINE_COORDINATOR = "HELPLINE_COORDINATOR", "coördinator hulplijn"
    CONFIDANT = "CONFIDANT", "vertrouwenspersoon"
    CONFIDANT_COACH = "CONFIDANT_COACH", "begeleider van vertrouwenspersonen"
    ORGANISER = "ORGANISER", "organisator van bijeenkomsten"
    FACILITATOR = "FACILITATOR", "begeleider van werkateliers"
    ADMINISTRATOR = "ADMINISTRATOR", "beheerder"


MACHINE = "MACHINE"  # where a line of the logbook tells roles: another system, which has none
WORKS_WITH_CLIENTS = frozenset({Role.PROFESSIONAL, Role.ATTENTION_OFFICER, Role.CASE_LEAD})
MAY_BE_INVOLVED = WORKS_WITH_CLIENTS | {
    Role.COLLEAGUE,
    Role.BEHAVIOURAL_SCIENTIST,
    Role.DECISION_MAKER,
}
ANSWERS_THE_LINE = frozenset({Role.HELPLINE_WORKER, Role.HELPLINE_COORDINATOR})
OF_THE_LINE = ANSWERS_THE_LINE | {Role.CONFIDANT, Role.CONFIDANT_COACH}

HOLDS_GATHERINGS = frozenset({Role.ORGANISER, Role.FACILITATOR})

EVERYWHERE = frozenset({Role.PRIVACY_OFFICER, Role.ADMINISTRATOR}) | HOLDS_GATHERINGS


def offered(regime: str) -> list[tuple[str, str]]:
    """The roles of an organisation with this regime: a line has no dossiers to work in, and who
    keeps dossiers has no line (H-13)."""
    of_line = regime == Regime.HELPLINE
    return [
        (role.value, role.label)
        for role in Role
        if role in EVERYWHERE or (role in OF_THE_LINE) == of_line
    ]


class Profession(models.TextChoices):
    """Who decides on sharing can differ per profession (method.md section 2)."""

    YOUTH_CARE = "YOUTH_CARE", "jeugdhulpverlener"
    YOUTH_WORK = "YOUTH_WORK", "jongerenwerker"
    MENTAL_CARE = "MENTAL_CARE", "behandelaar ggz"
    TEACHER = "TEACHER", "leraar of mentor"
    SOCIAL_WORK = "SOCIAL_WORK", "maatschappelijk werker"
    OTHER = "OTHER", "ander beroep"


def decider_field(profession: str) -> str:
    """What the form calls who decides for this profession; an empty one means: for all."""
    return f"deciders_{profession}" if profession else "deciders"
