"""A call (S33): which cases it may belong to, what was answered about it, and the contact that all of it becomes."""
