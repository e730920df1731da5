"""The handbook: law, method and the words on the screen, as dated and cited data.

Conditions live in `rules`; here are only texts, sources and terms, in Dutch.
"""

from zorgvuldig.handbook.loader import read

EDITION = "2026-11"  # answers remember under which edition of the texts they were given

__all__ = ["EDITION", "read"]
