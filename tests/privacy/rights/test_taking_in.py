"""A request comes in: sealed, on the clock, judged by today's rules, and seen by who has a part."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.privacy.rights.asking import agree, decided, fresh, identified, lay, read_all, take
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.privacy.access import rights as access
from zorgvuldig.privacy.actions import carrying_out, taking_in
from zorgvuldig.privacy.models import RightsAnswer, RightsRequest
from zorgvuldig.privacy.rights.standing import standing
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def test_words_and_name_of_who_asks_rest_sealed(town, dossier):
    asked = take(town, dossier, asker="AUTHORITY_PARENT", name="Vader Testman")
    assert asked.words["name"] == "Vader Testman"
    assert b"Testman" not in bytes(asked.sealed)
    assert b"weten" not in bytes(asked.sealed)
    assert asked.key == dossier.key


def test_about_nothing_held_it_has_a_key_of_its_own(town):
    asked = take(town, None, age_band="GE18", name="Meneer Anders", asker="CLIENT")
    assert asked.nothing_held
    assert asked.own_key is not None
    assert standing(asked, TODAY()).nothing


def test_sent_twice_it_is_taken_in_once(town, signed_in, dossier):
    once = str(uuid4())
    form = {
        "once": once,
        "right": "ACCESS",
        "asker": "CLIENT",
        "asked": "Alles lezen",
        "how": "MAIL",
        "received_on": TODAY().isoformat(),
        "name": "",
        "reach": "",
        "somebody": "",
        "about_person": "",
    }
    anna = signed_in(town.anna)
    here = f"/rechten/dossier/{dossier.reference}/nieuw/"
    assert anna.post(here, form).status_code == 302
    assert anna.post(here, form).status_code == 302
    assert RightsRequest.unscoped.count() == 1
    assert LogEntry.unscoped.filter(event_type="rights.taken_in").count() == 1


@pytest.mark.parametrize(
    ("received", "answer_by"),
    [
        (date(2026, 1, 30), date(2026, 2, 27)),  # the 30th of a month that has none, a Saturday
        (date(2026, 12, 24), date(2027, 1, 22)),
        (date(2026, 12, 31), date(2027, 1, 29)),
        (date(2027, 2, 28), date(2027, 3, 25)),  # Easter
        (date(2028, 2, 29), date(2028, 3, 29)),
        (date(2026, 11, 25), date(2026, 12, 24)),  # Christmas
    ],
)
def test_the_clock_runs_over_holidays_and_year_ends(town, dossier, received, answer_by):
    asked = take(town, dossier, received_on=received)
    assert asked.answer_by == answer_by


def test_wmo_destruction_has_a_letter_in_a_month_and_is_done_in_three(town, dossier):
    organisation = town.anna.organisation
    organisation.regime = "WMO"
    organisation.save()
    asked = take(town, dossier, "DESTRUCTION", received_on=date(2026, 12, 31))
    assert (asked.answer_by, asked.done_by) == (date(2027, 1, 29), date(2027, 3, 31))


def test_more_time_is_told_within_the_first_month_and_once(town, dossier):
    asked = take(town, dossier, "COPY", received_on=date(2026, 12, 24))
    anna = town.at_work("anna")
    with pytest.raises(NotNow, match="voordat de eerste termijn om is"):
        taking_in.extend(asked=asked, actor=anna, told_on=date(2027, 1, 25), reasons="Veel")
    taking_in.extend(asked=asked, actor=anna, told_on=date(2027, 1, 20), reasons="Veel")
    assert fresh(asked).answer_by == date(2027, 3, 24)
    assert fresh(asked).words["longer"] == "Veel"
    with pytest.raises(NotNow, match="geen verlenging"):
        taking_in.extend(
            asked=fresh(asked), actor=anna, told_on=date(2027, 1, 21), reasons="Nog meer"
        )


def test_for_correcting_there_is_no_more_time(town, dossier):
    asked = take(town, dossier, "RECTIFICATION")
    with pytest.raises(NotNow, match="geen verlenging"):
        taking_in.extend(asked=asked, actor=town.at_work("anna"), told_on=TODAY(), reasons="Druk")


def test_identity_is_how_who_and_when_and_nothing_else(town, dossier):
    asked = identified(town, take(town, dossier))
    assert (asked.identity_how, asked.identity_by) == ("KNOWN", town.anna.person)
    stored = {field.name for field in RightsRequest._meta.local_fields}
    assert not {name for name in stored if "document" in name or "copy" in name or "file" in name}


def test_it_was_not_checked_before_it_was_asked(town, dossier):
    asked = take(town, dossier)
    early = TODAY() - timedelta(days=1)
    with pytest.raises(NotNow, match="voor de dag"):
        taking_in.check_identity(asked=asked, actor=town.at_work("anna"), how="KNOWN", on=early)


# who sees it


def numbers(actor):
    return {asked.pk for asked in access.requests_of(actor)}


def test_keeper_and_privacy_officer_see_it_and_nobody_else(town, dossier):
    asked = take(town, dossier)
    seen = {n: numbers(town.at_work(n)) == {asked.pk} for n in ("anna", "frank", "bram", "esra")}
    assert seen == {"anna": True, "frank": True, "bram": False, "esra": False}
    assert numbers(town.at_work("chaima")) == set()


def test_a_second_person_sees_it_once_it_is_laid_before_them(town, dossier):
    asked = identified(town, take(town, dossier))
    read_all(town, asked)
    lay(town, asked)
    assert numbers(town.at_work("bram")) == {asked.pk}
    assert numbers(town.at_work("ilse")) == set()


def test_the_list_names_nobody(town, signed_in, dossier):
    take(town, dossier, asker="AUTHORITY_PARENT", name="Vader Testman")
    for name in ("anna", "frank"):
        page = signed_in(town.actors[name]).get("/rechten/").text
        assert "Het dossier lezen" in page
        assert "Testman" not in page
        assert dossier.reference not in page


def test_the_privacy_officer_reads_codes_and_dates_and_no_words(town, signed_in, dossier):
    asked = take(town, dossier, asker="CLIENT")
    page = signed_in(town.frank).get(f"/rechten/{asked.pk}/").text
    assert "Noor Testman" not in page
    assert "Ik wil weten" not in page
    assert "Het dossier lezen" in page
    shown = signed_in(town.anna).get(f"/rechten/{asked.pk}/").text
    assert "Noor Testman" in shown
    assert "Ik wil weten" in shown


def test_whom_a_complaint_is_about_does_not_meet_it(town, dossier):
    asked = take(town, dossier, "COMPLAINT", by="frank", about_person=town.anna.person)
    assert numbers(town.at_work("anna")) == set()
    assert numbers(town.at_work("frank")) == {asked.pk}
    with pytest.raises(NotNow, match="gaat over u"):
        carrying_out.point_the_way(
            asked=asked, actor=town.at_work("anna"), words={"said": "Niets"}, today=TODAY()
        )


def test_every_look_is_logged_and_so_is_a_refusal(town, signed_in, dossier):
    asked = take(town, dossier)
    signed_in(town.anna).get(f"/rechten/{asked.pk}/")
    assert signed_in(town.bram).get(f"/rechten/{asked.pk}/").status_code == 404
    town.at_work("anna")
    lines = LogEntry.unscoped.filter(event_type="rights.read").order_by("outcome")
    assert sorted(lines.values_list("outcome", "auth_policy")) == [
        ("denied", ""),
        ("success", "keeper"),
    ]


def test_the_advice_is_shown_live_and_nothing_is_stored(town, signed_in, dossier):
    asked = take(town, dossier, asker="AUTHORITY_PARENT", name="Vader")
    here = f"/rechten/{asked.pk}/nagegaan/"
    anna = signed_in(town.anna)
    typed = {"client_says": "GIVEN", "parents_say": "NOT_ASKED", "rep_all": "YES"}
    said = anna.post(here, typed, headers={"HX-Request": "true"}).text
    assert "Vanaf 16: alleen de cliënt zelf".lower() in said.lower()
    assert "nog niet door een jurist bekeken" in said
    assert fresh(asked).client_says == "NOT_ASKED"


def test_advice_is_asked_again_on_the_day_of_the_answer(town, make_dossier):
    """A father asks for his daughter of fifteen; she turns sixteen before the answer."""
    birthday = TODAY() + timedelta(days=3)
    born = birthday.replace(year=birthday.year - 16, day=min(birthday.day, 28))
    dossier = make_dossier(born_on=born)
    asked = take(town, dossier, asker="AUTHORITY_PARENT", name="Vader", rep_all="YES")
    asked = identified(town, asked)
    read_all(town, asked)
    before = min(TODAY(), born.replace(year=born.year + 16) - timedelta(days=1))
    assert standing(asked, before).advice.row == "H43"
    lay(town, asked, today=before)
    with pytest.raises(NotNow):
        agree(town, asked, today=born.replace(year=born.year + 16))
    assert RightsAnswer.unscoped.get().decided_on is None


def test_a_closed_request_takes_no_more(town, dossier):
    asked = take(town, dossier, "SUPPORT")
    carrying_out.point_the_way(
        asked=asked, actor=town.at_work("anna"), words={"said": "Gewezen"}, today=TODAY()
    )
    for duty in ("SHOW_COMPLAINT_ROUTES", "MENTION_RIGHTS_ADVOCATE"):
        taking_in.see_to(asked=asked, actor=town.at_work("anna"), duty=duty, today=TODAY())
    carrying_out.close(asked=asked, actor=town.at_work("anna"), today=TODAY())
    with pytest.raises(NotNow, match="afgerond"):
        taking_in.check_identity(asked=asked, actor=town.anna, how="KNOWN", on=TODAY())


def test_a_request_is_closed_when_every_duty_was_done(town, dossier):
    asked = identified(town, take(town, dossier))
    read_all(town, asked)
    decided(town, asked)
    anna = town.at_work("anna")
    with pytest.raises(NotNow, match="Geef eerst het antwoord"):
        carrying_out.close(asked=asked, actor=anna, today=TODAY())
    carrying_out.hand_over(asked=asked, actor=anna, handed="IN_PERSON", on=TODAY())
    carrying_out.close(asked=asked, actor=anna, today=TODAY())
    assert fresh(asked).closed_on == TODAY()


def test_what_stands_in_the_letter_is_not_ticked_but_given(town, dossier):
    asked = take(town, dossier)
    with pytest.raises(NotNow, match="Dit ziet Zorgvuldig zelf"):
        taking_in.see_to(
            asked=asked, actor=town.at_work("anna"), duty="SHOW_COMPLAINT_ROUTES", today=TODAY()
        )


def test_a_duty_of_people_is_not_seen_by_itself(town, make_dossier):
    day = TODAY()
    dossier = make_dossier(born_on=day.replace(year=day.year - 9, day=1))
    asked = take(town, dossier, asker="AUTHORITY_PARENT", name="Vader", rep_all="YES")
    asked = identified(town, asked)
    read_all(town, asked)
    decided(town, asked)
    anna = town.at_work("anna")
    carrying_out.hand_over(asked=asked, actor=anna, handed="POST", on=TODAY())
    with pytest.raises(NotNow, match="leg het het kind uit"):
        carrying_out.close(asked=asked, actor=anna, today=TODAY())
    taking_in.see_to(asked=asked, actor=anna, duty="EXPLAIN_TO_CHILD", today=TODAY())
    carrying_out.close(asked=asked, actor=anna, today=TODAY())
    assert Dossier.unscoped.count() == 1


def test_who_sees_a_request_and_does_not_work_on_it_is_logged_as_refused(town, signed_in, dossier):
    asked = take(town, dossier, "DESTRUCTION")
    assert signed_in(town.esra).get(f"/rechten/{asked.pk}/nagegaan/").status_code == 404
    town.at_work("anna")
    lines = LogEntry.unscoped.filter(event_type="rights.read")
    assert [line.outcome for line in lines] == ["denied"]
