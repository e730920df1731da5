"""Rows to begin a test with: a workshop in some state, somebody with a seat, a meeting. Made
straight in the models, where a test is not about how they came to be."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests.cast import Town
from zorgvuldig.gatherings.actions.requesting import request_workshop
from zorgvuldig.gatherings.models import (
    CallBackWish,
    CaseVignette,
    Facilitator,
    InformationMeeting,
    MeetingPlace,
    Participant,
    Recommendation,
    SectorSeats,
    Workshop,
    WorkshopReport,
)
from zorgvuldig.gatherings.reports.words import written_in
from zorgvuldig.vault.models import DataKey

CONTACT = {"name": "Hanna Verzonnen", "email": "hanna@gemeente.example", "phone": ""}
MIX = {"YOUTH_CARE": 5, "EDUCATION": 5, "SAFETY": 5}


def a_workshop(wise: Town, by: str = "olga", state: str = "REQUESTED", **known: Any) -> Workshop:
    """A request of the invented municipality Waterland aan Zee, brought to `state` without its
    steps; from PREP_CALL_DONE on it was prepared, from MIX_AGREED on it has fifteen seats."""
    actor = wise.at_work(by)
    workshop = request_workshop(
        organisation_id=actor.organisation.pk,
        actor=actor,
        once=uuid4(),
        municipality="Waterland aan Zee",
        words={"contact": CONTACT, "wish": "Beter weten wie wat mag delen."},
    )
    begins = timezone.now() + timedelta(days=30)
    told = {"begins_at": begins, "ends_at": begins + timedelta(hours=3, minutes=30)}
    told |= {"state": state} | known
    if state != "REQUESTED":
        told = {"prepared_on": timezone.localdate() - timedelta(days=26)} | told
    if state not in ("REQUESTED", "PREP_CALL_DONE", "CANCELLED"):
        share(workshop, **known.pop("mix", MIX))
    told.pop("mix", None)
    for name, value in told.items():
        setattr(workshop, name, value)
    workshop.save()
    return workshop


def share(workshop: Workshop, **mix: int) -> None:
    """The seats per sector."""
    here = {"organisation": workshop.organisation, "workshop": workshop}
    SectorSeats.unscoped.bulk_create(
        SectorSeats(**here, sector=sector, seats=seats) for sector, seats in mix.items()
    )


def led(wise: Town, workshop: Workshop) -> Workshop:
    """Paul and Lieke lead it."""
    for name, expertise in (("paul", "PREVENTION"), ("lieke", "LAW")):
        Facilitator.unscoped.create(
            organisation=workshop.organisation,
            workshop=workshop,
            membership=wise.actors[name].membership,
            expertise=expertise,
        )
    return workshop


def somebody(workshop: Workshop, sector: str = "YOUTH_CARE", **known: Any) -> Participant:
    """An invented participant, invited unless `state` says more."""
    number, key = uuid4(), DataKey.make(workshop.organisation_id)
    name = f"Deelnemer {number.hex[:6]}"
    words = {"name": name, "email": f"{number.hex[:6]}@werk.example",
             "organisation": "Stichting Verzonnen", "profession": "begeleider"}  # fmt: skip
    return Participant.unscoped.create(
        **{
            "id": number,
            "organisation": workshop.organisation,
            "workshop": workshop,
            "key": key,
            "sealed": key.seal(words, number),
            "address_digest": number.bytes,
            "sector": sector,
            "regime": "JEUGDHULP",
            **known,
        }
    )


def a_meeting(wise: Town, by: str = "olga", **known: Any) -> InformationMeeting:
    """An evening for parents in an invented community house, announced."""
    actor = wise.at_work(by)
    begins = timezone.now() + timedelta(days=14)
    return InformationMeeting.unscoped.create(
        **{
            "organisation": actor.organisation,
            "state": "ANNOUNCED",
            "announced_at": timezone.now(),
            "title": "Hoe houd ik contact met mijn kind?",
            "host": "Buurthuis De Verzonnen Linde",
            "place": "Buurthuis De Verzonnen Linde, Waterland aan Zee",
            "begins_at": begins,
            "ends_at": begins + timedelta(hours=2),
            "languages": ["nl", "tr"],
            "audience": ["PARENTS"],
            "programme": ["WELCOME", "INFORMATION", "ONE_TO_ONE"],
            "speakers": ["EXPERIENCE"],
            "places": 40,
            "corner_line": "Zullen we daar zo samen over praten, in de rustige hoek?",
            "no_pictures": True,
            **known,
        }
    )


def ran(wise: Town, **known: Any) -> InformationMeeting:
    """A meeting that began an hour ago."""
    now = timezone.now()
    begins = {"begins_at": now - timedelta(hours=1), "ends_at": now + timedelta(hours=1)}
    return a_meeting(wise, **{**begins, **known})


def places(wise: Town, people: int = 2, meeting: InformationMeeting | None = None) -> MeetingPlace:
    """So many come to a meeting."""
    at = meeting or a_meeting(wise)
    return MeetingPlace.unscoped.create(organisation=at.organisation, meeting=at, people=people)


def a_wish(wise: Town, meeting: InformationMeeting | None = None) -> CallBackWish:
    """Somebody invented wants to be called about a meeting."""
    at, number = meeting or a_meeting(wise), uuid4()
    key = DataKey.make(at.organisation_id)
    words = {"first_name": "Samira", "reach": "verzonnen nummer", "when": "na zes uur"}
    return CallBackWish.unscoped.create(
        id=number, organisation=at.organisation, meeting=at, key=key, language="tr",
        sealed=key.seal(words, number), keep_until=timezone.localdate() + timedelta(days=30),
    )  # fmt: skip


def an_example(workshop: Workshop, **known: Any) -> CaseVignette:
    """One of the handbook, on the table."""
    here = {"organisation": workshop.organisation, "workshop": workshop}
    return CaseVignette.unscoped.create(
        **{**here, "standard": "FIFTEEN", "age_band": "A12_15", "state": "ACCEPTED", **known}
    )


def ago(**long: float) -> datetime:
    """So long ago, but not before today: just after midnight it has only just begun."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return max(timezone.now() - timedelta(**long), midnight)


def today_at(wise: Town, **known: Any) -> Workshop:
    """A workshop of today, from noon or earlier when it ends earlier, with Paul and Lieke."""
    noon = timezone.localtime().replace(hour=12, minute=0)
    ends = known.pop("ends_at", noon + timedelta(hours=3, minutes=30))
    told = {"begins_at": min(noon, ends - timedelta(hours=1)), "ends_at": ends}
    return led(wise, a_workshop(wise, state="CONFIRMED", **(told | known)))


SECTIONS = {
    "CONTEXT": "Dit werkatelier was voor professionals in de gemeente Waterland aan Zee.",
    "BOTTLENECKS": "",
    "DILEMMAS": "Bij stap 1, beschrijf wat u ziet:\n- Wanneer is een zorg genoeg?",
    "DIFFERENCES": "Voor een arts geldt een andere wet dan voor een docent.",
    "GOES_WELL": "- Men kent elkaar.\n- Men belt elkaar.",
    "AGREEMENTS": "Elke organisatie noemt een contactpunt.",
    "EVALUATION": "",
}
ADVICE = {"for_whom": "de gemeente", "action": "Noem één contactpunt.",
          "owner": "teamleider jeugd"}  # fmt: skip


def a_report(workshop: Workshop, actor: Any, state: str = "DRAFT", **sections: str) -> Workshop:
    """A report about nobody, with one recommendation, brought to `state` without its steps."""
    key, there = workshop.key, SECTIONS | sections
    workshop.held_on = timezone.localdate() - timedelta(days=8)
    workshop.state = "REPORT_SENT" if state == "SENT" else "REPORT_DRAFT"
    a_recommendation(workshop)
    report = WorkshopReport(organisation=workshop.organisation, workshop=workshop,
                            written_by=actor.person)  # fmt: skip
    report.sealed = key.seal({"sections": there, "reasons": {}}, workshop.pk)
    if state != "DRAFT":
        report.state, report.signed_by = state, actor.membership
        report.signed_at, report.digest = timezone.now(), written_in(report, workshop).digest()
    if state == "SENT":
        report.sent_on = workshop.report_sent_on = timezone.localdate()
    report.save(force_insert=True)
    workshop.save()
    return workshop


def a_recommendation(workshop: Workshop, **known: Any) -> Recommendation:
    """One contact point, within three months."""
    number = uuid4()
    words = {name: known.pop(name, said) for name, said in ADVICE.items()}
    return Recommendation.unscoped.create(
        **{
            "id": number,
            "organisation": workshop.organisation,
            "workshop": workshop,
            "theme": "ONE_CONTACT_POINT",
            "sealed": workshop.key.seal(words, number),
            "due_on": timezone.localdate() + timedelta(days=90),
            "order": 1,
            **known,
        }
    )
