"""The manual against the product: what it quotes, and what it shows."""
