"""What stands beside the words of talks, signs, consultations and assessments: codes and links."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from zorgvuldig.dossiers.codes import (
    Agreement,
    AssessmentOutcome,
    ConcurrenceKind,
    ConversationKind,
    ConversationMode,
    FollowUp,
    NextOutcome,
    Scope,
    SignPolarity,
    SignSource,
    StatementType,
)
from zorgvuldig.dossiers.models.dossier import Dossier, Entry, Recipient
from zorgvuldig.people.models import Organisation, Person


class Recorded(models.Model):
    """The codes of one entry. The row carries its organisation, for the wall."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="+")

    unscoped = models.Manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.pk)


class ContactNotice(Recorded):
    """The client was told beforehand whom is approached (G02)."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="+")
    informed_on = models.DateField()


class Concurrence(Recorded):
    """Something one person may not decide alone, and the answer of the second person.

    It is about one recipient, or one proposal; `subject` is a digest of what exactly was agreed to,
    so that an agreement never serves another matter.
    """

    kind = models.CharField(max_length=20, choices=ConcurrenceKind)
    recipient = models.ForeignKey(Recipient, models.CASCADE, null=True, related_name="+")
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    second_person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    disclosure = models.ForeignKey(
        "dossiers.Disclosure", models.CASCADE, null=True, related_name="+"
    )
    subject = models.CharField(max_length=64, blank=True)
    new_on = models.DateField(null=True)
    agreed = models.BooleanField(null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="second_person_is_another",
                condition=~Q(second_person=F("asked_by")),
                violation_error_message="De tweede persoon is een ander dan uzelf.",
            ),
            models.CheckConstraint(
                name="exception_has_new_date",
                condition=~Q(kind__in=["SAFETY_EXCEPTION", "POSTPONEMENT"])
                | Q(new_on__isnull=False),
                violation_error_message="Spreek een datum af waarop u het alsnog vertelt.",
            ),
        ]


class Conversation(Recorded):
    """A talk with the client, a parent or somebody around them."""

    kind = models.CharField(max_length=12, choices=ConversationKind)
    mode = models.CharField(max_length=12, choices=ConversationMode)
    recipient = models.ForeignKey(Recipient, models.RESTRICT, null=True, related_name="+")
    advice = models.JSONField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="talk_with_somebody",
                condition=Q(kind="INDIVIDUAL", recipient=None)
                | (~Q(kind="INDIVIDUAL") & Q(recipient__isnull=False, advice__isnull=False)),
            )
        ]


class Sign(Recorded):
    """What was seen or heard, as a fact, an opinion or an assumption (G06), with its source.

    Opinions and assumptions come back on `ask_again_on` until they are confirmed or refuted; a fact
    needs no looking into, but may prove wrong.
    """

    statement_type = models.CharField(max_length=12, choices=StatementType)
    polarity = models.CharField(max_length=14, choices=SignPolarity)
    followup = models.CharField(max_length=10, choices=FollowUp, blank=True)
    ask_again_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=10, choices=SignSource)
    source_agrees = models.CharField(max_length=10, choices=Agreement, blank=True)
    is_diagnosis = models.BooleanField(default=False)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="opinion_is_followed_up",
                condition=Q(statement_type="FACT", followup__in=["", "REFUTED"])
                | (~Q(statement_type="FACT") & ~Q(followup="")),
                violation_error_message="Een mening of veronderstelling gaat u later na.",
            ),
            models.CheckConstraint(
                name="second_hand_says_agreement",
                condition=Q(source="OWN", source_agrees="")
                | (~Q(source="OWN") & ~Q(source_agrees="")),
                violation_error_message="Zeg bij andermans informatie of die persoon het "
                "goedvindt dat u het opschrijft.",
            ),
        ]


class AdviceText(Recorded):
    """What may be put to somebody outside: without names, looked through and confirmed (G12)."""

    confirmed_on = models.DateField()


class Consultation(Recorded):
    """Advice that was asked, inside or outside; without names unless a decision says otherwise."""

    scope = models.CharField(max_length=10, choices=Scope)
    anonymous = models.BooleanField(default=True)
    reidentification_passed = models.BooleanField(default=False)
    asked_with = models.ForeignKey(AdviceText, models.RESTRICT, null=True, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="outside_without_names",
                condition=~Q(scope="EXTERNAL") | Q(anonymous=True, reidentification_passed=True),
                violation_error_message="Advies van buiten vraagt u zonder namen, na de controle "
                "op herkenbaarheid.",
            )
        ]


class Assessment(Recorded):
    """A joint judgement, begun by one and completed by at least two."""

    outcome = models.CharField(max_length=16, choices=AssessmentOutcome, blank=True)
    review_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    assessors = ArrayField(models.BigIntegerField(), default=list)
    former = models.ForeignKey("self", models.RESTRICT, null=True, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="completed_by_two_with_review",
                condition=Q(completed_on=None, outcome="")
                | (
                    Q(completed_on__isnull=False, review_on__isnull=False, assessors__len__gte=2)
                    & ~Q(outcome="")
                ),
                violation_error_message="Een inschatting rondt u met ten minste twee personen af, "
                "met een datum om opnieuw te kijken.",
            )
        ]


class AssessmentView(models.Model):
    """How one assessor sees it, written apart. No number, colour or rank anywhere (G18)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    assessment = models.ForeignKey(Assessment, models.CASCADE, related_name="+")
    assessor = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sealed = models.BinaryField(null=True)
    edition = models.CharField(max_length=10, blank=True)
    invited_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assessment", "assessor"], name="one_view_each"),
            models.CheckConstraint(
                name="submitted_with_words",
                condition=Q(submitted_at=None) | Q(sealed__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.id)


class StepReason(Recorded):
    """Why a step of the method was not needed, or not safe (W3, W4)."""

    step = models.CharField(max_length=24)


class NextSteps(Recorded):
    """Where the weighing led, who leads, and when all look again (method.md S8, G21)."""

    outcome = models.CharField(max_length=16, choices=NextOutcome)
    review_on = models.DateField()
