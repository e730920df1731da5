"""The codes of the rights desk. Labels are what the screen says; words of the rules stand in
`handbook/rights.toml`."""

from django.db.models import TextChoices


class How(TextChoices):
    """How the request came in."""

    LETTER = "LETTER", "in een brief"
    MAIL = "MAIL", "in een bericht of e-mail"
    IN_PERSON = "IN_PERSON", "in een gesprek"
    PHONE = "PHONE", "aan de telefoon"


WRITTEN = (How.LETTER, How.MAIL)


class Checked(TextChoices):
    """How somebody made sure who asks. What was shown is never copied."""

    KNOWN = "KNOWN", "een medewerker kent deze persoon uit de hulp"
    SHOWN = "SHOWN", "de persoon liet een identiteitsbewijs zien; er is niets gekopieerd"
    ASKED_BACK = "ASKED_BACK", "teruggebeld of geschreven op een adres dat al bekend was"
    REGISTER = "REGISTER", "gezag of vertegenwoordiging nagekeken, en het bewijs gezien"


class Outcome(TextChoices):
    """What was decided about a request."""

    GIVEN = "GIVEN", "ja: het wordt gegeven of gedaan"
    PARTLY = "PARTLY", "voor een deel, op een grond van de wet"
    REFUSED = "REFUSED", "nee, op een grond van de wet"
    NOT_ENTITLED = "NOT_ENTITLED", "nee: deze persoon mag dit niet vragen, of nog niet"
    ROUTES = "ROUTES", "de weg is gewezen"


GIVES = (Outcome.GIVEN, Outcome.PARTLY)  # what was asked is given or done, if only a part


class Weighed(TextChoices):
    """Why a passage is left out of what somebody reads."""

    OTHERS_DATA = "OTHERS_DATA", "over een ander"
    HARMS_CLIENT = "HARMS_CLIENT", "kan de cliënt schaden"
    GROUND = "GROUND", "op de grond die in de brief staat"


class Handed(TextChoices):
    """How the answer reached who asked."""

    IN_PERSON = "IN_PERSON", "overhandigd en samen gelezen"
    POST = "POST", "per post, aangetekend"
    SAFE_MAIL = "SAFE_MAIL", "in een beveiligd bericht"
    READ_HERE = "READ_HERE", "bij ons gelezen, zonder iets mee te nemen"
