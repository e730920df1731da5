"""Pages of several rooms that no link of the demonstration reaches, with how each is reached."""

WORKSHOP = "seen in test_workshop"
OWN_LINK = "by somebody's own link, or on the evening itself; tried in tests/gatherings"
BUTTON = "a button, or only when it stands otherwise; tried in test_matrix_gatherings"
PAPER, FILE = "a paper, not a page", "a file, not a page"
EXCHANGE = "seen in test_exchange"
DECIDED = "of a letter that was decided on; tried in tests/exchange"
OF_EXCHANGE = {
    "/uitwisseling/*/openen/": EXCHANGE,
    "/uitwisseling/*/aannemen/": EXCHANGE,
    "/uitwisseling/*/vraag/": EXCHANGE,
    "/uitwisseling/*/terugkoppeling/": EXCHANGE,
    "/uitwisseling/*/brief.pdf": "a paper, not a page",
    "/uitwisseling/verbindingen/*/stoppen/": "a button on the connection",
    "/uitwisseling/verbindingen/code/": "a button on the connections; tried in tests/exchange",
    "/hulplijn/pakket/*/intrekken/": EXCHANGE,
    "/hulplijn/pakket/*/antwoord/": EXCHANGE,
    "/dossiers/pakket/*/": DECIDED,
    "/dossiers/pakket/*/antwoord/": DECIDED,
    "/dossiers/pakket/*/intrekken/": DECIDED,
    "/dossiers/*/voorstel/*/versturen/": DECIDED,
    "/dossiers/*/voorstel/*/versturen/link/": DECIDED,
    "/dossiers/*/correctie/*/met-pakket/": DECIDED,
}
OF_PRACTICE = {
    f"/oefenen/{deed}/": "a button on the page of practice; seen in test_practice"
    for deed in ("beginnen", "spelen", "stoppen", "weggooien")
}
A_BUTTON, WHOLE = "a button on the house style; seen in test_house_style", "seen in test_carrying"
OF_STYLE = {
    "/organisatie/huisstijl/vorige/": A_BUTTON,
    "/organisatie/huisstijl/eigen/": A_BUTTON,
    "/organisatie/huisstijl/stoppen/": A_BUTTON,
    "/organisatie/huisstijl/*/bekijken/": A_BUTTON,
    "/organisatie/huisstijl/*/gebruiken/": A_BUTTON,
    "/organisatie/huisstijl/*/weg/": A_BUTTON,
    "/organisatie/huisstijl/*/stijl.css": FILE,
    "/organisatie/huisstijl/*/logo": FILE,
    "/organisatie/huisstijl/*/brief.pdf": FILE,
}
OF_CARRYING = {
    "/bestand/dossier/*/*/terug/": "a button; tried in tests/carrying",
    "/bestand/dossier/*/*/maken/": WHOLE,
    "/bestand/dossier/*/*/ophalen/": FILE,
    "/bestand/akkoord/*/": WHOLE,
    "/bestand/overnemen/*/": WHOLE,
    "/bestand/overnemen/*/niet/": "a button; tried in tests/carrying",
}
OF_GATHERINGS = {
    "/bijeenkomsten/*/agenda.ics": FILE,
    "/bijeenkomsten/*/agenda/*/afspraak.ics": FILE,
    "/bijeenkomsten/*/agenda/*/hoe-was-het/": OWN_LINK,
    "/bijeenkomsten/*/deelnemer/*/": WORKSHOP,
    "/bijeenkomsten/*/deelnemer/*/agenda.ics": FILE,
    "/bijeenkomsten/*/deelnemer/*/bewijs.pdf": PAPER,
    "/bijeenkomsten/*/deelnemer/*/gevaar/": OWN_LINK,
    "/bijeenkomsten/*/deelnemer/*/situatie/": WORKSHOP,
    "/bijeenkomsten/*/gebeld-worden/*/": OWN_LINK,
    "/bijeenkomsten/*/gemeente/*/": WORKSHOP,
    "/bijeenkomsten/*/gemeente/*/aanbevelingen/*/": WORKSHOP,
    "/bijeenkomsten/*/gemeente/*/uitnodigen/": WORKSHOP,
    "/bijeenkomsten/*/gemeente/*/verslag/": WORKSHOP,
    "/bijeenkomsten/*/gemeente/*/verslag/odt/": PAPER,
    "/bijeenkomsten/*/gemeente/*/verslag/pdf/": PAPER,
    "/bijeenkomsten/*/inschrijven/*/": WORKSHOP,
    "/bijeenkomsten/*/plaats/*/": OWN_LINK,
    "/bijeenkomsten/*/vragen/*/": OWN_LINK,
    "/bijeenkomsten/*/zaal/": WORKSHOP,
    "/bijeenkomsten/*/zaal/*/": WORKSHOP,
    "/organiseren/situaties/*/akkoord/": BUTTON,
    "/organiseren/situaties/*/gevaar/": BUTTON,
    "/organiseren/situaties/*/ruilen/": BUTTON,
    "/organiseren/situaties/*/terug/": BUTTON,
    "/organiseren/voorlichting/*/aankondigen/": BUTTON,
    "/organiseren/voorlichting/*/folder/weg/": BUTTON,
    "/organiseren/voorlichting/aantallen.csv": FILE,
    "/organiseren/voorlichting/bellen/*/gebeld/": BUTTON,
    "/organiseren/werkateliers/*/gaat-door/": WORKSHOP,
    "/organiseren/werkateliers/*/gehouden/": BUTTON,
    "/organiseren/werkateliers/*/plaatsen/aanwezig/": BUTTON,
    "/organiseren/werkateliers/*/plaatsen/in-de-plaats/": BUTTON,
    "/organiseren/werkateliers/*/scherm/": WORKSHOP,
    "/organiseren/werkateliers/*/vernietigen/": BUTTON,
    "/organiseren/werkateliers/*/verslag/aanbevelingen/*/": BUTTON,
    "/organiseren/werkateliers/*/verslag/aanbevelingen/*/weg/": BUTTON,
    "/organiseren/werkateliers/*/verslag/aanbevelingen/nieuw/": WORKSHOP,
    "/organiseren/werkateliers/*/verslag/beginnen/": WORKSHOP,
    "/organiseren/werkateliers/*/verslag/odt/": PAPER,
    "/organiseren/werkateliers/*/verslag/pdf/": PAPER,
    "/organiseren/werkateliers/*/verslag/schrijven/": WORKSHOP,
    "/organiseren/werkateliers/*/verslag/tekenen/": WORKSHOP,
    "/organiseren/werkateliers/*/verslag/uitleggen/": BUTTON,
    "/organiseren/werkateliers/*/verslag/versturen/": WORKSHOP,
    "/organiseren/werkateliers/*/voorbeeld/": BUTTON,
    "/organiseren/werkateliers/*/zaal/gevaar/": BUTTON,
    "/organiseren/werkateliers/*/zaal/open/": BUTTON,
    "/organiseren/werkateliers/*/zaal/sluit/": BUTTON,
    "/organiseren/werkateliers/*/zaal/toon/": BUTTON,
    "/organiseren/werkateliers/*/zaal/verder/": BUTTON,
    "/organiseren/werkateliers/*/zaal/vraag/": BUTTON,
}
