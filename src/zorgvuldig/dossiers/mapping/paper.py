"""The map on paper: one A4 on its side, PDF/UA-1, from the same structure as the screen."""

from typing import Any

from zorgvuldig.paper import Letterhead, printed


def pdf(content: dict[str, Any], head: Letterhead | None) -> bytes:
    """The map as an accessible PDF. A full ordinary map fits on one sheet; a longer one runs on and
    says so."""
    return printed("zorgvuldig.dossiers.mapping", "map.typ", content, head=head)
