"""`terrier serve` of this build on a free port of the loopback, and what must be true when it has ended."""
import ctypes
import os
import pathlib
import re
import signal
import subprocess
import time
import urllib.parse

from . import paths

START_SECONDS = 60
STOP_SECONDS = 30
# What AddressSanitizer, LeakSanitizer, UBSan and ThreadSanitizer write.
SANITIZER = re.compile(r"(ERROR: \w+Sanitizer|WARNING: ThreadSanitizer|SUMMARY: \w+Sanitizer|runtime error: ).*")
_PR_SET_PDEATHSIG = 1


def end_with_us():
    """For preexec_fn: the kernel ends the child when the tests were killed."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def environment(dsn=None, **more):
    """The environment of our programs: no settings of the user's own, and this database (None: by --data)."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "TERRIER_"))}
    database = {"TERRIER_DSN": dsn} if dsn is not None else {}
    return {**kept, **database, "LC_ALL": "C.UTF-8", "UBSAN_OPTIONS": "print_stacktrace=1", **more}


class Server:
    """A running server. `url` has no closing slash; `arguments` are further ones of `terrier serve`. Without a `dsn` it
    serves the cluster of the data directory `data`."""

    def __init__(self, dsn, directory, arguments=(), data=None, **more_environment):
        self.dsn = dsn
        self.directory = pathlib.Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)
        self.data = data or self.directory / "data"
        self.arguments = tuple(arguments)
        self.more_environment = more_environment
        self.process = None
        self.host = self.port = self.url = None
        self.log = self.directory / "server.log"

    def start(self):
        ready = self.directory / "ready"
        ready.unlink(missing_ok=True)
        with open(self.log, "ab") as log:
            self.process = subprocess.Popen(
                [str(paths.TERRIER), "serve", "--data", str(self.data), "--listen", "127.0.0.1:0",
                 "--ready-file", str(ready), *self.arguments],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.directory, preexec_fn=end_with_us,
                env=environment(self.dsn, **self.more_environment))
        self._await(ready)
        return self

    def _await(self, ready):
        end = time.monotonic() + START_SECONDS
        while not (ready.exists() and ready.read_text().strip()):
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.said()}")
            if time.monotonic() > end:
                self.process.kill()
                raise RuntimeError(f"the server was not ready after {START_SECONDS} s:\n{self.said()}")
            time.sleep(0.02)
        address = ready.read_text().strip()
        parts = urllib.parse.urlsplit(address if "://" in address else f"http://{address}")
        self.host, self.port = parts.hostname, parts.port
        self.url = f"{parts.scheme}://{parts.hostname}:{parts.port}"

    def said(self):
        """All that it wrote: messages and the access log."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def memory_kb(self):
        """Resident memory."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s+(\d+)", status, re.MULTILINE).group(1))

    def stop(self):
        """Asks it to end, and holds it to a graceful end without a word from a sanitizer."""
        if self.process is None:
            return
        process, self.process = self.process, None
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            code = process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
            raise AssertionError(f"the server did not end within {STOP_SECONDS} s of SIGTERM:\n{self.said()}") from None
        said = self.said()
        found = SANITIZER.search(said)
        assert found is None, f"a sanitizer complained of the server:\n{said[found.start():][:8000]}"
        assert code == 0, f"the server ended with {code}:\n{said[-4000:]}"
