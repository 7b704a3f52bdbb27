"""The three roles of an archive, which nobody logs in as: people are put into one of them."""

from __future__ import annotations

from collections.abc import Iterator

from retro.store.postgres.schema import literal
from retro.value import value


@value
class Roles:
    """What the roles are called. The whole server knows them, so the schema is in their names."""

    schema: str

    @property
    def owner(self) -> str:
        """To whom schema and tables belong: who brings them up to date."""
        return f"{self.schema}_owner"

    @property
    def writer(self) -> str:
        """Who reads and writes rows."""
        return f"{self.schema}_writer"

    @property
    def reader(self) -> str:
        """Who reads."""
        return f"{self.schema}_reader"

    def made(self) -> Iterator[str]:
        """What makes the roles, and the schema of the owner's. What is there stays."""
        for name, what in (
            (self.owner, "Owns the archive of Retro, and brings its schema up to date."),
            (self.writer, "Reads and writes the archive of Retro."),
            (self.reader, "Reads the archive of Retro."),
        ):
            yield _unless(
                f"SELECT FROM pg_catalog.pg_roles WHERE rolname = {literal(name)}",
                f'CREATE ROLE "{name}" NOLOGIN;\n  COMMENT ON ROLE "{name}" IS {literal(what)};',
            )
        yield _unless(
            f"SELECT WHERE pg_catalog.pg_has_role({literal(self.writer)}, {literal(self.reader)}, 'MEMBER')",
            f'GRANT "{self.reader}" TO "{self.writer}";',
        )
        yield (  # who makes a role may give it to others, but need not be in it
            f'DO $$ BEGIN\n  SET LOCAL ROLE "{self.owner}"; RESET ROLE;\n'
            f'EXCEPTION WHEN insufficient_privilege THEN GRANT "{self.owner}" TO CURRENT_USER;\nEND $$'
        )
        yield _unless(
            f"SELECT FROM pg_catalog.pg_namespace WHERE nspname = {literal(self.schema)}",
            f'CREATE SCHEMA "{self.schema}" AUTHORIZATION "{self.owner}";',
        )
        yield self.let_in()

    def let_in(self) -> str:
        """What lets the owner make tables in a schema that somebody else has made, and lets it pass on who may read.

        Without it the tables would go into the next schema of the path. Where whoever prepares may not say so, it
        raises what is missing.
        """
        has = f"pg_catalog.has_schema_privilege({literal(self.owner)}, {literal(self.schema)}, "
        may = f"{has}'CREATE') AND {has}'USAGE WITH GRANT OPTION')"
        missing = f"only the owner of the schema “{self.schema}” can let the role “{self.owner}” make tables in it"
        return f"""DO $$ BEGIN
  IF NOT ({may}) THEN
    BEGIN
      GRANT USAGE, CREATE ON SCHEMA "{self.schema}" TO "{self.owner}" WITH GRANT OPTION;
    EXCEPTION WHEN insufficient_privilege THEN NULL;
    END;
    IF NOT ({may}) THEN
      RAISE insufficient_privilege USING MESSAGE = {literal(missing)};
    END IF;
  END IF;
END $$"""

    def granted(self) -> Iterator[str]:
        """What gives them their rights. Nobody else has any."""
        on = f'IN SCHEMA "{self.schema}"'
        yield f'GRANT USAGE ON SCHEMA "{self.schema}" TO "{self.reader}"'
        yield f'GRANT SELECT ON ALL TABLES {on} TO "{self.reader}"'
        yield f'GRANT SELECT ON ALL SEQUENCES {on} TO "{self.reader}"'  # pg_dump reads them, too
        yield f'GRANT INSERT, UPDATE, DELETE ON ALL TABLES {on} TO "{self.writer}"'
        yield f'GRANT USAGE ON ALL SEQUENCES {on} TO "{self.writer}"'
        yield f'REVOKE INSERT, UPDATE, DELETE ON "{self.schema}"."archive" FROM "{self.writer}"'


def _unless(there: str, then: str) -> str:
    return f"DO $$ BEGIN IF NOT EXISTS ({there}) THEN\n  {then}\nEND IF; END $$"
