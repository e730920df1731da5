"""`zorgvuldig figures count`: counts the quarter that has settled, as each night."""

from zorgvuldig.command import usage
from zorgvuldig.command.operator import REFUSED, operator, wake

PATTERN = "zorgvuldig figures count"


@operator
def figures(argv: list[str]) -> int:
    """Count what is due; 1 when an organisation could not be counted."""
    if argv != ["count"]:
        return usage(PATTERN)
    wake()
    from django.utils import timezone

    from zorgvuldig.statistics.actions.counting import count_what_is_due

    done, failed = count_what_is_due(timezone.localdate())
    print(f"Organisaties waarvan het kwartaal nu is geteld: {done}.")
    if failed:
        print(f"Niet gelukt: {failed}. Kijk in de foutmeldingen, en voer het daarna opnieuw uit.")
    return REFUSED if failed else 0
