"""How moments and numbers are written on a page: as Django does, but for what stands here."""
