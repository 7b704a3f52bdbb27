"""Lists of words that give something away, as data that a team extends, and where in a text they stand."""
