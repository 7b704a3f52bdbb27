"""From which time on something is a system, not bad luck (S12). A list of cases takes nothing but this."""

THIRD_TIME = 3
"""So many times it has happened then, this one counted."""
