"""The walk that leads: one question at a time, answered in one line."""
