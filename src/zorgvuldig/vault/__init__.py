"""How secrets rest: a key ring outside the database, one data key per dossier, sealed texts.

A stolen dump shows no name and no text. Throwing away one data key erases a dossier from every
backup at once.
"""
