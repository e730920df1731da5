"""On the day: who was there, who came instead, and the certificate for who asks for it."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.utils import timezone
from pypdf import PdfReader

from tests.gatherings import making
from tests.gatherings.coming import again, queued
from tests.style import papers
from tests.style.making import PLUM, in_use
from zorgvuldig.gatherings import certificate
from zorgvuldig.gatherings.access.seats import provider_holding
from zorgvuldig.gatherings.access.workshops import held_in
from zorgvuldig.gatherings.actions import attending
from zorgvuldig.gatherings.models import Participant
from zorgvuldig.recording.refusals import GateShut, NotNow


@pytest.fixture
def today(wise):
    begins = timezone.now() - timedelta(minutes=10)
    return making.a_workshop(wise, state="CONFIRMED", mix={"YOUTH_CARE": 2, "EDUCATION": 1},
                             begins_at=begins, ends_at=begins + timedelta(hours=3.5))  # fmt: skip


@pytest.fixture
def seated(today):
    return [making.somebody(today, state="SEATED", place=n) for n in (1, 2)]


def instead_of(wise, workshop, absent, email="ander@werk.example", once=None):
    return attending.walk_in(workshop=workshop, actor=wise.at_work("paul"), instead_of=absent.pk,
                             name="Een Ander", email=email, regime="SCHOOL",
                             once=once or uuid4())  # fmt: skip


def test_who_was_there_is_one_tick_each_and_can_be_mended(wise, today, seated):
    one, other = seated
    assert attending.tick(workshop=today, actor=wise.olga, present={one.pk}) == 1
    assert [again(x).attended for x in seated] == [True, False]
    attending.tick(workshop=today, actor=wise.olga, present={one.pk, other.pk})
    assert [again(x).attended for x in seated] == [True, True]


def test_nobody_is_ticked_before_the_day_or_after_the_report(wise, today, seated):
    today.state = "REPORT_SENT"
    today.save()
    with pytest.raises(NotNow, match="het verslag is verstuurd"):
        attending.tick(workshop=today, actor=wise.olga, present=set())
    early = making.a_workshop(wise, state="CONFIRMED")
    with pytest.raises(NotNow, match="vanaf de dag"):
        attending.tick(workshop=early, actor=wise.olga, present=set())


@pytest.mark.gate("W-01", "releases")
def test_who_comes_instead_has_the_sector_of_who_is_not_there(wise, today, seated):
    came = instead_of(wise, today, seated[0])
    assert (came.sector, came.state, came.attended) == ("YOUTH_CARE", "SEATED", True)
    assert again(seated[0]).state == "WITHDRAWN"
    assert held_in(today) == {"YOUTH_CARE": 2}
    assert queued("send_link")[-1]["participant"] == str(came.pk)


@pytest.mark.gate("W-01", "refuses")
def test_nobody_comes_beside_those_who_are_there(wise, today, seated):
    attending.tick(workshop=today, actor=wise.olga, present={one.pk for one in seated})
    with pytest.raises(NotNow, match="er niet is"):
        instead_of(wise, today, seated[0])
    Participant.unscoped.update(attended=None)
    making.somebody(today, state="SEATED", place=3)  # as if a third had got in
    with pytest.raises(GateShut) as shut:
        instead_of(wise, today, seated[0])
    assert shut.value.gate == "W-01"
    assert again(seated[0]).state == "SEATED"


def test_who_waited_takes_the_place_with_what_is_known_of_them(wise, today, seated):
    waiting = making.somebody(today, state="WAITING", place=3)
    known = attending.digest_of("wacht@werk.example", today.organisation_id)
    Participant.unscoped.filter(pk=waiting.pk).update(address_digest=known)
    came = instead_of(wise, today, seated[0], email="wacht@werk.example")
    assert came.pk == waiting.pk
    assert again(waiting).state == "SEATED"
    with pytest.raises(NotNow, match="al op de lijst"):
        instead_of(wise, today, seated[1], email="wacht@werk.example")


def test_a_certificate_is_for_who_was_there_and_asked(wise, today, seated):
    one = seated[0]
    attending.tick(workshop=today, actor=wise.olga, present={one.pk})
    assert not certificate.ready(again(one))
    attending.ask_certificate(participant=again(one), wanted=True)
    attending.ask_certificate(participant=again(seated[1]), wanted=True)
    assert certificate.ready(again(one))
    assert not certificate.ready(again(seated[1]))


def test_the_certificate_names_person_day_hours_provider_and_subject(wise, today, seated):
    one = again(seated[0])
    paper = PdfReader(BytesIO(certificate.pdf(one, provider_holding(today))))
    text = " ".join(paper.pages[0].extract_text().split())
    for part in (one.words()["name"], "3,5 uur", "Samen Wijs", "Zorgvuldig informatie delen"):
        assert part in text
    assert "Vertrouwelijk" not in text
    assert paper.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Waterland" not in text


def test_the_certificate_carries_the_head_of_the_provider(wise, today, seated):
    in_use(wise, "greet")
    paper = certificate.pdf(again(seated[0]), provider_holding(today))
    assert papers.logos(paper) == ["Samen Wijs"]
    assert papers.wears(paper, PLUM)
