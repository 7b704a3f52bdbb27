"""The two themes of our own."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="retro-dark",
    primary="#7aa2c8",
    accent="#d9a657",
    foreground="#d8d8d2",
    background="#16181b",
    surface="#1d2024",
    panel="#24282d",
    warning="#e0b060",
    error="#e07a6a",
    success="#8fb573",
    dark=True,
)
LIGHT = Theme(
    name="retro-light",
    primary="#2f5f8a",
    accent="#8a5a00",
    foreground="#26282b",
    background="#fbfaf7",
    surface="#f2f0ea",
    panel="#e6e3da",
    warning="#8a5a00",
    error="#a8321f",
    success="#3f6b24",
    dark=False,
)
