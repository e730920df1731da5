"""Small steps: agreed, met and acknowledged, changed, let go, and late; and who sees them."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers import afterwards as gone_on
from tests.dossiers import planned
from tests.dossiers.conftest import entry, years_ago
from tests.dossiers.test_day import asked
from tests.dossiers.test_reminders import morning
from zorgvuldig.dossiers.access import plans
from zorgvuldig.dossiers.actions import afterwards, involving, stepping
from zorgvuldig.dossiers.models import ActionPlan, Dossier, Entry, SmallStep
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import GateShut, NotNow
from zorgvuldig.rules.working_days import next_working_day

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def hub(dossier, page=""):
    return f"/dossiers/{dossier.reference}/samen/{page}"


def typed(**words):
    return {"once": str(uuid4()), "happened_on": TODAY().isoformat(), **words}


def of_step(**changes):
    return typed(
        what="Een keer meetrainen",
        taken_by="CLIENT",
        goal="CLIENT",
        by_on=planned.soon(7).isoformat(),
        **changes,
    )


@pytest.fixture
def with_plan(town, dossier):
    planned.plan(dossier, town)
    return dossier


# agreed


def test_a_step_is_stored_sealed_with_its_day_and_whose_goal(town, signed_in, with_plan):
    anna = signed_in(town.anna)
    assert anna.get(hub(with_plan, "stap/")).status_code == 200
    anna.post(hub(with_plan, "stap/"), of_step(who="Noor, met haar broer"))
    step = SmallStep.unscoped.select_related("entry").get()
    assert (step.taken_by, step.goal, step.by_on) == ("CLIENT", "CLIENT", planned.soon(7))
    assert step.plan == ActionPlan.unscoped.get()
    assert b"meetrainen" not in bytes(step.entry.sealed)
    page = anna.get(hub(with_plan)).text
    assert "Een keer meetrainen" in page
    assert "De cliënt (Noor, met haar broer)" in page


@pytest.mark.parametrize("lacking", ["what", "taken_by", "by_on"])
def test_p08_a_step_says_what_who_and_by_when(town, signed_in, with_plan, lacking):
    answer = signed_in(town.anna).post(hub(with_plan, "stap/"), of_step() | {lacking: ""})
    assert (answer.status_code, SmallStep.unscoped.count()) == (422, 0)


@pytest.mark.parametrize("days", [0, 93])
def test_p08_a_step_that_is_far_away_is_not_small(town, signed_in, with_plan, days):
    with pytest.raises(GateShut) as shut:
        planned.step(with_plan, town, by_on=planned.soon(days))
    assert shut.value.gate == "P08"
    far = of_step() | {"by_on": planned.soon(days).isoformat()}
    answer = signed_in(town.anna).post(hub(with_plan, "stap/"), far)
    assert list(answer.context["form"].errors) == ["by_on"]


def test_without_a_plan_no_step_is_agreed(town, signed_in, dossier):
    with pytest.raises(NotNow, match="Maak eerst samen een plan"):
        planned.step(dossier, town)
    answer = signed_in(town.anna).get(hub(dossier, "stap/"))
    assert answer["Location"] == hub(dossier, "plan/")


@pytest.mark.gate("G01", "refuses")
def test_g01_no_step_names_the_topic(town, with_plan):
    with pytest.raises(GateShut) as shut:
        planned.step(with_plan, town, "Praten over radicalisering")
    assert shut.value.gate == "G01"


# met, changed, let go


def test_a_step_that_was_met_is_acknowledged_in_own_words(town, signed_in, with_plan):
    step, anna = planned.step(with_plan, town), signed_in(town.anna)
    here = hub(with_plan, f"stap/{step.pk}/gelukt/")
    assert "Een keer meetrainen" in anna.get(here).text
    assert anna.post(here, typed(said="Ik durfde het")).status_code == 422
    said = typed(said="Ik durfde het, zei Noor", compliment="Je ging, terwijl je het spannend vond")
    assert anna.post(here, said)["Location"] == hub(with_plan) + "#stappen"
    step.refresh_from_db()
    assert (step.ended_as, step.ended_on, step.ended_with.kind) == ("MET", TODAY(), "STEP_MET")
    page = anna.get(hub(with_plan)).text
    assert "Je ging, terwijl je het spannend vond" in page
    assert "Ik durfde het, zei Noor" in page
    written = anna.get(f"/dossiers/{with_plan.reference}/vastgelegd/{step.ended_with_id}/").text
    assert "Een keer meetrainen" in written


def test_a_step_ends_once_and_the_second_hears_so(town, signed_in, with_plan):
    step, anna = planned.step(with_plan, town), signed_in(town.anna)
    here = hub(with_plan, f"stap/{step.pk}/gelukt/")
    said = typed(said="Noor zei ja", compliment="Knap")
    assert [anna.post(here, said).status_code for _ in range(2)] == [302, 302]
    late = anna.post(hub(with_plan, f"stap/{step.pk}/loslaten/"), typed(why="Te moeilijk"))
    assert late.status_code == 422
    assert "intussen al gelukt" in late.text
    assert anna.get(here).status_code == 302
    assert Entry.unscoped.filter(kind__in=["STEP_MET", "STEP_LET_GO"]).count() == 1


def test_a_changed_step_goes_on_as_another_with_the_reason(town, signed_in, with_plan):
    step, anna = planned.step(with_plan, town), signed_in(town.anna)
    here = hub(with_plan, f"stap/{step.pk}/veranderen/")
    begun = anna.get(here).context["form"].initial
    assert begun["what"] == "Een keer meetrainen"
    assert anna.post(here, of_step()).status_code == 422
    anna.post(here, of_step(why_changed="De zaal was dicht") | {"what": "Buiten meetrainen"})
    step.refresh_from_db()
    new = SmallStep.unscoped.get(ended_on=None)
    assert (new.former, step.ended_as, step.ended_with) == (step, "CHANGED", new.entry)
    page = anna.get(hub(with_plan)).text
    assert "Buiten meetrainen" in page
    assert "Een keer meetrainen" not in page


def test_a_step_is_let_go_with_a_reason(town, signed_in, with_plan):
    step, anna = planned.step(with_plan, town), signed_in(town.anna)
    here = hub(with_plan, f"stap/{step.pk}/loslaten/")
    assert anna.post(here, typed(why="")).status_code == 422
    anna.post(here, typed(why="Noor wil liever zwemmen"))
    page = anna.get(hub(with_plan)).text
    assert "losgelaten" in page
    assert "Noor wil liever zwemmen" in page


def test_the_database_refuses_a_step_that_ended_without_words(town, with_plan):
    step = planned.step(with_plan, town)
    with pytest.raises(IntegrityError, match="step_ends_with_words"), transaction.atomic():
        SmallStep.unscoped.filter(pk=step.pk).update(ended_on=TODAY(), ended_as="MET")


# late


def test_a_late_step_stands_in_what_now_of_who_keeps_it(town, signed_in, with_plan):
    step = planned.step(with_plan, town)
    page = f"/dossiers/{with_plan.reference}/"
    anna = signed_in(town.anna)
    before = anna.get(page).context["now"]
    assert [item["url"] for item in before] == [f"{page}informatie/"]
    planned.late(step)
    item, *rest = anna.get(page).context["now"]
    assert rest == before
    assert item["text"].startswith("Kijk samen hoe het met deze stap gaat: Een keer meetrainen")
    assert item["url"] == hub(with_plan) + "#stappen"
    assert "De dag is voorbij." in anna.get(hub(with_plan)).text


def test_late_steps_leave_no_more_than_three_things_to_do(town, signed_in, with_plan):
    for n in range(5):
        planned.late(planned.step(with_plan, town, f"Stap {n}"))
    now = signed_in(town.anna).get(f"/dossiers/{with_plan.reference}/").context["now"]
    assert len(now) == 3


def test_the_day_page_asks_about_a_late_step_and_a_late_plan(town, signed_in, with_plan):
    step, anna = planned.step(with_plan, town), signed_in(town.anna)
    assert asked(anna, with_plan) == []
    planned.late(step)
    assert asked(anna, with_plan) == ["step_late"]
    yesterday = TODAY() - timedelta(days=1)
    ActionPlan.unscoped.update(review_on=yesterday)
    Dossier.unscoped.filter(pk=with_plan.pk).update(review_on=yesterday)
    assert asked(anna, with_plan) == ["plan_late", "step_late"]
    assert asked(signed_in(town.bram), with_plan) == []


@pytest.mark.parametrize("what", ["step", "plan"])
def test_the_mail_of_the_morning_reminds_of_what_is_late(town, with_plan, what):
    step, days = planned.step(with_plan, town), [next_working_day(TODAY())]
    for _ in range(3):
        days.append(next_working_day(days[-1]))
    assert morning(days[0]) == []
    town.at_work("anna")
    if what == "step":
        SmallStep.unscoped.filter(pk=step.pk).update(by_on=days[1])
    else:
        ActionPlan.unscoped.update(review_on=days[1])
    assert [morning(day) for day in days[1:3]] == [[], ["anna"]]
    town.at_work("anna")
    stepping.let_go(
        dossier=with_plan, actor=town.anna, step=SmallStep.unscoped.get(), **entry(why="x")
    )
    ActionPlan.unscoped.update(review_on=planned.soon(30))
    assert morning(days[3]) == []


# who, and at what cost


@pytest.mark.parametrize(("page", "most"), [("samen/", 9), ("", 13)], ids=["hub", "dossier"])
def test_the_pages_cost_the_same_with_one_step_and_with_three(
    town, signed_in, with_plan, page, most
):
    anna, counted = signed_in(town.anna), []
    for n in range(3):
        planned.late(planned.step(with_plan, town, f"Stap {n}"))
        anna.get(f"/dossiers/{with_plan.reference}/{page}")
        with CaptureQueriesContext(connection) as seen:
            anna.get(f"/dossiers/{with_plan.reference}/{page}")
        counted.append(len(seen))
    assert counted == [most] * 3


def test_what_no_longer_fits_on_the_page_is_found_in_the_timeline(
    town, signed_in, with_plan, monkeypatch
):
    monkeypatch.setattr(plans, "MOST", 2)
    anna, way = signed_in(town.anna), "Oudere stappen staan in de tijdlijn"
    planned.step(with_plan, town)
    assert way not in anna.get(hub(with_plan)).text
    planned.step(with_plan, town, "Nog een stap")
    planned.step(with_plan, town, "En nog een", by_on=planned.soon(30))
    page = anna.get(hub(with_plan)).text
    assert way in page
    assert "En nog een" not in page


def test_the_dossier_page_shows_the_next_steps_and_the_way_to_all(town, signed_in, with_plan):
    page = f"/dossiers/{with_plan.reference}/"
    planned.step(with_plan, town)
    text = signed_in(town.anna).get(page).text
    assert "Een keer meetrainen" in text
    assert f'<a href="{hub(with_plan)}">Het plan en alle stappen</a>' in text


def test_who_thinks_along_reads_and_writes_nothing(town, signed_in, with_plan):
    step = planned.step(with_plan, town)
    involving.involve(
        dossier=with_plan,
        actor=town.at_work("anna"),
        membership=town.ilse.membership,
        today=TODAY(),
    )
    ilse = signed_in(town.ilse)
    page = ilse.get(hub(with_plan)).text
    assert "Ik wil weer voetballen" in page
    assert "Gelukt" not in page
    assert "Het plan veranderen" not in page
    for way in ("plan/", "plan/bekijken/", "plan/klaar/", "plan/plan.pdf?doel=lezen", "stap/"):
        assert ilse.get(hub(with_plan, way)).status_code == 404
    assert ilse.post(hub(with_plan, f"stap/{step.pk}/gelukt/"), typed()).status_code == 404


@pytest.mark.parametrize("who", ["bram", "esra", "frank", "gerda", "hugo", "ilse", "chaima"])
def test_a_stranger_cannot_tell_that_there_is_a_plan(town, signed_in, with_plan, who):
    stranger = signed_in(getattr(town, who))
    unknown = stranger.get("/dossiers/ZZZZ-ZZZZ/samen/")
    answer = stranger.get(hub(with_plan))
    assert (answer.status_code, answer.text) == (404, unknown.text)


def test_a_step_of_another_dossier_is_not_found(town, signed_in, with_plan, make_dossier):
    other = make_dossier(name="Sam Testman")
    planned.plan(other, town)
    step = planned.step(other, town)
    here = hub(with_plan, f"stap/{step.pk}/gelukt/")
    assert signed_in(town.anna).get(here).status_code == 404


# on paper


def printed(client, dossier, purpose="meegeven"):
    answer = client.get(hub(dossier, f"plan/plan.pdf?doel={purpose}"))
    assert answer["Content-Type"] == "application/pdf"
    return answer.content


def test_the_plan_on_paper_reads_in_order_and_is_accessible(town, signed_in, with_plan):
    met, _ = planned.step(with_plan, town, "Bellen met de trainer"), planned.step(with_plan, town)
    stepping.meet_step(
        dossier=with_plan,
        actor=town.at_work("anna"),
        step=met,
        **entry(said="Zij belde zelf", compliment="Je belde zelf, dat vond ik dapper"),
    )
    content = printed(signed_in(town.anna), with_plan)
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    told = [
        "Ons plan", "Noor Testman", "De Brug", "Wie het overzicht houdt: Anna",
        "Wat je zelf wilt", "Ik wil weer voetballen", "Wat wij willen",
        "Dat hij in het weekend veilig is", "Waar dat samenkomt", "Kleine stappen",
        "Een keer meetrainen", "Wie: jij.", "Wat al gelukt is", "Bellen met de trainer",
        "dat vond ik dapper", "Waaruit je kon kiezen", "Goed om te weten",
    ]  # fmt: skip
    places = [text.find(part) for part in told]
    assert -1 not in places, [part for part in told if part not in text]
    assert places == sorted(places)
    assert b"pdfuaid:part" in content
    assert "Zij belde zelf" not in text


def test_what_was_spoken_about_drives_and_siblings_stays_off_the_paper(town, signed_in, dossier):
    said = {"drive_justice": "Hij wil dat het eerlijk gaat", "siblings_peers": "Zijn zusje schrok"}
    planned.plan(dossier, town, **said)
    content = printed(signed_in(town.anna), dossier)
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)
    assert "eerlijk" not in text
    assert "zusje" not in text


@pytest.mark.parametrize(("years", "says"), [(15, "Wat je zelf wilt"), (19, "Wat u zelf wilt")])
def test_a_young_person_is_addressed_otherwise(town, signed_in, make_dossier, years, says):
    dossier = make_dossier(born_on=years_ago(years, 40))
    planned.plan(dossier, town)
    content = printed(signed_in(town.anna), dossier)
    assert says in "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_printing_asks_what_for_and_is_logged_with_it(town, signed_in, with_plan):
    anna = signed_in(town.anna)
    for asks in ("", "?doel=zomaar"):
        assert anna.get(hub(with_plan, f"plan/plan.pdf{asks}"))["Location"] == hub(with_plan)
    assert not LogEntry.unscoped.filter(event_type="plan.printed").exists()
    printed(anna, with_plan)
    line = LogEntry.unscoped.get(event_type="plan.printed")
    assert (line.purpose, line.client_ref) == ("meegeven aan de cliënt", with_plan.pk)


# care for oneself


def test_closing_after_a_plan_a_sharing_or_a_call_offers_aftercare(town, signed_in, make_dossier):
    anna = signed_in(town.anna)
    quiet, with_plan, called = make_dossier(), make_dossier(), make_dossier()
    planned.plan(with_plan, town)
    gone_on.call(town, called)
    shared = gone_on.shared(town).dossier

    def offered(dossier):
        page = anna.get(f"/dossiers/{dossier.reference}/afsluiten/").text
        return f"/dossiers/{dossier.reference}/nazorg/" in page

    assert [offered(one) for one in (quiet, with_plan, called, shared)] == [False, True, True, True]
    afterwards.record_aftercare(
        dossier=with_plan, actor=town.at_work("anna"), **entry(support="Bram")
    )
    assert not offered(with_plan)


def test_aftercare_is_offered_and_never_asked(town, signed_in, with_plan):
    form = typed(outcome="NO_CONCERN", reason="Het gaat goed", told="Alles", help_relation="yes")
    anna = signed_in(town.anna)
    assert anna.post(f"/dossiers/{with_plan.reference}/afsluiten/", form).status_code == 302
