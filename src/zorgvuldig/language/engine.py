"""Whole pages in the language somebody chose, or in Dutch: never half and half."""

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from django.template import TemplateDoesNotExist, engines
from django.template.backends.django import DjangoTemplates, Template
from django.template.loader import get_template
from django.utils.safestring import SafeString

from zorgvuldig.language.along import ASKED, goes_along, known
from zorgvuldig.language.catalogue import catalogue, declared, languages
from zorgvuldig.language.showing import DUTCH, shown_in
from zorgvuldig.language.units import units_in

if TYPE_CHECKING:
    from django.http import HttpRequest

    from zorgvuldig.language.loader import InLanguage

TAKES_IN = re.compile(r"\{% (?:extends|include) [\"']([^\"']+)[\"']")
ELEMENT = re.compile(r"\{% element (\w+)")
# Parts that every page may be made of.
SHARED = ("base.html", "components/", "web/", "django/", "allauth/")


def wanted(request: "HttpRequest | None") -> str:
    """The language this person chose; before somebody is known, the one the address asks for. What
    a browser says it prefers is not asked: nobody chose that for this work."""
    chosen = getattr(request, "reads", "")
    if request is not None and not chosen and not known(request):
        chosen = request.GET.get(ASKED, "")
    return str(chosen) if chosen in languages() else DUTCH


def drawn(request: "HttpRequest", name: str, context: dict[str, Any]) -> SafeString:
    """A page for who is nobody here, in the language of the address: drawn without the request, so
    that nothing asks for a session."""
    asked = request.GET.get(ASKED, "")
    loader = engines["django"].engine.template_loaders[0]  # type: ignore[attr-defined]
    language = asked if asked in languages() and speaks(loader, asked, name) else DUTCH
    told = {"shown_in": language, "languages": list(languages().values())}
    with shown_in(language):
        made = get_template(name).render({**context, **told})
    return SafeString(made if language == DUTCH else goes_along(made, language))


class Page(Template):
    """A template that is shown as a whole in the language somebody chose, if it can be."""

    def render(
        self, context: dict[str, Any] | None = None, request: "HttpRequest | None" = None
    ) -> SafeString:
        """The page; `request.left_dutch` says that another language was wanted and is not there."""
        language, name = wanted(request), str(self.template.name)
        if request is None or language == DUTCH:
            return SafeString(super().render(context, request))
        page = self._in(language, name, context, request)
        return page if known(request) else SafeString(goes_along(page, language))

    def _in(
        self, language: str, name: str, context: "dict[str, Any] | None", request: "HttpRequest"
    ) -> SafeString:
        if not speaks(self.backend.engine.template_loaders[0], language, name):
            request.left_dutch = language  # type: ignore[attr-defined]
            return SafeString(super().render(context, request))
        with shown_in(language):
            again = Template(self.backend.engine.get_template(name), self.backend)
            return SafeString(again.render(context, request))


class Pages(DjangoTemplates):
    """Django's templates, each of which can be a page in another language."""

    def get_template(self, template_name: str) -> Page:
        """The template by its name."""
        found = super().get_template(template_name)
        return Page(found.template, self)


@cache
def speaks(loader: "InLanguage", language: str, name: str) -> bool:
    """Whether a page can be shown in this language: it was said to be complete, and every text of
    it and of all it takes in is there."""
    said = (*languages()[language]["complete"], *SHARED)
    taken_in = chain(loader, name)
    looked = catalogue(language).look
    return all(
        one.startswith(said) and all(looked(unit) for unit in units_in(source))
        for one, source in taken_in.items()
    )


def chain(loader: "InLanguage", name: str) -> dict[str, str]:
    """The Dutch sources of a page and of everything it takes in, by name."""
    found: dict[str, str] = {}
    asked = [name]
    while asked:
        one = asked.pop()
        if one in found:
            continue
        try:
            found[one] = loader.dutch(one)
        except TemplateDoesNotExist:
            found[one] = ""
        asked += TAKES_IN.findall(found[one]) + declared()["also"].get(one, [])
        asked += [f"allauth/elements/{element}.html" for element in ELEMENT.findall(found[one])]
    return found
