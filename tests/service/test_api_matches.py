"""Records that may be one asset: recognised by an import, read, decided on, merged and split over HTTP."""
import json

import pytest

from support.imports import finished, previewed

HEAD = "AssetCode,PropertyName,Category,UPRN,Road,Town,PostCode,Easting,Northing,GIA,OrganisationLabel\n"
ESTATE = HEAD + (
    "A1,Rode Primary School,primary_school,20000001,School Lane,Rode,BA11 6AA,380000,153000,900,Rode Estates\n"
    "A2,Rode Village Hall,hall,20000002,High Street,Rode,BA11 6AB,380300,153100,300,Rode Estates\n")
LIST = HEAD + (
    "P1,Rode Prim Sch,,20000001,School Lane,Rode,BA11 6AA,380001,153001,900,Insurers\n"
    "P2,Rode Village Hall and Annexe,hall,20000002,High Street,Rode,BA11 6AB,380300,153100,420,Insurers\n")


def post(client, path, body, **headers):
    return client.request("POST", path, body=json.dumps(body).encode(), headers={"Content-Type": "application/json", **headers})


def imported(client, text):
    found = previewed(client, text.encode())
    done = finished(client, client.request("POST", f"/api/imports/{found['id']}/apply").json["id"])
    assert done["state"] == "done", done
    return found


@pytest.fixture
def estate(fresh_service):
    editor = fresh_service.client("editor")
    imported(editor, ESTATE)
    found = imported(editor, LIST)
    assert (found["matched"], found["to_review"]) == (1, 1), found
    return fresh_service


def test_a_match_is_read_decided_and_taken_back(estate):
    editor, reader = estate.client("editor"), estate.client("reader")
    listed = reader.json("/api/matches", {"state": "open"})["matches"]
    assert len(listed) == 1 and listed[0]["second_name"] == "Rode Village Hall and Annexe", listed
    assert len(reader.json("/api/matches", {"state": "linked"})["matches"]) == 1
    assert len(reader.json("/api/matches", {"limit": 1})["matches"]) == 1
    path = f"/api/matches/{listed[0]['match']}"
    match = reader.json(path)
    assert {"comparison": "uprn", "level": "same"}.items() <= next(
        e for e in match["evidence"] if e["comparison"] == "uprn").items()
    assert {side["particular"] for side in match["sides"]} >= {"reference", "name", "UPRN"}
    assert reader.get("/api/matches/999999").status == 404 and reader.get("/api/matches", {"state": "x"}).status == 400
    assert reader.get("/api/matches", {"after": "1-1"}).status == 400
    for role in ("reader", "gis", "public"):
        assert post(estate.client(role), path + "/accept", {"reason": "x"}).status == 403
    assert estate.client("public").get("/api/matches").status == 403
    assert post(editor, path + "/accept", {}).status == 422
    assert post(editor, path + "/accept", {"reason": "x", "why": 1}).json["field"] == "why"
    answer = post(editor, path + "/accept", {"reason": "one hall"})
    assert answer.status == 200 and answer.json["reference"] == listed[0]["first"], answer
    assert post(editor, path + "/accept", {"reason": "again"}).status == 409
    gone = editor.get(f"/api/assets/{listed[0]['second']}")
    assert gone.status == 301 and gone.headers["Location"].endswith(f"/api/assets/{listed[0]['first']}"), gone
    history = editor.json(f"/api/assets/{listed[0]['second']}/history")
    assert any(change["reason"] == "one hall" for change in history["changes"])
    assert post(editor, path + "/undo", {"reason": "two after all"}).status == 200
    assert editor.get(f"/api/assets/{listed[0]['second']}").status == 200
    assert post(editor, path + "/reject", {"reason": "two"}).status == 200
    assert reader.json("/api/matches", {"state": "open"})["matches"] == []
    actor = estate.database.query("SELECT actor FROM history.change ORDER BY revision DESC LIMIT 1")
    assert "tests-editor" in str(actor)


def test_the_register_is_looked_through_in_the_background(estate):
    editor = estate.client("editor")
    assert estate.client("reader").request("POST", "/api/matches").status == 403
    answer = editor.request("POST", "/api/matches")
    assert answer.status == 202, answer
    done = finished(editor, answer.json["id"])
    assert done["state"] == "done" and done["result"]["open"] >= 1, done
    assert len(editor.json("/api/matches", {"state": "open"})["matches"]) == done["result"]["open"]


def test_merge_and_split_are_of_the_version_that_was_read(estate):
    editor = estate.client("editor")
    match = editor.json("/api/matches", {"state": "open"})["matches"][0]
    path = f"/api/assets/{match['second']}"
    wanted = {"into": match["first"], "reason": "one hall"}
    assert post(editor, path + "/merge", wanted).status == 428
    assert post(editor, path + "/merge", wanted, **{"If-Match": '"1-00000000"'}).status == 412
    tag = {"If-Match": editor.get(path).headers["ETag"]}
    assert post(editor, path + "/merge", {**wanted, "into": "SC999999"}, **tag).json["field"] == "into"
    assert post(estate.client("reader"), path + "/merge", wanted, **tag).status == 403
    answer = post(editor, path + "/merge", wanted, **tag)
    assert answer.status == 200 and answer.json["reference"] == match["first"], answer
    assert answer.json["parts"]["asset_identifier"]["moved"] == 1
    whole = f"/api/assets/{match['first']}"
    tag = {"If-Match": editor.get(whole).headers["ETag"]}
    assert post(editor, whole + "/split", {"reason": "none named"}, **tag).status == 422
    assert post(editor, whole + "/split", {"buildings": ["99"], "reason": "x"}, **tag).json["field"] == "buildings"
    answer = post(editor, whole + "/split", {"buildings": ["1"], "name": "Annexe", "reason": "let apart"}, **tag)
    assert answer.status == 200, answer
    assert editor.json(answer.json["href"])["name"] == "Annexe"


def test_a_pair_with_a_record_above_the_clearance_is_not_told(estate):
    editor, steward = estate.client("editor"), estate.client("steward")
    match = steward.json("/api/matches", {"state": "open"})["matches"][0]
    path = f"/api/assets/{match['second']}"
    answer = steward.request("PATCH", path, body=b'{"marking": "official-personal", "reason": "a refuge"}',
                             headers={"Content-Type": "application/merge-patch+json", "If-Match": steward.get(path).headers["ETag"]})
    assert answer.status == 200, answer
    assert editor.json("/api/matches", {"state": "open"})["matches"] == []
    assert editor.get(f"/api/matches/{match['match']}").status == 404
    assert post(editor, f"/api/matches/{match['match']}/accept", {"reason": "x"}).status == 404
    assert len(steward.json("/api/matches", {"state": "open"})["matches"]) == 1


def test_a_listed_entry_near_an_asset_is_decided_and_taken_back(estate):
    editor, reader = estate.client("editor"), estate.client("reader")
    found = previewed(editor, b"ListEntry,Name,Grade,ListDate,Easting,Northing\n1000003,VILLAGE HALL,II,1984-11-30,380320,153100\n",
                      kind="designations", profile="nhle-listed")
    assert finished(editor, editor.request("POST", f"/api/imports/{found['id']}/apply").json["id"])["state"] == "done"
    listed = reader.json("/api/designation-candidates", {"state": "open", "limit": 1})
    assert [link["rel"] for link in listed["links"]].count("next") == 1, listed
    listed = reader.json("/api/designation-candidates", {"state": "open", "asset": listed["candidates"][0]["asset"]})["candidates"]
    assert [(c["metres"], c["official_reference"]) for c in listed] == [(20, "1000003")], listed
    path = f"/api/designation-candidates/{listed[0]['candidate']}"
    sides = {side["particular"]: (side["asset"], side["entry"]) for side in reader.json(path)["sides"]}
    assert sides["reference"] == (listed[0]["asset"], "1000003") and sides["name"][1] == "VILLAGE HALL", sides
    for role in ("reader", "gis", "public"):
        assert post(estate.client(role), path + "/accept", {"reason": "x"}).status == 403
    assert estate.client("public").get(path).status == 403 and reader.get("/api/designation-candidates/999999").status == 404
    assert reader.get("/api/designation-candidates", {"state": "linked"}).status == 400
    assert post(editor, path + "/accept", {}).status == 422
    answer = post(editor, path + "/accept", {"reason": "seen on site"})
    assert answer.status == 200 and answer.json["reference"] == listed[0]["asset"], answer
    assert post(editor, path + "/reject", {"reason": "late"}).status == 409
    history = editor.json(f"/api/assets/{listed[0]['asset']}/history")["changes"][0]
    assert history["reason"] == "seen on site" and "tests-editor" in str(history), history
    assert reader.json("/api/designation-candidates", {"state": "open"})["candidates"] == []
    assert post(editor, path + "/undo", {"reason": "next door"}).status == 200
    assert post(editor, path + "/reject", {"reason": "next door"}).status == 200
    assert reader.json(path)["reason"] == "next door"
