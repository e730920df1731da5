"""Who plays in the demonstration. Every organisation and person here is invented."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from zorgvuldig import walls
from zorgvuldig.people.actor import Actor
from zorgvuldig.people.founding import begin
from zorgvuldig.people.models import ContactPoint, Decider, Membership, Organisation, Person
from zorgvuldig.people.roles import Profession, Role

if TYPE_CHECKING:
    from datetime import date

BRIDGE = "Jeugdhulp De Brug"
ANCHOR = "GGZ Het Anker"
LINDEN = "Lyceum De Linde"
RIVERTOWN = "Gemeente Rivierstad"
LANTERN = "Hulplijn De Lantaarn"
WISE = "Samen Wijs"
PLACES = {
    BRIDGE: "JEUGDHULP",
    ANCHOR: "MEDICAL",
    LINDEN: "SCHOOL",
    RIVERTOWN: "WMO",
    LANTERN: "HELPLINE",
    WISE: "YOUTH_WORK",
}
TOWN = "Rivierstad"
DOMAIN = "voorbeeld.example"


@dataclass(frozen=True)
class Part:
    """One button on the first page: a person, at work somewhere, and what they will find."""

    key: str
    name: str
    place: str
    roles: tuple[Role, ...]
    profession: Profession
    sees: str

    @property
    def email(self) -> str:
        return f"{self.key.partition('-')[0]}@{DOMAIN}"

    @property
    def role_names(self) -> str:
        return ", ".join(str(role.label) for role in self.roles)


PARTS = (
    Part(
        "anna", "Anna Appelboom", BRIDGE, (Role.PROFESSIONAL,), Profession.YOUTH_CARE,
        "Houdt dossiers bij, legt gesprekken vast en vraagt advies aan collega’s.",
    ),
    Part(
        "bram", "Bram Bosuil", BRIDGE, (Role.PROFESSIONAL, Role.COLLEAGUE), Profession.YOUTH_CARE,
        "Kijkt mee als Anna daarom vraagt, en heeft ook een eigen dossier.",
    ),
    Part(
        "ilse", "Ilse IJsvogel", BRIDGE, (Role.ATTENTION_OFFICER,), Profession.SOCIAL_WORK,
        "Kent het onderwerp en de stappen, en denkt mee als een collega dat vraagt.",
    ),
    Part(
        "karim", "Karim Kastanje", BRIDGE, (Role.BEHAVIOURAL_SCIENTIST,), Profession.MENTAL_CARE,
        "Weegt wat gedrag kan betekenen. Werkt ook bij GGZ Het Anker.",
    ),
    Part(
        "esra", "Esra Eikenblad", BRIDGE, (Role.DECISION_MAKER,), Profession.YOUTH_CARE,
        "Beslist of informatie gedeeld wordt, op een voorstel van een ander.",
    ),
    Part(
        "frank", "Frank Fazant", BRIDGE, (Role.PRIVACY_OFFICER,), Profession.OTHER,
        "Leest in het logboek wie wat heeft gedaan. Ziet geen verhalen.",
    ),
    Part(
        "gerda", "Gerda Goudvis", BRIDGE, (Role.ADMINISTRATOR,), Profession.OTHER,
        "Nodigt collega’s uit en houdt het protocol voor delen bij. Ziet geen dossiers.",
    ),
    Part(
        "hugo", "Hugo Hazelnoot", BRIDGE, (Role.VOLUNTEER,), Profession.OTHER,
        "Ziet geen dossiers. Wat hem opvalt, geeft hij hier door aan zijn coördinator.",
    ),
    Part(
        "chaima", "Chaima Citroen", ANCHOR, (Role.PROFESSIONAL,), Profession.MENTAL_CARE,
        "Werkt bij een andere organisatie en ziet niets van De Brug.",
    ),
    Part(
        "karim-anker", "Karim Kastanje", ANCHOR, (Role.BEHAVIOURAL_SCIENTIST,),
        Profession.MENTAL_CARE,
        "Dezelfde Karim, nu aan het werk voor Het Anker.",
    ),
    Part(
        "sofie", "Sofie Sneeuwklok", LINDEN, (Role.PROFESSIONAL,), Profession.TEACHER,
        "Werkt op school. Daar geldt een andere wet, dus krijgt zij soms een ander antwoord.",
    ),
    Part(
        "milan", "Milan Meidoorn", RIVERTOWN, (Role.PROFESSIONAL, Role.MUNICIPAL_CONTACT),
        Profession.SOCIAL_WORK,
        "Werkt in het wijkteam van de gemeente, onder de Wmo.",
    ),
    Part(
        "wim", "Wim Wilgenroos", LANTERN, (Role.HELPLINE_WORKER,), Profession.OTHER,
        "Neemt de telefoon op, leest wat mensen schrijven en geeft advies.",
    ),
    Part(
        "cora", "Cora Kamille", LANTERN, (Role.HELPLINE_COORDINATOR,), Profession.OTHER,
        "Kijkt mee bij ernst, kiest een vertrouwenspersoon en draagt hulpvragers warm over.",
    ),
    Part(
        "vera", "Vera Vlasbloem", LANTERN, (Role.CONFIDANT,), Profession.OTHER,
        "Is vertrouwenspersoon en ziet op haar telefoon alleen haar eigen mensen.",
    ),
    Part(
        "koos", "Koos Koekoek", LANTERN, (Role.CONFIDANT_COACH,), Profession.OTHER,
        "Begeleidt de vertrouwenspersonen. Leest geen verhalen van hulpvragers.",
    ),
    Part(
        "fenna", "Fenna Fuut", LANTERN, (Role.PRIVACY_OFFICER,), Profession.OTHER,
        "Ziet in het logboek van de hulplijn wie wat deed. Ziet geen verhalen.",
    ),
    Part(
        "lotte", "Lotte Lijsterbes", LANTERN, (Role.ADMINISTRATOR,), Profession.OTHER,
        "Nodigt medewerkers uit, houdt contactpunten bij en richt de lijn in. Ziet geen verhalen.",
    ),
    Part(
        "olga", "Olga Ooievaar", WISE, (Role.ORGANISER,), Profession.OTHER,
        "Regelt werkateliers met gemeenten, en bijeenkomsten voor ouders.",
    ),
    Part(
        "paul", "Paul Pimpernel", WISE, (Role.FACILITATOR,), Profession.YOUTH_WORK,
        "Leidt werkateliers als adviseur preventie en leest de situaties vooraf.",
    ),
    Part(
        "lieke", "Lieke Libel", WISE, (Role.FACILITATOR,), Profession.OTHER,
        "Leidt werkateliers als jurist en tekent het verslag.",
    ),
    Part(
        "nadia", "Nadia Narcis", WISE, (Role.PRIVACY_OFFICER,), Profession.OTHER,
        "Ziet in het logboek van Samen Wijs wie wat deed. Ziet niet wie er kwam.",
    ),
    Part(
        "ties", "Ties Tijm", WISE, (Role.ADMINISTRATOR,), Profession.OTHER,
        "Nodigt medewerkers van Samen Wijs uit. Ziet geen deelnemers.",
    ),
)  # fmt: skip
FIRST = f"{PARTS[0].name} ({PARTS[0].role_names} bij {PARTS[0].place})"


@dataclass
class Cast:
    """Everybody as an actor: `cast.anna`; `cast.today` is the day the story is told."""

    today: "date"
    actors: dict[str, Actor] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Actor:
        try:
            found: Actor = self.__dict__["actors"][name.replace("_", "-")]
        except KeyError as fault:
            raise AttributeError(name) from fault
        return found

    def at_desk(self, name: str) -> Membership:
        """The membership in which this person plays."""
        membership: Membership = getattr(self, name).membership
        return membership

    def at_work(self, name: str) -> Actor:
        """This person, with the database told for whom they work."""
        actor: Actor = getattr(self, name)
        walls.say(organisation=actor.organisation.pk, person=actor.person.pk)
        return actor


def gather(today: "date") -> Cast:
    """Make the organisations and everybody in them; the sharing protocol of De Brug is complete."""
    cast = Cast(today)
    places = {name: begin(name=name, regime=regime, town=TOWN) for name, regime in PLACES.items()}
    for part in PARTS:
        cast.actors[part.key] = _hire(part, places[part.place], today)
    _complete_protocol(cast)
    return cast


def _hire(part: Part, organisation: Organisation, today: "date") -> Actor:
    person = Person.objects.filter(email=part.email).first() or Person(
        email=part.email, name=part.name
    )
    person.set_unusable_password()
    person.save()
    walls.say(organisation=organisation.pk, person=person.pk)
    membership = Membership.unscoped.create(
        organisation=organisation,
        person=person,
        roles=[role.value for role in part.roles],
        profession=part.profession,
        began_on=today.replace(day=1, month=1),
    )
    return Actor(person, membership)


def _complete_protocol(cast: Cast) -> None:
    organisation = cast.at_work("gerda").organisation
    organisation.anonymous_route = (
        "Bel het contactpunt van de gemeente en vertel wat u ziet zonder naam, adres of school. "
        "Vraag eerst aan Ilse IJsvogel om mee te luisteren."
    )
    organisation.feedback_rule = (
        "Wie informatie krijgt, belt binnen twee weken terug met wat ermee is gedaan. "
        "Wij vertellen dat aan de cliënt."
    )
    organisation.protocol_confirmed_on = cast.today
    organisation.save()
    Decider.unscoped.create(organisation=organisation, membership_id=cast.esra.membership_id)
    for addressee, name, reach in CONTACT_POINTS:
        ContactPoint.unscoped.create(
            organisation=organisation,
            addressee=addressee,
            name=name,
            reach=reach,
            verified_on=cast.today,
        )


CONTACT_POINTS = (
    (
        "MUNICIPAL_CONTACT",
        "Contactpunt gemeente Rivierstad",
        "Milan Meidoorn, via het algemene nummer van de gemeente",
    ),
    ("EXTERNAL_PROFESSIONAL", "Advieslijn voor professionals", "op werkdagen, verzonnen nummer"),
    ("VEILIG_THUIS", "Veilig Thuis Rivierstreek", "dag en nacht, verzonnen nummer"),
    ("POLICE", "Wijkagent Rivierstad-Oost", "via het algemene nummer van de politie"),
)
