"""What people wrote and said around the workshops of Samen Wijs. All of it invented."""

from typing import Any

# A municipality asked this morning.
NEW: dict[str, Any] = {
    "contact": {
        "name": "Gijs Gagelbos",
        "email": "gijs@duinmeer.example",
        "phone": "088-VERZONNEN",
    },
    "wish": "School, wijkteam en jongerenwerk kennen elkaar niet. Wij willen dat zij elkaar durven "
    "te bellen, en weten wat zij dan mogen vertellen.",
}

# Next week: the mix is full, three people wait, situations were handed in.
COMING: dict[str, Any] = {
    "contact": {
        "name": "Hanna Heidekruid",
        "email": "hanna@klaverwoude.example",
        "phone": "088-VERZONNEN",
    },
    "wish": "Bij een zorg over een jongere weet niemand wie de eerste stap zet.",
}
COMING_PLACE = "Dorpshuis De Klaver, zaal 2 (verzonnen adres)"
COMING_PREPARED = (
    "Gesproken met de gemeente en twee scholen. Men kent elkaar van gezicht. Over delen bestaan "
    "heel verschillende ideeën. De politie doet niet mee, daar koos de gemeente voor."
)
COMING_STUCK: list[dict[str, str]] = [
    {
        "kind": "NO_FEEDBACK",
        "one": "EDUCATION",
        "other": "SOCIAL_TEAM",
        "happens": "De school belt met een zorg en hoort daarna niets meer.",
        "example": "Een mentor wist na maanden nog niet of er iemand was geweest.",
        "tried": "Een formulier voor terugkoppeling, dat niemand invult.",
    },
    {
        "kind": "FEAR_TO_SHARE",
        "one": "YOUTH_HEALTH",
        "other": "YOUTH_WORK",
        "happens": "De jeugdarts zegt niets, ook niet wat zonder naam wel kan.",
        "example": "",
        "tried": "Samen lunchen. Dat hielp voor de sfeer.",
    },
]
COMING_MAIL = (
    "Op deze middag oefenen wij samen met situaties die wij allemaal kennen. Er komen een adviseur "
    "en een jurist. Koffie en soep staan klaar. Komt u ook?"
)
COMING_PEOPLE = (
    ("Agnes Akkerwinde", "YOUTH_CARE", "JEUGDHULP", "jeugdhulpverlener"),
    ("Bas Berkenbast", "YOUTH_CARE", "JEUGDHULP", "gezinsbegeleider"),
    ("Carla Ceder", "YOUTH_CARE", "JEUGDHULP", "jeugdhulpverlener"),
    ("Dirk Duizendblad", "EDUCATION", "SCHOOL", "mentor"),
    ("Els Esdoorn", "EDUCATION", "SCHOOL", "zorgcoördinator"),
    ("Fatma Framboos", "EDUCATION", "SCHOOL", "docent burgerschap"),
    ("Gert Ganzerik", "EDUCATION", "SCHOOL", "teamleider"),
    ("Houda Hulst", "YOUTH_WORK", "YOUTH_WORK", "jongerenwerker"),
    ("Imre IJzerhard", "YOUTH_WORK", "YOUTH_WORK", "jongerenwerker"),
    ("Jolanda Jasmijn", "SOCIAL_TEAM", "WMO", "wijkteammedewerker"),
    ("Kees Korenbloem", "SOCIAL_TEAM", "WMO", "wijkteammedewerker"),
    ("Latifa Lavendel", "SOCIAL_TEAM", "WMO", "schoolmaatschappelijk werker"),
    ("Mees Margriet", "MENTAL_CARE", "MEDICAL", "psycholoog"),
    ("Nora Nachtegaal", "YOUTH_HEALTH", "MEDICAL", "jeugdarts"),
    ("Otis Oleander", "YOUTH_HEALTH", "MEDICAL", "jeugdverpleegkundige"),
    ("Pia Populier", "EDUCATION", "SCHOOL", "intern begeleider"),
    ("Quinten Quendel", "EDUCATION", "SCHOOL", "conciërge en vertrouwenspersoon"),
    ("Roos Ratelpopulier", "SOCIAL_TEAM", "WMO", "wijkteammedewerker"),
)
COMING_ACCEPTED: tuple[dict[str, str], ...] = (
    {
        "situation": "Een jongere die altijd grapjes maakte, zegt op school ineens niets meer. In "
        "een opstel staat dat sommige mensen hier niet horen. Een klasgenoot maakt zich zorgen.",
        "protects": "De jongere komt elke dag en helpt graag in de kantine.",
        "question": "Mag ik dit met het wijkteam bespreken als de jongere dat nog niet weet?",
    },
    {
        "situation": "Een ouder vertelt in vertrouwen dat het kind thuis filmpjes kijkt die bang "
        "maken. De ouder wil niet dat ik er iets mee doe.",
        "protects": "Er is veel liefde thuis en de ouder kwam uit zichzelf.",
        "question": "Wat kan ik doen zonder het vertrouwen van de ouder te verliezen?",
    },
)
COMING_TO_READ: dict[str, str] = {
    "situation": "In de pauze hoor ik twee jongeren praten over een groep die sterk genoeg is om "
    "alles te veranderen. Eén van hen lacht erom, de ander niet.",
    "protects": "Ze sporten samen en praten met iedereen.",
    "question": "Is dit genoeg om er iets mee te doen, of maak ik het groter dan het is?",
}

# Two months ago: held, with a report.
HELD: dict[str, Any] = {
    "contact": {
        "name": "Stijn Sleedoorn",
        "email": "stijn@zonnehoek.example",
        "phone": "088-VERZONNEN",
    },
    "wish": "Professionals willen weten van wie zij wat mogen verwachten.",
}
HELD_PLACE = "Stadskantoor, de tuinzaal (verzonnen adres)"
HELD_PREPARED = (
    "Gesproken met de gemeente. Er was net een overleg dat vastliep. Iedereen wil vooruit."
)
HELD_STUCK: dict[str, str] = {
    "kind": "WHOM_TO_CALL",
    "one": "EDUCATION",
    "other": "SOCIAL_TEAM",
    "happens": "De scholen weten niet wie zij in het wijkteam kunnen bellen.",
    "example": "",
    "tried": "Een lijst met nummers, die na een jaar niet meer klopte.",
}
HELD_MAIL = "U bent van harte uitgenodigd om een middag samen te oefenen."
HELD_PEOPLE = (
    ("Tara Taxus", "YOUTH_CARE", "JEUGDHULP", "jeugdhulpverlener"),
    ("Umar Uilenspiegel", "YOUTH_CARE", "JEUGDHULP", "gezinsbegeleider"),
    ("Veerle Veenbes", "YOUTH_CARE", "JEUGDHULP", "jeugdhulpverlener"),
    ("Wouter Wikke", "EDUCATION", "SCHOOL", "mentor"),
    ("Xenia Xeranthemum", "EDUCATION", "SCHOOL", "zorgcoördinator"),
    ("Yara Ysop", "EDUCATION", "SCHOOL", "docent"),
    ("Zeno Zilverspar", "YOUTH_WORK", "YOUTH_WORK", "jongerenwerker"),
    ("Amber Anemoon", "YOUTH_WORK", "YOUTH_WORK", "jongerenwerker"),
    ("Bilal Boterbloem", "SOCIAL_TEAM", "WMO", "wijkteammedewerker"),
    ("Corrie Clematis", "SOCIAL_TEAM", "WMO", "wijkteammedewerker"),
    ("Daphne Dotterbloem", "MENTAL_CARE", "MEDICAL", "psycholoog"),
    ("Emre Engelwortel", "YOUTH_HEALTH", "MEDICAL", "jeugdarts"),
)
HELD_NOTES: tuple[tuple[str, str], ...] = (
    ("DILEMMA", "Eerst met de jongere praten, of eerst met een collega?"),
    ("DILEMMA", "Een ouder vertelt iets en wil niet dat er iets mee gebeurt. Wat dan?"),
    ("DIFFERENCE", "Wat de school met de ouders mag bespreken, mag de jeugdarts niet altijd."),
    (
        "DIFFERENCE",
        "Voor een jongerenwerker zonder dossier is minder vastgelegd dan voor een arts.",
    ),
    ("GOES_WELL", "Iedereen wil eerst met het gezin praten en niet erover."),
    ("AGREEMENT", "Wie belt, noemt eerst geen naam en vraagt of de ander kan meedenken."),
    ("AGREEMENT", "Wie iets hoort, laat binnen twee weken weten wat ermee is gedaan."),
)
HELD_IN_THE_ROOM: dict[str, str] = {
    "kind": "DIFFERENT_WORDS",
    "one": "MENTAL_CARE",
    "other": "YOUTH_WORK",
    "happens": "Wat de een zorgelijk noemt, vindt de ander gewoon gedrag bij die leeftijd.",
}
HELD_ADVICE: tuple[dict[str, str], ...] = (
    {
        "theme": "ONE_CONTACT_POINT",
        "for_whom": "Het college van de gemeente",
        "action": "Laat iedereen weten wie het contactpunt is voor vragen, en wanneer het er is.",
        "owner": "teamleider jeugd",
    },
    {
        "theme": "FEEDBACK",
        "for_whom": "Het contactpunt en het wijkteam",
        "action": "Laat wie iets deelde binnen twee weken horen wat ermee is gedaan.",
        "owner": "coördinator van het wijkteam",
    },
    {
        "theme": "REGULAR_MEETING",
        "for_whom": "School, hulp en jongerenwerk",
        "action": "Kom drie keer per jaar bij elkaar zonder dat er een geval op tafel ligt.",
        "owner": "beleidsmedewerker jeugd",
    },
)
HELD_DONE = "Het contactpunt is er, elke werkdag van negen tot vijf. Alle scholen weten ervan."

# A visitor of a meeting asked to be called.
CALL_ME: dict[str, str] = {
    "first_name": "Soraya",
    "reach": "088-BELTERUG",
    "when": "op woensdag, als de kinderen op school zijn",
}
