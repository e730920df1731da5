"""The rights desk on the page of the day: requests to answer, and answers asked of somebody."""

from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse

from zorgvuldig.people.reminding import Waits, Why
from zorgvuldig.privacy import ways
from zorgvuldig.privacy.access import rights

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor


def what_waits(actor: "Actor", today: date) -> list[Waits]:
    """Who asks what stands on no line; of a request only that it must be answered, and when."""
    if not ways.DESK.admits(actor):
        return []
    agree = [
        Waits(
            "Een collega vraagt u mee te kijken met een antwoord over rechten",
            reverse("privacy:rights_agree", args=[answer.request_id]),
            Why.ASKED,
            since=answer.prepared_on,
        )
        for answer in rights.asked_to_agree(actor)
    ]
    answers = [
        Waits(
            "Een verzoek over rechten moet snel worden beantwoord",
            reverse("privacy:rights_request", args=[asked.pk]),
            Why.LATE,
            due=asked.answer_by,
        )
        for asked in rights.soon_to_answer(actor, today)
    ]
    return [*agree, *answers]
