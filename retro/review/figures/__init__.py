"""What the cases of a period say together, in figures: each names the cases behind it."""
