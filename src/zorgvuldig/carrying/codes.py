"""The codes of a dossier that goes as a file. Labels are what the screen and the file say."""

from django.db.models import TextChoices


class Goal(TextChoices):
    """What a file is made for."""

    TRANSFER = "TRANSFER", "de cliënt gaat verder bij een andere organisatie"
    SOFTWARE = "SOFTWARE", "de eigen organisatie gaat over op een ander programma"


class Scope(TextChoices):
    """How much of the dossier is in it."""

    DECIDED = "DECIDED", "alleen wat is besloten te delen"
    WHOLE = "WHOLE", "het hele dossier"


class End(TextChoices):
    """How a question to make a file ended without one."""

    REFUSED = "REFUSED", "niet akkoord"
    WITHDRAWN = "WITHDRAWN", "teruggenomen"


class TakenFor(TextChoices):
    """On which ground an organisation takes a file in."""

    CLIENT = "CLIENT", "de cliënt wil dat wij verder helpen en weet dat wij dit krijgen"
    HELP = "HELP", "het is nodig voor de hulp die wij nu geven, en de afzender besloot het te delen"
    OWN = "OWN", "het is ons eigen dossier: wij gaan over op een ander programma"
