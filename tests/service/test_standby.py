"""The primary is lost under load and its standby promoted: no wrong answer, writes refused cleanly and back by themselves."""
import json
import shutil
import subprocess
import tempfile
import threading
import time

import pytest

from support import paths
from support.http import Client
from support.replica import Replica
from support.server import Server, environment

ASSET = "SV000001"
RECORD = f"/api/assets/{ASSET}"
FEATURE = f"/collections/assets/items/{ASSET}"
LOST_SECONDS = 4      # how long there is no primary
BACK_SECONDS = 60     # by when writes must be back


@pytest.fixture(scope="module")
def replica():
    directory = tempfile.mkdtemp(prefix="terrier-replica-")  # the servers' user must be able to come there
    both = Replica(directory)
    try:
        both.start()
        both.fill(("estate.sql", "served.sql", "ready.sql"))
        both.follow()
        yield both
    finally:
        both.close()
        shutil.rmtree(directory)


class Load:
    """One writer that counts upwards in the asset's notes, readers that hold each answer against what was told."""

    def __init__(self, client):
        self.client = client
        self.told = 0            # the newest count of which a write was answered with success
        self.wrong, self.refusals, self.codes = [], [], {}
        self.read_gap = self.write_gap = 0.0
        self.lock = threading.Lock()
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.write)] + [
            threading.Thread(target=self.read, args=(path,)) for path in (RECORD, FEATURE, RECORD, FEATURE)]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def write(self):
        client, count, good_at = self.client("steward"), 0, time.monotonic()
        while not self.ended.is_set():
            try:
                record = client.get(RECORD)
                if record.status == 200:
                    answer = client.request(
                        "PATCH", RECORD, body=json.dumps({"notes": f"count {count + 1}", "reason": "trial"}).encode(),
                        headers={"If-Match": record.headers["ETag"], "Content-Type": "application/merge-patch+json"})
                    self.count(f"PATCH {answer.status}")
                    if answer.status in (200, 204):
                        count += 1
                        with self.lock:
                            self.told = count
                        self.write_gap = max(self.write_gap, time.monotonic() - good_at)
                        good_at = time.monotonic()
                    elif answer.status == 412:  # a write whose answer was lost had been made
                        count += 1
                    else:
                        self.refusals.append(answer)
            except OSError as lost:
                self.wrong.append(f"PATCH: {lost!r}")
            time.sleep(0.01)

    def read(self, path):
        client, good_at, etag = self.client("steward"), time.monotonic(), None
        while not self.ended.is_set():
            with self.lock:
                least = self.told
            try:
                answer = client.get(path, **({"If_None_Match": etag} if etag else {}))
            except OSError as lost:
                self.wrong.append(f"{path}: {lost!r}")
                continue
            self.count(f"GET {answer.status}")
            if answer.status == 200:
                found = self.found(answer.json)
                if found < least:
                    self.wrong.append(f"{path}: count {found} after {least} was told")
                etag = answer.headers["ETag"]
                seen = found
            elif answer.status == 304 and seen < least:
                self.wrong.append(f"{path}: 304 for count {seen} after {least} was told")
            if answer.status in (200, 304):
                self.read_gap = max(self.read_gap, time.monotonic() - good_at)
                good_at = time.monotonic()
            elif answer.status != 503:
                self.wrong.append(repr(answer))

    @staticmethod
    def found(body):
        text = json.dumps(body)
        at = text.find('"count ')
        return int(text[at + 7:].split('"')[0]) if at >= 0 else 0

    def count(self, what):
        with self.lock:
            self.codes[what] = self.codes.get(what, 0) + 1


def make_keys(replica, roles):
    keys = {}
    for role in roles:
        made = subprocess.run([str(paths.TERRIER), "keys", "create", "--role", role, "--name", role, "--format", "json"],
                              env=environment(replica.dsn), capture_output=True, text=True, check=True).stdout
        made = json.loads(made)
        keys[role] = (made[0] if isinstance(made, list) else made)["key"]
    return keys


def test_a_lost_primary_costs_no_wrong_answer_and_writes_come_back(replica, tmp_path):
    keys = make_keys(replica, ("steward",))
    server = Server(replica.dsn, tmp_path / "server").start()

    def client(role):
        return Client(server.host, server.port, {"Authorization": f"Bearer {keys[role]}"})

    try:
        with Load(client) as load:
            time.sleep(2)
            before = client("steward").get(RECORD)
            replica.kill_primary()
            time.sleep(LOST_SECONDS)
            lost = client("steward").get(RECORD)
            ready = client("steward").get("/ready")
            past = client("steward").get(f"{RECORD}/explanation", {"as_at": "2019-06-30"})
            replica.promote()
            told = load.told
            end = time.monotonic() + BACK_SECONDS
            while load.told < told + 20 and time.monotonic() < end:
                time.sleep(0.05)
            after = client("steward").get(RECORD, If_None_Match=before.headers["ETag"])
        print(f"\nanswers {load.codes}; longest without a good read {load.read_gap:.2f} s, without a write "
              f"{load.write_gap:.2f} s; writes told {load.told}")
        assert load.wrong == [], [line for line in server.said().splitlines() if " 500 " in line or "fault" in line or "error" in line][-20:]
        assert load.told >= told + 20, "writes did not come back"
        assert lost.status == 200 and lost.headers.get("Register-State") == "read-only", lost.headers.items()
        assert ready.json["database"] == "standby"
        assert past.status == 200 and past.json["judged_anew"] is True, past  # judging it writes nothing
        assert load.refusals, "no write was tried while there was no primary"
        for refusal in load.refusals:
            assert refusal.status == 503 and "Retry-After" in refusal.headers, refusal
        assert after.status == 200, "an ETag of before the promotion still matched"
        with replica.connect(1) as db:
            kept = int(db.value(f"SELECT substring(notes FROM 7)::integer FROM register.asset WHERE reference = '{ASSET}'"))
            assert kept >= load.told
            assert db.query("SELECT * FROM history.verify()") == []
    finally:
        server.stop()
