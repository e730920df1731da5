"""A list to choose from is written in one piece, and says what Django's own would say."""

import re

from django import forms
from django.forms.renderers import DjangoTemplates
from django.template import engines

GROUPED = [("", "Iedereen"), ("a", "Ans & <b>"), ("Anderen", [("b", "Bo"), (3, "Cas")])]


def squeezed(html):
    return re.sub(r"\s+", " ", html).strip()


def test_it_is_what_django_writes():
    class Off(forms.Select):
        """With an option that nobody can choose."""

        def create_option(self, *given, **more):
            made = super().create_option(*given, **more)
            if made["value"] == "a":
                made["attrs"] |= {"disabled": True, "data-x": "1"}
            return made

    for chosen in ("b", 3, "", None):
        ours = Off(choices=GROUPED).render("who", chosen, {"id": "w"})
        theirs = Off(choices=GROUPED).render("who", chosen, {"id": "w"}, DjangoTemplates())
        assert squeezed(ours) == squeezed(theirs)


def test_no_option_is_a_template_of_its_own():
    """Six thousand colleagues in a filter were six thousand templates."""
    source = engines["django"].get_template("django/forms/widgets/select.html").template.source
    assert re.findall(r"{% include [^%]*%}", source) == [
        '{% include "django/forms/widgets/attrs.html" %}'
    ]
