"""A report points at nobody, and a facilitator says so, before it leaves the house (W-05)."""

from datetime import timedelta
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.cast import signed_in
from tests.gatherings import making
from tests.gatherings.coming import mailed
from tests.gatherings.reporting import advise, checked, explain, report, send, sign, write
from zorgvuldig.gatherings.actions import signing
from zorgvuldig.gatherings.models import Workshop
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.nameless import library
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.rules.retention import add_months

pytestmark = pytest.mark.usefixtures("library_is_awake")

PLANTED = {
    "name": ("Toen zei Kevin Bakkers dat het klaar was.", "Kevin Bakkers"),
    "school": ("Iemand van het Mondriaan College was het er niet mee eens.", "Mondriaan College"),
    "day": ("Het ging over wat er op 3 maart gebeurde.", "op 3 maart"),
    "town": ("De jongere woont in Tilburg.", "Tilburg"),
    "rare": ("Het ging om de enige jongen in de groep.", "de enige jongen"),
}


@pytest.fixture
def held(wise):
    """A workshop that Paul and Lieke lead, with a report about nobody."""
    workshop = making.led(wise, making.a_workshop(wise, state="REPORT_DRAFT"))
    wise.workshop = making.a_report(workshop, wise.at_work("paul"))
    return wise


def refused(deed, *args, **kwargs):
    with pytest.raises(GateShut) as refusal:
        deed(*args, **kwargs)
    assert refusal.value.gate == "W-05"
    return refusal.value.sentence


@pytest.mark.gate("W-05", "refuses")
@pytest.mark.parametrize("planted", PLANTED)
@pytest.mark.parametrize("section", ["CONTEXT", "DILEMMAS", "AGREEMENTS"])
def test_what_is_planted_in_a_section_is_pointed_at_in_its_place(held, planted, section):
    text, found = PLANTED[planted]
    write(held, held.workshop, **{section: text})
    lacks = checked(held.workshop).lacking
    assert [(one.field, one.pointed.written) for one in lacks][0] == (section, found)
    assert found in refused(sign, held, held.workshop)
    assert report(held.workshop).state == "DRAFT"


@pytest.mark.gate("W-05", "refuses")
@pytest.mark.parametrize("planted", PLANTED)
def test_what_is_planted_in_a_recommendation_is_pointed_at_in_its_place(held, planted):
    text, found = PLANTED[planted]
    advise(held, held.workshop, action=text)
    ((place, lacks),) = checked(held.workshop).by_place()
    assert place == "Aanbeveling 2: wat er moet gebeuren"
    assert lacks[0].pointed.written == found
    assert found in refused(sign, held, held.workshop)


@pytest.mark.gate("W-05", "refuses")
def test_who_took_part_leads_or_asked_is_named_nowhere_whatever_is_explained(held):
    for name in (making.somebody(held.workshop).words()["name"], "Paul", "Hanna Verzonnen"):
        write(held, held.workshop, GOES_WELL=f"Dat zei {name} ook.")
        explain(held, held.workshop, "Dat vond die persoon zelf goed")
        refused(sign, held, held.workshop)


def test_the_municipality_is_named_as_the_host_and_not_elsewhere(held):
    assert checked(held.workshop).lacking == []
    write(held, held.workshop, DILEMMAS="Een jongere uit Waterland aan Zee praat niet meer.")
    assert [one.field for one in checked(held.workshop).lacking][:1] == ["DILEMMAS"]


@pytest.mark.gate("W-05", "releases")
def test_what_is_explained_may_stay_and_a_facilitator_signs(held):
    write(held, held.workshop, AGREEMENTS="De lijst is klaar op 3 maart.")
    refused(sign, held, held.workshop)
    explain(held, held.workshop, "Dit is de dag waarop het af is")
    sign(held, held.workshop, "lieke")
    signed = report(held.workshop)
    assert (signed.state, signed.signed_by.person.name) == ("SIGNED", "Lieke")


@pytest.mark.gate("W-05", "refuses")
def test_nobody_but_a_facilitator_of_this_workshop_signs(held):
    for name in ("olga", "fenna", "greet"):
        assert "begeleider" in refused(sign, held, held.workshop, name)
    alone = making.a_workshop(held, state="REPORT_DRAFT")
    making.Facilitator.unscoped.create(
        organisation=alone.organisation,
        workshop=alone,
        membership=held.paul.membership,
        expertise="LAW",
    )
    refused(sign, held, making.a_report(alone, held.at_work("paul")), "lieke")


@pytest.mark.gate("W-05", "refuses")
def test_who_did_not_read_it_does_not_sign(held):
    assert "Lees het hele verslag" in refused(sign, held, held.workshop, read=False)


@pytest.mark.gate("W-05", "refuses")
def test_nobody_signs_another_text_than_the_one_on_the_page(held):
    refused(signing.sign, workshop=held.workshop, actor=held.at_work("paul"), read=True, seen=b"x")


@pytest.mark.gate("W-05", "refuses")
def test_without_the_whole_check_nothing_is_signed(held, monkeypatch):
    monkeypatch.setattr(library.LIBRARY, "findings", lambda text: None)
    assert "nagekeken" in refused(sign, held, held.workshop)


@pytest.mark.gate("W-05", "refuses")
def test_a_change_after_signing_asks_for_a_new_signature(held):
    sign(held, held.workshop)
    for change in (write, advise):
        change(held, held.workshop, **({"GOES_WELL": "Anders."} if change is write else {}))
        assert "tekent" in refused(send, held, held.workshop)
        assert report(held.workshop).digest is None
        sign(held, held.workshop)
    send(held, held.workshop)


@pytest.mark.gate("W-05", "refuses")
def test_a_text_that_was_changed_past_the_door_does_not_leave(held):
    sign(held, held.workshop)
    row = report(held.workshop)
    words = row.words(held.workshop.key)
    words["sections"]["GOES_WELL"] = "Iets heel anders."
    row.sealed = held.workshop.key.seal(words, held.workshop.pk)
    row.save()
    assert "opnieuw" in refused(send, held, held.workshop)


@pytest.mark.gate("W-05", "releases")
def test_the_signed_report_goes_to_the_municipality_with_a_mail_that_says_nothing(held):
    sign(held, held.workshop)
    send(held, held.workshop)
    workshop = Workshop.unscoped.get(pk=held.workshop.pk)
    today = timezone.localdate()
    assert (workshop.state, workshop.report_sent_on) == ("REPORT_SENT", today)
    assert workshop.keep_until == add_months(today, 12)
    (mail,) = mailed("send_host_report")
    assert mail.to == ["hanna@gemeente.example"]
    assert mail.subject == "Er staat iets voor u klaar"
    assert "/gemeente/" in mail.body
    for word in ("verslag", "werkatelier", "Waterland", "contactpunt"):
        assert word not in mail.body
    held.at_work("olga")
    told = LogEntry.unscoped.filter(event_type__startswith="report.")
    assert {"report.signed", "report.sent"} <= {line.event_type for line in told}


def test_a_sent_report_changes_no_more(held):
    sign(held, held.workshop)
    send(held, held.workshop)
    for deed in (write, advise, sign, send):
        with pytest.raises(NotNow, match="verstuurd"):
            deed(held, held.workshop, **({"GOES_WELL": "Anders."} if deed is write else {}))


def test_the_page_says_at_its_place_what_is_pointed_at(held):
    write(held, held.workshop, DILEMMAS=PLANTED["town"][0])
    client = signed_in(held.paul)
    page = client.get(reverse("gatherings:report", args=[held.workshop.pk]))
    shown = unescape(page.content.decode())
    assert "<strong>Dilemma’s per stap</strong>" in shown
    assert shown.count(">Dilemma’s per stap</h") == 1
    assert "‘Tilburg’" in shown


def test_signing_and_sending_by_the_pages(held):
    paul, olga = signed_in(held.paul), signed_in(held.olga)
    sign_at = reverse("gatherings:report_sign", args=[held.workshop.pk])
    page = paul.get(sign_at)
    seen = page.context["form"].initial["seen"]
    assert "Men kent elkaar." in page.content.decode()
    assert paul.post(sign_at, {"once": uuid4(), "seen": seen}).status_code == 422
    assert paul.post(sign_at, {"once": uuid4(), "seen": seen, "read": "on"}).status_code == 302
    send_at = reverse("gatherings:report_send", args=[held.workshop.pk])
    assert olga.post(send_at, {"once": uuid4()}).status_code == 302
    assert report(held.workshop).state == "SENT"
    assert report(held.workshop).sent_on - timezone.localdate() == timedelta(0)
