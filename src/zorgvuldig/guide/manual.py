"""The manual, as `make manual` put it in the folder of this installation; or nothing."""

from django.conf import settings

KINDS = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "png": "image/png",
    "svg": "image/svg+xml",
}
NAMES = r"[a-z-]+\.html|beelden/[a-z0-9-]+\.png|stijl\.css|mark\.svg"


def read(name: str) -> tuple[bytes, str] | None:
    """What is in one file of it, and what kind of file that is. Names are as in `NAMES`."""
    path = settings.VAR / "manual" / name
    if not path.is_file():
        return None
    return path.read_bytes(), KINDS[path.suffix[1:]]
