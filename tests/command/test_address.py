"""Links in mail and pictures to point a telephone at lead to where the product really serves."""

import os
import subprocess
import sys

import pytest

ASKS = "from zorgvuldig import settings; print(settings.ADDRESS)"


def address(**known):
    left = {name: value for name, value in os.environ.items()
            if name not in ("ADDRESS", "PORT", "TRUSTED_ORIGINS")}  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", ASKS], env=left | known, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


@pytest.mark.parametrize(
    ("known", "leads_to"),
    [
        ({}, "http://127.0.0.1:8000"),
        ({"PORT": ""}, "http://127.0.0.1:8000"),
        ({"PORT": "8123"}, "http://127.0.0.1:8123"),
        ({"PORT": "8123", "ADDRESS": "https://wijs.example"}, "https://wijs.example"),
        ({"PORT": "8123", "TRUSTED_ORIGINS": "https://wijs.example"}, "https://wijs.example"),
    ],
)
def test_the_address_follows_the_port_unless_it_is_named(known, leads_to):
    assert address(**known) == leads_to
