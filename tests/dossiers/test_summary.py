"""The summary for the client: from the dossier, without stamps or others, released by two."""

from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers import afterwards as story_after
from tests.dossiers import planned
from tests.dossiers.conftest import add_somebody, entry, years_ago
from tests.dossiers.sharing import story
from tests.dossiers.voices import TEXT, asked, fresh, said, summary
from zorgvuldig.dossiers.access import get_kept_dossier
from zorgvuldig.dossiers.actions import afterwards, talks, telling
from zorgvuldig.dossiers.models import ClientSummary
from zorgvuldig.dossiers.summary.draft import made, offered
from zorgvuldig.dossiers.summary.page import page
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
REASON = "Dat is de stad waar hij woont"


def opened(dossier, town):
    """The dossier as its keeper opens it, with who is involved."""
    return get_kept_dossier(town.at_work("anna"), dossier.reference)


def talk(dossier, town, mode="TRANSPARENT", **words):
    return talks.record_conversation(
        dossier=dossier, actor=town.at_work("anna"), mode=mode, **entry(**words)
    )


def at(dossier, found=None, rest=""):
    number = f"{found.pk}/" if found else ""
    return f"/dossiers/{dossier.reference}/samenvatting/{number}{rest}"


def words_of(dossier, town, level="PLAIN"):
    held = opened(dossier, town)
    return made(held, level, offered(held, TODAY()), "De Brug")


def whole(dossier, town, level="PLAIN", **typed):
    organisation = town.anna.organisation
    return page(opened(dossier, town), level, {**TEXT, **typed}, organisation, TODAY())


def lines(content):
    return [line for part in content["parts"] for line in part["lines"]]


# made from the dossier


def test_code_makes_the_first_text_from_what_was_chosen(town, signed_in, dossier):
    talk(dossier, town, own_words="Ik snap het", agreements="Elke week praten")
    story.sign(dossier, town, "SUPPORTING", "Hij kwam twee keer niet")
    story.sign(dossier, town, "UNCLEAR", "Misschien is hij moe", "ASSUMPTION")
    anna = signed_in(town.anna)
    form = anna.get(at(dossier)).context["form"]
    chosen = [code for code, _ in form.fields["chosen"].choices]
    assert form.fields["chosen"].initial == chosen
    typed = {"once": str(uuid4()), "level": "PLAIN", "chosen": chosen[:2]}
    answer = anna.post(at(dossier), typed)
    found = ClientSummary.unscoped.get()
    assert answer["Location"] == at(dossier, found)
    text = found.entry.words(dossier.key)
    assert "Hij kwam twee keer niet" in text["wrote"]
    assert "Ik snap het" in text["said"]
    assert "Elke week praten" in text["agreed"]
    assert "Misschien" not in text["wrote"]
    assert "Anna" in text["ask"]


def test_an_assumption_is_called_one(town, dossier):
    talk(dossier, town, own_words="Ik snap het")
    story.sign(dossier, town, "UNCLEAR", "Misschien is hij moe", "ASSUMPTION")
    assert "Dit is een veronderstelling." in words_of(dossier, town)["wrote"]


def test_what_the_client_said_beside_the_file_is_in_it_with_wish_and_why(town, dossier):
    said(town, dossier, words={"own_words": "Een grap", "wish": "Rust", "why_not": "Kon niet"})
    text = words_of(dossier, town, "EASY")["said"]
    assert "“Een grap”\nDit wilde jij: Rust" in text
    assert "Wij deden dat niet. Dit is waarom: Kon niet" in text


def test_what_was_agreed_last_is_in_it(town, dossier):
    for agreed in ("Eerst dit", "Nu dit"):
        afterwards.agree_next_steps(
            dossier=dossier,
            actor=town.at_work("anna"),
            outcome="OTHER_SUPPORT",
            review_on=story.soon(),
            **entry(agreements=agreed),
        )
    assert words_of(dossier, town)["agreed"] == "Nu dit"


def test_what_the_client_wants_stands_there_as_a_wish(town, dossier):
    planned.plan(dossier, town)
    assert words_of(dossier, town, "EASY")["agreed"] == "Dit wil jij: Ik wil weer voetballen"


def test_what_was_agreed_twice_is_told_once(town, dossier):
    for said_then in ("Ik snap het", "Ik kom"):
        talk(dossier, town, own_words=said_then, agreements="Elke week praten")
    assert words_of(dossier, town)["agreed"] == "Elke week praten"


def test_what_others_told_and_what_was_weighed_is_not_offered(town, make_dossier):
    dossier = make_dossier(born_on=years_ago(14, 40))
    talk(dossier, town, own_words="Ik snap het")
    mother = add_somebody(dossier, town, "AUTHORITY_PARENT", "Moeder Testman")
    said(town, dossier, by="REPRESENTATIVE", speaker=mother.pk, words={"own_words": "Ik huil"})
    talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type="FACT",
        codes={
            "polarity": "SUPPORTING",
            "source": "PROTECTED",
            "source_agrees": "NO",
            "is_diagnosis": False,
        },
        **entry(description="Een buur zag hem", source_name="Bron 1"),
    )
    story.consulted(dossier, town)
    story.assessed(dossier, town)
    text = str(words_of(dossier, town))
    assert "Ik snap het" in text
    for words in ("Ik huil", "Een buur", "Wij zien een risico", "Rouw", "Praat eerst"):
        assert words not in text


def test_before_an_open_talk_nothing_of_the_worry_is_offered(town, dossier):
    story.sign(dossier, town, "SUPPORTING", story.SUPPORT_WORDS)
    story.sign(dossier, town, "CONTRADICTING", story.COUNTER_WORDS)
    story.concern(dossier, town)
    talk(dossier, town, mode="EXPLORATORY", own_words="Het gaat")
    before = str(words_of(dossier, town))
    assert story.COUNTER_WORDS in before
    assert story.SUPPORT_WORDS not in before
    assert "gewond" not in before
    talk(dossier, town, own_words="Ik snap het")
    after = str(words_of(dossier, town))
    assert story.SUPPORT_WORDS in after
    assert "gewond" in after


def test_the_easy_version_is_there_from_twelve(town, make_dossier):
    young = make_dossier(born_on=years_ago(11, 40))
    with pytest.raises(NotNow, match="vanaf 12"):
        summary(town, young, "EASY")
    assert summary(town, make_dossier(born_on=years_ago(12, 40)), "EASY").level == "EASY"


# what the page says by itself


def test_it_says_what_was_shared_with_whom_and_on_which_ground(town):
    made_one = story_after.shared(town)
    content = whole(made_one.dossier, town)
    line = next(line for line in lines(content) if "Contactpunt Rivierstad" in line)
    assert "Daar was toestemming voor." in line


def test_it_says_that_nothing_was_shared_only_when_nothing_was(town, dossier):
    nothing = read("client_summary")["PLAIN"]["nothing_shared"]
    assert nothing in lines(whole(dossier, town))
    assert nothing not in lines(whole(story_after.shared(town).dossier, town))


def test_a_summary_that_would_hide_what_was_shared_is_not_laid_before_anybody(town):
    made_one = story_after.shared(town)
    dossier = opened(made_one.dossier, town)
    draft = summary(town, dossier)
    with pytest.raises(NotNow, match="nog niet weet"):
        asked(town, draft)
    telling.tell_client(
        proposal=story.fresh(made_one.proposal),
        actor=town.at_work("anna"),
        **entry(how="zelf", told="Alles"),
    )
    assert asked(town, draft).state == "ASKED"


@pytest.mark.parametrize(("years", "parents"), [(11, True), (12, False), (19, False)])
def test_the_rights_stand_on_it_and_who_asks_below_twelve(town, make_dossier, years, parents):
    content = whole(make_dossier(born_on=years_ago(years, 40)), town)
    words = read("client_summary")["PLAIN"]["rights"]
    shown = lines(content)
    assert words["read"] in shown
    assert words["own"] in shown
    assert words["advocate"] in shown
    assert (words["parents"] in shown) == parents


def test_no_fixed_word_stamps_anybody_and_the_easy_one_is_short():
    for level, words in read("client_summary").items():
        text = str(words)
        assert label_words(text) == []
        if level == "EASY":
            assert " u " not in text
            sentences = [s for w in words["rights"].values() for s in w.split(".") if s.strip()]
            assert max(len(one.split()) for one in sentences) <= 10


# checked


@pytest.mark.parametrize("part", ["why", "wrote", "said", "agreed", "ask"])
def test_a_stamp_is_refused_wherever_it_stands(town, dossier, part):
    draft = summary(town, dossier, **{part: "Hij is geradicaliseerd"})
    with pytest.raises(NotNow, match="geradicaliseerd"):
        asked(town, draft)
    assert fresh(draft, opened(dossier, town)).state == "DRAFT"


@pytest.mark.parametrize("part", ["why", "wrote", "said", "agreed"])
def test_the_name_of_another_is_refused_whatever_the_reason(town, signed_in, dossier, part):
    add_somebody(dossier, town, "NETWORK", "Zeynep Voorbeeld")
    draft = summary(town, dossier, **{part: "Zeynep zag het ook."})
    with pytest.raises(NotNow, match="naam van een ander"):
        asked(town, draft)
    here = at(dossier, draft, "vrijgeven/")
    anna = signed_in(town.anna)
    assert "Dit is een naam van een ander" in anna.get(here).text
    answer = anna.post(here, {"once": uuid4(), "second_person": town.ilse.membership.pk})
    assert answer.status_code == 422
    assert fresh(draft, opened(dossier, town)).state == "DRAFT"


def test_the_name_of_the_client_and_ours_may_stand_in_it(town, dossier):
    draft = summary(town, dossier, wrote="Noor praat elke week met Anna van De Brug.")
    assert asked(town, draft).state == "ASKED"


def test_what_looks_like_a_name_stays_with_a_reason_the_other_reads(town, signed_in, dossier):
    draft = summary(town, dossier, wrote="Toen ging hij naar Rivierstad.")
    with pytest.raises(NotNow, match="Rivierstad"):
        asked(town, draft)
    anna, here = signed_in(town.anna), at(dossier, draft, "vrijgeven/")
    form = anna.get(here).context["form"]
    reasons = [name for name in form.fields if name.startswith("why_")]
    typed = {"once": uuid4(), "second_person": town.ilse.membership.pk}
    assert anna.post(here, typed).status_code == 422
    anna.post(here, {**typed, **dict.fromkeys(reasons, REASON)})
    page = signed_in(town.ilse).get(f"/dossiers/samenvatting/{draft.pk}/").text
    assert REASON in page


def test_long_sentences_of_the_easy_version_are_pointed_at(town, signed_in, dossier):
    long = "je kwam twee keer niet en wij wisten niet waarom dat zo was en dat vonden wij jammer"
    draft = summary(town, dossier, "EASY", wrote=long)
    assert long in signed_in(town.anna).get(at(dossier, draft, "vrijgeven/")).text
