"""A meeting about a case: its steps, what time each has, how much of that is used. Nothing is read or written here."""
