"""The environment of the screens: the user's own settings and files, and the programs of the system."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from retro.screens.viewer import open_file
from retro.settings import Settings
from retro.value import value

if TYPE_CHECKING:
    from retro.services.sending.report import ReportContext


@value
class Environment:
    """Where the screens find it. Without anything said, there is nothing of the user's own."""

    settings: Settings = field(default_factory=Settings)
    templates: Path = Path("templates-of-nobody")
    """The folder of the user's own templates; it need not be there."""
    last_export: Path | None = None
    """The file in which the choices of the last export are kept; None keeps them nowhere."""
    places: Path | None = None
    """The file in which it is kept where each case was left; None keeps it nowhere."""
    config: Path | None = None
    """The file of the settings, which choices made on the screen are written to; None keeps them nowhere."""
    open_file: Callable[[Path], None] = open_file
    """Asks the system to open a file at an absolute path; RetroError if it cannot."""

    def report_context(self, now: datetime) -> ReportContext:
        """Where reports are written at this time."""
        from retro.services.sending.report import ReportContext

        return ReportContext(self.settings, self.templates, now)
