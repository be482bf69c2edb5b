"""Paths, parameters and headers made wrong at random, from a seed: never an answer of 500, never silence."""
import json
import random
import re
import urllib.parse

import pytest
from support.schemas import faults

SEED, ROUNDS = 20261122, 1500
PIECES = ["", "/", "//", "..", ".", "%", "%2", "%zz", "%00", "%2e%2e", "%2F", "%5c", "\\", "%c0%af", "%ff", "%ed%a0%80", "%F0%9F%98%80", "+", ";",
          ":", "@", "&", "=", "?", "#", "'", '"', "<", ">", "{", "}", "|", "^", "`", "~", "*", "(", ")", "%27", "%22", "%3c", "a" * 300, "0", "-1",
          "1e999", "NaN", "null", "true", "SV000001", "assets", "é"]
VALUES = ["", "0", "-1", "1", "10000", "10001", "1e3", "NaN", "Infinity", "9" * 40, "%00", "%ff%fe", "%F0%9F%98%80", "'", "\"", "a,b,c,d",
          "1,2,3,4", "-180,-90,180,90", "1,2,3,4,5,6", "..", "../..", "2026-01-01", "2026-02-30", "name", "-name", "+name,-name,name,name",
          "http://www.opengis.net/def/crs/EPSG/0/27700", "EPSG:27700", "json", "html", "name%20=%20'a'", "((((", "{}", "[[[[[[", "A" * 3000]


@pytest.fixture(scope="module")
def targets(client):
    """Paths and names of parameters from the API definition."""
    api = client("reader").json("/api-definition", {"f": "json"})
    found = []
    for path, methods in api["paths"].items():
        if "get" in methods and "event" not in path and "progress" not in path:
            names = [p["name"] for p in methods["get"].get("parameters", []) if p.get("in") == "query"]
            found.append((path, names))
    return found


def fill(path, chance):
    for part in ("collection", "feature"):
        path = path.replace("{%s}" % part, {"collection": "assets", "feature": "SV000001"}[part])
    return re.sub(r"\{[a-z]+\}", lambda _: chance.choice(PIECES), path)


def spoilt(path, chance):
    for _ in range(chance.randint(0, 2)):
        at = chance.randint(0, len(path))
        path = path[:at] + chance.choice(PIECES) + path[at:]
    return path


def query(names, chance):
    pairs = []
    for _ in range(chance.randint(0, 4)):
        name = chance.choice(names + ["colour", "", "%00", "f"]) if names else chance.choice(["f", "colour"])
        pairs.append(f"{name}={chance.choice(VALUES)}" if chance.random() < 0.95 else name)
    return ("?" + "&".join(pairs)) if pairs else ""


def sendable(target):
    """What can stand in a request line: a space would end the target."""
    return target.replace(" ", "%20").replace("\n", "%0a").encode("utf-8")


def ask(raw, target, key, more=""):
    raw.send(b"GET " + sendable(target) + f" HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n{more}\r\n".encode("latin-1"))
    return raw.answer()


def rounds(service, make):
    """Asks ROUNDS times on connections that are kept; a connection that was closed is made anew."""
    chance, key = random.Random(SEED), service.key("reader")
    raw = service.raw(60)
    try:
        for _ in range(ROUNDS):
            target, more = make(chance)
            try:
                status, head, body = ask(raw, target, key, more)
            except (EOFError, ConnectionError):
                raw.close()
                raw = service.raw(60)
                continue
            assert status < 500, f"{target} {more!r}: {status} {body[:500]!r}"
            if b"connection: close" in head.lower():
                raw.close()
                raw = service.raw(60)
            yield target, status, head, body
    finally:
        raw.close()
    assert service.client().get("/health").status == 200


def test_paths_and_parameters(service, targets):
    seen = {}

    def make(chance):
        path, names = chance.choice(targets)
        return spoilt(fill(path, chance), chance) + query(names, chance), ""

    for target, status, head, body in rounds(service, make):
        seen[status] = seen.get(status, 0) + 1
        if status >= 400 and b"application/problem+json" in head:
            document = json.loads(body)
            assert faults(document, "problem") == [], (target, document)
            assert document["status"] == status
    assert seen.get(200, 0) > 20 and seen.get(400, 0) > 100 and seen.get(404, 0) > 20, seen


def test_texts_of_the_client_come_back_as_text(client):
    """Neither a header nor a page may be made by what a client sent."""
    for given in ("<script>alert(1)</script>", "a\r\nSet-Cookie: x=y", "\"><img src=x>"):
        quoted = urllib.parse.quote(given)
        for path in (f"/collections/{quoted}", f"/{quoted}", f"/collections/assets/items?{quoted}=1", f"/collections/assets/items?f={quoted}"):
            answer = client("reader").get(path, Accept="text/html,*/*;q=0.1")
            assert answer.status in (400, 404), answer
            assert "Set-Cookie" not in answer.headers
            if answer.type == "text/html":
                assert "<script>alert" not in answer.text and "<img" not in answer.text
            assert answer.headers.get("X-Content-Type-Options") == "nosniff"


# The last: after so many wrong credentials this address is refused for a while.

NAMES = ["Accept", "Accept-Encoding", "Accept-Language", "Authorization", "Cookie", "If-None-Match", "If-Match", "If-Modified-Since", "Range", "Host",
         "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host", "Forwarded", "X-API-Key", "X-CSRF-Token", "Idempotency-Key", "Origin", "Expect-CT", "Upgrade"]
HEADERS = ["", "*", "*/*", ";", ",", "q=", "a/b;q=2", "text/html;q=0,*/*;q=1", "gzip;q=0", "zstd", "\"", "W/\"", "\"a\", \"b\"", "Bearer", "Bearer ", "Bearer x",
           "Bearer trk_", "Basic", "Basic !!!", "Basic dTpw", "Digest x", "terrier_session=", "a=b; c", "=;=", "\xff\xfe", "\t", "bytes=0-", "bytes=-1,5-2", "A" * 4000,
           "evil.example", "evil.example:99999", "[::1", "https", "javascript:", "for=\"[::1]\"", "Sun, 99 Nov 2026 99:99:99 GMT"]


def test_headers(service):
    def make(chance):
        more = "".join(f"{chance.choice(NAMES)}: {chance.choice(HEADERS)}\r\n" for _ in range(chance.randint(1, 4)))
        return chance.choice(["/health", "/api-definition", "/collections?f=json", "/collections/assets/items?limit=2"]), more

    for target, status, head, _ in rounds(service, make):
        assert b"evil.example" not in head.split(b"Location:")[-1] if b"Location:" in head else True, target
