"""Beginning an organisation: with one administrator, who invites the others."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, connection, transaction

from zorgvuldig import walls
from zorgvuldig.logbook.actions import Action, record
from zorgvuldig.people import access
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.models import Membership, Organisation, Person
from zorgvuldig.people.roles import Role
from zorgvuldig.rules.codes import Regime


@transaction.atomic
def found(*, name: str, regime: str, person_name: str, email: str) -> Organisation:
    """Make the organisation and its administrator, who has no password yet."""
    if regime not in tuple(Regime):
        raise ValidationError(f"Onbekend regime: {regime}. Kies uit {', '.join(Regime)}.")
    validate_email(email)
    organisation = begin(name=name, regime=regime)
    person = access.person_at(email) or _new_person(person_name, email)
    walls.say(organisation=organisation.pk, person=person.pk)
    membership = Membership.unscoped.create(
        organisation=organisation, person=person, roles=[Role.ADMINISTRATOR]
    )
    actor = Actor(person, membership)
    record("organisation.founded", actor=actor, action=Action.CREATE, about=organisation)
    return organisation


def begin(*, name: str, **words: str) -> Organisation:
    """Store a new organisation. Its number is said before it is stored, because the wall shows
    an organisation to nobody else; so only the database can know whether a name is taken."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('people_organisation', 'id'))")
        (number,) = cursor.fetchone()
    walls.say(organisation=number)
    try:
        with transaction.atomic():
            return Organisation.objects.create(pk=number, name=name, **words)
    except IntegrityError as taken:
        raise ValidationError(f"Er is al een organisatie met de naam {name}.") from taken


def _new_person(name: str, email: str) -> Person:
    person = Person(name=name, email=email.lower())
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person
