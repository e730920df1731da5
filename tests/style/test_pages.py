"""The administrator lays a house style ready, looks at it alone, and puts it to use; everybody of
the organisation sees it, and nobody else."""

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.style.making import DRAWN, PLUM, file, in_use, laid_ready, nested
from zorgvuldig import walls
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.style import access
from zorgvuldig.style.models import HouseStyle, State

START = "/organisatie/huisstijl/"
TODAY = "/vandaag/"
GOOD = nested(utrecht__link__color=PLUM)
OTHER = nested(utrecht__link__color="#00518f")
PALE = nested(utrecht__document__color="#999")


def sent(client, tokens=None, **more):
    files = {"tokens": file(GOOD if tokens is None else tokens)} | more
    return client.post(START, files)


def standing(town):
    """Where each style of De Brug stands, with its colour of a link."""
    town.at_work("gerda")
    rows = HouseStyle.unscoped.order_by("state")
    return {row.state: row.values["light"]["link"] for row in rows}


def style_on(page):
    """The addresses of stylesheets and logo on a page, beside the product's own."""
    told = page.content.decode()
    return [
        part for part in told.replace('"', " ").split() if "huisstijl/" in part and part != START
    ]


def events(town):
    town.at_work("gerda")
    found = LogEntry.unscoped.filter(event_type__startswith="house_style.")
    return {name.partition(".")[2] for name in found.values_list("event_type", flat=True)}


def test_who_chose_more_files_hears_that_all_are_to_be_chosen_again(town, knock):
    """A browser keeps no chosen file; who would choose only the faulty one again loses the rest."""
    gerda, again = knock("gerda"), "Kies alle bestanden opnieuw"
    for files in ({"logo": file(b"no", "logo.svg")}, {"tokens": PALE, "logo": file(DRAWN)}):
        page = sent(gerda, **files)
        assert page.status_code == 422
        assert again in page.text
    assert again not in sent(gerda, PALE).text
    assert not HouseStyle.unscoped.exists()


def test_it_is_laid_ready_looked_at_and_put_to_use(town, knock):
    gerda, anna = knock("gerda"), knock("anna")
    assert sent(gerda, logo=file(DRAWN, "logo.svg")).status_code == 302
    ready = HouseStyle.unscoped.get()
    assert style_on(anna.get(TODAY)) == []
    gerda.post(f"{START}{ready.pk}/bekijken/")
    assert style_on(gerda.get(TODAY)) == [f"{START}{ready.pk}/stijl.css", f"{START}{ready.pk}/logo"]
    assert "Alleen u ziet dit" in gerda.get(TODAY).content.decode()
    assert style_on(anna.get(TODAY)) == []
    gerda.post(f"{START}{ready.pk}/gebruiken/")
    place = f"/huisstijl/{ready.organisation_id}/"
    drawn = [f"{place}{ready.sheet_digest}.css", f"{place}{ready.logo_digest}.svg"]
    assert style_on(anna.get(TODAY)) == drawn
    assert style_on(gerda.get(TODAY)) == drawn
    assert events(town) == {"laid_ready", "looked_at", "used"}


def test_another_organisation_sees_nothing_of_it(town, knock):
    used, ready = in_use(town), laid_ready(town)
    chaima = knock("chaima")
    assert style_on(chaima.get(TODAY)) == []
    assert chaima.get(f"{START}{ready.pk}/stijl.css").status_code == 404
    walls.say(organisation=None)
    assert HouseStyle.unscoped.count() == 0
    town.at_work("chaima")
    assert HouseStyle.unscoped.count() == 0
    assert (
        Client()
        .get(f"/huisstijl/{town.chaima.organisation.pk}/{used.sheet_digest}.css")
        .status_code
        == 404
    )  # noqa: E501


def test_the_wall_lets_nobody_write_for_another(town):
    town.at_work("chaima")
    with pytest.raises(Exception, match="row-level security"), transaction.atomic():
        HouseStyle.unscoped.create(
            organisation=town.gerda.organisation, sheet="", sheet_digest="", values={}
        )


def test_what_is_too_close_is_said_and_what_was_in_use_stays(town, knock):
    in_use(town)
    answer = sent(knock("gerda"), PALE)
    told = answer.content.decode()
    assert answer.status_code == 422
    assert "(#999999) op de achtergrond van de pagina (van Zorgvuldig) (#faf7f1) haalt" in told
    assert "Nodig is 4,5 : 1 voor tekst." in told
    assert "Wat in gebruik is, blijft in gebruik." in told
    assert standing(town) == {State.IN_USE: PLUM}


@pytest.mark.parametrize(
    ("field", "content", "said"),
    [
        ("tokens", b"{", "geen geldige JSON"),
        ("tokens", b"x" * (2 * 1024 * 1024 + 1), "te groot"),
        ("dark", b"[]", "design tokens bij elkaar"),
        ("logo", b"<svg><script/></svg>", "&lt;script&gt;"),
        ("logo", b"x" * (300 * 1024 + 1), "300 kB"),
    ],
)
def test_a_file_that_is_not_taken_is_said_beside_its_field(town, knock, field, content, said):
    answer = knock("gerda").post(START, {"tokens": file(GOOD), field: file(content)})
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert standing(town) == {}


def test_without_a_file_nothing_happens(town, knock):
    assert knock("gerda").post(START, {}).status_code == 422


def test_dark_comes_from_a_file_of_its_own(town, knock):
    sent(knock("gerda"), dark=file(nested(utrecht__link__color="#8cc3f2")))
    ready = HouseStyle.unscoped.get()
    assert ready.values["dark"] == {"brand": "#8cc3f2", "link": "#8cc3f2"}
    assert "(prefers-color-scheme:dark){:root{" in ready.sheet


def test_what_was_not_taken_is_named_on_the_page(town, knock):
    gerda = knock("gerda")
    sent(
        gerda, nested(utrecht__link__color=PLUM, eigen__kleur="#fff", utrecht__document__color="x")
    )
    told = gerda.get(START).content.decode()
    assert "eigen.kleur" in told
    assert "utrecht.document.color: x kunnen wij niet overnemen als gewone tekst." in told


def test_back_to_the_former_and_back_again(town, knock):
    gerda = knock("gerda")
    in_use(town)
    in_use(town, tree=OTHER)
    assert standing(town) == {State.IN_USE: "#00518f", State.FORMER: PLUM}
    gerda.post(f"{START}vorige/")
    assert standing(town) == {State.IN_USE: PLUM, State.FORMER: "#00518f"}
    gerda.post(f"{START}vorige/")
    assert standing(town) == {State.IN_USE: "#00518f", State.FORMER: PLUM}


def test_two_of_one_day_are_told_apart_by_their_time(town, knock):
    for made, hour in ((in_use(town), 9), (in_use(town, tree=OTHER), 14), (laid_ready(town), 16)):
        at = datetime(2026, 11, 3, hour, 5, tzinfo=timezone.get_current_timezone())
        HouseStyle.unscoped.filter(pk=made.pk).update(made_at=at)
    told = knock("gerda").get(START).content.decode()
    for said in ("klaargezet op 3 november 2026, 14.05 uur", "van 3 november 2026, 09.05 uur",
                 "Klaargezet op 3 november 2026, 16.05 uur"):  # fmt: skip
        assert said in told


def test_back_to_the_own_look_and_back_again(town, knock):
    gerda, anna = knock("gerda"), knock("anna")
    in_use(town)
    gerda.post(f"{START}eigen/")
    assert style_on(anna.get(TODAY)) == []
    assert standing(town) == {State.FORMER: PLUM}
    gerda.post(f"{START}vorige/")
    assert len(style_on(anna.get(TODAY))) == 2
    assert events(town) == {"laid_ready", "used", "taken_off", "taken_back"}


def test_only_three_are_kept(town):
    for colour in ("#00518f", "#005180", "#005170", PLUM):
        in_use(town, tree=nested(utrecht__link__color=colour))
    laid_ready(town)
    laid_ready(town, tree=OTHER)
    assert standing(town) == {
        State.FORMER: "#005170", State.IN_USE: PLUM, State.READY: "#00518f",
    }  # fmt: skip


def test_what_is_laid_ready_can_be_thrown_away(town, knock):
    gerda, ready = knock("gerda"), laid_ready(town)
    gerda.post(f"{START}{ready.pk}/bekijken/")
    gerda.post(f"{START}{ready.pk}/weg/")
    assert standing(town) == {}
    assert style_on(gerda.get(TODAY)) == []
    assert events(town) == {"laid_ready", "looked_at", "thrown_away"}


@pytest.mark.parametrize("deed", ["vorige/", "eigen/"])
def test_what_changed_meanwhile_is_said(town, knock, deed):
    told = knock("gerda").post(f"{START}{deed}", follow=True).content.decode()
    assert "intussen gewijzigd" in told


def test_one_that_was_replaced_is_not_put_to_use(town, knock):
    gerda, first = knock("gerda"), laid_ready(town)
    laid_ready(town, tree=OTHER)
    told = gerda.post(f"{START}{first.pk}/gebruiken/", follow=True).content.decode()
    assert "intussen gewijzigd" in told
    assert standing(town) == {State.READY: "#00518f"}


def test_the_database_keeps_one_in_each_place(town):
    laid_ready(town)
    with pytest.raises(IntegrityError), transaction.atomic():
        HouseStyle.unscoped.create(
            organisation=town.gerda.organisation, sheet="", sheet_digest="", values={}
        )
        connection.check_constraints()


def test_a_page_asks_the_database_no_more_for_it(town, knock, django_assert_num_queries):
    anna = knock("anna")
    anna.get(TODAY)
    with CaptureQueriesContext(connection) as before:
        anna.get(TODAY)
    in_use(town)
    with django_assert_num_queries(len(before)):
        anna.get(TODAY)


def test_who_works_elsewhere_too_looks_beforehand_at_home_alone(town):
    gerda, ready = town.at_work("gerda"), laid_ready(town)
    session = {access.PREVIEW: access.looks_beforehand(gerda, ready)}
    assert access.shown_to(gerda.organisation, session).is_preview
    assert access.shown_to(town.chaima.organisation, session) is None


def test_the_page_in_danger_always_looks_the_same(town, knock):
    in_use(town, logo=None)
    assert style_on(knock("anna").get("/acuut/")) == []


def test_a_visitor_sees_the_product_s_own(town):
    in_use(town)
    assert style_on(Client().get("/welkom/")) == []
