"""Clients that no decent programmer writes: the service refuses them clearly, or waits, and goes on serving others."""
import os
import socket
import threading
import time

import pytest

HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture(autouse=True)
def _still_serves(service):
    """After each test: alive, and nobody is kept waiting by what was done."""
    yield
    assert service.client().get("/health").status == 200
    assert service.server.process.poll() is None


def status_of(answer):
    """The status of the first answer in these bytes; None when there is none."""
    return int(answer.split(b" ")[1]) if answer.startswith(b"HTTP/1.") else None


def say(service, data, timeout=1):
    """What comes first; nothing when the connection was closed, or nothing was said for that many seconds."""
    with service.raw(timeout) as raw:
        try:
            raw.send(data)
        except OSError:
            pass  # refused before all was sent
        try:
            return raw.socket.recv(65536)
        except (socket.timeout, ConnectionResetError):
            return b""


# requests that are none

@pytest.mark.parametrize("request_line", [
    "GET\r\n", "GET /health\r\n", "GET  HTTP/1.1\r\n", "GET /health HTTP/9.9\r\n", "GET /health FTP/1.1\r\n", " GET /health HTTP/1.1\r\n",
    "\x00\x01\x02\x03\r\n", "G\x00T /health HTTP/1.1\r\n", "GET /he\x00alth HTTP/1.1\r\n", "GET health HTTP/1.1\r\n",
    "PRI * HTTP/2.0\r\n\r\nSM\r\n", "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", "GET /health HTTP/1.1 extra\r\n",
])
def test_what_is_no_request_is_refused_or_cut_off(service, request_line):
    answer = say(service, request_line.encode("latin-1") + b"Host: localhost\r\n\r\n")
    assert status_of(answer) in (None, 400, 404, 405, 501, 505), answer[:200]


@pytest.mark.parametrize("method", ["TRACE", "CONNECT", "PROPFIND", "get", "A" * 5000])
def test_a_method_that_nothing_takes_is_refused(service, method):
    answer = say(service, f"{method} /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
    assert status_of(answer) in (None, 400, 405, 414, 431, 501), answer[:200]


@pytest.mark.parametrize("headers", [
    "Host: localhost\r\nHost: elsewhere\r\n", "Host localhost\r\n", "Host: local\r\n host\r\n", ": nothing\r\nHost: localhost\r\n",
    "Host: localhost\r\nX\x00Y: 1\r\n", "Host: localhost\r\nX: a\x00b\r\n", "Host : localhost\r\n", "",
    "Host: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n", "Host: localhost\r\nContent-Length: -1\r\n",
    "Host: localhost\r\nContent-Length: 1e3\r\n", "Host: localhost\r\nContent-Length: 0x10\r\n",
    "Host: localhost\r\nContent-Length: 99999999999999999999999\r\n",
    "Host: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n", "Host: localhost\r\nTransfer-Encoding: nothing\r\n",
    "Host: localhost\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
    "Host: localhost\r\nExpect: 200-nothing\r\n", "Host: localhost\r\nConnection: " + "x," * 2000 + "\r\n",
])
def test_headers_that_lie_or_are_none_do_no_harm(service, headers):
    answer = say(service, b"GET /health HTTP/1.1\r\n" + headers.encode("latin-1") + b"\r\n0\r\n\r\n")
    assert status_of(answer) in (None, 200, 400, 405, 411, 413, 417, 431, 501), answer[:200]


def test_a_request_hidden_behind_two_lengths_is_not_answered(service):
    """Request smuggling: proxy and service must not disagree about where a request ends."""
    with service.raw(1) as raw:
        raw.send("POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + HEALTH)
        answer = raw.read_all()
    assert answer.count(b"HTTP/1.1 200") == 0, answer


def test_a_path_that_is_too_long_is_414_and_headers_that_are_too_many_431(service):
    assert status_of(say(service, f"GET /{'a' * 20000} HTTP/1.1\r\nHost: localhost\r\n\r\n")) in (400, 414, 431)
    many = "".join(f"X-{n}: {'b' * 90}\r\n" for n in range(500))
    assert status_of(say(service, f"GET /health HTTP/1.1\r\nHost: localhost\r\n{many}\r\n")) in (400, 413, 431)


def test_http_1_0_is_answered_and_closed(service):
    answer = say(service, "GET /health HTTP/1.0\r\n\r\n")
    assert status_of(answer) == 200


# bodies that lie about their length

def test_a_body_shorter_than_it_says_is_not_acted_on(service):
    answer = say(service, "POST /api-definition HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nshort")
    assert status_of(answer) != 200


def test_what_follows_a_body_is_the_next_request(service):
    with service.raw() as raw:
        raw.send("POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc" + HEALTH)
        assert raw.answer()[0] == 405


@pytest.mark.parametrize("chunks", [
    pytest.param(b"zz\r\nabc\r\n0\r\n\r\n", id="no-number"), pytest.param(b"-1\r\n\r\n", id="negative"),
    pytest.param(b"ffffffffffffffffffff\r\nabc", id="huge"), pytest.param(b"3\r\nabcdef\r\n0\r\n\r\n", id="longer-than-said"),
    pytest.param(b"3;" + b"x" * 40000 + b"\r\nabc\r\n0\r\n\r\n", id="long-extension"), pytest.param(b"3\r\nabc\r\n", id="no-end"),
    pytest.param(b"3\nabc\n0\n\n", id="bare-line-feeds"), pytest.param(b"0\r\nX: " + b"y" * 60000 + b"\r\n\r\n", id="long-trailer"),
])
def test_chunks_that_are_none_do_no_harm(service, chunks):
    key = service.key("editor")
    for path in ("/health", "/api/imports"):
        answer = say(service, f"POST {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
                              "Transfer-Encoding: chunked\r\n\r\n".encode() + chunks)
        assert status_of(answer) not in (200, 201, 202), answer[:200]
        if status_of(answer) == 500:  # libmicrohttpd's own, when the line of a chunk does not fit in its memory
            assert len(chunks) > 32768 and b"libmicrohttpd" in answer, answer[:200]


def test_a_body_where_none_is_taken_is_refused_without_being_read(service):
    with service.raw() as raw:
        raw.send("POST /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000000000\r\n\r\n")
        assert raw.answer()[0] in (405, 413)


# clients that come and go

def test_a_client_that_closes_its_half_still_gets_its_answer(service):
    with service.raw() as raw:
        raw.send(HEALTH)
        raw.socket.shutdown(socket.SHUT_WR)
        assert raw.answer()[0] == 200


def test_pipelined_requests_are_answered_in_their_order(service):
    key = service.key("reader")
    paths = ["/health", "/nothing", "/api-definition"] * 7
    with service.raw(30) as raw:
        raw.send("".join(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n"
                         f"{'Connection: close' if n == len(paths) - 1 else 'X: y'}\r\n\r\n" for n, path in enumerate(paths)))
        read = raw.read_all()
    statuses = [int(part[:3]) for part in read.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [200, 404, 200] * 7


def test_clients_that_send_a_byte_now_and_then_hold_nobody_up(service):
    slow = [service.raw() for _ in range(200)]
    try:
        for n in range(6):
            for raw in slow:
                raw.send(HEALTH[n])
            assert service.client().get("/health").status == 200
        for raw in slow[:20]:  # and when they do get on with it, they are answered
            raw.send(HEALTH[6:])
            assert raw.answer()[0] == 200
    finally:
        for raw in slow:
            raw.close()


def test_clients_that_do_not_read_hold_nobody_up_and_cost_little(service):
    key = service.key("reader")
    before = service.server.memory_kb()
    request = f"GET /api-definition HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\n\r\n" * 50
    deaf = [service.raw() for _ in range(40)]
    try:
        for raw in deaf:
            raw.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            raw.send(request)
        for _ in range(20):
            assert service.client("reader").get("/api-definition").status == 200
        assert service.server.memory_kb() - before < 200_000
    finally:
        for raw in deaf:
            raw.close()


def test_clients_that_reset_their_connection_are_forgotten(service):
    for _ in range(200):
        raw = service.raw()
        raw.socket.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        raw.send(HEALTH[:20] if _ % 2 else HEALTH)
        raw.close()
    assert descriptors_fall(service, 100)


def descriptors(service):
    return len(os.listdir(f"/proc/{service.server.process.pid}/fd"))


def descriptors_fall(service, below, seconds=45):
    """Whether it has fewer than that open before long: a connection may be idle for 30 seconds (support.imports.left_spooled)."""
    end = time.monotonic() + seconds
    while descriptors(service) >= below and time.monotonic() < end:
        time.sleep(0.1)
    return descriptors(service) < below


def test_a_thousand_connections_are_all_served(service):
    before = descriptors(service)
    connections = []
    try:
        for _ in range(1000):
            connections.append(service.raw(30))
        for _ in range(2):
            for raw in connections:
                raw.send(HEALTH)
            for raw in connections:
                assert raw.answer()[0] == 200
    finally:
        for raw in connections:
            raw.close()
    assert descriptors_fall(service, before + 20)


def test_many_clients_at_once_each_get_their_own_answer(service):
    """Answers are of different lengths and kinds, so that one that went astray would be seen."""
    paths = {"/health": (200, b'"ok"'), "/nothing": (404, b"problem"), "/api-definition": (200, b'"openapi"')}
    faults = []

    def work(seed):
        client = service.client("reader")
        try:
            for n in range(60):
                path = list(paths)[(seed + n) % 3]
                answer = client.get(path)
                status, part = paths[path]
                if answer.status != status or (part not in answer.body and answer.type != "application/problem+json"):
                    faults.append((path, answer))
        except Exception as fault:  # any fault of a thread is the test's
            faults.append(fault)

    service.key("reader")
    threads = [threading.Thread(target=work, args=(seed,)) for seed in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
