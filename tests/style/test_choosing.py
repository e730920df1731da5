"""What a theme sets of our own: colours, numbers and families of ours, and nothing typed."""

import re

import pytest

from tests.style.making import PLUM, chosen, nested, read
from zorgvuldig.handbook import read as handbook
from zorgvuldig.rules.contrast import read_colour
from zorgvuldig.style import sheet
from zorgvuldig.style.choosing import TABLE, choose
from zorgvuldig.style.refusals import Unreadable

INJECTED = (
    "red;} body{display:none", "}</style><script>alert(1)</script>", "url(https://elders.example)",
    "/*", "*/ }", "#fff}@import 'x'", "\\3c", "var(--x)", "expression(1)", "'\"", "-1px",
)  # fmt: skip
RULES = re.compile(r"--[a-z][a-z0-9-]*:(?:#[0-9a-f]{6}|\d+(?:\.\d+)?rem);")


def test_the_first_token_of_the_list_that_can_be_read_counts():
    found = chosen(nl__link__color="transparent", utrecht__link__color=PLUM)
    assert str(found.light["link"]) == PLUM
    assert found.sources["link"] == "utrecht.link.color"


def test_what_no_token_sets_follows_another_colour_or_stays_our_own():
    found = chosen(utrecht__link__color=PLUM)
    assert str(found.colour("button", "light")) == PLUM
    assert str(found.colour("ink", "light")) == TABLE["colour"]["ink"]["light"]
    assert str(found.colour("acute", "light")) == "#a31621"


def test_a_theme_for_light_alone_leaves_dark_our_own():
    found = chosen(utrecht__link__color=PLUM, utrecht__document__color="#000")
    assert found.dark == {}
    assert str(found.colour("brand", "dark")) == TABLE["colour"]["brand"]["dark"]


def test_dark_takes_what_dark_says_and_no_light_colour():
    tokens = read(
        nested(a__blue="#00518f", utrecht__link__color="{a.blue}", utrecht__document__color="#000")
    )  # noqa: E501
    tokens.dark |= {"a.blue": "#8cc3f2"}
    found = choose(tokens)
    assert str(found.dark["link"]) == "#8cc3f2"
    assert "ink" not in found.dark


@pytest.mark.parametrize("typed", INJECTED)
def test_nothing_that_was_typed_stands_in_the_style(typed):
    names = [name for kind in ("colour", "measure", "font") for about in TABLE[kind].values()
             for name in about["from"]]  # fmt: skip
    tree = nested(**{name.replace("-", "___").replace(".", "__"): typed for name in names})
    tree["utrecht"]["link"]["color"] = {"value": PLUM}
    written = sheet.for_staff(choose(read(tree)))
    assert typed not in written
    assert RULES.sub("", written) == "@media screen and (prefers-color-scheme:light){:root{}}\n"


def test_everything_in_the_style_is_of_a_form_we_know():
    families = "|".join(re.escape(told) for told in TABLE["family"].values())
    found = chosen(utrecht__link__color=PLUM, basis__border___radius__md="8px",
                   utrecht__document__font___family="'Eigen Letter', serif")  # fmt: skip
    written = sheet.for_staff(found)
    rest = re.sub(rf"--zv-font:(?:{families});", "", RULES.sub("", written))
    assert rest == ":root{}\n@media screen and (prefers-color-scheme:light){:root{}}\n"
    assert "Eigen" not in written


@pytest.mark.parametrize(
    ("told", "rem"),
    [("8px", 0.5), ("0.5rem", 0.5), ("0", 0.0), (0, 0.0), ({"value": 16, "unit": "px"}, 1.0),
     ("17px", None), ("-1px", None), ("50%", None), ("8", None), ("1e9px", None), (True, None),
     ("calc(1px)", None), ("999999999px", None), ({"value": "8px;}"}, None)],
)  # fmt: skip
def test_a_measure_is_a_length_within_its_limits(told, rem):
    tree = nested(utrecht__link__color=PLUM, basis__border___radius__md=told)
    assert chosen(tree).measures.get("radius") == rem


@pytest.mark.parametrize(
    ("told", "family"),
    [("Arial, sans-serif", "sans-serif"), (["Eigen", "serif"], "serif"), ("Arial", None),
     ("system-ui", "system-ui"), ("serif;}", None), (["a"] * 9, None), (None, None)],
)  # fmt: skip
def test_a_letter_is_of_a_kind_of_ours_and_fetched_from_nowhere(told, family):
    tree = nested(utrecht__link__color=PLUM, utrecht__document__font___family=told)
    assert chosen(tree).fonts.get("text") == family


def test_what_is_not_taken_is_named_back():
    found = chosen(
        utrecht__link__color=PLUM, utrecht__document__color="transparent", eigen__kleur="#fff",
        utrecht__form___control__border___color="{nergens}", utrecht__alert__error__color="#0f0",
    )  # fmt: skip
    assert found.unknown == ["eigen.kleur"]
    assert found.kept == ["utrecht.alert (1)"]
    assert found.not_read == [
        "utrecht.form-control.border-color verwijst naar nergens, en dat staat er niet.",
        "utrecht.document.color: transparent kunnen wij niet overnemen als gewone tekst.",
    ]


def test_many_unknown_names_are_told_in_groups():
    many = {f"a__b__c{n:04}": "#fff" for n in range(150)}
    found = chosen(utrecht__link__color=PLUM, **many)
    assert (len(found.unknown), found.more_unknown) == (100, ["a.b (50)"])


def test_a_name_that_only_leads_to_a_colour_is_not_unknown():
    assert chosen(eigen__paars=PLUM, utrecht__link__color="{eigen.paars}").unknown == []


def test_a_file_with_nothing_we_know_is_refused():
    with pytest.raises(Unreadable, match="geen enkel token"):
        chosen(eigen__kleur="#fff")


def test_what_carries_a_meaning_no_token_can_set():
    """Red is for acute danger: no name of the table leads to a colour that stays ours."""
    written = {name for about in TABLE["colour"].values() for name in about["css"]}
    assert {f"--zv-{name}" for name in TABLE["fixed"]}.isdisjoint(written)
    assert not any(
        about.get("line", "").startswith("--acute") for about in TABLE["colour"].values()
    )  # noqa: E501


def test_the_own_colours_of_the_table_are_those_of_the_palette():
    from tests.house.reading import SRC

    told = (SRC / "web/static_src/css/palette.css").read_text()
    light, dark = told.split("@media screen")
    for name, about in (handbook("house_style")["colour"] | TABLE["fixed"]).items():
        for scheme, text in (("light", light), ("dark", dark)):
            if scheme in about:
                found = re.search(rf"--zv-{name}: (#[0-9a-f]+);", text)
                assert read_colour(found[1]) == read_colour(about[scheme]), (name, scheme)
