"""Runs published for quarters: the commitments table, what is said of it, the assets that move."""
import time

import pytest

SAID = {"comment": "The contract for inspections began in July.", "by": "Head of Property"}


def post(client, path, body):
    return client.request("POST", path, body=body, headers={"Content-Type": "application/json"})


@pytest.fixture(scope="module", autouse=True)
def quarters(service):
    """Two quarters, between which an office gets its chargers."""
    service.terrier("evaluate", "--quarter", "2026-27-Q1")
    service.terrier("evaluate", "--quarter", "2026-27-Q2")


def test_quarters_say_which_run_stands_and_the_table_is_of_one(service):
    reader = service.client("reader")
    listed = reader.json("/api/quarters")["quarters"]
    standing = {row["quarter"]: row["run"] for row in listed if row["replaced_by"] is None}
    replaced = [row for row in listed if row["replaced_by"]]
    assert set(standing) >= {"2026-27-Q1", "2026-27-Q2", "2026-27-Q3"} and replaced[0]["quarter"] == "2026-27-Q2"
    table = reader.json("/api/commitments", {"quarter": "2026-27-q2"})
    assert table["run"] == standing["2026-27-Q2"] and table["compared_quarter"] == "2026-27-Q1" and len(table["commitments"]) == 24
    assert {row["objective"] for row in reader.json("/api/commitments", {"objective": "6"})["commitments"]} == {6}
    assert reader.get("/api/commitments?quarter=2001-02-Q1").status == 404
    assert reader.get("/api/commitments/9.9").status == 404
    assert reader.get("/api/commitments?objective=x").status == 400
    assert reader.json(f"/api/runs/{standing['2026-27-Q1']}")["quarter"] == "2026-27-Q1"


def test_editors_say_something_and_no_version_is_lost(service):
    editor, path = service.client("editor"), "/api/commitments/2.2/comments"
    for role in ("public", "reader", "gis"):
        assert post(service.client(role), path, SAID).status == 403
    said = {**SAID, "quarter": "2026-27-Q2"}
    assert post(editor, path, said).json["number"] == 1
    assert post(editor, path, {**said, "comment": "Late", "version": 0}).status == 409
    assert post(editor, path, {**said, "comment": "Better", "version": 1}).json["number"] == 2
    for wrong in ({"by": "x"}, {"comment": "x"}, {**said, "colour": "red"}, {**said, "marking": "official-personal"}, {**said, "comment": {"a": 1}}):
        assert post(editor, path, wrong).status == 400
    assert post(editor, "/api/commitments/9.9/comments", SAID).status == 404
    assert editor.request("POST", path, body=b"[]", headers={"Content-Type": "application/json"}).status == 400
    one = service.client("reader").json("/api/commitments/2.2", {"quarter": "2026-27-Q2"})
    assert [(row["version"], row["comment"]) for row in one["comments"]] == [(2, "Better"), (1, SAID["comment"])]
    assert "actor" not in one and one["comments"][0]["by"] == "Head of Property"
    # Internal unless it says otherwise: the public reads the table, and not what is said of it.
    public = service.client("public").json("/api/commitments", {"quarter": "2026-27-Q2"})
    assert [row["comment"] for row in public["commitments"] if row["commitment"] == "2.2"] == [None]
    assert post(service.client("steward"), path, {**said, "comment": "Kept close", "marking": "official-personal"}).status == 200
    assert "Kept close" not in editor.get("/api/commitments/2.2?quarter=2026-27-Q2").text
    assert "Kept close" not in editor.get("/api/commitments?quarter=2026-27-Q2").text


def test_assets_that_move_are_for_who_may_see_them(service):
    assert service.client("public").get("/api/direction").status == 403
    whole = service.client("steward").json("/api/direction", {"quarter": "2026-27-Q2", "limit": "10000"})
    assert whole["compared_quarter"] == "2026-27-Q1"
    cleared = {row[0] for row in service.database.query("select reference from register.asset where marking_code in ('public', 'internal')")}
    seen = {row["asset"] for row in service.client("reader").json("/api/direction", {"quarter": "2026-27-Q2", "limit": "10000"})["assets"]}
    assert seen <= cleared and seen <= {row["asset"] for row in whole["assets"]}
    one = service.client("reader").json("/api/assets/TT000065/direction", {"quarter": "2026-27-Q2"})
    assert [row["objective"] for row in one["levels"] if row["commitment"] is None] == [1, 2, 3, 4, 5, 6]
    assert service.client("reader").get("/api/assets/SV000007/direction").status == 404
    assert service.client("reader").get("/api/direction?direction=sideways").status == 400


def test_a_steward_publishes_a_quarter(service):
    steward = service.client("steward")
    assert post(steward, "/api/evaluate", {"quarter": "2026-Q2"}).status == 400
    assert post(steward, "/api/evaluate", {"quarter": "2026-27-Q1", "trial": True}).status == 400
    job = post(steward, "/api/evaluate", {"quarter": "2026-27-Q1"}).headers["Location"]
    for _ in range(600):
        answer = steward.json(job)
        if answer["state"] not in ("waiting", "running"):
            break
        time.sleep(0.1)
    assert answer["state"] == "done" and answer["result"]["quarter"] == "2026-27-Q1", answer
    newest = steward.json("/api/quarters")["quarters"]
    assert [row["run"] for row in newest if row["quarter"] == "2026-27-Q1" and row["replaced_by"] is None] == [answer["result"]["run"]]
