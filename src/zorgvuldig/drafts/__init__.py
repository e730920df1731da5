"""What somebody typed and has not stored yet: kept sealed, per person and form, until stored."""
