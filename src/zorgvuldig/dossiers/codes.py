"""The codes that stand beside an entry's sealed words. Labels are what the screen says."""

from django.db.models import TextChoices


class EntryKind(TextChoices):
    """What was recorded. The value is also the name of its form and of its words."""

    TRIAGE = "TRIAGE", "aanleiding"
    CAPACITY = "CAPACITY", "wilsbekwaamheid"
    CONVERSATION = "CONVERSATION", "gesprek"
    CONTACT_NOTICE = "CONTACT_NOTICE", "cliënt vooraf geïnformeerd"
    CONCURRENCE = "CONCURRENCE", "akkoord van een tweede persoon"
    SIGN = "SIGN", "signaal"
    CONSULTATION = "CONSULTATION", "overleg"
    ASSESSMENT = "ASSESSMENT", "inschatting"
    SAFETY_CONCERN = "SAFETY_CONCERN", "veiligheidsrisico"
    CONSENT = "CONSENT", "toestemming"
    STEP_REASON = "STEP_REASON", "reden bij een stap"
    DISCLOSURE = "DISCLOSURE", "voorstel om te delen"
    DECISION = "DECISION", "besluit"
    NOTIFICATION = "NOTIFICATION", "cliënt geïnformeerd"
    REVIEW = "REVIEW", "opnieuw gekeken"
    CLOSING = "CLOSING", "afsluiting"
    REOPENING = "REOPENING", "heropening"


class Part(TextChoices):
    """Why somebody may see this dossier."""

    KEEPER = "KEEPER", "houdt het dossier bij"
    ADVISER = "ADVISER", "denkt mee"


class ConversationKind(TextChoices):
    INDIVIDUAL = "INDIVIDUAL", "met de cliënt zelf"
    PARENT = "PARENT", "met een ouder"
    NETWORK = "NETWORK", "met iemand uit het netwerk"


class ConversationMode(TextChoices):
    EXPLORATORY = "EXPLORATORY", "verkennend: luisteren, zonder de zorg te benoemen"
    TRANSPARENT = "TRANSPARENT", "open: de zorg en de vraag om toestemming uitgelegd"


class StatementType(TextChoices):
    FACT = "FACT", "feit"
    OPINION = "OPINION", "mening"
    ASSUMPTION = "ASSUMPTION", "veronderstelling"


class SignPolarity(TextChoices):
    CONTRADICTING = "CONTRADICTING", "spreekt de zorg tegen"
    SUPPORTING = "SUPPORTING", "past bij de zorg"
    UNCLEAR = "UNCLEAR", "nog onduidelijk"


class FollowUp(TextChoices):
    NONE = "", "niet nodig: het is een feit"
    OPEN = "OPEN", "nog na te gaan"
    CONFIRMED = "CONFIRMED", "bevestigd"
    REFUTED = "REFUTED", "weerlegd"


class SignSource(TextChoices):
    OWN = "OWN", "ik zag of hoorde het zelf"
    NAMED = "NAMED", "iemand anders, met naam"
    PROTECTED = "PROTECTED", "iemand anders, met schuilnaam om de bron te beschermen"


class Agreement(TextChoices):
    YES = "YES", "ja"
    NO = "NO", "nee"
    NOT_ASKED = "NOT_ASKED", "niet gevraagd"


class Scope(TextChoices):
    INTERNAL = "INTERNAL", "binnen de eigen organisatie"
    EXTERNAL = "EXTERNAL", "met iemand van buiten, zonder namen"


class AssessmentOutcome(TextChoices):
    NO_CONCERN = "NO_CONCERN", "geen zorg meer"
    OTHER_SUPPORT = "OTHER_SUPPORT", "andere steun is nodig"
    UNCLEAR = "UNCLEAR", "nog onduidelijk"
    SAFETY_CONCERN = "SAFETY_CONCERN", "er is een concreet veiligheidsrisico"


class Clarity(TextChoices):
    CLEAR = "CLEAR", "duidelijk"
    UNCLEAR = "UNCLEAR", "onduidelijk"
    NOT_DISCUSSED = "NOT_DISCUSSED", "niet besproken"


class Giver(TextChoices):
    CLIENT = "CLIENT", "de cliënt zelf"
    REPRESENTATIVE = "REPRESENTATIVE", "een ouder met gezag of andere vertegenwoordiger"


class Answer(TextChoices):
    GIVEN = "GIVEN", "ja, toestemming gegeven"
    REFUSED = "REFUSED", "nee, geweigerd"


class ConsentForm(TextChoices):
    ORAL = "ORAL", "mondeling"
    PHONE = "PHONE", "per telefoon"
    WRITTEN = "WRITTEN", "schriftelijk"


class Purpose(TextChoices):
    """Why somebody is spoken to or informed; a consent is for one of these (law.md B4)."""

    TALK = "TALK", "een gesprek over hoe het gaat"
    ADVICE = "ADVICE", "advies vragen"
    SUPPORT = "SUPPORT", "steun of hulp regelen"
    SAFETY = "SAFETY", "een veiligheidsrisico kleiner maken"


class ConcurrenceKind(TextChoices):
    """What one person may not decide alone."""

    SAFETY_EXCEPTION = "SAFETY_EXCEPTION", "de cliënt pas achteraf vertellen wie u benadert"
    GOOD_CARE_OBJECTION = "GOOD_CARE_OBJECTION", "bezwaar: informeren schaadt de cliënt"
    DEVIATION = "DEVIATION", "afwijken van de gewone regel"
    NOT_ASKED = "NOT_ASKED", "om toestemming vragen zou de cliënt schaden"
    POSTPONEMENT = "POSTPONEMENT", "later vertellen wat er is gedeeld"
    ESCALATION = "ESCALATION", "een wettelijke grond laten nakijken"
    NOT_SHARING = "NOT_SHARING", "samen gewogen: niet delen"


class Ground(TextChoices):
    """The one ground a sharing stands on (G11)."""

    CONSENT = "CONSENT", "toestemming"
    PARENT = "PARENT", "de ouder heeft recht op deze informatie"
    STATUTE = "STATUTE", "de wet geeft het recht of de plicht"
    DUTY_CONFLICT = "DUTY_CONFLICT", "conflict van plichten"


class DisclosureState(TextChoices):
    DRAFT = "DRAFT", "in voorbereiding"
    SUBMITTED = "SUBMITTED", "voorgelegd aan de beslisser"
    SHARED = "SHARED", "besloten: delen"
    NOT_SHARED = "NOT_SHARED", "besloten: niet delen"


class Decision(TextChoices):
    SHARE = "SHARE", "delen"
    NOT_SHARE = "NOT_SHARE", "niet delen"


class DossierOutcome(TextChoices):
    NO_CONCERN = "NO_CONCERN", "geen zorg meer"
    OTHER_SUPPORT = "OTHER_SUPPORT", "andere steun geregeld"
    PLAN_DONE = "PLAN_DONE", "het plan is afgerond"
