"""The summary for the client: prepared by one, released by another, handed over."""

from django.db import models
from django.db.models import F, Q

from zorgvuldig.dossiers.codes import Giver, SummaryLevel, SummaryState
from zorgvuldig.dossiers.models.dossier import Recipient
from zorgvuldig.dossiers.models.talks import Recorded
from zorgvuldig.people.models import Person


class ClientSummary(Recorded):
    """What the client can read about themselves. The draft rests in the entry; `sealed_page` is the
    page as it was laid before the second person, and the only thing that is printed;
    `sealed_answer` holds what that person wants changed."""

    level = models.CharField(max_length=5, choices=SummaryLevel)
    state = models.CharField(max_length=8, choices=SummaryState, default=SummaryState.DRAFT)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField(null=True)
    released_at = models.DateTimeField(null=True)
    digest = models.CharField(max_length=64, blank=True)
    sealed_page = models.BinaryField(null=True)
    sealed_answer = models.BinaryField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="summary_released_by_another",
                condition=Q(state="DRAFT")
                | (
                    Q(second_person__isnull=False, sealed_page__isnull=False)
                    & ~Q(digest="")
                    & ~Q(second_person=F("prepared_by"))
                ),
                violation_error_message="Een ander dan wie haar maakte, geeft haar vrij.",
            ),
            models.CheckConstraint(
                name="summary_released_at",
                condition=Q(state="RELEASED", released_at__isnull=False)
                | (~Q(state="RELEASED") & Q(released_at=None)),
            ),
        ]


class SummaryGiven(Recorded):
    """A released summary was handed over: to whom stands here, when and how in the entry."""

    summary = models.ForeignKey(ClientSummary, models.CASCADE, related_name="+")
    to = models.CharField(max_length=14, choices=Giver)
    recipient = models.ForeignKey(Recipient, models.RESTRICT, null=True, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="summary_given_to_somebody",
                condition=Q(to="CLIENT", recipient=None)
                | Q(to="REPRESENTATIVE", recipient__isnull=False),
                violation_error_message="Kies aan wie u de samenvatting gaf.",
            )
        ]
