"""The address of an archive on a server, read as libpq reads one; no text that is made of it holds a password."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import quote, unquote_to_bytes

from retro.errors import UsageError
from retro.language import M_, Message
from retro.text.controls import printable

SCHEMA = "retro"
"""The schema of a database in which an archive is, if its address names none."""
_SECRET = {"password", "sslpassword", "scram_client_key", "scram_server_key", "oauth_client_secret"}
_KNOWN = {
    *_SECRET, "user", "host", "hostaddr", "port", "dbname", "service", "servicefile", "passfile", "require_auth",
    "channel_binding", "connect_timeout", "client_encoding", "options", "application_name", "keepalives",
    "fallback_application_name", "keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout",
    "gssencmode", "sslmode", "sslcompression", "sslcert", "sslkey", "sslcertmode", "sslrootcert", "sslcrl", "sslcrldir",
    "sslsni", "sslnegotiation", "requirepeer", "ssl_min_protocol_version", "ssl_max_protocol_version",
    "min_protocol_version", "max_protocol_version", "krbsrvname", "gsslib", "gssdelegation", "target_session_attrs",
    "load_balance_hosts",
}  # fmt: skip
"""What libpq takes behind the question mark, but for `replication`, with which nothing can be read."""
_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_MOST_LETTERS = 48
_NAME = re.compile(rf"(?!pg_)(?=.{{,{_MOST_LETTERS}}}$)[a-z_][a-z0-9_]*")
_PORT = "5432"
_MOST_PORTS = 65_535


@dataclass(frozen=True, repr=False)
class Url:
    """Where an archive is on a server.

    What is not said is found by libpq: in PGHOST and its like, in a service file, the password in `~/.pgpass`.
    `str()` is the address without passwords, which may be said again; `conninfo` alone has them.
    """

    said: Mapping[str, str]
    """What was said, by the names of libpq, without passwords."""
    schema: str = SCHEMA
    """The schema in which the archive is."""
    _secret: Mapping[str, str] = field(default_factory=dict)
    _order: tuple[str, ...] = field(default=(), compare=False)
    """The names as they were said, one after the other, so that whoever reads the address knows it again."""

    @classmethod
    def read(cls, text: str) -> Url:
        """The address that a text is. UsageError if it is none; it names the place, and never a password."""
        said = dict(_parts(text))
        order = tuple(said)
        if said.pop("ssl", "true") != "true":
            raise _wrong(M_("“ssl” takes nothing but true; say sslmode=… instead"))
        if (mode := said.get("sslmode", "require")) not in _MODES:
            raise _wrong(
                M_(
                    "sslmode is “{mode}”, and is one of: {known}",
                    mode=_shown(text.partition("?")[2], mode),
                    known=_MODES,
                )
            )
        schema = said.pop("schema", SCHEMA)
        if not _NAME.fullmatch(schema):
            raise _wrong(
                M_(
                    "the name of a schema is made of small letters, digits and _, at most {most} of them, and begins "
                    "with no digit, nor with pg_",
                    most=_MOST_LETTERS,
                )
            )
        _see_ports(said.get("host", "").split(","), said.get("port", "").split(","))
        return cls(
            {name: value for name, value in said.items() if name not in _SECRET},
            schema,
            {name: value for name, value in said.items() if name in _SECRET},
            order,
        )

    def conninfo(self) -> str:
        """What the engine connects with, passwords and all: for nobody's eyes."""
        return " ".join(f"{name}={_quoted(value)}" for name, value in {**self.said, **self._secret}.items())

    @property
    def user(self) -> str:
        """Who reaches it, as far as it was said; else the name by which one is logged in here, as libpq has it."""
        import os
        from getpass import getuser

        return self.said.get("user") or os.environ.get("PGUSER") or getuser()

    @property
    def has_password(self) -> bool:
        """Whether a password was said in it."""
        return bool(self._secret)

    def digest(self, environ: Mapping[str, str]) -> str:
        """A short text by which files are named that belong to the archive: of host, port, database and schema."""
        hosts = (self._value("host", environ) or self._value("hostaddr", environ)).lower().split(",")
        ports = (self._value("port", environ) or _PORT).split(",")
        servers = sorted(f"{host} {port or _PORT}" for host, port in zip(hosts, _for_each(ports, hosts), strict=True))
        database = self._value("dbname", environ) or self._value("user", environ)
        service = self.said.get("service", environ.get("PGSERVICE", ""))
        return sha256("\n".join([*servers, database, service, self.schema]).encode()).hexdigest()[:16]

    def _value(self, name: str, environ: Mapping[str, str]) -> str:
        variable = {"dbname": "PGDATABASE"}.get(name, f"PG{name.upper()}")
        return self.said.get(name) or environ.get(variable, "")

    def __str__(self) -> str:
        return self._told({"schema": self.schema} if self.schema != SCHEMA else {})

    def plain(self) -> str:
        """The address without passwords, as programs of PostgreSQL take it, which know no schema in one."""
        return self._told({})

    def _told(self, besides: Mapping[str, str]) -> str:
        rest = dict(self.said)
        user, hosts, ports = rest.pop("user", ""), rest.get("host", "").split(","), rest.get("port", "").split(",")
        rest.pop("port", None)
        rest.pop("host", None)
        servers = ",".join(
            f"{_host(host)}:{port}" if port else _host(host)
            for host, port in zip(hosts, _for_each(ports, hosts), strict=True)
        )
        name = rest.pop("dbname", "")
        rest |= besides
        named = [*(key for key in self._order if key in rest), *(key for key in rest if key not in self._order)]
        more = "&".join(f"{key}={_escaped(rest[key])}" for key in named)
        return (
            "postgresql://"
            + (f"{_escaped(user)}@" if user else "")
            + servers
            + (f"/{_escaped(name)}" if name else "")
            + (("?" if name or not servers else "/?") + more if more else "")
        )

    def __repr__(self) -> str:
        return f"Url({str(self)!r})"


def _for_each(ports: list[str], hosts: list[str]) -> list[str]:
    """One port for all hosts, or one for each."""
    return ports * len(hosts) if len(ports) == 1 else ports


def _escaped(text: str) -> str:
    return quote(text, safe="~")


def _host(host: str) -> str:
    return f"[{host}]" if ":" in host and not host.startswith("/") else _escaped(host)


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """What an address says, by the names of libpq, in its order."""
    scheme, slashes, rest = text.partition("://")
    if scheme not in ("postgresql", "postgres"):
        if scheme.partition(":")[0] in ("postgresql", "postgres") and not slashes:
            raise _wrong(M_("behind the colon two strokes must stand"))
        raise _wrong(
            M_(
                "Retro knows no servers of the kind “{scheme}”, and a file is named by its path alone",
                scheme=printable(scheme[:20]),
            )
        )
    user = re.match(r"([^@/:]*)(?::([^@/]*))?@", rest)
    if user:
        yield from (
            (name, _plain(each)) for name, each in zip(("user", "password"), user.groups(), strict=True) if each
        )
        rest = rest[user.end() :]
    place, asks, more = rest.partition("?")
    servers, _stroke, database = place.partition("/")
    if "@" in place or "/" in database:  # libpq would take the half of a password for a host, or for a database
        raise _wrong(M_("a sign in a name or a password is one that addresses are made of"))
    yield from _servers(servers)
    if database:
        yield "dbname", _plain(database)
    for pair in more.split("&") if asks and more else ():
        key, is_said, value = pair.partition("=")
        if not is_said or "=" in value:
            raise _wrong(M_("behind the question mark NAME=VALUE must stand, with & in between"))
        if key not in _KNOWN | {"schema", "ssl"}:
            raise _wrong(M_("there is no “{name}” that could stand behind its question mark", name=_shown(more, key)))
        yield key, _plain(value)
    if "ssl=true" in more.split("&"):
        yield "sslmode", "require"


def _servers(text: str) -> Iterator[tuple[str, str]]:
    """The hosts and their ports, as libpq has lists of them."""
    hosts, ports = [], []
    for each in text.split(","):
        found = re.fullmatch(r"(?:\[([^\]]+)\]|([^\[\]:]*))(?::([^:]*))?", each)
        if not found:
            raise _wrong(M_("a host is a name, or numbers; those with colons stand in [ ]"))
        hosts.append(_plain(found[1] or found[2] or ""))
        ports.append(_plain(found[3] or ""))
    if any(hosts):
        yield "host", ",".join(hosts)
    if any(ports):
        yield "port", ",".join(ports)


def _see_ports(hosts: list[str], ports: list[str]) -> None:
    """A port is a number. What stands in its place may be the half of a password, and is not repeated."""
    for port in filter(None, ports):
        if not (port.isascii() and port.isdecimal() and 0 < int(port) <= _MOST_PORTS):
            raise _wrong(M_("the port is no number from 1 to {most}", most=_MOST_PORTS))
    if len(ports) not in (1, len(hosts)):
        raise _wrong(M_("there are {ports} ports for {hosts} hosts", ports=len(ports), hosts=len(hosts)))


def _plain(text: str) -> str:
    """A part of an address without its %."""
    if re.search(r"%(?![0-9A-Fa-f]{2})|%00", text):
        raise _wrong(M_("behind a % two digits of a sign must stand, such as %2F"))
    try:
        return unquote_to_bytes(text).decode()
    except UnicodeError:
        raise _wrong(M_("it is not UTF-8 text")) from None


def _shown(more: str, part: str) -> str:
    """A part of what stands behind the question mark, unless that may be the rest of a password."""
    return printable(part[:40]) if "@" not in more else "…"


def _wrong(reason: Message) -> UsageError:
    return UsageError(
        M_("The address of the archive cannot be read: {reason}.", reason=reason),
        M_(
            "Write it like postgresql://NAME@HOST:5432/DATABASE?sslmode=verify-full. In a name, a sign such as @ : / ? "
            "is written %40 %3A %2F %3F. Leave the password out: it belongs into ~/.pgpass."
        ),
    )
