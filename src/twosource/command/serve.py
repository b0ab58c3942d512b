"""`twosource serve`: a database in, the desk in a browser and its API out, until it is interrupted."""

from __future__ import annotations

import re
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_interface, ip_network
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.command.options import Db, Encoder, Pipeline, chosen_settings, the_desk
from twosource.errors import InputError, SetupError

if TYPE_CHECKING:
    from fastapi import FastAPI

LOCAL = ("127.0.0.1", "localhost", "[::1]")
EVERYWHERE = ("", "0.0.0.0", "::")  # noqa: S104  (only where somebody asks for it)
SHORTEST_TOKEN = 8
MOST_DIGITS = 5  # of a port
SHORTEST_PREFIX = {4: 8, 6: 32}  # by version: what is below is no network of one's own
MAPPED = ip_network("::ffff:0:0/96")  # all of IPv4 as addresses of IPv6
MISSING = "serve needs the extra [desk]: pip install '.[desk]' in Twosource's folder"

Host = Annotated[str, typer.Option(metavar="ADDRESS", help="address to listen at; 0.0.0.0 opens it to every network")]
Port = Annotated[int, typer.Option(min=0, max=65535, help="port to listen at; 0 takes any free one")]
Token = Annotated[
    str | None,
    typer.Option(envvar="TWOSOURCE_TOKEN", metavar="WORD", help="whoever gives it may add reports and judge"),
]
Proxies = Annotated[
    str | None,
    typer.Option(
        "--forwarded-allow-ips",
        metavar="ADDRESS,...",
        help="proxies that are believed about who asks",
    ),
]
Names = Annotated[
    list[str] | None,
    typer.Option("--name", metavar="HOST", help="a host name that it also answers to, as behind a proxy"),
]
Show = Annotated[bool, typer.Option("--open", help="open a browser on it")]


def serve(  # noqa: PLR0913, PLR0917  (one an option)
    db: Db = None,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    token: Token = None,
    proxies: Proxies = None,
    names: Names = None,
    show: Show = False,
    pipeline: Pipeline = None,
    encoder: Encoder = None,
) -> None:
    """Shows the desk in a browser, and to programs; it is read-only without a token."""
    check(token)
    trusted, known = addresses(proxies), named(names or ())
    settings = chosen_settings(pipeline, encoder)
    with the_desk(db, settings, make=True) as desk, bound(host, port) as room:
        try:
            from twosource.serve.app import create_app  # noqa: PLC0415  (an extra, and heavy)
        except ModuleNotFoundError as error:
            raise SetupError(MISSING) from error
        name = f"[{host}]" if ":" in host else host
        address = f"http://{'localhost' if host in EVERYWHERE else name}:{room.getsockname()[1]}/"
        hosts = (*LOCAL, name.lower(), *known) if known or is_local(host) else ("*",)
        app = create_app(desk, token=token or None, hosts=hosts, settings=settings)
        print(f"twosource: the desk is at {address}{'' if token else ', read-only'}", file=sys.stderr, flush=True)  # noqa: T201
        if show:
            import webbrowser  # noqa: PLC0415  (seldom wanted)

            webbrowser.open(address)
        run(app, room, trusted)


def check(token: str | None) -> None:
    """Raises InputError for a token that is soon guessed, or that no program can send."""
    if token and not (token.isascii() and token.isprintable() and token == token.strip()):
        raise InputError(
            "--token: no header can carry it; give letters, digits and signs of ASCII, no blank at its ends"
        )
    if token and len(token) < SHORTEST_TOKEN:
        raise InputError(f"--token: {len(token)} characters are soon guessed; give at least {SHORTEST_TOKEN}")


def named(names: Sequence[str]) -> tuple[str, ...]:
    """The names that the desk answers to, as a browser sends them; raises InputError where one is no single host."""
    return tuple(one_host(name.strip().lower()) for name in names)


def one_host(name: str) -> str:
    """The host of a name, in the letters that a browser sends; a port is left away, since any port will do.

    >>> one_host("news.example.org:8443"), one_host("fd00::1"), one_host("[fd00::1]:8443")
    ('news.example.org', '[fd00::1]', '[fd00::1]')
    """
    bare, _, port = name.rpartition(":") if re.search(r"(^[^:]*|\]):\d*$", name) else (name, "", "")
    inner = bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare
    with suppress(ValueError):
        bare = f"[{IPv6Address(inner)}]"
    if not re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]", bare) or len(port) > MOST_DIGITS:
        raise InputError(f"--name: {name!r} is not the name of one host, as news.example.org is")
    return bare


def addresses(proxies: str | None) -> list[str]:
    """The proxies that are believed; raises InputError where one is no address or network, or too many would be."""
    found = [one.strip() for one in (proxies or "").split(",") if one.strip()]
    for one in found:
        try:
            asked = ip_interface(one)
        except ValueError as error:
            raise InputError(f"--forwarded-allow-ips: {one} is no address and no network of the proxy's") from error
        if is_wide(asked.network):
            raise InputError(f"--forwarded-allow-ips: {one} is too wide a network: anybody could say to be anybody")
        if int(asked.ip) != int(asked.network.network_address):
            raise InputError(f"--forwarded-allow-ips: {one} has host bits set; the network is {asked.network}")
    return found


def is_wide(network: IPv4Network | IPv6Network) -> bool:
    """Whether strangers have addresses there: it is all, a large part, or written as IPv6 a part of IPv4."""
    mapped = isinstance(network, IPv6Network) and network.num_addresses > 1 and network.overlaps(MAPPED)
    return mapped or network.prefixlen < SHORTEST_PREFIX[network.version]


def is_local(host: str) -> bool:
    """Whether only this machine can ask."""
    return host == "localhost" or host.startswith("127.") or host == "::1"


def bound(host: str, port: int) -> socket.socket:
    """A socket that listens there; raises InputError where that is not possible."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    room = socket.socket(family, socket.SOCK_STREAM)
    room.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        room.bind((host, port))
        room.listen(128)
    except OSError as error:
        room.close()
        why = (error.strerror or str(error)).lower()
        raise InputError(f"--host {host} --port {port}: {why}; another port with --port") from error
    return room


def run(app: FastAPI, room: socket.socket, proxies: Sequence[str] = ()) -> None:
    """Answers until it is interrupted: to be ended so is how it ends. What `proxies` say of who asks is believed."""
    import uvicorn  # noqa: PLC0415  (see above)

    config = uvicorn.Config(
        app, log_level="warning", server_header=False, date_header=True, timeout_keep_alive=15,
        proxy_headers=bool(proxies), forwarded_allow_ips=list(proxies),
    )  # fmt: skip
    with suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[room])
