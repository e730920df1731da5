"""The helpline's own rules: states and moves, clocks, and what a code may be. helpline.md."""
