"""What happens to the directory: ask, write, log, in one transaction."""
