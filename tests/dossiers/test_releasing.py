"""Released by another than who prepared it; only then printed, and handed over."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.sharing import story
from tests.dossiers.voices import TEXT, asked, fresh, released, summary
from zorgvuldig.dossiers.access import get_kept_dossier
from zorgvuldig.dossiers.access import summary as access
from zorgvuldig.dossiers.actions import involving
from zorgvuldig.dossiers.actions import summary as actions
from zorgvuldig.dossiers.actions.freezing import freeze
from zorgvuldig.dossiers.models import ClientSummary, Entry, SummaryGiven
from zorgvuldig.dossiers.summary.page import pdf
from zorgvuldig.handbook import read
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.recording.refusals import ChangedMeanwhile, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def opened(dossier, town):
    """The dossier as its keeper opens it, with who is involved."""
    return get_kept_dossier(town.at_work("anna"), dossier.reference)


def at(dossier, found=None, rest=""):
    number = f"{found.pk}/" if found else ""
    return f"/dossiers/{dossier.reference}/samenvatting/{number}{rest}"


# released by two


@pytest.mark.parametrize("part", ["why", "wrote", "ask"])
def test_what_is_not_finished_is_laid_before_nobody(town, dossier, part):
    with pytest.raises(NotNow, match="nog niet af"):
        asked(town, summary(town, dossier, **{part: " "}))


def test_another_releases_it_and_only_then_it_is_printed(town, signed_in, dossier):
    draft, anna = summary(town, dossier), signed_in(town.anna)
    paper = at(dossier, draft, "samenvatting.pdf?doel=geven")
    assert anna.get(paper).status_code == 302
    asked(town, draft)
    assert anna.get(paper).status_code == 302
    ilse, here = signed_in(town.ilse), f"/dossiers/samenvatting/{draft.pk}/"
    assert here in ilse.get("/vandaag/").text
    page = ilse.get(here)
    assert "U kwam twee keer niet." in page.text
    ilse.post(here, {"seen": page.context["summary"].digest, "answer": "yes"})
    found = fresh(draft, opened(dossier, town))
    assert (found.state, found.second_person) == ("RELEASED", town.ilse.person)
    answer = anna.get(paper)
    assert answer["Content-Type"] == "application/pdf"
    assert anna.get(at(dossier, draft, "samenvatting.pdf")).status_code == 302
    printed = LogEntry.unscoped.get(event_type="client_summary.printed")
    assert printed.purpose == "aan de cliënt geven"
    assert ilse.get(here).status_code == 404


def test_who_prepared_it_cannot_be_asked_to_release_it(town, signed_in, dossier):
    draft = summary(town, dossier)
    form = {"once": uuid4(), "second_person": town.anna.membership.pk}
    here = at(dossier, draft, "vrijgeven/")
    assert signed_in(town.anna).post(here, form).status_code == 422
    with pytest.raises(NotNow, match="Een ander"):
        asked(town, draft, "anna")


def test_the_action_itself_refuses_a_release_by_who_prepared_it(town, dossier):
    laid = asked(town, summary(town, dossier))
    found = fresh(laid, opened(dossier, town))
    yes = {"summary": found, "released": True, "seen": found.digest, "why": ""}
    for name in ("anna", "esra"):
        with pytest.raises(NotNow, match="Een ander"):
            actions.answer(actor=town.at_work(name), **yes)
    assert fresh(laid, opened(dossier, town)).state == "ASKED"


def test_the_database_refuses_a_release_by_who_prepared_it(town, dossier):
    laid = asked(town, summary(town, dossier))
    rows = ClientSummary.unscoped.filter(pk=laid.pk)
    wrong = {"state": "RELEASED", "released_at": timezone.now()}
    for change in (
        {**wrong, "second_person": town.anna.person},
        {**wrong, "second_person": None},
        {**wrong, "sealed_page": None},
        {"state": "RELEASED"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_who_is_not_involved_and_does_not_watch_over_it_is_not_asked(town, dossier):
    draft = summary(town, dossier)
    with pytest.raises(NotNow, match="betrokken"):
        asked(town, draft, "bram")
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.bram.membership,
        today=TODAY(),
    )
    assert released(town, draft, "bram").state == "RELEASED"


def test_who_is_not_involved_any_more_does_not_release_it(town, signed_in, dossier):
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.bram.membership,
        today=TODAY(),
    )
    draft = summary(town, dossier)
    asked(town, draft, "bram")
    here = f"/dossiers/samenvatting/{draft.pk}/"
    assert signed_in(town.bram).get(here).status_code == 200
    involving.leave(
        dossier=opened(dossier, town),
        actor=town.at_work("anna"),
        membership=town.bram.membership,
        today=TODAY(),
    )
    assert signed_in(town.bram).get(here).status_code == 404


def test_nobody_else_reads_what_was_laid_before_ilse(town, signed_in, dossier):
    here = f"/dossiers/samenvatting/{asked(town, summary(town, dossier)).pk}/"
    for actor in (town.anna, town.bram, town.esra, town.frank, town.chaima, town.hugo):
        assert signed_in(actor).get(here).status_code == 404


def test_what_was_not_on_the_screen_is_not_released(town, dossier):
    draft = summary(town, dossier)
    seen = asked(town, draft).digest
    held = opened(dossier, town)
    actions.take_back(summary=fresh(draft, held), actor=town.at_work("anna"))
    words = {**TEXT, "wrote": "Iets anders"}
    actions.save(summary=fresh(draft, held), actor=town.at_work("anna"), words=words)
    asked(town, draft)
    ilse = town.at_work("ilse")
    with pytest.raises(ChangedMeanwhile):
        actions.answer(
            summary=access.get_to_release(ilse, draft.pk),
            actor=ilse,
            released=True,
            seen=seen,
            why="",
        )


def test_the_other_says_what_has_to_change_and_then_it_is_a_draft_again(town, signed_in, dossier):
    draft = summary(town, dossier)
    digest = asked(town, draft).digest
    ilse, here = signed_in(town.ilse), f"/dossiers/samenvatting/{draft.pk}/"
    assert ilse.post(here, {"seen": digest, "answer": "no"}).status_code == 422
    ilse.post(here, {"seen": digest, "answer": "no", "why": "Te moeilijk voor Noor"})
    found = fresh(draft, opened(dossier, town))
    assert (found.state, found.second_person, found.sealed_page) == ("DRAFT", None, None)
    assert "Te moeilijk voor Noor" in signed_in(town.anna).get(at(dossier, draft)).text


def test_what_was_released_never_changes_and_a_change_needs_a_new_release(town, signed_in, dossier):
    done, anna = released(town, summary(town, dossier)), signed_in(town.anna)
    held = opened(dossier, town)
    with pytest.raises(NotNow):
        actions.save(summary=fresh(done, held), actor=town.at_work("anna"), words=TEXT)
    typed = {"once": uuid4(), **TEXT, "wrote": "Anders"}
    assert anna.post(at(dossier, done), typed).status_code == 422
    anna.post(at(dossier, done, "opnieuw/"))
    second = ClientSummary.unscoped.exclude(pk=done.pk).get()
    assert (second.state, second.released_at) == ("DRAFT", None)
    assert anna.get(at(dossier, second, "samenvatting.pdf?doel=geven")).status_code == 302
    assert fresh(done, held).state == "RELEASED"


# on paper


def paper(town, dossier, level="PLAIN", **typed):
    done = released(town, summary(town, dossier, level, **typed))
    content = actions.frozen(fresh(done, opened(dossier, town)))["page"]
    return PdfReader(BytesIO(pdf(content, None)))


ORDINARY = {
    "wrote": "\n".join(f"Op {n} november kwam u niet naar de afspraak." for n in range(1, 8)),
    "said": "\n".join("“Ik was moe en ik wilde alleen zijn.”" for _ in range(3)),
    "agreed": "\n".join("Wij praten elke week op dinsdag." for _ in range(4)),
}


@pytest.mark.parametrize("level", ["PLAIN", "EASY"])
def test_ordinary_content_fits_one_page_and_reads_in_order(town, dossier, level):
    reader = paper(town, dossier, level, **ORDINARY)
    assert len(reader.pages) == 1
    text = " ".join(reader.pages[0].extract_text().split())
    words = read("client_summary")[level]
    titles = ("why", "wrote", "shared", "said", "agreed", "rights", "ask")
    marks = [words["title"], "Noor Testman", *(words["part"][name] for name in titles)]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_the_paper_is_accessible_and_says_its_language(town, dossier):
    catalog = paper(town, dossier).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"].startswith("nl")
    assert b"pdfuaid" in catalog["/Metadata"].get_object().get_data()


# handed over


def given(**words):
    known = {"once": str(uuid4()), "happened_on": TODAY().isoformat(), "how": "op papier"}
    return {**known, **words}


def test_to_whom_it_was_given_and_when_is_recorded(town, signed_in, dossier):
    done, anna = released(town, summary(town, dossier)), signed_in(town.anna)
    here = at(dossier, done, "gegeven/")
    assert anna.post(here, given()).status_code == 422
    anna.post(here, given(who="CLIENT", said="Het klopt"))
    row = SummaryGiven.unscoped.get()
    assert (row.summary_id, row.to, row.recipient) == (done.pk, "CLIENT", None)
    assert "de cliënt zelf, op papier" in anna.get(at(dossier, done)).text
    assert LogEntry.unscoped.filter(event_type="summary_given.recorded").count() == 1


def test_only_a_released_one_is_given(town, dossier):
    draft = summary(town, dossier)
    with pytest.raises(NotNow, match="twee mensen"):
        actions.give(
            summary=fresh(draft, opened(dossier, town)),
            actor=town.at_work("anna"),
            to="CLIENT",
            recipient=None,
            **entry(how="op papier"),
        )


@pytest.mark.parametrize(("years", "may"), [(8, True), (14, True), (16, False), (19, False)])
def test_a_parent_gets_it_only_where_the_law_gives_them_the_file(town, make_dossier, years, may):
    dossier = make_dossier(born_on=years_ago(years, 40))
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    done = released(town, summary(town, dossier))
    give = {"summary": fresh(done, opened(dossier, town)), "actor": town.at_work("anna")}
    to = {"to": "REPRESENTATIVE", "recipient": mother.pk, "client_knows": True}
    if may:
        assert actions.give(**give, **to, **entry(how="op papier")).recipient == mother
        return
    with pytest.raises(NotNow, match="bij deze leeftijd"):
        actions.give(**give, **to, **entry(how="op papier"))


@pytest.mark.parametrize(("years", "asked_first"), [(11, False), (12, True), (15, True)])
def test_from_twelve_the_client_knows_first_that_a_parent_gets_it(
    town, signed_in, make_dossier, years, asked_first
):
    dossier = make_dossier(born_on=years_ago(years, 40))
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    done, anna = released(town, summary(town, dossier)), signed_in(town.anna)
    here = at(dossier, done, "gegeven/")
    answer = anna.post(here, given(who=str(mother.pk)))
    assert answer.status_code == (422 if asked_first else 302)
    if asked_first:
        anna.post(here, given(who=str(mother.pk), client_knows="on"))
    assert SummaryGiven.unscoped.get().recipient == mother


def test_the_database_knows_to_whom(town, dossier):
    done = released(town, summary(town, dossier))
    actions.give(
        summary=fresh(done, opened(dossier, town)),
        actor=town.at_work("anna"),
        to="CLIENT",
        recipient=None,
        **entry(how="op papier"),
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        SummaryGiven.unscoped.update(to="REPRESENTATIVE")


# walls and cost


def test_the_words_rest_sealed_and_another_organisation_finds_none(town, dossier):
    done = released(town, summary(town, dossier))
    row = ClientSummary.unscoped.get(pk=done.pk)
    for sealed in (row.sealed_page, Entry.unscoped.get(pk=done.pk).sealed):
        assert b"twee keer niet" not in bytes(sealed)
    town.at_work("chaima")
    assert ClientSummary.unscoped.count() == 0
    assert SummaryGiven.unscoped.count() == 0


def test_the_page_to_begin_costs_the_same_with_many_summaries(
    town, signed_in, dossier, django_assert_num_queries
):
    for n in range(3):
        story.sign(dossier, town, "CONTRADICTING", f"waarneming {n}")
    summary(town, dossier)
    anna = signed_in(town.anna)
    anna.get(at(dossier))
    with django_assert_num_queries(12):
        anna.get(at(dossier))
    for n in range(9):
        summary(town, dossier)
        story.sign(dossier, town, "CONTRADICTING", f"nog {n}")
    with django_assert_num_queries(12):
        anna.get(at(dossier))


def test_a_parent_gets_none_while_sharing_stands_still_and_the_client_does(town, make_dossier):
    dossier = make_dossier(born_on=years_ago(8, 40))
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    done, anna = released(town, summary(town, dossier)), town.at_work("anna")
    freeze(dossier=dossier, actor=anna, policy="rights")
    give = {"summary": fresh(done, opened(dossier, town)), "actor": anna}
    with pytest.raises(NotNow, match="Delen staat stil"):
        actions.give(**give, to="REPRESENTATIVE", recipient=mother.pk, **entry(how="op papier"))
    assert actions.give(**give, to="CLIENT", recipient=None, **entry(how="op papier"))
