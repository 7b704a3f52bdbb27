"""What the archive remembers: cases that look the same, what happened again, and what was learned."""
