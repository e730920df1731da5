"""Words with two faces: a name, or just a word."""

# Ordinary words that a list of names holds too. With a capital, at the beginning of a sentence, or
# in small letters they say nothing about somebody; anywhere else a capital makes them a name.
_WORDS = """
    appel baan bal bank beer beker berg best blauw bloem boek bood boom boon bos boven broek bruin
    bui buren burger bus buurman deken droog duits engels fris geluk geven glas goedkoop goud gras
    groen grond haan haast hamer herfst heuvel hoek huis hut iets jas kaars kant kap kasteel kat
    keuken keus kip kist klok koers kok koning kop kost kruis kuil kunst land leeuw links list maan
    maat mes mooi nobel noot olie oranje oud pan pas pauw pen peper plat poort prijs prins prinses
    punt rijk rook rots sap schaap schaar schoon slim slot smal sok spel stad stap steen stil
    stoel storm tak tas tuin vallen veer vis vlieg vogel vork vos vrede vriend vriezen wens wijn
    wijs wind winkel winter wolf woord woud zee ziel zinken zoet zomer lente zon ster hart wit zwart
    groot klein jong lang kort bakker visser smit mulder kuiper boer dijk meer veld brug molen kerk
    mei juni juli augustus hoop trouw liefde engel donder bliksem regen sneeuw
    duif raaf valk spreeuw lelie den eik beuk
    brand bom schot moed stam toets brommer pastoor middag duister jongens kamp soldaat held
    advocaat
"""
EVERYDAY = frozenset(_WORDS.split())
# What may stand before a name: it belongs to the name when the name follows.
_PREFIXES = "van de der den het ter ten te von el al ben bin ibn abu da di du dos della la le d t"
PREFIXES = frozenset(_PREFIXES.split())
_TITLES = "meneer mijnheer mevrouw dhr mw mevr heer juf meester dokter dr"
TITLES = frozenset(_TITLES.split())
_RELATIONS = """
    moeder vader ouder stiefmoeder stiefvader pleegmoeder pleegvader mama papa broer broertje zus
    zusje stiefbroer stiefzus halfbroer halfzus oma opa oom tante neef neefje nicht nichtje voogd
    vriend vriendin vriendje vriendinnetje ex buurman buurvrouw buurjongen buurmeisje klasgenoot
    teamgenoot collega mentor docent leraar lerares coach trainer imam dominee pastoor rabbijn
    begeleider behandelaar huisarts wijkagent jongerenwerker jongere cliënt leerling jongen meisje
    zoon dochter kind student
"""
RELATIONS = frozenset(_RELATIONS.split())
_HET = "kind gezin gedrag huis account werk leven verhaal telefoonnummer geloof"
HET = frozenset(_HET.split())
