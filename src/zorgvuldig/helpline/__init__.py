"""The community line: heard without a name, matched by one's own wish, handed over warmly.

Each line is its own controller. This room knows no dossier, and no dossier knows it (H-13).
"""
