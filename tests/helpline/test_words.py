"""The words of the line: made for each language, whole in each, with no label and no stamp."""

import re

import pytest

from tests.guide.wording import avoided, directions, strings
from tests.house.reading import SRC
from zorgvuldig.handbook import helpline, read
from zorgvuldig.handbook.wording import label_words

LANGUAGES = tuple(helpline.languages())
GAP = re.compile(r"\{\w+\}")
MOST_WORDS, USUAL_WORDS = 34, 12  # in one sentence, and on the average

# What nobody reads here: the topic, a stamp, or a religion by name.
LABELS = {
    "nl": "radicaal|radicale|terreur|politie|aanslag|sekte",
    "en": r"radical|extremis|terror|jihad|fanatic|\bsect\b|\bcult\b|brainwash|suspect|offender",
    "ar": "تطرف|تطرّف|متطرف|متطرّف|متشدد|متشدّد|إرهاب|ارهاب|تشدد|تشدّد|جهاد|راديكال|تكفير|مشتبه",
    "tr": "radikal|aşırı|terör|cihat|fanatik|şüpheli|yobaz|örgüt|suçlu kişi",
}
RELIGIONS = {
    "nl": "moslim|islam|moskee|christ|kerk|jood|joden|synagoge|hindoe|hoofddoek|bijbel|koran",
    "en": "muslim|islam|mosque|christ|church|jew|synagogue|hindu|headscarf|bible|quran|koran",
    "ar": "مسلم|إسلام|مسجد|مسيح|كنيسة|يهود|كنيس|حجاب|قرآن|إنجيل|لحية",
    "tr": "müslüman|islam|cami|hristiyan|hıristiyan|kilise|yahudi|sinagog|başörtü|kuran|incil",
}
# What a child who sees the tab could guess it from.
TELLING = {
    "nl": "hulp|lijn|zorg|ouder|kind|gezin|nood",
    "en": "help|line|worr|parent|child|family|support",
    "ar": "مساعد|خط|قلق|أهل|ولد|عائل|نجدة",
    "tr": "yardım|hat|endişe|anne|çocuk|aile|destek",
}
PROMISED = {  # of the promise and its limit, in each language
    "nl": ("belofte", "iemands leven", "geen beroepsgeheim", "rechter"),
    "en": ("promise", "life is in danger", "not the secrecy by law", "judge"),
    "ar": ("وعد", "حياة إنسان في خطر", "وليس سرًّا مهنيًّا", "قاضٍ"),
    "tr": ("söz", "hayatı tehlikedeyse", "meslek sırrı değildir", "hâkim"),
}
QUARTER = {
    "nl": "een kwartier",
    "en": "a quarter of an hour",
    "ar": "ربع ساعة",
    "tr": "on beş dakika",
}


def told(language):
    return read(f"helpline/{language}")


def words(language, **more):
    given = {"organisation": "De Lantaarn", "days": 2, "number": "112"}
    return helpline.words(language, **(given | more))


def text(language):
    return "\n".join(strings(told(language)))


def shape(value):
    """The names, how many there are of each, and the gaps; without the words."""
    if isinstance(value, dict):
        return {name: shape(part) for name, part in value.items()}
    if isinstance(value, list):
        return [shape(part) for part in value]
    return sorted(GAP.findall(value)), bool(value)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_every_language_has_the_same_names_and_gaps(language):
    for part in told("nl"):
        assert shape(told(language)[part]) == shape(told("nl")[part]), part
    assert set(told(language)) == set(told("nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_the_topic_no_stamp_and_no_religion_by_name(language):
    said = text(language).lower()
    assert re.findall(LABELS[language], said) == []
    assert re.findall(RELIGIONS[language], said) == []
    assert label_words(text(language)) == []
    assert avoided(text(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_title_gives_nothing_away_and_is_the_same_on_every_page(language):
    assert re.findall(TELLING[language], told(language)["site"]["title"].lower()) == []
    assert text(language).count(told(language)["site"]["title"]) == 2  # and where history is told


def test_an_address_of_a_question_gives_nothing_away():
    addresses = helpline.question_addresses()
    assert all(address.isdigit() for address in addresses.values())
    assert len(set(addresses.values())) == len(addresses) >= 8


@pytest.mark.parametrize("one", words("nl").asked, ids=lambda one: one.code)
def test_no_direction_is_told_alone(one):
    named = directions("\n".join([one.title, *one.text, *one.helps, *one.rather_not, one.reach]))
    assert named == [] or len(named) >= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_has_an_answer_with_something_to_do(language):
    for one in words(language).asked:
        assert len(one.text) >= 2
        assert len(one.helps) >= 3
        assert one.rather_not
        assert one.reach
        assert read("helpline")["question"][one.code]["source"]
    assert [one.code for one in words(language).asked] == list(told("nl")["question"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_are_short(language):
    sentences = re.split(r"[.!?؟:…\n]+", text(language))
    lengths = [len(sentence.split()) for sentence in sentences if sentence.strip()]
    assert max(lengths) <= MOST_WORDS
    assert sum(lengths) / len(lengths) < USUAL_WORDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_comes_from_the_settings_alone(language):
    assert "112" not in text(language)
    assert re.findall(r"\d{3,}", text(language)) == []
    assert "113" in words(language, number="113")["acute"]["call"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_secrecy_is_called_a_promise_with_its_limit(language):
    said = " ".join(told(language)["start"]["who_text"])
    assert [part for part in PROMISED[language] if part not in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_long_as_it_is_carried_out(language):
    terms, parts = read("retention")["term"], told(language)["privacy"]["part"]
    assert str(terms["with_request"]["months"]) in parts[3]["text"][0]
    assert str(read("retention")["beside"]["backup"]["days"]) in parts[3]["text"][2]
    assert terms["knock"]["minutes"] == 15
    assert QUARTER[language] in parts[2]["text"][-1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_until_somebody_read_it_the_page_says_so(language, monkeypatch):
    assert words(language).unread == told(language)["site"]["unread"]
    read_by = helpline.Words(
        words(language).language, told(language) | {"read_by_native_speaker_on": "2026-12-01"}
    )
    assert read_by.unread == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_gaps_are_filled_and_a_form_fills_its_own(language):
    known = words(language, organisation="De Vuurtoren", days=1)
    assert told(language)["days"]["one"] in known["start"]["promise"]
    assert "De Vuurtoren" in " ".join(known["start"]["who_text"])
    assert set(GAP.findall("\n".join(strings(dict(known))))) == {
        "{date}", "{limit}", "{pages}", "{length}", "{seconds}",
    }  # fmt: skip
    assert "4000" in known.field("write", "story", limit=4000, pages=2).hint
    assert "4100" in known.error("too_long", length=4100, limit=4000)


def test_a_number_keeps_its_order_in_arabic():
    assert "\u2066112\u2069" in words("ar")["acute"]["call"]
    assert "\u2066" not in words("tr")["acute"]["call"]


def test_a_name_that_is_not_there_is_a_fault_and_not_an_empty_line():
    with pytest.raises(KeyError):
        words("nl").field("write", "religion")
    with pytest.raises(KeyError):
        words("fr")


def test_every_word_that_a_page_asks_for_exists():
    asked = set()
    for path in (SRC / "helpline/templates/helpline/public").glob("*.html"):
        asked |= set(re.findall(r"\bwords\.([a-z_]+(?:\.[a-z_]+)+)", path.read_text()))
    assert len(asked) > 40
    for name in asked - {"language.code", "language.direction"}:
        found = words("nl")
        for part in name.split("."):
            found = found[part]


def test_a_young_person_is_not_called_u():
    said = " ".join(strings(told("nl")["question"]["FRIEND"])).lower()
    assert re.findall(r"\b(u|uw)\b", said) == []
