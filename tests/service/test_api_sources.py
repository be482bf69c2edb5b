"""Where the register comes from: the sources, how far each is trusted, and where each value of a record comes from."""
import json

import pytest

LIBRARY = "/api/assets/TT000066"
FEED = "register/mendip"


def send(client, path, body, tag=None):
    sent = {"Content-Type": "application/merge-patch+json", **({"If-Match": tag} if tag else {})}
    return client.request("PATCH", path, body=json.dumps(body).encode(), headers=sent)


def source(client):
    return next(one for one in client.get("/api/sources").json["sources"] if one["feed"] == FEED)


def test_the_sources_are_listed_with_what_is_known_of_them(client):
    found = source(client("reader"))
    assert found["title"] == "Mendip's asset list" and found["kind"] == "register" and found["rank"] == 50
    assert found["owner_post"] is None and found["licence"] is None
    assert found["last_file"] == "mendip.csv" and found["rows"] == 17 and found["rejected"] == 3


def test_a_steward_says_how_far_a_source_is_trusted_and_the_ledger_says_who_and_why(fresh_service):
    steward = fresh_service.client("steward")
    answer = send(steward, "/api/sources", {"feed": FEED, "rank": 20, "owner_post": "Estates Manager", "licence": "OGL v3",
                                            "reason": "checked on site"})
    assert answer.status == 200, answer
    assert answer.json["rank"] == 20 and answer.json["owner_post"] == "Estates Manager" and answer.json["changed_assets"] == 0
    assert source(fresh_service.client("reader"))["licence"] == "OGL v3"
    assert send(steward, "/api/sources", {"feed": FEED, "licence": None, "reason": "it was wrong"}).json["licence"] is None
    said = fresh_service.database.query(
        "SELECT string_agg(concat_ws(' ', own.rank, own.licence, change.reason), '; ' ORDER BY version_id) "
        "FROM history.feed own JOIN history.change USING (change_id)")
    assert said == [("50 checked on site; 20 OGL v3 checked on site; 20 it was wrong",)]


@pytest.mark.parametrize("change, status, field", [
    ({"feed": FEED, "rank": 0, "reason": "a test"}, 422, "rank"),
    ({"feed": FEED, "rank": 1.5, "reason": "a test"}, 422, "rank"),
    ({"feed": FEED, "rank": None, "reason": "a test"}, 422, "rank"),
    ({"feed": FEED, "rank": {}, "reason": "a test"}, 422, "rank"),
    ({"feed": FEED, "title": " ", "reason": "a test"}, 422, "title"),
    ({"feed": FEED, "marking": "secret", "reason": "a test"}, 422, "marking"),
    ({"feed": FEED, "colour": "red", "reason": "a test"}, 422, "colour"),
    ({"feed": FEED, "rank": 20}, 422, "reason"),
    ({"rank": 20, "reason": "a test"}, 422, "feed"),
    ({"feed": "register/nowhere", "rank": 20, "reason": "a test"}, 404, "feed"),
])
def test_a_change_that_cannot_be_made_is_refused_by_name(client, change, status, field):
    answer = send(client("steward"), "/api/sources", change)
    assert answer.status == status and answer.json["field"] == field, answer
    assert source(client("steward"))["rank"] == 50


def test_a_body_that_is_no_change_is_400(client):
    for body in (b"", b"[]", b"{", b'{"feed": 1, "feed": 2}'):
        answer = client("steward").request("PATCH", "/api/sources", body=body, headers={"Content-Type": "application/json"})
        assert answer.status == 400, answer


def test_a_source_that_is_marked_is_not_there_for_who_may_not_know_of_it(fresh_service):
    steward, reader = fresh_service.client("steward"), fresh_service.client("reader")
    assert send(steward, "/api/sources", {"feed": FEED, "marking": "commercial", "reason": "a test"}).status == 200
    assert FEED not in reader.get("/api/sources").text
    assert FEED in fresh_service.client("editor").get("/api/sources").text


def test_a_record_says_where_each_value_comes_from_and_what_a_person_set_can_be_taken_back(fresh_service):
    editor = fresh_service.client("editor")

    def named():
        answer = editor.get(LIBRARY + "/provenance")
        assert answer.status == 200 and answer.json["reference"] == "TT000066", answer
        return [value for value in answer.json["values"] if value["field"] == "name"]

    assert [(value["value"], value["source"]) for value in named()] == [("Example Library", "no source")]
    tag = editor.get(LIBRARY).headers["ETag"]
    answer = send(editor, LIBRARY, {"name": "Market Library", "reason": "the sign says so"}, tag)
    assert answer.status == 200, answer
    value, = named()
    assert value["value"] == "Market Library" and value["standing"] and value["source"] == "a person" and value["rank"] == 0
    assert value["reason"] == "the sign says so" and value["set_by"]
    tag = answer.headers["ETag"]
    answer = send(editor, LIBRARY, {"release": ["notes"], "reason": "a test"}, tag)
    assert answer.status == 422 and answer.json["field"] == "release" and "what people set: name" in answer.json["detail"], answer
    answer = send(editor, LIBRARY, {"release": "name", "reason": "a test"}, tag)
    assert answer.status == 422 and answer.json["field"] == "release", answer
    answer = send(editor, LIBRARY, {"release": ["name"], "reason": "the list has it now"}, tag)
    assert answer.status == 200 and answer.json["name"] == "Market Library", answer
    assert [value["source"] for value in named()] == ["no source"]


def test_the_command_sets_what_the_service_does_and_all_or_nothing(fresh_service):
    editor = fresh_service.client("editor")
    said = fresh_service.terrier("asset", "TT000066", "--set", "name=Village \"Library\"", "--set", "holding.status=vacant", "--set", "holding.from=2026-11-01",
                                 "--set", "budget_held_centrally=no", "--set", "street=unknown", "--reason", "a visit")
    assert "changed" in said
    record = editor.json(LIBRARY)
    assert (record["name"], record["street"], record["budget_held_centrally"], record["holding"]["status"]) == ('Village "Library"', None, False, "vacant"), record
    for setting in ("name", "colour=red", "uprn=ten", "uprn=1e3", "budget_held_centrally=perhaps", "holding.status=gone", "name="):
        with pytest.raises(AssertionError, match="terrier"):
            fresh_service.terrier("asset", "TT000066", "--set", "notes=kept", "--set", setting, "--reason", "a visit")
    assert editor.json(LIBRARY) == record, "a setting at fault takes the others with it"


def test_where_values_come_from_is_for_staff_who_may_read_the_record(client):
    assert client("public").get(LIBRARY + "/provenance").status == 403
    assert client("reader").get("/api/assets/TT000076/provenance").status == 404  # official-personal
    assert client("steward").get("/api/assets/TT000076/provenance").status == 200
