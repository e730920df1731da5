"""What must be done before a request goes on: somebody looked along (H-04), and, while a confidant
gives support, the review is not late (H-08)."""

from typing import TYPE_CHECKING

from zorgvuldig.helpline.actions.reviewing import hold_review
from zorgvuldig.helpline.actions.stories import goes_on

if TYPE_CHECKING:
    from datetime import date

    from zorgvuldig.helpline.models import HelpRequest


def hold_before_going_on(request: "HelpRequest", today: "date") -> None:
    """Refuses while nobody looked along, or a review is late. Call it with the request held."""
    goes_on(request)
    hold_review(request, today)
