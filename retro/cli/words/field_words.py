"""The value of a field, as an option says it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from retro.cli.errors import USAGE, ProblemsError
from retro.cli.session import Session
from retro.errors import NOTHING_WRITTEN

if TYPE_CHECKING:
    from retro.model.fields import Field
    from retro.model.record import Retrospective


def read_field(field: Field, text: str, record: Retrospective, session: Session) -> Any:
    """What the words of an option mean for a field of a new row; a ProblemsError if they mean nothing."""
    from retro.model.entry import in_field
    from retro.model.problem import ValidationError

    try:
        return field.type.read(text, record.context_after(None, session.factory.now()))
    except ValidationError as refused:
        problems = [in_field(problem, field).message for problem in refused.problems]
        raise ProblemsError(problems, NOTHING_WRITTEN, USAGE) from None
