"""Which field is named for which fault; contract sections 1 to 3, 6 and 8."""

import json

import pytest

from tests.command.asking import ask

BASE = {"regime": "GI", "age": "LT12", "addressee": "NETWORK"}
REQUEST = {"on": "2026-03-01", "languages": ["nl"]}
PERSON = {"id": "a", "open_matches": 0}


def fault(argv, line):
    """The field named, or False when there was no fault."""
    said, status = ask(argv, line)
    assert len(said) == 1
    assert status == (2 if "error" in said[0] else 0)
    return said[0]["error"]["field"] if "error" in said[0] else False


def contact(**more):
    return fault(["advise", "contact"], json.dumps(BASE | more))


def disclosure(**more):
    return fault(["advise", "disclosure"], json.dumps(BASE | more))


def match(request=None, confidants=(), **more):
    line = {"request": REQUEST | (request or {}), "confidants": list(confidants)} | more
    return fault(["match"], json.dumps(line))


@pytest.mark.parametrize(
    "line",
    [
        "{", "nul", "[1", '{"regime":"GI",}', "{'regime':'GI'}", '{"regime":"GI"} x', '{"a":01}',
        '{"zz":NaN}', '{"regime":Infinity}', '{"regime":-Infinity}', '{"a":1.}', '{"a":+1}',
        '{"a":.5}', '{"a":"\t"}', '{"a":"\\x"}', '{"a":"\\u12"}', '{"zz":[1,2}', "\ufeff{}",
        '{"a":tru}', '{"a" 1}', '"', "[]", "1", '"text"', "null", "true", "[[]]", "1.5", "[{}]",
        '{"regime":"GI"', "[" * 100_000, '{"zz":' * 100_000,
        '{"zz":' + "[" * 5000 + "]" * 4999 + "}",
        "[" * 5000 + "]" * 5000, b'{"zz":"\xff"}', b'{"\xed\xa0\x80":1}', b'{"zz":"\xc0\xaf"}',
        b"\xff\xfe{\x00}\x00", b"\x00", "{}\u00a0",
    ],
)  # fmt: skip
@pytest.mark.parametrize("argv", [["advise", "contact"], ["advise", "disclosure"], ["match"]])
def test_what_is_no_object_in_json_names_no_field(argv, line):
    assert fault(argv, line) is None


def test_a_deep_nest_that_is_json_names_its_field():
    deep = "[" * 50_000 + "]" * 50_000
    line = json.dumps(BASE)[:-1]
    assert fault(["advise", "contact"], f'{line},"zz":{deep}}}') == "zz"
    assert fault(["advise", "contact"], f'{line},"age":{deep}}}') == "age"
    assert fault(["match"], '{"request":' + '{"on":' * 9000 + "1" + "}" * 9000 + "}") is not None
    nested = f'{{"request":{json.dumps(REQUEST)},"confidants":[{{"id":{deep}}}]}}'
    assert fault(["match"], nested) == "confidants[0].id"


@pytest.mark.parametrize("name", ["regime", "addressee"])
def test_a_required_field_that_is_absent_is_named(name):
    line = json.dumps({n: v for n, v in BASE.items() if n != name})
    assert fault(["advise", "contact"], line) == name
    assert fault(["advise", "disclosure"], line) == name


@pytest.mark.parametrize("name", ["zz", "", "a.b", "x` - at `$.age", "Regime", "triage", "\ud800"])
def test_an_unknown_name_is_named(name):
    assert contact(**{name: "ACUTE"}) == name


WRONG = {
    "regime": ["gi", "", "GI ", 1, None, True, ["GI"], {}],
    "age": ["LT18", None, 12, 1e300],
    "capacity": ["YES", None, False],
    "client_consent": ["YES", None, True, ["GIVEN"]],
    "rep_consent": ["given", None],
    "rep_all": [True, None, "MAYBE"],
    "not_asked_reason": [0, 1, "true", None, 1.0, []],
    "client_informed": ["", "false", None, {}],
    "born_on": ["2010-5-01", "2010-02-30", "0000-01-01", "20100501", "2010-05-01T00:00:00",
                " 2010-05-01", "2010-05-01\n", "２０10-05-01", 20100501, None, "", "10000-01-01"],
    "on": ["2026-02-29", "2026-13-01", "2026-00-10", "2026-01-00", None, 1.5],
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named(name):
    for value in WRONG[name]:
        assert contact(**{name: value}) == name, value
        assert disclosure(**{name: value}) == name, value


def test_a_contact_is_not_with_everybody():
    assert contact(addressee="POLICE") == "addressee"
    assert contact(addressee="NOBODY") == "addressee"
    assert disclosure(addressee="POLICE") is False


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"triage": "HIGH"}, "triage"),
        ({"identifiable": None}, "identifiable"),
        ({"client_consent_flaws": "NOT_FREE"}, "client_consent_flaws"),
        ({"client_consent_flaws": ["NOT_FREE", "X"]}, "client_consent_flaws"),
        ({"rep_consent_flaws": [None]}, "rep_consent_flaws"),
        ({"rep_consent_flaws": {}}, "rep_consent_flaws"),
        ({"legal_duty_article": 1}, "legal_duty_article"),
        ({"legal_duty_article": None}, "legal_duty_article"),
        ({"duty_conflict": None}, "duty_conflict"),
        ({"duty_conflict": []}, "duty_conflict"),
        ({"duty_conflict": True}, "duty_conflict"),
        ({"duty_conflict": {"minimal": 1}}, "duty_conflict.minimal"),
        ({"duty_conflict": {"zz": True}}, "duty_conflict.zz"),
        ({"duty_conflict": {"minimal": None}}, "duty_conflict.minimal"),
        ({"duty_conflict": {}}, False),
        ({"client_consent_flaws": ["NOT_FREE", "NOT_FREE"]}, False),
        ({"legal_duty_article": "\u0000"}, False),
    ],
)
def test_faults_of_a_disclosure(more, field):
    assert disclosure(**more) == field


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"born_on": "2010-05-01"}, "on"),
        ({"on": "2010-05-01"}, "born_on"),
        ({"born_on": "2026-05-01", "on": "2010-05-01"}, "born_on"),
        ({"born_on": "2010-05-01", "on": "2026-05-01"}, "age"),
        ({"born_on": "2010-05-01", "on": "2026-05-01", "age": "UNKNOWN"}, "age"),
        ({"born_on": "2020-05-01", "on": "2026-05-01"}, False),
        ({"born_on": "0001-01-01", "on": "9999-12-31", "age": "GE18"}, False),
        ({"born_on": "2010-05-01", "regime": "X"}, "regime"),
        ({"born_on": "2010-05-01", "zz": 1}, "zz"),
        ({"born_on": "2010-05-01", "client_informed": 1}, "client_informed"),
    ],
)
def test_cross_checks_come_when_all_fields_are_in_order(more, field):
    assert contact(**more) == field
    assert disclosure(**more) == field


def test_a_name_given_twice_counts_the_last_time():
    line = json.dumps(BASE)[:-1]
    assert fault(["advise", "contact"], line + ',"age":5,"age":"GE18"}') is False
    assert fault(["advise", "contact"], line + ',"age":"GE18","age":5}') == "age"
    twice = '"duty_conflict":{"minimal":1},"duty_conflict":{}'
    assert fault(["advise", "disclosure"], f"{line},{twice}}}") is False


def test_half_a_character_escaped_is_text():
    assert disclosure(legal_duty_article="\ud800") is False
    assert contact(regime="\udc00") == "regime"
    assert match({"community": "\ud800"}) is False


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ({}, {"request", "confidants"}),
        ({"request": REQUEST}, {"confidants"}),
        ({"confidants": []}, {"request"}),
        ({"request": [], "confidants": []}, {"request"}),
        ({"request": None, "confidants": []}, {"request"}),
        ({"request": REQUEST, "confidants": {}}, {"confidants"}),
        ({"request": REQUEST, "confidants": None}, {"confidants"}),
        ({"request": REQUEST, "confidants": [], "zz": 1}, {"zz"}),
        ({"request": {"languages": ["nl"]}, "confidants": []}, {"request.on"}),
        ({"request": {"on": "2026-03-01"}, "confidants": []}, {"request.languages"}),
    ],
)
def test_faults_of_a_matching(line, fields):
    assert fault(["match"], json.dumps(line)) in fields


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("on", ["2026-02-30", None, 1]),
        ("languages", [[], ["nl", "NL"], ["n"], ["nlxx"], ["nl\n"], ["ñl"], "nl", [1], None]),
        ("consent_to_match", [1, "yes", None]),
        ("gender", ["OTHER", "woman", None]),
        ("community_wish", ["SAME", None]),
        ("community", ["", " \u3000\t", 1, None, "\x1c"]),
        ("region", ["", None]),
        ("town", ["\n", []]),
        ("latitude", [90.1, -91, "52", True, None, 10**400]),
        ("longitude", [180.5, -181, [], False]),
        ("minimum_km", [-1, 1001, 1.0, True, "10", None, 10**30]),
        ("zz", [1]),
    ],
)
def test_a_wrong_value_in_the_request_is_named(name, values):
    for value in values:
        assert match({name: value}) == f"request.{name}", value


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("id", ["", "a b", "a" * 65, "é", "a\n", 1, None]),
        ("open_matches", [-1, 1001, 0.0, True, None, "0"]),
        ("max_open_matches", [4, -1, 1.0]),
        ("languages", [["NL"], "nl", None]),
        ("gender", ["NONE", None]),
        ("communities", [[""], [None], "x", {}]),
        ("regions", [["a", " "]]),
        ("training_valid_until", ["2026-02-30", None]),
        ("available", [1]),
        ("latitude", [91]),
        ("zz", [None]),
    ],
)
def test_a_wrong_value_of_a_confidant_is_named_with_its_place(name, values):
    for value in values:
        assert match(confidants=[PERSON, PERSON | {name: value}]) == f"confidants[1].{name}", value


@pytest.mark.parametrize("element", [None, 1, "a", [], True])
def test_an_element_that_is_no_object_is_named_by_its_place(element):
    assert match(confidants=[PERSON, element]) == "confidants[1]"


@pytest.mark.parametrize(
    ("confidants", "field"),
    [
        ([{"open_matches": 0}], "confidants[0].id"),
        ([PERSON, {"id": "b"}], "confidants[1].open_matches"),
        ([PERSON, PERSON], "confidants[1].id"),
        ([PERSON, PERSON | {"id": "A"}], False),
        ([PERSON | {"latitude": 52}], "confidants[0].longitude"),
        ([PERSON | {"longitude": 5}], "confidants[0].latitude"),
        ([PERSON | {"languages": [], "max_open_matches": 0}], False),
        ([PERSON | {"latitude": -90, "longitude": 180.0}], False),
    ],
)
def test_faults_between_confidants(confidants, field):
    assert match(confidants=confidants) == field


def number(**written):
    """A request with these numbers written just so."""
    more = "".join(f',"{name}":{text}' for name, text in written.items())
    start = '{"request":{"on":"2026-03-01","languages":["nl"],"longitude":5'
    return fault(["match"], f'{start}{more}}},"confidants":[]}}')


@pytest.mark.parametrize("text", ["0", "-0", "1000", "7"])
def test_a_whole_number_is_written_without_fraction_or_exponent(text):
    assert number(latitude="52", minimum_km=text) is False


HUGE = ["9" * 5000, "-" + "9" * 5000, "1e999", "1" * 400 + ".5"]


@pytest.mark.parametrize("text", ["1.0", "1e0", "1E2", "0.0", "-0.0", *HUGE])
def test_any_other_number_is_not_whole(text):
    assert number(latitude="52", minimum_km=text) == "request.minimum_km"


@pytest.mark.parametrize("text", HUGE)
def test_a_huge_number_is_a_fault_of_its_field(text):
    assert number(latitude=text) == "request.latitude"


@pytest.mark.parametrize("text", ["1e-999", "0." + "0" * 5000 + "1", "90", "-9E1", "-0.0"])
def test_tiny_and_exact_numbers_are_numbers(text):
    assert number(latitude=text) is False
