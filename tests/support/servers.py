"""A PostgreSQL server for tests, started here and stopped afterwards; it is reached by a socket, not by the network.

In comes nothing; out goes a Server that makes a database of its own for each test. Where PostgreSQL is not installed,
tests that need it are skipped and say so; in CI they fail.
"""

from __future__ import annotations

import glob
import itertools
import os
import pwd
import resource
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql*/bin", "/usr/local/bin")
USER = "desk"
SECONDS = 60


def programs() -> Path | None:
    """The folder with initdb and postgres."""
    found = shutil.which("initdb")
    places = [os.path.dirname(os.path.realpath(found))] if found else []
    places += sorted(itertools.chain(*map(glob.glob, PLACES)), reverse=True)
    return next((Path(place) for place in places if os.path.exists(f"{place}/postgres")), None)


def needed() -> Path:
    """The same; without it a test is skipped, or fails in CI."""
    found = programs()
    if found is None and os.environ.get("CI"):
        pytest.fail("PostgreSQL is not installed: CI must not pass without it")
    if found is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    return found


class Server:
    """A running server; `largest` bounds the size of its files, as a full disk would."""

    def __init__(self, *, largest: int | None = None) -> None:
        self.bin = needed()
        self.folder = Path(tempfile.mkdtemp(prefix="twosource-pg-"))
        self.numbers = itertools.count(1)
        self.user = self._user()
        self._run("initdb", "-D", f"{self.folder}/data", "-U", USER, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                  "--wal-segsize=1", "--no-sync")  # fmt: skip
        self.process = self._start(largest)
        try:
            self._wait()
        except BaseException:
            self.stop()
            raise

    def _user(self) -> str | None:
        """Whom the server runs as: it refuses to be root."""
        if os.geteuid() != 0:
            return None
        user = next(name for name in ("postgres", "nobody") if name in {one.pw_name for one in pwd.getpwall()})
        os.chown(self.folder, pwd.getpwnam(user).pw_uid, pwd.getpwnam(user).pw_gid)
        return user

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [self.bin / program, *arguments], user=self.user, cwd=self.folder, capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()

    def _start(self, largest: int | None) -> subprocess.Popen[bytes]:
        command = [self.bin / "postgres", "-D", f"{self.folder}/data", "-k", self.folder, "-c", "listen_addresses=",
                   "-c", "max_connections=60", "-c", "fsync=off", "-c", "shared_buffers=16MB"]  # fmt: skip
        bound: Callable[[], None] | None = None
        if largest is not None:

            def bound() -> None:
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))

        with (self.folder.parent / f"{self.folder.name}.log").open("wb") as log:
            return subprocess.Popen(command, user=self.user, cwd=self.folder, stdout=log, stderr=log, preexec_fn=bound)  # noqa: PLW1509

    def _wait(self) -> None:
        for _ in range(SECONDS * 10):
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url()).close()
                return
            time.sleep(0.1)
        raise AssertionError((self.folder.parent / f"{self.folder.name}.log").read_text())

    def url(self, database: str = "postgres") -> str:
        """The address of a database."""
        return f"postgresql://{USER}@/{database}?host={quote(str(self.folder))}"

    def new_database(self) -> str:
        """The address of a database that is made for it."""
        name = f"desk{next(self.numbers)}"
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')
        return self.url(name)

    def restart(self) -> None:
        """Ends it as a loss of power would, and starts it again without a bound."""
        self._end()
        self.process = self._start(None)
        self._wait()

    def _end(self) -> None:
        self.process.send_signal(signal.SIGQUIT)  # at once: what it has not written is lost
        try:
            self.process.wait(timeout=SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()

    def stop(self) -> None:
        """Ends it and removes what it has kept."""
        self._end()
        shutil.rmtree(self.folder, ignore_errors=True)
        (self.folder.parent / f"{self.folder.name}.log").unlink(missing_ok=True)
