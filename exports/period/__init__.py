"""The report over a period."""
