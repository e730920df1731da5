"""Organisers who change the mix while people register, in processes of their own:
`python -m tests.gatherings.planning_apart DATABASE`. It does what `coming_apart` does, and this."""

import json
import sys
from typing import Any

from tests.gatherings import coming_apart
from tests.helpline.at_work_apart import begin


def mix(job: dict[str, Any], person: str, shares: str) -> str:
    """One organiser agrees this mix; when another was first, they look and try again."""
    for _ in range(50):
        if (said := _once(job, person, shares)) != "changed":
            return said
    return "overtaken"


def _once(job: dict[str, Any], person: str, shares: str) -> str:
    """They saw the mix of that moment."""
    from zorgvuldig import walls
    from zorgvuldig.gatherings.access.workshops import mix_of
    from zorgvuldig.gatherings.actions import planning
    from zorgvuldig.gatherings.models import Workshop
    from zorgvuldig.people.actor import Actor
    from zorgvuldig.people.models import Membership
    from zorgvuldig.recording.refusals import AlreadyRecorded, ChangedMeanwhile, GateShut

    known = {"organisation": job["organisation"], "person": int(person)}
    with walls.working_for(**known):
        membership = Membership.unscoped.select_related("person", "organisation").get(person=person)
        workshop = Workshop.unscoped.select_related("key").get(pk=job["workshop"])
        try:
            planning.agree_mix(
                workshop=workshop, actor=Actor(membership.person, membership),
                mix=json.loads(shares), seen=mix_of(workshop),
            )  # fmt: skip
        except AlreadyRecorded:
            return "overtaken"
        except ChangedMeanwhile:
            return "changed"
        except GateShut as refusal:
            return refusal.gate
        return "agreed"


if __name__ == "__main__":
    coming_apart.DEEDS["mix"] = mix
    begin(sys.argv[1])
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(coming_apart.do(json.loads(line))) + "\n")
        sys.stdout.flush()
