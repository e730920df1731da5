"""The parts of the dossier page, each from rows to what its component asks for."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from zorgvuldig.dossiers import access, taken_over
from zorgvuldig.dossiers.codes import (
    Decision,
    EntryKind,
    FollowUp,
    Giver,
    SignPolarity,
    StatementType,
)
from zorgvuldig.dossiers.views import event_words
from zorgvuldig.dossiers.views.plan_words import AGAIN
from zorgvuldig.dossiers.views.words import gist
from zorgvuldig.handbook import read
from zorgvuldig.handbook.wording import label, sentence, spoken
from zorgvuldig.language.whose import Typed
from zorgvuldig.rules.afterwards import is_due
from zorgvuldig.rules.steps import Done
from zorgvuldig.rules.steps import steps as steps_of

MOST = 8  # lines in a column; safety concerns come first and are never the ones left out
STEP_PAGES = {
    "W1_DESCRIBE": "dossiers:sign",
    "W2_ADVICE_INTERNAL": "dossiers:consultation",
    "W3_ADVICE_EXTERNAL": "dossiers:outside_advice",
    "W4_TALK": "dossiers:conversation",
    "W5_WEIGH": "dossiers:assessment",
}
FIRST_VERBS = (
    ("dossiers:conversation", "Gesprek vastleggen"),
    ("dossiers:sign", "Signaal beschrijven"),
    ("dossiers:consultation", "Intern overleg vastleggen"),
)
VERBS = {
    "Beschrijven": (
        ("dossiers:call", "Gebeld bij direct gevaar"),
        ("dossiers:event_connect", "Een gebeurtenis verbinden"),
        ("dossiers:triage", "Zeggen hoe dringend het nu is"),
    ),
    "Advies en samen wegen": (
        ("dossiers:advice_prepare", "Advies van buiten voorbereiden"),
        ("dossiers:outside_advice", "Advies van buiten vastleggen"),
        ("dossiers:assessment", "Samen inschatten"),
        ("dossiers:concern", "Veiligheidsrisico beschrijven"),
        ("dossiers:step_reason", "Een stap met reden overslaan"),
    ),
    "Met anderen": (
        ("dossiers:involved", "Samenwerken en overdragen"),
        ("dossiers:recipient_add", "Iemand toevoegen om mee te praten of te delen"),
        ("dossiers:capacity", "Vastleggen of de cliënt zelf kan beslissen"),
        ("dossiers:in_group", "Bij een groep zetten"),
    ),
    "Samen met cliënt en gezin": (
        ("dossiers:with_client", "Zien wat u samen maakte en afsprak"),
        ("dossiers:map", "Kaart bekijken of maken"),
        ("dossiers:plan", "Het plan maken of veranderen"),
        ("dossiers:network", "Mensen om het gezin heen laten meedoen"),
        ("dossiers:own_statement", "Het eigen verhaal opschrijven"),
        ("dossiers:look_back", "Samen terugkijken"),
    ),
    "Wat de cliënt mag weten en vragen": (
        ("dossiers:notices", "Informatie meegeven"),
        ("dossiers:summary_new", "Samenvatting voor de cliënt"),
        ("privacy:looks", "Wie keek er in dit dossier?"),
        ("privacy:rights_of", "Rechten van de cliënt: inzage, verbeteren, wissen"),
    ),
    "Het dossier zelf": (
        ("dossiers:review", "Opnieuw kijken"),
        ("dossiers:next_steps", "Vervolgafspraken vastleggen"),
        ("dossiers:aftercare", "Nazorg voor uzelf"),
        ("dossiers:client", "Gegevens van de cliënt verbeteren"),
        ("carrying:ask", "Als bestand meegeven"),
        ("dossiers:close", "Dossier afsluiten"),
    ),
}


def age_words(dossier: Any, today: date) -> dict[str, str]:
    """The age band and what it means for consent."""
    band = dossier.age_on(today)
    return {"label": label("age", band), "meaning": sentence("age", band)}


def what_now(
    dossier: Any, lines: list[Any], shared: list[dict[str, Any]], ready: Any, today: date
) -> list[dict[str, str]]:
    """What matters first: a late look, a client not told yet, an assessment to complete, an opinion
    of which the day to look into it has come. A closed dossier asks nothing any more."""
    if dossier.closed_on is not None:
        return []
    reference, now = dossier.reference, []
    if dossier.review_on and dossier.review_on < today:
        text = AGAIN.format(day=spoken(dossier.review_on, today))
        now.append({"text": text, "url": reverse("dossiers:review", args=[reference])})
    now += letters(shared)
    now += [
        {"text": row["disagreement"], "url": row["url"]} for row in shared if row["disagreement"]
    ]
    if ready:
        url = reverse("dossiers:assessment_complete", args=[reference, ready])
        now.append({"text": "Ieder heeft ingeschat. Rond de inschatting samen af", "url": url})
    now += [
        {
            "text": Typed(gist(line.words(dossier.key), 80), "Ga na of dit klopt"),
            "url": reverse("dossiers:entry", args=[reference, line.pk]),
        }
        for line in lines
        if line.followup == FollowUp.OPEN and is_due(line.ask_again_on, today=today)
    ]
    return now


BOTH = "Verstuur de brief veilig, en vertel de cliënt wat u deelt met {name}"
TELL = "Vertel de cliënt wat u deelt met {name}"
SEND = "Verstuur de brief veilig aan {name}"


def letters(shared: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Of each letter that was decided on: that the client hears of it, and that it goes."""
    untold = [
        {"text": (TELL if row["sent"] else BOTH).format(name=row["name"]), "url": row["tell_url"]}
        for row in shared
        if row["tell_url"]
    ]
    unsent = [
        {"text": SEND.format(name=row["name"]), "url": row["letter_url"]}
        for row in shared
        if row["letter_url"] and not row["tell_url"] and not row["sent"]
    ]
    return untold + unsent


def steps(reference: str, done: Done, *, keeps: bool) -> list[dict[str, Any]]:
    """W1-W7 as a checklist: done or not, by what, and for the keeper the way to do it (again)."""
    words = read("method")["step"]
    return [
        {
            "title": words[step.code]["title"],
            "done": step.done,
            "url": reverse(STEP_PAGES[step.code], args=[reference])
            if keeps and step.code in STEP_PAGES
            else "",
            "by": [words[step.code]["by"][step.by]] if step.by else [],
            "note": words[step.code].get("lacks", {}).get(step.lacks, ""),
        }
        for step in steps_of(done)
    ]


def columns(dossier: Any, lines: list[Any]) -> dict[str, list[dict[str, str]]]:
    """Protects, worries and goals, in short lines; what contradicts stands on the first side."""
    found: dict[str, list[dict[str, str]]] = {"protects": [], "worries": [], "goals": []}
    for line in lines:
        words = line.words(dossier.key)
        url = reverse("dossiers:entry", args=[dossier.reference, line.pk])
        if line.kind == EntryKind.CONVERSATION:
            if words.get("needs"):
                found["goals"].append({"text": gist({"reason": words["needs"]}, 110), "url": url})
        elif line.kind == EntryKind.SIGN:
            _place_sign(found, line, {"text": _marked(line, words), "url": url})
        elif line.ended_on is None:
            found["worries"].insert(0, {"text": gist(words, 110), "url": url})
            if words.get("protects"):
                found["protects"].append(
                    {"text": gist({"reason": words["protects"]}, 110), "url": url}
                )
    return {name: items[:MOST] for name, items in found.items()}


FOUND = {FollowUp.REFUTED: "weerlegd", FollowUp.OPEN: "nog na te gaan"}


def _place_sign(found: dict[str, list[dict[str, str]]], line: Any, item: dict[str, str]) -> None:
    item |= {"ours": "yes", "mark": FOUND.get(line.followup, "")}
    contradicting = line.polarity == SignPolarity.CONTRADICTING
    found["protects" if contradicting else "worries"].append(item)


def _marked(line: Any, words: dict[str, Any]) -> str:
    said = gist(words, 110)
    kind = StatementType(line.statement_type)
    return Typed(said, "" if kind == StatementType.FACT else kind.label.capitalize())


def timeline(dossier: Any, entries: Iterable[Any]) -> list[dict[str, Any]]:
    """The timeline for its component."""
    items = []
    for entry in entries:
        words = entry.words(dossier.key)
        piece = words.get("piece")
        quote = words.get("own_words", "")
        items.append(
            {
                "kind": "",
                "at": entry.happened_on,
                **(taken_over.title(piece) if piece else _title(entry)),
                "url": reverse("dossiers:entry", args=[dossier.reference, entry.pk]),
                "quote": gist({"reason": quote}) if quote else "",
                **_text(words, quote),
                "by": taken_over.who_wrote(piece) if piece else entry.author.name,
                "more": event_words.link(entry.event),
                "badge": BESIDE if entry.spoken_of else "",
            }
        )
    return items


def _text(words: dict[str, Any], quote: str) -> dict[str, str]:
    """What it says, in short; of what was taken over first whose words they are."""
    if quote or "piece" not in words:
        return {"text": "" if quote else gist(words)}
    piece = words["piece"]
    return {"from": taken_over.whose_piece(piece), "text": gist({"text": taken_over.said(piece)})}


def _title(entry: Any) -> dict[str, str]:
    """What an entry is; of an answer and a decision also which; and that it was put right."""
    kind = EntryKind(entry.kind).label.capitalize()
    return {"title": kind, "which": _which(entry), "mark": PUT_RIGHT if entry.put_right else ""}


def _which(entry: Any) -> str:
    if entry.decision:
        return str(Decision(entry.decision).label)
    if entry.event:
        return event_words.kind_label(entry.event_kind)
    if entry.said_by:
        return str(Giver(entry.said_by).label)
    return taken_over.ANSWERED[entry.answer] if entry.kind == EntryKind.CONSENT else ""


PUT_RIGHT = "verbeterd"
BESIDE = "met eigen verhaal erbij"
ONWARD = {
    EntryKind.ASSESSMENT: ("dossiers:assessment_view", "Lees wie wat schreef"),
    EntryKind.DISCLOSURE: ("dossiers:proposal", "Open het voorstel"),
    EntryKind.CORRECTION: ("dossiers:correction", "Open de correctie"),
    EntryKind.ADVICE_TEXT: ("dossiers:advice_shown", "Printen, of het antwoord vastleggen"),
    EntryKind.CLIENT_SUMMARY: ("dossiers:summary", "Open de samenvatting"),
    EntryKind.SAFETY_CONCERN: ("dossiers:concern_end", "Vastleggen dat dit risico voorbij is"),
    EntryKind.SAFETY_MAP: ("dossiers:map_version", "Open de kaart"),
}
FOR_KEEPERS = (
    EntryKind.DISCLOSURE,
    EntryKind.CORRECTION,
    EntryKind.SAFETY_CONCERN,
    EntryKind.ADVICE_TEXT,
    EntryKind.CLIENT_SUMMARY,
)


def onward(
    reference: str, entry: Any, *, keeps: bool, ended: bool = False
) -> dict[str, str] | None:
    """The page where an entry goes on, for the kinds that have one; nothing when it has `ended`."""
    if entry.kind not in ONWARD or ended or (entry.kind in FOR_KEEPERS and not keeps):
        return None
    name, text = ONWARD[entry.kind]
    return {"url": reverse(name, args=[reference, entry.pk]), "text": text}


def kind_filters(chosen: str) -> list[dict[str, Any]]:
    """The timeline's filter, in the address."""
    options = [("", "alles"), *EntryKind.choices]
    return [{"code": code, "text": text, "current": code == chosen} for code, text in options]


def older(entries: list[Any], kind: str) -> str:
    """The address of the next page of the timeline, or nothing."""
    if len(entries) <= access.PAGE:
        return ""
    last = entries[access.PAGE - 1]
    return f"?soort={kind}&voor={last.happened_on.isoformat()}_{last.pk}#tijdlijn"


def verbs(reference: str) -> dict[str, Any]:
    """What one can do here, by verb: what is done most `first`, the rest `more` under headings."""

    def links(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
        return [{"url": reverse(name, args=[reference]), "text": text} for name, text in pairs]

    return {"first": links(FIRST_VERBS), "more": {t: links(pairs) for t, pairs in VERBS.items()}}
