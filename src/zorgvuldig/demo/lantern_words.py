"""What the invented people of the line De Lantaarn said and wrote."""

from typing import Any

VERA: dict[str, Any] = {
    "first_name": "Vera",
    "surname": "Vlasbloem",
    "reach": "vera@voorbeeld.example, liefst na zes uur",
    "motivation": "Toen ik zelf vastliep met mijn oudste, luisterde een buurvrouw. Dat wil ik nu "
    "voor een ander zijn.",
    "about": "Ik ben moeder van drie en werk in een bakkerij. Bij mij mag u uitpraten.",
    "town": "Nijmegen",
    "regions": ["Rivierland"],
    "communities": [],
}
VERA_INTAKE = "Zij luistert rustig en weet wat zij wel en niet kan. Wil het liefst moeders spreken."
VERA_COACHING = "Vera sliep slecht na het eerste bezoek. Wij spraken af dat zij daarna even belt."
YUNUS: dict[str, Any] = {
    "first_name": "Yunus",
    "surname": "Ypenlaan",
    "reach": "yunus@voorbeeld.example",
    "motivation": "Vaders praten niet snel. Met mij praten ze wel, langs het veld of aan de kade.",
    "about": "Ik ben vader van twee en train een voetbalteam.",
    "town": "Tiel",
    "regions": ["Rivierland", "Betuwe"],
    "communities": [],
}
YUNUS_INTAKE = "Warm en direct. Hij wil nog oefenen met luisteren zonder meteen raad te geven."

TONIGHT = "مساء الخير. ابني عمره ستة عشر عامًا ولم يعد يتكلم معنا. لا أعرف ماذا أفعل."
TONIGHT_REACH = {
    "name": "",
    "phone": "verzonnen mobiel nummer één",
    "email": "",
    "safe_time": "’s ochtends tussen tien en twaalf",
}

FATHER: dict[str, Any] = {
    "words": {
        "said": "Sinds de zomer eet hij op zijn kamer. Ik klop aan en hij zegt: laat maar.",
        "wants": "Kan er iemand met mij meedenken? Ik wil hem niet kwijt.",
    },
    "about": {
        "worry": "De zoon trekt zich terug en is gestopt met voetbal. De vader mist het contact.",
        "region": "Rivierland",
    },
    "reason": "Hij zoekt iemand die een tijd naast hem staat.",
    "reach": {
        "name": "meneer Zilverspar",
        "phone": "verzonnen mobiel nummer twee",
        "safe_time": "na zeven uur ’s avonds",
    },
}
FATHER_AGREES = (
    "Een vader maakt zich zorgen om zijn zoon van zeventien, die veel alleen is. Hij wil leren hoe "
    "hij weer met hem in gesprek komt."
)
FATHER_CIRCLE = "De voetbalclub van de zoon."

MOTHER: dict[str, Any] = {
    "words": {
        "said": "Zij is fel, over alles. Ik schrik ervan en dan word ik ook fel.",
        "wants": "Hoe praat ik met haar zonder ruzie?",
    },
    "about": {
        "worry": "De dochter kijkt veel filmpjes en zegt dat niemand haar begrijpt. Thuis is er "
        "vaak ruzie.",
        "region": "Rivierland, bij de dijk",
    },
    "reason": "Zij wil geen advies alleen, maar iemand om mee te praten.",
    "reach": {
        "name": "mevrouw Madelief",
        "phone": "verzonnen mobiel nummer drie",
        "safe_time": "overdag, niet in het weekend",
    },
}
MOTHER_ADVICE = "Vraag wat haar raakt in die filmpjes, en luister de eerste vijf minuten alleen."
MOTHER_AGREES = (
    "Een moeder heeft vaak ruzie met haar dochter van zestien, over filmpjes en over het nieuws. "
    "Zij wil weer rustig met haar kunnen praten."
)
MOTHER_WHY = "Zij heeft zelf een dochter van die leeftijd gehad en spreekt graag overdag af."
MOTHER_CONTACTS = (
    (30, "SEEN", "Kennisgemaakt bij de thee. Zij wil beginnen met samen eten, zonder telefoons."),
    (6, "CALLED", "Drie keer samen gegeten. De dochter vroeg zelf of het vaker kon."),
)

MENTOR: dict[str, Any] = {
    "words": {
        "said": "Een leerling zegt in de klas dingen waar anderen van schrikken.",
        "wants": "Wat kan ik morgen in de mentorles doen?",
    },
    "about": {
        "worry": "De mentor wil de leerling niet kwijtraken en de klas rustig houden.",
        "region": "",
    },
    "reason": "Een vraag uit het werk, waar advies genoeg voor is.",
}
MENTOR_ADVICE = (
    "Spreek de leerling eerst alleen, en vraag wat er achter zit. Maak daarna met de klas "
    "afspraken over hoe je het oneens bent."
)
MENTOR_CHANGED = "De mentor weet hoe het gesprek kan beginnen en belt weer als dat nodig is."

SISTER: dict[str, Any] = {
    "words": {
        "said": "Mijn broertje gaf gisteren zijn gitaar weg en zei: die heb ik straks niet nodig.",
        "wants": "Ik ben bang dat hij iets van plan is. Wat moet ik doen?",
    },
    "about": {
        "worry": "De broer geeft spullen weg en neemt afscheid van vrienden. De zus weet niet "
        "waarom.",
        "region": "",
    },
    "reason": "Weggeven en afscheid nemen kan van alles betekenen. Dit bekijk ik niet alleen.",
    "reach": {
        "name": "",
        "phone": "verzonnen mobiel nummer vier",
        "safe_time": "altijd, ook ’s nachts",
    },
}

NEIGHBOUR: dict[str, Any] = {
    "words": {
        "said": "Mijn dochter en ik maken elke avond ruzie. Ik weet niet meer hoe ik begin.",
        "wants": "Iemand die met ons samen praat, niet alleen met mij.",
    },
    "about": {
        "worry": "Moeder en dochter hebben veel ruzie. De moeder slaapt slecht en is veel alleen.",
        "region": "Rivierland",
    },
    "reason": "Zij vraagt hulp thuis, die de lijn zelf niet geeft.",
}
PASSED_OFFER = {
    "recipient": "Jeugdhulp De Brug, het aanspreekpunt",
    "why": "Zij vraagt om gesprekken thuis, samen met haar dochter.",
    "information": "Dat zij en haar dochter elke avond ruzie hebben.\nDat zij slecht slaapt.",
    "use": "De Brug belt haar deze week voor een eerste gesprek.",
}
PASSED_TOLD = "Aan wie wij het vertellen, waarom en wat precies. En dat nee zeggen mag."
PASSED_ON = {
    "contact_person": "het aanspreekpunt van De Brug",
    "told": "Dat zij en haar dochter elke avond ruzie hebben.\nDat zij slecht slaapt.",
    "open": "Op welke avond De Brug langskomt.",
    "stays": "",
}
