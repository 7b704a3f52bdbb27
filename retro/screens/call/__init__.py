"""A call on the screen (S33): the line and a clock at once, the notes above, the card beside."""
