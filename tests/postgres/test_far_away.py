"""How often one waits for a server that is far away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import pairwise

import pytest

from retro.model.change import Add, Delete, Op, Update
from retro.model.query.words import Word
from retro.store.postgres.pipeline import Pipeline
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
        rows = [Add("event", factory.new_id(), {"what": f"phone {n} rings in Osaka"}) for n in range(50)]
        reference = store.create({"title": "Two parcels"}, factory.change(*rows))

        def trips(of: Callable[[], object]) -> int:
            before = proxy.trips
            of()
            return proxy.trips - before

        def search(*words: str) -> object:
            return store.list(CaseFilter(words=tuple(map(Word, words))), 0, 50, BEST_FIRST)

        assert trips(lambda: store.list(CaseFilter(), 0, 50, NEWEST_FIRST)) == 1
        assert trips(lambda: store.count(CaseFilter())) == 1
        assert trips(lambda: store.pending([reference], "2026-11-20")) == 1
        assert trips(lambda: store.load(reference)) == 1
        assert trips(lambda: store.open_rows(until="2026-11-20")) <= 3
        assert trips(lambda: store.load_all([reference])) <= 3
        assert trips(lambda: store.evidence(reference)) <= 3
        assert trips(lambda: search("parc")) == 2
        assert trips(lambda: search("parc")) <= 2, "what was found is kept"
        assert trips(lambda: search("parcels", "phone")) <= 3
        assert trips(lambda: store.hits([reference], (Word("phone"),))) <= 4
        assert trips(lambda: store.likely({"parcels": 1.0, "two": 2.0}, 5)) <= 10


@pytest.mark.parametrize(("is_trusted", "trips"), [(True, 4), (False, 6)])
def test_a_start_waits_six_times_at_most_until_the_list_is_there(
    server: Server, schema: str, is_trusted: bool, trips: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one is let in by a password, which takes two more. TLS takes two more again."""
    Preparing(Url.read(server.url(schema))).prepare()
    server.sql(f"""CREATE ROLE "{schema}_ann" LOGIN PASSWORD 'right'; GRANT "{schema}_writer" TO "{schema}_ann" """)
    monkeypatch.setenv("PGPASSWORD", "right")
    try:
        with (
            far_away(server, is_trusted=is_trusted) as proxy,
            closing(open_store(Url.read(proxy.url(schema, user=f"{schema}_ann")))) as store,
        ):
            assert store.count(CaseFilter()) == len(store.list(CaseFilter(), 0, 50, NEWEST_FIRST)) == 0
            assert proxy.trips == trips
    finally:
        server.sql(f'DROP ROLE "{schema}_ann"')


def test_one_waits_twice_for_a_save(server: Server, schema: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What comes early, while one goes on, is not counted: from outside it looks as if one had waited for it."""
    patient = Pipeline.together
    monkeypatch.setattr(Pipeline, "together", lambda self, **_haste: patient(self))
    Preparing(Url.read(server.url(schema)), roles=False).prepare()
    factory = a_factory()
    event, cause, measure, contact = (factory.new_id() for _ in range(4))
    with far_away(server, delay=0.002) as proxy, closing(open_store(Url.read(proxy.url(schema)))) as store:

        def trips(work: Callable[[], object]) -> int:
            before = proxy.trips
            work()
            return proxy.trips - before

        begun = factory.change(Add("event", event, {"what": "phones ring"}))
        assert trips(lambda: store.create({"title": "Two parcels"}, begun)) == 2, "a case is begun"
        said = ["phones ring", "phones ring in Osaka", "phones ring in Kobe"]
        typed = (
            Update("event", event, n, {"what": was}, {"what": now}) for n, (was, now) in enumerate(pairwise(said), 1)
        )
        saves: dict[str, tuple[Op, ...]] = {
            **{f"a field is typed, {op.revision}": (op,) for op in typed},
            "a row is added": (Add("cause", cause, {"what": "slips lay on one table"}),),
            "many are": tuple(Add("event", factory.new_id(), {"what": f"slip {n}"}) for n in range(20)),
            "one below another": (Add("cause", factory.new_id(), {"what": "there is one table", "parent": cause}),),
            "one that answers it": (Add("measure", measure, {"what": "a tray for each", "answers": cause}),),
            "one that others wait for": (Add("contact", contact, {"heard": "where is mine", "wish": "a call"}),),
            "what tells how one stands": (Add("row_check", factory.new_id(), {"of": measure, "found": "done"}),),
            "it goes": (Delete("event", event, 3),),
        }
        counted = {what: trips(partial(store.apply, "2026-001", factory.change(*ops))) for what, ops in saves.items()}
        assert counted == dict.fromkeys(saves, 2)
        assert len(store.load("2026-001").rows) == 25
