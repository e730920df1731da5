"""The client's or a parent's own words: beside what we wrote, never over it, and never refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.sharing import story
from tests.dossiers.voices import said
from zorgvuldig.dossiers.actions import closing, deciding, involving, proposing, talks, voice
from zorgvuldig.dossiers.letter import paper
from zorgvuldig.dossiers.models import Dossier, Entry, OwnStatement
from zorgvuldig.dossiers.sharing_facts import stored
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Organisation
from zorgvuldig.recording.refusals import AlreadyRecorded, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
WORDS = {
    "own_words": "Ik was boos, maar ik maakte een grap.",
    "differently": "Er staat dat ik iemand iets wilde aandoen. Dat klopt niet.",
    "wish": "Dat mijn mentor dit niet leest",
    "why_not": "De mentor was er zelf bij",
}


@pytest.fixture
def sign(dossier, town):
    return story.sign(dossier, town, "SUPPORTING", story.SUPPORT_WORDS)


def page_of(dossier, number):
    return f"/dossiers/{dossier.reference}/vastgelegd/{number}/"


def typed(**words):
    return {
        "once": str(uuid4()),
        "happened_on": TODAY().isoformat(),
        "who": "CLIENT",
        "received": "TOGETHER",
        **words,
    }


def closed(dossier, town, outcome="OTHER_SUPPORT", help_relation=True, on=None):
    closing.close(
        dossier=dossier,
        actor=town.at_work("anna"),
        outcome=outcome,
        help_relation=help_relation,
        today=on or TODAY(),
        **entry(change="Het gaat goed", remaining="De wijkcoach", told="Alles"),
    )
    dossier.refresh_from_db()
    return dossier


# beside what we wrote


def test_the_own_words_stand_beside_the_entry_and_the_entry_never_changes(
    town, signed_in, dossier, sign
):
    anna, before = signed_in(town.anna), bytes(Entry.unscoped.get(pk=sign).sealed)
    here = f"{page_of(dossier, sign)}eigen-verhaal/"
    assert here in anna.get(page_of(dossier, sign)).text
    assert story.SUPPORT_WORDS in anna.get(here).text
    anna.post(here, typed(**WORDS))
    found = OwnStatement.unscoped.get()
    assert (found.about_id, found.by, found.received) == (sign, "CLIENT", "TOGETHER")
    assert bytes(Entry.unscoped.get(pk=sign).sealed) == before
    page = anna.get(page_of(dossier, sign)).text
    for words in WORDS.values():
        assert words in page
    assert page.index(story.SUPPORT_WORDS) < page.index(WORDS["own_words"])
    assert LogEntry.unscoped.filter(event_type="own_statement.recorded").count() == 1


def test_the_words_rest_sealed(town, dossier, sign):
    said(town, dossier, about=sign, words=WORDS)
    sealed = bytes(Entry.unscoped.get(kind="OWN_STATEMENT").sealed)
    assert not any(words.encode() in sealed for words in WORDS.values())


def test_it_stands_in_the_timeline_as_a_quote_of_who_said_it(town, signed_in, dossier, sign):
    said(town, dossier, about=sign, words=WORDS)
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/")
    items = {item["which"] or item["title"]: item for item in page.context["entries"]}
    assert items["de cliënt zelf"]["quote"] == WORDS["own_words"]
    assert items["Signaal"]["badge"] == "met eigen verhaal erbij"
    assert [item["badge"] for item in items.values()].count("") == len(items) - 1


def test_the_statement_says_beside_what_it_stands(town, signed_in, dossier, sign):
    made = said(town, dossier, about=sign, words=WORDS)
    whole = said(town, dossier, words={"own_words": "Over alles samen"})
    anna = signed_in(town.anna)
    page = anna.get(page_of(dossier, made.pk)).text
    assert page_of(dossier, sign) in page
    assert "eigen-verhaal/" not in page
    assert "bij het dossier als geheel" in anna.get(page_of(dossier, whole.pk)).text


def test_who_thinks_along_reads_it_and_does_not_write_it(town, signed_in, dossier, sign):
    said(town, dossier, about=sign, words=WORDS)
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=town.bram.membership,
        today=TODAY(),
    )
    page = signed_in(town.bram).get(page_of(dossier, sign)).text
    assert WORDS["differently"] in page
    assert "eigen-verhaal/" not in page
    here = f"{page_of(dossier, sign)}eigen-verhaal/"
    assert signed_in(town.bram).post(here, typed(**WORDS)).status_code == 404


def test_another_organisation_finds_no_statement(town, dossier, sign):
    said(town, dossier, about=sign, words=WORDS)
    town.at_work("chaima")
    assert OwnStatement.unscoped.count() == 0


def test_an_entry_with_ten_statements_costs_as_many_queries_as_one(
    town, signed_in, dossier, sign, django_assert_num_queries
):
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    Dossier.unscoped.filter(pk=dossier.pk).update(capacity="INCAPABLE")
    dossier.refresh_from_db()
    of_mother = {"by": "REPRESENTATIVE", "speaker": mother.pk}
    said(town, dossier, about=sign, **of_mother)
    anna = signed_in(town.anna)
    anna.get(page_of(dossier, sign))
    with django_assert_num_queries(11):
        anna.get(page_of(dossier, sign))
    for _ in range(9):
        said(town, dossier, about=sign, **of_mother)
    with django_assert_num_queries(11):
        anna.get(page_of(dossier, sign))


def test_sent_twice_it_is_stored_once(town, dossier, sign):
    once = uuid4()
    said(town, dossier, about=sign, once=once)
    with pytest.raises(AlreadyRecorded):
        said(town, dossier, about=sign, once=once)
    assert OwnStatement.unscoped.count() == 1


# nobody refuses it; only whose words they may be is asked


def test_words_that_stamp_somebody_are_not_refused_here(town, dossier):
    said(town, dossier, words={"own_words": "Jullie noemen mij een terrorist"})
    written = Entry.unscoped.get(kind="OWN_STATEMENT").words(dossier.key)
    assert written["own_words"] == "Jullie noemen mij een terrorist"


@pytest.mark.parametrize(("years", "heard"), [(8, True), (14, True), (16, False), (19, False)])
def test_a_parent_with_authority_speaks_beside_a_child_and_not_for_who_is_sixteen(
    town, signed_in, make_dossier, years, heard
):
    dossier = make_dossier(born_on=years_ago(years, 40))
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/eigen-verhaal/").text
    assert ("van Moeder Testman" in page) == heard
    of_mother = {"by": "REPRESENTATIVE", "speaker": mother.pk}
    if heard:
        assert said(town, dossier, **of_mother).speaker == mother
        return
    with pytest.raises(NotNow, match="als gesprek"):
        said(town, dossier, **of_mother)
    assert OwnStatement.unscoped.count() == 0


@pytest.mark.parametrize("addressee", ["PARENT_NO_AUTHORITY", "NETWORK", "MUNICIPAL_CONTACT"])
def test_who_has_no_say_in_the_file_has_no_statement_in_it(town, make_dossier, addressee):
    dossier = make_dossier(born_on=years_ago(14, 40))
    somebody = add_somebody(dossier, town, addressee, "Iemand Testman")
    with pytest.raises(NotNow):
        said(town, dossier, by="REPRESENTATIVE", speaker=somebody.pk)


@pytest.mark.parametrize("years", [8, 14, 16, 19])
def test_the_client_speaks_at_every_age(town, make_dossier, years):
    dossier = make_dossier(born_on=years_ago(years, 40))
    assert said(town, dossier).by == "CLIENT"


@pytest.mark.parametrize(
    "who", [{"by": "REPRESENTATIVE", "speaker": None}, {"by": "", "speaker": None}]
)
def test_words_are_always_of_somebody(town, dossier, who):
    with pytest.raises(NotNow, match="van wie"):
        said(town, dossier, **who)


def test_somebody_of_another_dossier_does_not_speak_here(town, make_dossier):
    young, other = make_dossier(born_on=years_ago(14, 40)), make_dossier(name="Ali Testman")
    mother = add_somebody(other, town, "AUTHORITY_PARENT", "Moeder Ali")
    with pytest.raises(NotNow, match="van wie"):
        said(town, young, by="REPRESENTATIVE", speaker=mother.pk)


def test_the_database_refuses_words_of_nobody(town, dossier, sign):
    made = said(town, dossier, about=sign)
    for wrong in ({"by": "REPRESENTATIVE"}, {"about": made.pk}):
        with pytest.raises(IntegrityError), transaction.atomic():
            OwnStatement.unscoped.filter(pk=made.pk).update(**wrong)


def test_it_cannot_stand_beside_an_entry_of_another_dossier(town, make_dossier, sign):
    with pytest.raises(NotNow, match="niet bij dit dossier"):
        said(town, make_dossier(name="Ali Testman"), about=sign)


def test_empty_words_are_no_statement(town, signed_in, dossier):
    with pytest.raises(NotNow):
        said(town, dossier, words={"own_words": "  "})
    here = f"/dossiers/{dossier.reference}/eigen-verhaal/"
    assert signed_in(town.anna).post(here, typed(own_words="")).status_code == 422


@pytest.mark.parametrize("alone", ["wish", "why_not"])
def test_a_wish_and_our_why_come_together_each_in_its_own_field(town, signed_in, dossier, alone):
    here = f"/dossiers/{dossier.reference}/eigen-verhaal/"
    form = typed(own_words="Ik wil dit zeggen", **{alone: WORDS[alone]})
    assert signed_in(town.anna).post(here, form).status_code == 422
    assert OwnStatement.unscoped.count() == 0


def test_a_volunteer_writes_no_statement(town, dossier):
    with pytest.raises(NotNow):
        said(town, dossier, actor="hugo")


# the right does not end with the help


def test_a_closed_dossier_takes_the_own_words_and_nothing_else(town, signed_in, dossier, sign):
    closed(dossier, town)
    anna = signed_in(town.anna)
    assert "eigen-verhaal/" in anna.get(f"/dossiers/{dossier.reference}/").text
    anna.post(f"{page_of(dossier, sign)}eigen-verhaal/", typed(**WORDS))
    assert OwnStatement.unscoped.get().about_id == sign
    with pytest.raises(NotNow, match="afgesloten"):
        talks.record_conversation(
            dossier=dossier,
            actor=town.at_work("anna"),
            mode="TRANSPARENT",
            **entry(own_words="Toch nog iets"),
        )


def long_ago(dossier, days=400):
    """As if the dossier was closed this long ago."""
    back = timedelta(days=days)
    Dossier.unscoped.filter(pk=dossier.pk).update(
        closed_on=dossier.closed_on - back, keep_until=dossier.keep_until - back
    )
    dossier.refresh_from_db()
    return dossier.keep_until


def test_an_addition_starts_the_term_again_and_the_page_says_so(town, signed_in, dossier):
    anew = closed(dossier, town).keep_until
    was = long_ago(dossier)
    here = f"/dossiers/{dossier.reference}/eigen-verhaal/"
    anna = signed_in(town.anna)
    assert "De bewaartermijn begint opnieuw" in anna.get(here).text
    anna.post(here, typed(own_words="Nog één ding"))
    dossier.refresh_from_db()
    assert was < dossier.keep_until == anew


@pytest.mark.parametrize(
    ("regime", "outcome", "help_relation"),
    [
        ("SCHOOL", "OTHER_SUPPORT", True),
        ("YOUTH_WORK", "OTHER_SUPPORT", True),
        ("JEUGDHULP", "NO_CONCERN", False),
    ],
)
def test_where_the_term_runs_from_closing_an_addition_changes_nothing(
    town, signed_in, dossier, regime, outcome, help_relation
):
    organisation = town.anna.organisation
    Organisation.objects.filter(pk=organisation.pk).update(regime=regime)
    organisation.regime = regime
    closed(dossier, town, outcome, help_relation)
    was = long_ago(dossier, days=40)
    here = f"/dossiers/{dossier.reference}/eigen-verhaal/"
    anna = signed_in(town.anna)
    assert "begint opnieuw" not in anna.get(here).text
    anna.post(here, typed(own_words="Nog één ding"))
    dossier.refresh_from_db()
    assert dossier.keep_until == was
    assert OwnStatement.unscoped.count() == 1


def test_an_open_dossier_has_no_term_to_start_again(town, signed_in, dossier):
    page = signed_in(town.anna).get(f"/dossiers/{dossier.reference}/eigen-verhaal/").text
    assert "begint opnieuw" not in page
    said(town, dossier)
    dossier.refresh_from_db()
    assert dossier.keep_until is None


# it goes wherever the entry goes


@pytest.fixture
def case(dossier, town):
    return story.everything(dossier, town)


def letter_text(case):
    now = proposing.as_it_stands(
        case.proposal, case.dossier, stored(case.proposal, case.dossier), TODAY()
    )
    return now, str(now.letter)


def test_what_is_said_beside_an_entry_goes_along_in_the_letter(town, case):
    said(town, case.dossier, about=case.supporting, words=WORDS)
    _, letter = letter_text(case)
    assert WORDS["own_words"] in letter
    assert WORDS["differently"] in letter
    assert WORDS["wish"] not in letter
    assert WORDS["why_not"] not in letter
    assert paper.pdf(letter_text(case)[0].letter, None).startswith(b"%PDF")


@pytest.mark.parametrize("about", ["unchosen", None])
def test_what_is_said_beside_something_else_does_not_go_along(town, case, about):
    said(town, case.dossier, about=about and getattr(case, about), words=WORDS)
    assert WORDS["own_words"] not in letter_text(case)[1]


@pytest.mark.parametrize("about", ["concern", "supporting"])
def test_a_letter_laid_down_before_the_words_were_added_is_not_sent(town, case, about):
    proposing.submit(proposal=case.proposal, actor=town.at_work("anna"), today=TODAY())
    said(town, case.dossier, about=getattr(case, about), words=WORDS)
    laid, esra = story.fresh(case.proposal), town.at_work("esra")
    with pytest.raises(NotNow, match="veranderd"):
        deciding.decide(
            proposal=laid,
            actor=esra,
            decision="SHARE",
            fingerprint=deciding.now(laid, TODAY())[1],
            today=TODAY(),
            **entry(reasons="Zo kan de school helpen"),
        )


def test_a_name_in_the_own_words_keeps_a_letter_without_name_from_going(town, case):
    from msgspec import structs

    nameless = structs.replace(
        stored(case.proposal, case.dossier),
        known={"identifiable": False, "reidentification_passed": True},
    )
    before = proposing.as_it_stands(case.proposal, case.dossier, nameless, TODAY())
    said(town, case.dossier, about=case.supporting, words={"own_words": "Ik, Noor, zeg dit"})
    after = proposing.as_it_stands(case.proposal, case.dossier, nameless, TODAY())
    assert {trace.detail for trace in after.named} - {trace.detail for trace in before.named}


def test_who_received_the_entry_before_has_to_hear_of_the_words(town, signed_in):
    made = afterwards.shared(town)
    here = f"{page_of(made.dossier, made.supporting)}eigen-verhaal/"
    answer = signed_in(town.anna).post(here, typed(**WORDS), follow=True)
    assert "eerder gedeeld, zonder deze woorden" in answer.text
    assert voice.shared_before(made.dossier, made.supporting)
    assert not voice.shared_before(made.dossier, made.unchosen)
