"""The manual: its sources in docs/handleiding, and the pages that are made of them."""
