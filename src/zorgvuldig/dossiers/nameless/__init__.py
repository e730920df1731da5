"""Advice without identity: the library that recognises names, and the dossier that knows some."""
