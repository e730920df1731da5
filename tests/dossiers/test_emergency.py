"""Looking in because it could not wait: an hour, told to others, and checked by one of them."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.dossiers.conftest import begun, consulted, entry
from tests.dossiers.test_assessing import view_form
from zorgvuldig.dossiers import jobs
from zorgvuldig.dossiers.actions import emergency, involving, talks
from zorgvuldig.dossiers.models import AssessmentView, EmergencyAccess, Entry
from zorgvuldig.logbook.models import LogEntry
from zorgvuldig.people.models import Membership
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
WHY = "er is mogelijk gevaar voor iemand"
REASON = "Zijn moeder belt: hij is weg met een brief van afscheid"


def page(dossier, place=""):
    return f"/dossiers/{dossier.reference}/{place}"


def form(**changes):
    return {"once": str(uuid4()), "why": WHY, "reason": REASON, **changes}


def looked_in(town, dossier, name="bram", reason=REASON):
    return emergency.look_in(
        dossier=dossier,
        actor=town.at_work(name),
        root="http://testserver/",
        now=timezone.now(),
        once=uuid4(),
        words={"why": WHY, "reason": reason},
    )


def an_hour_later():
    now = timezone.now()
    EmergencyAccess.unscoped.filter(ends_at__gt=now).update(
        opened_at=now - timedelta(hours=1, seconds=1), ends_at=now - timedelta(seconds=1)
    )


def test_before_confirming_the_page_says_112_and_who_is_told(town, signed_in, dossier):
    text = signed_in(town.bram).get(page(dossier, "spoed/")).text
    assert 'href="tel:112"' in text
    assert text.index("tel:112") < text.index("Wie het dossier bijhoudt, ziet dat u keek")
    assert "aandachtsfunctionaris" in text
    assert "kijkt achteraf na" in text
    assert "Noor Testman" not in text
    assert EmergencyAccess.unscoped.count() == 0


def test_with_a_reason_the_dossier_opens_to_read_for_an_hour(town, signed_in, dossier):
    bram = signed_in(town.bram)
    assert bram.get(page(dossier)).status_code == 404
    answer = bram.post(page(dossier, "spoed/"), form())
    assert answer["Location"] == page(dossier)
    text = bram.get(page(dossier)).text
    assert "Noor Testman" in text
    assert "U leest dit met spoedtoegang" in text
    look = EmergencyAccess.unscoped.get()
    assert look.ends_at - look.opened_at == timedelta(hours=1)
    an_hour_later()
    assert bram.get(page(dossier)).status_code == 404


def test_it_opens_to_read_and_only_to_read(town, signed_in, dossier):
    looked_in(town, dossier)
    bram, before = signed_in(town.bram), Entry.unscoped.count()
    assert bram.get(page(dossier, "betrokken/")).status_code == 404
    for place in ("gesprek/", "signaal/", "overleg/", "overdragen/", "afsluiten/", "iemand/"):
        assert bram.get(page(dossier, place)).status_code == 404
        assert bram.post(page(dossier, place), {}).status_code == 404
    assert Entry.unscoped.count() == before


def test_a_call_in_danger_is_the_one_thing_one_records(town, signed_in, dossier):
    bram, place = signed_in(town.bram), page(dossier, "gebeld/")
    assert bram.get(place).status_code == 404
    looked_in(town, dossier)
    assert place in bram.get(page(dossier)).text
    said = {"once": str(uuid4()), "happened_on": timezone.localdate().isoformat(), "called": "112"}
    assert bram.post(place, said).status_code == 302
    written = Entry.unscoped.get(kind="ACUTE_CALL")
    assert written.author == town.bram.person
    line = LogEntry.unscoped.get(event_type="acute_call.recorded")
    assert line.auth_policy == "emergency"
    an_hour_later()
    assert bram.get(place).status_code == 404


def test_who_was_asked_to_assess_and_left_assesses_nothing_while_looking_in(
    town, signed_in, dossier
):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    involving.leave(
        dossier=dossier,
        actor=town.anna,
        membership=town.bram.membership,
        today=timezone.localdate(),
    )
    looked_in(town, dossier)
    answer = signed_in(town.bram).post(page(dossier, f"inschatting/{assessment.pk}/"), view_form())
    assert answer.status_code == 404
    assert AssessmentView.unscoped.filter(submitted_at__isnull=False).count() == 0


def test_another_colleague_does_not_look_along(town, signed_in, dossier):
    looked_in(town, dossier)
    assert signed_in(town.ilse).get(page(dossier)).status_code == 404


@pytest.mark.parametrize("reason", ["", "spoed", "het moet nu", "spoed spoed spoed spoed spoed"])
def test_a_reason_is_a_sentence(town, signed_in, dossier, reason):
    answer = signed_in(town.bram).post(page(dossier, "spoed/"), form(reason=reason))
    assert answer.status_code == 422
    with pytest.raises(NotNow):
        looked_in(town, dossier, reason=reason)
    assert EmergencyAccess.unscoped.count() == 0


def test_a_second_time_needs_a_second_reason(town, dossier):
    looked_in(town, dossier)
    with pytest.raises(NotNow, match="U hebt nog spoedtoegang"):
        looked_in(town, dossier, reason="Nu belt zijn zus: hij staat bij het station")
    an_hour_later()
    with pytest.raises(NotNow, match="Deze reden gaf u al eerder"):
        looked_in(town, dossier, reason=REASON.upper() + "!")
    looked_in(town, dossier, reason="Nu belt zijn zus: hij staat bij het station")
    assert EmergencyAccess.unscoped.count() == 2


@pytest.mark.parametrize("who", ["esra", "frank", "gerda", "hugo", "chaima"])
def test_who_does_not_work_with_clients_here_finds_no_door(town, signed_in, dossier, who):
    client = signed_in(getattr(town, who))
    assert client.get(page(dossier, "spoed/")).status_code == 404
    assert client.post(page(dossier, "spoed/"), form()).status_code == 404
    assert EmergencyAccess.unscoped.count() == 0


def test_the_deed_refuses_too(town, dossier):
    for name in ("esra", "hugo"):
        with pytest.raises(NotNow, match="werkt"):
            looked_in(town, dossier, name)
    with pytest.raises(NotNow, match="al betrokken"):
        looked_in(town, dossier, "anna")


def test_a_role_laid_down_ends_it_at_once(town, signed_in, dossier):
    looked_in(town, dossier)
    Membership.unscoped.filter(pk=town.bram.membership.pk).update(roles=["COLLEAGUE"])
    assert signed_in(town.bram).get(page(dossier)).status_code == 404


def test_the_keepers_see_it_until_it_is_checked(town, signed_in, dossier):
    look = looked_in(town, dossier)
    anna = signed_in(town.anna)
    seen = anna.get(page(dossier))
    assert seen.context["now"][0]["text"].startswith("Bram keek met spoed in dit dossier: vandaag")
    assert "Spoedtoegang" in [line["title"] for line in seen.context["entries"]]
    assert REASON in anna.get(seen.context["now"][0]["url"]).text
    checked(town, look, "ilse", justified=False)
    seen = anna.get(page(dossier))
    assert all("spoed" not in line["text"] for line in seen.context["now"])
    assert "niet terecht, door Ilse" in anna.get(page(dossier, f"vastgelegd/{look.pk}/")).text


def checked(town, look, name, *, justified=True):
    emergency.check(
        look=look,
        actor=town.at_work(name),
        justified=justified,
        finding="Bram had eerst Anna kunnen bellen",
        now=timezone.now(),
    )


def run_jobs():
    for job in ProcrastinateJob.objects.filter(task_name="dossiers.tell_of_look"):
        jobs.tell_of_look(**job.args)


def test_the_attention_officers_get_a_mail_without_any_case(town, dossier):
    look = looked_in(town, dossier)
    (job,) = ProcrastinateJob.objects.filter(task_name="dossiers.tell_of_look")
    assert set(job.args) == {"organisation_id", "membership_id", "look_id", "root"}
    run_jobs()
    (letter,) = mail.outbox
    assert letter.to == [town.ilse.person.email]
    assert f"http://testserver/dossiers/spoed/{look.pk}/" in letter.body
    for secret in (dossier.reference, "Noor", "Bram", REASON, "cliënt"):
        assert secret not in letter.body + letter.subject


def test_when_there_is_none_the_privacy_officer_is_told(town, dossier, signed_in):
    looked_in(town, dossier, "ilse")
    run_jobs()
    assert [letter.to for letter in mail.outbox] == [[town.frank.person.email]]
    frank = signed_in(town.frank).get("/vandaag/")
    assert any("spoedtoegang" in line["text"] for line in frank.context["waiting"])


def test_the_officer_checks_it_without_the_dossier(town, signed_in, dossier):
    talks.record_conversation(
        dossier=dossier,
        actor=town.at_work("anna"),
        mode="EXPLORATORY",
        **entry(own_words="Ik slaap slecht"),
    )
    spoken = Entry.unscoped.get(kind="CONVERSATION")
    look = looked_in(town, dossier)
    bram = signed_in(town.bram)
    bram.get(page(dossier))
    bram.get(page(dossier, f"vastgelegd/{spoken.pk}/"))
    ilse = signed_in(town.ilse)
    waits = ilse.get("/vandaag/").context["waiting"]
    assert [line["url"] for line in waits] == [f"/dossiers/spoed/{look.pk}/"]
    shown = ilse.get(waits[0]["url"])
    assert REASON in shown.text
    assert shown.context["pages"] == 2
    assert shown.context["entries"] == [{"key": "gesprek", "value": 1}]
    for secret in ("Noor Testman", "Ik slaap slecht"):
        assert secret not in shown.text
    said = {"once": str(uuid4()), "justified": "yes", "finding": "Dit kon niet wachten"}
    assert ilse.post(waits[0]["url"], said).status_code == 302
    assert ilse.get("/vandaag/").context["waiting"] == []
    assert ilse.get(page(dossier)).status_code == 404
    look.refresh_from_db()
    assert (look.justified, look.checked_by) == (True, town.ilse.person)
    assert b"wachten" not in bytes(look.sealed_check)


def test_nobody_checks_their_own(town, signed_in, dossier):
    look = looked_in(town, dossier, "ilse")
    assert signed_in(town.ilse).get(f"/dossiers/spoed/{look.pk}/").status_code == 404
    with pytest.raises(NotNow, match="Niemand kijkt de eigen"):
        checked(town, look, "ilse")
    look.refresh_from_db()
    assert look.checked_at is None


@pytest.mark.parametrize("who", ["anna", "esra", "frank", "gerda", "hugo", "chaima"])
def test_only_an_officer_checks(town, signed_in, dossier, who):
    look = looked_in(town, dossier)
    assert signed_in(getattr(town, who)).get(f"/dossiers/spoed/{look.pk}/").status_code == 404
    town.at_work("anna")
    if who != "chaima":
        with pytest.raises(NotNow, match="Alleen een aandachtsfunctionaris"):
            checked(town, look, who)


def test_it_is_checked_once(town, dossier):
    look = looked_in(town, dossier)
    checked(town, look, "ilse")
    with pytest.raises(NotNow, match="al nagekeken"):
        checked(town, look, "ilse", justified=False)


def test_every_look_is_a_line_with_why(town, signed_in, dossier):
    signed_in(town.bram).post(page(dossier, "spoed/"), form())
    signed_in(town.bram).get(page(dossier))
    line = LogEntry.unscoped.get(event_type="emergency.recorded")
    assert (line.auth_policy, line.purpose, line.client_ref) == ("emergency", WHY, dossier.pk)
    look = LogEntry.unscoped.get(event_type="dossier.read", outcome="success")
    assert (look.auth_policy, look.purpose) == ("emergency", "spoedtoegang")
    said = LogEntry.unscoped.values_list("purpose", flat=True)
    assert not any("afscheid" in purpose for purpose in said)


def test_a_closed_dossier_is_not_opened_this_way(town, dossier):
    dossier.closed_on, dossier.outcome = timezone.localdate(), "NO_CONCERN"
    dossier.keep_until = timezone.localdate() + timedelta(days=180)
    dossier.save()
    with pytest.raises(NotNow, match="Dit dossier is afgesloten"):
        looked_in(town, dossier)
