"""The keeping of records: holds, the archive, destruction, erasure, and the ledger that tells of it."""
import hashlib
import time

import pytest

from support.imports import previewed

PATHS = ["/api/audit/changes", "/api/audit/verification", "/api/records/due", "/api/records/holds", "/api/records/archived",
         "/api/records/certificates"]


@pytest.fixture(scope="module")
def sold(service):
    """An asset that was disposed of long ago."""
    service.database.query("""
        UPDATE register.asset_holding SET status_code = 'disposed', valid = daterange('2001-04-01', NULL)
        WHERE asset_id = (SELECT asset_id FROM register.asset WHERE reference = 'GN000014')""")
    return "GN000014"


def post(client, path, body):
    return client.request("POST", path, body=body, headers={"Content-Type": "application/json"})


@pytest.mark.parametrize("path", PATHS)
def test_stewards_read_it_and_nobody_else(service, path):
    assert service.client("steward").get(path).status == 200
    for role in ("public", "reader", "gis", "editor"):
        assert service.client(role).get(path).status == 403


def test_the_ledger_is_read_in_pages_and_verified(service):
    steward = service.client("steward")
    page = steward.get("/api/audit/changes?limit=1")
    assert len(page.json["changes"]) == 1
    newest = page.json["changes"][0]
    found = steward.json("/api/audit/verification")
    assert found["whole"] is True and found["faults"] == [] and found["revision"] == newest["revision"]
    again = steward.json("/api/audit/verification", {"revision": found["revision"], "digest": found["digest"]})
    assert again["whole"] is True
    other = steward.json("/api/audit/verification", {"revision": found["revision"], "digest": "0" * 64})
    assert other["whole"] is False and "written down" in other["faults"][0]["fault"]
    assert steward.get("/api/audit/verification?revision=1").status == 400
    assert steward.get("/api/audit/changes?since=yesterday").json["parameter"] == "since"


def test_what_is_archived_is_frozen_what_is_held_stays_and_what_is_due_goes(service, sold):
    steward, editor = service.client("steward"), service.client("editor")
    assert post(editor, f"/api/assets/{sold}/archive", {"reason": "sold"}).status == 403
    assert post(steward, f"/api/assets/{sold}/archive", {}).status == 400
    assert post(steward, f"/api/assets/{sold}/archive", {"reason": "sold", "colour": "red"}).status == 400
    assert post(steward, "/api/assets/GN000016/archive", {"reason": "x"}).status == 409
    assert post(steward, f"/api/assets/{sold}/archive", {"reason": "sold"}).status == 200
    tag = editor.get(f"/api/assets/{sold}").headers["ETag"]
    refused = editor.request("PATCH", f"/api/assets/{sold}", body={"name": "x", "reason": "x"},
                             headers={"Content-Type": "application/merge-patch+json", "If-Match": tag})
    assert refused.status in (400, 409) and "archived" in refused.text, refused
    due = [row for row in steward.json("/api/records/due")["due"] if row["item"] == sold]
    assert [(row["rule"], row["archived"], row["hold"]) for row in due] == [("asset_disposed", True, None)]

    hold = post(steward, "/api/records/holds", {"reference": sold, "reason": "a claim"}).json["number"]
    wanted = {"subject": "asset", "item": sold, "reason": "agreed"}
    assert "hold" in post(steward, "/api/records/destroy", wanted).json["detail"]
    assert post(steward, f"/api/records/holds/{hold}/release", {"reason": "settled"}).status == 200
    assert post(steward, f"/api/records/holds/{hold}/release", {"reason": "settled"}).status == 409
    certificate = post(steward, "/api/records/destroy", wanted)
    assert certificate.status == 200, certificate
    kept = steward.json("/api/records/certificates", {"action": "destroyed"})["certificates"]
    assert (kept[0]["certificate"], kept[0]["reference"]) == (certificate.json["number"], sold)
    assert steward.get(f"/api/assets/{sold}").status == 404
    assert steward.json("/api/audit/verification")["whole"] is True


def test_words_are_erased_from_what_is_served_too(service):
    steward = service.client("steward")
    name = "Jo Invented of Nowhere"
    service.database.query(f"UPDATE register.asset SET notes = 'Keys: {name}' WHERE reference = 'GN000016'")
    places = post(steward, "/api/erasures/places", {"words": name}).json["places"]
    assert {"register.asset", "history.asset"} <= {place["table"] for place in places}
    assert post(service.client("editor"), "/api/erasures", {"words": name, "reason": "asked"}).status == 403
    assert post(steward, "/api/erasures", {"words": "Jo", "reason": "asked"}).status == 400
    assert post(steward, "/api/erasures", {"words": name, "reason": "asked"}).status == 200
    assert post(steward, "/api/erasures/places", {"words": name}).json["places"] == []
    assert name not in steward.get("/api/assets/GN000016").text
    assert name not in steward.get("/api/assets/GN000016/history").text
    assert steward.json("/api/audit/verification")["whole"] is True


def gone_soon(folder):
    """True once the folder is gone; false after ten seconds."""
    end = time.monotonic() + 10
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.1)
    return not folder.exists()


def test_an_upload_that_may_hold_the_words_is_let_go(service):
    steward, name = service.client("steward"), "Di Invented of Elsewhere"
    waiting = previewed(service.client("editor"), f"AssetCode,PropertyName,Category,Notes\nER1,Erased Hall,hall,{name}\n".encode())
    kept = service.server.directory / "data" / "spool" / "imports" / str(waiting["id"])
    assert waiting["can_apply"] and kept.exists()
    files = [place for place in post(steward, "/api/erasures/places", {"words": name}).json["places"] if place["column"] == "file"]
    assert [place["table"] for place in files] == ["jobs.upload"] and files[0]["rows"] >= 1 and "removed" in files[0]["what"]
    assert post(steward, "/api/erasures", {"words": name, "reason": "asked"}).status == 200
    assert not service.client("editor").json(f"/api/imports/{waiting['id']}")["can_apply"]
    assert post(service.client("editor"), f"/api/imports/{waiting['id']}/apply", {}).status == 409
    assert gone_soon(kept), "the service removes the file itself"


def test_a_record_is_handed_on_as_a_bag(service, tmp_path):
    bag = tmp_path / "bag"
    service.terrier("records", "transfer", "GN000016", "--to", str(bag), "--reason", "for the record office")
    assert (bag / "bagit.txt").read_text() == "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    listed = dict(reversed(line.split("  ")) for line in (bag / "manifest-sha256.txt").read_text().splitlines())
    assert set(listed) == {f"data/{path.name}" for path in (bag / "data").iterdir()} and listed
    assert all(hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest for name, digest in listed.items())
    kept = service.client("steward").json("/api/records/certificates", {"action": "transferred"})["certificates"]
    assert kept[0]["reference"] == "GN000016"
