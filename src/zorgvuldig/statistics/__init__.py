"""The statistics room: figures of finished years, told from counts and never from rows."""
