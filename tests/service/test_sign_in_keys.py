"""API keys: made, sent in three ways, revoked at once, never shown again."""
import base64
import json
import secrets
import time

import pytest
from support.provider import Browser


@pytest.fixture
def asker(service):
    """GET with these headers from an address of the test's own."""
    browser = Browser()
    return lambda path="/api/me", **headers: browser.open(f"{service.url}{path}", **headers)


def make(service, role="reader", name="a test"):
    return json.loads(service.terrier("keys", "create", "--role", role, "--name", name, "--format", "json"))


def basic(user, password):
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def wait_until(what):
    end = time.monotonic() + 20
    while not what():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_a_key_may_be_sent_in_three_ways(service, asker):
    key = make(service, "gis")["key"]
    for headers in ({"Authorization": f"Bearer {key}"}, {"X_API_Key": key}, {"Authorization": basic("anyone", key)},
                    {"Authorization": basic("", key)}):
        page = asker(**headers)
        assert page.status == 200, page
        assert json.loads(page.text) == {"actor": "a test", "role": "gis", "means": "key"}


def test_nothing_is_shown_without_a_credential(asker):
    page = asker()
    assert page.status == 401
    offered = page.headers.get_all("WWW-Authenticate")
    assert any(one.startswith("Bearer") for one in offered) and any(one.startswith("Basic") for one in offered)


def test_a_person_in_a_browser_is_led_to_the_way_in(service, asker):
    page = asker("/collections", Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    assert page.status == 401
    assert f'<a href="{service.url}/sign-in?return=%2Fcollections">' in page.text
    assert "default-src 'none'" in page.headers["Content-Security-Policy"]
    assert not any(one.startswith("Basic") for one in page.headers.get_all("WWW-Authenticate"))
    assert asker("/collections", Accept="*/*").headers["Content-Type"].startswith("application/problem+json")



@pytest.mark.parametrize("header", ["Bearer trk_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "Bearer trk_short", "Bearer ",
                                    "Basic !!!", "Basic " + base64.b64encode(b"no colon").decode(), "Digest a=b", "x"])
def test_what_is_no_key_of_ours_is_refused_and_not_repeated(asker, header):
    page = asker(Authorization=header)
    assert page.status == 401
    assert "AAAAAAAA" not in page.text and "trk_short" not in page.text


def test_two_credentials_are_one_too_many(service, asker):
    key = make(service)["key"]
    assert asker(Authorization=f"Bearer {key}", X_API_Key=key).status == 401


def test_a_revoked_key_stops_at_once_in_every_service(service, asker):
    made = make(service)
    bearer = {"Authorization": f"Bearer {made['key']}"}
    assert asker(**bearer).status == asker(**bearer).status == 200  # known by now
    service.terrier("keys", "revoke", made["key_id"])  # another process: the word comes through the database
    wait_until(lambda: asker(**bearer).status == 401)
    assert "revoked" in asker(**bearer).text


def test_a_key_that_this_service_revokes_is_not_let_in_once_more(service, asker):
    steward = service.client("steward")
    for _ in range(20):
        made = make(service)
        bearer = {"Authorization": f"Bearer {made['key']}"}
        assert asker(**bearer).status == 200
        assert steward.request("DELETE", f"/api/keys/{made['key_id']}").status == 204
        assert Browser().open(f"{service.url}/api/me", **bearer).status == 401


def test_an_expired_key_is_refused(service, asker):
    made = make(service)
    service.database.query("update door.api_key set expires_at = now() - interval '1 second' where key_id = $1::bigint", made["key_id"])
    page = asker(Authorization=f"Bearer {made['key']}")
    assert page.status == 401 and "expired" in page.text


def test_only_the_digest_of_a_key_is_kept(service):
    made = make(service)
    rows = service.database.query("select k::text from door.api_key k")
    assert not any(made["key"] in row[0] for row in rows)
    kept = service.database.value("select key_sha256 = sha256($1::bytea) from door.api_key where key_id = $2::bigint",
                                  made["key"], made["key_id"])
    assert kept == "t"


def test_the_last_use_is_noted_in_the_background(service, asker):
    made = make(service)
    assert asker(Authorization=f"Bearer {made['key']}").status == 200
    wait_until(lambda: service.database.value("select last_used_at is not null from door.api_key where key_id = $1::bigint",
                                              made["key_id"]) == "t")


def test_a_steward_makes_lists_and_revokes_keys(service, asker):
    steward = service.client("steward")
    made = steward.request("POST", "/api/keys", body={"name": "by API", "role": "editor", "days": 7})
    assert made.status == 201 and made.headers["Cache-Control"] == "no-store", made
    assert asker(Authorization=f"Bearer {made.json['key']}").status == 200
    listed = {key["key"]: key for key in steward.json("/api/keys")["keys"]}[made.json["key_id"]]
    assert (listed["name"], listed["role"], listed["state"], listed["made_by"]) == ("by API", "editor", "good", "tests-steward")
    assert made.json["key"] not in json.dumps(listed)
    assert steward.request("DELETE", f"/api/keys/{made.json['key_id']}").status == 204
    assert made.json["key_id"] not in [key["key"] for key in steward.json("/api/keys")["keys"]]
    assert made.json["key_id"] in [key["key"] for key in steward.json("/api/keys", {"all": "true"})["keys"]]


@pytest.mark.parametrize("body, field", [
    ({"role": "reader"}, "name"), ({"name": "x"}, "role"), ({"name": "x", "role": "nobody"}, "role"), ({"name": "x", "role": "owner"}, "role"),
    ({"name": "x", "role": "reader", "days": 0}, "days"), ({"name": "x", "role": "reader", "days": "7"}, "days"),
    ({"name": "x", "role": "reader", "colour": "red"}, "colour")])
def test_a_key_that_cannot_be_is_refused_with_its_fault(service, body, field):
    answer = service.client("steward").request("POST", "/api/keys", body=body)
    assert answer.status == 400 and answer.json["body"] == field, answer


def test_bodies_that_are_no_object_are_refused(service):
    for body in (b"", b"[]", b"{", b'{"name":"a","name":"b","role":"gis"}'):
        answer = service.client("steward").request("POST", "/api/keys", body=body, headers={"Content-Type": "application/json"})
        assert answer.status == 400, answer


def test_an_unknown_key_is_not_found(service):
    for number in ("999999", "0", "-1", "x", "1;drop table door.api_key"):
        answer = service.client("steward").request("DELETE", f"/api/keys/{number.replace(';', '%3B').replace(' ', '%20')}")
        assert answer.status == 404, answer


def test_who_fails_too_often_waits_and_who_is_known_does_not(service):
    browser = Browser()
    bearer = {"Authorization": f"Bearer {make(service)['key']}"}
    assert browser.open(f"{service.url}/api/me", **bearer).status == 200
    wrongs = [{"Authorization": f"Bearer trk_{secrets.token_urlsafe(32)}"} for _ in range(12)]
    said = [browser.open(f"{service.url}/api/me", **wrong) for wrong in wrongs]
    assert [page.status for page in said] == [401] * 10 + [429] * 2
    assert 0 < int(said[-1].headers["Retry-After"]) <= 60
    assert browser.open(f"{service.url}/api/me", **bearer).status == 200
    assert browser.open(f"{service.url}/api/me", **wrongs[0]).status == 401, "answered from memory"
    assert Browser().open(f"{service.url}/api/me", **wrongs[-1]).status == 401


@pytest.mark.parametrize("old", ["trk_" + "Z" * 43, "trk_cut"])
def test_one_program_with_an_old_key_shuts_nobody_out(service, old):
    browser = Browser()
    said = [browser.open(f"{service.url}/api/me", Authorization=f"Bearer {old}") for _ in range(30)]
    assert {page.status for page in said} == {401} and len({json.loads(page.text)["detail"] for page in said}) == 1
    fresh = {"Authorization": f"Bearer {make(service)['key']}"}
    assert browser.open(f"{service.url}/api/me", **fresh).status == 200


def test_the_door_comes_back_after_its_connections_were_ended(fresh_service):
    service, asker = fresh_service, lambda **headers: Browser().open(f"{fresh_service.url}/api/me", **headers)
    made = make(service)
    bearer = {"Authorization": f"Bearer {made['key']}"}
    assert asker(**bearer).status == 200
    service.database.connect_admin().query(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'terrier_door' and datname = $1",
        service.database.value("select current_database()"))
    wait_until(lambda: asker(**bearer).status == 200)
    service.terrier("keys", "revoke", made["key_id"])
    wait_until(lambda: asker(**bearer).status == 401)


def test_no_key_is_in_the_log(service):
    assert "trk_" not in service.server.said()
