"""The ways into the pages of the organisation itself, and those that are for everybody."""

from zorgvuldig.people.letting import CODE, HERE, LINK, MACHINE, OPEN, OURS, SIGNED_IN, Rule, Way
from zorgvuldig.people.roles import Role
from zorgvuldig.people.scopes import Scope

ADMINISTRATOR = frozenset({Role.ADMINISTRATOR})
ANYBODY = frozenset(Role)

EVERYBODY = Rule("open", Way(OPEN))
BY_LINK = Rule("link", Way(LINK))
BY_CODE = Rule("code", Way(CODE))
IN_THE_DEMONSTRATION = Rule("demonstration", Way(OPEN))
ACCOUNT = Rule("account", Way(SIGNED_IN))
AT_WORK = Rule("at_work", Way(HERE, ANYBODY))
OFFICE = Rule("office", Way(HERE, ADMINISTRATOR))
OF_OFFICE = Rule("office.ours", Way(OURS, ADMINISTRATOR))
OWN_ABSENCE = Rule("day.own", Way("OWN_ABSENCE", ANYBODY))
STAND_IN = Rule("day.stand_in", Way("STANDS_IN", ANYBODY))
LOGBOOK = Rule("logbook", Way(HERE, frozenset({Role.PRIVACY_OFFICER})))
LOGBOOK_TAKEN = Rule("logbook.machine", Way(MACHINE, frozenset({Scope.LOGBOOK})))
