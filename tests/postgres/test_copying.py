"""An archive goes from a file to a server and back, and is what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from retro.errors import RetroError
from retro.sample import load_samples
from retro.services.archive.copy_archive import copy_archive
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store as open_on_server
from retro.store.sqlite.store import open_store
from retro.url import Url
from tests.postgres.server import Server
from tests.services.conftest import numbered
from tests.services.copies import CutOffError, cut_off_after, exported, histories, silent
from tests.services.test_copy_archive import rows


def test_there_and_back(server: Server, schema: str, tmp_path: Path) -> None:
    file, back = tmp_path / "retro.db", tmp_path / "back.db"
    store = open_store(file, sync="OFF")
    load_samples(store, numbered(1))
    url = Url.read(server.url(schema))
    Preparing(url).prepare()
    own = open_on_server(url)
    with pytest.raises(CutOffError):
        copy_archive(file, url, timeout=2, progress=cut_off_after(1))
    with pytest.raises(RetroError, match="a copy that is not whole yet"):
        open_on_server(url)
    with pytest.raises(RetroError, match="a copy that is not whole yet"):
        load_samples(own, numbered(1))
    with pytest.raises(RetroError, match="a copy that is not whole yet") as half:
        Preparing(url).prepare()
    assert "retro copy FROM" in str(half.value.step)
    done = copy_archive(file, url, timeout=2, progress=silent)
    assert done.is_whole
    assert done.copied.written == 0, "one transaction took them all before it was cut off"
    there = open_on_server(url)
    assert exported(there) == exported(store)
    assert histories(there) == histories(store)
    assert there.register() == store.register()
    again = copy_archive(file, url, timeout=2, progress=silent)
    assert (again.is_whole, again.copied) == (True, done.copied), "it is whole, which one may not have heard"
    assert copy_archive(url, back, timeout=2, progress=silent).is_whole
    assert rows(back) == rows(file)
    for each in (store, own, there):
        each.close()
    server.sql(f'CREATE ROLE "{schema}_mia" LOGIN; GRANT "{schema}_writer" TO "{schema}_mia"')
    server.sql(f'TRUNCATE "{schema}"."retrospective", "{schema}"."register", "{schema}"."call" CASCADE')
    with pytest.raises(RetroError, match="may not make the archive"):
        copy_archive(file, Url.read(server.url(schema, user=f"{schema}_mia")), timeout=2, progress=silent)
    server.sql(f'DROP ROLE "{schema}_mia"')
