"""Who looked and who received, on paper."""
