"""Who sees what of the directory: the only way to a row."""
