"""Web addresses, and the machines behind them. In comes what a user, page or name server says; out goes whether to go.

>>> is_address("https://example.org/story"), is_address("reports/story.txt")
(True, False)
>>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
(True, False, False)
"""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import SplitResult, urldefrag, urljoin, urlsplit, urlunsplit

from twosource.errors import InputError

SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
SCHEMES = ("http", "https")
LONGEST = 2_000
UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]")
TRANSLATED = ipaddress.ip_network("64:ff9b::/96")  # IPv4 behind a translator, RFC 6052
LOCALLY_TRANSLATED = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215
CLOSED = (  # which the standard library may take for public
    ipaddress.ip_network("192.0.0.0/24"),  # for protocols, RFC 6890; one cloud's metadata too
    ipaddress.ip_network("168.63.129.16/32"),  # a cloud's own services, seen from inside only
)

Machine = ipaddress.IPv4Address | ipaddress.IPv6Address


def is_address(given: str) -> bool:
    """Whether what the user gave is an address rather than a path."""
    return bool(SCHEME.match(given))


def checked(url: str) -> str:
    """The address without its fragment; raises InputError where it is none of a page that anybody may see."""
    parts = split(url)
    if parts.scheme.lower() not in SCHEMES:
        raise InputError(f"not fetched: {parts.scheme.lower() or 'no'} address; only http and https are")
    if not parts.hostname:
        raise InputError("not fetched: no host in the address")
    if parts.username is not None or parts.password is not None:
        raise InputError("not fetched: a user name or password in the address")
    return urldefrag(url).url


def split(url: str) -> SplitResult:
    """The parts of an address; raises InputError where it has none, or characters that no address has."""
    if len(url) > LONGEST:
        raise InputError(f"not fetched: an address longer than {LONGEST:,} characters")
    if UNSEEN.search(url):
        raise InputError("not fetched: blanks or unseen characters in the address")
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError as error:
        raise InputError("not fetched: a broken address") from error
    return parts


def joined(base: str, reference: str) -> str:
    """The address that a page at `base` means; raises InputError where it is none."""
    try:
        return urljoin(base, reference.strip().replace(" ", "%20"))
    except ValueError as error:
        raise InputError("not fetched: a broken address") from error


def web_address(reference: str, base: str = "") -> str | None:
    """The whole address that a page, feed or item means, None where it is none of a page that anybody may see."""
    try:
        return checked(joined(base, reference))
    except InputError:
        return None


def is_front(url: str) -> bool:
    """Whether a sound address is that of a site's front page; "/?p=12" is a report's."""
    parts = urlsplit(url)
    return not parts.path.strip("/") and not parts.query


def shown(url: str) -> str:
    """The address as it may be printed: without user name, password and unseen characters."""
    url = UNSEEN.sub("", url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return re.sub(r"//[^/]*@", "//", url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def origin(url: str) -> str:
    """Scheme, host and port: those whose robots.txt counts."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def host(url: str) -> str:
    """The host, as it is to be visited by one at a time."""
    return (urlsplit(url).hostname or "").lower()


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public network, not of this machine, its neighbors or its cloud."""
    try:
        machine = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_public, (machine, *inside(machine))))


def inside(machine: Machine) -> tuple[Machine, ...]:
    """The IPv4 addresses that an IPv6 address carries along: mapped, translated or tunneled."""
    if isinstance(machine, ipaddress.IPv4Address):
        return ()
    last = ipaddress.IPv4Address(int(machine) & 0xFFFFFFFF)
    carried = [machine.ipv4_mapped, machine.sixtofour, *(machine.teredo or ())]
    if machine in TRANSLATED or int(machine) >> 32 == 0:
        carried.append(last)
    return tuple(one for one in carried if one is not None)


def _is_public(machine: Machine) -> bool:
    if machine.is_multicast or machine.is_unspecified or machine.is_loopback or machine.is_link_local:
        return False
    if isinstance(machine, ipaddress.IPv6Address):
        if machine.ipv4_mapped is not None or machine in TRANSLATED:
            return True  # what is mapped decides
        if machine.is_site_local or machine in LOCALLY_TRANSLATED:
            return False
    return machine.is_global and not machine.is_reserved and not any(machine in network for network in CLOSED)
