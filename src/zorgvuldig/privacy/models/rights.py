"""A request about somebody's rights, the answer to it, and what was done.

What was asked, by whom, and the letters rest sealed: under the key of the dossier, or under a key
of its own where nothing is held. When a dossier is erased its key goes with it; codes and dates of
the request stay behind, as the proof that it was asked and done.
"""

import uuid
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from zorgvuldig.dossiers.models import Dossier, Entry, Recipient
from zorgvuldig.people.models import Organisation, Person
from zorgvuldig.privacy.codes import Checked, Handed, How, Outcome
from zorgvuldig.rules.codes import Age, ConsentStatus, Regime, RepAll
from zorgvuldig.rules.rights import Asker, Right
from zorgvuldig.rules.rights.following import ERASURE, GROUNDS
from zorgvuldig.vault.models import DataKey

ALL_GROUNDS = sorted(
    {code for codes in GROUNDS.values() for code in codes}
    | {*ERASURE, "CLIENT_INTEREST", "INTEREST_OF_ANOTHER", "STATUTE_FORBIDS"}
)
ON_A_GROUND = [Outcome.PARTLY, Outcome.REFUSED]


class RightsRequest(models.Model):
    """What somebody asked, and what was recorded about who may ask it. `id` comes from the form."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, models.SET_NULL, null=True, related_name="+")
    own_key = models.ForeignKey(DataKey, models.SET_NULL, null=True, related_name="+")
    sealed = models.BinaryField()
    right = models.CharField(max_length=20)
    asker = models.CharField(max_length=20)
    regime = models.CharField(max_length=12)
    somebody = models.ForeignKey(Recipient, models.SET_NULL, null=True, related_name="+")
    about_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    nothing_held = models.BooleanField(default=False)
    age_band = models.CharField(max_length=8, default=Age.UNKNOWN)
    received_on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    in_writing = models.BooleanField(default=False)
    with_names = models.BooleanField(default=False)
    taken_in_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    taken_in_at = models.DateTimeField(default=timezone.now)
    identity_how = models.CharField(max_length=10, choices=Checked, blank=True)
    identity_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    identity_on = models.DateField(null=True)
    client_informed_on = models.DateField(null=True)
    client_says = models.CharField(max_length=12, default=ConsentStatus.NOT_ASKED)
    parents_say = models.CharField(max_length=12, default=ConsentStatus.NOT_ASKED)
    rep_all = models.CharField(max_length=8, default=RepAll.UNKNOWN)
    mandate = models.BooleanField(default=False)
    legal_measure = models.BooleanField(default=False)
    deceased = models.BooleanField(default=False)
    by_consent_or_contract = models.BooleanField(default=False)
    extended_on = models.DateField(null=True)
    answer_by = models.DateField()
    done_by = models.DateField()
    answered_on = models.DateField(null=True)
    handed = models.CharField(max_length=10, choices=Handed, blank=True)
    done_on = models.DateField(null=True)
    erased = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rights_codes",
                condition=Q(right__in=list(Right))
                & Q(asker__in=list(Asker))
                & Q(regime__in=list(Regime))
                & Q(age_band__in=list(Age))
                & Q(client_says__in=list(ConsentStatus))
                & Q(parents_say__in=list(ConsentStatus))
                & Q(rep_all__in=list(RepAll)),
            ),
            models.CheckConstraint(
                name="identity_checked_by_somebody",
                condition=Q(identity_how="", identity_by=None, identity_on=None)
                | (Q(identity_by__isnull=False, identity_on__isnull=False) & ~Q(identity_how="")),
                violation_error_message="Leg vast hoe, door wie en wanneer is nagegaan wie dit "
                "vraagt.",
            ),
            models.CheckConstraint(
                name="extended_for_files_only",
                condition=Q(extended_on=None)
                | (Q(right__in=["ACCESS", "COPY"]) & ~Q(regime="WMO")),
                violation_error_message="Voor dit verzoek kent de wet geen verlenging.",
            ),
            models.CheckConstraint(
                name="names_of_who_looked",
                condition=Q(with_names=False) | Q(right="WHO_LOOKED"),
                violation_error_message="Namen horen alleen bij de vraag wie het dossier zag.",
            ),
            models.CheckConstraint(
                name="answered_is_handed",
                condition=Q(answered_on=None, handed="")
                | (Q(answered_on__isnull=False) & ~Q(handed="")),
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "closed_on", "answer_by"], name="rights_by_clock")
        ]

    def __str__(self) -> str:
        return f"{self.right} {self.id}"

    @property
    def key(self) -> DataKey | None:
        """What its words are sealed with; nothing any more once that was thrown away."""
        return self.dossier.key if self.dossier else self.own_key

    @property
    def words(self) -> dict[str, Any]:
        """`name` of who asks, `reach`, and `asked`: what exactly. Empty once erased."""
        return self.key.open(self.sealed, self.id) if self.key and self.sealed else {}


class RightsItem(models.Model):
    """A piece of the dossier that a request is about: to correct or to destroy. What it should say
    instead is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "entry"], name="asked_once_each")]

    def __str__(self) -> str:
        return str(self.id)


class WeighedEntry(models.Model):
    """Somebody read this piece and chose which passages the asker does not get to see. `digest` is
    of the text that was read: a text that changed is read again."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="+")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="+")
    weighed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "entry"], name="weighed_once")]

    def __str__(self) -> str:
        return str(self.id)


class RightsAnswer(models.Model):
    """The answer: prepared by one, agreed by another, on exactly the letter and the paper that both
    saw. Without `agreed_by` it is a proposal."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.OneToOneField(RightsRequest, models.CASCADE, related_name="+")
    outcome = models.CharField(max_length=12, choices=Outcome)
    ground = models.CharField(max_length=24, blank=True)
    row = models.CharField(max_length=3)
    together = models.BooleanField(default=False)
    lawyer_asked = models.BooleanField(default=False)
    prepared_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    prepared_as = models.CharField(max_length=16)
    prepared_on = models.DateField()
    asked_of = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_as = models.CharField(max_length=16, blank=True)
    decided_on = models.DateField(null=True)
    about_person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    advice = models.JSONField(default=dict)
    sealed = models.BinaryField()
    sealed_letter = models.BinaryField(null=True)
    letter_digest = models.CharField(max_length=64, blank=True)
    sealed_paper = models.BinaryField(null=True)
    paper_digest = models.CharField(max_length=64, blank=True)

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="rights_by_two",
                condition=~Q(prepared_by=F("agreed_by")),
                violation_error_message="Niemand beslist alleen: een ander dan wie het antwoord "
                "maakte, kijkt mee.",
            ),
            models.CheckConstraint(
                name="rights_decided_by_two",
                condition=Q(decided_on=None)
                | Q(outcome="ROUTES")
                | (Q(outcome="GIVEN", prepared_as="BESIDE") & ~Q(letter_digest=""))
                | (Q(agreed_by__isnull=False) & ~Q(letter_digest="")),
                violation_error_message="Een antwoord op een verzoek geven twee mensen samen.",
            ),
            models.CheckConstraint(
                name="rights_by_the_right_two",
                condition=Q(together=False)
                | Q(agreed_as="")
                | Q(prepared_as="DECISION_MAKER", agreed_as="PRIVACY_OFFICER")
                | Q(prepared_as="PRIVACY_OFFICER", agreed_as="DECISION_MAKER"),
                violation_error_message="Dit beslissen de beslisser en de functionaris "
                "gegevensbescherming samen.",
            ),
            models.CheckConstraint(
                name="refused_on_a_listed_ground",
                condition=(Q(outcome__in=ON_A_GROUND, ground__in=ALL_GROUNDS, together=True))
                | (~Q(outcome__in=ON_A_GROUND) & Q(ground="")),
                violation_error_message="Weigeren kan alleen op een grond uit de wet, door de "
                "beslisser en de functionaris gegevensbescherming samen.",
            ),
            models.CheckConstraint(
                name="refusals_are_together",
                condition=~Q(outcome="NOT_ENTITLED") | Q(together=True),
            ),
            models.CheckConstraint(
                name="not_by_who_it_is_about",
                condition=Q(about_person=None)
                | (~Q(prepared_by=F("about_person")) & ~Q(agreed_by=F("about_person"))),
                violation_error_message="Wie het aangaat, behandelt dit niet zelf.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} {self.id}"


class FreezeLifting(models.Model):
    """Sharing may go on after it stood still: asked by one, agreed by another, and the client was
    told before (AVG art. 18(3))."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.OneToOneField(RightsRequest, models.CASCADE, related_name="+")
    client_told_on = models.DateField()
    asked_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    asked_as = models.CharField(max_length=16)
    agreed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    agreed_as = models.CharField(max_length=16, blank=True)
    lifted_on = models.DateField(null=True)
    sealed = models.BinaryField()

    unscoped = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="freeze_lifted_by_two",
                condition=Q(lifted_on=None, agreed_by=None)
                | (
                    Q(lifted_on__isnull=False, agreed_by__isnull=False)
                    & ~Q(asked_by=F("agreed_by"))
                    & ~Q(asked_as=F("agreed_as"))
                ),
                violation_error_message="Dat delen weer mag, beslissen twee mensen samen.",
            )
        ]

    def __str__(self) -> str:
        return str(self.id)


class DutyDone(models.Model):
    """A duty that only people can see to, and who did when."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    request = models.ForeignKey(RightsRequest, models.CASCADE, related_name="+")
    duty = models.CharField(max_length=24)
    done_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    done_on = models.DateField(default=timezone.localdate)

    unscoped = models.Manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["request", "duty"], name="duty_done_once")]

    def __str__(self) -> str:
        return f"{self.duty} {self.request_id}"
