"""Numbers that belong to one person: a telephone number in words, and the number of a file in any
shape (workshop.md A5). One pass for each pattern, so that a long text stays quick."""

import re

from zorgvuldig.rules.nameless.found import Found, Kind, apart, at

_ONES = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
_TENS = "twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig"
_TEENS = "tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien"
_WORD = rf"(?:(?:{_ONES})(?:en|ën)(?:{_TENS})|{_TEENS}|{_TENS}|{_ONES}|nul|dubbel)"
_NUMBER = rf"(?:{_WORD}|\d{{1,4}})(?![\w])"
_GAP = r"(?:[ ]?[,./–-][ ]?|[ ])"
_YEAR = r"(?:19|20)\d\d"
_ABOUT = (
    r"cliënt|client|patiënt|patient|dossier|zaak|casus|leerling|kenmerk|referentie|registratie|"
    r"aanmeldings?|polis|deelnemers?|gezins?|bsn|burgerservice"
)
_SPOKEN = (
    # "nul zes twaalf …", "06 twaalf …": with the zero one begins a telephone number.
    rf"(?<!\w)(?:nul|0[1-9]?)(?:{_GAP}{_NUMBER}){{2,}}",
    # The zero was left out: nobody counts so far in a situation.
    rf"(?<!\w)(?:{_WORD}){_GAP}(?:{_WORD}{_GAP}){{5,}}{_WORD}(?!\w)",
    r"(?<![\w.,-])(?:\+31|0031|0)[ ./-]{0,2}[1-9](?:[ ./-]{0,2}\d){7,8}(?!\w)",
)
_FILES = (
    # "J2024-1187", "JZ24/00123", "A12345"; no year by itself, as in "Euro2024".
    rf"(?<![\w/-])(?![^\W\d_]+[-/]?{_YEAR}(?![\w/-]))[^\W\d_]{{1,6}}[-/.]?(?=(?:[-/.]?\d){{4}})"
    r"\d+(?:[-/.]\d+)*[A-Za-z]?(?!\w)",
    # "2024-1187"; no two years of a school, and no regulation of the Union.
    rf"(?<![\w/-])(?<!EU\) )(?<!rordening )(?<!ichtlijn ){_YEAR}[-/.](?!{_YEAR}(?!\d))\d{{3,}}"
    r"(?!\w)",
    # "cliënt 48213", "dossiernummer: A-123", "zaak nr. 24/118".
    rf"(?<!\w)(?:{_ABOUT})(?:nummer|nr)?\.?:?[ ]?(?:nummer|nr|no)?\.?:?[ ]?#?"
    r"(?=(?:[A-Z]{1,4}[-/.]?)?\d+[-/.]?\d*[-/.]?\d*)(?=[A-Z./-]*(?:\d[./-]?){3})[A-Z\d][\w/.-]*\w",
    r"(?<!\w)(?:nummer|nr\.?|no\.)[ ]?(?=(?:\d[./-]?){4})\d[\d/.-]*\d(?!\w)",
)
_PATTERNS = (
    *((Kind.PHONE, re.compile(pattern, re.IGNORECASE)) for pattern in _SPOKEN),
    *((Kind.NUMBER, re.compile(pattern, re.IGNORECASE)) for pattern in _FILES),
)


def numbers_in(text: str) -> list[Found]:
    """Telephone numbers, in words or in figures, and numbers of a file, a case or a client."""
    return apart(at(match, kind) for kind, one in _PATTERNS for match in one.finditer(text))
