"""The codes that stand beside an entry's sealed words. Labels are what the screen says."""

from django.db.models import TextChoices


class EntryKind(TextChoices):
    """What was recorded. The value is also the name of its form and of its words."""

    TRIAGE = "TRIAGE", "aanleiding"
    EVENT = "EVENT", "gebeurtenis"
    ACUTE_CALL = "ACUTE_CALL", "gebeld bij direct gevaar"
    CAPACITY = "CAPACITY", "wilsbekwaamheid"
    CONVERSATION = "CONVERSATION", "gesprek"
    CONTACT_NOTICE = "CONTACT_NOTICE", "cliënt vooraf geïnformeerd"
    CONCURRENCE = "CONCURRENCE", "akkoord van een tweede persoon"
    GROUP_FOLLOW_UP = "GROUP_FOLLOW_UP", "vervolg op een groepsgesprek"
    SIGN = "SIGN", "signaal"
    SIGN_FOLLOW_UP = "SIGN_FOLLOW_UP", "signaal nagegaan"
    ADVICE_TEXT = "ADVICE_TEXT", "tekst zonder namen"
    ADVICE_ASKED = "ADVICE_ASKED", "vraag om één keer mee te denken"
    CONSULTATION = "CONSULTATION", "overleg"
    ASSESSMENT = "ASSESSMENT", "inschatting"
    SAFETY_CONCERN = "SAFETY_CONCERN", "veiligheidsrisico"
    CONSENT = "CONSENT", "toestemming"
    STEP_REASON = "STEP_REASON", "reden bij een stap"
    DISCLOSURE = "DISCLOSURE", "voorstel om te delen"
    DECISION = "DECISION", "besluit"
    NOTIFICATION = "NOTIFICATION", "cliënt geïnformeerd"
    CORRECTION = "CORRECTION", "correctie"
    RECTIFICATION = "RECTIFICATION", "verbetering op verzoek"
    FEEDBACK = "FEEDBACK", "terugkoppeling van de ontvanger"
    NEXT_STEPS = "NEXT_STEPS", "vervolgafspraken"
    PLAN = "PLAN", "plan"
    SMALL_STEP = "SMALL_STEP", "kleine stap"
    STEP_MET = "STEP_MET", "kleine stap gelukt"
    STEP_LET_GO = "STEP_LET_GO", "kleine stap losgelaten"
    PLAN_REVIEW = "PLAN_REVIEW", "plan samen bekeken"
    PLAN_ENDED = "PLAN_ENDED", "plan klaar"
    SAFETY_MAP = "SAFETY_MAP", "kaart"
    NETWORK_MEMBER = "NETWORK_MEMBER", "iemand die meedoet"
    AFTERCARE = "AFTERCARE", "nazorg voor uzelf"
    OWN_STATEMENT = "OWN_STATEMENT", "eigen verhaal"
    CLIENT_SUMMARY = "CLIENT_SUMMARY", "samenvatting voor de cliënt"
    SUMMARY_GIVEN = "SUMMARY_GIVEN", "samenvatting gegeven"
    PEER_REFLECTION = "PEER_REFLECTION", "samen teruggekeken"
    HAND_OVER = "HAND_OVER", "overdracht"
    EMERGENCY = "EMERGENCY", "spoedtoegang"
    REVIEW = "REVIEW", "opnieuw gekeken"
    NOTICE_GIVEN = "NOTICE_GIVEN", "informatie over het dossier"
    CLOSING = "CLOSING", "afsluiting"
    REOPENING = "REOPENING", "heropening"
    CARRIED_OUT = "CARRIED_OUT", "dossier als bestand"
    TAKEN_IN = "TAKEN_IN", "overname uit een bestand"
    TAKEN_OVER = "TAKEN_OVER", "overgenomen"


class PlanEnd(TextChoices):
    """How one version of a plan ended."""

    REPLACED = "REPLACED", "verder gegaan in een nieuwe versie"
    DONE = "DONE", "klaar"
    CLOSED = "CLOSED", "gestopt met het dossier"


class PlanGoal(TextChoices):
    """Towards whose goal a small step goes."""

    CLIENT = "CLIENT", "wat de cliënt wil"
    JOINED = "JOINED", "waar beide samenkomen"
    AGENCY = "AGENCY", "wat de organisatie wil"


class StepBy(TextChoices):
    """Who takes a small step."""

    CLIENT = "CLIENT", "de cliënt"
    PARENT = "PARENT", "een ouder"
    PROFESSIONAL = "PROFESSIONAL", "een professional"
    OTHER = "OTHER", "iemand anders"


class StepEnd(TextChoices):
    """How a small step ended."""

    MET = "MET", "gelukt"
    CHANGED = "CHANGED", "veranderd"
    LET_GO = "LET_GO", "losgelaten"
    PLAN = "PLAN", "gestopt met het plan"


class Part(TextChoices):
    """Why somebody may see this dossier."""

    KEEPER = "KEEPER", "houdt het dossier bij"
    ADVISER = "ADVISER", "denkt mee"
    CONSULTED = "CONSULTED", "denkt één keer mee"


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


class Received(TextChoices):
    """How somebody's own words came to us."""

    SPOKEN = "SPOKEN", "verteld, en door ons opgeschreven"
    LETTER = "LETTER", "in een brief of bericht"
    TOGETHER = "TOGETHER", "samen getypt"


class SummaryLevel(TextChoices):
    """How a summary reads."""

    PLAIN = "PLAIN", "gewone versie, met u"
    EASY = "EASY", "makkelijke versie, met je, vanaf 12 jaar"


class SummaryState(TextChoices):
    DRAFT = "DRAFT", "in voorbereiding"
    ASKED = "ASKED", "ligt bij een tweede persoon"
    RELEASED = "RELEASED", "vrijgegeven door twee mensen"


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


class Effect(TextChoices):
    """What an event can do: a turning point can be for the better (method.md section 6)."""

    WORRYING = "WORRYING", "kan zorgen geven"
    POSITIVE = "POSITIVE", "kan iets goeds brengen"
    UNCLEAR = "UNCLEAR", "nog niet te zeggen"


class EventLevel(TextChoices):
    """Where an event happens (method.md section 6)."""

    MICRO = "MICRO", "in het eigen leven"
    MESO = "MESO", "in een groep of in contacten"
    MACRO = "MACRO", "in de samenleving of in de wereld"


class Called(TextChoices):
    """Who was called in danger: first the number, then as little as possible (G17)."""

    EMERGENCY_NUMBER = "112", "112: politie, brandweer of ambulance"
    POLICE = "POLICE", "de politie, op een ander nummer"
    CRISIS_CARE = "CRISIS_CARE", "huisarts, huisartsenpost of crisisdienst"
    SAFE_HOME = "SAFE_HOME", "Veilig Thuis"


class NextOutcome(TextChoices):
    """Where the weighing led (method.md S8). About the situation, never about the person."""

    NO_CONCERN = "NO_CONCERN", "geen zorg meer: gewoon contact houden"
    OTHER_SUPPORT = "OTHER_SUPPORT", "andere steun, samen afgesproken"
    SERIOUS_CONCERN = "SERIOUS_CONCERN", "een plan met één duidelijke regisseur"


class NoticeException(TextChoices):
    """Why somebody named in the file is not told; the words of both stand in the rights table."""

    KEEPS_FROM_PURPOSE = "AVG_14_5_B", "vertellen kan niet of zou het doel verijdelen"
    SECRECY = "AVG_14_5_D", "het beroepsgeheim staat in de weg"
