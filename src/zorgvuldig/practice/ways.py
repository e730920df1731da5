"""The way into practice: whoever works somewhere, to their own place and no other."""

from zorgvuldig.people.letting import HERE, Rule, Way
from zorgvuldig.people.ways import ANYBODY

PRACTICE = Rule("practice", Way(HERE, ANYBODY))
