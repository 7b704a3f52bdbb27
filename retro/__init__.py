"""Retro: incident retrospectives in the terminal, from the first line of the timeline to the report."""

__version__ = "0.1.0"
