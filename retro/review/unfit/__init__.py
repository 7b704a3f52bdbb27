"""What keeps a sentence of the team from standing in a letter as it is: its style, its language, what it is about."""
