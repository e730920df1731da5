"""Giving notice about the file: the right text to the right reader, and a record of it."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers.conftest import add_somebody, entry, years_ago
from zorgvuldig.dossiers.actions import notices
from zorgvuldig.dossiers.models import Dossier, Entry, NoticeGiven
from zorgvuldig.handbook.notices import edition
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Organisation
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
REMINDS = "de informatie over het dossier"


def page(dossier, place="informatie/"):
    return f"/dossiers/{dossier.reference}/{place}"


def form(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "whom": "YOUTH_16",
        "what": "GIVEN",
        "how": "TOGETHER",
        **changes,
    }


def give(town, dossier, notice="YOUTH_16", recipient=None, **changes):
    how = {"how": "PAPER"} if not {"postponed_to", "exception"} & set(changes) else {}
    return notices.give_notice(
        dossier=dossier,
        actor=town.at_work("anna"),
        notice=notice,
        recipient=recipient,
        **{**how, **entry(why="Wij lazen het samen"), **changes},
    )


def in_days(days):
    return timezone.localdate() + timedelta(days=days)


def now(client, dossier):
    return [item["text"] for item in client.get(page(dossier, "")).context["now"]]


@pytest.fixture
def of_14(make_dossier):
    return make_dossier(born_on=years_ago(14), name="Sam Testman")


def test_what_was_given_stands_in_the_timeline_with_its_edition(town, signed_in, dossier):
    anna = signed_in(town.anna)
    answer = anna.post(page(dossier), form(why="Zij las het hardop"))
    assert answer.url == page(dossier, "")
    given = NoticeGiven.unscoped.get()
    assert (given.notice, given.edition, given.how) == ("YOUTH_16", edition(), "TOGETHER")
    assert (given.given_on, given.recipient) == (timezone.localdate(), None)
    shown = anna.get(page(dossier, f"vastgelegd/{given.pk}/")).text
    for words in ("samen gelezen", "Voor jongeren van 16 en 17", "Zij las het hardop"):
        assert words in shown
    line = LogEntry.unscoped.get(event_type="notice_given.recorded")
    assert line.client_ref == dossier.pk


def test_sent_twice_is_stored_once(town, signed_in, dossier):
    anna, sent = signed_in(town.anna), form()
    anna.post(page(dossier), sent)
    anna.post(page(dossier), sent)
    assert NoticeGiven.unscoped.count() == 1


def test_the_page_offers_what_fits_the_age_to_who_is_in_the_dossier(town, signed_in, of_14):
    father = add_somebody(of_14, town, "AUTHORITY_PARENT", "Vader Testman")
    uncle = add_somebody(of_14, town, "NETWORK", "Oom Testman")
    add_somebody(of_14, town, "POLICE", "Politie")  # a body is nobody to inform
    shown = signed_in(town.anna).get(page(of_14)).context["form"]
    offered = {value for value, _ in shown.fields["whom"].choices}
    assert offered == {
        "YOUTH_12",
        f"PARENTS_YOUTH:{father.pk}",
        f"NAMED_OTHER:{father.pk}",
        f"NAMED_OTHER:{uncle.pk}",
    }


def test_a_parent_of_somebody_of_sixteen_gets_no_text_for_parents(town, dossier, father):
    with pytest.raises(NotNow, match="hoort niet bij deze cliënt"):
        give(town, dossier, "PARENTS_YOUTH", father)
    assert not Entry.unscoped.filter(kind="NOTICE_GIVEN").exists()


def test_the_age_on_the_day_itself_decides(town, make_dossier):
    turned = make_dossier(born_on=years_ago(16), name="Sam Testman")
    father = add_somebody(turned, town, "AUTHORITY_PARENT", "Vader Testman")
    given = give(town, turned, "PARENTS_YOUTH", father, happened_on=in_days(-40))
    assert given.given_on == in_days(-40)


@pytest.mark.parametrize(
    ("notice", "addressee"),
    [("YOUTH_12", "NETWORK"), ("PARENTS_YOUTH", "NETWORK"), ("PARENTS_YOUTH", None)],
)
def test_a_text_goes_to_no_other_reader(town, of_14, notice, addressee):
    somebody = addressee and add_somebody(of_14, town, addressee, "Oom Testman")
    with pytest.raises(NotNow, match="voor iemand anders"):
        give(town, of_14, notice, somebody)


def test_the_database_keeps_reader_and_text_together(town, dossier, father):
    given = give(town, dossier)
    for wrong in ({"recipient": father}, {"how": ""}, {"exception": "AVG_14_5_D"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            NoticeGiven.unscoped.filter(pk=given.pk).update(**wrong)


def test_later_asks_a_day_and_why(town, signed_in, dossier):
    answer = signed_in(town.anna).post(page(dossier), form(what="LATER", how=""))
    assert answer.status_code == 422
    assert {"postponed_to", "why"} <= set(answer.context["form"].errors)


def test_it_waits_a_month_at_most(town, dossier):
    give(town, dossier, postponed_to=in_days(27))
    with pytest.raises(NotNow, match="hooguit een maand"):
        give(town, dossier, postponed_to=in_days(40))


def test_only_somebody_named_in_the_file_may_go_untold(town, signed_in, dossier, father):
    anna, why = signed_in(town.anna), "Dan weet zij wie er hulp krijgt"
    refused = anna.post(page(dossier), form(what="AVG_14_5_D", how="", why=why))
    assert "what" in refused.context["form"].errors
    whom = f"NAMED_OTHER:{father.pk}"
    anna.post(page(dossier), form(what="AVG_14_5_D", whom=whom, how="", why=why))
    given = NoticeGiven.unscoped.get()
    assert (given.exception, given.given_on, given.recipient) == ("AVG_14_5_D", None, father)


def test_the_dossier_reminds_until_it_is_given(town, signed_in, of_14):
    anna = signed_in(town.anna)
    father = add_somebody(of_14, town, "AUTHORITY_PARENT", "Vader Testman")
    assert any(f"Geef de cliënt en de ouders {REMINDS}" in text for text in now(anna, of_14))
    give(town, of_14, "YOUTH_12")
    assert any(f"Geef de ouders {REMINDS}" in text for text in now(anna, of_14))
    give(town, of_14, "PARENTS_YOUTH", father)
    assert not any(REMINDS in text for text in now(anna, of_14))


def test_it_is_silent_until_the_day_that_was_agreed(town, signed_in, dossier):
    anna = signed_in(town.anna)
    later = give(town, dossier, postponed_to=in_days(3))
    assert not any(REMINDS in text for text in now(anna, dossier))
    NoticeGiven.unscoped.filter(pk=later.pk).update(postponed_to=in_days(-1))
    assert any(REMINDS in text for text in now(anna, dossier))


def test_a_birthday_brings_another_text(town, signed_in, of_14):
    anna = signed_in(town.anna)
    father = add_somebody(of_14, town, "AUTHORITY_PARENT", "Vader Testman")
    give(town, of_14, "YOUTH_12")
    give(town, of_14, "PARENTS_YOUTH", father)
    assert not any(REMINDS in text for text in now(anna, of_14))
    grown = of_14.key.seal({**of_14.client, "born_on": years_ago(16).isoformat()}, of_14.pk)
    Dossier.unscoped.filter(pk=of_14.pk).update(sealed_client=grown)
    assert any(f"Geef de cliënt {REMINDS}" in text for text in now(anna, of_14))


def test_after_a_month_it_says_that_it_is_late(town, signed_in, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(opened_on=in_days(-90))
    assert any("had" in text and REMINDS in text for text in now(signed_in(town.anna), dossier))


def test_it_is_the_last_of_what_matters(town, signed_in, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=in_days(-1))
    said = now(signed_in(town.anna), dossier)
    assert said[0].startswith("Kijk opnieuw")
    assert REMINDS in said[-1]


def test_the_text_is_in_the_name_of_the_organisation(town, signed_in, dossier):
    shown = signed_in(town.anna).get(page(dossier, "informatie/jongere-16-en-17/")).text
    assert "Je hebt contact met De Brug." in shown
    assert "Noor Testman" not in shown.split("<main", 1)[1]


def test_printing_it_is_logged_and_accessible(town, signed_in, dossier):
    pdf = signed_in(town.anna).get(page(dossier, "informatie/jongere-16-en-17/tekst.pdf"))
    reader = PdfReader(BytesIO(pdf.content))
    assert b"pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_object().get_data()
    line = LogEntry.unscoped.get(event_type="notice.printed")
    assert (line.client_ref, line.purpose) == (dossier.pk, "meegeven of samen lezen")


def test_a_text_that_cannot_be_printed_is_read_on_the_screen(town, signed_in, dossier, unprintable):
    at = page(dossier, "informatie/jongere-16-en-17/tekst.pdf")
    shown = signed_in(town.anna).get(at, follow=True).text
    assert "Hiervan kan nu geen PDF worden gemaakt." in shown
    assert "Je hebt contact met De Brug." in shown
    assert not LogEntry.unscoped.filter(event_type="notice.printed").exists()


def test_an_unknown_way_to_the_privacy_officer_is_said_to_the_keeper(town, signed_in, dossier):
    anna = signed_in(town.anna)
    warning = "Nog niet bekend hoe iemand de functionaris"
    assert warning in anna.get(page(dossier)).text
    town.at_work("gerda")
    Organisation.objects.filter(pk=town.anna.organisation.pk).update(privacy_contact="Bel 010.")
    town.at_work("anna")
    assert warning not in anna.get(page(dossier)).text
    assert "Bel 010." in anna.get(page(dossier, "informatie/jongere-16-en-17/")).text


def test_another_organisation_sees_none(town, dossier):
    give(town, dossier)
    town.at_work("chaima")
    assert not NoticeGiven.unscoped.exists()


@pytest.mark.parametrize("times", [3, 60])
def test_the_page_costs_the_same_at_any_length(
    town, signed_in, dossier, times, django_assert_max_num_queries
):
    for _ in range(times):
        give(town, dossier)
    anna = signed_in(town.anna)
    anna.get(page(dossier))
    with django_assert_max_num_queries(12):
        anna.get(page(dossier))
