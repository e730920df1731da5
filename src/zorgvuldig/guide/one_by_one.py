"""One question at a time: former answers travel along in hidden fields, nothing is kept."""

from typing import Any

from django.http import QueryDict

from zorgvuldig.guide.forms import QuestionForm

Screen = tuple[str, ...]


class Walk:
    """Where somebody is in the questions, from what they sent.

    `answered` is the form of everything so far; `done` says that there is nothing left to ask.
    """

    def __init__(self, form_class: type[QuestionForm], sent: QueryDict | None = None) -> None:
        self.form_class = form_class
        self.screens = form_class.screens()
        self.sent = QueryDict() if sent is None else sent
        self.answered = form_class(self.sent)
        self.answered.is_valid()
        self.errors = False
        self.at = 0 if sent is None else self.next()

    @property
    def done(self) -> bool:
        return self.at >= len(self.screens) and self.answered.facts is not None

    def next(self) -> int:
        """Back when asked, here again when something is wrong, else on to what still matters."""
        at = self.position()
        if "back" in self.sent:
            return next((i for i in reversed(range(at)) if self.asks(i)), 0)
        wrong = next((i for i in range(at + 1) if self.has_errors(i)), None)
        if wrong is not None:
            self.errors = True
            return wrong
        if "finish" in self.sent and self.answered.facts:
            return len(self.screens)
        return next(
            (i for i in range(at + 1, len(self.screens)) if self.asks(i)), len(self.screens)
        )

    def position(self) -> int:
        """The screen that was sent; anything unreadable is the first."""
        given = self.sent.get("screen", "")
        at = int(given) if given.isascii() and given.isdigit() and len(given) < 3 else 0
        return min(at, len(self.screens) - 1)

    def asks(self, i: int) -> bool:
        return self.answered.matters(self.screens[i])

    def has_errors(self, i: int) -> bool:
        return any(name in self.answered.errors for name in self.screens[i])

    def form(self) -> QuestionForm:
        """The form of this screen only, with what was answered here before."""
        names = self.screens[self.at]
        form = self.answered if self.errors else self.form_class(initial=self.before(names))
        form.fields = {name: form.fields[name] for name in names}
        return form

    def before(self, names: Screen) -> dict[str, Any]:
        """Former answers on this screen, for who came back."""
        several = {name for name in names if name.endswith("_flaws")}
        return {
            name: self.sent.getlist(name) if name in several else self.sent[name]
            for name in names
            if name in self.sent
        }

    def carried(self) -> list[tuple[str, str]]:
        """All other answers so far, for the hidden fields."""
        here = self.screens[self.at]
        fields = self.form_class.base_fields
        return [
            (name, value[:500])
            for name in self.sent
            if name in fields and name not in here
            for value in self.sent.getlist(name)
        ]

    def group(self) -> Any:
        """The heading and introduction above this screen."""
        here = self.screens[self.at]
        return next(group for group in self.form_class.groups if here in group.screens)
