"""Append-only: what was done and who looked. The lines carry the fields of NEN 7513 (law.md J)."""
