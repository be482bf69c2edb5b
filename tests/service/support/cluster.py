"""A private cluster of `terrier up`, for tests that stop the database server: the shared one belongs to all tests."""
import json
import pathlib
import shutil
import subprocess
import tempfile

from . import paths
from .http import Client
from .postgres import Connection
from .server import Server, environment


class Cluster:
    """A database server with the small estate, and `terrier serve` on it, by its data directory alone."""

    def __init__(self):
        # Not pytest's: as root the database runs as another user, who must be able to go in.
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="terrier-test-", dir="/tmp"))
        self.directory.chmod(0o755)
        self.data = self.directory / "data"
        self.server = None
        self._keys = {}

    def _terrier(self, *arguments):
        done = subprocess.run([str(paths.TERRIER), *arguments, "--data", str(self.data)], env=environment(), text=True,
                              capture_output=True, timeout=300, check=False)
        assert done.returncode == 0, f"terrier {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def up(self):
        self._terrier("up")

    def down(self):
        self._terrier("down")

    def make(self):
        self.up()
        for name in ("estate.sql", "ready.sql"):
            with self.connect() as connection:
                connection.query((paths.FIXTURES / name).read_text())
        self.server = Server(None, self.directory, data=self.data)
        self.key("reader")
        self.server.start()
        return self

    def connect(self):
        socket = (self.data / "socket").resolve()
        return Connection(f"host={socket} dbname=terrier user=terrier_owner")

    def key(self, role):
        if role not in self._keys:
            self._keys[role] = json.loads(self._terrier("keys", "create", "--role", role, "--name", "tests", "--format", "json"))["key"]
        return self._keys[role]

    def client(self, role):
        credential = {"Authorization": f"Bearer {self.key(role)}"} if role else {}
        return Client(self.server.host, self.server.port, credential)

    def close(self):
        try:
            if self.server is not None:
                self.server.stop()
        finally:
            self.down()
            shutil.rmtree(self.directory)
