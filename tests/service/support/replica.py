"""A primary and its streaming standby on this machine: two private clusters of PostgreSQL, by PostgreSQL's own tools."""
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import time

from . import paths
from .postgres import Connection, PostgresError
from .server import environment

SYNCHRONOUS = "synchronous_standby_names = '*'\nsynchronous_commit = remote_apply\n"


class Replica:
    """`dsn` names both. The primary is `terrier up`'s; the standby a copy by pg_basebackup that follows it."""

    def __init__(self, directory):
        self.directory = pathlib.Path(directory)
        self.data = self.directory / "primary"
        self.standby = self.directory / "standby"
        self.user = "terrier" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
        self._environment = environment("", TERRIER_DATA=str(self.data))
        del self._environment["TERRIER_DSN"]

    def start(self):
        self.directory.chmod(0o755)
        self._terrier("up")
        if os.geteuid() == 0:
            shutil.chown(self.directory, self.user, self.user)
        self.binaries = pathlib.Path(self._run(["readlink", "-f", f"/proc/{self.postmaster}/exe"])).parent
        self.sockets = (os.path.realpath(self.data / "socket"), self._standby_socket())
        self.dsn = f"host={','.join(self.sockets)} port=5432,5432 dbname=terrier user=terrier_owner"
        return self

    def fill(self, scripts):
        for script in scripts:
            with self.connect(0) as db:
                db.query((paths.FIXTURES / script).read_text())

    def follow(self):
        """Makes the standby, and from then on no commit is told before the standby shows it."""
        self._as_owner([self.binaries / "pg_basebackup", "-h", self.sockets[0], "-U", "terrier_admin", "-D", self.standby,
                        "-X", "stream", "-c", "fast", "-R"])
        self._write(self.standby / "terrier.conf", (self.data / "cluster" / "terrier.conf").read_text()
                    + f"\nunix_socket_directories = '{self.sockets[1]}'\nlogging_collector = off\n")
        self._as_owner([self.binaries / "pg_ctl", "-D", self.standby, "-l", self.standby / "log", "-w", "start"])
        self._write(self.data / "server.conf", SYNCHRONOUS)
        self._as_owner([self.binaries / "pg_ctl", "-D", self.data / "cluster", "reload"])
        self._await(lambda: self.connect(0, "terrier_admin").value("SELECT count(*) FROM pg_stat_replication WHERE sync_state = 'sync'") == "1")

    @property
    def postmaster(self):
        return int((self.data / "cluster" / "postmaster.pid").read_text().splitlines()[0])

    def kill_primary(self):
        """As when the machine is gone: nothing is finished, nobody is told."""
        primary = self.postmaster
        for process in [*map(int, self._run(["pgrep", "-P", str(primary)]).split()), primary]:
            try:
                os.kill(process, signal.SIGKILL)
            except ProcessLookupError:
                pass  # a worker of the server that had just done its work

    def promote(self):
        self._as_owner([self.binaries / "pg_ctl", "-D", self.standby, "-w", "promote"])

    def connect(self, which, role="terrier_owner"):
        return Connection(f"host={self.sockets[which]} port=5432 dbname=terrier user={role}")

    def close(self):
        for cluster in (self.standby, self.data / "cluster"):
            if (cluster / "postmaster.pid").exists():
                self._as_owner([self.binaries / "pg_ctl", "-D", cluster, "-m", "immediate", "stop"], check=False)
        for socket in getattr(self, "sockets", ()):
            shutil.rmtree(socket, ignore_errors=True)

    def _standby_socket(self):
        directory = f"{self.sockets_parent()}-standby"
        os.makedirs(directory, mode=0o700, exist_ok=True)
        if os.geteuid() == 0:
            shutil.chown(directory, self.user, self.user)
        return directory

    def sockets_parent(self):
        return os.path.realpath(self.data / "socket")

    def _write(self, path, text):
        path.write_text(text)
        if os.geteuid() == 0:
            shutil.chown(path, self.user, self.user)

    def _terrier(self, *arguments):
        self._run([str(paths.TERRIER), *arguments])

    def _as_owner(self, arguments, check=True):
        command = [str(argument) for argument in arguments]
        if os.geteuid() == 0:
            command = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--init-groups", *command]
        return self._run(command, check)

    def _run(self, command, check=True):
        # A server that outlives the command keeps its standard output: it must not be our pipe.
        with open(self.directory / "commands.log", "a+", encoding="utf-8") as log:
            at = log.seek(0, os.SEEK_END)
            done = subprocess.run(command, env=self._environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd="/",
                                  timeout=120, check=False)
            log.seek(at)
            said = log.read()
        assert done.returncode == 0 or not check, f"{command}: {said}"
        return said.strip()

    @staticmethod
    def _await(condition, seconds=30):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            try:
                if condition():
                    return
            except PostgresError:
                pass
            time.sleep(0.05)
        raise AssertionError(f"not so after {seconds} s")
