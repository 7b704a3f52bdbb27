"""A server that speaks TLS: who asks for it is let in by a certificate that is right, and by no other."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from retro.errors import RetroError
from retro.store.postgres.opening import connect
from retro.store.postgres.preparing import Preparing
from retro.store.postgres.store import open_store
from retro.store.protocol import NEWEST_FIRST, CaseFilter
from retro.url import Url
from tests.postgres.proxy import far_away
from tests.postgres.server import Server

KEY = "openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout tls.key -out tls.csr -subj /CN=db"
CERTIFICATE = "openssl x509 -req -in tls.csr -signkey tls.key -days {days} -extfile tls.ext -out {name}"


@pytest.fixture(scope="module")
def certified(server: Server) -> Iterator[Callable[[str], Path]]:
    """Gives the server a certificate for 127.0.0.1: `good.pem`, or `old.pem`, which expired. Gives its path."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl is installed")
    folder = server.folder / "tls"
    folder.mkdir()
    (folder / "tls.ext").write_text("subjectAltName=DNS:db,IP:127.0.0.1\nbasicConstraints=CA:TRUE\n")
    good, old = (CERTIFICATE.format(days=days, name=name) for days, name in ((9, "good.pem"), (-1, "old.pem")))
    for command in (KEY, good, old):
        subprocess.run(command.split(), cwd=folder, check=True, capture_output=True)
    owner = server.folder.stat()
    for path in (folder, *folder.iterdir()):
        os.chown(path, owner.st_uid, owner.st_gid)
    (folder / "tls.key").chmod(0o600)
    server.sql("CREATE ROLE tls LOGIN PASSWORD 'right'")
    server.sql(f"ALTER SYSTEM SET ssl_key_file = '{folder}/tls.key'")

    def certify(name: str) -> Path:
        server.sql(f"ALTER SYSTEM SET ssl_cert_file = '{folder}/{name}'")
        server.sql("ALTER SYSTEM SET ssl = on")
        loaded = server.sql("SELECT pg_conf_load_time()")
        server.sql("SELECT pg_reload_conf()")
        until = monotonic() + 10
        while server.sql("SELECT pg_conf_load_time()") == loaded:
            assert monotonic() < until
        return folder / name

    yield certify
    server.sql("ALTER SYSTEM RESET ALL")
    server.sql("SELECT pg_reload_conf()")
    server.sql("DROP ROLE tls")


def test_only_a_certificate_that_is_right_is_taken(
    server: Server, certified: Callable[[str], Path], tmp_path: Path
) -> None:
    def said(more: str, host: str = "127.0.0.1") -> str:
        url = f"postgresql://tls:right@{host}:{server.port}/postgres?sslmode=verify-full&{more}"
        try:
            with connect(Url.read(url)) as conn:
                (uses,) = conn.execute("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").fetchone() or (None,)
                return f"TLS: {uses}"
        except RetroError as error:
            return f"{error} {error.step}"

    good = certified("good.pem")
    begins = "The connection to the server of the archive is not as safe as it is to be: "
    assert said(f"sslrootcert={good}") == "TLS: True"
    assert said(f"sslrootcert={tmp_path}/none.pem").startswith(f"{begins}root certificate file")
    elsewhere = said(f"sslrootcert={good}&hostaddr=127.0.0.1", "elsewhere.example")
    assert elsewhere.startswith(begins)
    assert "does not match host name" in elsewhere
    assert "sslmode=verify-full&sslrootcert=FILE" in elsewhere
    old = certified("old.pem")
    assert said(f"sslrootcert={old}").startswith(f"{begins}SSL error: certificate verify failed")


def test_a_start_over_it_waits_eight_times_at_most_until_the_list_is_there(
    server: Server, schema: str, certified: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two more than without it: one asks for it, and hands are shaken."""
    certified("good.pem")
    Preparing(Url.read(server.url(schema))).prepare()
    server.sql(f'GRANT "{schema}_writer" TO "tls"')
    monkeypatch.setenv("PGPASSWORD", "right")
    with (
        far_away(server, is_trusted=False) as proxy,
        closing(open_store(Url.read(proxy.url(schema, user="tls", sslmode="require")))) as store,
    ):
        assert store.list(CaseFilter(), 0, 50, NEWEST_FIRST) == ()
        assert proxy.trips == 8
        uses = "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"
        assert store._conn.execute(uses).fetchone() == (True,)
