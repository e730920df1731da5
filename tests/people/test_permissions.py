"""What somebody may see and do, told by the rules themselves, and never what there is."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from tests.house.world import hired
from zorgvuldig.dossiers.actions import beginning
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people import actions, permissions
from zorgvuldig.people.permissions import Somebody, told_to
from zorgvuldig.people.roles import Role

pytestmark = pytest.mark.django_db
PAGE, WHO_MAY, OWN = (
    reverse(f"people:{name}") for name in ("permissions", "who_may", "my_permissions")
)


def opened(rooms, *, can=True):
    """Everything that is told as possible, or as not."""
    lists = [room.can if can else room.cannot for room in rooms]
    return {text for told in lists for one in told for text in one.opens}


def under(page, text):
    """How the page tells of this one thing."""
    lists = [told for room in page.context["rooms"] for told in (*room.can, *room.cannot)]
    return next(told for told in lists if text in told.opens)


def looked_up(town):
    town.at_work("gerda")
    lines = LogEntry.unscoped.filter(event_type="permissions.read")
    return [(line.object_type, line.object_id) for line in lines]


def test_a_colleague_is_told_with_standing_role_and_rule(town, signed_in):
    page = signed_in(town.gerda).get(PAGE, {"who": f"m{town.anna.membership.pk}"})
    told = under(page, "een gesprek vastleggen")
    assert told.standings == [["wie het dossier bijhoudt"]]
    assert told.roles == ["hulpverlener"]
    assert told.sentences == [
        "Vastleggen, beginnen en afronden doet alleen wie het dossier bijhoudt en nu met cliënten "
        "werkt."
    ]


def test_what_somebody_cannot_says_which_role_it_takes(town, signed_in):
    page = signed_in(town.gerda).get(PAGE, {"who": f"m{town.hugo.membership.pk}"})
    told = under(page, "een voorstel lezen en beslissen")
    assert told.roles == ["beslisser"]
    assert told.opens[0] in opened(page.context["rooms"], can=False)


def test_an_invitation_that_waits_and_roles_nobody_has_are_told_too(town, signed_in):
    invitation = actions.invite(
        actor=town.at_work("gerda"),
        email="nieuw@voorbeeld.example",
        name="Nieuw",
        roles=[Role.DECISION_MAKER],
        profession="OTHER",
        root="/",
    )
    gerda = signed_in(town.gerda)
    invited = gerda.get(PAGE, {"who": f"i{invitation.pk}"}).context["rooms"]
    chosen = gerda.get(PAGE, {"roles": ["DECISION_MAKER"]}).context["rooms"]
    assert "een voorstel lezen en beslissen" in opened(invited)
    assert invited == chosen


def test_roles_together_open_what_each_opens():
    both = opened(told_to(Somebody([Role.PRIVACY_OFFICER, Role.VOLUNTEER])))
    each = opened(told_to(Somebody([Role.PRIVACY_OFFICER]))) | opened(
        told_to(Somebody([Role.VOLUNTEER]))
    )
    assert both == each


def test_of_everything_it_is_told_whether_it_can_or_not():
    rooms = told_to(Somebody([Role.COLLEAGUE]))
    told = opened(rooms) | opened(rooms, can=False)
    assert told == {deed.text for deed in permissions.deeds()}


def test_a_helpline_is_set_up_only_where_there_is_one():
    inside = opened(told_to(Somebody([Role.ADMINISTRATOR], at_a_line=True)))
    outside = opened(told_to(Somebody([Role.ADMINISTRATOR])))
    assert inside - outside == {"de hulplijn inrichten"}


def test_nobody_and_everybody_at_once_is_not_answered(town, signed_in):
    gerda, anna = signed_in(town.gerda), f"m{town.anna.membership.pk}"
    for asked in ({"who": ""}, {"who": anna, "roles": ["COLLEAGUE"]}, {"who": "m999999"}):
        page = gerda.get(PAGE, asked)
        assert page.context["form"].errors
        assert "rooms" not in page.context
    assert looked_up(town) == []


def test_a_colleague_elsewhere_cannot_be_chosen(town, signed_in):
    page = signed_in(town.gerda).get(PAGE, {"who": f"m{town.chaima.membership.pk}"})
    assert "rooms" not in page.context


def test_looking_is_logged_and_the_colleague_sees_it(town, signed_in):
    anna = signed_in(town.anna)
    assert anna.get(OWN).context["looked_up"] == []
    signed_in(town.gerda).get(PAGE, {"who": f"m{town.anna.membership.pk}"})
    assert looked_up(town) == [("membership", str(town.anna.membership.pk))]
    assert len(anna.get(OWN).context["looked_up"]) == 1
    assert signed_in(town.bram).get(OWN).context["looked_up"] == []


def test_one_reads_of_oneself_what_the_administrator_reads(town, signed_in):
    told = signed_in(town.gerda).get(PAGE, {"who": f"m{town.esra.membership.pk}"})
    assert signed_in(town.esra).get(OWN).context["rooms"] == told.context["rooms"]


def test_of_one_thing_it_is_told_who_can_and_as_what(town, signed_in):
    page = signed_in(town.gerda).get(WHO_MAY, {"what": "dossiers:decide"})
    can = [(row["who"].person.name, row["standings"]) for row in page.context["can"]]
    assert can == [("Esra", [["aan wie het voorstel is voorgelegd"]])]
    assert "Anna" in [one.person.name for one in page.context["cannot"]]
    assert looked_up(town) == [("permission", "")]


def test_sending_a_form_that_asks_more_is_told_apart(town, signed_in):
    gerda = signed_in(town.gerda)
    read = gerda.get(WHO_MAY, {"what": "dossiers:assessment_view"}).context["can"]
    sent = gerda.get(WHO_MAY, {"what": "dossiers:assessment_view!"}).context["can"]
    anna = [row["standings"] for row in read if row["who"].person.name == "Anna"]
    assert anna[0][0][-1] == "wie een uur meekijkt omdat het niet kon wachten"
    assert sent[0]["standings"] == [["wie het dossier bijhoudt", "wie in het dossier meedenkt"]]


def test_the_pages_are_the_same_whatever_dossiers_there_are(town, signed_in):
    gerda, anna = signed_in(town.gerda), {"who": f"m{town.anna.membership.pk}"}
    before = gerda.get(PAGE, anna).context["rooms"]
    dossier = beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name="Noor Testman",
        born_on=None,
        age_band="A16_17",
        review_on=date.today() + timedelta(days=30),
        today=date.today(),
    )
    after = gerda.get(PAGE, anna)
    assert after.context["rooms"] == before
    assert dossier.reference not in after.content.decode()


@pytest.mark.parametrize(
    ("who", "page", "most"),
    [("gerda", f"{PAGE}?roles=COLLEAGUE", 7), ("gerda", f"{WHO_MAY}?what=dossiers:page", 6),
     ("anna", OWN, 5)],
)  # fmt: skip
def test_queries_do_not_grow_with_colleagues(
    town, signed_in, who, page, most, django_assert_num_queries
):
    browser = signed_in(getattr(town, who))
    browser.get(page)
    with django_assert_num_queries(most):
        browser.get(page)
    for number in range(9):
        hired(town, Role.COLLEAGUE, f"collega-{number}")
    with django_assert_num_queries(most):
        browser.get(page)
