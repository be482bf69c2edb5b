"""The harness itself: what every other test relies on."""
import json

import pytest
from support.database import Database
from support.postgres import PostgresError


@pytest.fixture(scope="module")
def database():
    made = Database()
    yield made
    made.close()


def test_the_database_holds_every_marking_and_enough_to_page_through(database):
    markings = dict(database.query("select marking_code, count(*) from register.asset group by 1"))
    assert set(markings) == {"public", "internal", "commercial", "official-personal"}
    assert sum(int(count) for count in markings.values()) > 1500


def test_parameters_are_bound_and_nulls_are_none(database):
    assert database.query("select $1::text, $2::text", "a'b", None) == [("a'b", None)]


def test_what_the_server_refuses_is_an_exception(database):
    with pytest.raises(PostgresError, match="division by zero"):
        database.query("select 1 / 0")


def test_two_databases_are_two(database):
    other = Database()
    try:
        other.query("update register.asset set name = 'Changed' where reference = 'SV000004'")
        assert database.value("select name from register.asset where reference = 'SV000004'") == "Nothing known"
    finally:
        other.close()


def test_the_server_answers_and_keeps_the_connection(service):
    anyone = service.client()
    assert anyone.get("/health").status == 200
    first = anyone._connection.sock.getsockname()
    assert anyone.get("/health").status == 200
    assert anyone._connection.sock.getsockname() == first


def test_every_role_has_a_key_that_is_let_in(service):
    for role in ("public", "reader", "gis", "editor", "steward"):
        answer = service.client(role).get("/api-definition", {"f": "json"})
        assert answer.status == 200, answer
        assert json.loads(answer.body)["paths"]


def test_a_bare_socket_reads_an_answer(service):
    with service.raw() as raw:
        raw.send(f"GET /health HTTP/1.1\r\nHost: {service.server.host}:{service.server.port}\r\n\r\n")
        assert raw.answer()[0] == 200
