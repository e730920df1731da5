"""The municipality's own page: what stands, inviting in its own words, counts and no names."""

import pytest
from django.test import Client

from tests.gatherings import coming, making
from tests.gatherings.planning import again, prepared
from zorgvuldig import walls
from zorgvuldig.gatherings import door, links
from zorgvuldig.gatherings.actions.costs import Price, set_costs
from zorgvuldig.gatherings.models import Facilitator, Participant
from zorgvuldig.gatherings.views import host_parts

pytestmark = pytest.mark.django_db
LINES = "Noor Verzonnen; noor@werk.example; Onderwijs\n\nBo Verzonnen\tbo@werk.example\tjeugdhulp"


def address(workshop, more=""):
    link = links.token("host", workshop.pk, workshop.turn)
    return f"/bijeenkomsten/samen-wijs/gemeente/{link}/{more}"


def get(workshop, more=""):
    walls.say(organisation=None)
    answer = Client().get(address(workshop, more))
    assert answer.status_code == 200
    return answer


def invited(workshop, **typed):
    number = door.fresh(workshop.organisation_id)
    walls.say(organisation=None)
    typed = {"once": number, "text": "Kom erbij.", **typed}
    return Client().post(address(workshop, "uitnodigen/"), typed)


def people(wise, workshop):
    wise.at_work("olga")
    rows = Participant.unscoped.filter(workshop=workshop).select_related("key")
    return {one.words()["email"]: one.sector for one in rows}


def ready(wise, **known):
    return making.led(wise, making.a_workshop(wise, state="MIX_AGREED", **known))


def test_the_page_shows_preparation_day_and_mix(wise):
    workshop = making.a_workshop(wise)
    prepared(wise, workshop)
    making.share(workshop, EDUCATION=8, SAFETY=4)
    page = get(workshop).content.decode()
    assert "Mensen horen niets terug" in page
    assert "De school hoort niets terug." in page
    assert "Onderwijs" in page


def test_an_older_link_and_a_link_of_somebody_else_open_nothing(wise):
    workshop = making.a_workshop(wise)
    old = address(workshop)
    workshop.turn = 1
    workshop.save()
    walls.say(organisation=None)
    assert Client().get(old).status_code == 404
    assert Client().get(address(workshop)).status_code == 200
    elsewhere = address(workshop).replace("samen-wijs", "kring")
    assert Client().get(elsewhere).status_code == 404
    right = address(workshop)
    other = "BA/" if right.endswith("AA/") else "AA/"
    assert Client().get(right[:-3] + other).status_code == 404


def test_people_are_counted_and_nobody_is_named(wise):
    workshop = making.a_workshop(wise, state="INVITED")
    some = [
        making.somebody(workshop, state="SEATED", place=1),
        making.somebody(workshop, state="DECLINED"),
    ]
    page = get(workshop).content.decode()
    assert "niet wie er wel of niet komt" in page
    for one in some:
        assert one.words()["name"] not in page
        assert one.words()["email"] not in page
    assert "Komt niet" not in page


def test_the_municipality_invites_one_by_one_and_by_a_pasted_list(wise):
    workshop = ready(wise)
    answer = invited(
        workshop, name="Sam Verzonnen", email="sam@werk.example", sector="SAFETY", lines=LINES
    )
    assert "De uitnodigingen gaan weg." in answer.content.decode()
    assert people(wise, workshop) == {
        "sam@werk.example": "SAFETY",
        "noor@werk.example": "EDUCATION",
        "bo@werk.example": "YOUTH_CARE",
    }
    assert again(workshop).state == "INVITED"
    letters = coming.mailed("send_invitation")
    assert {"Kom erbij." in letter.body for letter in letters} == {True}


def test_who_was_invited_before_gets_no_second_mail(wise):
    workshop = ready(wise)
    invited(workshop, lines=LINES)
    invited(workshop, lines=LINES)
    assert len(people(wise, workshop)) == len(coming.queued("send_invitation")) == 2


def test_lines_that_cannot_be_read_are_named_and_nobody_is_invited(wise):
    workshop = ready(wise)
    lines = f"{LINES}\nalleen een naam\nPim; geen-adres; Onderwijs\nPim; p@w.example; Ruimtevaart"
    answer = invited(workshop, lines=lines)
    page = answer.content.decode()
    assert answer.status_code == 422
    for said in ("Regel 4:", "Regel 5:", "Regel 6:", "geen sector met plaatsen"):
        assert said in page
    assert "alleen een naam" in page
    assert people(wise, workshop) == {}


def test_a_name_with_a_comma_is_read_when_the_list_is_parted_otherwise(wise):
    workshop = ready(wise)
    lines = (
        "Linde, Noor van der; noor@werk.example; Onderwijs\nBakker, Bo\tbo@werk.example\tJeugdhulp"
        "\nPim Verzonnen, pim@werk.example, Onderwijs"
    )
    assert "De uitnodigingen gaan weg." in invited(workshop, lines=lines).content.decode()
    assert [*people(wise, workshop)] == ["noor@werk.example", "bo@werk.example", "pim@werk.example"]


def test_the_mail_can_be_seen_before_it_goes(wise):
    workshop = ready(wise)
    answer = invited(workshop, text="Onze eigen woorden.", do="preview")
    page = answer.content.decode()
    assert "Zo ziet de mail eruit" in page
    assert page.count("Onze eigen woorden.") == 2
    assert "Er is nog niemand uitgenodigd" not in page
    assert people(wise, workshop) == {}


@pytest.mark.gate("W-03", "refuses")
def test_before_the_talk_nobody_is_invited_by_the_link_either(wise):
    workshop = making.led(wise, making.a_workshop(wise))
    assert "Mensen uitnodigen" not in get(workshop).content.decode()
    making.share(workshop, EDUCATION=8)
    answer = invited(workshop, lines="Noor; noor@werk.example; Onderwijs")
    assert "Leg eerst het voorgesprek" in answer.content.decode()
    assert people(wise, workshop) == {}


@pytest.mark.parametrize(
    "state, said",
    [
        ("REQUESTED", "We bellen of mailen u voor het voorgesprek."),
        ("MIX_AGREED", "Zodra dag en begeleiders vaststaan"),
        ("REPORT_SENT", "Het verslag is klaar"),
    ],
)
def test_when_it_is_not_the_time_to_invite_no_list_is_asked_for(wise, state, said):
    workshop = making.a_workshop(wise, state=state, begins_at=None, ends_at=None)
    page = get(workshop, "uitnodigen/").content.decode()
    assert "U kunt nu geen mensen uitnodigen." in page
    assert said in page
    assert 'name="lines"' not in page
    assert 'name="lines"' in get(ready(wise), "uitnodigen/").content.decode()


@pytest.mark.gate("W-02", "refuses")
def test_without_a_lawyer_nobody_is_invited_by_the_link_either(wise):
    workshop = ready(wise)
    Facilitator.unscoped.filter(expertise="LAW").delete()
    assert "een adviseur preventie én een jurist" in invited(workshop, lines=LINES).content.decode()
    assert people(wise, workshop) == {}


def test_each_topic_hangs_its_own_part_on_the_page(wise, monkeypatch):
    told = ("gatherings/public/_shared_link.html", lambda workshop, provider: {"address": "/mijn/"})
    monkeypatch.setattr(host_parts, "HOST_PARTS", [told])
    assert "/mijn/" in get(making.a_workshop(wise)).content.decode()


def test_the_page_shows_what_the_municipality_pays_and_what_it_need_not(wise):
    workshop = making.a_workshop(wise, state="MIX_AGREED")
    page = get(workshop).content.decode()
    assert page.count("bedrag nog niet bekend") == 2
    assert "Samen Wijs betaalt: organisatie, begeleiders en materiaal." in page
    prices = {"LOCATION": Price("HOST", 35_000), "CATERING": Price("HOST", 21_550),
              "BUREAU": Price("PROVIDER", 99_900), "EXPERTS": Price("PROVIDER", None),
              "MATERIALS": Price("HOST", 0)}  # fmt: skip
    set_costs(workshop=workshop, actor=wise.at_work("olga"), prices=prices)
    page = get(workshop).content.decode()
    assert "Samen: €\u00a0565,50." in page
    assert "999,00" not in page
    assert "Samen Wijs betaalt: organisatie en begeleiders." in page


def test_a_workshop_that_is_off_costs_nothing(wise):
    assert "Kosten" not in get(making.a_workshop(wise, state="CANCELLED")).content.decode()
