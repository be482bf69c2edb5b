"""A private cluster under build/bench with the sample estate, kept between runs, and `terrier serve` on it."""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[3]
BIN = ROOT / "build" / "release" / "bin"
PLACE = ROOT / "build" / "bench"
AS_AT = "2026-10-01"


def say(words):
    print(words, flush=True)


def environment():
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PG", "TERRIER_"))}
    return {**kept, "TERRIER_DATA": str(data_directory()), "LC_ALL": "C.UTF-8"}


def data_directory():
    """The cluster's user must be able to come there, which a home directory may not allow: then /var/tmp."""
    reachable = os.geteuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in PLACE.parents if parent.exists())
    return PLACE / "data" if reachable else pathlib.Path("/var/tmp/terrier-bench")


def terrier(*arguments):
    done = subprocess.run([str(BIN / "terrier"), *arguments], env=environment(), text=True, capture_output=True,
                          stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        raise SystemExit(f"terrier {' '.join(arguments)}: {done.stderr.strip()}")
    return done.stdout


class Estate:
    """`sql(text)` asks it as the administrator; `socket` is where its server listens."""

    def __init__(self):
        PLACE.mkdir(parents=True, exist_ok=True)
        if os.geteuid() == 0:
            data_directory().parent.chmod(0o755)
        terrier("up")
        self.socket = os.path.realpath(data_directory() / "socket")
        if terrier("runs", "--format", "json").strip() == "[]":
            self._fill()
        self.key = json.loads(terrier("keys", "create", "--role", "reader", "--name", "bench", "--format", "json"))
        self.key = (self.key[0] if isinstance(self.key, list) else self.key)["key"]

    @staticmethod
    def _fill():
        say("Importing the sample estate, once")
        sample = PLACE / "sample"
        subprocess.run([str(BIN / "terrier-sample"), str(sample)], check=True, stdout=subprocess.DEVNULL)
        for line in (sample / "manifest.csv").read_text().split()[1:]:
            kind, profile, name = line.split(",")
            terrier("import", kind, str(sample / name), "--profile", profile)
        terrier("evaluate", "--as-at", AS_AT, "--if-changed")

    def dsn(self, login, database="terrier"):
        return f"host={self.socket} port=5432 dbname={database} user={login}"

    def sql(self, text, login="terrier_admin", database="terrier"):
        return subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", self.dsn(login, database), "-c", text],
                              text=True, capture_output=True, check=True).stdout.strip()


class Service:
    """`terrier serve`; `memory_mb()` is what it holds resident."""

    def __init__(self, *arguments):
        ready = pathlib.Path(tempfile.mkdtemp()) / "ready"
        self.process = subprocess.Popen([str(BIN / "terrier"), "serve", "--listen", "127.0.0.1:0", "--ready-file", str(ready),
                                         "--access-log", "none", *arguments], env=environment(), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL)
        while not ready.exists():
            if self.process.poll() is not None:
                raise SystemExit("terrier serve ended; see above")
            time.sleep(0.02)
        self.url = ready.read_text().strip()
        shutil.rmtree(ready.parent)

    def memory_mb(self):
        for line in pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
        return float("nan")

    def close(self):
        self.process.terminate()
        self.process.wait()
