"""The gates of workshops and meetings, W-01 to W-08 and M-01 to M-05; workshop.md A8 and B3. Each
is open (None) or `Shut`.

W-04 is `rules.gates.vignettes`, W-05 `rules.gates.reports`. W-06, W-08, M-01 and M-05 are held by
what is not there too: no field, no import; and the numbers of M-05 by `rules.small_numbers`.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from zorgvuldig.handbook.wording import label
from zorgvuldig.rules.gates.shut import Shut
from zorgvuldig.rules.gatherings.codes import Expertise
from zorgvuldig.rules.gatherings.seats import MOST, Mix, free, total
from zorgvuldig.rules.quarters import quarter_of
from zorgvuldig.rules.small_numbers import FEW, STEP, TEN


def at_most_fifteen(mix: Mix) -> Shut | None:
    """W-01: a workshop has one to fifteen seats; who leads it does not count."""
    if 1 <= total(mix) <= MOST:
        return None
    return Shut(
        "W-01",
        f"Dit zijn {total(mix)} plaatsen. Een werkatelier heeft er minstens één en hooguit {MOST}; "
        "begeleiders tellen niet mee. Verdeel ze opnieuw.",
        "seats",
    )


def room_for_all(mix: Mix, held: Mix) -> Shut | None:
    """W-01: a change of the mix takes no seat away from who holds one."""
    short = [sector for sector, seats in held.items() if mix.get(sector, 0) < seats]
    if not short:
        return None
    said = ((label("gather_sector", sector), held[sector]) for sector in short)
    listed = ", ".join(f"{sector} (nog {many} bezet)" for sector, many in said)
    return Shut(
        "W-01",
        f"Zo heeft niet iedereen met een plaats er nog een: {listed}. Geef die sector minstens "
        "zoveel plaatsen, of wacht tot iemand zich afmeldt.",
        "seats",
    )


def mix_holds(mix: Mix, held: Mix, sector: str) -> Shut | None:
    """W-01: a seat is free for this sector, within the fifteen."""
    if free(mix, held, sector) > 0:
        return None
    return Shut("W-01", "Er is nu geen plaats vrij. U komt op de wachtlijst.")


def both_expertises(leads: Iterable[tuple[object, str]]) -> Shut | None:
    """W-02: an adviser on prevention and a lawyer lead it together, two different people."""
    by = {kind: {who for who, known in leads if known == kind} for kind in Expertise}
    prevention, law = by[Expertise.PREVENTION], by[Expertise.LAW]
    if prevention and law and len(prevention | law) > 1:
        return None
    return Shut(
        "W-02",
        "Een werkatelier heeft twee begeleiders: een adviseur preventie én een jurist. Voeg toe "
        "wie nog ontbreekt.",
        "leads",
    )


def both_there(there: bool) -> Shut | None:
    """W-02: adviser and lawyer were both there on the day."""
    if there:
        return None
    return Shut(
        "W-02",
        "Een werkatelier is gehouden als de adviseur én de jurist er waren. Viel iemand uit? Zet "
        "dan eerst bij de begeleiders wie in de plaats kwam.",
        "both_there",
    )


def prepared_first(prepared_on: date | None) -> Shut | None:
    """W-03: nobody is invited before the preparation talk was recorded."""
    if prepared_on is not None:
        return None
    return Shut(
        "W-03",
        "Leg eerst het voorgesprek met de gemeente vast: welke knelpunten voelen de beroepen? "
        "Daarna kunt u uitnodigen.",
    )


def enough_answered(count: int) -> Shut | None:
    """W-06: what a group answered is told when five or more did, and otherwise not at all."""
    if count >= STEP:
        return None
    return Shut(
        "W-06",
        f"Minder dan {STEP} mensen antwoordden. Dan laten we geen aantallen zien: niemand hoort na "
        "te kunnen gaan wie wat zei. Praat er samen over.",
    )


def only_a_number(typed: Mapping[str, str]) -> Shut | None:
    """M-01: who comes to a meeting says how many they are, and nothing else."""
    if not any(typed.values()):
        return None
    return Shut(
        "M-01",
        "Voor een plaats is geen naam of adres nodig. Laat alleen weten met hoeveel u komt.",
    )


def call_was_asked(reach: str, wants_a_call: bool) -> Shut | None:
    """M-02: how somebody can be reached is kept for a call they asked for, and for nothing else."""
    if not reach or wants_a_call:
        return None
    return Shut(
        "M-02",
        "Een nummer bewaren we alleen als iemand gebeld wil worden. Vink dat aan, of haal het weg.",
        "wants_a_call",
    )


def no_photos(agreed: bool) -> Shut | None:
    """M-03: at a meeting no photos are taken; whoever plans it says so to all."""
    if agreed:
        return None
    return Shut(
        "M-03",
        "Op een bijeenkomst maken we geen foto’s zonder toestemming van wie erop staat. Bevestig "
        "dat dit aan het begin wordt gezegd.",
        "no_photos",
    )


def corner_prepared(line: str) -> Shut | None:
    """M-04: somebody who begins about a child they know is asked along to the quiet corner; the
    sentence for it is ready."""
    if line.strip():
        return None
    return Shut(
        "M-04",
        "Schrijf de zin op waarmee de gespreksleider iemand uitnodigt om apart verder te praten.",
        "corner_line",
    )


def quarter_is_settled(over: bool, unfinished: int) -> Shut | None:
    """M-05: numbers are told of a quarter that is over and in which nothing changes any more; from
    two versions of one number somebody could subtract."""
    if over and not unfinished:
        return None
    if not over:
        return Shut("M-05", "Dit kwartaal loopt nog. De aantallen komen als het voorbij is.")
    then = "Rond alles in dit kwartaal af, of zeg het af; dan komen de aantallen."
    many = f"Er zijn nog {unfinished} bijeenkomsten niet afgerond."
    one = "Er is nog 1 bijeenkomst niet afgerond."
    return Shut("M-05", f"{one if unfinished == 1 else many} {then}")


def day_not_told_yet(day: date, today: date) -> Shut | None:
    """M-05: nothing is added to a quarter that is over; its numbers may have been told, and the
    difference would be one evening."""
    if quarter_of(day) >= quarter_of(today):
        return None
    return Shut(
        "M-05",
        "Dit kwartaal is voorbij, en de aantallen ervan kunnen al verteld zijn. Kies een dag in "
        "dit kwartaal of later.",
        "day",
    )


def enough_heads(count: int) -> Shut | None:
    """M-05: below ten no number leaves, and none at all looks the same."""
    if count >= TEN:
        return None
    return Shut("M-05", FEW)
