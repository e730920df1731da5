"""What stands beside the words of a map and of who joins in: links and a day, never a number."""

from django.db import models
from django.db.models import Q

from zorgvuldig.dossiers.codes import ConversationMode
from zorgvuldig.dossiers.models.dossier import Recipient
from zorgvuldig.dossiers.models.talks import Recorded


class SafetyMap(Recorded):
    """One version of the map of a dossier. It is never changed: the next version has it as
    `former`, and two people cannot both follow the same one."""

    mode = models.CharField(max_length=12, choices=ConversationMode)
    former = models.ForeignKey("self", models.RESTRICT, null=True, related_name="+")

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["former"],
                name="one_map_follows",
                violation_error_message="Iemand anders legde intussen een nieuwere kaart vast.",
            ),
            models.UniqueConstraint(
                fields=["dossier"],
                condition=Q(former=None),
                name="one_first_map",
                violation_error_message="Iemand anders legde intussen de eerste kaart vast.",
            ),
        ]


class SafetyNetworkMember(Recorded):
    """Somebody around the family who knows the worry and has a task, until they stop."""

    recipient = models.ForeignKey(Recipient, models.CASCADE, related_name="+")
    until = models.DateField(null=True)

    class Meta(Recorded.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["recipient"],
                condition=Q(until=None),
                name="joins_in_once",
                violation_error_message="Deze persoon doet al mee.",
            )
        ]
