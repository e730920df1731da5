"""The questions of the decision aid: from what is ticked to facts for the rules."""

from zorgvuldig.guide.forms.contact import ContactForm, QuestionForm
from zorgvuldig.guide.forms.disclosure import DisclosureForm

FORMS: dict[str, type[QuestionForm]] = {"praten": ContactForm, "delen": DisclosureForm}

__all__ = ["FORMS", "ContactForm", "DisclosureForm", "QuestionForm"]
