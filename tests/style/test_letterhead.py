"""The head of an organisation's own papers: its logo with its name, and a colour that reads on
white. A letter that went out keeps the head of who wrote it, as it was that day."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import signed_in
from tests.exchange import making as exchanging
from tests.house import world
from tests.style import papers
from tests.style.making import PLUM, in_use, nested, png
from zorgvuldig import paper as house
from zorgvuldig.paper import Letterhead
from zorgvuldig.rules.contrast import Seen, is_enough, ratio, read_colour
from zorgvuldig.style import letterhead
from zorgvuldig.style.letterhead import letterhead_of

LETTER = {"title": "Brief", "head": [["Van", "De Brug"]], "parts": []}
# Every paper of De Brug, by whom it is opened, and for what.
OF_DE_BRUG = {
    "dossiers:correction_pdf": ("anna", ""),
    "dossiers:summary_pdf": ("anna", "geven"),
    "dossiers:plan_pdf": ("anna", "meegeven"),
    "dossiers:notice_pdf": ("anna", ""),
    "dossiers:map_pdf": ("anna", "samen"),
    "privacy:looks_pdf": ("anna", "client"),
    "privacy:rights_longer_pdf": ("anna", ""),
    "privacy:rights_letter": ("anna", ""),
    "privacy:rights_paper": ("anna", ""),
    "statistics:year_pdf": ("esra", ""),
}


def letter(head):
    return house.letter(LETTER, head=head)


def opened(town, who, name, purpose="", **arguments):
    answer = signed_in(town.actors[who]).get(reverse(name, kwargs=arguments), {"doel": purpose})
    assert answer["Content-Type"] == "application/pdf", (name, answer.status_code)
    return answer.content


def received(town, parcel):
    """What Chaima of Het Anker reads of a letter of De Brug."""
    return opened(town, "chaima", "exchange:paper", number=parcel.pk)


# on one sheet


def test_the_logo_comes_first_and_is_read_aloud_by_name(town):
    used = in_use(town)
    paper = letter(letterhead_of(used.organisation))
    first, then = papers.told(paper)[1:3]
    assert (first, then[0]) == (("/Figure", "De Brug"), "/H1")
    assert papers.wears(paper, PLUM)


def test_a_logo_of_points_is_set_too(town):
    used = in_use(town, logo=png())
    paper = letter(letterhead_of(used.organisation))
    assert papers.logos(paper) == ["De Brug"]
    assert papers.pictures(paper) == ["/Image"]


def test_without_a_house_style_paper_is_as_it_was(town):
    paper = letter(letterhead_of(town.gerda.organisation))
    assert papers.logos(paper) == []
    assert not papers.wears(paper, letterhead.OWN)


def test_a_logo_that_cannot_be_set_costs_nobody_the_letter():
    paper = letter(Letterhead("De Brug", PLUM, b"geen tekening", "svg"))
    assert papers.logos(paper) == []
    assert papers.wears(paper, PLUM)


# what reads on white


@pytest.mark.parametrize(
    ("brand", "worn"),
    [
        (PLUM, PLUM),
        ("#767676", "#767676"),
        ("#777777", letterhead.OWN),
        ("#8cc3f2", letterhead.OWN),
    ],
)
def test_a_colour_that_is_too_pale_for_paper_is_ours(brand, worn):
    assert letterhead.colour({"light": {"brand": brand}}) == worn


def test_our_own_colour_reads_on_white():
    assert letterhead.colour({"light": {}}) == letterhead.OWN
    own = read_colour(letterhead.OWN)
    assert own and is_enough(ratio(own, letterhead.WHITE), Seen.TEXT)


# whose it is


@pytest.mark.django_db
def test_every_paper_of_an_organisation_carries_its_head(town):
    known = world.things(town)
    shared = exchanging.shared(town, "Pim Testman")
    in_use(town)
    found = {name: opened(town, who, name, why, **known[name])
             for name, (who, why) in OF_DE_BRUG.items()}  # fmt: skip
    found["letter"] = opened(
        town, "anna", "dossiers:letter_pdf", "versturen",
        reference=shared.dossier.reference, number=shared.pk,
    )  # fmt: skip
    assert {name: papers.logos(paper)[:1] for name, paper in found.items()} == dict.fromkeys(
        found, ["De Brug"]
    )
    assert [name for name, paper in found.items() if not papers.wears(paper, PLUM)] == []


def test_a_paper_asks_the_database_once_for_its_head(town, django_assert_num_queries):
    place = in_use(town).organisation
    with django_assert_num_queries(1):
        letterhead_of(place)
    chaima = town.at_work("chaima")
    with django_assert_num_queries(0):
        assert letterhead_of(chaima.organisation) is None


def test_a_letter_that_went_out_carries_the_sender_and_never_the_receiver(town):
    in_use(town, logo=png())
    in_use(town, "chaima", tree=nested(utrecht__link__color="#00518f"))
    parcel = exchanging.opened(town, exchanging.sent(town))
    paper = received(town, parcel)
    assert papers.logos(paper) == ["De Brug"]
    assert papers.pictures(paper) == ["/Image"]
    assert papers.wears(paper, PLUM)
    assert not papers.wears(paper, "#00518f")


def test_a_sender_without_a_house_style_gets_none_of_the_receiver(town):
    in_use(town, "chaima")
    paper = received(town, exchanging.opened(town, exchanging.sent(town)))
    assert papers.logos(paper) == []
    assert not papers.wears(paper, PLUM)


def test_a_letter_that_went_out_looks_as_on_the_day_it_was_sealed(town):
    in_use(town)
    parcel = exchanging.opened(town, exchanging.sent(town))
    before = received(town, parcel)
    in_use(town, tree=nested(utrecht__link__color="#00518f"), logo=png())
    assert received(town, parcel) == before
    assert papers.wears(before, PLUM)


def test_a_notice_that_anybody_reads_is_of_nobody(town):
    in_use(town)
    address = reverse("guide:notice_pdf", kwargs={"regime": "JEUGDHULP", "code": "YOUTH_12"})
    for client in (Client(), signed_in(town.anna)):
        paper = client.get(address).content
        assert papers.logos(paper) == []
        assert not papers.wears(paper, PLUM)


def test_before_the_code_a_letter_behind_a_link_says_nothing_of_its_sender(town):
    used = in_use(town)
    made = exchanging.behind_link(town)
    for answer in (Client().get(made.url), Client().post(made.url, {"code": made.code})):
        for told in ("huisstijl", used.sheet_digest, PLUM, "<img"):
            assert told not in answer.text
