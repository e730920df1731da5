"""From the caller's wish and yes, through a proposal, to a match."""

import uuid
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils import timezone

from zorgvuldig.helpline.models.confidants import Confidant
from zorgvuldig.helpline.models.requests import HelpRequest
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.rules.helpline.clocks import MOST_CONTACTS
from zorgvuldig.rules.helpline.codes import (
    WAITING_PROPOSALS,
    Answer,
    ConsentScope,
    ProposalState,
)
from zorgvuldig.vault.models import DataKey


class CallerWish(models.Model):
    """What the caller asks of a confidant: what they wish, never what they are. All of it sealed,
    in the fields of `rules.wishes.Request`, and `circle`: who must not hear of it."""

    request = models.OneToOneField(HelpRequest, models.CASCADE, primary_key=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    recorded_at = models.DateTimeField(default=timezone.now)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    unscoped = models.Manager()

    def __str__(self) -> str:
        return str(self.request_id)

    def words(self, key: DataKey) -> dict[str, Any]:
        """The wish, opened with the request's key."""
        return key.open(self.sealed, self.request_id)


class HelpConsent(models.Model):
    """One answer of the caller: to be linked (H-05), or to one referral (H-09). `sealed` holds
    `told`: what was said that the other would hear."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="+")
    referral = models.ForeignKey(
        "helpline.Referral", models.CASCADE, null=True, blank=True, related_name="+"
    )
    scope = models.CharField(max_length=8)
    answer = models.CharField(max_length=9)
    answered_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    recorded_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="help_consent_codes",
                condition=Q(scope__in=list(ConsentScope)) & Q(answer__in=list(Answer)),
            ),
            models.CheckConstraint(
                name="consent_two_per_recipient",
                condition=Q(scope="MATCHING", referral=None)
                | Q(scope="REFERRAL", referral__isnull=False),
                violation_error_message="Toestemming voor doorverwijzen geldt voor één ontvanger.",
            ),
            models.CheckConstraint(
                name="withdrawn_on_a_day",
                condition=Q(answer="WITHDRAWN", withdrawn_on__isnull=False)
                | (~Q(answer="WITHDRAWN") & Q(withdrawn_on=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.scope} {self.answer}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """`told`, opened with the request's key."""
        return key.open(self.sealed, self.id)


class MatchProposal(models.Model):
    """One confidant that somebody chose for one caller. It holds a place with the confidant as long
    as it waits. First the caller sees a first name and says yes; then the confidant says whether
    they could know each other (H-12), and yes or no. `sealed` holds `why`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="+")
    confidant = models.ForeignKey(Confidant, models.CASCADE, related_name="+")
    proposed_by = models.ForeignKey(Membership, models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=12, default=ProposalState.TO_CALLER)
    caller_answered_at = models.DateTimeField(null=True)
    conflict = models.BooleanField(null=True)
    confidant_answered_at = models.DateTimeField(null=True)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(state__in=list(WAITING_PROPOSALS)),
                name="one_proposal_at_a_time",
                violation_error_message="Er loopt al een voorstel voor deze hulpvrager.",
            ),
            models.CheckConstraint(
                name="proposal_states", condition=Q(state__in=list(ProposalState))
            ),
            models.CheckConstraint(
                name="matched_after_both_and_no_conflict",
                condition=~Q(state="MATCHED")
                | Q(
                    caller_answered_at__isnull=False,
                    confidant_answered_at__isnull=False,
                    conflict=False,
                ),
                violation_error_message="Eerst zeggen beiden ja, en zegt de vertrouwenspersoon of "
                "zij elkaar kunnen kennen.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.state} {self.id}"

    def words(self, key: DataKey) -> dict[str, Any]:
        """`why`, opened with the request's key."""
        return key.open(self.sealed, self.id)


class Match(models.Model):
    """A caller and a confidant, linked after both said yes. Access ends with it. `review_on`: a day
    to look back together that was agreed, sooner than the clock says (H-08)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(HelpRequest, models.CASCADE, related_name="+")
    confidant = models.ForeignKey(Confidant, models.CASCADE, related_name="+")
    proposal = models.OneToOneField(MatchProposal, models.RESTRICT, related_name="+")
    began_on = models.DateField()
    most_contacts = models.PositiveSmallIntegerField(default=MOST_CONTACTS)
    next_contact_on = models.DateField(null=True, blank=True)
    review_on = models.DateField(null=True, blank=True)
    needs_coordinator_since = models.DateTimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(ended_on=None),
                name="one_confidant_at_a_time",
                violation_error_message="Deze hulpvrager heeft al een vertrouwenspersoon.",
            )
        ]
        indexes = [models.Index(fields=["confidant", "ended_on"], name="load_of_confidant")]

    def __str__(self) -> str:
        return str(self.id)
