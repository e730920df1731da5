"""The summary for the client: made from the dossier, checked, laid out and printed."""
