"""What a confidant does not do: no steps, no search, no paper; handing over always (H-07)."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import NoReverseMatch, get_resolver, reverse

from tests.cast import signed_in
from tests.helpline import making
from tests.helpline.supporting import LOOKED_BACK, TODAY, handed_over, now, reachable, spoke
from tests.house.test_matrix_helpline import lines
from zorgvuldig import walls
from zorgvuldig.helpline.actions import ending, reviewing, stories
from zorgvuldig.helpline.models import HelpNote
from zorgvuldig.people import access as people
from zorgvuldig.recording.refusals import GateShut
from zorgvuldig.rules.gates.helpline import CONFIDANT_MAY
from zorgvuldig.rules.helpline.codes import Note

pytestmark = pytest.mark.django_db
HERS = (
    Note.CONTACT,
    Note.NOT_REACHED,
    Note.TO_COORDINATOR,
    Note.MESSAGE_OUT,
)  # the last in a match
OTHERS = [kind for kind in Note if kind not in HERS]
V = 6  # the column of the confidant of the match
OWN = {f"helpline:own{name}" for name in ("", "_person", "_note", "_message", "_hand_over")}
# The question to a confidant, on a proposal; and what is kept of the confidant themself.
ANSWERS = {"helpline:asked", "helpline:own_file", "helpline:own_serves", "helpline:own_away"}


@pytest.fixture
def match(lantern):
    """Vera has contact with a mother."""
    return making.a_match(lantern)


def write(lantern, match, kind, by="vera"):
    """One line in the story, straight in the only place where it is written."""
    return stories.add_note(
        request=match.request, actor=lantern.at_work(by), kind=kind, once=uuid4(),
        happened_on=TODAY(), words={"text": "Iets."}, match=match,
    )  # fmt: skip


@pytest.mark.gate("H-07", "refuses")
@pytest.mark.parametrize("kind", OTHERS)
def test_a_confidant_writes_nothing_of_the_steps(lantern, match, kind):
    with pytest.raises(GateShut) as refusal:
        write(lantern, match, kind)
    assert refusal.value.gate == "H-07"
    assert "Draag het over aan de coördinator" in refusal.value.sentence
    assert not HelpNote.unscoped.filter(match=match).exists()


@pytest.mark.gate("H-07", "releases")
@pytest.mark.parametrize("kind", HERS)
def test_a_confidant_writes_contacts_and_hands_over(lantern, match, kind):
    assert write(lantern, match, kind).kind == kind


@pytest.mark.gate("H-07", "releases")
@pytest.mark.parametrize("kind", OTHERS)
def test_who_answers_the_line_writes_the_rest(lantern, match, kind):
    assert write(lantern, match, kind, by="cora").kind == kind


@pytest.mark.gate("H-07", "releases")
def test_who_answers_the_line_and_is_a_confidant_too_may_do_both(lantern, match):
    vera = lantern.vera.membership
    lantern.at_work("greet")
    vera.roles = ["CONFIDANT", "HELPLINE_WORKER"]
    vera.save()
    assert write(lantern, match, Note.TALK).kind == "TALK"


@pytest.mark.gate("H-07", "refuses")
def test_a_confidant_looks_back_extends_and_ends_nothing(lantern, match):
    vera = lantern.at_work("vera")
    deeds = (
        lambda: reviewing.review(match=match, actor=vera, once=uuid4(), happened_on=TODAY(),
                                 words=LOOKED_BACK),
        lambda: reviewing.extend(match=match, actor=vera, once=uuid4(), more=2, text="Meer."),
        lambda: reviewing.take_up(match=match, actor=vera, once=uuid4(), text="Klaar."),
        lambda: ending.end_match(match=match, actor=vera, once=uuid4(), asked_by="CONFIDANT"),
    )  # fmt: skip
    for deed in deeds:
        with pytest.raises(GateShut) as refusal:
            deed()
        assert refusal.value.gate == "H-07"
    assert now(match).ended_on is None


@pytest.mark.gate("H-07", "refuses")
@pytest.mark.parametrize("deed", ["", "review", "close"])
def test_a_confidant_holds_no_request_for_whatever_else(lantern, match, deed):
    lantern.at_work("vera")
    with pytest.raises(GateShut) as refusal:
        stories.lock(match.request, deed)
    assert refusal.value.gate == "H-07"


@pytest.mark.gate("H-07", "releases")
@pytest.mark.parametrize("deed", CONFIDANT_MAY)
def test_a_confidant_holds_it_for_the_own_deeds(lantern, match, deed):
    lantern.at_work("vera")
    assert stories.lock(match.request, deed).pk == match.request.pk


@pytest.mark.gate("H-07", "releases")
def test_a_caller_and_the_program_are_no_confidant(lantern, match):
    walls.say(organisation=lantern.cora.organisation.pk)
    assert stories.lock(match.request).pk == match.request.pk


def test_the_table_opens_only_the_own_pages_for_a_confidant():
    """The addresses of the line behind the login that answer a confidant with a page."""
    opened = {name for name, _, said in lines() if said[V] == "o" and name.startswith("helpline:")}
    assert opened - ANSWERS == OWN


def test_handing_over_asks_nothing(lantern, match):
    client = signed_in(lantern.at_work("vera"))
    address = f"/hulplijn/mijn/{match.request.reference}/overdragen/"
    assert client.post(address, {"once": str(uuid4())}).status_code == 302
    lantern.at_work("vera")
    assert now(match).needs_coordinator_since is not None
    note = HelpNote.unscoped.get(match=match)
    assert note.kind == "TO_COORDINATOR"
    assert note.words(match.request.key) == {"over": "OTHER"}


def test_handing_over_holds_with_whatever_is_due(lantern, match):
    lantern.at_work("cora")
    match.began_on, match.most_contacts, match.request.state = (
        TODAY() - timedelta(days=400),
        0,
        "REFERRED",
    )
    match.request.save()
    match.save()
    handed_over(lantern, match, over="SAFETY", text="Zij durft niet meer naar huis.")
    assert now(match).needs_coordinator_since is not None


def test_handing_over_again_keeps_since_when_it_waits(lantern, match):
    handed_over(lantern, match)
    since = now(match).needs_coordinator_since
    handed_over(lantern, match)
    assert now(match).needs_coordinator_since == since


def test_every_coordinator_is_told_at_once_and_of_nothing(lantern, match, monkeypatch):
    told = []
    monkeypatch.setattr(
        "zorgvuldig.helpline.actions.contacts.send_reminder.defer", lambda **job: told.append(job)
    )
    handed_over(lantern, match, over="SAFETY", text="Zij is bang.")
    assert told == [{"person_id": lantern.cora.person.pk, "pages": ["helpline:matches"]}]


def test_handing_over_is_on_every_page_with_the_danger_box(lantern, match):
    client = signed_in(lantern.at_work("vera"))
    reference = match.request.reference
    over = f"/hulplijn/mijn/{reference}/overdragen/"
    for address in ("/hulplijn/mijn/", f"/hulplijn/mijn/{reference}/",
                    f"/hulplijn/mijn/{reference}/contact/"):  # fmt: skip
        assert f'href="{over}"' in client.get(address).content.decode()
    assert 'href="tel:112"' in client.get(over).content.decode()


def test_her_pages_hold_no_way_to_search_export_or_print(lantern, match):
    reachable(lantern, match)
    spoke(lantern, match, text="Kort.")
    client = signed_in(lantern.at_work("vera"))
    reference = match.request.reference
    for where in ("", f"{reference}/", f"{reference}/contact/", f"{reference}/overdragen/"):
        text = client.get(f"/hulplijn/mijn/{where}").content.decode()
        assert (
            re.search(r'type="search"|name="(q|zoek)"|\.pdf|\.csv|\.json|download|print\(', text)
            is None
        )
        assert "Deze pagina komt niet op papier." in text
        assert re.search(r'<body class="[^"]*zv-not-on-paper', text)


def test_there_is_no_paper_of_her_people(lantern, match):
    client = signed_in(lantern.at_work("vera"))
    for ending_ in ("pdf/", "afdruk/", "export/", "zoeken/"):
        for where in ("", f"{match.request.reference}/"):
            assert client.get(f"/hulplijn/mijn/{where}{ending_}").status_code == 404


def test_no_address_of_the_own_pages_makes_paper():
    names = [name for name in get_resolver().reverse_dict if isinstance(name, str)]
    assert not [name for name in names if name.startswith("own") and "pdf" in name]
    with pytest.raises(NoReverseMatch):
        reverse("helpline:own_pdf")


def test_the_coordinator_who_is_told_exists(lantern, match):
    found = people.staff_of(lantern.at_work("vera")).holding("HELPLINE_COORDINATOR")
    assert [member.person.name for member in found] == ["Cora"]
