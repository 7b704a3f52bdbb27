"""The command for what is read before the meeting: preread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.cli.words import candidates
from retro.cli.words.arguments import ref_argument
from retro.cli.words.case_meant import case_meant
from retro.cli.words.report_options import chosen_language, format_option, language_option
from retro.errors import RetroError
from retro.language import M_, MN_, N_, _, active, n_

if TYPE_CHECKING:
    from exports.format import Format
    from retro.model.record import Retrospective
    from retro.store.protocol import Store


@command(
    "preread",
    says=N_(
        "Write the facts so far for those who take part, before they meet: numbered, to be corrected.\n\nNobody's name "
        "stands there, no other customer's and no other case; what is not confirmed is marked so; causes and measures "
        "are for the meeting. It is the report for participants: retro export REF --for participants.\n\nWith "
        "--answers, what they sent back is taken, a line each: “3 shipping lead: it was 14:20” disputes fact 3, which "
        "is confirmed no longer, and all else becomes a row of the timeline, as of retro add REF timeline -. The "
        "numbers are those of the facts as they are now; each is told with its fact. One undo takes all of it back."
    ),
    examples=N_(
        "retro preread 14\nretro preread 14 -o preread.pdf\nretro preread 14 --answers replies.txt\n"
        "retro preread 14 --answers - < mail.txt"
    ),
)
@ref_argument()
@format_option(documents=True)
@language_option()
@option("-o", "--output", says=N_("The file to write; - is stdout, as without it."), metavar="FILE", default="-",
        shell_complete=candidates.files)  # fmt: skip
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@option("--answers", says=N_("Take what was sent back; - is stdin."), metavar="FILE", shell_complete=candidates.files)
@in_session
def preread(
    session: Session, ref: str, *, form: Format | None, lang: str | None, output: str, force: bool, answers: str | None
) -> None:
    """The facts, to be corrected; or what was sent back."""
    if answers is not None:
        with session.store() as store:
            _take(session, store, store.load(case_meant(store, ref)), answers)
        return
    from exports.report_kind import kind_coded
    from exports.request import ReportRequest
    from retro.cli.output import check_target, form_of, put, tell
    from retro.cli.words.report_options import report_context
    from retro.redaction.audience import PARTICIPANTS
    from retro.services.sending.export import export

    kind = kind_coded(PARTICIPANTS.code)
    assert kind is not None
    path = None if output == "-" else Path(output)
    request = ReportRequest(chosen_language(lang), kind, form_of(form, path))
    check_target(request.format, path)
    with session.store() as store:
        made = export(store, case_meant(store, ref), request, report_context(session))
    tell(made.messages)
    put(made.content, path, PARTICIPANTS, force=force)


def _take(session: Session, store: Store, record: Retrospective, file: str) -> None:
    """Take what was sent back; tell how each line was read."""
    from retro.cli.words.text_files import text_of
    from retro.services.meeting.row_lines import told
    from retro.services.sending.preread import read_answers, take_answers

    read = read_answers(record, text_of(file), active(), session.factory)
    done = take_answers(store, session.factory, record, read)
    for each in read.disputes:
        give(f"{each.told(done.record).show(active())}\n")
    for row in done.rows:
        if entry := done.record.get(row):
            give(f"{told(done.record, entry)}\n")
    for line in read.lines.refused:
        say(
            _(
                "line {n}: {reasons}",
                n=line.pasted.number,
                reasons=active().sentences(each.show(active()) for each in line.reasons),
            )
        )
        say(line.pasted.raw.strip())
    say(n_("{n} fact is disputed.", "{n} facts are disputed.", len(read.disputes)))
    if bad := len(read.lines.refused):
        raise RetroError(
            MN_("{n} line was not taken.", "{n} lines were not taken.", bad),
            M_("All others are kept. Mend those above, and give them again."),
        )
