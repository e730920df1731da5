"""The list and the dossier page: what is shown, to whom, in how many queries."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from tests.dossiers.conftest import consulted, entry
from tests.dossiers.sharing import story
from zorgvuldig.dossiers.actions import involving, talks
from zorgvuldig.dossiers.models import Dossier
from zorgvuldig.logbook.models import LogEntry

pytestmark = pytest.mark.django_db
MOST = 12


def fill(town, dossier, count):
    actor = town.at_work("anna")
    for n in range(count):
        talks.describe_sign(
            dossier=dossier,
            actor=actor,
            statement_type="FACT",
            codes={
                "polarity": "SUPPORTING",
                "source": "OWN",
                "source_agrees": "",
                "is_diagnosis": False,
            },
            **entry(description=f"waarneming {n}"),
        )


@pytest.mark.parametrize("entries", [3, 300])
def test_the_dossier_page_costs_the_same_at_any_length(
    town, signed_in, dossier, entries, django_assert_num_queries
):
    fill(town, dossier, entries)
    anna = signed_in(town.anna)
    anna.get(f"/dossiers/{dossier.reference}/")
    with django_assert_num_queries(MOST):
        page = anna.get(f"/dossiers/{dossier.reference}/")
    assert page.status_code == 200
    assert f"waarneming {entries - 1}" in page.text


@pytest.mark.parametrize("dossiers", [3, 300])
def test_the_list_costs_the_same_at_any_length(
    town, signed_in, make_dossier, dossiers, django_assert_num_queries
):
    for _ in range(dossiers):
        make_dossier()
    anna = signed_in(town.anna)
    anna.get("/dossiers/")
    with django_assert_num_queries(7):
        page = anna.get("/dossiers/")
    assert page.text.count("Noor Testman") == min(dossiers, 20)


def test_the_list_is_paged_by_key_without_gap_or_repeat(town, signed_in, make_dossier):
    made = {make_dossier().reference for _ in range(45)}
    anna, seen, address = signed_in(town.anna), [], "/dossiers/"
    while address:
        page = anna.get(address)
        seen += [row["meta"][0] for row in page.context["dossiers"]]
        address = page.context["older_url"] and "/dossiers/" + page.context["older_url"]
    assert len(seen) == 45
    assert set(seen) == made


@pytest.mark.parametrize("place", ["zomaar", "2026-13-01_x", "2026-01-01_geen-nummer", "_"])
def test_a_strange_place_in_the_list_is_its_beginning(town, signed_in, dossier, place):
    page = signed_in(town.anna).get(f"/dossiers/?na={place}")
    assert [row["meta"][0] for row in page.context["dossiers"]] == [dossier.reference]


def test_the_timeline_is_paged_by_key_without_gap_or_repeat(town, signed_in, dossier):
    fill(town, dossier, 45)
    anna, seen, address = signed_in(town.anna), [], f"/dossiers/{dossier.reference}/"
    while address:
        page = anna.get(address)
        seen += [row["url"] for row in page.context["entries"]]
        older = page.context["older_url"]
        address = older and f"/dossiers/{dossier.reference}/{older.partition('#')[0]}"
    assert len(seen) == len(set(seen)) == 45


def test_the_page_says_what_age_means_and_what_protects_comes_first(town, signed_in, dossier):
    talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type="FACT",
        codes={
            "polarity": "CONTRADICTING",
            "source": "OWN",
            "source_agrees": "",
            "is_diagnosis": False,
        },
        **entry(description="hielp zijn zusje met rekenen"),
    )
    fill(town, dossier, 1)
    text = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/").text
    assert "16 of 17" in text
    assert text.index("hielp zijn zusje") < text.index("waarneming 0")


def test_a_late_review_is_the_first_thing_one_sees(town, signed_in, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(
        review_on=timezone.localdate() - timedelta(days=3)
    )
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/")
    assert page.context["now"][0]["text"].startswith(
        "Kijk opnieuw. De datum is voorbij: 3 dagen geleden"
    )


def test_looking_is_logged_with_reader_and_client(town, signed_in, dossier):
    signed_in(town.anna).get(f"/dossiers/{dossier.reference}/")
    line = LogEntry.unscoped.filter(event_type="dossier.read").latest("at")
    assert (line.user_id, line.client_ref, line.outcome) == (
        town.anna.person.pseudonym,
        dossier.pk,
        "success",
    )


@pytest.mark.parametrize(
    "who", ["bram", "esra", "frank", "gerda", "hugo", "ilse", "chaima", "sofie"]
)
def test_a_stranger_cannot_tell_a_dossier_exists(town, signed_in, dossier, who):
    answer = signed_in(getattr(town, who)).get(f"/dossiers/{dossier.reference}/")
    unknown = signed_in(getattr(town, who)).get("/dossiers/ZZZZ-ZZZZ/")
    assert (answer.status_code, unknown.status_code) == (404, 404)
    assert answer.text == unknown.text
    town.at_work(who)
    assert LogEntry.unscoped.filter(event_type="dossier.read", outcome="denied").count() == 2


def test_a_visitor_gets_the_sign_in(dossier):
    answer = Client().get(f"/dossiers/{dossier.reference}/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login/")


def test_who_thinks_along_reads_but_does_not_write(town, signed_in, dossier):
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.ilse.membership,
        today=timezone.localdate(),
    )
    ilse = signed_in(town.ilse)
    assert ilse.get(f"/dossiers/{dossier.reference}/").status_code == 200
    for page in ("gesprek", "signaal", "overleg", "advies", "afsluiten", "iemand", "betrokken"):
        assert ilse.get(f"/dossiers/{dossier.reference}/{page}/").status_code == 404


def test_an_entry_of_another_dossier_is_not_found(town, signed_in, dossier, make_dossier):
    other = make_dossier(keeper="bram")
    talks.record_conversation(
        dossier=other, actor=town.at_work("bram"), mode="EXPLORATORY", **entry(own_words="x")
    )
    number = str(other.pk)
    from zorgvuldig.dossiers.models import Entry

    number = Entry.unscoped.get(dossier=other).pk
    assert (
        signed_in(town.anna).get(f"/dossiers/{dossier.reference}/vastgelegd/{number}/").status_code
        == 404
    )


def closing(**changes):
    return {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "outcome": "NO_CONCERN",
        "reason": "Het bleek verdriet om zijn opa",
        "told": "Dat wij stoppen en waarom",
        "help_relation": "no",
        **changes,
    }


def test_closing_wipes_how_pressing_it_seemed_and_sets_the_term(town, signed_in, dossier):
    Dossier.unscoped.filter(pk=dossier.pk).update(triage="CONCERN")
    signed_in(town.anna).post(f"/dossiers/{dossier.reference}/afsluiten/", closing())
    dossier.refresh_from_db()
    assert (dossier.outcome, dossier.triage, dossier.review_on) == ("NO_CONCERN", "", None)
    assert 180 <= (dossier.keep_until - timezone.localdate()).days <= 184


def test_with_a_help_relation_the_term_of_the_law_holds(town, signed_in, dossier):
    form = closing(help_relation="yes")
    signed_in(town.anna).post(f"/dossiers/{dossier.reference}/afsluiten/", form)
    dossier.refresh_from_db()
    assert dossier.keep_until.year == timezone.localdate().year + 20


def test_nothing_label_like_is_left_in_a_closing(town, signed_in, dossier):
    form = closing(reason="Hij is niet geradicaliseerd")
    answer = signed_in(town.anna).post(f"/dossiers/{dossier.reference}/afsluiten/", form)
    assert answer.status_code == 422
    dossier.refresh_from_db()
    assert dossier.closed_on is None


def test_the_steps_show_what_satisfied_them(town, signed_in, dossier):
    consulted(dossier, town)
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/")
    done = [step["done"] for step in page.context["steps"]]
    assert done == [False, True, False, False, False, False, False]


def test_the_page_says_when_every_step_before_sharing_was_done_once(town, signed_in, dossier):
    anna, address = signed_in(town.anna), f"/dossiers/{dossier.reference}/"
    once = "Alle stappen die voor een besluit over delen horen"
    assert once not in anna.get(address).text
    story.sign(dossier, town, "CONTRADICTING", "Helpt elke week in de buurtkeuken")
    story.all_steps(dossier, town)
    assert once not in anna.get(address).text
    story.concern(dossier, town)
    assert once in anna.get(address).text
