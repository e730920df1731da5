"""One dossier as a file: out of here in an open form, and in from elsewhere, read only.

Nothing leaves by one person, and nothing that is taken in counts as this organisation's own.
"""
