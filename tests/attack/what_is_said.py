"""What an answer tells the browser, and what is wrong with it."""

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
OF_THE_API = {"default-src": "'none'", "frame-ancestors": "'none'"}  # no page, so nothing at all
OF_A_STYLE = OF_THE_API | {"sandbox": ""}  # a stylesheet or a logo, opened by itself
FOR_EVER = "public, max-age=31536000, immutable"  # what is in it stands in its address
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
ALLOWED = {"publickey-credentials-create=(self)", "publickey-credentials-get=(self)"}


def policy(found) -> dict[str, str]:
    parts = found.get("Content-Security-Policy", "").split("; ")
    return {name: sources for name, _, sources in (part.partition(" ") for part in parts)}


def wrong(found) -> list[str]:
    """What this answer lacks or allows too much."""
    told = policy(found)
    if told.get("style-src", "").removeprefix("'self' ").startswith("'sha256-"):
        told["style-src"] = "'self'"  # the pages of a line carry their one style, by its digest
    faults = [name for name, value in ALWAYS.items() if found.get(name) != value]
    faults += ["policy"] * (told not in (POLICY, OF_THE_API, OF_A_STYLE))
    permissions = set(found.get("Permissions-Policy", "camera=*").split(", "))
    faults += ["permissions"] * ({p for p in permissions if not p.endswith("=()")} != ALLOWED)
    faults += ["referrer"] * (found.get("Referrer-Policy") not in ("no-referrer", "same-origin"))
    kept = found.get("Cache-Control", "")
    lasting = told == OF_A_STYLE and kept == FOR_EVER
    return faults + ["kept"] * ("no-store" not in kept and not lasting)
