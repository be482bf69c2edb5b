"""`tools/bench serve`: what an answer costs, side by side in one run.

    ours       terrier serve: `fresh` asks the database each time (--cache 0), `cached` may answer from memory
    pgbench    the very statement that the service ran, as the same login, prepared: the database's own limit
    bare       libmicrohttpd giving the same bytes out of memory: the limit of HTTP
    MapServer  FastCGI behind nginx on the same view, with the same properties

Each figure is requests in a second; p50 and p99 are of ours. Everything, wrk and pgbench too, shares this machine:
only the ratios mean something.
"""
import re
import shutil
import subprocess
import sys
import urllib.request

from estate import PLACE, Estate, Service, say
from peers import BarePage, MapServer

SECONDS = 4
CLIENTS = (1, 4, 16, 64)
TALK = 8  # clients for the table of ratios

# What is asked: name, path, what MapServer calls it, least ratios to pgbench, to bare and to MapServer fresh and cached.
CASES = (
    ("one feature", "/collections/assets/items/SC000001", "/SC000001?f=json", 0.5, 0.8, 10, None),
    ("page of 100", "/collections/assets/items?limit=100", "?f=json&limit=100", 0.9, 0.8, 8, 100),
    ("all assets", "/collections/assets/items?limit=10000", "?f=json&limit=10000", 0.9, 0.8, 8, 100),
    ("box of 2 km", "/collections/land_parcels/items?limit=1000&bbox=-3.13,51.0,-3.1,51.02",
     "?f=json&limit=1000&bbox=-3.13,51.0,-3.1,51.02", None, 0.8, None, None),
)


def wrk(url, clients, key=None):
    """Requests in a second, p50 and p99 in ms."""
    command = ["wrk", "-t", "1", "-c", str(clients), "-d", f"{SECONDS}s", "--latency"]
    said = subprocess.run([*command, *(["-H", f"X-API-Key: {key}"] if key else []), url], text=True, capture_output=True,
                          check=True).stdout
    if "Non-2xx" in said or "Socket errors" in said:
        raise SystemExit(f"{url} was not answered well:\n{said}")
    times = {name: float(value) * {"us": 0.001, "ms": 1, "s": 1000}[unit]
             for name, value, unit in re.findall(r"^\s+(50|99)%\s+([\d.]+)(us|ms|s)$", said, re.MULTILINE)}
    return float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1)), times.get("50", float("nan")), times.get("99", float("nan"))


def get(url, key=None):
    with urllib.request.urlopen(urllib.request.Request(url, headers={"X-API-Key": key} if key else {})) as answer:
        return answer.read()


def statement(estate, service, path):
    """What the service asked the database for that answer, as the server last saw it."""
    get(service.url + path, estate.key)
    found = estate.sql("""SELECT query FROM pg_stat_activity
        WHERE usename = 'terrier_serve_reader' AND query LIKE '%served.stamp%' ORDER BY query_start DESC LIMIT 1""")
    if "$" in found and "SC000001" not in path:
        return None  # it has values bound that are not to be seen: pgbench cannot repeat it
    return re.sub(r"^--.*\n", "", found, flags=re.MULTILINE).replace("$1::text", "'SC000001'::text").rstrip(";\n") + ";\n"


def pgbench(estate, sql, clients):
    script = PLACE / "statement.sql"
    script.write_text(sql)
    program = shutil.which("pgbench") or estate.sql("SELECT setting FROM pg_config WHERE name = 'BINDIR'") + "/pgbench"
    said = subprocess.run([program, "-n", "-M", "prepared", "-c", str(clients), "-j", "1", "-T", str(SECONDS), "-f", str(script),
                           estate.dsn("terrier_serve_reader")], text=True, capture_output=True, check=True).stdout
    return float(re.search(r"tps = ([\d.]+)", said).group(1))


def ratio(ours, theirs, budget):
    if theirs is None:
        return "-"
    return f"{ours / theirs:,.2f}" + ("" if budget is None else f" (least {budget:g})")


def line(*cells):
    say("  ".join(f"{cell:>{width}}" for cell, width in zip(cells, (12, 9, 16, 18, 16, 8, 8))).rstrip())


def compare(case, estate, fresh, cached, mapserver):
    name, path, their_path, least_pgbench, least_bare, least_fresh, least_cached = case
    ours, p50, p99 = wrk(fresh.url + path, TALK, estate.key)
    sql = statement(estate, fresh, path)
    database = pgbench(estate, sql, TALK) if sql else None
    peer = wrk(mapserver.items(path.split("/")[2]) + their_path, TALK)[0] if mapserver else None
    line(name, f"{ours:,.0f}", ratio(ours, database, least_pgbench), ratio(ours, peer, least_fresh), "", f"{p50:.2f}",
         f"{p99:.2f}")
    bare = BarePage(get(cached.url + path, estate.key))
    ours, p50, p99 = wrk(cached.url + path, TALK, estate.key)
    limit = wrk(bare.url, TALK)[0]
    bare.close()
    line("  cached", f"{ours:,.0f}", "", ratio(ours, peer, least_cached), ratio(ours, limit, least_bare), f"{p50:.2f}",
         f"{p99:.2f}")


def by_clients(estate, fresh, cached):
    say("\nrequests in a second, p50 and p99 in ms, by clients")
    for name, path, *_ in CASES[:2]:
        for kind, service in (("fresh", fresh), ("cached", cached)):
            cells = []
            for clients in CLIENTS:
                rate, p50, p99 = wrk(service.url + path, clients, estate.key)
                cells.append(f"{clients}: {rate:,.0f} ({p50:.2f}, {p99:.2f})")
            say(f"  {name}, {kind}: " + "; ".join(cells))


def main():
    for program in ("wrk", "psql"):
        if not shutil.which(program):
            raise SystemExit(f"{program} is needed: apt install {program} (the group [bench] of tools/packages.txt)")
    estate = Estate()
    try:
        mapserver = MapServer(estate)
    except FileNotFoundError as missing:
        say(str(missing))
        mapserver = None
    fresh, cached = Service("--cache", "0"), Service()
    try:
        say(f"{TALK} clients, {SECONDS} s each")
        line("", "ours, /s", "by pgbench", "by MapServer", "by a bare page", "p50 ms", "p99 ms")
        for case in CASES:
            compare(case, estate, fresh, cached, mapserver)
        by_clients(estate, fresh, cached)
        say(f"\nmemory: {cached.memory_mb():.0f} MB with the cache, {fresh.memory_mb():.0f} MB without (budget 60 MB)")
    finally:
        fresh.close()
        cached.close()
        if mapserver:
            mapserver.close()


if __name__ == "__main__":
    sys.exit(main())
