"""What the people of the invented country are called and wrote. Nobody is called so."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from random import Random

FIRST = (
    "Noor Sem Yara Daan Lotte Bilal Fenna Tygo Amira Joris Elif Mees Sanne Rachid Puck Thijs Hanan"
    " Gijs Roos Emre Liv Koen Salma Bram Iris Omar Tess Wout Nadia Pim Julia Hugo Zeynep Luuk Eva"
    " Karim Marit Stijn Aya Ruben"
)
LAST = (
    "Berk Wilg Linde Esdoorn Iep Spar Den Hazelaar Meidoorn Vlier Es Els Populier Kastanje Plataan"
    " Beuk Eik Lijsterbes Jeneverbes Taxus Acacia Kornoelje Liguster Sleedoorn Berberis Brem Gagel"
    " Hulst Klimop Kamperfoelie Wingerd Moerbei Kweepeer Mispel Olm Lork Ceder Cipres Tamarinde"
)
PLACES = (
    "op de groep", "tijdens een wandeling", "in de keuken", "aan de telefoon", "op school",
    "in het buurthuis", "bij de fiets", "op kantoor",
)  # fmt: skip
SAID = (
    "Ik wil gewoon dat iemand luistert voordat er weer iets over mij wordt besloten.",
    "Bij die jongens hoor ik er tenminste bij, dat is thuis wel anders.",
    "Ik ga nu elke week naar de training en dat houd ik vol.",
    "Mijn moeder maakt zich druk, maar ik weet zelf best wat ik doe.",
    "Het gaat beter sinds ik die stage heb. Ik word daar serieus genomen.",
    "Ik snap niet waarom iedereen daar zo van schrikt, het was een grap.",
)
SEEN = (
    "Kwam drie keer op tijd en bleef na afloop om te helpen opruimen.",
    "Deelde in een week twee filmpjes met een boze oproep en haalde ze daarna weg.",
    "Bracht elke ochtend een jonger zusje naar school, ook in de toetsweek.",
    "Ging een gesprek uit de weg toen het over de oude vrienden ging.",
    "Vertelde uit zichzelf over een ruzie en hoe die was opgelost.",
)
ADVICE = (
    "Blijf in gesprek en vraag door naar wat er onder zit. Keur niets af.",
    "Maak het kleiner: wat zag u zelf, en wat vult u in?",
    "Vraag eerst aan de jongere zelf wie er mag meedenken.",
    "Kijk over twee weken opnieuw en schrijf op wat er dan anders is.",
)
WORRIES = (
    "Mijn zoon praat de laatste tijd alleen nog met mensen die ik niet ken.",
    "Zij is zo boos op alles, en ik weet niet meer wat ik moet zeggen.",
    "Wij hebben elke avond ruzie over wat hij op zijn telefoon ziet.",
)


def name(chance: "Random") -> str:
    """A name that nobody has: the second part says that it was made up."""
    return f"{chance.choice(FIRST.split())} Verzonnen-{chance.choice(LAST.split())}"


def of_entry(kind: str, chance: "Random") -> dict[str, Any]:
    """The words of one line of a timeline, in the form of its own page."""
    said, seen, advice = chance.choice(SAID), chance.choice(SEEN), chance.choice(ADVICE)
    if kind == "TRIAGE":
        return {"unease": f"{seen} {said}", "event_kind": "", "reason": advice}
    if kind == "SIGN":
        return {"description": seen, "place": chance.choice(PLACES), "observer": "ikzelf"}
    if kind == "CONSULTATION":
        return {
            "with_whom": "aandachtsfunctionaris", "question": "Hoort dit bij zijn leeftijd?",
            "advice": advice, "use": "Ik kijk over twee weken opnieuw en vraag door.",
        }  # fmt: skip
    if kind == "CLOSING":
        return {"reason": "Er is geen zorg meer, en wat nog speelt loopt bij de huisarts."}
    return {
        "place": chance.choice(PLACES), "own_words": f"{said} {chance.choice(SAID)}",
        "impression": seen, "needs": "Ergens bij horen, en iets doen waar hij goed in is.",
        "agreements": "Wij spreken elkaar over een week weer.", "next_contact": "volgende week",
    }  # fmt: skip
