"""What lies beside the code: locks, licence, and no numbers or addresses of real people."""

import re
import tomllib
from pathlib import Path

from tests.house.reading import ROOT, SRC, place

TEXT = {".py", ".html", ".txt", ".toml", ".md", ".css", ".js", ".typ", ".sql", ".svg"}
PHONE = re.compile(
    r"tel:(?!112\b|\{)\S+"  # {: it comes from the settings
    r"|(?<![\w.-])(?:\+31|0031|0)[\s-]?\(?\d\)?(?:[\s-]?\d){7,9}(?![\w-])"
    r"|\b0(?:800|900)[\s-]?\d{4}\b"
)
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}")
REGISTRY = re.compile(r"https?://(?!\W)|--(?:extra-)?index-url|--find-links|--trusted-host")


def own_texts() -> list[Path]:
    """Everything of the product that can carry a number or an address."""
    folders = (SRC, ROOT / "docs", ROOT / "tests", ROOT / "tools")
    found = [p for folder in folders for p in folder.rglob("*") if p.suffix in TEXT]
    return [p for p in found if "static" not in p.parts and p != Path(__file__)]


def test_no_telephone_number_but_112():
    assert {place(p): m[0] for p in own_texts() if (m := PHONE.search(p.read_text()))} == {}


def test_what_would_be_found():
    for number in ("0612345678", "020 123 4567", "0800-1234", "+31 6 12345678", "tel:0900"):
        assert PHONE.search(number), number
    for other in ("tel:112", "112", "2026-11-01", "0001_initial"):
        assert not PHONE.search(other), other


def test_mail_addresses_are_invented():
    found = {(place(p), m) for p in own_texts() for m in MAIL.findall(p.read_text())}
    assert {(p, m) for p, m in found if not m.endswith(".example")} == set()


def test_locks_name_no_registry():
    locked = (ROOT / "requirements.lock").read_text()
    assert [line for line in locked.splitlines() if not line.lstrip().startswith("#")]
    stated = "\n".join(x for x in locked.splitlines() if not x.lstrip().startswith("#"))
    assert REGISTRY.search(stated) is None
    assert '"resolved"' not in (ROOT / "package-lock.json").read_text()


def test_every_locked_package_has_its_digest():
    stated = (ROOT / "requirements.lock").read_text()
    for package in re.split(r"\n(?=[a-z0-9])", stated)[1:]:
        assert "--hash=sha256:" in package, package.splitlines()[0]


def test_the_licence_is_the_european_one():
    text = (ROOT / "LICENSE").read_text()
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["license"] == "EUPL-1.2"
    assert "EUPL-1.2" in (ROOT / "publiccode.yaml").read_text()


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    asked = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = {re.split(r"[\[<>=; ]", line)[0] for line in asked}
    reasons = (ROOT / "docs/dependencies.md").read_text()
    assert {name for name in names if f"| `{name}` |" not in reasons} == set()


def test_papers_are_where_they_are_looked_for():
    papers = ("README.md", "CHANGELOG.md", "SECURITY.md", "LICENSE", "publiccode.yaml")
    assert [name for name in papers if not (ROOT / name).read_text().strip()] == []


def test_links_between_the_papers_lead_somewhere():
    for path in (ROOT / "README.md", *(ROOT / "docs").rglob("*.md")):
        for link in re.findall(r"\]\((?!#|https?:)([^)#]+)", path.read_text()):
            if not link.endswith(".png"):
                assert (path.parent / link).exists(), f"{place(path)}: {link}"


def test_the_version_is_said_once_the_same():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f'__version__ = "{version}"' in (SRC / "__init__.py").read_text()
    assert f"softwareVersion: {version}" in (ROOT / "publiccode.yaml").read_text()
    assert version in (ROOT / "CHANGELOG.md").read_text()
