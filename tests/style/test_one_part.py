"""A logo alone, or tokens alone: what is not brought is as the product has it itself."""

import pytest

from tests.gatherings import cast as of_gatherings
from tests.helpline import cast as of_the_line
from tests.style.making import DRAWN, PLUM, file, in_use, laid_ready, nested
from tests.style.test_pages import START, TODAY, style_on
from zorgvuldig.people.models import Organisation
from zorgvuldig.style import access
from zorgvuldig.style.letterhead import OWN, letterhead_of
from zorgvuldig.style.models import HouseStyle

NEITHER = "Kies een tokenbestand, een logo, of allebei."


def brought(client, **files):
    return client.post(START, {name: file(content) for name, content in files.items()})


def test_a_logo_alone_is_put_to_use_with_our_own_colours(town, knock):
    gerda, anna = knock("gerda"), knock("anna")
    assert brought(gerda, logo=DRAWN).status_code == 302
    ready = HouseStyle.unscoped.get()
    assert (ready.sheet, ready.line_sheet, ready.logo_kind) == ("", "", "svg")
    told = gerda.get(START).content.decode()
    assert "Alleen een logo. Kleuren en vormen blijven" in told
    assert "Wat wij overnemen" not in told
    gerda.post(f"{START}{ready.pk}/bekijken/")
    assert style_on(gerda.get(TODAY)) == [f"{START}{ready.pk}/logo"]
    gerda.post(f"{START}{ready.pk}/gebruiken/")
    place = f"/huisstijl/{ready.organisation_id}/"
    assert style_on(anna.get(TODAY)) == [f"{place}{ready.logo_digest}.svg"]
    head = letterhead_of(Organisation.objects.get(pk=ready.organisation_id))
    assert (head.colour, head.kind) == (OWN, "svg")


def test_tokens_alone_are_put_to_use_without_a_logo(town, knock):
    gerda, anna = knock("gerda"), knock("anna")
    assert brought(gerda, tokens=nested(utrecht__link__color=PLUM)).status_code == 302
    ready = HouseStyle.unscoped.get()
    gerda.post(f"{START}{ready.pk}/gebruiken/")
    assert style_on(anna.get(TODAY)) == [
        f"/huisstijl/{ready.organisation_id}/{ready.sheet_digest}.css"
    ]
    assert letterhead_of(Organisation.objects.get(pk=ready.organisation_id)).logo == b""


def test_a_file_for_dark_screens_may_come_alone(town, knock):
    assert brought(knock("gerda"), dark=nested(utrecht__link__color="#8cc3f2")).status_code == 302
    assert HouseStyle.unscoped.get().values["light"] == {}


def test_nothing_at_all_is_said_and_a_wrong_file_says_only_what_is_wrong(town, knock):
    gerda = knock("gerda")
    assert NEITHER in brought(gerda).content.decode()
    for wrong in ({"tokens": b"{"}, {"dark": b"{"}, {"logo": b"<svg><script/></svg>"}):
        answer = brought(gerda, **wrong)
        assert answer.status_code == 422
        assert NEITHER not in answer.content.decode()
    assert not HouseStyle.unscoped.exists()


def test_a_logo_beside_tokens_of_which_we_know_none_is_not_laid_ready(town, knock):
    answer = brought(knock("gerda"), logo=DRAWN, tokens=nested(eigen__kleur="#fff"))
    assert "geen enkel token" in answer.content.decode()
    assert not HouseStyle.unscoped.exists()


def test_a_logo_alone_in_the_place_of_more_takes_the_colours_with_it(town, knock):
    in_use(town)
    gerda = knock("gerda")
    brought(gerda, logo=DRAWN)
    assert "ook als u nu iets anders gebruikt" in gerda.get(START).content.decode()
    gerda.post(f"{START}{HouseStyle.unscoped.get(state='READY').pk}/gebruiken/")
    assert not [one for one in style_on(knock("anna").get(TODAY)) if one.endswith(".css")]


@pytest.mark.parametrize("has", ["logo", "tokens"])
def test_a_part_of_the_logo_that_is_lost_is_said_beside_what_is_laid_ready(town, knock, has):
    name = '<path d="M0 0h9v9z"/>', '<g fill="#fff"><path d="M9 0h9v9z"/></g>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{"".join(name)}</svg>'
    gerda = knock("gerda")
    told = (
        {"logo": drawn.encode()} if has == "logo" else {"tokens": nested(utrecht__link__color=PLUM)}
    )
    brought(gerda, **told)
    said = "Een deel van uw logo is op wit niet goed te zien" in gerda.get(START).content.decode()
    assert said is (has == "logo")


@pytest.mark.django_db
@pytest.mark.parametrize("build", [of_the_line.build, of_gatherings.build])
def test_public_pages_of_a_logo_alone_ask_for_no_sheet(build, django_assert_num_queries):
    place = in_use(build(), "greet", tree={}).organisation
    place.refresh_from_db()
    shown = access.shown_of(place)
    assert (shown.sheet, shown.logo.endswith(".svg")) == ("", True)
    with django_assert_num_queries(0):
        assert access.line_sheet_of(place) == ""


def test_who_looked_before_the_new_version_still_sees_it(town):
    gerda, ready = town.at_work("gerda"), laid_ready(town)
    session = {access.PREVIEW: access.looks_beforehand(gerda, ready)}
    del session[access.PREVIEW]["sheet"]
    assert access.shown_to(gerda.organisation, session).sheet.endswith("stijl.css")
