"""Without a name is checked, not ticked: what is known of the client is looked for (G12)."""

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.sharing.pages import address, typed
from tests.dossiers.sharing.story import fresh, sign
from zorgvuldig.dossiers.actions import proposing, talks
from zorgvuldig.dossiers.models import Consultation
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db
WITHOUT_NAME = {"identifiable": False, "reidentification_passed": True}


def stands(case, found):
    kept = stored(found, case.dossier)
    return proposing.as_it_stands(found, case.dossier, kept, timezone.localdate())


@pytest.fixture
def nameless(case, save):
    """The proposal without a name and without consent; some words may be other ones."""
    case.consent.delete()

    def saved(items=None, **words):
        needs = dict.fromkeys(items or [case.against], "Nodig")
        left_out = {"left_out": "Bekend", **words}
        said = {**case.proposed.words, **left_out}
        return save(known=WITHOUT_NAME, ground="", needs=needs, words=said)

    return saved


def test_a_letter_in_which_nothing_points_to_the_client_needs_no_consent(case, nameless):
    found = stands(case, nameless())
    assert (found.advice.row, found.ready, found.named) == ("C01", True, ())


BORN = years_ago(16, 40)


@pytest.mark.gate("G12", "refuses")
@pytest.mark.parametrize(
    "text",
    [
        "Noor zei iets",
        "de familie TESTMAN",
        f"geboren op {BORN.day}-{BORN.month}-{BORN.year}",
        "Dat vertelde Kees ons",
    ],
)
def test_a_sign_in_which_the_client_is_named_makes_it_a_letter_with_a_name(case, nameless, text):
    add_somebody(case.dossier, case.town, "NETWORK", "Kees")
    item = sign(case.dossier, case.town, "UNCLEAR", text)
    found = stands(case, nameless([item]))
    assert found.advice.row != "C01"
    assert not found.facts.reidentification_passed
    assert len(found.named) == 1
    with pytest.raises(NotNow):
        proposing.submit(
            proposal=case.proposal, actor=case.town.at_work("anna"), today=timezone.localdate()
        )


@pytest.mark.parametrize("name", ["aim", "use", "next_steps"])
def test_the_words_of_the_proposal_are_looked_at_too(case, nameless, name):
    assert [t.detail for t in stands(case, nameless(**{name: "Help Noor"})).named] == ["Noor"]


def test_the_reference_and_the_relation_of_the_recipient_are_looked_at(case, nameless):
    sealed = {"name": "Contactpunt", "relation": "kent Testman al", "reach": ""}
    case.recipient.sealed = case.dossier.key.seal(sealed, case.recipient.pk)
    case.recipient.save()
    found = stands(case, nameless(aim=f"Zie {case.dossier.reference}"))
    assert {(t.place, t.detail) for t in found.named} == {
        ("Aan wie", "Testman"),
        ("Waarom krijgt deze ontvanger dit?", case.dossier.reference),
    }


def test_what_stays_inside_may_hold_names(case, nameless):
    found = nameless(tried="Wij spraken Noor", evidence="Noor zei het")
    assert stands(case, found).advice.row == "C01"


def test_the_page_names_the_places(case, nameless, signed_in):
    nameless(aim="Help Noor")
    page = signed_in(case.town.anna).get(address(case, "proposal"))
    assert "In ‘Waarom krijgt deze ontvanger dit?’ staat nog ‘Noor’." in page.text
    clean = typed(case, identifiable="no", reidentification_passed="on", aim="Help hem")
    live = {"HX-Request": "true"}
    page = signed_in(case.town.anna).post(address(case, "proposal"), clean, headers=live)
    assert "staat nog" not in page.text


@pytest.mark.gate("G12", "releases")
def test_with_a_name_nothing_is_looked_for(case, save):
    found = save(words={**case.proposed.words, "aim": "Help Noor"})
    assert stands(case, found).named == ()


def outside(case, **words):
    said = {"with_whom": "jeugdteam", "question": "Wat kan?", "advice": "Praat", "use": "Doe ik"}
    return talks.record_outside_advice(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        reidentification_passed=True,
        **entry(**{**said, **words}),
    )


@pytest.mark.gate("G12", "refuses")
@pytest.mark.parametrize("words", [{"question": "Noor Testman doet zo"}, {"advice": "Bel Noor"}])
def test_advice_from_outside_in_which_the_client_is_named_is_not_without_a_name(case, words):
    with pytest.raises(GateShut, match="staat nog ‘Noor’") as shut:
        outside(case, **words)
    assert shut.value.gate == "G12"
    assert Consultation.unscoped.filter(scope="EXTERNAL").count() == 0


@pytest.mark.gate("G12", "releases")
def test_advice_from_outside_without_a_name_is_recorded(case):
    assert outside(case, use="Ik praat met Noor").anonymous
    assert fresh(case.proposal)
