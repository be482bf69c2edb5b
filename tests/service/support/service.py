"""A database, a server on it, and keys: what most tests are given."""
import json
import subprocess

from . import paths
from .database import Database
from .http import Client, Raw
from .server import Server, environment

ROLES = ("public", "reader", "gis", "editor", "steward")


class Service:
    def __init__(self, directory, arguments=(), **more_environment):
        self.database = Database()
        self.server = Server(self.database.dsn, directory, arguments, **more_environment)
        self._keys = {}
        self._clients = []

    def start(self):
        try:
            self.server.start()
        except Exception:
            self.database.close()
            raise
        return self

    def terrier(self, *arguments):
        """Runs a command of the program on this database and gives what it printed."""
        done = subprocess.run([str(paths.TERRIER), *arguments], env=environment(self.database.dsn), text=True,
                              capture_output=True, timeout=120, check=False)
        assert done.returncode == 0, f"terrier {' '.join(arguments)}: {done.stderr}"
        return done.stdout

    def key(self, role):
        """An API key of that role, made once."""
        if role not in self._keys:
            made = json.loads(self.terrier("keys", "create", "--role", role, "--name", f"tests-{role}", "--format", "json"))
            self._keys[role] = (made[0] if isinstance(made, list) else made)["key"]
        return self._keys[role]

    def client(self, role=None, **headers):
        """A client with that role's key; None sends no credential."""
        credential = {"Authorization": f"Bearer {self.key(role)}"} if role else {}
        client = Client(self.server.host, self.server.port, {**credential, **headers})
        self._clients.append(client)
        return client

    def raw(self, timeout=10):
        return Raw(self.server.host, self.server.port, timeout)

    @property
    def url(self):
        return self.server.url

    def close(self):
        for client in self._clients:
            client.close()
        try:
            self.server.stop()
        finally:
            self.database.close()
