"""The safety map: what its words say, on the screen, on paper and beside an earlier one."""
