"""Imports: uploaded, previewed, applied, withdrawn, and their progress."""
import io
import os
import threading
import time
import zipfile

import pytest

from support import paths
from support.imports import BAD, GOOD, events, finished, form, left_spooled, previewed, spooled, upload


def test_an_upload_is_previewed_and_changes_nothing(fresh_service):
    editor = fresh_service.client("editor")
    before = fresh_service.database.query("SELECT count(*) FROM register.asset")
    answer = upload(editor, BAD)
    assert answer.status == 202, answer
    assert answer.headers["Location"].endswith(f"/api/imports/{answer.json['id']}")
    finished(editor, answer.json["job"])
    found = editor.json(answer.headers["Location"])
    assert found["state"] == "previewed" and found["can_apply"] is True
    assert (found["rows"], found["accepted"], found["rejected"]) == (2, 1, 1)
    assert found["issues"][0]["severity"] == "rejected" and found["issues"][0]["times"] == 1
    assert fresh_service.database.query("SELECT count(*) FROM register.asset") == before
    assert left_spooled(fresh_service) == []


def test_a_preview_is_applied_and_what_is_read_then_holds_it(fresh_service):
    editor = fresh_service.client("editor")
    found = previewed(editor, GOOD)
    answer = editor.request("POST", f"/api/imports/{found['id']}/apply")
    assert answer.status == 202 and "/api/jobs/" in answer.headers["Location"], answer
    done = finished(editor, answer.json["id"])
    assert done["state"] == "done" and done["result"]["inserted"] == 2, done
    found = editor.json(f"/api/imports/{found['id']}")
    assert found["state"] == "applied" and found["can_apply"] is False and found["batch"] > 0
    names = [f["properties"]["name"] for f in editor.features("/collections/assets/items", {"limit": 1000})]
    assert {"New Hall", "New Park"} <= set(names)
    actor = fresh_service.database.query("SELECT actor FROM history.change ORDER BY revision DESC LIMIT 1")
    assert "tests-editor" in str(actor)


def test_an_import_is_undone_with_its_effects_told_first(fresh_service):
    editor = fresh_service.client("editor")
    found = previewed(editor, GOOD)
    path = f"/api/imports/{found['id']}/undo"
    assert editor.get(path).status == 409, "it is not in the register yet"
    finished(editor, editor.request("POST", f"/api/imports/{found['id']}/apply").json["id"])
    told = editor.json(path)
    assert told["can_undo"] is True and told["obstacles"] == []
    assert {"table": "asset", "effect": "removed", "rows": 2} in told["effects"]
    assert {asset["name"] for asset in told["assets"]} == {"New Hall", "New Park"}
    sent = {"Content-Type": "application/json"}
    assert editor.request("POST", path, body=b"{}", headers=sent).json["field"] == "reason"
    for role in ("reader", "gis", "public"):
        assert fresh_service.client(role).get(path).status == 403
        assert fresh_service.client(role).request("POST", path, body=b'{"reason": "x"}', headers=sent).status == 403
    answer = editor.request("POST", path, body=b'{"reason": "the wrong file"}', headers=sent)
    assert answer.status == 200 and answer.json["state"] == "undone", answer
    names = [f["properties"]["name"] for f in editor.features("/collections/assets/items", {"limit": 1000})]
    assert not {"New Hall", "New Park"} & set(names)
    actor = fresh_service.database.query("SELECT actor FROM history.change ORDER BY revision DESC LIMIT 1")
    assert "tests-editor" in str(actor)
    again = editor.request("POST", path, body=b'{"reason": "again"}', headers=sent)
    assert again.status == 409 and "undone already" in again.json["detail"], again


def test_an_undo_that_is_refused_names_what_must_be_undone_first(fresh_service):
    editor = fresh_service.client("editor")
    imports = []
    for text in (GOOD, GOOD.replace(b"New Park", b"Old Park")):
        imports.append(previewed(editor, text)["id"])
        finished(editor, editor.request("POST", f"/api/imports/{imports[-1]}/apply").json["id"])
    path = f"/api/imports/{imports[0]}/undo"
    later = editor.json(f"/api/imports/{imports[1]}/undo")["batch"]
    told = editor.json(path)
    assert told["can_undo"] is False
    assert f"undo that first: terrier import undo {later}" in told["refusal"]
    assert [line["import"] for line in told["obstacles"]] == [later]
    assert told["obstacles"][0]["says"] in told["refusal"]
    tried = editor.request("POST", path, body=b'{"reason": "x"}', headers={"Content-Type": "application/json"})
    assert tried.status == 409 and tried.json["detail"] == told["refusal"], tried


def test_a_file_of_which_every_row_is_kept_out_is_refused_and_its_rows_are_listed(fresh_service):
    editor, reader = fresh_service.client("editor"), fresh_service.client("reader")
    found = previewed(editor, b"AssetCode,PropertyName\n,Nameless\nN9,\n")
    assert (found["state"], found["accepted"]) == ("previewed", 0)
    done = finished(editor, editor.request("POST", f"/api/imports/{found['id']}/apply").json["id"])
    assert done["result"]["result"] == "refused", done
    found = editor.json(f"/api/imports/{found['id']}")
    assert found["state"] == "refused" and "every row" in found["problem"] and found["can_apply"] is False, found
    assert reader.json(f"/api/imports/{found['id']}")["problem"] is None
    kept_out = editor.json(f"/api/imports/{found['id']}/rejected")["issues"]
    assert {1, 2} <= {issue["row"] for issue in kept_out}


def test_the_same_file_twice_is_unchanged_and_an_import_is_applied_once(fresh_service):
    editor = fresh_service.client("editor")
    first = previewed(editor, GOOD)
    path = f"/api/imports/{first['id']}/apply"
    finished(editor, editor.request("POST", path).json["id"])
    again = editor.request("POST", path)
    assert again.status == 409 and "already" in again.json["detail"], again
    second = previewed(editor, GOOD, name="again.csv")
    done = finished(editor, editor.request("POST", f"/api/imports/{second['id']}/apply").json["id"])
    assert done["result"]["result"] == "unchanged"
    assert editor.json(f"/api/imports/{second['id']}")["state"] == "unchanged"


def test_rejected_rows_are_listed_with_row_line_column_value_and_reason(service):
    editor = service.client("editor")
    found = previewed(editor, BAD)
    rejected = editor.json(f"/api/imports/{found['id']}/rejected")["issues"]
    assert len(rejected) == 1 and (rejected[0]["row"], rejected[0]["line"]) == (2, 3)
    assert set(rejected[0]) == {"row", "line", "severity", "code", "column", "value", "reason"} and rejected[0]["reason"]
    answer = editor.get(f"/api/imports/{found['id']}/rejected", {"f": "csv"})
    assert answer.type == "text/csv" and answer.text.startswith("row,line,severity,code,column,value,reason\r\n")
    assert answer.text.count("\r\n") == 2


def test_issues_are_given_in_pages_that_miss_none(service):
    editor = service.client("editor")
    rows = b"AssetCode,PropertyName,Category\n" + b"".join(b",N%d,hall\n" % i for i in range(25))
    found = previewed(editor, rows)
    path, seen = f"/api/imports/{found['id']}/issues?severity=rejected&limit=10", []
    while path:
        answer = editor.get(path)
        seen += [issue["row"] for issue in answer.json["issues"]]
        path = answer.link("next")
    assert seen == [None, *range(1, 26)], "that all are kept out is said of the file"
    assert editor.get(f"/api/imports/{found['id']}/issues", {"severity": "bad"}).json["parameter"] == "severity"


@pytest.mark.parametrize("file, name, says", [
    (b"", "assets.csv", ""),
    (b"\x00\x01\x02", "assets.csv", ""),
    (b"<OGRVRTDataSource/>", "assets.csv", "virtual"),
    (b"PK\x03\x04 no workbook", "book.xlsx", ""),
    (b"PK\x03\x04 packed", "shapes.zip", ""),
    (b"PK\x03\x04 packed", "shapes.csv", "a packed shapefile .zip"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "book.xls", "Save it as .xlsx"),
    (b"%PDF-1.7 a list", "assets.pdf", "Ask for the list"),
    (b"SQLite format 3\x00", "assets.gpkg", ""),
])
def test_a_file_that_cannot_be_taken_is_refused_in_a_sentence(service, file, name, says):
    editor = service.client("editor")
    found = previewed(editor, file, name=name)
    assert found["state"] == "refused" and found["problem"] and says in found["problem"], found
    assert "/spool" not in found["problem"] and str(service.server.directory) not in found["problem"]
    reader = service.client("reader")
    for path in (f"/api/imports/{found['id']}", f"/api/jobs/{found['job']}"):
        assert editor.json(path)["problem"] == found["problem"] and reader.json(path)["problem"] is None, path
    said = reader.get(f"/api/jobs/{found['job']}/events").text
    assert "event: result" in said and '"problem":null' in said, said
    answer = editor.request("POST", f"/api/imports/{found['id']}/apply")
    assert answer.status == 409, answer


def test_a_part_of_a_shapefile_is_refused_at_once(service):
    answer = upload(service.client("editor"), b"\x00\x00\x27\x0a", name="wards.SHP", kind="boundaries")
    assert answer.status in (400, 422) and ".zip" in answer.json["detail"], answer


# As root the reader is another user, who may not go into pytest's folders; in use the service is that user itself.
@pytest.mark.skipif(os.geteuid() == 0, reason="the reader of files has no way into the folders that root's pytest makes")
def test_a_packed_shapefile_is_taken_by_service_and_command_line_alike(service):
    path = paths.FIXTURES / "packed" / "wards.zip"
    found = previewed(service.client("editor"), path.read_bytes(), name=path.name, kind="boundaries", profile="boundaries-ward")
    assert found["state"] == "previewed" and (found["rows"], found["rejected"]) == (1, 0), found
    said = service.terrier("import", "boundaries", str(path), "--profile", "boundaries-ward", "--preview")
    assert "1 rows: 1 in, 0 rejected" in said, said


@pytest.mark.parametrize("name", ["cut", "cut-shapes", "hostile-name", "large", "list", "locked", "program", "two", "without-index"])
def test_a_zip_that_is_no_shapefile_is_refused_in_a_sentence_of_ours(service, name):
    file = (paths.FIXTURES / "packed" / f"{name}.zip").read_bytes()
    found = previewed(service.client("editor"), file, name="wards.zip", kind="boundaries", profile="boundaries-ward")
    assert found["state"] == "refused" and "wards.zip" in found["problem"], found
    for word in ("vsizip", "spool", str(service.server.directory), "SHAPE_", "\x1b"):
        assert word not in found["problem"], found


def test_a_bomb_in_a_workbook_is_refused_and_the_service_goes_on(service):
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/'
                      '2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        with book.open("xl/worksheets/sheet1.xml", "w") as sheet:
            for _ in range(300):
                sheet.write(b"0" * (1 << 20))
    editor = service.client("editor")
    before = service.server.memory_kb()
    found = previewed(editor, bomb.getvalue(), name="bomb.xlsx")
    assert found["state"] == "refused" and found["problem"], found
    assert service.server.memory_kb() - before < 100_000
    assert service.client().get("/health").status == 200


@pytest.mark.parametrize("fields, named", [
    ({"kind": "recipes"}, "kind"),
    ({"profile": "/etc/passwd"}, "profile"),
    ({"profile": "../secret.json"}, "profile"),
    ({"colour": "red"}, "colour"),
    ({"name": "../.."}, "file"),
])
def test_what_is_wrong_in_the_form_is_named(service, fields, named):
    answer = upload(service.client("editor"), GOOD, **fields)
    assert answer.status == 400 and answer.json["field"] == named, answer


def test_a_body_that_is_no_form_or_no_whole_one_is_refused(service):
    editor = service.client("editor")
    answer = editor.request("POST", "/api/imports", body=GOOD, headers={"Content-Type": "text/csv"})
    assert answer.status == 415, answer
    body, headers = form(GOOD, kind="register")
    assert editor.request("POST", "/api/imports", body=body[:-40], headers=headers).status == 400
    assert editor.request("POST", "/api/imports", body=b"", headers=headers).status == 400
    assert upload(editor, None).json["field"] == "file"
    assert left_spooled(service) == []


def test_a_file_over_the_limit_is_413_before_it_is_sent(service):
    with service.raw() as raw:
        raw.send(f"POST /api/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {service.key('editor')}\r\n"
                 "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 300000000\r\n\r\n")
        assert b" 413 " in raw.read_all().split(b"\r\n")[0]


def test_a_client_that_goes_in_the_middle_leaves_no_file(service):
    raw = service.raw()
    raw.send(f"POST /api/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {service.key('editor')}\r\n"
             "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n--x\r\n" + "a" * 300000)
    for _ in range(100):
        if spooled(service):
            break
        time.sleep(0.05)
    assert spooled(service)
    raw.close()
    assert left_spooled(service) == []


def test_a_large_upload_is_never_held_in_memory(service):
    row = b"NEW1,New Hall,hall,TA1 1AA," + b"x" * 200 + b"\n"
    large = b"AssetCode,PropertyName,Category,PostCode,Colour\n" + row * 100 + b"\xff\xfe" * (40 << 20)
    body, headers = form(large, name="assets.unknown", kind="recipes")  # refused once it is all there
    editor = service.client("editor")
    editor.get("/api/jobs")
    before = service.server.memory_kb()
    most = [before]
    done = threading.Event()

    def watch():
        while not done.wait(0.02):
            most.append(service.server.memory_kb())

    watcher = threading.Thread(target=watch)
    watcher.start()
    answer = editor.request("POST", "/api/imports", body=body, headers=headers)
    done.set()
    watcher.join()
    assert answer.status == 400, answer
    assert max(most) - before < 16_000, f"{max(most) - before} kB for {len(body) >> 10} kB"


def test_an_upload_can_be_withdrawn_before_it_is_applied(fresh_service):
    editor = fresh_service.client("editor")
    found = previewed(editor, BAD)
    path = f"/api/imports/{found['id']}"
    assert editor.request("DELETE", path).status == 204
    assert editor.get(path).status == 404 and editor.request("DELETE", path).status == 404
    assert list((fresh_service.server.directory / "data" / "spool" / "imports").iterdir()) == []
    found = previewed(editor, GOOD)
    finished(editor, editor.request("POST", f"/api/imports/{found['id']}/apply").json["id"])
    assert editor.request("DELETE", f"/api/imports/{found['id']}").status == 409


def test_imports_of_the_command_line_are_listed_too(fresh_service, tmp_path):
    file = tmp_path / "cli.csv"
    file.write_bytes(BAD)
    fresh_service.terrier("import", "register", str(file))
    reader, editor = fresh_service.client("reader"), fresh_service.client("editor")
    found = reader.json("/api/imports")["imports"][0]
    assert found["id"].startswith("batch-") and found["state"] == "applied" and found["rejected"] == 1
    assert len(editor.json(f"/api/imports/{found['id']}/rejected")["issues"]) == 1
    assert editor.request("POST", f"/api/imports/{found['id']}/apply").status == 409


def test_readers_see_that_there_are_imports_but_not_what_files_say(service):
    editor, reader = service.client("editor"), service.client("reader")
    found = previewed(editor, BAD)
    shown = reader.json(f"/api/imports/{found['id']}")
    assert shown["rejected"] == 1 and all(kind["reason"] is None for kind in shown["issues"])
    done = finished(reader, found["job"])
    assert done["result"]["issues"] and not any(kind.get("reason") for kind in done["result"]["issues"])
    assert reader.json(f"/api/jobs/{found['job']}") == done
    assert reader.get(f"/api/imports/{found['id']}/rejected").status == 403
    assert upload(reader, GOOD).status == 403
    assert reader.request("POST", f"/api/imports/{found['id']}/apply").status == 403
    assert service.client("public").get("/api/imports").status == 403
    assert service.client().get("/api/imports").status == 401


# --- progress ---

def test_the_progress_of_an_import_is_told_step_by_step_and_ends_with_the_result(fresh_service):
    editor = fresh_service.client("editor")
    rows = b"AssetCode,PropertyName,Category,PostCode\n" + b"".join(b"K%d,Hall %d,hall,TA1 1AA\n" % (i, i) for i in range(3000))
    found = upload(editor, rows).json
    told = events(editor, f"/api/imports/{found['id']}/events")
    steps = [data["step"] for kind, data in told if kind == "step"]
    assert told[-1][0] == "result" and told[-1][1]["state"] == "done"
    assert [step for step in dict.fromkeys(steps)][-1] == "Merging into the register"
    assert editor.json(f"/api/jobs/{found['job']}") == told[-1][1]


def test_who_comes_when_all_is_over_is_given_the_result_alone(service):
    editor = service.client("editor")
    found = previewed(editor, GOOD)
    assert [kind for kind, _ in events(editor, f"/api/imports/{found['id']}/events")] == ["result"]
    assert service.client("editor").get("/api/jobs/999999/events").status == 404
