"""The record of an asset: read, edited at a version with a reason, and its history."""
import itertools
import json
import threading

import pytest

LIBRARY = "/api/assets/TT000066"
REFUGE = "/api/assets/TT000076"  # official-personal
RETAIL = "/api/assets/TT000070"  # commercial
ROLES = ("public", "reader", "gis", "editor", "steward")
STAFF = {"interests", "leases", "repairs", "inspections", "valuations", "sources", "changes", "judgement"}


def patch(client, path, fields, tag, **headers):
    sent = {"Content-Type": "application/merge-patch+json", **headers}
    if tag:
        sent["If-Match"] = tag
    return client.request("PATCH", path, body=json.dumps({"reason": "a test", **fields}).encode(), headers=sent)


def tag_of(client, path):
    answer = client.get(path)
    assert answer.status == 200, answer
    return answer.headers["ETag"]


numbers = itertools.count(100, 50)  # of generated assets that are public


@pytest.fixture
def record(service):
    """The path of an asset that no other test has touched."""
    path = f"/api/assets/GN{next(numbers):06}"
    assert patch(service.client("editor"), path, {"name": "Lent Books", "notes": "A private note"},
                 tag_of(service.client("editor"), path)).status == 200
    return path


# --- reading ---

def test_a_record_is_given_with_its_fields_its_card_and_a_tag(client):
    answer = client("reader").get(LIBRARY)
    assert answer.status == 200 and answer.type == "application/json", answer
    record = answer.json
    assert record["reference"] == "TT000066" and record["category"] == "library"
    assert record["holding"] == {"purpose": "operational", "scope": "in", "status": "in_use", "from": None}
    assert record["card"]["identity"]["name"] == "Example Library"
    assert STAFF <= set(record["card"])
    assert answer.headers["ETag"].strip('"').startswith(record["version"] + ".")
    assert "merge-patch" in answer.headers["Accept-Patch"]


def test_the_same_record_is_not_sent_twice(client):
    tag = tag_of(client("reader"), LIBRARY)
    assert client("reader").get(LIBRARY, If_None_Match=tag).status == 304


def test_the_public_reads_what_is_public_and_not_where_a_vacant_asset_is(client):
    record = client("public").get(LIBRARY).json
    assert record["notes"] is None and record["changed_by"] is None and record["reason"] is None
    assert not STAFF & set(record["card"])
    vacant = client("public").get("/api/assets/TT000072").text
    for secret in ("Secret", "Shepton", "10008", "5AA", "H1"):
        assert secret not in vacant


@pytest.mark.parametrize("role", ROLES)
def test_records_above_the_clearance_are_not_there(client, role):
    found = {path: client(role).get(path).status for path in (LIBRARY, RETAIL, REFUGE)}
    rank = {"public": 0, "reader": 1, "gis": 1, "editor": 2, "steward": 3}[role]
    assert found == {LIBRARY: 200, RETAIL: 200 if rank >= 2 else 404, REFUGE: 200 if rank >= 3 else 404}
    for path in (RETAIL, REFUGE):
        for below in ("/history", "/explanation"):
            if rank:
                expected = 404 if found[path] == 404 else client(role).get(path + below).status
                assert client(role).get(path + below).status == expected


def test_other_names_of_an_asset_lead_to_its_reference(client):
    for name in ("tt000066", "10002", "b1", "00010002"):
        answer = client("reader").get("/api/assets/" + name)
        assert answer.status == 303, answer
        assert answer.headers["Location"].endswith("/api/assets/TT000066")


def test_what_is_no_asset_is_404_with_the_path_named(client):
    for name in ("TT999999", "%27%20or%20true--", "x" * 600, "%00"):
        answer = client("reader").get("/api/assets/" + name)
        assert answer.status in (404, 400), answer
        assert answer.type == "application/problem+json"
    assert client("reader").get("/api/assets/TT999999").json["path"] == "reference"


def test_an_unknown_parameter_is_400(client):
    answer = client("reader").get(LIBRARY, {"colour": "red"})
    assert answer.status == 400 and answer.json["parameter"] == "colour"


# --- editing ---

def test_an_edit_is_in_the_record_its_history_and_its_next_answer(service, record):
    editor = service.client("editor")
    before = editor.get(record)
    answer = patch(editor, record, {"name": "Market Library", "notes": None, "reason": "£5 café"}, before.headers["ETag"])
    assert answer.status == 200, answer
    assert answer.json["name"] == "Market Library" and answer.json["notes"] is None
    assert answer.json["version"] != before.json["version"] and answer.headers["ETag"] != before.headers["ETag"]
    assert answer.json["reason"] == "£5 café" and answer.json["changed_by"]
    assert service.client("public").get(record).json["name"] == "Market Library"
    assert service.client("reader").get("/api/assets", {"text": "market library"}).json["assets"][0]["name"] == "Market Library"
    change = editor.get(record + "/history").json["changes"][0]
    assert change["reason"] == "£5 café" and change["parts"] == ["asset"]
    assert {(f["field"], f["old"], f["new"]) for f in change["fields"]} == {
        ("name", "Lent Books", "Market Library"), ("notes", "A private note", None)}
    assert service.database.value("select count(*) from history.verify()") == "0"
    assert "tests-editor" in service.database.value("select actor from history.change order by revision desc limit 1")


def test_an_edit_that_changes_nothing_keeps_the_tag(service, record):
    editor = service.client("editor")
    tag = tag_of(editor, record)
    revision = service.database.value("select revision from history.head")
    answer = patch(editor, record, {"name": "Lent Books"}, tag)
    assert answer.status == 200 and answer.headers["ETag"] == tag, answer
    assert service.database.value("select revision from history.head") == revision


def test_an_edit_that_is_sent_twice_under_one_key_is_made_once(service, record):
    editor = service.client("editor")
    tag = tag_of(editor, record)
    first, second = (patch(editor, record, {"service": "once"}, tag, **{"Idempotency-Key": record}) for _ in (1, 2))
    assert first.status == second.status == 200 and first.body == second.body, second
    assert second.headers["Idempotency-Replayed"] == "true" and second.headers["ETag"] == first.headers["ETag"] != tag


@pytest.mark.parametrize("role", ("public", "reader", "gis"))
def test_readers_may_not_edit(client, role):
    assert patch(client(role), LIBRARY, {"name": "x"}, '"x"').status == 403
    assert client(role).get("/api/fields").status == 403


def test_without_a_tag_an_edit_is_428_and_with_an_old_one_412(service, record):
    editor = service.client("editor")
    tag = tag_of(editor, record)
    for missing in (None, "*"):
        answer = patch(editor, record, {"service": "x"}, missing)
        assert answer.status == 428 and answer.json["header"] == "If-Match", answer
    for broken in ("x", '"', '"a" "b"', ",".join(['"a"'] * 9)):
        assert patch(editor, record, {"service": "x"}, broken).status == 400
    assert patch(editor, record, {"service": "first", "reason": "before you"}, tag).status == 200
    answer = patch(editor, record, {"service": "second"}, tag)
    assert answer.status == 412 and answer.json["header"] == "If-Match", answer
    assert "tests-editor" in answer.json["detail"] and "before you" in answer.json["detail"]
    assert editor.get(record).json["service"] == "first"
    now = tag_of(editor, record)
    assert patch(editor, record, {"service": "third"}, f'"no", W/{now}').status == 200


def test_a_label_moves_the_tag_but_not_the_version_that_an_edit_needs(fresh_service):
    steward = fresh_service.client("steward")
    tag = tag_of(steward, LIBRARY)
    fresh_service.database.query("update code.category set label = 'Book houses' where code = 'library'")
    assert tag_of(steward, LIBRARY) != tag
    assert patch(steward, LIBRARY, {"service": "x"}, tag).status == 200


def test_of_many_writers_at_once_one_wins_and_the_others_are_told(service, record):
    tag = tag_of(service.client("editor"), record)
    answers = []

    def write(n):
        answers.append(patch(service.client("editor"), record, {"notes": f"writer {n}"}, tag))

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(a.status for a in answers) == [200] + [412] * 7
    won = next(a for a in answers if a.status == 200).json["notes"]
    assert service.client("reader").get(record).json["notes"] == won


WRONG = [
    ({"nmae": "x"}, 422, "nmae"), ({"name": 5}, 422, "name"), ({"name": ""}, 422, "name"), ({"uprn": "x"}, 422, "uprn"),
    ({"reference": "TT000067"}, 422, "reference"), ({"category": "libary"}, 422, "category"),
    ({"purpose_confirmed_on": "2026-02-30"}, 422, "purpose_confirmed_on"), ({"reason": " "}, 422, "reason"),
    ({"purpose_confirmed_on": "2999-01-01"}, 422, "purpose_confirmed_on"), ({"postcode": "x"}, 422, "postcode"),
    ({"holding": {"status": "gone"}}, 422, "holding.status"), ({"holding": {"from": "2026-13-01"}}, 422, "holding.from"),
    ({"holding": None}, 422, "holding"), ({"liability": {"share_percent": 20}}, 422, "liability"),
    ({"notes": "x" * 65537}, 422, "notes"), ({"marking": "official-personal"}, 403, "marking"),
]


@pytest.mark.parametrize("fields, status, field", WRONG, ids=[w[2] + str(i) for i, w in enumerate(WRONG)])
def test_what_is_wrong_is_named_and_nothing_is_applied(service, fields, status, field):
    editor = service.client("editor")
    before = editor.get(LIBRARY)
    answer = patch(editor, LIBRARY, {"service": "half", **fields}, before.headers["ETag"])
    assert answer.status == status and answer.json["field"] == field, answer
    assert answer.type == "application/problem+json" and len(answer.json["detail"]) > 10
    assert editor.get(LIBRARY).headers["ETag"] == before.headers["ETag"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"name":"a","name":"b","reason":"x"}', b'{"name":"\xff"}',
                                  b'{"a":' * 5000])
def test_what_is_no_edit_is_400(client, body):
    answer = client("editor").request("PATCH", LIBRARY, body=body, headers={
        "If-Match": '"x"', "Content-Type": "application/merge-patch+json"})
    assert answer.status == 400, answer


def test_other_media_types_are_415(client):
    answer = client("editor").request("PATCH", LIBRARY, body=b"{}", headers={"If-Match": '"x"', "Content-Type": "text/plain"})
    assert answer.status == 415, answer


def test_notes_of_64_kilobytes_and_hostile_texts_come_back_as_they_went(service, record):
    editor = service.client("editor")
    for text in ("é" * 65536, "'; drop table register.asset; --", "$$ \\ %s %n", "<script>alert(1)</script>",
                 "=HYPERLINK(\"x\")", "‮ reversed", "{\"a\": [1]}", "tab\tand\nline"):
        answer = patch(editor, record, {"notes": text, "reason": text[:100]}, tag_of(editor, record))
        assert answer.status == 200 and answer.json["notes"] == text, answer
    assert service.database.value("select count(*) from register.asset where reference = $1", record[-8:]) == "1"


def test_a_sale_is_entered_for_the_day_it_happened(service, record):
    editor = service.client("editor")
    answer = patch(editor, record, {"holding": {"status": "disposed", "from": "2026-03-28"}}, tag_of(editor, record))
    assert answer.status == 422 and "no decision" in answer.json["detail"], answer
    answer = patch(editor, record, {"holding": {"status": "disposed", "from": "2026-03-28", "basis": "statutory_order"}}, tag_of(editor, record))
    assert answer.status == 200 and answer.json["holding"]["from"] == "2026-03-28", answer
    assert service.database.query(
        "select valid::text, status_code from register.asset_holding join register.asset using (asset_id) "
        "where reference = $1 order by valid", record[-8:]) == [("(,2026-03-28)", "in_use"), ("[2026-03-28,)", "disposed")]
    fields = editor.get(record + "/history").json["changes"][0]["fields"]
    assert {"part": "holding", "operation": "added", "field": "status", "old": None, "new": "disposed"}.items() <= next(
        f for f in fields if f["field"] == "status").items()


def test_a_steward_marks_and_an_editor_then_sees_nothing(service, record):
    steward, editor = service.client("steward"), service.client("editor")
    assert patch(steward, record, {"marking": "official-personal"}, tag_of(steward, record)).status == 200
    assert editor.get(record).status == 404
    assert patch(editor, record, {"notes": "x"}, '"x"').status == 404


def test_a_place_is_given_in_one_text_and_kept_in_both_systems(service, record):
    editor = service.client("editor")
    answer = patch(editor, record, {"location": "124500, 322800"}, tag_of(editor, record))
    assert answer.status == 422 and answer.json["field"] == "location" and "the easting comes first" in answer.json["detail"], answer
    answer = patch(editor, record, {"location": "ST 228 451", "location_licence": "Own survey", "land_area_m2": 1250.5},
                   tag_of(editor, record))
    assert answer.status == 200 and (answer.json["location"], answer.json["location_licence"], answer.json["land_area_m2"]) == (
        "322850 145150", "Own survey", 1250.5), answer
    assert editor.get(f"/collections/assets/items/{record[-8:]}").json["geometry"]["coordinates"] == pytest.approx([-3.1056, 51.2003], abs=1e-3)
    answer = patch(editor, record, {"location": None}, tag_of(editor, record))
    assert answer.status == 200 and answer.json["location"] is None, answer


def test_tenure_and_the_building_are_put_right_and_taken_back(service, record):
    editor = service.client("editor")
    answer = patch(editor, record, {"interest": {"tenure": "leasehold", "title_number": "ST9"}}, tag_of(editor, record))
    assert answer.status == 200 and (answer.json["interest"]["tenure"], answer.json["interest"]["title_number"]) == ("leasehold", "ST9"), answer
    answer = patch(editor, record, {"building": {"code": "none", "storeys": 2}}, tag_of(editor, record))
    assert answer.status == 422 and answer.json["field"] in ("building", "building.code"), answer
    assert patch(editor, record, {"interest": {"tenure": None}}, tag_of(editor, record)).json["field"] == "interest.tenure"
    answer = patch(editor, record, {"release": ["interest.title_number", "tenure"]}, tag_of(editor, record))
    assert answer.status == 200, answer


def test_what_may_be_edited_is_listed_with_its_codes(client):
    fields = client("editor").get("/api/fields").json
    names = {field["field"] for field in fields["fields"]}
    assert {"name", "location", "holding.status", "liability.share_percent"} <= names
    schema = client("editor").get("/api-definition", {"f": "json"}).json["components"]["schemas"]["RecordEdit"]["properties"]
    groups = {name for name, told in schema.items() if told.get("type") == "object"}
    assert names == {name for name in schema if name not in groups | {"reason", "release"}} | {
        f"{group}.{name}" for group in groups for name in schema[group]["properties"]}
    lists = {field["list"] for field in fields["fields"] if "list" in field}
    assert lists == {choice["list"] for choice in fields["choices"]}


# --- history ---

def test_the_history_is_paged_without_gaps(service, record):
    editor = service.client("editor")
    for n in range(5):
        assert patch(editor, record, {"notes": f"note {n}"}, tag_of(editor, record)).status == 200
    seen, path = [], record + "/history?limit=2"
    for _ in range(10):
        page = editor.get(path).json
        seen += [change["revision"] for change in page["changes"]]
        path = next((link["href"] for link in page["links"] if link["rel"] == "next"), None)
        if path is None:
            break
    assert seen == sorted(set(seen), reverse=True) and len(seen) == 7
    for wrong in ({"limit": "0"}, {"limit": "101"}, {"limit": "x"}, {"after": "x"}, {"after": "-1"}, {"x": "1"}):
        answer = editor.get(record + "/history", wrong)
        assert answer.status == 400 and answer.json["parameter"] == list(wrong)[0]
    assert service.client("public").get(record + "/history").status == 403
