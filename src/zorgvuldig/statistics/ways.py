"""The ways into the figures. `access` asks these and no roles of its own."""

from zorgvuldig.people.letting import HERE, MACHINE, OURS, Rule, Way
from zorgvuldig.people.roles import Role
from zorgvuldig.people.scopes import Scope

SEES_FIGURES = frozenset({
    Role.ADMINISTRATOR,
    Role.PRIVACY_OFFICER,
    Role.DECISION_MAKER,
    Role.HELPLINE_COORDINATOR,
    Role.ORGANISER,
})  # fmt: skip
SEES_BIAS = frozenset({Role.ATTENTION_OFFICER, Role.PRIVACY_OFFICER, Role.DECISION_MAKER})

FIGURES = Rule("statistics.figures", Way(HERE, SEES_FIGURES))
PAPERS = Rule("statistics.papers", Way(OURS, SEES_FIGURES))
BIAS = Rule("statistics.bias", Way(HERE, SEES_BIAS))
BIAS_YEAR = Rule("statistics.bias_year", Way(OURS, SEES_BIAS))
BY_MACHINE = Rule("statistics.machine", Way(MACHINE, frozenset({Scope.COUNTS})))
