"""The texts between quotes that a template hands on: to a component, or when a value is empty."""

import re

FILTERS = "default|default_if_none|yesno|pluralize|join|add"
HANDED = "text|title|submit|link_text|cancel|label|button|badge|empty|meta|hint|more"
LITERAL = re.compile(
    rf"(?P<before>\|(?:{FILTERS}):|(?<=\s)(?:{HANDED})=)(?P<quote>[\"'])(?P<text>(?:(?!(?P=quote)).)*)(?P=quote)"
)
UNSAFE = set("\"'\\{}<>&|")
LETTER = re.compile(r"[^\W\d_]")
ADDRESS = re.compile(r"[?#-]\S*")  # a part of an address or of an id, that nobody reads


def literals_in(tag: str) -> list[str]:
    """Each text in this Django tag or variable that somebody may come to read."""
    texts = [found["text"] for found in LITERAL.finditer(tag)]
    return [text for text in texts if LETTER.search(text) and not ADDRESS.fullmatch(text)]


def without(tag: str) -> str:
    """The tag with its texts left out: what of it a translation must leave as it is."""
    return LITERAL.sub(lambda found: f"{found['before']}{found['quote']}{found['quote']}", tag)


def put(tag: str, texts: "dict[str, str]") -> str:
    """The tag with other texts."""

    def other(found: re.Match[str]) -> str:
        text = texts.get(found["text"], found["text"])
        return f"{found['before']}{found['quote']}{text}{found['quote']}"

    return LITERAL.sub(other, tag)


def unsafe(text: str, original: str) -> bool:
    """A literal is taken for safe by Django, so a translation brings no sign that means something
    in a tag or in HTML. An apostrophe it may not bring either: ’ reads better."""
    return bool((set(text) & UNSAFE) - set(original))
