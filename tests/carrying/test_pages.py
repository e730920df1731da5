"""A dossier as a file on the screen: asking, saying yes, making, fetching, and taking in."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.carrying import making
from tests.cast import signed_in
from tests.exchange import making as sharing
from zorgvuldig.carrying.models import Arrival, CarryOut, TakenIn
from zorgvuldig.dossiers.models import Dossier

pytestmark = pytest.mark.django_db


def at(town, name):
    return signed_in(town.at_work(name))


def said(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def ask_page(dossier):
    return reverse("carrying:ask", args=[dossier.reference])


def asked(town, dossier, **changed):
    told = {"goal": "SOFTWARE", "why": "Ander programma", "once": str(uuid4()), **changed}
    return at(town, "anna").post(ask_page(dossier), told)


def answered(town, name, answer="yes"):
    one = CarryOut.unscoped.get()
    return at(town, name).post(reverse("carrying:answer", args=[one.pk]), {"answer": answer})


def upload(town, file, by="chaima", **more):
    sent = SimpleUploadedFile("dossier.json", more.get("content", file.file))
    told = {"file": sent, "passphrase": more.get("passphrase", file.passphrase)}
    return at(town, by).post(reverse("carrying:bring"), told)


def test_a_yes_that_is_sent_twice_is_one_yes(town, dossier):
    asked(town, dossier)
    answered(town, "frank")
    again = answered(town, "frank")
    assert (again.status_code, again["Location"]) == (302, reverse("day:today"))
    frank = at(town, "frank")
    page = reverse("carrying:answer", args=[CarryOut.unscoped.get().pk])
    assert "U hebt hier al ja gezegd" in said(frank.post(page, {"answer": "no"}, follow=True))
    one = CarryOut.unscoped.get()
    assert (one.agreed_by_id, one.office_by_id, one.ended_as) == (town.frank.person.pk, None, "")


def test_without_a_decision_the_other_organisation_cannot_be_chosen(town, dossier):
    page = at(town, "anna").get(ask_page(dossier)).content.decode()
    assert 'value="SOFTWARE"' in page
    assert 'value="TRANSFER"' not in page


def test_from_asking_to_the_file(town, dossier):
    assert asked(town, dossier).status_code == 302
    assert "wacht op een ja van de beheerder" in said(at(town, "anna").get(ask_page(dossier)))
    for name in ("frank", "gerda"):
        assert "Mag dit dossier als bestand mee?" in said(
            at(town, name).get(reverse("carrying:answer", args=[CarryOut.unscoped.get().pk]))
        )
        assert answered(town, name).status_code == 302
    one = CarryOut.unscoped.get()
    where = [dossier.reference, one.pk]
    made = at(town, "anna").post(reverse("carrying:make", args=where))
    passphrase = re.search(r"([A-Z2-9]{4}(?:-[A-Z2-9]{4}){5})", said(made)).group(1)
    assert passphrase not in said(at(town, "anna").get(ask_page(dossier)))
    fetched = at(town, "anna").get(reverse("carrying:fetch", args=where))
    assert "attachment" in fetched["Content-Disposition"]
    assert "no-store" in fetched["Cache-Control"]
    again = at(town, "anna").post(reverse("carrying:make", args=where))
    assert again.status_code == 302


def test_each_button_carries_the_token_of_its_page(town, dossier):
    """A part of a page that is included alone has none, and its form is then refused."""
    asked(town, dossier)
    for name in ("frank", "gerda"):
        answered(town, name)
    page = at(town, "anna").get(ask_page(dossier)).content.decode()
    look = at(town, "chaima").get(upload(town, making.sample())["Location"]).content.decode()
    for html in (page, look):
        forms = re.findall(r"<form[^>]*method=.post.*?</form>", html, re.S)
        assert len(forms) >= 2
        assert [form for form in forms if "csrfmiddlewaretoken" not in form] == []


def test_while_a_question_waits_there_is_no_second_form(town, dossier):
    asked(town, dossier)
    assert 'name="goal"' not in at(town, "anna").get(ask_page(dossier)).content.decode()


def test_who_answers_reads_the_question_and_nothing_of_the_dossier(town, dossier):
    asked(town, dossier)
    page = said(
        at(town, "gerda").get(reverse("carrying:answer", args=[CarryOut.unscoped.get().pk]))
    )
    assert dossier.reference in page
    assert "Ander programma" in page
    assert "Noor" not in page


def test_it_stands_on_the_day_of_who_must_answer_and_of_nobody_else(town, dossier):
    asked(town, dossier)
    waits = {
        name: "of een dossier als bestand mee mag" in said(at(town, name).get("/vandaag/"))
        for name in ("anna", "bram", "esra", "frank", "gerda")
    }
    assert waits == {"anna": False, "bram": False, "esra": False, "frank": True, "gerda": True}


def test_who_asked_sees_on_their_day_that_everybody_said_yes_until_it_is_made(town, dossier):
    tells = f"Het bestand mag er komen: maak het, in {dossier.reference}"
    asked(town, dossier)
    answered(town, "frank")
    assert tells not in said(at(town, "anna").get("/vandaag/"))
    answered(town, "gerda")
    assert tells in said(at(town, "anna").get("/vandaag/"))
    assert tells not in said(at(town, "bram").get("/vandaag/"))
    where = [dossier.reference, CarryOut.unscoped.get().pk]
    at(town, "anna").post(reverse("carrying:make", args=where))
    assert tells not in said(at(town, "anna").get("/vandaag/"))


def test_neither_yes_nor_no_is_asked_again(town, dossier):
    asked(town, dossier)
    town.at_work("frank")
    assert answered(town, "frank", "").status_code == 422


def test_a_decider_says_yes_to_what_goes_to_another(town):
    proposal = sharing.shared(town)
    assert (
        asked(town, proposal.dossier, goal="TRANSFER", proposal=str(proposal.pk)).status_code == 302
    )
    town.at_work("esra")
    number = CarryOut.unscoped.get().pk
    page = reverse("carrying:answer", args=[number])
    assert "Contactpunt Rivierstad" in said(at(town, "esra").get(page))
    assert at(town, "frank").get(page).status_code == 404
    assert answered(town, "esra").status_code == 302
    town.at_work("esra")
    assert CarryOut.unscoped.get().agreed_by_id == town.esra.person.pk


def test_without_a_decision_the_form_offers_none(town, dossier):
    page = said(at(town, "anna").get(ask_page(dossier)))
    assert "nog niet besloten om iets te delen" in page
    answer = asked(town, dossier, goal="TRANSFER")
    assert answer.status_code == 422
    assert not CarryOut.unscoped.exists()


def test_with_a_decision_one_is_chosen(town):
    proposal = sharing.shared(town)
    answer = asked(town, proposal.dossier, goal="TRANSFER")
    assert answer.status_code == 422
    assert "Kies het besluit" in said(answer)


def test_looked_at_first_and_taken_in_after(town):
    opened = upload(town, making.sample())
    look = at(town, "chaima").get(opened["Location"])
    page = said(look)
    for text in ("Noor Testman", "De Brug", "toestemming", "Feiten", "3 stukken",
                 "jeugdhulpverlener, De Brug", "Hij helpt elke week mee"):  # fmt: skip
        assert text in page
    assert not Dossier.unscoped.exists()
    told = {"ground": "CLIENT", "why": "Zij woont nu hier", "once": str(uuid4()),
            "review_on": (making.today() + timedelta(days=30)).isoformat()}  # fmt: skip
    done = at(town, "chaima").post(opened["Location"], told)
    town.at_work("chaima")
    dossier = Dossier.unscoped.get()
    assert done["Location"] == reverse("dossiers:page", args=[dossier.reference])
    shown = said(at(town, "chaima").get(done["Location"]))
    assert "overgenomen van De Brug, door jeugdhulpverlener: Hij helpt elke week mee" in shown
    written_by = re.findall(r"· ([^·]*?) Overgenomen: ", shown)
    assert set(written_by) == {"jeugdhulpverlener, De Brug"}


@pytest.mark.parametrize("missing", ["ground", "why", "review_on"])
def test_without_a_ground_a_reason_and_a_day_it_is_not_taken_in(town, missing):
    opened = upload(town, making.sample())
    told = {"ground": "CLIENT", "why": "Zij woont nu hier", "once": str(uuid4()),
            "review_on": (making.today() + timedelta(days=30)).isoformat()}  # fmt: skip
    del told[missing]
    assert at(town, "chaima").post(opened["Location"], told).status_code == 422
    town.at_work("chaima")
    assert not TakenIn.unscoped.exists()


def test_a_colleague_does_not_see_what_another_opened(town):
    opened = upload(town, making.sample(), by="anna")
    assert at(town, "bram").get(opened["Location"]).status_code == 404
    assert at(town, "chaima").get(opened["Location"]).status_code == 404


def test_what_is_refused_says_why_and_stays_nowhere(town):
    file = making.sample()
    for more, text in (
        ({"passphrase": "AAAA"}, "Met deze code van zes groepen gaat het bestand niet open"),
        ({"content": b"{}"}, "Dit is geen dossierbestand"),
        ({"content": b""}, "Dit bestand is leeg"),
        ({"content": b"x" * (8 * 1024 * 1024 + 1)}, "Dit bestand is te groot"),
    ):
        answer = upload(town, file, **more)
        assert answer.status_code == 422
        assert text in said(answer)
    town.at_work("chaima")
    assert not Arrival.unscoped.exists()


def test_put_back_it_is_gone(town):
    opened = upload(town, making.sample())
    put_back = at(town, "chaima").post(f"{opened['Location']}niet/")
    assert put_back.status_code == 302
    assert at(town, "chaima").get(opened["Location"]).status_code == 404


def test_what_looks_like_code_and_was_let_in_is_shown_as_text(town):
    def change(told):
        told["client"]["naam"] = "Noor <b>Testman</b>"
        told["stukken"][0]["woorden"][0]["tekst"] = "1 < 2 <u>onderstreept</u>"

    file = making.sealed_again(making.content(making.sample(), change))
    page = at(town, "chaima").get(upload(town, file)["Location"]).content.decode()
    assert "<u>" not in page
    assert "<b>Testman" not in page
    assert "&lt;u&gt;onderstreept" in page


def test_a_closed_dossier_can_move_to_another_program_and_its_term_stays(town, dossier):
    town.at_work("anna")
    Dossier.unscoped.filter(pk=dossier.pk).update(
        closed_on=making.today(), outcome="OTHER_SUPPORT", kept_from=making.today(),
        keep_until=making.today() + timedelta(days=400), triage="", help_relation=True,
    )  # fmt: skip
    assert asked(town, dossier).status_code == 302
    for name in ("frank", "gerda"):
        answered(town, name)
    town.at_work("anna")
    assert making.made(town, CarryOut.unscoped.get()).file
    kept = Dossier.unscoped.get(pk=dossier.pk).keep_until
    assert kept == making.today() + timedelta(days=400)
