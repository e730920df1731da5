"""What somebody who opens the line's desk for the first time must not stumble over."""

import io
import re
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from tests.cast import signed_in
from tests.helpline import making, matched, support
from zorgvuldig.handbook import helpline as handbook
from zorgvuldig.helpline.access import support_due
from zorgvuldig.helpline.actions.ending import end_open_match
from zorgvuldig.helpline.models import Confidant, Helpline, HelpRequest, LineText, Referral
from zorgvuldig.people import protocol
from zorgvuldig.people.access import protocol_of
from zorgvuldig.people.actions import keep_protocol
from zorgvuldig.people.models import ContactPoint

pytestmark = pytest.mark.django_db


def seen(lantern, name, address):
    """The page as this person reads it."""
    text = signed_in(lantern.at_work(name)).get(address).content.decode()
    lantern.at_work(name)
    return text


def page(lantern, request, name="wim"):
    return seen(lantern, name, f"/hulplijn/{request.reference}/")


def now(text):
    return text.partition('id="nu"')[2].partition("</section>")[0]


def folded(text):
    """What stands under "Andere talen", and whether it is open."""
    found = re.search(
        r'<details class="zv-details"( open)?><summary>Andere talen</summary>(.*?)</details>',
        text, re.S,
    )  # fmt: skip
    assert found
    return bool(found[1]), found[2]


def test_the_languages_that_are_asked_most_stand_first_and_the_rest_is_folded(lantern):
    text = seen(lantern, "cora", reverse("helpline:confidant_new"))
    is_open, inside = folded(text)
    assert not is_open
    assert "Pools" in inside
    assert "Turks" not in inside
    assert "Turks" in text


def test_a_language_ticked_among_the_others_stays_in_sight_beside_an_error(lantern):
    client = signed_in(lantern.at_work("cora"))
    typed = {"once": uuid4(), "languages": ["pl"], "working_for": lantern.cora.organisation.pk}
    answer = client.post(reverse("helpline:confidant_new"), typed)
    assert answer.status_code == 422
    assert folded(answer.content.decode())[0]


def test_what_nobody_told_is_one_sentence(lantern):
    unsaid = {"caller_role": "UNSAID", "caller_age": "UNKNOWN", "relation": "UNSAID",
              "age_band": "UNKNOWN"}  # fmt: skip
    text = page(lantern, making.a_request(lantern, **unsaid))
    assert "Nog niet gezegd: wie belt of schrijft, leeftijd van de hulpvrager, over wie het" in text
    assert "Leeftijd onbekend" not in text
    assert "Nog niet gezegd" not in page(lantern, making.a_request(lantern))


def test_after_a_match_that_ended_the_state_says_so(lantern):
    match = making.a_match(lantern)
    today = timezone.localdate()
    end_open_match(request=match.request, actor=lantern.at_work("cora"), on=today)
    HelpRequest.unscoped.filter(pk=match.request.pk).update(state="TRIAGED")
    text = page(lantern, match.request)
    assert "Begeleiding gestopt" in text
    assert "Bekeken</span>" not in text
    assert "Begeleiding gestopt" in seen(lantern, "wim", "/hulplijn/?toon=lopend")


def test_a_closed_request_says_what_the_caller_said_then(lantern):
    request = matched.to_match(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(
        state="CLOSED", ending="GOES_ON_ALONE", closed_on=timezone.localdate()
    )
    text = page(lantern, request)
    assert "De hulpvrager zei ja tegen een vertrouwenspersoon." in text
    assert "hoort uiterlijk" not in text
    assert now(text) == ""


@pytest.mark.parametrize("state", ["NEW", "TRIAGED", "ADVISED"])
def test_one_heading_about_a_confidant(lantern, state):
    request = matched.to_match(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(state=state)
    headings = re.findall(r"<h[23][^>]*>([^<]*)</h[23]>", page(lantern, request, "cora"))
    assert len(headings) == len(set(headings))


def test_the_list_of_confidants_opens_where_somebody_stands(lantern):
    making.a_confidant(lantern, state="INTAKE")
    address = reverse("helpline:confidants")
    text = seen(lantern, "cora", address)
    assert "Vera" in text
    assert "in voorbereiding (1)" in text
    assert "Hier staat nog niemand" in seen(lantern, "cora", f"{address}?toon=")
    Confidant.unscoped.update(state="ACTIVE")
    assert "actief (1)" in seen(lantern, "cora", address)


def test_when_nobody_fits_other_help_is_one_step_away(lantern):
    request = matched.to_match(lantern)
    text = seen(lantern, "cora", reverse("helpline:proposals", args=[request.reference]))
    assert reverse("helpline:referral_new", args=[request.reference]) in text


def test_the_advice_of_a_referral_names_who_decides_on_a_line(lantern):
    request = making.a_request(lantern)
    made = support.offered(lantern, request)
    text = seen(lantern, "cora", reverse("helpline:referral", args=[request.reference, made.pk]))
    assert "De coördinator beslist" in text
    assert "beslisser" not in text


def test_a_line_refers_to_others_than_itself(lantern):
    lantern.at_work("cora")
    for kind, name in (("INTERNAL_ADVISER", "Onze Cora"), ("EXTERNAL_PROFESSIONAL", "De wijk")):
        ContactPoint.unscoped.create(organisation=lantern.cora.organisation, addressee=kind,
                                     name=name, reach="verzonnen",
                                     verified_on=timezone.localdate())  # fmt: skip
    request = making.a_request(lantern)
    text = seen(lantern, "cora", reverse("helpline:referral_new", args=[request.reference]))
    assert "De wijk" in text
    assert "Onze Cora" not in text


def test_the_lists_of_aftercare_go_on_where_a_page_ends(lantern, monkeypatch):
    monkeypatch.setattr(support_due, "SHOWN", 2)
    due = timezone.localdate() - timedelta(days=1)
    requests = [making.a_request(lantern) for _ in range(3)]
    for request in requests:
        support.offered(lantern, request)
    HelpRequest.unscoped.update(after_call_on=due)
    address = reverse("helpline:aftercare")
    first = signed_in(lantern.at_work("cora")).get(address).context
    lantern.at_work("cora")
    assert (len(first["calls"]), len(first["referrals"])) == (2, 2)
    rest = signed_in(lantern.cora).get(address + first["more_calls"]).context
    lantern.at_work("cora")
    assert {*first["calls"], *rest["calls"]} == set(HelpRequest.unscoped.all())
    assert rest["more_calls"] == ""
    rest = signed_in(lantern.cora).get(address + first["more_referrals"]).context
    lantern.at_work("cora")
    told = {one["url"] for one in (*first["referrals"], *rest["referrals"])}
    assert len(told) == Referral.unscoped.count() == 3
    assert signed_in(lantern.cora).get(f"{address}?na=onzin&wacht=onzin").status_code == 200


def test_numbers_that_nobody_filled_in_are_said_to_be_missing(lantern, settings):
    settings.OTHER_NUMBERS = []
    text = seen(lantern, "wim", reverse("helpline:talk_new"))
    assert text.count("Nummer nog niet ingevuld door de hulplijn.") == 2
    assert "wie de server beheert, vult de nummers in" in text
    settings.OTHER_NUMBERS = [{"text": "Veilig Thuis", "number": "verzonnen 7"}]
    text = seen(lantern, "wim", reverse("helpline:talk_new"))
    assert "nog niet ingevuld" not in text
    assert "Veilig Thuis: verzonnen 7" in text


def test_after_the_first_look_the_next_step_fits_with_what_is_asked(lantern):
    wants = {"SUPPORT": "Vraag de hulpvrager of er een vertrouwenspersoon mag komen",
             "ADVICE": "Geef advies, en leg vast waarover"}  # fmt: skip
    for kind, said in wants.items():
        request = making.a_request(lantern, kind=kind)
        HelpRequest.unscoped.filter(pk=request.pk).update(first_contact_on=timezone.localdate())
        assert said in now(page(lantern, request))


def test_who_cannot_do_the_next_step_reads_who_can(lantern):
    request = matched.to_match(lantern)
    support.reachable(lantern, request)
    matched.asks(lantern, making.a_request(lantern))
    assert "De coördinator kiest nu wie past" in now(page(lantern, request))
    assert "Kies wie past" in now(page(lantern, request, "cora"))


def test_every_step_of_other_help_is_named(lantern):
    request = making.a_request(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(first_contact_on=timezone.localdate())
    made = support.offered(lantern, request)
    assert "Vraag de hulpvrager of dit mag" in now(page(lantern, request))
    support.answered(lantern, request, made)
    assert "Draag warm over" in now(page(lantern, request, "cora"))
    assert "De coördinator draagt warm over" in now(page(lantern, request))
    support.handed(lantern, request, made)
    assert "sluit af als het goed is" in now(page(lantern, request))


def test_a_running_match_says_when_one_looks_back_and_when_it_is_full(lantern):
    match = making.a_match(lantern)
    HelpRequest.unscoped.update(first_contact_on=timezone.localdate())
    assert "De tussenstand is uiterlijk" in now(page(lantern, match.request, "cora"))
    type(match).unscoped.filter(pk=match.pk).update(most_contacts=0)
    assert "Verleng de begeleiding" in now(page(lantern, match.request, "cora"))


def printed(lantern, language):
    """The paper for a caller of this language."""
    request = making.a_request(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(language=language)
    request.refresh_from_db()
    made = support.offered(lantern, request)
    support.answered(lantern, request, made)
    support.handed(lantern, request, made)
    args = [request.reference, made.pk]
    answer = signed_in(lantern.cora).get(reverse("helpline:hand_over_paper", args=args))
    lantern.at_work("cora")
    return PdfReader(io.BytesIO(answer.content))


def begins_at(page, words):
    """How far from the left edge these words begin, of the width of the paper."""
    found = []

    def look(text, moved, place, *_):
        if words in text:
            found.append(moved[4] + place[4])

    page.extract_text(visitor_text=look)
    return found[0] / float(page.mediabox.width)


def test_a_paper_from_right_to_left_begins_at_the_right(lantern):
    assert begins_at(printed(lantern, "ar").pages[0], "Maatschappelijk") > 0.5
    assert begins_at(printed(lantern, "en").pages[0], "Maatschappelijk") < 0.2


@pytest.mark.parametrize("language", list(handbook.languages()))
def test_the_paper_speaks_the_language_of_the_caller_and_stays_for_everybody(lantern, language):
    paper = printed(lantern, language)
    text = " ".join(paper.pages[0].extract_text().split())
    known = handbook.words(language, organisation="", days=2, number="112")
    root = paper.trailer["/Root"]
    assert root["/Lang"].partition("-")[0] == language
    assert "/StructTreeRoot" in root
    assert "pdfuaid" in root["/Metadata"].get_data().decode()
    assert len(paper.pages) == 1
    assert "Maatschappelijk werk Rivierland, Noor" in text
    if language != "ar":  # read back, Arabic comes as the shapes of its letters
        assert known["paper"]["told"] in text
        assert known.unread in text
        assert known["paper"]["title"] in text
    assert (root.get("/ViewerPreferences", {}).get("/Direction") == "/R2L") == (language == "ar")


def test_who_types_reads_that_the_paper_is_in_another_language(lantern):
    request = making.a_request(lantern)
    HelpRequest.unscoped.filter(pk=request.pk).update(language="tr")
    made = support.offered(lantern, request)
    support.answered(lantern, request, made)
    address = reverse("helpline:hand_over", args=[request.reference, made.pk])
    assert "is in het Turks" in seen(lantern, "cora", address)
    HelpRequest.unscoped.filter(pk=request.pk).update(language="nl")
    assert "Het papier voor de hulpvrager is in het" not in seen(lantern, "cora", address)


@pytest.mark.parametrize(("days", "marked"), [(0, False), (-1, True), (None, True)])
def test_the_line_itself_says_when_its_own_speakers_read_the_texts(lantern, client, days, marked):
    read_on = None if days is None else handbook.edition() + timedelta(days=days)
    lantern.at_work("cora")
    text = say_read(lantern, read_on)
    answer = client.get("/hulp/lantaarn/nl/").content.decode()
    assert (text in answer) == marked
    assert handbook.words("en", organisation="", days=2, number="").unread in client.get(
        "/hulp/lantaarn/en/"
    ).content.decode().replace("&#x27;", "'")


def say_read(lantern, read_on: date | None) -> str:
    LineText.objects.filter(organisation=lantern.cora.organisation, language="nl").update(
        read_on=read_on
    )
    return handbook.words("nl", organisation="", days=2, number="").unread


def test_who_runs_the_office_reads_how_a_line_begins(lantern):
    lantern.at_work("cora")
    Helpline.objects.filter(organisation=lantern.cora.organisation).update(is_open=False)
    text = seen(lantern, "greet", reverse("helpline:line"))
    for name in ("people:staff", "people:contact_points", "people:protocol"):
        assert f'href="{reverse(name)}"' in text
    assert f'href="{reverse("people:staff")}"' not in seen(
        lantern, "cora", reverse("helpline:line")
    )


@pytest.mark.gate("G23", "releases")
def test_the_protocol_of_a_line_asks_for_no_decision_maker(lantern):
    today, greet = timezone.localdate(), lantern.at_work("greet")
    agreed = {"anonymous_route": "Bel zonder naam.", "feedback_rule": "Binnen twee weken.",
              "privacy_contact": "", "holds": True}  # fmt: skip
    keep_protocol(actor=greet, agreed=agreed, seen=protocol_of(greet), today=today)
    ContactPoint.unscoped.create(organisation=greet.organisation, name="De wijk",
                                 addressee="EXTERNAL_PROFESSIONAL", reach="verzonnen",
                                 verified_on=today)  # fmt: skip
    assert protocol.missing(greet, today) == []
    text = seen(lantern, "greet", reverse("people:protocol"))
    assert "Het protocol is volledig." in text
    assert "beslisser" not in text
    assert "cliënt" not in text.partition("<main")[2].partition("</main>")[0]
