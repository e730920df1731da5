"""What staff sees of gatherings."""
