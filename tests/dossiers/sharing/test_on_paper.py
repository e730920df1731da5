"""Any word anybody types comes on paper, or a visible box stands in its place."""

import unicodedata
from io import BytesIO

import pytest
import typst
from django.utils import timezone
from pypdf import PdfReader

from tests.dossiers.sharing.pages import address, typed
from tests.dossiers.sharing.story import fresh
from zorgvuldig.dossiers.actions import deciding, proposing
from zorgvuldig.dossiers.letter import paper
from zorgvuldig.paper import characters
from zorgvuldig.recording.refusals import NotNow

pytestmark = pytest.mark.django_db
ARABIC, HEBREW = "مرحبا", "שלום"


def laid(case, save, aim):
    save(words={**case.proposed.words, "aim": aim})
    anna = case.town.at_work("anna")
    proposing.submit(proposal=case.proposal, actor=anna, today=timezone.localdate())
    return deciding.frozen(fresh(case.proposal), case.dossier)["letter"]


def printed(letter):
    pages = PdfReader(BytesIO(paper.pdf(letter, None))).pages
    return "".join(page.extract_text() for page in pages)


@pytest.mark.parametrize(
    ("typed_in", "on_paper"),
    [
        ("Hij stuurde 😀 terug", "Hij stuurde □ terug"),
        ("👩‍👩‍👧 samen", "□□□ samen"),
        ("Zij schreef 你 op", "Zij schreef □ op"),
        ("Voor\x01na", "Voorna"),
        ("Voor\ufffena", "Voorna"),
        ("Voor\U0001ffffna", "Voorna"),
        ("Voor\u202ena en \u00adsamen", "Voorna en samen"),
        ("Şükrü Ağaoğlu, Zoë, Łódź", "Şükrü Ağaoğlu, Zoë, Łódź"),
        ("Привет", "Привет"),
    ],
)
def test_what_the_fonts_lack_is_a_visible_box(case, save, typed_in, on_paper):
    assert on_paper in printed(laid(case, save, typed_in))


@pytest.mark.parametrize("words", [ARABIC, HEBREW, f"Hij zei {ARABIC} en {HEBREW} 😀"])
def test_words_in_other_scripts_come_on_paper(case, save, words):
    assert printed(laid(case, save, words)).count("□") == words.count("😀")


def test_a_mark_that_no_font_can_set_on_its_letter_is_left_out(case, save):
    on_paper = printed(laid(case, save, f"{ARABIC} z\u065d en e\u0301"))
    assert "z" in on_paper
    assert "□" not in on_paper


def test_a_word_without_end_breaks_and_is_all_there(case, save):
    on_paper = printed(laid(case, save, "x" * 20_000))
    assert on_paper.count("x") >= 20_000


def test_the_letter_keeps_what_only_paper_cannot_show(case, save):
    assert "😀 你" in str(laid(case, save, "😀 你\x01"))


def test_a_letter_that_cannot_be_printed_is_refused_before_the_decision(case, monkeypatch):
    def panics(*args, **kwargs):
        raise typst.TypstError("no")

    monkeypatch.setattr(typst, "compile", panics)
    with pytest.raises(NotNow, match="geen PDF"):
        proposing.submit(
            proposal=case.proposal, actor=case.town.at_work("anna"), today=timezone.localdate()
        )
    assert fresh(case.proposal).state == "DRAFT"


def test_it_is_said_on_the_page_and_nothing_typed_is_lost(case, signed_in, unprintable):
    form = typed(case, do="submit", aim="Nieuw doel")
    page = signed_in(case.town.anna).post(address(case, "proposal"), form, follow=True)
    assert "Van deze brief kan geen PDF worden gemaakt" in page.text
    assert "Nieuw doel" in page.text


def test_a_panic_of_the_typesetter_falls_back_to_latin_letters(case, save, monkeypatch):
    letter = laid(case, save, f"Hij zei {ARABIC}")
    compiled = typst.compile

    class Panic(BaseException):
        pass

    def panics_on_arabic(*args, **kwargs):
        if "\\u06" in kwargs["sys_inputs"]["content"]:
            raise Panic
        return compiled(*args, **kwargs)

    monkeypatch.setattr(typst, "compile", panics_on_arabic)
    assert "Hij zei □□□□□" in printed(letter)


@pytest.mark.parametrize("character", ["a", "é", "€", "ş", "你", "😀", "□", "ع", "ש", "Ж"])
def test_the_list_of_covered_characters_is_that_of_the_typesetter(db, character):
    source = f'#set document(title: "x")\n#text("{character}")'.encode()
    try:
        typst.compile(source, pdf_standards=["ua-1"], format="pdf", ignore_system_fonts=True)
        shown = True
    except typst.TypstError:
        shown = False
    assert characters.covered(character) is shown


def test_the_ends_of_every_listed_range_are_shown(db):
    starts, ends = characters._ranges()
    assert len(starts) > 100
    kinds = {code: unicodedata.category(chr(code)) for code in sorted({*starts, *ends})}
    codes = [code for code, kind in kinds.items() if kind[0] not in "MZ"]
    ends_of_ranges = "".join(f'#text("\\u{{{code:x}}}") ' for code in codes)
    source = f'#set document(title: "x")\n{ends_of_ranges}'.encode()
    assert typst.compile(source, pdf_standards=["ua-1"], format="pdf", ignore_system_fonts=True)
