"""The questions before, after and later, by a participant's own link."""

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from zorgvuldig.gatherings.access.provider import open_provider
from zorgvuldig.gatherings.access.workshops import participant_by_link
from zorgvuldig.gatherings.actions import asking
from zorgvuldig.gatherings.door import open_to_all, page
from zorgvuldig.gatherings.forms.questions import QuestionsForm
from zorgvuldig.handbook import gatherings
from zorgvuldig.handbook.wording import label
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from zorgvuldig.gatherings.models import Participant
    from zorgvuldig.rules.gatherings.codes import Moment

ANOTHER_MOMENT = (
    "Deze vragen stonden open voor een ander moment, en dat is voorbij. Uw antwoorden zijn nog "
    "niet geteld. Ze staan hieronder nog. Pas ze aan zoals het nu voor u is, en druk dan op Klaar."
)


@open_to_all
def questions(request: "HttpRequest", slug: str, link: str) -> "HttpResponse":
    """Answer once per moment; then the right answers of the quiz stand on the page, this once. What
    was filled in for a moment that is over, is counted for no other."""
    provider = open_provider(slug)
    one = participant_by_link(link)
    now = timezone.now()
    moment = asking.open_for(one, now)
    shown: dict[str, Any] = {"link": link, "lead": gatherings.confidence().lead}
    status = 200
    if moment is not None:
        form = QuestionsForm(request.POST or None, regime=one.regime)
        shown |= {"moment": label("gather_moment", moment), "meant": moment}
        if asking.has_answered(one, moment) and not form.is_bound:
            shown["answered"] = True
        elif form.is_bound and request.POST.get("meant") != moment:
            shown |= {"form": form, "moved": ANOTHER_MOMENT}
            status = 422
        elif form.is_bound and form.is_valid():
            shown |= _counted(one, moment, form)
        else:
            shown["form"] = form
            status = 422 if form.is_bound else 200
    elif request.method == "POST":
        shown["refused"] = asking.NOTHING_NOW
    template = "gatherings/public/questions.html"
    return page(request, provider, template, shown, status=status, private=True)


def _counted(one: "Participant", moment: "Moment", form: QuestionsForm) -> dict[str, Any]:
    try:
        asking.count_answers(participant=one, moment=moment, given=form.given(), now=timezone.now())
    except AlreadyRecorded:
        return {"answered": True, "outcomes": form.outcomes()}
    except NotNow as refusal:
        return {"refused": refusal.sentence}
    return {"counted": True, "outcomes": form.outcomes()}
