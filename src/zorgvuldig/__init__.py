"""Zorgvuldig: from a first unease about a young person to a lawful, recorded decision.

The rooms of this house and what may import what stand in docs/architecture.md.
"""

__version__ = "0.1.0"
