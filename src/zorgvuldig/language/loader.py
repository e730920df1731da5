"""Templates in the language that is shown, each compiled once per language."""

from typing import TYPE_CHECKING, Any

from django.template import TemplateDoesNotExist
from django.template.loaders import cached

from zorgvuldig.language.catalogue import catalogue
from zorgvuldig.language.showing import DUTCH, shown
from zorgvuldig.language.units import translated

if TYPE_CHECKING:
    from django.template.base import Origin


class InLanguage(cached.Loader):
    """Keeps what is compiled, as Django's own does; under another language other texts in it. In
    Dutch nothing is read or changed."""

    def cache_key(self, template_name: str, skip: Any = None) -> str:
        """Where a compiled template is kept."""
        return f"{shown()}:{super().cache_key(template_name, skip)}"

    def get_contents(self, origin: "Origin") -> str:
        """The source, with the texts of the language that is shown."""
        source = str(super().get_contents(origin))
        if shown() == DUTCH:
            return source
        return translated(source, catalogue(shown()).look)

    def dutch(self, template_name: str) -> str:
        """The source as it was written."""
        for origin in self.get_template_sources(template_name):
            try:
                return str(super().get_contents(origin))
            except TemplateDoesNotExist:
                continue
        raise TemplateDoesNotExist(template_name)
