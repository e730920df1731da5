"""What an account of another system may be for; its words stand in `handbook/codes.toml`."""

from django.db import models


class Scope(models.TextChoices):
    """One kind of call. An account has those that two persons gave it, and no others."""

    INTAKE = "INTAKE", "hulpvragen aanbieden"
    COUNTS = "COUNTS", "jaarcijfers lezen"
    LOGBOOK = "LOGBOOK", "het logboek meenemen"
