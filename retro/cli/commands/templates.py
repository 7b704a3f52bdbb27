"""The command for the user's own templates: templates."""

from __future__ import annotations

import click

from retro.cli.localized_click import command, in_session, option
from retro.cli.session import Session
from retro.cli.streams import give, say
from retro.errors import UsageError
from retro.language import M_, N_, _
from retro.text.width import cells, pad


@command(
    "templates",
    says=N_(
        "List the templates of reports, or copy one to make it your own.\n\nA copy goes into the folder of your "
        "settings and takes the place of the one that comes with Retro. Delete it to go back."
    ),
    examples=N_("retro templates\nretro templates copy management"),
)
@click.argument("action", metavar="[copy", type=click.Choice(["copy"]), required=False)
@click.argument("name", metavar="NAME]", required=False)
@option("--force", says=N_("Replace the file, if it is there already."), is_flag=True)
@in_session
def templates(session: Session, action: str | None, name: str | None, *, force: bool) -> None:
    """Own templates."""
    from exports.templating import TEMPLATES, own_files
    from retro.settings import own_templates

    folder = own_templates(session.environ)
    if action is None:
        own = own_files(folder)
        width = max(map(cells, TEMPLATES))
        for each, template in TEMPLATES.items():
            where = str(own[each]) if each in own else _("comes with Retro")
            give(f"{pad(each, width)}  {_(template.label)} – {where}\n")
        return
    if name not in TEMPLATES:
        raise UsageError(M_("Which template?"), M_("There are: {known}.", known=tuple(TEMPLATES)))
    from exports.files import write_file
    from exports.templating import starting_point

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.md.j2"
    write_file(path, starting_point(name), force=force)
    say(_("Written: {path}", path=path))
    give(f"{path}\n")
