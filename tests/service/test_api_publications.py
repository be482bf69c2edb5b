"""What was published, over the service: asking for it, reading it, checking a list."""
import contextlib
import csv
import hashlib
import io
import sqlite3

import pytest

from support.imports import finished

LIST = "land-and-building-assets.csv"
HEADER = ("OrganisationLabel,OrganisationURI,EffectiveDate,UPRN,AssetCode,PropertyName,StreetNumber,StreetName,PostTown,PostCode,"
          "CoordinateReferenceSystem,GeoX,GeoY,TenureType,TenureDetail,OtherDetail,HoldingType,BuildingSize,LandArea,EnergyRating")


def published(service, **body):
    steward = service.client("steward")
    answer = steward.request("POST", "/api/publications", body=body)
    assert answer.status == 202, answer
    done = finished(steward, answer.json["id"])
    assert done["state"] == "done" and done["work"] == "publish", done
    return done["result"]


def test_a_steward_publishes_and_the_public_reads_each_file(fresh_service, tmp_path):
    result = published(fresh_service)
    assert result["faults"] == 0 and result["assets"] > 0 and result["draft"] is False, result
    public, reader = fresh_service.client("public"), fresh_service.client("reader")
    listed = public.get("/api/publications").json["publications"]
    assert [one["id"] for one in listed] == [result["publication"]] and listed[0]["made_by"] is None
    one = public.get(f"/api/publications/{result['publication']}").json
    assert len(one["files"]) == 6 and one["revision"] == result["revision"] and one["left_out"] is None
    assert reader.get(f"/api/publications/{result['publication']}").json["left_out"] > 0
    fresh_service.terrier("publish", "fetch", str(result["publication"]), "--to", str(tmp_path / "kept"))
    for file in one["files"]:
        answer = public.get(f"/api/publications/{result['publication']}/files/{file['name']}")
        assert answer.status == 200 and answer.type == file["media_type"], answer
        assert hashlib.sha256(answer.body).hexdigest() == file["sha256"] and len(answer.body) == file["bytes"]
        assert answer.body == (tmp_path / "kept" / file["name"]).read_bytes()
    left = [path.name for path in (fresh_service.server.directory / "data" / "spool").iterdir()]
    assert not [name for name in left if name.startswith(("publication", "answer"))], left


def test_no_file_gives_away_what_the_public_may_not_read(fresh_service, tmp_path):
    result = published(fresh_service)
    # Names that are no part of one that may be read.
    hidden = fresh_service.database.query(
        "WITH state AS (SELECT name, marking_code <> 'public' OR vacant AS hidden FROM register.asset"
        " JOIN publish.edition USING (asset_id, reference) WHERE NOT for_public)"
        " SELECT name FROM state WHERE hidden AND NOT EXISTS"
        " (SELECT FROM state shown WHERE NOT shown.hidden AND strpos(shown.name, state.name) > 0)")
    assert hidden
    public = fresh_service.client("public")
    for file in public.get(f"/api/publications/{result['publication']}").json["files"]:
        body = public.get(f"/api/publications/{result['publication']}/files/{file['name']}").body
        if file["name"].endswith(".gpkg"):  # in its pages texts stand side by side
            (tmp_path / "list.gpkg").write_bytes(body)
            with contextlib.closing(sqlite3.connect(tmp_path / "list.gpkg")) as package:
                body = repr(package.execute("SELECT * FROM land_and_building_assets").fetchall()).encode()
        for (name,) in hidden:
            assert name.encode() not in body, (file["name"], name)


def test_a_draft_is_for_staff(fresh_service):
    number = published(fresh_service, draft=True, as_at="2026-10-01")["publication"]
    public, reader = fresh_service.client("public"), fresh_service.client("reader")
    assert public.get("/api/publications").json["publications"] == []
    assert public.get(f"/api/publications/{number}").status == 404
    assert public.get(f"/api/publications/{number}/files/{LIST}").status == 404
    assert reader.get(f"/api/publications/{number}").json["as_at"] == "2026-10-01"
    rows = list(csv.DictReader(io.StringIO(reader.get(f"/api/publications/{number}/files/{LIST}").body.decode())))
    assert rows and {row["EffectiveDate"] for row in rows} == {"2026-10-01"}


def test_publishing_is_a_stewards_and_a_wrong_member_is_named(service):
    assert service.client("editor").request("POST", "/api/publications", body={}).status == 403
    for body, named in (({"as_at": "soon"}, "as_at"), ({"known_at": "once"}, "known_at"), ({"draft": "yes"}, "draft"), ({"colour": 1}, "colour")):
        answer = service.client("steward").request("POST", "/api/publications", body=body)
        assert answer.status == 400 and answer.json["field"] == named, answer


def test_what_is_not_there_is_404(service):
    public = service.client("public")
    assert public.get("/api/publications/99").status == 404
    assert public.get("/api/publications/none").status == 404
    assert public.get("/api/publications/99/files/x.csv").status == 404
    assert public.get("/api/publications", {"after": "x"}).json["parameter"] == "after"


def test_a_list_is_checked(service):
    editor = service.client("editor")
    row = "Council,https://council.example/,2026-03-31,0100,A1,Hall,1,Street,Taunton,TA1 OAA,,,,Freehold,Vacant,,Land,,,"
    answer = editor.request("POST", "/api/publication-checks", body=f"{HEADER}\r\n{row}\r\n".encode(), headers={"Content-Type": "text/csv"})
    assert answer.status == 200 and answer.json["rows"] == 1, answer
    assert {issue["code"] for issue in answer.json["issues"] if issue["severity"] == "fault"} == {
        "padded_uprn", "letter_o", "vacant_address"}
    given_away = [issue["column"] for issue in answer.json["issues"] if issue["code"] == "vacant_address"]
    assert sorted(given_away) == ["PostCode", "StreetName", "StreetNumber", "UPRN"]
    assert answer.json["faults"] == 6
    empty = editor.request("POST", "/api/publication-checks", body=b"", headers={"Content-Type": "text/csv"})
    assert empty.status == 400
    assert service.client("reader").request("POST", "/api/publication-checks", body=b"A\r\n", headers={"Content-Type": "text/csv"}).status == 403


def test_why_an_asset_is_in_the_list_or_not_is_told_to_staff(service):
    steward = service.client("steward")
    assert steward.get("/api/assets/TT000076/publication").json["rule"] == "marked"
    inside = steward.get("/api/assets/TT000065/publication").json
    assert inside["included"] is True and inside["rule"] == "office" and inside["listed_as"] == "TT000065"
    vacant = steward.get("/api/assets/TT000072/publication").json
    assert vacant["withheld"] is True and vacant["listed_as"].startswith("V-")
    assert service.client("reader").get("/api/assets/TT000076/publication").status == 404  # not theirs to see
    assert service.client("public").get("/api/assets/TT000065/publication").status == 403
    assert steward.get("/api/assets/TT000065/publication", {"as_at": "soon"}).json["parameter"] == "as_at"
    rules = steward.get("/api/publication-rules").json["rules"]
    assert {"marked", "social_housing"} <= {rule["rule"] for rule in rules if rule["list"] == "out"}


def test_the_gaps_of_the_gazetteer_are_the_command_lines(service, tmp_path):
    answer = service.client("steward").get("/api/exports/gazetteer-gaps.csv")
    assert answer.status == 200 and answer.type == "text/csv", answer
    service.terrier("export", "gazetteer-gaps", "--to", str(tmp_path / "gaps.csv"))
    assert answer.body == (tmp_path / "gaps.csv").read_bytes()
    assert service.client("public").get("/api/exports/gazetteer-gaps.csv").status == 403
    fewer = service.client("reader").get("/api/exports/gazetteer-gaps.csv").body
    assert len(fewer.splitlines()) <= len(answer.body.splitlines())


@pytest.mark.parametrize("role", ["public", "reader"])
def test_a_list_of_publications_is_paged(fresh_service, role):
    for _ in range(3):
        published(fresh_service)
    client = fresh_service.client(role)
    first = client.get("/api/publications", {"limit": "2"}).json
    assert [one["id"] for one in first["publications"]] == [3, 2]
    assert "after=2" in first["links"][0]["href"]
    assert [one["id"] for one in client.get("/api/publications", {"limit": "2", "after": "2"}).json["publications"]] == [1]


def test_a_circumstance_takes_an_asset_out_of_the_list_and_stands_in_its_history(fresh_service):
    editor, reader = fresh_service.client("editor"), fresh_service.client("reader")
    path = "/api/assets/TT000067/circumstances/harm"
    assert reader.request("PUT", path, body={"reason": "A refuge"}).status == 403
    answer = editor.request("PUT", path, body={"from": "2026-01-01", "reason": "A refuge"})
    assert answer.status == 200, answer
    assert answer.json["circumstances"] == [{"circumstance": "harm", "label": "Disclosure would do harm", "from_on": "2026-01-01",
                                             "until_on": None, "current": True}]
    assert reader.get("/api/assets/TT000067/publication").json["rule"] == "harm"
    assert reader.get("/api/assets/TT000067/publication", {"as_at": "2025-12-31"}).json["rule"] == "service"
    change = reader.get("/api/assets/TT000067/history").json["changes"][0]
    assert change["reason"] == "A refuge", change
    answer = editor.request("DELETE", path, body={"reason": "It was another"})
    assert answer.status == 200 and answer.json["circumstances"] == [], answer
    assert reader.get("/api/assets/TT000067/publication").json["rule"] == "service"


@pytest.mark.parametrize("path, body, status, named", [
    ("TT000067/circumstances/harm", {}, 422, "reason"), ("TT000067/circumstances/harm", {"reason": " "}, 422, "reason"),
    ("TT000067/circumstances/harm", {"reason": "x", "from": "soon"}, 422, "from"),
    ("TT000067/circumstances/harm", {"reason": "x", "from": "2026-02-01", "until": "2026-01-01"}, 422, "until"),
    ("TT000067/circumstances/harm", {"reason": "x", "colour": "red"}, 422, "colour")])
def test_what_is_wrong_with_a_circumstance_is_named(service, path, body, status, named):
    answer = service.client("editor").request("PUT", f"/api/assets/{path}", body=body)
    assert answer.status == status and answer.json["field"] == named, answer


def test_a_circumstance_of_nothing_is_404(service):
    editor = service.client("editor")
    assert editor.request("PUT", "/api/assets/TT000067/circumstances/gold", body={"reason": "x"}).status == 404
    assert editor.request("PUT", "/api/assets/ZZ000001/circumstances/harm", body={"reason": "x"}).status == 404
    assert editor.request("PUT", "/api/assets/TT000076/circumstances/harm", body={"reason": "x"}).status == 404  # not theirs to see


def test_a_publication_is_made_again_from_its_revision(fresh_service):
    first = published(fresh_service, as_at="2026-10-01")
    fresh_service.database.query("UPDATE register.asset SET name = 'Renamed since' WHERE reference = 'TT000065'")
    again = published(fresh_service, as_at="2026-10-01", known_at=f"revision {first['revision']}")
    now = published(fresh_service, as_at="2026-10-01")
    public = fresh_service.client("public")
    lists = [public.get(f"/api/publications/{one['publication']}/files/{LIST}").body for one in (first, again, now)]
    assert lists[0] == lists[1] and again["revision"] == first["revision"]
    assert b"Renamed since" in lists[2]
    steward = fresh_service.client("steward")
    rules = [steward.get("/api/publication-rules", parameters).json["rules"] for parameters in ({}, {"known_at": "revision 0"})]
    assert rules[0] and rules[1] == []
    assert steward.get("/api/publication-rules").json["rules"] == rules[0]  # and the connection reads the present again
    assert steward.get("/api/publication-rules", {"known_at": "once"}).json["parameter"] == "known_at"
