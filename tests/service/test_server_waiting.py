"""The server and its database: what waits, what is kept, what is lost and comes back."""
import concurrent.futures
import socket
import time

import pytest
from support.odd import Odd, until
from support.postgres import Connection


@pytest.fixture(scope="module")
def odd(tmp_path_factory):
    running = Odd(tmp_path_factory.mktemp("odd"))
    yield running
    running.close()


def move_the_stamp(odd):
    odd.database.query("update register.asset set name = name || '.' where reference = 'SV000004'")


def sure(odd):
    return until(lambda: odd.client().get("/ready").json.get("stamp"))


# --- waiting ---


def test_health_answers_while_more_slow_statements_than_workers_are_open(odd):
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        slow = [pool.submit(odd.client("reader").get, "/slow?seconds=3") for _ in range(6)]
        time.sleep(0.3)
        for _ in range(20):
            assert odd.client().get("/health").status == 200
        assert odd.client("gis").get("/who").text == "terrier_serve_gis"  # another role has its own workers
        assert not any(one.done() for one in slow)
        assert all(one.result().text == "slept" for one in slow)


def running_sleeps(odd):
    with odd.database.connect_admin() as admin:
        return int(admin.value("select count(*) from pg_stat_activity where query like '%FROM pg_sleep%' and state = 'active' "
                               "and pid <> pg_backend_pid() and datname = current_database()"))


def test_the_statement_of_a_client_that_has_gone_is_stopped(odd):
    with odd.raw() as raw:
        raw.send("GET /slow?seconds=60 HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\n\r\n")
        assert until(lambda: running_sleeps(odd) == 1)
    assert until(lambda: running_sleeps(odd) == 0)
    assert odd.client("reader").get("/who").status == 200


def test_half_closed_connections_are_answered_or_closed_and_cost_nobody_else(odd):
    with odd.raw() as raw:
        raw.send("GET /who HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\nConnection: close\r\n\r\n")
        raw.socket.shutdown(socket.SHUT_WR)
        said = raw.read_all()  # libmicrohttpd may take the end of what we read for the end of all
        assert said == b"" or said.endswith(b"terrier_serve_reader")
    assert odd.client("reader").get("/who").status == 200


def test_those_who_dribble_or_stop_do_not_keep_others_waiting(odd):
    dribblers = [odd.raw() for _ in range(200)]
    try:
        for raw in dribblers:
            raw.send("GET /who HTTP/1.1\r\nHost: a\r\nX-Ro")
        assert odd.client("reader").get("/who").status == 200
        assert dribblers[0].closed()  # after idle_seconds
    finally:
        for raw in dribblers:
            raw.close()


def test_a_thousand_connections_at_once_are_all_answered(odd):
    raws = [odd.raw(30) for _ in range(1000)]
    try:
        for raw in raws:
            raw.send("GET /who HTTP/1.1\r\nHost: a\r\nX-Role: reader\r\n\r\n")
        assert [raw.answer()[0] for raw in raws] == [200] * 1000
    finally:
        for raw in raws:
            raw.close()


# --- kept ---


def test_a_repeat_comes_from_the_cache_until_the_register_moves(odd):
    reader = odd.client("reader")
    assert sure(odd)
    first = reader.get("/kept")
    assert reader.get("/kept").body == first.body
    assert reader.get("/kept", If_None_Match=first.headers["ETag"]).status == 304
    move_the_stamp(odd)
    assert until(lambda: reader.get("/kept").body != first.body)
    assert sure(odd)
    again = reader.get("/kept", If_None_Match=first.headers["ETag"])
    assert again.status == 200 and again.headers["ETag"] != first.headers["ETag"]
    assert reader.get("/kept").body == again.body


def test_what_is_kept_is_for_one_role_address_query_form_and_coding(odd):
    assert sure(odd)
    bodies = [answer.body for answer in (
        odd.client("reader").get("/kept?bytes=2000"),
        odd.client("gis").get("/kept?bytes=2000"),
        odd.client("reader").get("/kept?bytes=2001"),
        odd.client("reader").get("/kept?bytes=2000", Accept="text/plain"),
        odd.client("reader").get("/kept?bytes=2000", Accept_Encoding="gzip"),
        odd.client("reader").get("/kept?bytes=2000", Host="elsewhere"))]
    assert len(set(bodies)) == len(bodies)
    tags = {odd.client(role).get("/kept").headers["ETag"] for role in ("reader", "gis", "editor", "steward")}
    assert len(tags) == 4
    assert odd.client().get("/kept").status == 401


def test_an_answer_from_the_cache_can_be_asked_for_by_head(odd):
    assert sure(odd)
    length = odd.client("reader").get("/kept?bytes=5000").headers["Content-Length"]
    head = odd.client("reader").request("HEAD", "/kept?bytes=5000")
    assert head.body == b"" and head.headers["Content-Length"] == length


def test_the_cache_stays_within_its_memory(odd):
    assert sure(odd)
    for i in range(200):
        odd.client("reader").get(f"/kept?bytes={50000 + i}")
    text = odd.client("reader").get("/metrics").text
    held = int(text.split("\nterrier_cache_bytes ")[1].split("\n")[0])
    assert 0 < held <= 1 << 20


def test_after_a_write_of_ours_nothing_older_is_given(odd):
    reader = odd.client("reader")
    assert sure(odd)
    first = reader.get("/kept?bytes=7").body
    assert reader.get("/kept?bytes=7").body == first
    assert reader.request("POST", "/moved").status == 204
    assert reader.get("/kept?bytes=7").body != first or sure(odd)


# --- lost and back ---


def test_a_lost_connection_is_opened_again_without_the_client_noticing(odd):
    reader = odd.client("reader")
    for _ in range(5):
        pid = reader.get("/backend").text
        with_admin = odd.database.connect_admin()
        with_admin.query("select pg_terminate_backend($1::int)", pid)
        with_admin.close()
        answer = reader.get("/backend")
        assert answer.status == 200 and answer.text != pid


def test_while_the_database_refuses_all_is_503_with_a_sentence_and_then_all_is_well(tmp_path):
    odd = Odd(tmp_path)
    try:
        reader = odd.client("reader")
        assert reader.get("/who").status == 200 and sure(odd)
        admin = Connection(f"{odd.database.admin_dsn} dbname=postgres")
        name = odd.database.value("select current_database()")
        odd.database.forget_connection()
        admin.query(f"alter database \"{name}\" allow_connections false")
        admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", name)
        answer = reader.get("/who")
        assert answer.status == 503 and int(answer.headers["Retry-After"]) > 0
        assert "database cannot be reached" in answer.json["detail"]
        assert odd.client(**{"X-Ask": "reader"}).get("/parts/a").status == 503
        assert until(lambda: odd.client().get("/ready").status == 503)
        assert odd.client().get("/health").status == 200
        admin.query(f"alter database \"{name}\" allow_connections true")
        admin.close()
        assert until(lambda: reader.get("/who").status == 200, 20)
        assert until(lambda: odd.client().get("/ready").status == 200, 20)
    finally:
        odd.close()


# --- the end ---


def test_answers_under_way_are_finished_at_the_end(tmp_path):
    odd = Odd(tmp_path)
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        slow = pool.submit(odd.client("reader").get, "/slow?seconds=2")
        stream = pool.submit(odd.client("reader").get, "/events?count=1000000")
        assert until(lambda: running_sleeps(odd) == 1)
        odd.process.terminate()
        assert slow.result().text == "slept"
        assert stream.result().text.startswith("data: 1000000")
        odd.close()
