"""`zorgvuldig retention`: what goes by its term, letting it go, forgetting again, and the day."""

from datetime import date
from typing import TYPE_CHECKING

from zorgvuldig.command import usage
from zorgvuldig.command.operator import REFUSED, Refused, operator, wake

if TYPE_CHECKING:
    from zorgvuldig.privacy.actions.running import Tally

PATTERN = "zorgvuldig retention <--dry-run|--run|--replay|--today JJJJ-MM-DD>"
STEPS = {
    "warn": "dossiers waarover is gewaarschuwd",
    "dossiers": "dossiers gewist",
    "notes": "niet-pluisgevoelens gewist",
    "groups": "groepen gewist",
    "events": "gebeurtenissen gewist",
    "help_requests": "hulpverzoeken gewist",
    "confidants": "gegevens van vertrouwenspersonen gewist",
    "applicants": "gegevens van kandidaat-vertrouwenspersonen gewist",
    "situations": "situaties van werkateliers vernietigd",
    "workshops": "werkateliers gewist",
    "calls": "terugbelverzoeken na een bijeenkomst gewist",
    "requests": "verzoeken over rechten gewist",
    "accounts": "accounts gewist",
    "lines": "regels van het logboek gewist",
    "ledger": "regels van het wisregister gewist",
}


@operator
def retention(argv: list[str]) -> int:
    """Show, run, replay or tell the day; 1 when something could not be carried out."""
    if len(argv) == 2 and argv[0] == "--today":
        wake()
        return told(argv[1])
    deeds = {"--dry-run": dry_run, "--run": run, "--replay": replay}
    if len(argv) != 1 or argv[0] not in deeds:
        return usage(PATTERN)
    wake()
    from zorgvuldig.vault.ledger import LedgerBroken

    try:
        return deeds[argv[0]]()
    except LedgerBroken as fault:
        raise Refused(str(fault)) from fault
    except OSError as fault:
        raise Refused(
            f"Het wisregister kan niet worden geschreven: {fault}. Wat gewist is, blijft gewist. "
            "Maak ruimte en voer dit daarna opnieuw uit."
        ) from fault


def dry_run() -> int:
    """What a run would do today, by reference and date; nothing is changed."""
    from zorgvuldig import walls
    from zorgvuldig.people.actions import every_organisation
    from zorgvuldig.vault import nights

    today = nights.day()
    for number in every_organisation():
        with walls.working_for(organisation=number):
            said = list(_of_one(today))
        print(f"Organisatie {number}: {'niets' if not said else ''}".rstrip())
        for line in said:
            print(f"  {line}")
    print("Er is niets gewijzigd.")
    return 0


def _of_one(today: date) -> list[str]:
    from zorgvuldig.gatherings.access import keeping as clearing
    from zorgvuldig.gatherings.access import over
    from zorgvuldig.helpline.access import keeping
    from zorgvuldig.privacy.access import going

    said = [_ending(row, today) for row in going.all_endings(today + going.days("preview_days"))]
    apart = {
        "niet-pluisgevoelens gaan nu weg": going.old_notes(today).count(),
        "groepen gaan nu weg": going.over_groups(today).count(),
        "gebeurtenissen gaan nu weg": going.over_events(today).count(),
        "hulpverzoeken gaan nu weg": keeping.over_requests(today).count(),
        "vertrouwenspersonen gaan nu weg": keeping.over_confidants(today).count(),
        "kandidaten voor vertrouwenspersoon gaan nu weg": keeping.over_applicants(today).count(),
        "werkateliers waarvan de situaties nu weggaan": clearing.workshops_to_clear(today).count(),
        "werkateliers gaan nu weg": over.over_workshops(today).count(),
        "terugbelverzoeken gaan nu weg": over.over_calls(today).count(),
        "accounts zijn aan de beurt, als niets meer naar ze verwijst": going.left_long_ago(
            today
        ).count(),
    }
    return said + [f"{count} {words}" for words, count in apart.items() if count]


def _ending(row: object, today: date) -> str:
    from zorgvuldig.privacy.access.going import Ending

    assert isinstance(row, Ending)
    term = f"dossier {row.reference}: termijn tot {row.keep_until:%d-%m-%Y}"
    if row.held:
        return f"{term}, wordt tegengehouden"
    if row.gone_on is None:
        return f"{term}, nog niet gewaarschuwd"
    when = "nu" if row.gone_on <= today else f"op {row.gone_on:%d-%m-%Y}"
    return f"{term}, gaat {when} weg"


def run() -> int:
    """Carry out every term now, as the night does."""
    from django.utils import timezone

    from zorgvuldig.privacy.actions import tonight
    from zorgvuldig.vault import nights

    tallies = tonight.carry_out(timezone.localdate())
    print(f"Gewist naar de dag {nights.day():%d-%m-%Y}.")
    for step, words in STEPS.items():
        print(f"{words}: {sum(tally.gone for tally in tallies if tally.step == step)}")
    return _failures(tallies)


def told(written: str) -> int:
    """A person says which day it is, after a leap of the clock or nights without work: only when
    both clocks say so too. From then on is erased by that day."""
    from django.db import transaction
    from django.utils import timezone

    from zorgvuldig.logbook.actions import Action, record
    from zorgvuldig.vault import nights
    from zorgvuldig.walls import watching

    clocks = (timezone.localdate(), timezone.localdate(watching.now_there()))
    try:
        day = date.fromisoformat(written)
    except ValueError as fault:
        raise Refused(f"{written} is geen datum. Schrijf jaar-maand-dag: JJJJ-MM-DD.") from fault
    if clocks[0] == clocks[1] != day:
        raise Refused(
            f"Er is niets veranderd. U zegt {day:%d-%m-%Y}, en deze machine en de database zeggen "
            f"allebei {clocks[0]:%d-%m-%Y}. Kijk welke dag het is. Is het {clocks[0]:%d-%m-%Y}, "
            "noem dan die dag. Anders lopen beide klokken verkeerd: zet ze eerst goed."
        )
    if clocks != (day, day):
        raise Refused(
            f"Er is niets veranderd. U zegt {day:%d-%m-%Y}, deze machine zegt "
            f"{clocks[0]:%d-%m-%Y} en de database zegt {clocks[1]:%d-%m-%Y}. Zet de klokken gelijk."
        )
    with transaction.atomic():
        nights.tell(day)
        record("retention.day_told", actor=None, action=Action.EXECUTE, about=f"retention:{day}")
    print(f"Vanaf nu wordt gewist naar {day:%d-%m-%Y}. Wat nu weg mag, gaat in de nacht weg.")
    return 0


def _failures(tallies: "list[Tally]") -> int:
    failed = [(tally, number) for tally in tallies for number in tally.failed]
    for tally, number in failed:
        print(f"Niet gelukt, organisatie {tally.organisation_id}, {tally.step} {number}.")
    if failed:
        print("De rest is gedaan. Kijk in de foutmeldingen, en voer het daarna opnieuw uit.")
    return REFUSED if failed else 0


def replay() -> int:
    """Erase again what the ledger names, and end all sessions: for who restored by other means."""
    from zorgvuldig.command.restore import LET_IN, end_sessions
    from zorgvuldig.privacy.actions.replaying import replay as again

    end_sessions()
    done = again()
    print(f"Het wisregister telt {done.lines} regels; {done.again} keer is opnieuw gewist.")
    print(f"Iedereen logt opnieuw in. {LET_IN}")
    for number in done.failed:
        print(f"Niet gelukt: regel {number} van het wisregister.")
    return REFUSED if done.failed else 0
