"""The server of odd_server.c on a database of its own, for tests of the server itself."""
import json
import signal
import subprocess
import time
import pathlib

from . import paths
from .database import Database
from .http import Client, Raw
from .server import START_SECONDS, STOP_SECONDS, SANITIZER, end_with_us, environment


class Odd:
    def __init__(self, directory, database=None, **more_environment):
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        (self.directory / "spool").mkdir(exist_ok=True)
        self.own_database = database is None
        self.database = database or Database()
        ready = self.directory / "ready"
        ready.unlink(missing_ok=True)
        self.log = self.directory / "server.log"
        self.access = self.directory / "access.log"
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(paths.TESTS / "odd_server"), str(ready), str(self.directory / "spool"), str(self.access)],
                stdout=log, stderr=log, preexec_fn=end_with_us, env=environment(self.database.dsn, **more_environment))
        end = time.monotonic() + START_SECONDS
        while not (ready.exists() and ready.read_text().strip()):
            assert self.process.poll() is None and time.monotonic() < end, self.log.read_text()
            time.sleep(0.02)
        self.port = int(ready.read_text())
        self.clients = []

    def client(self, role=None, **headers):
        made = Client("127.0.0.1", self.port, {**({"X-Role": role} if role else {}), **headers})
        self.clients.append(made)
        return made

    def raw(self, timeout=10):
        return Raw("127.0.0.1", self.port, timeout)

    def lines(self, least=1):
        """The access log, once it has at least so many lines."""
        end = time.monotonic() + 10
        while True:
            text = self.access.read_text() if self.access.exists() else ""
            if text.count("\n") >= least or time.monotonic() > end:
                return [json.loads(line) for line in text.splitlines()]
            time.sleep(0.05)

    def close(self):
        for client in self.clients:
            client.close()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(timeout=STOP_SECONDS)
        said = self.log.read_text(errors="replace")
        if self.own_database:
            self.database.close()
        assert code == 0 and not SANITIZER.search(said), f"{code}: {said}"


def until(true, seconds=10):
    """Whether it became true in time."""
    end = time.monotonic() + seconds
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True
