"""In which language the page that is being made is shown: Dutch, unless it was begun otherwise."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.utils.translation import override

DUTCH = "nl"
_showing: ContextVar[str] = ContextVar("showing", default=DUTCH)


def shown() -> str:
    """The language of the page that is being made now."""
    return _showing.get()


@contextmanager
def shown_in(language: str) -> Iterator[None]:
    """Makes what is shown within in this language, with its dates; and nothing else: not what is
    asked, written, sent or printed, because that is done before a page is made."""
    before = _showing.set(language)
    try:
        with override(language):
            yield
    finally:
        _showing.reset(before)
