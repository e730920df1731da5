"""What may not stand in a summary: stamps, and what is of others."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from zorgvuldig.dossiers.access import sharing
from zorgvuldig.dossiers.models import Dossier, Recipient
from zorgvuldig.dossiers.summary.draft import EDITED
from zorgvuldig.handbook.wording import label_words
from zorgvuldig.nameless.pointing import names
from zorgvuldig.people import access as people
from zorgvuldig.recording.refusals import NotNow
from zorgvuldig.rules.codes import CONTACT_ADDRESSEES
from zorgvuldig.rules.nameless import Finding
from zorgvuldig.rules.nameless.weighed import is_reason
from zorgvuldig.rules.recognisable import WORD, Known, folded, traces

if TYPE_CHECKING:
    from zorgvuldig.people.actor import Actor

LONGEST_EASY = 12
UNTOLD = (
    "Er is iets gedeeld of gebeld dat de cliënt nog niet weet. Een samenvatting die dat weglaat, "
    "klopt niet. Vertel het eerst; bij ‘Wat nu’ ziet u wat."
)
STAMPED = (
    "In de samenvatting staat {words}. Laat dat weg, of schrijf op wat er gebeurde. Het eigen "
    "verhaal in het dossier verandert daar niet door."
)
OF_ANOTHER = (
    "In de samenvatting staat {names}. Dat is een naam van een ander. Schrijf bijvoorbeeld ‘een "
    "ouder’ of ‘iemand die u kent’."
)
NEEDED = ("why", "wrote", "ask")  # what a client may at least expect to read
EMPTY = (
    "De samenvatting is nog niet af: er staat niet waarom u iets opschreef, wat u opschreef of wie "
    "de cliënt iets kan vragen. Vul dat eerst in."
)
UNWEIGHED = "Zeg van {names} waarom het kan blijven staan, of haal het weg."
LOOKS_LIKE = "Dit lijkt een naam. Is het een ander, haal het dan weg. Anders: zeg waarom het kan."


def of_others(dossier: Dossier) -> list[str]:
    """The names of the people around the client that the dossier knows."""
    around = Recipient.unscoped.filter(dossier=dossier, addressee__in=CONTACT_ADDRESSEES)
    return [one.words(dossier.key)["name"] for one in around]


def texts(typed: Mapping[str, Any]) -> list[str]:
    """What people typed and can change; who may be asked is by name on purpose."""
    return [str(typed.get(name, "")) for name in EDITED if name != "ask"]


def findings(dossier: Dossier, actor: "Actor", typed: Mapping[str, Any]) -> list[Finding]:
    """What could be the name of another: of those the dossier knows, it has to go; of the rest
    somebody says why it may stay. The client's own name and ours are no finding."""
    ours = [dossier.client["name"], actor.organisation.name]
    ours += [one.person.name for one in people.staff_of(actor)]
    own = {folded(word) for name in ours for word in WORD.findall(name)}
    looked = names(texts(typed), Known(names=tuple(of_others(dossier))))
    return [
        Finding(one.kind, one.written, one.why if one.known else LOOKS_LIKE)
        for one in looked.findings
        if one.known or {folded(word) for word in WORD.findall(one.written)} - own
    ]


def refuse_unless_fit(
    dossier: Dossier, actor: "Actor", typed: Mapping[str, Any], reasons: Mapping[str, str]
) -> list[dict[str, str]]:
    """Refuses what is not finished, stamps, others' names, and a summary that would hide what was
    shared; answers what was left standing, each with its reason."""
    if not all(str(typed.get(name, "")).strip() for name in NEEDED):
        raise NotNow(EMPTY)
    if sharing.not_told(dossier):
        raise NotNow(UNTOLD, mend="now")
    whole = "\n".join(str(typed.get(name, "")) for name in EDITED)
    if found := label_words(whole):
        raise NotNow(STAMPED.format(words=_listed(found)))
    known = Known(names=tuple(of_others(dossier)))
    if told := traces([("", text) for text in texts(typed)], known):
        raise NotNow(OF_ANOTHER.format(names=_listed(trace.detail for trace in told)))
    left = [one for one in findings(dossier, actor, typed) if not one.known]
    if bare := [one.written for one in left if not is_reason(reasons.get(one.key, ""))]:
        raise NotNow(UNWEIGHED.format(names=_listed(bare)))
    return [{"written": one.written, "why": reasons[one.key]} for one in left]


def _listed(words: Any) -> str:
    return ", ".join(f"“{word}”" for word in words)


def long_sentences(typed: Mapping[str, Any]) -> list[str]:
    """For the easy version: sentences that may be too long to read at twelve. A hint only."""
    whole = "\n".join(texts(typed)).replace("!", ".").replace("?", ".").replace("\n", ".")
    return [one.strip() for one in whole.split(".") if len(one.split()) > LONGEST_EASY]
