"""`zorgvuldig logbook verify`: is every line still there, as it was written?"""

from zorgvuldig.command import usage
from zorgvuldig.command.operator import REFUSED, operator, wake


@operator
def logbook(argv: list[str]) -> int:
    """Read the whole logbook as the owner; says how many lines hold, or which one does not."""
    if argv != ["verify"]:
        return usage("zorgvuldig logbook verify")
    wake()
    from django.db import connections

    from zorgvuldig.logbook.chain import verify

    verdict = verify(connections["owner"])
    for broken in verdict.breaks:
        where = f"organisatie {broken.organisation_id}" if broken.organisation_id else "algemeen"
        line = f"regel {broken.chain_no} ({broken.line})" if broken.line else "einde van de keten"
        print(f"{where}, {line}: {broken.fault}.")
    if verdict.breaks:
        faults = "1 fout" if len(verdict.breaks) == 1 else f"{len(verdict.breaks)} fouten"
        print(f"Het logboek klopt niet: {faults} in {verdict.lines} regels.")
        return REFUSED
    print(f"Het logboek klopt: {verdict.lines} regels.")
    return 0
