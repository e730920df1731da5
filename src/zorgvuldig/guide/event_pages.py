"""The pages about events: their addresses, which last, and what stands on them."""

from typing import Any

from zorgvuldig.handbook import read, trigger
from zorgvuldig.handbook.trigger import Sector, Stage
from zorgvuldig.handbook.wording import label, sentence

# An address that was printed or mailed keeps working: these never change.
KINDS = {
    "DISCRIMINATION": "oneerlijk-behandeld",
    "CLASH_WITH_AUTHORITIES": "botsing-met-instantie",
    "HOME_PROBLEMS": "problemen-thuis",
    "LOSS_OF_SCHOOL_WORK": "school-of-werk-kwijt",
    "CONFRONTATION_WITH_DEATH": "verlies-en-dood",
    "DETENTION": "vastgezeten",
    "MEETING_RADICAL_PERSON": "iemand-leren-kennen",
    "TRAINING_CAMP": "trainingskamp",
    "BROKEN_TIES": "band-verbroken",
    "JOINING_GROUP": "nieuwe-groep",
    "MARRIAGE": "nieuwe-relatie",
    "PROPAGANDA": "beelden-en-teksten",
    "CALL_TO_ACTION": "oproep-tot-actie",
    "MILITARY_ACTION_OR_ATTACK": "oorlog-of-aanslag",
    "POLICY_OR_DEBATE": "beleid-of-debat",
}
SECTORS = {
    Sector.CARE: "hulpverlening",
    Sector.YOUTH_WORK: "jongerenwerk",
    Sector.EDUCATION: "onderwijs",
}
PLACES = {
    Stage.TALK: "gesprek",
    Stage.GROUP: "groepsgesprek",
    Stage.ASSESS: "inschatten",
    Stage.NEXT: "vervolg",
}


def by_level() -> list[dict[str, Any]]:
    """Each level with the kinds that belong to it."""
    return [
        {
            "label": level["label"],
            "text": level["text"],
            "kinds": [{"code": code, "title": title} for code, title in level["kinds"].items()],
        }
        for level in read("method")["event"].values()
    ]


def about(kind: str) -> dict[str, Any]:
    """One kind: what it is and how it may turn out, and where to read on."""
    told = trigger.read_kind(kind)
    return {
        "kind": told,
        "level": read("method")["event"][told["level"]]["label"],
        "sectors": [
            {"code": sector, "label": label("sector", sector), "text": sentence("sector", sector)}
            for sector in Sector
        ],
    }


def for_sector(kind: str, sector: Sector) -> dict[str, Any]:
    """One kind as somebody in this sector needs it, from the first talk to what comes next."""
    return {
        "kind": trigger.read_kind(kind),
        "sector": {"code": sector, "label": label("sector", sector)},
        "others": [other for other in about(kind)["sectors"] if other["code"] != sector],
        "stages": [
            {
                "place": PLACES[stage],
                "label": label("trigger_stage", stage),
                "help": trigger.guidance(kind, stage, sector),
            }
            for stage in trigger.stages(kind)
        ],
    }
