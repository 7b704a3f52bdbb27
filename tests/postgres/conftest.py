"""What tests of an archive on a server share."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

import pytest

from tests.postgres import server as servers

_numbers = count(1)


@pytest.fixture(scope="session")
def server() -> servers.Server:
    return servers.server()


@pytest.fixture
def schema(server: servers.Server) -> Iterator[str]:
    """A name for a schema that nobody else has, with its roles; they are gone afterwards."""
    name = f"s{next(_numbers)}"
    yield name
    server.sql(f'DROP SCHEMA IF EXISTS "{name}" CASCADE')
    for role in ("reader", "writer", "owner"):
        server.sql(f'DROP ROLE IF EXISTS "{name}_{role}"')
