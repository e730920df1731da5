"""Who looked and who received: by role and day, for the client, and never by name."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers import afterwards, voices
from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.test_emergency import WHY, looked_in
from tests.dossiers.test_notices import give
from tests.privacy.rights.world import with_names
from zorgvuldig.dossiers.actions import closing, contacts, talks
from zorgvuldig.dossiers.actions import summary as summaries
from zorgvuldig.handbook.wording import label, written
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.access.looks import looks_at, names_for, receipts_of
from zorgvuldig.privacy.looks.paper import content_of, who_looked_pdf

pytestmark = pytest.mark.django_db
MOST = 20


def address(dossier, place=""):
    return f"/wie-keek/{dossier.reference}/{place}"


def write(town, name, dossier, count=1, event="dossier.read", **more):
    actor = town.at_work(name)
    for _ in range(count):
        record(event, actor=actor, action=Action.READ, client_ref=dossier.pk, **more)


def told(dossier, **asked):
    return [(look.who, look.what, look.times) for look in looks_at(dossier, **asked).rows]


def consulted_by_name(town, dossier):
    talks.record_consultation(
        dossier=dossier,
        actor=town.at_work("anna"),
        anonymous=False,
        **entry(with_whom="Ilse", question="Wat nu?", advice="Praat", use="Doe ik"),
    )


def words_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_looks_of_one_day_are_counted_by_role(town, dossier):
    write(town, "anna", dossier, 2)
    write(town, "bram", dossier, 3)
    found = told(dossier)
    assert ("hulpverlener", "Dossier bekeken", 2) in found
    assert ("collega en hulpverlener", "Dossier bekeken", 3) in found


def test_a_name_never_appears(town, signed_in, dossier):
    write(town, "bram", dossier)
    add_somebody(dossier, town, "AUTHORITY_PARENT", "Vader Testman")
    page = signed_in(town.anna).get(address(dossier))
    main = page.text.split("<main", 1)[1].split("</main", 1)[0]
    assert "hulpverlener" in main
    assert [name for name in ("Anna", "Bram", "Vader Testman") if name in main] == []


def test_what_was_done_in_another_dossier_does_not_appear(town, dossier, make_dossier):
    other = make_dossier(name="Sam Testman")
    write(town, "esra", other)
    town.at_work("anna")
    assert [who for who, _, _ in told(dossier) if who == "beslisser"] == []
    assert "beslisser" in [who for who, _, _ in told(other)]


def test_a_line_of_another_organisation_about_this_client_does_not_appear(town, dossier):
    write(town, "chaima", dossier, event="letter.read")
    town.at_work("anna")
    assert "Brief bekeken" not in [what for _, what, _ in told(dossier)]


def test_somebody_who_was_refused_appears(town, signed_in, dossier):
    assert signed_in(town.bram).get(f"/dossiers/{dossier.reference}/").status_code == 404
    town.at_work("anna")
    refused = [look for look in looks_at(dossier).rows if look.refused]
    assert [(look.who, look.what, look.outcome) for look in refused] == [
        ("collega en hulpverlener", "Dossier bekeken", "geweigerd")
    ]


def test_somebody_refused_at_an_entry_of_it_appears(town, signed_in):
    made = afterwards.shared(town)
    signed_in(town.bram).get(f"/dossiers/beslissen/{made.proposal.pk}/")
    town.at_work("anna")
    refused = [look.what for look in looks_at(made.dossier).rows if look.refused]
    assert refused == ["Voorstel om te delen bekeken"]


def test_asking_for_what_is_elsewhere_tells_nothing(town, signed_in, dossier):
    signed_in(town.chaima).get(f"/dossiers/{dossier.reference}/")
    line = LogEntry.unscoped.get(outcome="denied")
    assert line.client_ref is None


def test_a_look_in_need_appears_with_the_kind_of_reason(town, dossier):
    looked_in(town, dossier)
    town.at_work("anna")
    assert WHY in [look.purpose for look in looks_at(dossier).rows]


def test_the_privacy_officer_in_the_logbook_appears_too(town, signed_in, dossier):
    signed_in(town.frank).get("/logboek/", {"client": str(dossier.pk), "purpose": ""})
    town.at_work("anna")
    officer = ("functionaris gegevensbescherming", "Logboek bekeken", 1)
    assert officer in told(dossier)


def test_names_come_only_when_asked_for_and_that_is_logged(town, dossier):
    write(town, "bram", dossier)
    granted = with_names(town, dossier)
    names = names_for(town.at_work("anna"), dossier, request=granted.pk)
    assert "collega en hulpverlener: Bram" in [who for who, _, _ in told(dossier, names=names)]
    line = LogEntry.unscoped.get(event_type="looks.named")
    assert (line.client_ref, line.purpose) == (dossier.pk, "de cliënt vroeg om de namen")


def test_looking_and_printing_are_lines_in_it(town, signed_in, dossier):
    anna = signed_in(town.anna)
    anna.get(address(dossier))
    anna.get(address(dossier, "overzicht.pdf?doel=client"))
    page = anna.get(address(dossier)).text
    assert "Bekeken wie het dossier zag" in page
    assert "Overzicht van wie keek als PDF opgehaald" in page
    assert "Waarom: meegeven aan de cliënt" in page


def test_without_a_purpose_nothing_is_printed(town, signed_in, dossier):
    answer = signed_in(town.anna).get(address(dossier, "overzicht.pdf"))
    assert answer.url == address(dossier)
    assert not LogEntry.unscoped.filter(event_type="looks.printed").exists()


def test_a_closed_dossier_still_tells(town, signed_in, dossier):
    closing.close(
        dossier=dossier,
        actor=town.at_work("anna"),
        outcome="OTHER_SUPPORT",
        help_relation=True,
        today=timezone.localdate(),
        **entry(reason="Klaar"),
    )
    anna = signed_in(town.anna)
    assert anna.get(address(dossier)).status_code == 200
    assert address(dossier) in anna.get(f"/dossiers/{dossier.reference}/").text


@pytest.mark.parametrize("lines", [3, 300])
def test_the_page_costs_the_same_at_any_length(town, signed_in, dossier, lines):
    write(town, "bram", dossier, lines)
    for _ in range(lines):
        consulted_by_name(town, dossier)
    anna = signed_in(town.anna)
    anna.get(address(dossier))
    with CaptureQueriesContext(connection) as queries:
        anna.get(address(dossier))
    assert len(queries) <= MOST


def test_everything_somebody_received_stands_in_it(town):
    made = afterwards.shared(town)
    afterwards.call(town, made.dossier)
    consulted_by_name(town, made.dossier)
    found = {(row.who, row.what.split(":")[0], row.told) for row in receipts_of(made.dossier)}
    assert found == {
        ("Contactpunt van de gemeente", "brief met", "nog niet"),
        ("112: politie, brandweer of ambulance", "gebeld bij direct gevaar", "nog niet"),
        ("collega in de organisatie", "overleg waarbij de naam bekend was", "niet vastgelegd"),
    }


def test_a_talk_with_a_parent_stands_in_it_and_whether_the_client_knew(town, make_dossier):
    child = make_dossier(born_on=years_ago(10), name="Sam Testman")
    father = add_somebody(child, town, "AUTHORITY_PARENT", "Vader Testman")
    anna = town.at_work("anna")
    contacts.tell_beforehand(
        dossier=child, actor=anna, recipient=father, **entry(told="Ik bel je vader")
    )
    contacts.record_contact(
        dossier=child,
        actor=anna,
        recipient=father,
        mode="EXPLORATORY",
        **entry(own_words="Het gaat beter thuis"),
    )
    (found,) = receipts_of(child)
    assert (found.who, found.what) == ("Ouder met gezag of voogd", "gesprek")
    assert found.ground == "De ouder beslist voor het kind"
    assert found.told == f"ja, verteld op {written(timezone.localdate())}"


def test_a_notice_that_a_parent_got_stands_in_it(town, make_dossier):
    child = make_dossier(born_on=years_ago(10), name="Sam Testman")
    father = add_somebody(child, town, "AUTHORITY_PARENT", "Vader Testman")
    give(town, child, "PARENTS_CHILD", father)
    give(town, child, "CHILD")
    found = [(row.who, row.what) for row in receipts_of(child)]
    assert found == [("Ouder met gezag of voogd", "algemene informatie over het dossier")]


def test_another_organisation_finds_nothing(town):
    made = afterwards.shared(town)
    town.at_work("chaima")
    assert looks_at(made.dossier).rows == []
    assert receipts_of(made.dossier) == []


def test_the_paper_is_accessible_in_dutch_and_read_in_order(town, dossier):
    pdf = who_looked_pdf(dossier, today=timezone.localdate(), head=None)
    reader = PdfReader(BytesIO(pdf))
    assert reader.trailer["/Root"]["/Lang"] == "nl-NL"
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    said = words_of(pdf)
    order = ["Wie keek in het dossier", "Periode:", "Wie hoorde of kreeg", "Wie deed iets"]
    places = [said.index(words) for words in order]
    assert places == sorted(places)
    assert "Anna" not in said


def test_the_paper_says_how_it_came_to_names(town, dossier):
    granted = with_names(town, dossier)
    names = names_for(town.at_work("anna"), dossier, request=granted.pk)
    content = content_of(dossier, today=timezone.localdate(), names=names)
    assert "omdat de cliënt daarom vroeg" in content["intro"][0]
    assert "Hulpverlener: Anna" in str(content["days"])


def test_a_parent_who_got_the_summary_appears_by_kind(town, make_dossier):
    dossier = make_dossier(born_on=years_ago(8, 40))
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    done = voices.released(town, voices.summary(town, dossier))
    summaries.give(
        summary=voices.fresh(done, dossier), actor=town.at_work("anna"), to="REPRESENTATIVE",
        recipient=mother.pk, **entry(how="op papier"),
    )  # fmt: skip
    found = [(one.who, one.what) for one in receipts_of(dossier)]
    assert found == [(label("addressee", "AUTHORITY_PARENT"), "samenvatting van het dossier")]
