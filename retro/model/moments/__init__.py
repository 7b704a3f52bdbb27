"""Moments, days and zones: what they are, how they are read, how they are shown."""
