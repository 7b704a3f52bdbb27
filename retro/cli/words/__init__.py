"""What the words of a command mean: which case, stage, row and field, from which file, for whom."""
