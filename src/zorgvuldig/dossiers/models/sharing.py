"""Safety concerns, consents, and the decision to share or not to share."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from zorgvuldig.dossiers.codes import (
    Answer,
    ConsentForm,
    Decision,
    DisclosureState,
    FollowUp,
    Giver,
    Ground,
    Purpose,
)
from zorgvuldig.dossiers.models.dossier import Entry, Recipient
from zorgvuldig.dossiers.models.talks import Concurrence, Recorded, Sign
from zorgvuldig.dossiers.models.together import AcuteCall
from zorgvuldig.people.models import Organisation, Person
from zorgvuldig.rules.codes import Flaw


class SafetyConcern(Recorded):
    """A concrete risk: of what, for whom, how soon, what protects already (G20)."""

    ended_on = models.DateField(null=True)


class Consent(Recorded):
    """One answer, of one giver, for one recipient, one purpose and one set of information."""

    giver = models.CharField(max_length=16, choices=Giver)
    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="+")
    given_by = models.ForeignKey(Recipient, models.CASCADE, null=True, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose)
    answer = models.CharField(max_length=8, choices=Answer)
    form = models.CharField(max_length=8, choices=ConsentForm)
    speaks_for_all = models.CharField(max_length=8, blank=True)
    flaws = ArrayField(models.CharField(max_length=20), default=list)
    answered_on = models.DateField()
    withdrawn_on = models.DateField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="representative_is_somebody",
                condition=Q(giver="CLIENT", given_by=None)
                | Q(giver="REPRESENTATIVE", given_by__isnull=False),
                violation_error_message="Kies welke ouder of vertegenwoordiger antwoordde.",
            ),
            models.CheckConstraint(
                name="only_a_yes_is_withdrawn",
                condition=Q(withdrawn_on=None)
                | Q(answer="GIVEN", withdrawn_on__gte=F("answered_on")),
                violation_error_message="Alleen een gegeven toestemming kan worden ingetrokken, "
                "niet eerder dan zij is gegeven.",
            ),
            models.CheckConstraint(
                name="known_flaws", condition=Q(flaws__contained_by=[f.value for f in Flaw])
            ),
        ]


class ConsentItem(models.Model):
    """A piece of the dossier that a consent covers."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    consent = models.ForeignKey(Consent, models.CASCADE, related_name="+")
    item = models.ForeignKey(Entry, models.CASCADE, related_name="+")

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["consent", "item"], name="consent_item_once")
        ]

    def __str__(self) -> str:
        return str(self.pk)


class Disclosure(Recorded):
    """A proposal to give information to one recipient. Its words and its letter are sealed."""

    recipient = models.ForeignKey(Recipient, models.RESTRICT, related_name="+")
    purpose = models.CharField(max_length=8, choices=Purpose)
    state = models.CharField(max_length=12, choices=DisclosureState, default=DisclosureState.DRAFT)
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=16, choices=Ground, blank=True)
    feedback_on = models.DateField(null=True)
    facts = models.JSONField(default=dict)
    duty_conflict = models.JSONField(null=True)
    concern = models.ForeignKey(SafetyConcern, models.RESTRICT, null=True, related_name="+")
    decider = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    sealed_letter = models.BinaryField(null=True)
    content_digest = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField()

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="submitted_to_another",
                condition=Q(state="DRAFT")
                | Q(state="NOT_SHARED")
                | (
                    Q(decider__isnull=False, sealed_letter__isnull=False)
                    & ~Q(decider=F("requested_by"))
                ),
                violation_error_message="De beslisser is een ander dan wie het voorstel doet.",
            )
        ]


class DisclosureItem(models.Model):
    """One item that would be shared, with its own sentence on why it is needed (G14)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="+")
    item = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    sealed_necessity = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["disclosure", "item"], name="shared_once")]

    def __str__(self) -> str:
        return str(self.id)


class DecisionRecord(Recorded):
    """The decision, signed, with the advice as it stood. Never changed afterwards."""

    disclosure = models.OneToOneField(Disclosure, models.CASCADE, related_name="+")
    decision = models.CharField(max_length=10, choices=Decision)
    requested_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    weighed_with = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    advice = models.JSONField()
    letter_digest = models.CharField(max_length=64, blank=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="nobody_decides_alone",
                condition=~Q(decided_by=F("requested_by"))
                | (
                    Q(decision="NOT_SHARE", weighed_with__isnull=False)
                    & ~Q(weighed_with=F("decided_by"))
                ),
                violation_error_message="Niemand beslist alleen.",
            ),
            models.CheckConstraint(
                name="shared_with_letter", condition=Q(decision="NOT_SHARE") | ~Q(letter_digest="")
            ),
        ]


class ClientNotification(Recorded):
    """The client was told what was shared, in a letter or in an acute call, or it was postponed to
    a date (G16).

    A postponement rests on the agreement of a second person; each agreement serves once. Both are
    about the letter with this content, and count for no other.
    """

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, null=True, related_name="+")
    call = models.ForeignKey(AcuteCall, models.CASCADE, null=True, related_name="+")
    content_digest = models.CharField(max_length=64, blank=True)
    told_on = models.DateField(null=True)
    postponed_to = models.DateField(null=True)
    agreement = models.OneToOneField(Concurrence, models.CASCADE, null=True, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="told_or_dated",
                condition=Q(told_on__isnull=False, postponed_to=None, agreement=None)
                | Q(told_on=None, postponed_to__isnull=False, agreement__isnull=False),
                violation_error_message="De cliënt is geïnformeerd, of er staat met akkoord van "
                "een tweede persoon een datum waarop dat gebeurt.",
            ),
            models.CheckConstraint(
                name="told_about_one_thing",
                condition=Q(disclosure__isnull=False, call=None)
                | Q(disclosure=None, call__isnull=False),
            ),
        ]


class SignFollowUp(Recorded):
    """An opinion or assumption was looked into, and how (method.md S2)."""

    sign = models.ForeignKey(Sign, models.CASCADE, related_name="+")
    found = models.CharField(max_length=10, choices=FollowUp)


class Rectification(Recorded):
    """What the client asked to put right: the right words stand beside the entry that was wrong,
    which stays readable and is marked (AVG art. 16)."""

    corrects = models.ForeignKey(Entry, models.CASCADE, related_name="+")


class Correction(Recorded):
    """What somebody received proved wrong: a note for them, until it was sent (AVG art. 19).

    Its words hold the note; `sent_on` the day it went, or `waived_on` the day somebody wrote down
    why it cannot be sent. It is about a sign that was refuted, or about what was put right on
    request.
    """

    sign = models.ForeignKey(Sign, models.CASCADE, null=True, related_name="+")
    rectification = models.ForeignKey(Rectification, models.CASCADE, null=True, related_name="+")
    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="+")
    sent_on = models.DateField(null=True)
    waived_on = models.DateField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(fields=["sign", "disclosure"], name="corrected_once_each"),
            models.UniqueConstraint(
                fields=["rectification", "disclosure"], name="put_right_once_each"
            ),
            models.CheckConstraint(
                name="corrects_one_thing",
                condition=Q(sign=None, rectification__isnull=False)
                | Q(sign__isnull=False, rectification=None),
            ),
            models.CheckConstraint(
                name="sent_or_waived", condition=Q(sent_on=None) | Q(waived_on=None)
            ),
        ]


class Feedback(Recorded):
    """What the recipient did with what was shared, and whether it was right in hindsight (S9)."""

    disclosure = models.ForeignKey(Disclosure, models.CASCADE, related_name="+")
