"""Names of who looked: for the one request that asked for them, granted by two people, and logged
(AVG art. 15; decisions 0020 and 0025)."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from pypdf import PdfReader

from tests.dossiers import afterwards
from tests.privacy.rights.asking import agree, decided, fresh, identified, lay, take
from tests.privacy.rights.world import with_names
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.access.looks import names_for
from zorgvuldig.privacy.access.rights import answer_of
from zorgvuldig.privacy.models import RightsRequest
from zorgvuldig.privacy.rights.paper import opened_letter

pytestmark = pytest.mark.django_db


def asked_for(town, dossier, **more):
    return identified(town, take(town, dossier, "WHO_LOOKED", **more))


def refused(town, dossier, request):
    with pytest.raises(Http404):
        names_for(town.at_work("anna"), dossier, request=request)
    return LogEntry.unscoped.filter(event_type="looks.named", outcome="denied").count()


def test_granted_by_two_the_overview_with_names_is_printed_and_logged(town, signed_in, dossier):
    asked = with_names(town, dossier)
    answer = signed_in(town.anna).get(f"/rechten/{asked.pk}/namen.pdf")
    text = " ".join(
        "".join(p.extract_text() for p in PdfReader(BytesIO(answer.content)).pages).split()
    )
    assert "Hulpverlener: Anna" in text
    assert b"pdfuaid" in answer.content
    town.at_work("anna")
    line = LogEntry.unscoped.get(event_type="looks.named")
    assert line.client_ref == dossier.pk
    assert line.purpose == "de cliënt vroeg om de namen"


def test_before_the_second_person_agreed_there_are_no_names(town, signed_in, dossier):
    asked = asked_for(town, dossier, with_names=True)
    lay(town, asked)
    assert refused(town, dossier, asked.pk) == 1
    assert signed_in(town.anna).get(f"/rechten/{asked.pk}/namen.pdf").status_code == 404
    agree(town, asked)
    assert names_for(town.at_work("anna"), dossier, request=asked.pk)


def test_who_did_not_ask_for_names_gets_roles_and_days(town, signed_in, dossier):
    asked = asked_for(town, dossier)
    decided(town, asked)
    assert refused(town, dossier, asked.pk) == 1
    anna = signed_in(town.anna)
    assert anna.get(f"/rechten/{asked.pk}/namen.pdf").status_code == 404
    assert "met namen" not in anna.get(f"/rechten/{asked.pk}/").text


def test_for_another_dossier_or_another_request_there_are_none(town, dossier):
    asked = with_names(town, dossier)
    other = afterwards.opened(town, "Kim Testman")
    assert refused(town, other, asked.pk) == 1
    assert refused(town, dossier, uuid4()) == 2
    assert refused(town, dossier, identified(town, take(town, dossier, "ACCESS")).pk) == 3


def test_a_refusal_gives_no_names(town, dossier):
    asked = asked_for(town, dossier, with_names=True)
    decided(town, asked, "REFUSED", ground="UAVG_41", reasons="Voor de veiligheid")
    assert refused(town, dossier, asked.pk) == 1


def test_the_letter_and_the_page_say_that_names_were_asked(town, signed_in, dossier):
    asked = with_names(town, dossier)
    answer = RightsRequest.unscoped.get(pk=asked.pk)
    page = signed_in(town.anna).get(f"/rechten/{asked.pk}/").text
    assert "Ja, er is ook gevraagd naar de namen van medewerkers" in page
    assert "Het overzicht van wie keek, met namen, als PDF" in page
    town.at_work("anna")
    letter = str(opened_letter(fresh(answer), answer_of(answer)))
    assert "vroeg ook om de namen" in letter


def test_names_belong_to_that_question_only(town, dossier):
    with pytest.raises(IntegrityError), transaction.atomic():
        take(town, dossier, "ACCESS", with_names=True)


def test_the_form_takes_the_question_for_names(town, signed_in, dossier):
    anna, here = signed_in(town.anna), f"/rechten/dossier/{dossier.reference}/nieuw/"
    typed = {
        "once": str(uuid4()),
        "asked": "Wie las dit?",
        "received_on": "2026-11-02",
        "how": "MAIL",
        "asker": "CLIENT",
        "with_names": "on",
    }
    refused = anna.post(here, {**typed, "right": "ACCESS"})
    assert "Namen horen bij de vraag wie het dossier zag" in refused.text
    assert anna.post(here, {**typed, "right": "WHO_LOOKED"}).status_code == 302
    town.at_work("anna")
    assert RightsRequest.unscoped.get(pk=typed["once"]).with_names
