"""What comes after the meeting: what is due, what was found on its day, closing and opening again."""
