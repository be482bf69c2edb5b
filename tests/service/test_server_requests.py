"""The server itself: what it takes, refuses, and says."""
import gzip
import json
import subprocess

import pytest
from support.odd import Odd


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    running = Odd(tmp_path_factory.mktemp("odd"))
    yield running
    running.close()


@pytest.fixture(scope="module")
def reader(odd):
    return odd.client("reader")


def problem(answer, status):
    assert answer.status == status, answer
    assert answer.type == "application/problem+json"
    said = answer.json
    assert said["status"] == status and said["detail"] and said["title"]
    assert said["instance"] == answer.headers["Request-Id"]
    return said


# --- routes ---


def test_a_path_that_is_not_there_is_404_and_one_with_another_method_405_with_allow(reader):
    problem(reader.get("/nothing"), 404)
    problem(reader.get("/who/"), 404)
    refused = reader.request("POST", "/who")
    problem(refused, 405)
    assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"
    asked = reader.request("OPTIONS", "/who")
    assert asked.status == 204 and asked.headers["Allow"] == "GET, HEAD, OPTIONS"
    problem(reader.request("BREW", "/who"), 405)


def test_a_part_of_the_path_is_decoded_once_and_must_be_text(reader):
    assert reader.get("/parts/a%2Fb%2520").text.startswith("json a/b%20 ")
    assert reader.get("/%77ho").status == 200
    for broken in ("%", "%2", "%zz", "%00", "%ff", ""):
        problem(reader.get("/parts/" + broken), 404)


def test_parameters_unknown_repeated_or_not_text_are_named(reader):
    for query, name in (("x=1", "x"), ("f=json&f=json", "f"), ("f=%ff", "f"), ("f=%0", "f"), ("F=json", "F")):
        assert problem(reader.get("/parts/a?" + query), 400)["parameter"] == name
    problem(reader.get("/parts/a?=1"), 400)
    assert reader.get("/parts/a?&f=json&").status == 200


def test_f_wins_over_accept_and_what_cannot_be_had_is_refused(reader):
    def form(query="", **headers):
        return reader.get("/parts/a" + query, **headers)

    assert form().type == "application/json"
    assert form(Accept="text/html, application/json;q=0.9").type == "text/html"
    assert form("?f=json", Accept="text/html").type == "application/json"
    assert problem(form(Accept="image/png"), 406)["header"] == "Accept"
    assert problem(form("?f=png"), 400)["parameter"] == "f"


# --- who asks ---


def test_no_credential_is_401_a_wrong_one_too_and_too_small_a_role_403(odd):
    answer = odd.client().get("/who")
    problem(answer, 401)
    assert "Bearer" in answer.headers["WWW-Authenticate"]
    problem(odd.client("king").get("/who"), 401)
    problem(odd.client("public").get("/who"), 403)
    problem(odd.client("reader").get("/steward"), 403)


def test_each_role_is_answered_by_its_own_login_whether_known_or_asked_for(odd):
    for role in ("reader", "gis", "editor", "steward"):
        assert odd.client(role).get("/who").text == f"terrier_serve_{role}"
        assert odd.client(**{"X-Ask": role}).get("/who").text == f"terrier_serve_{role}"
        assert odd.client(**{"X-Ask": role}).get("/door").text == "terrier_door"


def test_a_post_whose_sender_the_database_must_be_asked_for_keeps_its_body(odd):
    asked = odd.client(**{"X-Ask": "reader"})
    assert asked.request("POST", "/echo", body=b"x" * 99999).body == b"x" * 99999
    with odd.raw() as raw:
        raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nX-Ask: reader\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
        assert raw.socket.recv(100).startswith(b"HTTP/1.1 100")
        raw.send("abc")
        assert raw.answer()[2] == b"abc"


# --- bodies ---


def test_bodies_up_to_their_limit_are_taken_in_memory_or_a_file(reader):
    assert reader.request("POST", "/echo", body=b"").body == b""
    big = bytes(range(256)) * 20000
    answer = reader.request("POST", "/spool", body=big)
    assert answer.body == big
    assert "filename*=UTF-8''gr%C3%BC%C3%9F%22%20dich.bin" in answer.headers["Content-Disposition"]


def test_a_spooled_file_is_gone_after_its_request(odd, reader):
    reader.request("POST", "/spool", body=b"x" * 100000)
    assert list((odd.directory / "spool").iterdir()) == []


def test_a_body_too_long_or_not_wanted_is_413_before_it_is_sent(odd, reader):
    with odd.raw() as raw:
        raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\nContent-Length: 100001\r\nExpect: 100-continue\r\n\r\n")
        assert raw.answer()[0] == 413
    with odd.raw() as raw:
        raw.send("GET /who HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\nContent-Length: 5\r\n\r\nabcde")
        assert raw.answer()[0] == 413
    with odd.raw() as raw:
        raw.send("POST /echo HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(30):
            raw.send("1000\r\n" + "x" * 4096 + "\r\n")
        raw.send("0\r\n\r\n")
        assert raw.answer()[0] == 413


def test_lengths_said_twice_or_not_plainly_are_refused(odd):
    for lengths in ("Content-Length: 3\r\nContent-Length: 4", "Content-Length: 3\r\nTransfer-Encoding: chunked",
                    "Content-Length: +3", "Content-Length: 3, 3", "Transfer-Encoding: gzip, chunked", "Content-Length: -1"):
        with odd.raw() as raw:
            raw.send(f"POST /echo HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\n{lengths}\r\n\r\nabc")
            assert raw.read_all().startswith(b"HTTP/1.1 400"), lengths


def test_after_a_request_with_two_lengths_nothing_is_read(odd):
    hidden = "GET /who HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\n\r\n"
    for lengths in (f"Content-Length: 0\r\nContent-Length: {len(hidden)}", f"Content-Length: {len(hidden)}\r\nContent-Length: 0"):
        with odd.raw() as raw:
            raw.send(f"POST /echo HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\n{lengths}\r\n\r\n{hidden}")
            said = raw.read_all()
            assert said.startswith(b"HTTP/1.1 400") and said.count(b"HTTP/1.1 ") == 1, lengths


# --- headers ---

@pytest.mark.parametrize("headers", ["Host: a\r\nHost: b", "Host: a\r\nAuthorization: Bearer x\r\nAuthorization: Bearer y",
                                     "Host: a\r\nTransfer-Encoding : chunked", "Host: a\r\nX-One\t: 1"])
def test_headers_that_others_may_read_differently_are_refused(odd, headers):
    with odd.raw() as raw:
        raw.send(f"GET /who HTTP/1.1\r\nX-Role: reader\r\n{headers}\r\n\r\n")
        assert raw.read_all().startswith(b"HTTP/1.1 400")


def test_too_long_an_address_is_414_and_too_long_headers_431(odd, reader):
    problem(reader.get("/parts/" + "a" * 9000), 414)
    problem(reader.get("/parts/a", X_Long="x" * 25000), 431)
    with odd.raw() as raw:
        raw.send("GET /parts/" + "a" * 100000 + " HTTP/1.1\r\nHost: a\r\n\r\n")
        assert b" 414 " in raw.read_all()[:30]


def test_a_host_that_is_no_name_is_refused_and_links_use_the_one_that_came(odd, reader):
    assert reader.get("/parts/a").text == f"json a http://127.0.0.1:{odd.port}"
    with odd.raw() as raw:
        raw.send("GET /parts/a HTTP/1.1\r\nHost: a/b\"<script>\r\nX-Role: reader\r\n\r\n")
        assert raw.answer()[0] == 400


def test_pages_carry_a_policy_and_cookies_are_closed(reader):
    answer = reader.get("/cookie", Cookie='other=1; crumb="old"; crumbs=2')
    assert answer.text == "old"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "HttpOnly; SameSite=Lax; Max-Age=60" in answer.headers["Set-Cookie"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_faults_of_our_own_are_logged_and_not_shown(odd, reader):
    answer = reader.get("/fault")
    assert "inside" not in problem(answer, 500)["detail"]
    assert f"{answer.headers['Request-Id']}: a secret of the inside" in odd.log.read_text()


def test_head_is_get_without_its_body(reader):
    get, head = reader.get("/tagged"), reader.request("HEAD", "/tagged")
    assert head.body == b"" and head.headers["Content-Length"] == get.headers["Content-Length"]


# --- coding ---


def test_long_text_is_coded_as_the_client_wants_it(reader):
    plain = reader.get("/constant")
    assert "Content-Encoding" not in plain.headers
    packed = reader.get("/constant", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip" and gzip.decompress(packed.body) == plain.body
    zstd = reader.get("/constant", Accept_Encoding="gzip, zstd, br")
    assert zstd.headers["Content-Encoding"] == "zstd" and zstd.body[:4] == b"\x28\xb5\x2f\xfd"
    assert len({answer.headers["ETag"] for answer in (plain, packed, zstd)}) == 3
    assert "Content-Encoding" not in reader.get("/parts/a", Accept_Encoding="gzip").headers


def test_an_answer_with_a_tag_of_its_own_is_sent_as_it_is(reader):
    answer = reader.get("/tagged", Accept_Encoding="gzip")
    assert "Content-Encoding" not in answer.headers and answer.headers["ETag"] == '"version-7"'
    for tag in ('"version-7"', 'W/"version-7"', '"a", "version-7"', "*"):
        assert reader.get("/tagged", If_None_Match=tag).status == 304
    assert reader.get("/tagged", If_None_Match='"version-8"').status == 200


# --- streams ---


def test_events_come_one_by_one_and_the_stream_ends(reader):
    answer = reader.get("/events?count=3")
    assert answer.type == "text/event-stream"
    assert answer.text == "data: 3\n\ndata: 2\n\ndata: 1\n\n"


# --- the log ---


def test_the_access_log_has_a_line_of_json_for_each_answer_and_no_secrets(odd, reader):
    asked = [reader.get("/parts/seen?f=json").headers["Request-Id"], reader.get("/secrets/hush?f=json").headers["Request-Id"]]
    from support.odd import until

    assert until(lambda: {line["id"] for line in odd.lines()} >= set(asked))
    lines = {line["id"]: line for line in odd.lines()}
    seen, secret = (lines[one] for one in asked)
    assert seen["path"] == "/parts/seen" and seen["status"] == 200 and seen["role"] == "reader"
    assert seen["actor"] == "key:odd" and seen["address"] == "127.0.0.1" and seen["bytes"] > 0
    assert secret["path"] == "/secrets/{name}" and "hush" not in odd.access.read_text()


def test_metrics_count_routes_and_codes(odd, reader):
    problem(odd.client().get("/metrics"), 401)
    text = reader.get("/metrics").text
    assert 'terrier_requests_total{route="GET /who",code="200"}' in text
    assert 'terrier_requests_total{route="none",code="404"}' in text
    assert 'terrier_request_seconds_bucket{route="GET /who",le="+Inf"}' in text
    assert "terrier_database_reachable 1" in text


def test_ready_says_which_database_and_stamp(odd):
    from support.odd import until

    assert until(lambda: odd.client().get("/ready").json.get("stamp"))
    answer = odd.client().get("/ready")
    assert answer.status == 200 and answer.json["database"] == "primary"


# --- proxies and TLS ---


def test_a_trusted_proxy_says_who_the_client_is_and_others_do_not(odd, tmp_path):
    behind = Odd(tmp_path, odd.database, ODD_PROXY="127.0.0.1")
    try:
        behind.client("reader").get("/who", X_Forwarded_For="9.9.9.9, 192.0.2.7")
        assert behind.lines()[0]["address"] == "192.0.2.7"
        with behind.raw() as raw:  # a proxy may add a header of its own behind the client's
            raw.send("GET /who HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\nX-Forwarded-For: 9.9.9.9\r\n"
                     "X-Forwarded-For: 192.0.2.8\r\nConnection: close\r\n\r\n")
            raw.read_all()
        assert behind.lines(2)[1]["address"] == "192.0.2.8"
    finally:
        behind.close()


def test_https_by_pem_files(odd, tmp_path):
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                           "-subj", "/CN=localhost", "-days", "2"], capture_output=True, check=False)
    if made.returncode != 0:
        pytest.skip("there is no openssl to make a certificate")
    import ssl
    import urllib.request

    secure = Odd(tmp_path, odd.database, ODD_CERTIFICATE=str(certificate), ODD_KEY=str(key))
    try:
        trust = ssl.create_default_context(cafile=certificate)
        trust.check_hostname = False
        asked = urllib.request.Request(f"https://127.0.0.1:{secure.port}/who", headers={"X-Role": "reader"})
        with urllib.request.urlopen(asked, context=trust, timeout=20) as answer:
            assert answer.read() == b"terrier_serve_reader"
            assert "max-age" in answer.headers["Strict-Transport-Security"]
    finally:
        secure.close()


def test_json_of_problems_is_sound(reader):
    assert json.loads(reader.get("/parts/a?%22%0A=1").body)["parameter"] == '"\n'
