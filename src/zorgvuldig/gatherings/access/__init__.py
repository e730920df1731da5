"""Who sees what of gatherings: the only way to a row."""
