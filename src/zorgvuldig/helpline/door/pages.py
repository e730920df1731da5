"""What the views at the door share: who is here, what was typed, and what the page then shows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from zorgvuldig.helpline.actions import braking
from zorgvuldig.helpline.door import tickets
from zorgvuldig.helpline.public_page import page, words_of
from zorgvuldig.helpline.views_public import spoken_line
from zorgvuldig.people.request import source_ip

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from zorgvuldig.handbook.helpline import Words
    from zorgvuldig.helpline.actions.braking import Knocker, Wait
    from zorgvuldig.helpline.door.tickets import Seed
    from zorgvuldig.helpline.forms.door import DoorForm
    from zorgvuldig.helpline.models import Helpline

WRONG, WAITING = 422, 429


@dataclass(frozen=True)
class Door:
    """One caller at the door of one line."""

    request: "HttpRequest"
    line: "Helpline"
    language: str

    @classmethod
    def at(cls, request: "HttpRequest", slug: str, language: str) -> "Door":
        """At the open line that speaks this language; otherwise there is no such page."""
        return cls(request, spoken_line(slug, language), language)

    @property
    def place(self) -> int:
        """The organisation this caller writes to."""
        return self.line.organisation_id

    @property
    def words(self) -> "Words":
        """The words of this line."""
        return words_of(self.line, self.language)

    @property
    def who(self) -> "Knocker":
        """From which part of the network they come: for the brake alone."""
        return braking.knocker(self.place, source_ip(self.request))

    @property
    def sent(self) -> bool:
        """Was a form sent?"""
        return self.request.method == "POST"

    def seed(self) -> "Seed | None":
        """What the form that was sent was born with."""
        return tickets.seed(self.place, self.request.POST.get("once", ""))

    def form(self, kind: "type[DoorForm]", **known: Any) -> Any:
        """A fresh form of this line."""
        known["initial"] = {"once": tickets.fresh(self.place)} | known.get("initial", {})
        return kind(self.words, **known)

    def typed(self, kind: "type[DoorForm]", **known: Any) -> Any:
        """The form as it was sent. One that is not of us, or too old, is born anew and says so;
        what was typed stays."""
        seed = self.seed()
        form = kind(self.words, self.request.POST if seed else self._anew(), **known)
        if seed is None:
            form.add_error(None, self.words.error("stale"))
        form.seed = seed
        return form

    def born_again(
        self, kind: "type[DoorForm]", error: str, *, same: "Seed | None" = None, **known: Any
    ) -> Any:
        """The form as it was sent under a new number, with what has to be said. With `same` it
        stays the form of that request, and changes it when it is sent once more."""
        form = kind(self.words, self._anew(same), **known)
        form.add_error(None, self.words.error(error))
        return form

    def _anew(self, same: "Seed | None" = None) -> "QueryDict":
        data, number = self.request.POST.copy(), tickets.fresh(self.place)
        data["once"], data["waited"] = tickets.turned(same) if same else number, ""
        return data

    def page(self, template: str, status: int = 200, **context: Any) -> "HttpResponse":
        """The page: not compressed and not found by searching, for it holds a ticket or more."""
        return page(
            self.request, self.line, self.language, template, context, status=status, private=True
        )

    def waiting(self, template: str, form: Any, wait: "Wait", **context: Any) -> "HttpResponse":
        """The brake was pulled: what was typed stands there, and the same form passes after the
        wait."""
        data = form.data.copy()
        data["waited"] = wait.ticket
        form.data = data
        told = self.words["brake"]["do"].format(seconds=wait.seconds)
        context |= {"form": form, "wait": wait, "wait_do": told}
        response = self.page(template, WAITING, **context)
        response["Retry-After"] = str(wait.seconds)
        return response
