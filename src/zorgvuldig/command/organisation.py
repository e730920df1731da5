"""`zorgvuldig organisation`: a new organisation with its first administrator."""

from zorgvuldig.command import usage
from zorgvuldig.command.operator import Refused, operator, wake


@operator
def organisation(argv: list[str]) -> int:
    """Make an organisation; its first administrator chooses a password by mail."""
    if len(argv) != 4:
        return usage("zorgvuldig organisation NAAM REGIME 'NAAM BEHEERDER' E-MAILADRES")
    wake()
    from django.core.exceptions import ValidationError

    from zorgvuldig.people import founding

    name, regime, person, email = argv
    try:
        founding.found(name=name, regime=regime, person_name=person, email=email)
    except ValidationError as refusal:
        raise Refused(" ".join(refusal.messages)) from refusal
    print(
        f"{name} is gemaakt. {person} kiest een wachtwoord op /account/password/reset/ "
        f"met het adres {email}."
    )
    return 0
