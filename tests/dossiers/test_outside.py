"""Advice from outside is prepared without identity: made, looked through, weighed, confirmed."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from tests.dossiers.conftest import add_somebody, entry
from zorgvuldig.dossiers import advice_text
from zorgvuldig.dossiers.actions import outside, talks
from zorgvuldig.dossiers.models import AdviceText, Consultation, Entry, Sign
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.nameless import library, pointing
from zorgvuldig.recording.refusals import GateShut

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("library_is_awake")]


@pytest.fixture
def at(dossier):
    return f"/dossiers/{dossier.reference}/advies/"


def sign(dossier, town, description, polarity="SUPPORTING", statement_type="FACT"):
    codes = {"polarity": polarity, "source": "OWN", "source_agrees": "", "is_diagnosis": False}
    return talks.describe_sign(
        dossier=dossier,
        actor=town.at_work("anna"),
        statement_type=statement_type,
        codes=codes,
        **{
            **entry(description=description, observer="ikzelf"),
            "happened_on": timezone.localdate() - timedelta(days=21),
        },
    )


def confirmed(dossier, town, text="Een jongere komt niet meer.", reasons=None):
    return outside.confirm(
        dossier=dossier,
        actor=town.at_work("anna"),
        once=uuid4(),
        words={"question": "Wat zou u doen?", "text": text},
        reasons=reasons or {},
        today=timezone.localdate(),
    )


def typed(text, **more):
    return {"once": str(uuid4()), "question": "Wat zou u doen?", "text": text, **more}


def reason_fields(page):
    return re.findall(r'name="(why_[0-9a-f]+)"', page)


def test_one_press_makes_the_text_without_names(town, signed_in, dossier, father, at):
    seen = sign(dossier, town, "Noors vader zei dat Kevin bij vv Fictief in Leeuwarden dreigde")
    anna = signed_in(town.anna)
    assert "Noors vader" in anna.get(f"{at}voorbereiden/").text
    form = {"once": str(uuid4()), "question": "Hoe help ik Noor?", "chosen": [str(seen.pk)]}
    answer = anna.post(f"{at}voorbereiden/", form, follow=True)
    assert answer.redirect_chain == [(f"{at}tekst/", 302)]
    assert "Hoe help ik de jongere?" in answer.text
    text = re.search(r"<textarea[^>]*name=\"text\"[^>]*>(.*?)</textarea>", answer.text, re.S)[1]
    assert text.strip() == (
        "Het gaat om een jongere (16 of 17 jaar).\n\nWat er is gezien of gehoord\n"
        "- De vader van de jongere zei dat [persoon A] bij [club] in [plaats] dreigde "
        "(drie weken geleden)"
    )
    assert AdviceText.unscoped.count() == 0


def test_what_speaks_against_the_worry_is_chosen_already(town, signed_in, dossier, at):
    against = sign(dossier, town, "Hij lacht weer", polarity="CONTRADICTING")
    worry = sign(dossier, town, "Hij is boos", statement_type="OPINION")
    page = signed_in(town.anna).get(f"{at}voorbereiden/").text
    boxes = {
        value: "checked" in tag
        for tag, value in re.findall(r'(<input type="checkbox"[^>]*value="([^"]+)"[^>]*>)', page)
    }
    assert boxes == {str(against.pk): True, str(worry.pk): False}


def test_the_text_says_what_is_opinion_and_what_speaks_against(town, dossier):
    sign(dossier, town, "Hij lacht weer", polarity="CONTRADICTING")
    sign(dossier, town, "Hij is boos", statement_type="OPINION")
    items = advice_text.told(dossier, outside.items_of(dossier).values(), timezone.localdate())
    assert items.splitlines()[2:] == [
        "Wat er is gezien of gehoord",
        "- Hij is boos (drie weken geleden, mening)",
        "",
        "Wat de zorg tegenspreekt",
        "- Hij lacht weer (drie weken geleden)",
    ]


def test_everybody_the_dossier_knows_is_said_in_general_words(town, dossier, father):
    add_somebody(dossier, town, "NETWORK", "Thijs de Wit")
    add_somebody(dossier, town, "MUNICIPAL_CONTACT", "Contactpunt Rivierstad")
    text = "Noor, Vader Testman en Thijs zagen Bram van De Brug en Contactpunt Rivierstad."
    assert advice_text.without_identity(
        dossier, town.at_work("anna"), text, timezone.localdate()
    ) == (
        "De jongere, Vader en iemand uit het netwerk zagen een collega van onze organisatie en "
        "een andere organisatie."
    )


def test_looking_lists_what_is_left_with_its_reason(town, signed_in, dossier, at):
    anna = signed_in(town.anna)
    answer = anna.post(f"{at}tekst/", typed("Noor speelt bij vv Fictief.", look="1"), follow=True)
    assert answer.status_code == 200
    assert "Dit lijkt de naam van een club of vereniging." in answer.text
    assert "Het moet eruit." in answer.text
    assert len(reason_fields(answer.text)) == 1
    assert AdviceText.unscoped.count() == 0


def test_finding_nothing_proves_nothing_and_says_so(town, signed_in, dossier, at):
    anna = signed_in(town.anna)
    answer = anna.post(f"{at}tekst/", typed("Een jongere slaapt slecht.", look="1"), follow=True)
    assert "Dat bewijst niet" in answer.text


def test_without_the_library_the_page_says_so_and_our_own_lists_work(
    town, signed_in, dossier, at, monkeypatch
):
    monkeypatch.setattr(library.Library, "findings", lambda self, text: None)
    anna = signed_in(town.anna)
    answer = anna.post(f"{at}tekst/", typed("Hij speelt bij vv Fictief.", look="1"), follow=True)
    assert pointing.NOT_NOW in answer.text
    assert len(reason_fields(answer.text)) == 1


def test_a_confirmed_text_is_sealed_with_its_reasons_and_logged(town, signed_in, dossier, at):
    anna = signed_in(town.anna)
    page = anna.post(f"{at}tekst/", typed("Hij speelt bij vv Fictief.", look="1"), follow=True).text
    why = dict.fromkeys(reason_fields(page), "Zonder deze club is de vraag niet te begrijpen")
    answer = anna.post(f"{at}tekst/", typed("Hij speelt bij vv Fictief.", confirm="1", **why))
    kept = AdviceText.unscoped.get()
    assert answer["Location"] == f"{at}tekst/{kept.pk}/"
    assert kept.confirmed_on == timezone.localdate()
    assert kept.entry.words(dossier.key)["left"] == [
        {"written": "vv Fictief", "why": "Zonder deze club is de vraag niet te begrijpen"}
    ]
    assert b"Fictief" not in bytes(kept.entry.sealed)
    assert LogEntry.unscoped.filter(event_type="advice_text.recorded").count() == 1
    assert "Zonder deze club" in anna.get(answer["Location"]).text
    assert "vv Fictief" not in anna.get(f"{at}tekst/").text


@pytest.mark.gate("G12", "refuses")
@pytest.mark.parametrize("known", ["Noor", "noors", "Vader Testman"])
def test_g12_what_the_dossier_knows_never_goes_along(town, signed_in, dossier, father, at, known):
    with pytest.raises(GateShut, match=f"staat nog ‘{known.split()[-1]}’") as refusal:
        confirmed(dossier, town, f"Ik sprak met {known}.")
    assert refusal.value.gate == "G12"
    answer = signed_in(town.anna).post(f"{at}tekst/", typed(f"Met {known}.", confirm="1"))
    assert answer.status_code == 422
    assert f"/dossiers/{dossier.reference}/iemand/" in answer.text
    assert AdviceText.unscoped.count() == 0


@pytest.mark.gate("G12", "refuses")
def test_g12_birth_date_and_reference_never_go_along(town, dossier):
    day = dossier.born_on
    for known in (f"{day.day}-{day.month}-{day.year}", dossier.reference):
        text = f"Het gaat om {known}."
        findings = outside.looked_at(dossier, {"text": text}).findings
        reasons = {one.key: "Dit is echt nodig voor het advies" for one in findings}
        with pytest.raises(GateShut, match="staat nog"):
            confirmed(dossier, town, text, reasons)


@pytest.mark.gate("G12", "refuses")
@pytest.mark.parametrize("why", ["", "nodig", "n v t"])
def test_g12_a_finding_is_taken_out_or_explained(town, signed_in, dossier, at, why):
    anna = signed_in(town.anna)
    text = "Hij speelt bij vv Fictief."
    page = anna.post(f"{at}tekst/", typed(text, look="1"), follow=True).text
    given = dict.fromkeys(reason_fields(page), why)
    answer = anna.post(f"{at}tekst/", typed(text, confirm="1", **given))
    assert answer.status_code == 422
    assert "Schrijf in een hele zin" in answer.text
    with pytest.raises(GateShut, match="vv Fictief"):
        confirmed(dossier, town, text, {name.removeprefix("why_"): why for name in given})
    assert AdviceText.unscoped.count() == 0


@pytest.mark.gate("G12", "releases")
def test_g12_opens_when_every_finding_is_out_or_explained(town, dossier):
    (finding,) = outside.looked_at(dossier, {"text": "Hij speelt bij vv Fictief."}).findings
    reasons = {finding.key: "Deze club bestaat niet echt"}
    assert confirmed(dossier, town, "Hij speelt bij vv Fictief.", reasons)
    assert confirmed(dossier, town, "Hij speelt bij een club.")


def test_the_answer_begins_with_the_text_it_was_asked_with(town, signed_in, dossier, at):
    kept, anna = confirmed(dossier, town), signed_in(town.anna)
    shown = anna.get(f"{at}tekst/{kept.pk}/").text
    assert f"{at}?tekst={kept.pk}" in shown
    page = anna.get(f"{at}?tekst={kept.pk}").text
    assert "Een jongere komt niet meer." in page
    answer = {
        "once": str(uuid4()),
        "happened_on": timezone.localdate().isoformat(),
        "with_whom": "contactpunt",
        "question": "Wat zou u doen?",
        "advice": "Blijf praten",
        "use": "Doe ik",
        "reidentification_passed": "on",
        "asked_with": str(kept.pk),
    }
    anna.post(at, answer)
    assert Consultation.unscoped.get().asked_with == kept


def test_another_dossiers_text_is_not_what_it_was_asked_with(
    town, signed_in, dossier, make_dossier, at
):
    other = confirmed(make_dossier(keeper="bram", name="Iemand Anders"), town)
    anna = signed_in(town.anna)
    assert anna.get(f"{at}?tekst={other.pk}").status_code == 404
    assert anna.get(f"{at}tekst/{other.pk}/").status_code == 404
    assert anna.get(f"{at}?tekst=x").status_code == 200


def test_only_who_keeps_the_dossier_prepares_advice(town, signed_in, dossier, at):
    kept = confirmed(dossier, town)
    for page in ("voorbereiden/", "tekst/", f"tekst/{kept.pk}/"):
        assert signed_in(town.anna).get(at + page).status_code == 200
        for name in ("bram", "chaima", "hugo"):
            client = signed_in(town.at_work(name))
            assert client.get(at + page).status_code == 404
            assert client.post(at + page, typed("x", confirm="1")).status_code in (404, 405)
    assert Entry.unscoped.filter(kind="ADVICE_TEXT").count() == 1
    assert Sign.unscoped.count() == 0
