"""What was told or agreed about one version of a letter counts for no other (G16)."""

from datetime import timedelta

import pytest
from django.utils import timezone
from msgspec import structs

from tests.dossiers.conftest import entry
from tests.dossiers.sharing.pages import address
from tests.dossiers.sharing.story import consent, fresh, proposal, sign
from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.actions import asking, consents, deciding, proposing, talks, telling
from zorgvuldig.dossiers.letter.content import KNOWS
from zorgvuldig.dossiers.models import Concurrence
from zorgvuldig.recording.refusals import GateShut, NotNow

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


def told(case):
    said = entry(how="in een gesprek", told="alleen dat hij helpt")
    anna = case.town.at_work("anna")
    return telling.tell_client(proposal=fresh(case.proposal), actor=anna, **said)


def take_back(case):
    proposing.take_back(proposal=fresh(case.proposal), actor=case.town.at_work("anna"))


def decide(case):
    laid = fresh(case.proposal)
    return deciding.decide(
        proposal=laid,
        actor=case.town.at_work("esra"),
        decision="SHARE",
        fingerprint=deciding.now(laid, TODAY())[1],
        today=TODAY(),
        **entry(reasons="Het moet"),
    )


def agreed(case, kind, answer=True, **changes):
    asked = asking.ask_about(
        proposal=fresh(case.proposal),
        actor=case.town.at_work("anna"),
        kind=kind,
        second_person=case.town.bram.membership,
        **{**entry(reason="Nodig"), **changes},
    )
    bram = case.town.at_work("bram")
    talks.answer_concurrence(concurrence=asked, actor=bram, agreed=answer)
    case.town.at_work("anna")
    return asked


def test_telling_about_an_earlier_letter_is_not_telling_about_this_one(case, save, submit):
    submit()
    told(case)
    assert sharing.is_told(fresh(case.proposal))
    take_back(case)
    worse = sign(case.dossier, case.town, "SUPPORTING", "Iets heel anders en erger")
    items = [*case.items, worse]
    consent(case.dossier, case.town, case.recipient, items)
    save(needs=dict.fromkeys(items, "Nodig"))
    submit()
    assert not sharing.is_told(fresh(case.proposal))
    decide(case)
    case.town.at_work("anna")
    assert [row["id"] for row in sharing.untold(case.dossier, TODAY())] == [case.proposal.pk]


def test_the_page_says_that_an_earlier_letter_was_told_about(case, save, submit, signed_in):
    submit()
    told(case)
    take_back(case)
    save(words={**case.proposed.words, "aim": "Een ander doel"})
    submit()
    page = signed_in(case.town.anna).get(address(case, "tell"))
    assert "over een eerdere brief en telt niet meer" in page.text


def test_laid_down_again_unchanged_what_was_told_still_counts(case, submit):
    submit()
    told(case)
    take_back(case)
    submit()
    decide(case)
    assert sharing.not_told(case.dossier) == []


def test_a_letter_says_the_client_knows_only_of_what_it_says(case, save):
    refused(case)
    conflict = dict.fromkeys(
        ("consent_tried", "serious_harm", "conscience", "no_other_way", "effective", "minimal"),
        True,
    )
    why = {f"why_{question}": "Daarom" for question in conflict}
    words = {**case.proposed.words, **why}
    known = {"ground": "DUTY_CONFLICT", "conflict": conflict}
    save(**known, words=words)
    consulted_now(case)
    proposing.submit(proposal=case.proposal, actor=case.town.at_work("anna"), today=TODAY())
    told(case)
    take_back(case)
    assert KNOWS["TOLD"] in str(letter(case))
    save(**known, words={**words, "aim": "Een ander doel"})
    assert KNOWS["SOON"] in str(letter(case))


def letter(case):
    found = fresh(case.proposal)
    kept = proposing.stored(found, case.dossier)
    return proposing.as_it_stands(found, case.dossier, kept, TODAY()).letter


def refused(case):
    consents.record_consent(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        recipient=case.recipient,
        items=[],
        codes={
            "giver": "CLIENT",
            "given_by_id": None,
            "speaks_for_all": "",
            "purpose": "SAFETY",
            "answer": "REFUSED",
            "form": "ORAL",
            "flaws": [],
        },
        **entry(own_words="Nee"),
    )


def consulted_now(case):
    talks.record_consultation(
        dossier=case.dossier,
        actor=case.town.at_work("anna"),
        anonymous=True,
        **entry(with_whom="Ilse", question="Delen?", advice="Ja", use="Voorleggen"),
    )


def row_of(case):
    found = fresh(case.proposal)
    kept = proposing.stored(found, case.dossier)
    said = proposing.as_it_stands(found, case.dossier, kept, TODAY()).advice
    return said.row, said.outcome


def test_an_agreement_about_one_article_serves_no_other(case, save):
    refused(case)
    words = {**case.proposed.words, "legal_duty_article": "artikel 7.3.11 lid 4"}
    save(ground="STATUTE", words=words)
    assert row_of(case) == ("D08", "ESCALATE")
    agreed(case, "ESCALATION")
    assert row_of(case) == ("D08", "ALLOW")
    save(ground="STATUTE", words={**words, "legal_duty_article": "verzonnen artikel 99"})
    assert row_of(case) == ("D08", "ESCALATE")
    save(ground="STATUTE", words=words, purpose="SUPPORT")
    assert row_of(case) == ("D08", "ESCALATE")


def test_the_newest_answer_about_an_article_counts(case, save):
    refused(case)
    save(ground="STATUTE", words={**case.proposed.words, "legal_duty_article": "artikel 5"})
    agreed(case, "ESCALATION")
    agreed(case, "ESCALATION", answer=False)
    assert row_of(case) == ("D08", "ESCALATE")


def test_an_agreement_about_the_same_article_in_another_proposal_does_not_count(case, save):
    refused(case)
    words = {**case.proposed.words, "legal_duty_article": "artikel 5"}
    save(ground="STATUTE", words=words)
    agreed(case, "ESCALATION")
    case.proposed = structs.replace(case.proposed, words=words, ground="STATUTE")
    case.proposal = proposal(case)
    assert row_of(case) == ("D08", "ESCALATE")


def test_a_postponement_agreed_for_an_earlier_letter_is_not_used(case, save, submit):
    submit()
    first = agreed(case, "POSTPONEMENT", new_on=TODAY() + timedelta(days=5))
    take_back(case)
    save(words={**case.proposed.words, "aim": "Een ander doel"})
    submit()
    with pytest.raises(GateShut):
        telling.postpone_telling(
            proposal=fresh(case.proposal),
            actor=case.town.at_work("anna"),
            agreement=first,
            today=TODAY(),
            **entry(reason="Nog niet veilig"),
        )


@pytest.mark.parametrize("kind", ["POSTPONEMENT"])
def test_about_a_draft_there_is_nothing_to_postpone(case, kind):
    with pytest.raises(NotNow):
        agreed(case, kind, new_on=TODAY() + timedelta(days=5))


def test_it_is_asked_from_the_page_of_the_proposal(case, save, signed_in):
    save(words={**case.proposed.words, "legal_duty_article": "artikel 5"})
    anna, form = signed_in(case.town.anna), entry()
    url = f"{address(case, 'proposal')}akkoord/ESCALATION/"
    page = anna.get(url)
    assert "Wetsartikel: artikel 5." in page.text
    assert "new_on" not in page.context["form"].fields
    sent = {
        "once": str(form["once"]),
        "happened_on": TODAY().isoformat(),
        "reason": "Klopt dit artikel?",
        "second_person": case.town.ilse.membership.pk,
    }
    for _ in range(2):
        assert anna.post(url, sent).url == address(case, "proposal")
    asked = Concurrence.unscoped.get()
    assert (asked.disclosure_id, asked.recipient_id) == (case.proposal.pk, case.recipient.pk)
    assert len(asked.subject) == 64
    assert asked.entry.words(case.dossier.key)["about"].endswith("Wetsartikel: artikel 5.")
    assert "Ilse: nog geen antwoord" in anna.get(address(case, "proposal")).text


def test_a_postponement_far_away_is_refused_on_the_page(case, submit, signed_in):
    submit()
    url = f"{address(case, 'proposal')}akkoord/POSTPONEMENT/"
    sent = {
        "once": str(entry()["once"]),
        "happened_on": TODAY().isoformat(),
        "reason": "Nu niet veilig",
        "second_person": case.town.bram.membership.pk,
        "new_on": (TODAY() + timedelta(days=93)).isoformat(),
    }
    answer = signed_in(case.town.anna).post(url, sent)
    assert answer.status_code == 422
    assert "binnen drie maanden" in answer.text
    assert Concurrence.unscoped.count() == 0


@pytest.mark.parametrize("kind", ["DEVIATION", "NOT_SHARING", "ONZIN"])
def test_other_matters_are_not_asked_here(case, signed_in, kind):
    url = f"{address(case, 'proposal')}akkoord/{kind}/"
    assert signed_in(case.town.anna).get(url).status_code == 404
