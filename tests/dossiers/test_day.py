"""The day page says what asks for something in the dossiers somebody keeps, and a refusal says
where it can be mended."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.dossiers import afterwards
from tests.dossiers.conftest import begun, consulted, entry
from tests.dossiers.test_assessing import complete, view_form
from tests.exchange import making
from zorgvuldig.dossiers.access import coming
from zorgvuldig.dossiers.actions import assessing, telling
from zorgvuldig.dossiers.models import Disclosure, Dossier
from zorgvuldig.dossiers.views.afterwards import ASKS
from zorgvuldig.exchange.actions import sending
from zorgvuldig.exchange.models import Parcel
from zorgvuldig.rules.retention import add_months

pytestmark = pytest.mark.django_db
DAY = "/vandaag/"


def asked(client, dossier):
    """What the day page asks about this dossier, by its reference."""
    items = client.get(DAY).context["waiting"]
    told = {words.format(dossier=dossier.reference): kind for kind, words in ASKS.items()}
    return [told[item["text"]] for item in items if item["text"] in told]


def everybody_writes(town, dossier, assessment, *names):
    for name in names:
        assessing.write_view(
            dossier=dossier,
            assessment=assessment,
            actor=town.at_work(name),
            words={"counter_signs": f"Gezien door {name}", "other_explanations": "Verdriet"},
        )


def test_who_keeps_it_sees_that_there_is_a_decision_until_the_client_was_told_and_it_went(
    town, signed_in
):
    """Told first, as the method asks, the letter is still to go: it is not forgotten then."""
    made = afterwards.shared(town)
    letter = f"/dossiers/{made.dossier.reference}/voorstel/{made.proposal.pk}/brief"
    assert asked(signed_in(town.anna), made.dossier) == ["untold"]
    told(town, made)
    assert asked(signed_in(town.anna), made.dossier) == ["unsent"]
    now = signed_in(town.anna).get(f"/dossiers/{made.dossier.reference}/").context["now"]
    send = "Verstuur de brief veilig aan Contactpunt Rivierstad"
    assert {"text": send, "url": f"{letter}/"} in now
    signed_in(town.anna).get(f"{letter}.pdf?doel=client")
    assert asked(signed_in(town.anna), made.dossier) == ["unsent"]
    signed_in(town.anna).get(f"{letter}.pdf?doel=versturen")
    assert asked(signed_in(town.anna), made.dossier) == []


def test_a_letter_that_went_before_the_client_was_told_is_not_asked_for_again(town, signed_in):
    made = afterwards.shared(town)
    letter = f"/dossiers/{made.dossier.reference}/voorstel/{made.proposal.pk}/brief"
    signed_in(town.anna).get(f"{letter}.pdf?doel=versturen")
    assert asked(signed_in(town.anna), made.dossier) == ["sent_untold"]
    told(town, made)
    assert asked(signed_in(town.anna), made.dossier) == []


def test_a_letter_that_went_as_a_parcel_is_still_to_go_once_that_was_taken_back(town, signed_in):
    found = making.shared(town)
    parcel = making.behind_link(town, found).parcel
    assert asked(signed_in(town.anna), found.dossier) == []
    sending.revoke(parcel=parcel, actor=town.at_work("anna"))
    assert asked(signed_in(town.anna), found.dossier) == ["unsent"]


def test_what_was_decided_before_a_parcel_is_kept_is_not_asked_for_again(town):
    """The row of a parcel goes after its term, while a dossier can be open for many years."""
    found = making.shared(town)
    making.behind_link(town, found)
    Parcel.unscoped.filter(decision=found.pk).delete()
    anna, today = town.at_work("anna"), timezone.localdate()
    kinds = [dict(coming.asking_of(anna, day)) for day in (add_months(today, 12), today)]
    assert ["unsent" in of_day[found.dossier] for of_day in kinds] == [False, True]


def told(town, made):
    telling.tell_client(
        proposal=Disclosure.unscoped.get(pk=made.proposal.pk),
        actor=town.at_work("anna"),
        **entry(how="in een gesprek", told="alles"),
    )


def test_a_correction_that_waits_and_a_word_back_that_is_late_are_asked_about(town, signed_in):
    made = afterwards.shared(town)
    afterwards.refuted(town, made.dossier, made.supporting)
    yesterday = timezone.localdate() - timedelta(days=1)
    Disclosure.unscoped.filter(pk=made.proposal.pk).update(feedback_on=yesterday)
    assert asked(signed_in(town.anna), made.dossier) == ["untold", "wrong", "not_heard"]


def test_a_date_to_look_again_that_has_passed_is_asked_about_once_and_not_when_closed(
    town, signed_in, dossier
):
    yesterday = timezone.localdate() - timedelta(days=1)
    Dossier.unscoped.filter(pk=dossier.pk).update(review_on=yesterday)
    assert asked(signed_in(town.anna), dossier) == ["late"]
    assert asked(signed_in(town.bram), dossier) == []


def test_an_assessment_is_ready_when_two_have_written(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    everybody_writes(town, dossier, assessment, "bram")
    assert asked(signed_in(town.anna), dossier) == []
    everybody_writes(town, dossier, assessment, "anna")
    assert asked(signed_in(town.anna), dossier) == ["ready"]
    assert asked(signed_in(town.bram), dossier) == []
    complete(town, dossier, assessment)
    assert asked(signed_in(town.anna), dossier) == []


def test_what_is_asked_is_one_query_however_many_dossiers(town, signed_in, make_dossier):
    yesterday = timezone.localdate() - timedelta(days=1)
    counted = []
    for _ in range(2):
        make_dossier()
        Dossier.unscoped.update(review_on=yesterday)
        anna = signed_in(town.anna)
        with CaptureQueriesContext(connection) as seen:
            anna.get(DAY)
        counted.append(len(seen))
    assert counted[0] == counted[1]


def test_who_is_only_asked_along_finds_the_dossiers_back(town, signed_in):
    assert 'href="/dossiers/"' in signed_in(town.esra).get(DAY).text
    assert 'href="/dossiers/"' not in signed_in(town.gerda).get(DAY).text


def test_a_refusal_says_where_it_can_be_mended(town, signed_in, dossier):
    answer = signed_in(town.anna).post(
        f"/dossiers/{dossier.reference}/inschatting/",
        {
            "once": str(uuid4()),
            "happened_on": timezone.localdate().isoformat(),
            "question": "Is er een risico?",
            "asked": [town.bram.membership.pk],
        },
    )
    assert answer.status_code == 422
    assert f'<a href="/dossiers/{dossier.reference}/overleg/">Intern overleg' in answer.text


def test_only_who_keeps_it_is_shown_the_way_to_complete(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    everybody_writes(town, dossier, assessment, "anna", "bram")
    here = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    assert f"{here}afronden/" in signed_in(town.anna).get(here).text
    answer = signed_in(town.bram).get(here)
    assert f"{here}afronden/" not in answer.text
    assert "Wie het dossier bijhoudt, rondt de inschatting met u samen af." in answer.text


def test_who_completes_reads_what_each_wrote_but_not_before_writing_too(town, signed_in, dossier):
    consulted(dossier, town)
    assessment = begun(dossier, town)
    here = f"/dossiers/{dossier.reference}/inschatting/{assessment.pk}/"
    everybody_writes(town, dossier, assessment, "bram")
    assert "Gezien door bram" not in signed_in(town.anna).get(f"{here}afronden/").text
    signed_in(town.anna).post(here, view_form())
    assert "Gezien door bram" in signed_in(town.anna).get(f"{here}afronden/").text
