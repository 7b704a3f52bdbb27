"""What is read back: cases, rows and what is open, as lines of a terminal and as JSON."""
