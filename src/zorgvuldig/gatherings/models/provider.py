"""Who holds gatherings, as the public knows it."""

from django.db import models
from django.db.models import Q

from zorgvuldig.people.models import Organisation


class Provider(models.Model):
    """What one organisation tells the public about its gatherings. `slug` stands in every public
    address and says nothing of the subject. Seen by everybody once it is open. `wrong_codes` counts
    the codes of no room that were tried since `wrong_since`, by whomever."""

    organisation = models.OneToOneField(
        Organisation, models.PROTECT, primary_key=True, related_name="+"
    )
    slug = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=80)
    about = models.TextField(max_length=2000, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=40, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=False)
    wrong_codes = models.PositiveIntegerField(default=0, editable=False)
    wrong_since = models.DateTimeField(null=True, editable=False)

    objects = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="provider_was_checked",
                condition=Q(phone="", email="") | Q(checked_on__isnull=False),
                violation_error_message="Zeg wanneer nummer en adres voor het laatst zijn "
                "nagekeken.",
            )
        ]

    def __str__(self) -> str:
        return self.name
