"""The gates of the helpline, H-01 to H-12; helpline.md 9. Each is open (None) or `Shut`.

H-10 is held by tests of the house too: there is no field. H-13 also by the imports.
"""

from collections.abc import Collection, Iterable
from datetime import date

from zorgvuldig.handbook.wording import label_words
from zorgvuldig.rules.codes import Addressee, Age, Regime
from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.helpline.codes import NOT_ALONE, About, Answer, Danger
from zorgvuldig.rules.nameless.found import Kind
from zorgvuldig.rules.nameless.given import names_that_begin
from zorgvuldig.rules.nameless.pointing import persons_in
from zorgvuldig.rules.recognisable import WORD, Known, folded
from zorgvuldig.rules.small_numbers import TEN

CONFIDANT_MAY = ("answer", "contact", "to_coordinator")  # and nothing of the steps (H-07)
ONLY_AGREED = (
    "U legt alleen vast wat de hulpvrager goedvond, aan deze ontvanger. Is er meer verteld, of aan "
    "een ander? Zeg het de hulpvrager, en vraag daar apart een ja voor."
)
PARENTS = (Addressee.AUTHORITY_PARENT, Addressee.PARENT_NO_AUTHORITY)


def name_only_to_be_reached(name: str, wants_contact: bool) -> Shut | None:
    """H-01: information and advice never ask for a name, and none is kept that serves nothing."""
    if not name or wants_contact:
        return None
    return Shut(
        "H-01",
        "Een naam is hier niet nodig: u hoeft deze hulpvrager niet te bereiken. Haal de naam weg, "
        "of vul in hoe en wanneer u terugbelt.",
        "name",
    )


def acute_first(danger: str) -> Shut | None:
    """H-02: whether there is danger right now comes first; no answer to it stops anything."""
    if danger in tuple(Danger):
        return None
    return Shut("H-02", "Vraag eerst: is er nu gevaar? Ja, nee en onduidelijk mogen.", "danger")


def person_unnamed(texts: Iterable[str], looked: bool = False, *, but: str = "") -> Shut | None:
    """H-03: in what the line writes about somebody stands no name and no label. What only might be
    a name passes when the writer says to have `looked`; so does a name that begins a sentence. The
    words of `but`, of who is told, are not about that person."""
    whole = "\n".join(texts)
    others = {folded(word) for word in WORD.findall(but)}
    if stamps := [word for word in label_words(whole) if folded(word) not in others]:
        typed = ", ".join(f"‘{word}’" for word in stamps)
        said = f"Hier staat {typed}. Schrijf zonder stempel op wat er gebeurt, in gewone woorden."
        return Shut("H-03", said, "worry")
    seen = [(one.written, one.kind == Kind.CAPITAL) for one in persons_in(whole, Known())]
    begin = [(name, True) for name in names_that_begin(whole)]
    found = [
        (written, unsure)
        for written, unsure in dict([*begin, *seen]).items()
        if not (unsure and looked) and not {folded(w) for w in WORD.findall(written)} <= others
    ]
    if not found:
        return None
    typed = ", ".join(f"‘{written}’" for written, _ in found)
    said = (
        f"{typed}: is of lijkt een naam. Van de persoon over wie het gaat, bewaren we geen naam. "
        "Schrijf bijvoorbeeld ‘de zoon’ of ‘zij’."
    )
    if all(unsure for _, unsure in found):
        said = " ".join((said, "Is het geen naam van een mens? Vink dat dan aan."))
    return Shut("H-03", said, "worry")


def name_cannot_be_avoided(name: str, about: str, unavoidable: bool) -> Shut | None:
    """H-03: the name of the person of concern stands in a referral about them, when it cannot be
    avoided, and nowhere else."""
    if not name or (about == About.PERSON_OF_CONCERN and unavoidable):
        return None
    return Shut(
        "H-03",
        "De naam van de jongere is hier niet nodig. Haal de naam weg, of geef aan dat het om de "
        "jongere gaat en dat de naam niet te vermijden is.",
        "person_name",
    )


def second_person_looked(kind: str, agreed: bool) -> Shut | None:
    """H-04: a serious or acute request goes on after somebody else looked along."""
    if kind not in NOT_ALONE or agreed:
        return None
    return Shut(
        "H-04",
        "Bij een ernstige of acute vraag kijkt een tweede persoon mee. Vraag een collega of de "
        "coördinator om mee te kijken. Bellen bij gevaar mag altijd meteen.",
    )


def lighter_together(before: str, after: str, agreed: bool) -> Shut | None:
    """H-04: who calls a serious or acute request something lighter, does not do so alone either."""
    if before not in NOT_ALONE or after in NOT_ALONE or agreed:
        return None
    return Shut(
        "H-04",
        "Lichter maken van een ernstige of acute vraag doet u niet alleen. Vraag iemand om mee te "
        "kijken met de lichtere soort; stemt die in, dan kunt u dit vastleggen.",
        "kind",
    )


def another_looks(looker: object, not_these: Collection[object]) -> Shut | None:
    """H-04: who judged the request or asks about it, does not look along with themself."""
    if looker not in not_these:
        return None
    return Shut(
        "H-04",
        "Deze persoon heeft zelf gezegd hoe ernstig het is, of vraagt het. Kies iemand anders om "
        "mee te kijken.",
        "asked_of",
    )


def agreed_to_match(answer: str, caller_is_professional: bool) -> Shut | None:
    """H-05: nobody is linked who did not say yes to it, and to what the confidant is told."""
    if caller_is_professional:
        return Shut(
            "H-05",
            "Deze hulpvrager belt voor het werk. Een professional krijgt advies of een gesprek "
            "zonder namen, geen vertrouwenspersoon.",
        )
    if answer == Answer.GIVEN:
        return None
    return Shut(
        "H-05",
        "De hulpvrager heeft nog niet ingestemd met een vertrouwenspersoon. Vraag het eerst, en "
        "vertel wat de vertrouwenspersoon te horen krijgt.",
    )


def somebody_chose(confidant: str, eligible: Collection[str]) -> Shut | None:
    """H-06: a person chooses, and only from who can be proposed."""
    if confidant in eligible:
        return None
    return Shut(
        "H-06",
        "Deze vertrouwenspersoon kan nu niet worden voorgesteld. Kies iemand uit de lijst.",
        "confidant",
    )


def caller_said_yes(answer: str) -> Shut | None:
    """H-06: the caller saw who it would be, without surname, and said yes to it."""
    if answer == Answer.GIVEN:
        return None
    return Shut("H-06", "De hulpvrager heeft nog geen ja gezegd tegen deze vertrouwenspersoon.")


def within_the_task(only_confidant: bool, deed: str) -> Shut | None:
    """H-07: a confidant keeps contact and hands over; the coordinator does the rest."""
    if not only_confidant or deed in CONFIDANT_MAY:
        return None
    return Shut(
        "H-07",
        "Dit doet de coördinator. Gaat het om veiligheid of twijfelt u? Draag het over aan de "
        "coördinator.",
    )


def reviewed_in_time(due_on: date, today: date) -> Shut | None:
    """H-08: who goes on, goes on after looking back together. A contact is always recorded."""
    if today <= due_on:
        return None
    return Shut(
        "H-08",
        "Eerst is de tussenstand aan de beurt: is het doel gehaald, is het te zwaar? Leg die vast.",
    )


def agreed_to_referral(answer: str) -> Shut | None:
    """H-09: one yes per recipient, for exactly this information."""
    if answer == Answer.GIVEN:
        return None
    return Shut(
        "H-09",
        "De hulpvrager heeft nog niet ingestemd met deze ontvanger en deze informatie. Vraag het "
        "voor elke ontvanger apart.",
    )


def told_as_agreed(told: Collection[str], agreed: Collection[str]) -> Shut | None:
    """H-09: what is written down as told to this recipient is what the caller said yes to, piece by
    piece; less may be, more is another yes."""
    known = {" ".join(text.split()) for text in agreed}
    more = [text for text in told if " ".join(text.split()) not in known]
    if told and not more:
        return None
    typed = ", ".join(f"‘{text}’" for text in more)
    said = f"Dit was niet afgesproken: {typed}." if more else "Kies wat er is verteld."
    return Shut("H-09", " ".join((said, ONLY_AGREED)), "told")


def line_neutral(name: str, text: str) -> Shut | None:
    """G01: what a line is called and says of itself does not name the topic: it stays in the
    browser of who looks for help, and another may look along. `name` is the field."""
    found = label_words(text.replace("-", " ").replace("_", " "))
    if not found:
        return None
    typed = ", ".join(f"‘{word}’" for word in found)
    return Shut(
        "G01",
        f"Laat het onderwerp weg ({typed}): dit blijft staan in de browser van wie hulp zoekt, en "
        "een ander kan meekijken.",
        name,
    )


def communities_agreed(communities: Collection[str], agreed: bool) -> Shut | None:
    """H-10: of which community somebody is or wants to serve is kept of a confidant only, in their
    own words, with their explicit yes (law.md G; GDPR art. 9(2)(a))."""
    if agreed or not any(text.strip() for text in communities):
        return None
    return Shut(
        "H-10",
        "Gemeenschappen bewaren wij alleen met een uitdrukkelijk ja van de vertrouwenspersoon "
        "zelf. Vink dat ja aan, of laat het vak leeg.",
        "communities_agreed",
    )


def minor_protected(age: str, addressee: str, says_yes: bool) -> Shut | None:
    """H-11: parents of a minor caller are not called without the caller's own yes (law.md A17).
    Who did not say their age may be a minor."""
    if addressee not in PARENTS or age == Age.GE18 or says_yes:
        return None
    return Shut(
        "H-11",
        "Deze hulpvrager is of kan jonger zijn dan 18 jaar. Neem geen contact op met de "
        "ouders zonder dat de hulpvrager zelf ja zegt.",
    )


def own_number(age: str, of_another: bool, says_yes: bool) -> Shut | None:
    """H-11: behind a number that is not the caller's own a parent may pick up, whatever it is
    called. Of who is, or may be, a minor it is used after their own yes alone."""
    if not of_another or age == Age.GE18 or says_yes:
        return None
    return Shut(
        "H-11",
        "Deze hulpvrager is of kan jonger zijn dan 18 jaar, en dit nummer of adres is van een "
        "ander: daar kan een ouder opnemen. Gebruik het alleen als de hulpvrager zelf ja zegt.",
        "whose",
    )


def conflict_declared(declared: bool | None) -> Shut | None:
    """H-12: first whether they could know each other, then the name."""
    if declared is False:
        return None
    return Shut(
        "H-12",
        "Zeg eerst of u deze hulpvrager of de familie zou kunnen kennen. Daarna ziet u pas een "
        "naam.",
        "conflict",
    )


def line_of_its_own(regime: str) -> Shut | None:
    """H-13: a line belongs to an organisation that keeps no dossiers."""
    if regime == Regime.HELPLINE:
        return None
    return Shut(
        "H-13",
        "Een hulplijn hoort bij een eigen organisatie, los van dossiers van hulpverlening. Begin "
        "daarvoor een organisatie met het regime HELPLINE.",
    )


def no_dossiers_here(regime: str) -> Shut | None:
    """H-13, from the other side: who runs a line keeps no dossiers of care."""
    if regime != Regime.HELPLINE:
        return None
    return Shut(
        "H-13",
        "Een hulplijn houdt geen dossiers van hulpverlening bij. Is er hulp nodig? Verwijs dan "
        "door, met een ja van de hulpvrager.",
    )


def enough_to_tell(count: int) -> Shut | None:
    """H-14: below ten a number may point at somebody, and none at all tells as much."""
    if count >= TEN:
        return None
    return Shut("H-14", "Dit is er minder dan tien keer. Een precies aantal blijft verborgen.")
