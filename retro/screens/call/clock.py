"""The clock of a call."""

from __future__ import annotations

from datetime import timedelta

_HOUR = 3600


def clock(gone: timedelta) -> str:
    """How long somebody speaks: `4:05`, from an hour on `1:04:05`; nothing below zero, for a clock may be set back."""
    hours, rest = divmod(max(int(gone.total_seconds()), 0), _HOUR)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
