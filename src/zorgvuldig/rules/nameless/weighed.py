"""G12: nothing that points to somebody goes along unseen. It is taken out, or somebody says why it
may stay; what the dossier itself knows of the client never stays."""

import re
from collections.abc import Iterable, Mapping

from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.nameless.pointing import Finding

FEWEST_WORDS = 3
A_SENTENCE = "Schrijf in een hele zin waarom dit kan blijven staan, of haal het uit de tekst."
STAYS = "‘{typed}’ kan blijven staan, omdat"  # the reason ends this sentence
MENDED = "Haal het weg, of schrijf erbij waarom het kan blijven staan."


def is_reason(written: str) -> bool:
    """A sentence, not a tick: at least some words."""
    return len(re.findall(r"[^\W\d_]{2,}", written)) >= FEWEST_WORDS


def weighed(findings: Iterable[Finding], reasons: Mapping[str, str]) -> Shut | None:
    """Open when every finding has its reason to stay, by its key."""
    left = [one.written for one in findings if one.known or not is_reason(reasons.get(one.key, ""))]
    if not left:
        return None
    typed = ", ".join(f"‘{written}’" for written in left)
    return Shut("G12", " ".join((f"Dit kan nog naar iemand wijzen: {typed}.", MENDED)))
