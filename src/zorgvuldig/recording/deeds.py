"""A deed behind one button: it happens and that is said, or why not is said. Nothing was typed."""

from types import TracebackType
from typing import TYPE_CHECKING

from django.contrib import messages

from zorgvuldig.recording.refusals import NotNow

if TYPE_CHECKING:
    from django.http import HttpRequest


class Deed:
    """`with Deed(request, "Ingetrokken."):` says so when what stands in it was done. A refusal is
    said instead, and the page goes on after it; what only follows on the deed stands in it too."""

    def __init__(self, request: "HttpRequest", said: str = "") -> None:
        self.request = request
        self.said = said

    def __enter__(self) -> None:
        """Nothing to begin with."""

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        refusal: BaseException | None,
        _trace: TracebackType | None,
    ) -> bool:
        if isinstance(refusal, NotNow):
            messages.warning(self.request, refusal.sentence)
            return True
        if refusal is None and self.said:
            messages.success(self.request, self.said)
        return False
