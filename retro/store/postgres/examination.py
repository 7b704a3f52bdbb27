"""Looking through an archive on a server, changing nothing: what is wrong with its tables, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from retro.language import M_
from retro.store.finding import Finding
from retro.store.postgres import schema
from retro.store.postgres.errors import translate_errors
from retro.store.postgres.opening import Raw, open_archive
from retro.store.unsaved_findings import unsaved
from retro.url import Url
from retro.where import in_shell

_COLUMNS = """SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = %s"""
_INDEXES = "SELECT indexname FROM pg_catalog.pg_indexes WHERE schemaname = %s"
_FOREIGN = """SELECT tgname, 'trigger' FROM pg_catalog.pg_trigger JOIN pg_catalog.pg_class ON pg_class.oid = tgrelid
    JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace WHERE nspname = %s AND NOT tgisinternal
    AND tgname <> 'register_counts'
    UNION ALL SELECT tablename || '.' || rulename, 'rule' FROM pg_catalog.pg_rules WHERE schemaname = %s ORDER BY 1"""


def examine(url: Url, *, timeout: float = 5.0) -> tuple[Finding, ...]:
    """What there is to say of the archive at `url`. RetroError if there is none, or it is not of this Retro."""
    conn, _held = open_archive(url, timeout=timeout)
    with closing(conn), translate_errors(url):
        return (*_tables(conn, url), *unsaved(url))


def _tables(conn: Raw, url: Url) -> Iterator[Finding]:
    def named(statement: str) -> set[str]:
        return {str(name) for (name,) in conn.execute(statement.encode(), (url.schema,))}

    lacking = sorted(schema.column_names() - named(_COLUMNS))
    if lacking:
        yield Finding(
            "lacking",
            M_("The archive lacks columns: {names}.", names=tuple(lacking)),
            M_("Another program took them out. Go back to a backup, or make them anew, empty: retro init {url}",
               url=in_shell(url)),
        )  # fmt: skip
    if missing := sorted(schema.index_names() - named(_INDEXES)):
        yield Finding(
            "index-missing",
            M_("The archive lacks: {names}.", names=tuple(missing)),
            M_("Without them it is slow. Make them anew with: retro init {url}", url=in_shell(url)),
        )
    for name, kind in conn.execute(_FOREIGN.encode(), (url.schema, url.schema)):
        yield Finding(
            "foreign",
            M_("“{name}” ({kind}) in the archive is none of Retro's.", name=name, kind=kind),
            M_("It may alter what is written. Unless its DBA put it there, have it taken out."),
        )
