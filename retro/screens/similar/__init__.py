"""Cases like the one at hand: one key away while a cause, a remedy or a measure is written (S14)."""
