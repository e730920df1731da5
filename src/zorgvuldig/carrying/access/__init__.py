"""Which questions for a file and which opened files somebody may see: the only way to a row."""
