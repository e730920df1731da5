"""What a volunteer noticed, how pressing it is, and who goes on with it."""

from django.utils import timezone

from zorgvuldig.dossiers.forms.together import colleague
from zorgvuldig.handbook.wording import explained
from zorgvuldig.recording.forms import OnceForm, choice, past_day, words


class HandNoteForm(OnceForm):
    """What was noticed, when, and to whom it goes; no judgement is asked of a volunteer (G19)."""

    title = "Wat ik merkte"
    help = "hand_note"
    happened_on = past_day("Wanneer was dat?", initial=timezone.localdate)
    unease = words(
        "Wat zag of hoorde u?",
        "In uw eigen woorden: wat gebeurde er precies? U hoeft niet te zeggen wat het betekent.",
        rows=6,
    )
    coordinator = colleague("Aan wie geeft u het door?")


class NoteTriageForm(OnceForm):
    """How pressing the situation is; about the situation, never about somebody (S0)."""

    title = "Hoe dringend is dit?"
    help = "unease"
    triage = choice("Hoe dringend is de situatie?", explained("triage"))
    reason = words("Waarom kiest u dit?", rows=2)


class PassOnForm(OnceForm):
    """Which colleague goes on with it."""

    title = "Doorgeven aan een collega"
    help = "pass_on"
    to = colleague("Welke collega gaat ermee verder?")
