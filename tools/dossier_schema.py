"""Writes docs/dossier-1.schema.json: the JSON Schema of one dossier as a file."""

import json
import os
from pathlib import Path

import django

PAPER = Path(__file__).parents[1] / "docs/dossier-1.schema.json"


def main() -> None:
    """From the form in `zorgvuldig.carrying` and the codes of the rooms."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zorgvuldig.settings")
    django.setup()
    from zorgvuldig.carrying.lists import schema

    told = json.dumps(schema(), ensure_ascii=False, indent=2)
    PAPER.write_text(f"{told}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
