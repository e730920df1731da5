"""What holds for workshops and information meetings, over plain values; workshop.md."""
