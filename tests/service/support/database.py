"""A throw-away database, filled from tests/fixtures, that goes when its keeper's standard input ends."""
import subprocess
import tempfile

from . import paths
from .postgres import Connection

SCRIPTS = ("estate.sql", "served.sql", "ready.sql")


class Database:
    """`dsn` is the owner's connection string, `admin_dsn` the superuser's."""

    def __init__(self, scripts=SCRIPTS):
        files = [str(paths.FIXTURES / name) for name in scripts]
        said = tempfile.TemporaryFile("w+")
        self._keeper = subprocess.Popen([str(paths.TESTS / "keep_database"), *files], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=said, text=True)
        self.dsn = self._keeper.stdout.readline().strip()
        self.admin_dsn = self._keeper.stdout.readline().strip()
        if not self.admin_dsn:
            self._keeper.wait()
            said.seek(0)
            raise RuntimeError(f"there is no database for the tests: {said.read()}")
        self._connection = None

    def connect(self, role=None):
        """A connection of its own, as the owner or as `role` ("terrier_serve_reader")."""
        return Connection(self.dsn if role is None else f"{self.dsn} user={role}")

    def connect_admin(self):
        return Connection(self.admin_dsn)

    def query(self, sql, *parameters):
        return self._shared().query(sql, *parameters)

    def value(self, sql, *parameters):
        return self._shared().value(sql, *parameters)

    def _shared(self):
        if self._connection is None:
            self._connection = self.connect()
        return self._connection

    def forget_connection(self):
        """After the database server was restarted."""
        if self._connection is not None:
            self._connection.close()
        self._connection = None

    def close(self):
        self.forget_connection()
        self._keeper.stdin.close()
        self._keeper.stdout.close()
        if self._keeper.wait(timeout=60) != 0:
            raise RuntimeError(f"keep_database ended with {self._keeper.returncode}")
