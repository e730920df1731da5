"""Who of the line sees which rows: the only way to them."""
