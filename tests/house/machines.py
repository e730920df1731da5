"""What stands behind the addresses of other systems and of their accounts."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from tests import cast
from zorgvuldig.api import actions
from zorgvuldig.directory.actions import listings
from zorgvuldig.gatherings.models import Provider


def asked(town: cast.Town) -> dict[str, dict[str, Any]]:
    """One account that waits, one that was confirmed, an open map and an open calendar."""
    listings.publish(actor=town.at_work("gerda"), slug="de-brug", is_open=True)
    Provider.objects.create(
        organisation=town.gerda.organisation, slug="de-brug", name="De Brug", is_open=True
    )
    waits, ready = (_made(town) for _ in range(2))
    actions.confirm(actor=town.at_work("frank"), account=ready)
    return {
        **{f"api:{name}": {"number": waits.pk} for name in ("account", "confirm", "revoke")},
        "api:issue": {"number": ready.pk},
        "apiv1:services": {"slug": "de-brug"},
        "apiv1:meetings": {"slug": "de-brug"},
        "apiv1:year_figures": {"jaar": 2025},
    }


def _made(town: cast.Town) -> Any:
    return actions.make(
        actor=town.at_work("gerda"),
        once=uuid4(),
        name="Jaarverslag",
        purpose="Het jaarverslag vullen.",
        scopes=["COUNTS"],
        networks=[],
        expires_on=timezone.localdate() + timedelta(days=30),
    )
