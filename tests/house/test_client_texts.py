"""What a client, parent or caller may see: letters, public pages, and any screen over a shoulder.

Nothing of it says the word, or one that stamps somebody (G01, method.md S1a, glossary.md).
"""

import re

import pytest
from django.urls import reverse

from tests.house import world
from tests.house.test_matrix import lines
from tests.house.test_words import AVOIDED
from zorgvuldig.handbook.wording import label_words

TELLS_STAFF = {  # pages about the method itself, which have to name what it is about
    "guide:handbook", "guide:method", "guide:law", "guide:gates", "guide:criteria",
}  # fmt: skip

WORKING_ROOM = {"dossiers", "privacy"}


def read(page) -> str:
    """What somebody reads on the page: no tags, no script."""
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return re.sub(r"<[^>]+>", " ", body)


def stamps(text: str) -> list[str]:
    """The words on it that a client should never read."""
    suspicion = [word for word in AVOIDED if re.search(rf"\b{word}", text, re.IGNORECASE)]
    return label_words(text) + suspicion


@pytest.mark.django_db
def test_no_page_of_the_working_room_says_the_word_over_a_shoulder():
    town = world.build()
    keeper = town.knocking[2]
    seen, said = 0, {}
    for name, method, answers in lines():
        if method != "GET" or answers[2] != "o" or name.split(":")[0] not in WORKING_ROOM:
            continue
        page = keeper.get(reverse(name, kwargs=town.arguments.get(name, {})))
        if page.get("Content-Type", "").startswith("text/html"):
            seen += 1
            said |= {name: found} if (found := stamps(read(page))) else {}
    assert said == {}
    assert seen > 30


@pytest.mark.django_db
def test_no_public_page_says_it_but_those_about_the_method():
    town = world.build()
    visitor = town.knocking[0]
    said = {}
    for name, method, answers in lines():
        if method != "GET" or answers[0] != "o" or name in TELLS_STAFF:
            continue
        page = visitor.get(reverse(name, kwargs=town.arguments.get(name, {})))
        said |= {name: found} if (found := stamps(read(page))) else {}
    assert said == {}


def test_the_check_would_find_it():
    assert set(stamps("Extremisme, en een verdachte.")) == {"extremisme", "verdachte"}
