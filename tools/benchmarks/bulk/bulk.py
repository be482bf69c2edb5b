"""`tools/bench import`: what loading a gazetteer costs, side by side in one run.

    ours       terrier import gazetteer: every row checked, one binary COPY, key, index by place, statistics, swap
    psql       \\copy of the same file into a table of the same definition, in one transaction, frozen as ours is;
               then the same key, index and statistics

Rounds alternate; the ratio is of medians, and only the ratio means something. Memory is the peak of `terrier` alone, of a
file of a fifth of the rows and of the whole file. Then 100,000 made-up assets are linked to what was loaded.
"""
import os
import pathlib
import re
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "serve"))
from estate import BIN, PLACE, data_directory, environment, say, terrier  # noqa: E402

ROUNDS = 3
ROWS = int(os.environ.get("BENCH_ROWS", "5000000"))
ASSETS = 100_000
BUDGET = 0.8

# As edit.gazetteer_key() and edit.gazetteer_places() make them.
INDEXES = """SET maintenance_work_mem = '256MB'; ALTER TABLE bench_uprn ADD PRIMARY KEY (uprn);
    CREATE INDEX ON bench_uprn USING gist (point(easting, northing)); ANALYZE bench_uprn;"""

# Half have the UPRN of the gazetteer and lie near its point, half have none. Rolled back: the estate stays as it is.
LINK = """
BEGIN;
INSERT INTO register.asset (reference, name, category_code, uprn, location, location_crs84)
SELECT 'ZZ' || lpad(n::text, 6, '0'), 'Asset ' || n, (SELECT min(code) FROM code.category),
       CASE WHEN n % 2 = 0 THEN uprn END, ST_Point(easting + 20, northing, 27700), ST_Point(longitude, latitude, 4326)
FROM (SELECT row_number() OVER () AS n, * FROM gazetteer.open_uprn WHERE uprn % {every} = 0 LIMIT {assets}) AS taken;
ANALYZE register.asset;
\\timing on
SELECT count(*) FILTER (WHERE listed), round(max(distance_m)::numeric) FROM facts.gazetteer_uprn;
SELECT count(*), round(max(distance_m)::numeric) FROM facts.gazetteer_near;
\\timing off
ROLLBACK;
"""


def dsn():
    return f"host={os.path.realpath(data_directory() / 'socket')} port=5432 dbname=terrier user=terrier_admin"


def psql(*commands, text=None):
    asked = [word for command in commands for word in ("-c", command)]
    done = subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-d", dsn(), *asked], input=text, text=True,
                          capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"psql: {done.stderr.strip()}")
    return done.stdout


def made_up(rows):
    path = PLACE / f"osopenuprn_{rows}.csv"
    if not path.exists():
        say(f"Writing {path.name}, once")
        subprocess.run([str(BIN / "terrier-bench"), "gazetteer-file", str(rows), str(path)], check=True,
                       env={**os.environ, "PROJ_DATA": f"{data_directory()}/proj:/usr/share/proj"})
    return path


def their_load(path):
    """Seconds of the copy, and with key, index and statistics."""
    psql("DROP TABLE IF EXISTS bench_uprn", "CHECKPOINT")
    begun = time.monotonic()
    psql("BEGIN", "CREATE TABLE bench_uprn (LIKE gazetteer.open_uprn_empty)",
         f"\\copy bench_uprn FROM '{path}' WITH (FORMAT csv, HEADER, FREEZE)", "COMMIT")
    copied = time.monotonic() - begun
    psql(INDEXES)
    whole = time.monotonic() - begun
    psql("DROP TABLE bench_uprn")
    return copied, whole


def our_load(path):
    """Seconds of the copy, of all, and the peak of memory in MB."""
    psql("UPDATE source.batch SET status = 'failed' WHERE kind = 'gazetteer'", "CHECKPOINT")  # else it would be the same file
    begun = time.monotonic()
    process = subprocess.Popen([str(BIN / "terrier"), "import", "gazetteer", str(path)], text=True, stderr=subprocess.PIPE,
                               stdout=subprocess.PIPE, env={**environment(), "TERRIER_LOG": "debug"})
    said = process.stderr.read()
    _, code, usage = os.wait4(process.pid, 0)
    whole = time.monotonic() - begun
    if code != 0:
        raise SystemExit(f"terrier import: {said.strip().splitlines()[-1]}")
    return float(re.search(r"rows copied in ([\d.]+) s", said).group(1)), whole, usage.ru_maxrss / 1024


def compare(path):
    ours, theirs = [], []
    for number in range(ROUNDS):
        theirs.append(their_load(path))
        ours.append(our_load(path))
        say(f"  round {number + 1}: copy {ours[-1][0]:.1f} s, psql {theirs[-1][0]:.1f} s; "
            f"all {ours[-1][1]:.1f} s, psql {theirs[-1][1]:.1f} s")
    for place, what in ((0, "copy, with every row checked and the file's digest made"), (1, "all, with key, index by place, statistics")):
        our, their = (statistics.median(round[place] for round in rounds) for rounds in (ours, theirs))
        say(f"{what}: {our:.1f} s against psql's {their:.1f} s; ratio {their / our:.2f}, budget {BUDGET}; "
            f"{ROWS / our / 1e6:.2f} million rows a second")
    return ours[-1][2]


def main():
    PLACE.mkdir(parents=True, exist_ok=True)
    if os.geteuid() == 0:
        data_directory().parent.chmod(0o755)
    terrier("up")
    whole, fifth = made_up(ROWS), made_up(ROWS // 5)
    say(f"{ROWS:,} rows, {whole.stat().st_size / 1e6:,.0f} MB")
    small = our_load(fifth)[2]
    large = compare(whole)
    say(f"peak memory of terrier: {small:.0f} MB for {ROWS // 5:,} rows, {large:.0f} MB for {ROWS:,}")
    begun = time.monotonic()
    said = psql(text=LINK.format(assets=ASSETS, every=max(1, ROWS // ASSETS // 2))).split("\n")
    say(f"linking {ASSETS:,} assets: by UPRN {said[0]} in {said[1].split(':')[1].split('(')[0].strip()}; nearest {said[2]} in "
        f"{said[3].split(':')[1].split('(')[0].strip()} (budget a minute; {time.monotonic() - begun:.0f} s with making them up)")


if __name__ == "__main__":
    sys.exit(main())
