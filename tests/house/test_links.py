"""Every link in the papers leads somewhere, and every file a paper names is there."""

import re
from pathlib import Path

import pytest

from tests.house.reading import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED = re.compile(r"`((?:tests|src|tools|bench|docs|deploy)/[\w./-]+)`")
OF_THE_MANUAL = re.compile(r"(?:\.\./)?beelden/[a-z0-9-]+\.png")  # taken by its own tests
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def broken_in(paper: Path) -> list[str]:
    text = paper.read_text()
    links = [x.split("#")[0] for x in LINK.findall(text) if "://" not in x and x[0] != "#"]
    lost = [x for x in links if not (paper.parent / x).exists() and not OF_THE_MANUAL.fullmatch(x)]
    return lost + [x for x in NAMED.findall(text) if not (ROOT / x).exists()]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda p: str(p.relative_to(ROOT)))
def test_every_link_leads_somewhere(paper: Path):
    assert broken_in(paper) == []


def test_a_broken_link_would_be_found(tmp_path: Path):
    paper = tmp_path / "paper.md"
    paper.write_text("[gone](gone.md), [page](#here), and `tests/house/test_gone.py`")
    assert broken_in(paper) == ["gone.md", "tests/house/test_gone.py"]
