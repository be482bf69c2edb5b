"""Files in a layout that nobody has described: proposed, corrected, accepted, saved; and the profiles there are."""
import json

from support.imports import finished, previewed, upload

MESSY = (b"Ref,Premises,Kind of place,Map Ref,Held How\nQ1,Quay Hall,Office,ST 3131 4572,owned freehold\n"
         b"Q2,Quay Yard,Depot,ST 3195 4510,Free Hold\nQ3,Quay Shop,Shop,ST 3120 4560,Freehodl\n")


def column(found, name):
    return next(one for one in found["layout"]["columns"] if one["column"] == name)


def test_a_preview_shows_how_each_column_was_taken_to_those_who_may_import(service):
    editor, reader = service.client("editor"), service.client("reader")
    found = previewed(editor, MESSY)
    assert found["state"] == "previewed" and found["accepted"] == 3, found
    assert found["layout"]["guessing"] is True and found["layout"]["accepted"] is True
    assert column(found, "Ref")["field"] == "asset_code" and column(found, "Ref")["how"] == "guessed"
    grid = column(found, "Map Ref")
    assert grid["field"] == "grid_reference" and grid["confidence"] > 0.9 and "ST 3131 4572" in grid["examples"]
    seen = reader.json(f"/api/imports/{found['id']}")
    assert seen["layout"] is None and "Quay Hall" not in json.dumps(seen), "the file's values are not for every reader"
    assert "ST 3131" not in json.dumps(reader.json(f"/api/jobs/{found['job']}"))


def test_a_layout_is_corrected_accepted_saved_and_used_by_the_next_file(fresh_service):
    editor = fresh_service.client("editor")
    found = previewed(editor, MESSY, map=json.dumps({"Held How": "tenure"}), scheme="quay", save_profile="quay-register")
    assert column(found, "Held How")["how"] == "said" and found["feed"] == "register/quay"
    words = {word["word"]: (word["code"], word["taken"]) for word in found["layout"]["words"]}
    assert words == {"owned freehold": ("freehold", True), "Freehodl": ("freehold", True)}
    assert "quay-register" not in [one["name"] for one in editor.json("/api/profiles")["profiles"]], "a preview keeps nothing"
    finished(editor, editor.request("POST", f"/api/imports/{found['id']}/apply").json["id"])
    held = fresh_service.database.query("SELECT DISTINCT tenure_code FROM register.interest i JOIN register.asset a USING (asset_id) "
                                        "WHERE a.name LIKE 'Quay%'")
    assert "freehold" in str(held)
    listed = next(one for one in editor.json("/api/profiles")["profiles"] if one["name"] == "quay-register")
    assert listed["version"] == 1 and listed["kind"] == "register" and "tests-editor" in listed["saved_by"]
    saved = editor.json("/api/profiles/quay-register")
    assert saved["columns"]["Held How"] == "tenure" and saved["values"]["tenure"]["Freehodl"] == "freehold"
    later = previewed(editor, MESSY.replace(b"Quay Shop", b"Quay Stall"))
    assert later["profile"] == "quay-register" and later["layout"]["guessing"] is False and later["updated"] == 1
    assert editor.get("/api/profiles/quay-register", {"version": 2}).status == 404
    assert editor.get("/api/profiles/no-such").status == 404
    assert editor.json("/api/profiles/lga")["kind"] == "register"


def test_what_is_wrong_in_a_layout_is_named(service):
    editor = service.client("editor")
    for field, value in (("map", "[]"), ("map", '{"a": 1}'), ("map", "{"), ("scheme", "A B"), ("save_profile", "../x"),
                         ("save_profile", "lga"), ("profile", "no-such"), ("profile", "x.json")):
        answer = upload(editor, MESSY, **{field: value})
        assert answer.status == 400 and answer.json["field"] == field, (field, value, answer)
    found = previewed(editor, MESSY, map='{"Nope": "tenure"}')
    assert found["state"] == "refused" and "no column" in found["problem"]


def test_what_holds_of_every_row_is_said_in_the_form(fresh_service):
    editor = fresh_service.client("editor")
    text = b"AssetCode,PropertyName,Tenure\nS1,Hall,\nS2,Park,Freehold\n"
    found = previewed(editor, text, set='{"tenure": "leasehold", "category": "hall"}')
    finished(editor, editor.request("POST", f"/api/imports/{found['id']}/apply").json["id"])
    held = fresh_service.database.query("SELECT name, tenure_code, category_code FROM register.asset JOIN register.interest"
                                        " USING (asset_id) WHERE name IN ('Hall', 'Park') ORDER BY name")
    assert held == [("Hall", "leasehold", "hall"), ("Park", "freehold", "hall")], held
    assert upload(editor, text, set="[]").json["field"] == "set"
    found = previewed(editor, text, set='{"colour": "red"}')
    assert found["state"] == "refused" and "colour" in found["problem"], found


def test_the_kinds_of_files_in_the_description_are_those_that_are_taken(service):
    editor = service.client("editor")
    form = editor.json("/api-definition")["components"]["schemas"]["ImportForm"]
    refused = upload(editor, MESSY, kind="nonsense").json
    assert refused["field"] == "kind"
    there_are = set(refused["detail"].partition("there are ")[2].split(", "))
    assert set(form["properties"]["kind"]["enum"]) == there_are - {"gazetteer"}
    assert "on the server" in upload(editor, MESSY, kind="gazetteer").json["detail"]


def test_a_header_that_stands_below_a_title_is_found(service):
    editor = service.client("editor")
    titled = b"Levelton Council: land and buildings\n\nAssetCode,PropertyName,StreetName\nZ1,Hall,High Street\n"
    assert previewed(editor, titled)["state"] == "refused"
    found = previewed(editor, titled, header_row="3")
    assert column(found, "StreetName")["field"] == "street" and found["accepted"] == 1, found
    assert upload(editor, titled, header_row="x").json["field"] == "header_row"
