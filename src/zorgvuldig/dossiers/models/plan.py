"""The plan made with the client, and the small steps in it: codes, dates and links."""

from django.db import models
from django.db.models import Q

from zorgvuldig.dossiers.codes import PlanEnd, PlanGoal, StepBy, StepEnd
from zorgvuldig.dossiers.models.dossier import Entry
from zorgvuldig.dossiers.models.talks import Recorded
from zorgvuldig.people.models import Membership


class ActionPlan(Recorded):
    """One version of the plan. A changed plan is a new one that names its `former`.

    One dossier has one plan at a time, and a plan has one case lead: a colleague, or somebody from
    outside whose name is among the sealed words (method.md S8). It has a date to look again (G21).
    """

    former = models.OneToOneField("self", models.RESTRICT, null=True, related_name="+")
    lead = models.ForeignKey(Membership, models.PROTECT, null=True, related_name="+")
    lead_outside = models.BooleanField(default=False)
    review_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_as = models.CharField(max_length=8, choices=PlanEnd, blank=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(ended_on=None),
                name="one_plan_at_a_time",
                violation_error_message="Dit dossier heeft al een plan. Verander dat plan.",
            ),
            models.CheckConstraint(
                name="plan_has_one_lead",
                condition=Q(lead=None, lead_outside=True)
                | Q(lead__isnull=False, lead_outside=False),
                violation_error_message="Een plan heeft precies één regisseur.",
            ),
            models.CheckConstraint(
                name="plan_ends_somehow",
                condition=Q(ended_on=None, ended_as="")
                | (Q(ended_on__isnull=False) & ~Q(ended_as="")),
            ),
        ]


class SmallStep(Recorded):
    """One small step, chosen together: who takes it, by which day, towards whose goal, and whether
    it was met (method.md 8.1, P08). `ended_with` is the entry that says how it ended; a step that
    was changed goes on as another with this one as its `former`."""

    plan = models.ForeignKey(ActionPlan, models.CASCADE, related_name="+")
    former = models.OneToOneField("self", models.RESTRICT, null=True, related_name="+")
    taken_by = models.CharField(max_length=12, choices=StepBy)
    goal = models.CharField(max_length=8, choices=PlanGoal, blank=True)
    by_on = models.DateField()
    ended_on = models.DateField(null=True)
    ended_as = models.CharField(max_length=8, choices=StepEnd, blank=True)
    ended_with = models.ForeignKey(Entry, models.RESTRICT, null=True, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [
            models.CheckConstraint(
                name="step_ends_with_words",
                condition=Q(ended_on=None, ended_as="", ended_with=None)
                | Q(ended_on__isnull=False, ended_as="PLAN")
                | Q(
                    ended_on__isnull=False,
                    ended_as__in=["MET", "CHANGED", "LET_GO"],
                    ended_with__isnull=False,
                ),
                violation_error_message="Schrijf op hoe het met deze stap ging.",
            )
        ]
        indexes = [
            models.Index(
                fields=["organisation", "by_on"], condition=Q(ended_on=None), name="open_steps"
            )
        ]
