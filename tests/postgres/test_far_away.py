"""How often one waits for a server that is far away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from retro.model.change import Add
from retro.model.query.words import Word
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.store.protocol import BEST_FIRST, NEWEST_FIRST, CaseFilter
from retro.url import Url
from tests.postgres.proxy import FarAway, far_away
from tests.postgres.server import Server
from tests.store.searched import a_factory


@pytest.fixture
def proxy(server: Server) -> Iterator[FarAway]:
    with far_away(server) as proxy:
        yield proxy


def test_one_waits_a_few_times_however_much_a_case_holds(server: Server, schema: str, proxy: FarAway) -> None:
    Preparing(Url.read(server.url(schema)), roles=False).prepare()
    factory = a_factory()
    with closing(open_store(Url.read(proxy.url(schema)))) as store:
        assert proxy.trips <= 4, "it is opened"
        rows = [Add("event", factory.new_id(), {"what": f"phone {n} rings in Osaka"}) for n in range(50)]
        reference = store.create({"title": "Two parcels"}, factory.change(*rows))

        def trips(of: Callable[[], object]) -> int:
            before = proxy.trips
            of()
            return proxy.trips - before

        def search(*words: str) -> object:
            return store.list(CaseFilter(words=tuple(map(Word, words))), 0, 50, BEST_FIRST)

        assert trips(lambda: store.list(CaseFilter(), 0, 50, NEWEST_FIRST)) <= 3
        assert trips(lambda: store.load(reference)) <= 4
        assert trips(lambda: search("parc")) <= 10
        assert trips(lambda: search("parc")) <= 4, "what was found is kept"
        assert trips(lambda: search("parcels", "phone")) <= 10
        assert trips(lambda: store.hits([reference], (Word("phone"),))) <= 6
        assert trips(lambda: store.likely({"parcels": 1.0, "two": 2.0}, 5)) <= 10
