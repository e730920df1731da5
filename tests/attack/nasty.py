"""What somebody types who means no good, and what somebody types who means well."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

from tests.attack.forms_found import Asked, Form

TODAY = date.today()
LARGE = "Zin met é en \U0001f600. " * 9_000  # some 200 kB
VALUES = [
    "", " ", "\0", "a\0b", "\ud800", "x\udfffy", "\ufeff", "\u202eomgekeerd", "\u2066\u2069",
    "\u0085", "\u2028", "\r\nSet-Cookie: a=b", "é" * 300, "a" * 5_000, LARGE,
    "\U0001f469\u200d" * 40,
    "0", "-1", "1", "9" * 9, "2147483648", "-2147483649", "9223372036854775808", "9" * 400, "1e400",
    "1e-5", "NaN", "-Infinity", "0x10", "٣", "1_000", "½", "³", " 1 ", "+1", "1,5", "1.5",
    "0001-01-01", "9999-12-31", "2026-02-30", "10000-01-01", "31-12-9999", "1-1-1", "2026-13-01",
    "99999999999-01-01", "0000-00-00", "24:00", "25:61", "23:59:60", "2026-11-27T25:00",
    "0001-01-01T00:00", "9999-12-31T23:59", "٢٠٢٦-٠١-٠١",
    "' OR 1=1 --", "\"; DROP TABLE x; --", "%s%n%d", "%", "\\", "{{ 7*7 }}", "{% debug %}",
    "${7*7}",
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "../../etc/passwd", "=1+1",
    "iemand@voorbeeld.example", "a@b", "@", "a" * 300 + "@voorbeeld.example", "http://[::1",
    "http://voorbeeld.example:99999/", "javascript:alert(1)", "//elders.example", "https://\u202e/",
    str(UUID(int=0)), "00000000-0000-0000-0000-00000000000g", "ZZZZ-ZZZZ", "None", "null", "true",
    "[]", "{}", "[" * 3_000, "on", "CLOSED", "ORG", "(a+)+$", "de " * 400, "Van den " * 100,
]  # fmt: skip
EXTRA = {
    name: [value]
    for name, value in {
        "organisation": "1", "organisation_id": "1", "id": "1", "pk": "1", "person": "1",
        "person_id": "1", "membership": "1", "is_superuser": "on", "is_staff": "on", "actor": "1",
        "decided_by": "1", "state": "CLOSED", "sealed": "x", "created_at": "2000-01-01",
    }.items()
}  # fmt: skip
KEPT = "draft_tab", "csrfmiddlewaretoken"
SENTENCE = "Wij spraken elkaar rustig en legden uit wat er nu gebeurt."

Sent = dict[str, list[str]]


def wild(form: Form, chance: Random) -> Sent:
    """Everything is nonsense, what is carried along as well, and some of it comes twice."""
    sent: Sent = EXTRA | form.carried
    for name in [*form.asked, *(n for n in form.carried if chance.random() < 0.2)]:
        sent[name] = [chance.choice(VALUES) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
    return sent


def well_meant(form: Form, chance: Random) -> Sent:
    """What somebody would fill in who reads the questions."""
    sent: Sent = {name: chance.sample(values, 1) for name, values in form.carried.items()}
    return sent | {name: ordinary(asked, chance) for name, asked in form.asked.items()}


def all_but_one(form: Form, chance: Random) -> Sent:
    """Well meant, and one answer is nonsense."""
    sent = well_meant(form, chance)
    names = [*form.asked] * 3 + [name for name in form.carried if name not in KEPT]
    if names:
        name = chance.choice(names)
        sent[name] = [chance.choice(VALUES), *chance.sample(sent[name], chance.choice((0, 0, 1)))]
    return sent


def ordinary(asked: Asked, chance: Random) -> list[str]:
    if asked.choices:
        given = [choice for choice in asked.choices if choice] or asked.choices
        return chance.sample(given, min(len(given), 2 if asked.kind == "checkbox" else 1))
    if asked.filled and chance.random() < 0.5:
        return asked.filled
    return [BY_KIND.get(asked.kind, SENTENCE)]


BY_KIND = {
    "date": (TODAY + timedelta(days=10)).isoformat(),
    "datetime-local": f"{(TODAY + timedelta(days=10)).isoformat()}T14:30",
    "time": "14:30",
    "number": "3",
    "email": "iemand@voorbeeld.example",
    "url": "https://voorbeeld.example/",
    "tel": "0",
    "file": "naam;soort\na;b\n",
}
