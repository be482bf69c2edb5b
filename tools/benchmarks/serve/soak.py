"""`tools/bench soak [MINUTES]`: what the service holds in memory, minute by minute, under mixed and partly broken asking.

Eight clients ask for features, pages, filters, tiles, past days, searches, spooled files, what is refused, and hang up in
the middle of answers. Says the requests made and the resident memory each minute, and how much the last half grew.
"""
import http.client
import sys
import threading
import time
import urllib.parse

from estate import Estate, Service, say

CLIENTS = 8
ASKED = (
    "/collections/assets/items/SC000001", "/collections/assets/items?limit=100", "/collections/assets/items?limit=10000",
    "/collections/land_parcels/items?limit=500&bbox=-3.13,51.0,-3.1,51.02", "/collections/assets/items?limit=200&f=csv",
    "/collections/assets/items?filter=category_group_code%3D'school'&limit=50", "/api/assets/SC000001/explain",
    "/collections/assets/items?limit=100&datetime=2026-03-31T00:00:00Z", "/api/search?q=hall", "/api/assets?limit=50",
    "/collections/assets/tiles/WebMercatorQuad/8/85/125", "/collections/buildings/items?f=gpkg&limit=200",
    "/collections/assets/items?filter=name%20LIKE", "/collections/assets/items?limit=0", "/nowhere",
)


def hang_up(host):
    """Goes away in the middle of a long answer."""
    connection = http.client.HTTPConnection(host, timeout=30)
    connection.request("GET", "/collections/assets/items?limit=10000", headers={"X-API-Key": "wrong"})
    connection.close()


def ask(url, key, until, made, failures):
    host = urllib.parse.urlsplit(url).netloc
    connection = http.client.HTTPConnection(host, timeout=60)
    number = 0
    while time.monotonic() < until:
        number += 1
        try:
            connection.request("GET", ASKED[number % len(ASKED)], headers={"X-API-Key": key, "Cache-Control": "no-cache"})
            answer = connection.getresponse()
            answer.read()
            if answer.status >= 500:
                failures.append(f"{answer.status} {ASKED[number % len(ASKED)]}")
            if number % 100 == 0:
                hang_up(host)
        except (OSError, http.client.HTTPException) as failure:
            failures.append(repr(failure))
            connection.close()
            connection = http.client.HTTPConnection(host, timeout=60)
        made[0] += 1
    connection.close()


def main(minutes):
    estate = Estate()
    service = Service()
    until = time.monotonic() + 60 * minutes
    made, failures, held = [0], [], []
    clients = [threading.Thread(target=ask, args=(service.url, estate.key, until, made, failures)) for _ in range(CLIENTS)]
    try:
        for client in clients:
            client.start()
        for minute in range(1, minutes + 1):
            time.sleep(max(0, until - 60 * (minutes - minute) - time.monotonic()))
            held.append(service.memory_mb())
            say(f"minute {minute:2}: {made[0]:,} requests, {held[-1]:.1f} MB")
        for client in clients:
            client.join()
    finally:
        service.close()
    half = held[len(held) // 2 - 1] if len(held) > 1 else held[0]
    say(f"the last half grew by {held[-1] - half:+.1f} MB; {len(failures)} failures" + "".join(f"\n  {f}" for f in sorted(set(failures))))
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
