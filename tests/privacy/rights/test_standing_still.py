"""Standing still: read and kept up, not shared; danger goes on; two people lift it."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import entry
from tests.dossiers.sharing import story
from tests.privacy.rights.asking import agree, decided, fresh, identified, lay, take
from zorgvuldig.dossiers.actions import acute, consulting, deciding, proposing, talks
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.actions import standing_still
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
STILL = "Delen staat stil"


def frozen(dossier):
    return Dossier.unscoped.get(pk=dossier.pk).frozen_on


@pytest.mark.parametrize("right", ["RESTRICTION", "OBJECTION"])
def test_it_stands_still_from_the_moment_it_was_asked(town, dossier, right):
    take(town, dossier, right)
    assert frozen(dossier) == TODAY()
    assert LogEntry.unscoped.filter(event_type="dossier.frozen").count() == 1


@pytest.mark.parametrize("right", ["ACCESS", "DESTRUCTION", "COMPLAINT"])
def test_other_requests_stop_nothing(town, dossier, right):
    take(town, dossier, right)
    assert frozen(dossier) is None


def test_who_may_not_ask_stops_nothing(town, dossier):
    take(town, dossier, "RESTRICTION", asker="OTHER", name="Iemand")
    assert frozen(dossier) is None


def test_a_parent_who_may_ask_after_all_stops_it_then(town, make_dossier):
    day = TODAY()
    dossier = make_dossier(born_on=day.replace(year=day.year - 9, day=1))
    asked = take(town, dossier, "RESTRICTION", asker="AUTHORITY_PARENT", name="Vader")
    assert frozen(dossier) is None
    take(town, dossier, "RESTRICTION", asker="AUTHORITY_PARENT", name="Moeder", rep_all="YES")
    assert frozen(dossier) == day
    assert asked.pk


def still(town, dossier):
    take(town, dossier, "RESTRICTION")
    return Dossier.unscoped.get(pk=dossier.pk)


def test_no_proposal_begins(town, dossier):
    made = story.everything(dossier, town)
    still(town, dossier)
    with pytest.raises(NotNow, match=STILL) as refusal:
        proposing.begin(
            dossier=dossier,
            actor=town.at_work("anna"),
            recipient=made.recipient,
            concern=made.concern,
            purpose="SAFETY",
            once=uuid4(),
        )
    assert refusal.value.mend == "rights"


def test_no_proposal_is_laid_down(town, dossier):
    made = story.everything(dossier, town)
    still(town, dossier)
    with pytest.raises(NotNow, match=STILL):
        proposing.submit(
            proposal=story.fresh(made.proposal), actor=town.at_work("anna"), today=TODAY()
        )


def test_nobody_decides_to_share_and_not_sharing_is_open(town, dossier):
    made = story.everything(dossier, town)
    proposing.submit(proposal=made.proposal, actor=town.at_work("anna"), today=TODAY())
    still(town, dossier)
    laid = story.fresh(made.proposal)
    esra = town.at_work("esra")
    seen = deciding.now(laid, TODAY())[1]
    said = {"proposal": laid, "actor": esra, "fingerprint": seen, "today": TODAY()}
    with pytest.raises(NotNow, match=STILL):
        deciding.decide(decision="SHARE", **said, **entry(reasons="Zo kan het"))
    signed = deciding.decide(decision="NOT_SHARE", **said, **entry(reasons="Wij wachten"))
    assert signed.decision == "NOT_SHARE"


def test_no_letter_is_printed_to_be_sent_and_reading_it_stays_open(town, signed_in):
    made = afterwards.shared(town)
    still(town, made.dossier)
    letter = f"/dossiers/{made.dossier.reference}/voorstel/{made.proposal.pk}/brief.pdf"
    anna = signed_in(town.anna)
    assert anna.get(f"{letter}?doel=versturen").status_code == 302
    assert anna.get(f"{letter}?doel=client").status_code == 200


def test_no_colleague_is_asked_in_and_no_advice_with_the_name(town, dossier):
    still(town, dossier)
    anna = town.at_work("anna")
    with pytest.raises(NotNow, match=STILL):
        talks.record_consultation(
            dossier=dossier, actor=anna, anonymous=False, **entry(question="Wat zie jij?")
        )
    talks.record_consultation(
        dossier=dossier, actor=anna, anonymous=True, **entry(question="Wat zie jij?")
    )
    with pytest.raises(NotNow, match=STILL):
        consulting.ask_once(
            dossier=dossier,
            actor=anna,
            membership=town.bram.membership,
            ends_on=story.soon(),
            today=TODAY(),
            **entry(question="Wat zie jij?"),
        )


def test_danger_is_never_in_the_way(town, dossier):
    held = still(town, dossier)
    made = acute.record_call(
        dossier=held, actor=town.at_work("anna"), called="112", **entry(said="Kom snel")
    )
    assert made.called == "112"


def test_it_is_seen_on_the_page_and_in_the_list(town, signed_in, dossier):
    still(town, dossier)
    anna = signed_in(town.anna)
    assert "delen staat stil" in anna.get(f"/dossiers/{dossier.reference}/").text
    assert "delen staat stil" in anna.get("/dossiers/").text


# the end of it


def test_a_refused_request_stops_it_no_longer(town, dossier):
    asked = identified(town, take(town, dossier, "RESTRICTION"))
    decided(town, asked, "REFUSED", ground="UAVG_41", reasons="Een ander loopt gevaar")
    assert frozen(dossier) is None


def test_another_request_still_stops_it(town, dossier):
    first = identified(town, take(town, dossier, "RESTRICTION"))
    take(town, dossier, "OBJECTION")
    decided(town, first, "REFUSED", ground="UAVG_41", reasons="Een ander loopt gevaar")
    assert frozen(dossier) == TODAY()


def test_a_granted_request_stops_it_until_two_lift_it(town, dossier):
    asked = identified(town, take(town, dossier, "RESTRICTION"))
    decided(town, asked)
    assert frozen(dossier) == TODAY()
    said = {"once": uuid4(), "client_told_on": TODAY(), "reason": "Het is nagekeken"}
    with pytest.raises(NotNow, match="beslisser en de functionaris"):
        standing_still.ask_to_lift(asked=fresh(asked), actor=town.at_work("anna"), **said)
    standing_still.ask_to_lift(asked=fresh(asked), actor=town.at_work("frank"), **said)
    with pytest.raises(NotNow, match="De een vraagt het, de ander beslist"):
        standing_still.agree_to_lift(asked=fresh(asked), actor=town.at_work("frank"), today=TODAY())
    assert frozen(dossier) == TODAY()
    standing_still.agree_to_lift(asked=fresh(asked), actor=town.at_work("esra"), today=TODAY())
    assert frozen(dossier) is None


def test_the_two_lift_it_on_their_pages(town, signed_in, dossier):
    asked = identified(town, take(town, dossier, "RESTRICTION"))
    decided(town, asked)
    here = f"/rechten/{asked.pk}/delen/"
    assert signed_in(town.esra).get(here).status_code == 404
    form = {
        "once": str(uuid4()),
        "client_told_on": TODAY().isoformat(),
        "reason": "Het klopt nu",
    }
    assert signed_in(town.frank).post(here, form).status_code == 302
    esra = signed_in(town.esra)
    assert "Het klopt nu" in esra.get(here).text
    assert esra.post(here).status_code == 302
    town.at_work("anna")
    assert frozen(dossier) is None


def test_lifting_an_objection_needs_an_answer_that_granted_it(town, dossier):
    asked = identified(town, take(town, dossier, "OBJECTION"))
    lay(town, asked, by="frank", second="")
    said = {"once": uuid4(), "client_told_on": TODAY(), "reason": "Toch"}
    with pytest.raises(NotNow, match="staat door dit verzoek niets stil"):
        standing_still.ask_to_lift(asked=fresh(asked), actor=town.at_work("esra"), **said)
    agree(town, asked, "esra")
    standing_still.ask_to_lift(asked=fresh(asked), actor=town.at_work("esra"), **said)
