"""A town in which every address has something behind it, and somebody in every role at the door."""

from dataclasses import dataclass
from functools import partial
from typing import Any
from uuid import uuid4

from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests import cast
from tests.carrying import world as carrying
from tests.directory import making as directory
from tests.dossiers import afterwards, gathered, mapped, planned, voices
from tests.dossiers.conftest import add_somebody, consulted, entry, years_ago
from tests.dossiers.sharing import story
from tests.exchange import world as exchange
from tests.house import keeping, machines, together
from tests.privacy.rights import world as rights
from tests.statistics import told
from tests.style import making as style
from zorgvuldig import walls
from zorgvuldig.dossiers.actions import (
    assessing,
    beginning,
    involving,
    outside,
    proposing,
    talks,
)
from zorgvuldig.dossiers.models import AssessmentView, Dossier
from zorgvuldig.people import access as people
from zorgvuldig.people import actions as staffing
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.login import keeping as keeping_services
from zorgvuldig.people.login import known
from zorgvuldig.people.login.models import LoginService
from zorgvuldig.people.models import Absence, Membership, Person
from zorgvuldig.people.roles import Role

PAGE = "/dossiers/"
SHORT = {
    Role.PROFESSIONAL: "P",
    Role.COLLEAGUE: "C",
    Role.ATTENTION_OFFICER: "A",
    Role.BEHAVIOURAL_SCIENTIST: "B",
    Role.DECISION_MAKER: "D",
    Role.PRIVACY_OFFICER: "F",
    Role.CASE_LEAD: "L",
    Role.MUNICIPAL_CONTACT: "M",
    Role.VOLUNTEER: "V",
    Role.ADMINISTRATOR: "G",
}  # the roles of the helpline knock in test_matrix_helpline


@dataclass
class World:
    """Who knocks, in the order of the table, and what each address is about."""

    knocking: list[Client]
    arguments: dict[str, dict[str, Any]]


def build() -> World:
    """One dossier of Anna's with everything in it, and twenty more people of De Brug."""
    town = cast.build()
    arguments = things(town)
    dossier = Dossier.unscoped.get(reference=arguments["dossiers:page"]["reference"])
    outside = [town.chaima, town.anna, town.esra]
    apart = [hired(town, role) for role in SHORT]
    involved = [thinking_along(town, role, dossier) for role in SHORT]
    known = [cast.knocking(actor) for actor in (*outside, *apart, *involved)]
    walls.say(organisation=None)
    return World([Client(), *known], arguments)


def hired(town: cast.Town, role: Role, name: str = "") -> Actor:
    """Somebody new at De Brug with just this role."""
    name = name or f"{role.lower()}-apart"
    person = Person.objects.create(email=f"{name}@voorbeeld.example", name=name)
    organisation = town.at_work("gerda").organisation
    membership = Membership.unscoped.create(organisation=organisation, person=person, roles=[role])
    return Actor(person, membership)


def thinking_along(town: cast.Town, role: Role, dossier: Dossier) -> Actor:
    """Somebody who was asked to think along, and whose role became this one afterwards."""
    actor = hired(town, Role.COLLEAGUE, f"{role.lower()}-involved")
    involving.involve(
        dossier=dossier,
        actor=town.at_work("anna"),
        membership=actor.membership,
        today=timezone.localdate(),
    )
    staffing.change_roles(
        actor=town.at_work("gerda"), membership=actor.membership, roles=[role], profession="OTHER"
    )
    return actor


def things(town: cast.Town) -> dict[str, dict[str, Any]]:
    """What stands behind each address that takes an argument."""
    note, dossier, asked = noted(town), opened(town), {}
    made = story.everything(dossier, town)
    father = add_somebody(dossier, town, "AUTHORITY_PARENT", "Vader Testman")
    asked["answer"] = concurrence(town, dossier, father).pk
    assessment = judging(town, dossier)
    proposing.submit(proposal=made.proposal, actor=town.at_work("anna"), today=timezone.localdate())
    draft = story.proposal(made, made.recipient)
    about = partial(dict, reference=dossier.reference)
    return {
        **machines.asked(town),
        **{f"dossiers:{name}": {"number": note.pk} for name in ("note", "open", "let_go")},
        **{f"dossiers:{name}": about() for name in OF_A_DOSSIER},
        **{f"privacy:{name}": about() for name in ("looks", "looks_pdf")},
        **{f"dossiers:{name}": about(number=father.pk) for name in OF_SOMEBODY},
        **{f"dossiers:{name}": about(number=assessment) for name in OF_AN_ASSESSMENT},
        **{f"dossiers:{name}": about(number=made.proposal.pk) for name in OF_A_PROPOSAL},
        **{f"dossiers:{name}": about(number=draft.pk) for name in OF_A_DRAFT},
        "dossiers:advice_shown": about(number=advice_text(town, dossier)),
        "dossiers:concurrence": about(number=father.pk, kind="DEVIATION"),
        "dossiers:keep_together": about(number=town.ilse.membership.pk),
        "dossiers:leave": about(number=town.ilse.membership.pk),
        "dossiers:ask_about": about(number=draft.pk, kind="ESCALATION"),
        "dossiers:move_in": {"number": note.pk, **about()},
        "dossiers:consent_withdraw": about(number=made.consent.pk),
        "dossiers:follow_up": about(number=made.unchosen),
        "dossiers:entry": about(number=made.supporting),
        "dossiers:decide": {"number": made.proposal.pk},
        "dossiers:answer": {"number": asked["answer"]},
        **keeping.things(town),
        **of_the_organisation(town),
        **of_the_day(town),
        **gathered.things(town, dossier),
        **mapped.things(town, dossier, father.pk),
        **together.things(town, dossier),
        **planned.things(town, dossier),
        **afterwards.things(town),
        "statistics:year": {"year": timezone.localdate().year},
        **told.things(town),
        "guide:notices_of": {"regime": "JEUGDHULP"},
        "guide:notice": {"regime": "JEUGDHULP", "code": "YOUTH_12"},
        "guide:notice_pdf": {"regime": "JEUGDHULP", "code": "YOUTH_12"},
        "dossiers:notices": about(),
        **{f"dossiers:{name}": about(notice="YOUTH_16") for name in ("notice_text", "notice_pdf")},
        **rights.things(town, rights_dossier(town)),
        **directory.things(town),
        **exchange.things(town),
        **carrying.things(town),
        **style.things(town),
        **voices.things(town, dossier, made.supporting),
        "guide:question": {"question": "delen"},
        "guide:manual_file": {"name": "hulpverlener.html"},
        "guide:one_by_one": {"question": "delen"},
        "guide:event": {"kind": "CALL_TO_ACTION"},
        "guide:event_for": {"kind": "CALL_TO_ACTION", "sector": "CARE"},
        "account_reset_password_from_key": {"uidb36": "1", "key": "abc"},
        "mfa_remove_webauthn": {"pk": 1},
        "mfa_edit_webauthn": {"pk": 1},
    }


def rights_dossier(town: cast.Town) -> Dossier:
    """A dossier of Anna's of which every right is asked, with a map in it; nobody else is involved
    in it."""
    found = afterwards.opened(town, "Robin Testman")
    mapped.talked_openly(found, town)
    mapped.kept(found, town, **mapped.FULL)
    story.everything(found, town)
    return found


OF_A_DOSSIER = (
    "page", "conversation", "sign", "consultation", "outside_advice", "step_reason", "capacity",
    "recipient_add", "triage", "involved", "involve", "assessment", "close", "concern",
    "review", "reopen", "client", "advice_prepare", "advice_text",
)  # fmt: skip
OF_SOMEBODY = ("contact", "notice", "consent", "propose")
OF_AN_ASSESSMENT = ("assessment_view", "assessment_ask", "assessment_complete")
OF_A_PROPOSAL = ("take_back", "letter", "letter_pdf", "tell", "postpone")
OF_A_DRAFT = ("proposal", "not_share")


def advice_text(town: cast.Town, dossier: Dossier) -> Any:
    words = {"question": "Wat zou u doen?", "text": "Een jongere komt niet meer."}
    return outside.confirm(
        dossier=dossier,
        actor=town.at_work("anna"),
        once=uuid4(),
        words=words,
        reasons={},
        today=timezone.localdate(),
    ).pk


def noted(town: cast.Town) -> Any:
    return beginning.note_unease(
        actor=town.at_work("anna"),
        once=uuid4(),
        happened_on=timezone.localdate(),
        triage="CONCERN",
        event_kind="",
        unease="Hij zei iets waar ik van schrok",
        reason="Het past niet bij hem",
    )


def opened(town: cast.Town) -> Dossier:
    return beginning.open_dossier(
        actor=town.at_work("anna"),
        once=uuid4(),
        name="Noor Testman",
        born_on=years_ago(16, 40),
        age_band="",
        review_on=story.soon(30),
        today=timezone.localdate(),
    )


def concurrence(town: cast.Town, dossier: Dossier, father: Any) -> Any:
    """Esra is asked to agree that the client is told afterwards."""
    return talks.ask_second_person(
        dossier=dossier,
        actor=town.at_work("anna"),
        kind="SAFETY_EXCEPTION",
        second_person=town.esra.membership,
        recipient=father,
        new_on=story.soon(),
        **entry(reason="Nu vertellen brengt zijn zus in gevaar"),
    )


def judging(town: cast.Town, dossier: Dossier) -> Any:
    """An assessment that was begun and not completed; Bram was asked."""
    consulted(dossier, town)
    begun = assessing.begin(
        dossier=dossier,
        actor=town.at_work("anna"),
        asked=[town.bram.membership],
        today=timezone.localdate(),
        **entry(question="Wat zien wij nu?"),
    )
    assert AssessmentView.unscoped.filter(assessment=begun).count() == 2
    return begun.pk


def of_the_day(town: cast.Town) -> dict[str, dict[str, Any]]:
    """Anna is away, and Esra stands in."""
    anna, today = town.at_work("anna"), timezone.localdate()
    absence = Absence.unscoped.create(
        organisation=anna.organisation,
        membership=anna.membership,
        stand_in=town.esra.membership,
        begins_on=today,
        ends_on=today,
    )
    return {"day:back": {"pk": absence.pk}, "day:for_colleague": {"pk": absence.pk}}


def of_the_organisation(town: cast.Town) -> dict[str, dict[str, Any]]:
    """A colleague, an invitation and a contact point of De Brug."""
    gerda = town.at_work("gerda")
    invitation = staffing.invite(
        actor=gerda,
        email="nieuw@voorbeeld.example",
        name="Nieuw",
        roles=[Role.COLLEAGUE],
        profession="OTHER",
        root="/",
    )
    invitation, code = staffing.renew_code(invitation.pk)
    point = people.contact_points_of(gerda).get()
    service = login_service(gerda)
    at_it = {"organisation_id": gerda.organisation.pk, "service_id": service.pk}
    return {
        **{f"login:{name}": at_it for name in ("begin", "back", "left", "signed_out")},
        **{name: {"pk": service.pk} for name in ("people:service", "people:drop_service")},
        "people:try_service": at_it,
        "people:link_account": at_it,
        "people:member": {"pk": town.hugo.membership.pk},
        "people:end": {"pk": town.hugo.membership.pk},
        "people:withdraw": {"pk": invitation.pk},
        "people:accept": {"organisation_id": gerda.organisation.pk, "code": code},
        "people:contact_point": {"pk": point.pk},
        "people:drop_contact_point": {"pk": point.pk},
    }


def login_service(gerda: Actor) -> LoginService:
    """A login service that said of itself where it is, a moment ago."""
    service = keeping_services.keep(
        actor=gerda, service=None, name="werkplek", issuer="https://inloggen.example",
        client_id="zorgvuldig", secret="geheim", scopes="openid", levels=[], factors=[],
        must_prove=False, roles_claim="", makes_accounts=False, only_way=False, emergency=None,
        is_on=True, groups={},
    )  # fmt: skip
    there = {place: f"https://inloggen.example/{place}" for place in known.PLACES}
    cache.set(known.kept_under(service), {"issuer": service.issuer, **there})
    return service
