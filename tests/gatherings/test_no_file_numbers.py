"""W-08: no number of a dossier or of a request stands in what a workshop keeps: not in a reason,
and not in a bottleneck of the talk. (A note and a situation: with their own tests.)"""

from uuid import uuid4

import pytest

from tests.gatherings import bringing, making
from tests.gatherings.planning import STUCK, sent
from zorgvuldig import walls
from zorgvuldig.gatherings.actions import planning, reporting
from zorgvuldig.gatherings.forms.reports import WHY, ExplainForm
from zorgvuldig.gatherings.models import Bottleneck, CaseVignette
from zorgvuldig.recording.refusals import GateShut
from zorgvuldig.rules.gatherings.pointed import Passage, pointed_in

NUMBER = "Dat staat in AB12-CD34 beschreven."

pytestmark = [pytest.mark.gate("W-08", "refuses"), pytest.mark.usefixtures("library_is_awake")]


def test_w08_a_bottleneck_of_the_talk_names_no_file(wise):
    workshop = making.led(wise, making.a_workshop(wise, state="PREP_CALL_DONE"))
    with pytest.raises(GateShut, match="AB12-CD34"):
        planning.add_bottleneck(
            workshop=workshop, actor=wise.at_work("lieke"), once=uuid4(),
            stuck=STUCK._replace(tried=NUMBER),
        )  # fmt: skip
    assert not Bottleneck.unscoped.exists()


def test_w08_the_form_of_a_bottleneck_says_so_whoever_ticks_that_it_was_read(wise):
    workshop = making.a_workshop(wise, state="PREP_CALL_DONE")
    page = sent(
        wise, f"/organiseren/werkateliers/{workshop.pk}/knelpunt/", kind="NO_FEEDBACK",
        one="EDUCATION", other="YOUTH_CARE", happens="De school hoort niets.", example=NUMBER,
        tried="", seen="on",
    )  # fmt: skip
    assert page.status_code == 422
    assert "lijkt het nummer van een dossier" in page.text


def test_w08_a_reason_beside_a_situation_names_no_file(wise):
    workshop = making.a_workshop(wise, state="CONFIRMED")
    one = making.somebody(workshop, state="SEATED", place=1)
    text = "De jongere is enig kind en zegt iets over een groep."
    (rare,) = pointed_in([Passage("situation", text)])
    with pytest.raises(GateShut, match="AB12-CD34"):
        bringing.brought(one, situation=text, reasons={rare.key: NUMBER})
    walls.say(organisation=workshop.organisation_id)
    assert not CaseVignette.unscoped.exists()
    page = bringing.sent(one, situation=text, **{f"why_{rare.key}": NUMBER})
    assert "lijkt het nummer van een dossier" in page.text


def test_w08_a_reason_in_a_report_names_no_file(wise):
    workshop = making.a_workshop(wise, state="HELD")
    reporting.begin(workshop=workshop, actor=wise.at_work("olga"))
    with pytest.raises(GateShut, match="AB12-CD34"):
        reporting.explain(workshop=workshop, actor=wise.at_work("olga"), reasons={"1": NUMBER})
    (rare,) = pointed_in([Passage("CONTEXT", "De jongere is enig kind.")])
    form = ExplainForm({f"{WHY}{rare.key}": NUMBER, "once": str(uuid4())}, findings=[rare])
    assert not form.is_valid()
    assert "AB12-CD34" in form.errors[f"{WHY}{rare.key}"][0]
