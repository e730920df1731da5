"""The roles of method.md section 2 that have an account, per organisation."""

from django.db import models


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
    ADMINISTRATOR = "ADMINISTRATOR", "beheerder"


WORKS_WITH_CLIENTS = frozenset({Role.PROFESSIONAL, Role.ATTENTION_OFFICER, Role.CASE_LEAD})
MAY_BE_INVOLVED = WORKS_WITH_CLIENTS | {
    Role.COLLEAGUE,
    Role.BEHAVIOURAL_SCIENTIST,
    Role.DECISION_MAKER,
}


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
