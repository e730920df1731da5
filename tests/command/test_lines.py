"""The line protocol of contract section 1."""

import json
import os
import subprocess
import sys

import pytest

from tests.command.asking import ask, ask_raw
from zorgvuldig.command.lines import batches

CONTACT = ["advise", "contact"]
GOOD = '{"regime":"GI","age":"LT12","addressee":"AUTHORITY_PARENT"}'
RUN = "import sys; from zorgvuldig.command import main; sys.exit(main())"


def rows(said):
    return [line.get("row", "error") for line in said]


def test_every_line_gets_one_answer_in_the_same_order():
    said, status = ask(CONTACT, GOOD, GOOD.replace("LT12", "A16_17"), GOOD)
    assert (rows(said), status) == (["A01", "A06", "A01"], 0)


def test_an_error_concerns_its_own_line_only():
    said, status = ask(CONTACT, GOOD, "{", GOOD, b"\xff", GOOD)
    assert (rows(said), status) == (["A01", "error", "A01", "error", "A01"], 2)
    assert set(said[1]) == {"error"}
    assert said[1]["error"]["field"] is None
    assert said[1]["error"]["message"]


def test_blank_lines_are_skipped():
    said, status = ask_raw(CONTACT, f"\n  \t\r\n\r\n{GOOD}\r\n\n".encode())
    assert (rows(said), status) == (["A01"], 0)


@pytest.mark.parametrize("blank", [b"\x0b", b"\x0c", b"\xc2\xa0", b"\x00", b"\xef\xbb\xbf"])
def test_other_white_space_is_no_blank_line(blank):
    said, status = ask_raw(CONTACT, blank + b"\n")
    assert (said[0]["error"]["field"], status) == (None, 2)


def test_the_last_line_may_lack_its_end():
    said, status = ask_raw(CONTACT, f"{GOOD}\n{GOOD}".encode())
    assert (rows(said), status) == (["A01", "A01"], 0)


def test_a_carriage_return_alone_ends_no_line():
    said, status = ask_raw(CONTACT, f"{GOOD}\r{GOOD}\n".encode())
    assert ([line["error"]["field"] for line in said], status) == ([None], 2)


def test_other_line_ends_of_unicode_do_not_count():
    line = '{"regime":"GI","age":"LT12","addressee":"POLICE","legal_duty_article":"a\u2028b\x85c"}'
    said, status = ask(["advise", "disclosure"], line)
    assert (rows(said), status) == (["D08"], 0)


def test_nothing_in_nothing_out():
    assert ask_raw(CONTACT, b"") == ([], 0)


def test_a_line_of_megabytes_is_read():
    line = GOOD[:-1] + " " * 5_000_000 + "}"
    long_text = json.dumps(
        {"regime": "GI", "addressee": "POLICE", "legal_duty_article": "é" * 10**6}
    )
    assert rows(ask(CONTACT, line, GOOD)[0]) == ["A01", "A01"]
    assert rows(ask(["advise", "disclosure"], long_text)[0]) == ["D08"]


def test_the_same_line_always_gives_the_same_answer():
    wrong = '{"zz":1,"yy":2,"regime":"GI"}'
    said, _ = ask(CONTACT, GOOD, wrong, GOOD, wrong)
    assert said[0] == said[2]
    assert said[1] == said[3]


def test_answers_are_explained():
    said, _ = ask(CONTACT, GOOD)
    assert said[0]["explanation"]
    assert said[0]["sources"]
    assert said[0]["via"] == []


def test_lines_are_put_together_from_pieces():
    class Pieces:
        pieces = [b"on", b"e\ntwo\nth", b"re", b"e", b"\n", b"", b"never"]

        def read1(self, size: int) -> bytes:
            return self.pieces.pop(0)

    assert [line for batch in batches(Pieces()) for line in batch] == [
        b"one",
        b"two",
        b"three",
        b"",
    ]


def run(*argv: str, given: bytes = b"", code: str = RUN) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-c", code, *argv], input=given, capture_output=True)


@pytest.mark.parametrize(
    "argv",
    [(), ("advice",), ("advise",), ("advise", "both"), ("advise", "contact", "x"), ("match", "x"),
     ("--help",), ("",)],
)  # fmt: skip
def test_a_wrong_command_line_says_nothing_on_standard_output(argv):
    done = run(*argv, given=GOOD.encode())
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("Zo werkt deze opdracht niet.")


def test_the_rules_answer_without_django():
    look = RUN.replace("sys.exit(main())", "main(); sys.exit('django' in sys.modules)")
    done = run("advise", "contact", given=GOOD.encode(), code=look)
    assert (done.returncode, rows([json.loads(done.stdout)])) == (0, ["A01"])


def test_an_answer_comes_before_the_next_question():
    asked = subprocess.Popen(
        [sys.executable, "-c", RUN, *CONTACT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    for _ in range(2):
        asked.stdin.write(GOOD.encode() + b"\n")
        asked.stdin.flush()
        assert json.loads(asked.stdout.readline())["row"] == "A01"
    asked.stdin.close()
    assert asked.wait() == 0
    asked.stdout.close()


def test_a_reader_who_walks_away_is_no_disaster():
    asked = subprocess.Popen(
        [sys.executable, "-c", RUN, *CONTACT], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    asked.stdout.close()
    _, complaint = asked.communicate(f"{GOOD}\n".encode() * 3)
    assert complaint == b""
    assert asked.returncode != 0


def test_the_order_of_faults_does_not_depend_on_the_run():
    wrong = json.dumps(dict.fromkeys("qwertyuiop", 1)).encode()
    seeds = [dict(os.environ, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    said = [
        subprocess.run([sys.executable, "-c", RUN, *CONTACT], input=wrong, env=env,
                       capture_output=True).stdout
        for env in seeds
    ]  # fmt: skip
    assert said[0] == said[1] != b""
