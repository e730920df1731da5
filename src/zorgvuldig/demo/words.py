"""What the invented people of the demonstration said and wrote."""

from typing import Any

ANSWERS = {
    "REFUSED": {"own_words": "Nee. Mijn vader snapt er niks van en wordt alleen maar boos."},
    "GIVEN": {
        "own_words": "Oké. Maar alleen dit, en ik wil weten wat ze ermee doen.",
        "purpose_words": "Zodat de gemeente kan helpen voorkomen dat er iets misgaat.",
    },
}

NOTICED = "Een jongen van het voetbal kwam drie weken niet en zei toen: daar hoor ik niet meer bij."

UNEASE: dict[str, Any] = {
    "unease": "Een meisje van de huiskamer zei: straks zien jullie het wel. Ze lachte niet.",
    "event_kind": "",
    "reason": "Ik ken haar nog maar kort. Morgen vraag ik hoe het gaat.",
}

DAAN = {
    "unease": {
        "unease": "Daan stuurt filmpjes rond van een groep die zegt dat de overheid de vijand is. "
        "Hij komt minder naar de groep.",
        "event_kind": "CALL_TO_ACTION",
        "reason": "Het past niet bij hoe hij was, en ik weet nog te weinig.",
    },
    "talk": {
        "place": "tijdens het opruimen van de keuken",
        "own_words": "Bij die jongens hoor ik er tenminste bij. School luistert toch niet.",
        "impression": "Hij zocht steeds oogcontact. Boos op school, niet op de groep.",
        "needs": "Ergens bij horen, en een stage waar hij iets kan.",
        "agreements": "Donderdag samen kijken naar een stage bij de fietsenmaker.",
        "next_contact": "donderdag na school",
    },
    "consultation": {
        "with_whom": "aandachtsfunctionaris",
        "question": "Hoort dit bij zijn leeftijd, of moet ik meer doen?",
        "advice": "Blijf in gesprek over de stage. Vraag door naar de groep en keur niets af.",
        "use": "Ik vraag door en kijk over twee weken opnieuw, omdat hij wel blijft komen.",
    },
}
DAAN_SIGNS = (
    (
        15,
        "FACT",
        "CONTRADICTING",
        "Bracht elke dag zijn zusje naar school, ook in toetsweek.",
    ),
    (
        12,
        "FACT",
        "SUPPORTING",
        "Deelde in een week drie filmpjes met een oproep.",
    ),
    (10, "OPINION", "SUPPORTING", "De mentor vindt dat hij zich afsluit van zijn oude vrienden."),
)
DAAN_OBJECTION = "Zijn vader sloeg hem vorig jaar na een brief van school. Daan is er bang voor."
DAAN_QUESTION = "Hoort dit bij zijn leeftijd, en wat heeft hij van ons nodig?"

FLEUR = {
    "unease": {
        "unease": "Fleur zei dat het vleesbedrijf aan de haven ‘van de kaart moet’.",
        "event_kind": "JOINING_GROUP",
        "reason": "Ze noemde een bedrijf en een datum. Dat wil ik goed begrijpen.",
    },
    "consultation": {
        "with_whom": "gedragswetenschapper",
        "question": "Hoe weeg ik boosheid over dieren tegen wat zij zegt te willen doen?",
        "advice": "Scheid het ideaal van het plan. Het ideaal is haar goed recht.",
        "use": "Ik praat met haar over het plan, niet over haar ideaal.",
    },
    "outside": {
        "with_whom": "advieslijn voor professionals, adviseur",
        "question": "Een jongere noemt een gebouw en een datum. Wat zou u doen?",
        "advice": "Maak het risico concreet en vraag haar zelf om mee te denken over hulp.",
        "use": "Ik bespreek mijn zorg open met haar en vraag toestemming.",
    },
    "talk": {
        "place": "wandeling langs de rivier",
        "own_words": "Ik wil niemand pijn doen. Maar als het moet, dan brandt het maar.",
        "impression": "Geschrokken van haar eigen woorden.",
        "needs": "Iets kunnen doen voor dieren dat echt telt.",
        "agreements": "Zij denkt na over hulp. Wij spreken elkaar over vijf dagen.",
    },
    "concern": {
        "protects": "Haar oma, bij wie zij elk weekend is, en de dierenopvang waar zij helpt.",
        "risk": "Brand in een loods terwijl er ’s nachts mensen werken.",
        "whom": "voor de nachtploeg, en voor Fleur zelf",
        "behaviour": "met twee anderen een brand voorbereiden",
        "soon": "binnen drie weken, zij noemde een datum",
        "serious": "mensen kunnen omkomen",
    },
    "proposal": {
        "aim": "Samen met u zorgen dat het plan stopt en dat Fleur hulp krijgt die zij wil.",
        "tried": "Drie gesprekken, advies zonder naam en een plek in de dierenopvang. "
        "Het plan met de twee anderen ging door.",
        "use": "U bespreekt het met de adviseur van de gemeente en niemand anders.",
        "next_steps": "U belt ons binnen een week. Wij blijven het contact met Fleur houden.",
        "evidence": "Fleur gaf mondeling toestemming voor precies deze informatie.",
    },
}
FLEUR_SIGNS = (
    (30, "FACT", "CONTRADICTING", "Helpt sinds een jaar elke zaterdag in de dierenopvang."),
    (
        28,
        "FACT",
        "SUPPORTING",
        "Zei dat het bedrijf ‘van de kaart moet’ en noemde een datum.",
    ),
    (14, "FACT", "SUPPORTING", "Liet een plattegrond zien met de loods en de achterdeur."),
)
FLEUR_NEEDS = (
    "Laat zien wat haar beschermt en waar hulp kan beginnen.",
    "Zonder deze woorden is het risico niet te begrijpen.",
    "Laat zien dat het plan concreet is.",
    "Dit is waarom wij u om hulp vragen.",
)
FLEUR_QUESTION = "Is er een concreet veiligheidsrisico, en wat beschermt al?"
FLEUR_TOGETHER = (
    "Wij zien beiden een concreet risico voor de nachtploeg. Wij verschillen over hoe snel: "
    "De een denkt weken, de ander denkt dagen."
)
_SEEN = {f"P{number}_clarity": "NOT_DISCUSSED" for number in range(1, 10)}
DAAN_VIEW = {
    **_SEEN,
    "counter_signs": "Hij komt elke donderdag en zorgt voor zijn zusje.",
    "other_explanations": "Puberteit, geen stage, en ruzie thuis.",
    "protects": "Zijn zusje, en de fietsenmaker.",
    "P4_clarity": "CLEAR",
    "P4_seen": "Hij voelt zich door school niet gehoord. Zelf gezegd, twee keer.",
}
FLEUR_VIEWS = {
    "anna": {
        **_SEEN,
        "counter_signs": "Zij zoekt zelf het gesprek en helpt trouw in de opvang.",
        "other_explanations": "Groepsdruk van twee oudere vrienden. Verdriet om haar hond.",
        "protects": "Haar oma en de opvang.",
        "P6_clarity": "CLEAR",
        "P6_seen": "Zij zegt dat zij niemand pijn wil doen, en ook dat het maar moet branden.",
    },
    "bram": {
        **_SEEN,
        "counter_signs": "Zij vertelde het plan zelf. Dat kan een vraag om hulp zijn.",
        "other_explanations": "Stoere taal op de groep. De plattegrond past daar niet bij.",
        "protects": "De band met haar hulpverlener.",
        "P3_clarity": "UNCLEAR",
        "P3_seen": "Twee vrienden die wij niet kennen. Alleen van haarzelf gehoord.",
    },
}

SEM = {
    "unease": {
        "unease": "Sem tekent ineens graven en praat veel over doodgaan als held.",
        "event_kind": "CONFRONTATION_WITH_DEATH",
        "reason": "Ik wil weten of er iets achter zit.",
    },
    "consultation": {
        "with_whom": "aandachtsfunctionaris",
        "question": "Wat vindt u hiervan?",
        "advice": "Vraag eerst gewoon hoe het met hem gaat.",
        "use": "Dat doe ik, zonder iets te noemen.",
    },
    "talk": {
        "place": "op de schommel buiten",
        "own_words": "Opa was bij de brandweer. Ik wil net zo worden. Ik mis hem.",
        "needs": "Over opa kunnen praten.",
        "agreements": "Samen een fotoboek over opa maken.",
    },
    "closing": {
        "reason": "Het is verdriet om zijn opa. Hij praat er nu over met zijn moeder.",
        "remaining": "Rouwgroep op school.",
        "told": "Dat wij even meekeken, waarom, en dat wij nu stoppen.",
    },
}
SEM_SIGNS = (
    (55, "FACT", "SUPPORTING", "Tekende vier keer een graf met een vlag erop."),
    (52, "FACT", "CONTRADICTING", "Speelt elke pauze met dezelfde drie vrienden."),
)
