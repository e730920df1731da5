"""The ways into the directory. `access` asks these and no roles of its own."""

from zorgvuldig.people.letting import HERE, OURS, Rule, Way
from zorgvuldig.people.roles import Role

ANYBODY = frozenset(Role)
KEEPERS = frozenset({Role.ATTENTION_OFFICER, Role.HELPLINE_COORDINATOR, Role.ADMINISTRATOR})
SUGGESTED_IT = "SUGGESTED_IT"

READ = Rule("directory.read", Way(HERE, ANYBODY))
LISTED = Rule("directory.listed", Way(OURS, ANYBODY))
OWN = Rule("directory.own", Way(SUGGESTED_IT, ANYBODY))
KEEP = Rule("directory.keep", Way(HERE, KEEPERS))
KEPT = Rule("directory.kept", Way(OURS, KEEPERS))
