"""What is asked for is given; what is unknown or wrong is named and never ignored."""
import time

import pytest

ITEMS = "/collections/assets/items"
WRONG = {
    "limit": ["0", "-1", "ten", "1.5", "", "10 features"],
    "datetime": ["", "yesterday", "2026-13-01", "2026-02-30", "2026-01-01T25:00:00Z", "2026-01-01T00:00:00", "../..", "2026-02-01/2026-01-01",
                 "2026-01-01/2026-02-01/2026-03-01", "2026-01-01T00:00:00+99:00", "26-01-01"],
    "filter": ["", "colour = 'red'", "name =", "name = 1", "name = 'x", "1 = 1; DROP TABLE register.asset"],
    "filter-lang": ["cql-text", "", "sql"],
    "sortby": ["", "colour", "-colour", "name,name", "name,-name", "name,,category", "name;category", "reference", "geometry",
               "name,category,floor_area_m2,year_built"],
    "properties": ["colour", "name,colour", "name,,category", "geometry", "id,"],
    "count": ["", "all", "EXACT"],
    "f": ["", "xml", "geojson2"],
    "year_built": ["", "old", "1900.5", "1e3x", "99999999999999999999"],
    "held": ["", "yes", "1", "TRUE"],
    "surveyed_on": ["", "2026", "01/02/2026", "2026-02-30"],
    "floor_area_m2": ["", "large", "nan", "inf", "1e999", "1e-999", "0x10"],
    "colour": ["red"], "offset": ["10"], "bbox_crs": ["x"], "resultType": ["hits"], "geometry": ["x"], "valid": ["x"], "for_public": ["true"],
    "marking_rank": ["1"], "feature": ["x"], "search": ["x"],
}


@pytest.mark.parametrize("name,value", [(name, value) for name, values in WRONG.items() for value in values])
def test_a_parameter_that_is_unknown_or_wrong_is_named(client, name, value):
    answer = client("reader").get(ITEMS, {name: value})
    assert answer.status == 400, answer
    assert answer.type == "application/problem+json" and answer.json["parameter"] == name
    assert len(answer.json["detail"]) > 20


@pytest.mark.parametrize("path", ["/", "/conformance", "/collections", "/collections/assets", "/collections/assets/queryables",
                                  "/collections/assets/sortables", "/collections/assets/schema", "/collections/assets/items/SV000001"])
def test_every_resource_refuses_what_it_does_not_know(client, path):
    answer = client("reader").get(path, {"colour": "red"})
    assert answer.status == 400 and answer.json["parameter"] == "colour", answer
    answer = client("reader").get(path, {"f": "xml"})
    assert answer.status == 400 and answer.json["parameter"] == "f", answer
    named = answer.json["detail"].split(" is one of ")[1].split(" here")[0].split(", ")
    assert "json" in named and len(named) == len(set(named)), named
    assert client("reader").get(path, Accept="image/png").status == 406


@pytest.mark.parametrize("path", ["/collections/colours", "/collections/colours/items", "/collections/colours/items?colour=red",
                                  "/collections/assets/items/XX999999", "/collections/assets/items/SV000001%00", "/collections/asset",
                                  "/collections/colours/queryables", "/collections/assets/items/%27%20OR%201=1--"])
def test_what_is_not_there_is_404(client, path):
    answer = client("reader").get(path)
    assert answer.status in (404, 400) if "%00" in path else answer.status == 404, answer


def test_what_a_role_may_not_see_is_as_if_it_were_not_there(client):
    """SV000005 is internal, 6 commercial, 7 official-personal."""
    seen = {"public": 0, "reader": 1, "gis": 1, "editor": 2, "steward": 3}
    for role, most in seen.items():
        for number, rank in ((5, 1), (6, 2), (7, 3)):
            answer = client(role).get(f"{ITEMS}/SV00000{number}")
            hidden = client(role).get(f"{ITEMS}/SV999999")
            assert answer.status == (200 if rank <= most else 404), (role, answer)
            if rank > most:
                assert answer.json["detail"].replace(f"SV00000{number}", "SV999999") == hidden.json["detail"]
                assert client(role).get(ITEMS, {"id": f"SV00000{number}"}).json["numberMatched"] == 0


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_nobody_writes_through_features(client, method):
    for role, path in ((None, ITEMS), ("steward", ITEMS), ("steward", f"{ITEMS}/SV000001"), (None, f"{ITEMS}/SV000001")):
        answer = client(role).request(method, path, body={"type": "Feature", "geometry": None, "properties": {}})
        assert answer.status in (401, 405), answer
    assert client("steward").get(f"{ITEMS}/SV000001").status == 200


def test_nothing_is_read_without_a_credential(client):
    for path in ("/", "/conformance", "/collections", ITEMS, f"{ITEMS}/SV000001", "/collections/assets/queryables"):
        assert client().get(path).status == 401, path
    assert client().get("/style.css").status == 200


def test_a_queryable_as_a_parameter_asks_for_its_value(service, client):
    reader = client("reader")
    for name, value in (("category", "Libraries"), ("year_built", "1900"), ("held", "false"), ("surveyed_on", "2016-01-05"),
                        ("floor_area_m2", "100.57"), ("id", "GN000004"), ("name", "Per cent % under _ back \\ slash ';DROP TABLE register.asset;--")):
        found = {f["id"] for f in reader.features(ITEMS, {name: value, "limit": 1000})}
        column = name if name != "id" else "reference"
        truth = {row[0] for row in service.database.query(
            f"SELECT id FROM served.asset_sheet WHERE NOT for_public AND marking_rank <= 1 AND {column}::text = $1", value)}
        assert found == truth, name
        assert found or name in ("year_built", "floor_area_m2")
    both = reader.features(ITEMS, {"category": "Libraries", "post_town": "Wells"})
    assert both and all(f["properties"]["category"] == "Libraries" and f["properties"]["post_town"] == "Wells" for f in both)
    assert reader.json(ITEMS, {"category": "libraries"})["numberMatched"] == 0


def test_properties_are_those_asked_for_in_the_collections_order(client):
    page = client("reader").json(ITEMS, {"properties": "category,name,floor_area_m2", "limit": 5})
    for feature in page["features"]:
        assert list(feature["properties"]) == ["name", "category", "floor_area_m2"]
        assert feature["id"] and "geometry" in feature
    assert all(f["properties"] == {} for f in client("reader").json(ITEMS, {"properties": "", "limit": 5})["features"])


def test_a_feature_is_the_same_alone_on_a_page_and_put_together(client):
    every = ",".join(client("reader").json("/collections/assets/schema")["properties"].keys() - {"id", "geometry", "valid"})
    kept = client("reader").json(ITEMS, {"id": "SV000001"})["features"][0]
    made = client("reader").json(ITEMS, {"id": "SV000001", "properties": every})["features"][0]
    alone = client("reader").json(f"{ITEMS}/SV000001")
    links = {link["rel"]: link["href"] for link in alone.pop("links")}
    assert kept == made == alone
    assert list(kept["properties"]) == list(made["properties"])
    assert links["collection"].endswith("/collections/assets") and links["canonical"].endswith("/collections/assets/items/SV000001")
    assert links["self"] and links["alternate"].endswith("f=html")


def test_an_instant_in_the_past_shows_features_as_they_were_on_that_day(fresh_service):
    steward = fresh_service.client("steward")
    tag = steward.get("/api/assets/TT000066").headers["ETag"]
    answer = steward.request("PATCH", "/api/assets/TT000066", headers={"Content-Type": "application/merge-patch+json", "If-Match": tag},
                             body=b'{"reason": "empty", "holding": {"status": "vacant", "from": "2026-03-28"}}')
    assert answer.status == 200, answer

    def status(when=None, role="reader", **more):
        params = {"reference": "TT000066", **({"datetime": when} if when else {}), **more}
        return [f["properties"]["status"] for f in fresh_service.client(role).features(ITEMS, params)]

    assert status() == ["Vacant"] == status("2026-03-28") == status("2026-03-31T12:00:00Z")
    assert status("2026-03-27") == ["In use"] == status("2026-03-27T22:00:00Z")
    assert status("2026-03-27/2026-03-27") == status("2026-01-01/..") == ["Vacant"], "an interval has no one day: as they are"
    assert status("2026-03-27", status="In use") == ["In use"] and status("2026-03-27", status="Vacant") == []
    assert status("2026-03-27", count="exact", limit=1) == ["In use"]
    csv = fresh_service.client("reader").get(ITEMS, {"f": "csv", "reference": "TT000066", "datetime": "2026-03-27"}).text
    assert "In use" in csv and "Vacant" not in csv
    assert status("2026-03-27", role="public") == [], "of what is vacant today the public is not told in the past either"
    assert status() == ["Vacant"], "the next request is of today again"


def test_features_hold_at_a_time(client):
    """W01's old version until 31 March 2023, its new one from 1 April; T01 on one day; D01 until 1974; P01 always."""
    reader = client("reader")

    def at(when):
        return {f["properties"]["name"] for f in reader.features("/collections/boundaries/items", {"datetime": when})}

    old, new, always, day, west = "Old ward", 'Ward of "today"', "Always parish", "Round the market", "The far west"
    assert {old, always} <= at("2023-03-31") and new not in at("2023-03-31")
    assert {new, always} <= at("2023-04-01") and old not in at("2023-04-01")
    assert {old, new, day} <= at("2010-01-01/..") and west not in at("1974-04-01/..")
    assert west in at("../1974-03-31") and old not in at("../2009-12-31") and day in at("2020-06-15T12:00:00Z")
    assert day not in at("2020-06-16") and day in at("2020-06-15T22:59:59Z")
    assert day not in at("2020-06-15T23:30:00Z"), "in British summer time that is the 16th"
    assert day in at("2020-06-14T23:30:00Z") and day in at("/2020-06-15") and day not in at("2020-06-16/")
    assert at("2020-06-15T23:30:00Z/2020-06-15") == at("2020-06-16"), "a range may not end before it begins, by an hour"


def test_filters_in_both_languages_say_the_same(client):
    text = client("reader").features(ITEMS, {"filter": "category = 'Libraries' AND floor_area_m2 > 300"})
    as_json = client("reader").features(ITEMS, {
        "filter-lang": "cql2-json",
        "filter": '{"op":"and","args":[{"op":"=","args":[{"property":"category"},"Libraries"]},{"op":">","args":[{"property":"floor_area_m2"},300]}]}'})
    assert text and [f["id"] for f in text] == [f["id"] for f in as_json]
    assert all(f["properties"]["category"] == "Libraries" and f["properties"]["floor_area_m2"] > 300 for f in text)


def test_everything_asked_must_hold_at_once(client):
    grid = "http://www.opengis.net/def/crs/EPSG/0/27700"
    found = client("reader").features(ITEMS, {"bbox": "300000,110000,330000,140000", "bbox-crs": grid, "filter": "floor_area_m2 > 300",
                                              "category": "Halls and community centres", "datetime": "2026-01-01", "crs": grid})
    assert found
    for feature in found:
        x, y = feature["geometry"]["coordinates"]
        assert 300000 <= x <= 330000 and 110000 <= y <= 140000
        assert feature["properties"]["category"] == "Halls and community centres"
        assert feature["properties"]["floor_area_m2"] > 300


@pytest.mark.parametrize("path", ["/", "/conformance", "/collections", "/collections/assets", "/collections/assets/queryables",
                                  "/collections/assets/sortables", "/collections/assets/schema", ITEMS, f"{ITEMS}?limit=3&sortby=-name",
                                  f"{ITEMS}/SV000001", f"{ITEMS}/SV000001?f=html", f"{ITEMS}?f=html", "/collections?f=html", "/style.css"])
def test_an_answer_has_an_etag_and_is_not_sent_twice(client, path):
    first = client("reader").get(path)
    assert first.status == 200 and first.headers["ETag"], first
    again = client("reader").get(path, If_None_Match=first.headers["ETag"])
    assert again.status == 304 and again.body == b"" and again.headers["ETag"] == first.headers["ETag"]
    assert client("reader").get(path, If_None_Match='"other"').status == 200


def test_roles_and_forms_have_etags_of_their_own(client):
    tags = {client(role).get(ITEMS, {"limit": 3, "f": form}).headers["ETag"] for role in ("public", "reader") for form in ("json", "html")}
    assert len(tags) == 4


def test_a_change_by_others_is_seen_under_another_etag(fresh_service):
    reader = fresh_service.client("reader")
    before = reader.get(f"{ITEMS}/SV000001")
    page = reader.get(ITEMS, {"id": "SV000001"})
    with fresh_service.database.connect() as owner:
        owner.query("UPDATE register.asset SET service = 'Museums' WHERE reference = 'SV000001'")
    for _ in range(100):  # until the service has heard of it
        after = reader.get(f"{ITEMS}/SV000001", If_None_Match=before.headers["ETag"])
        if after.status != 304:
            break
        time.sleep(0.05)
    assert after.status == 200 and after.json["properties"]["service"] == "Museums"
    assert after.headers["ETag"] != before.headers["ETag"]
    again = reader.get(ITEMS, {"id": "SV000001"}, If_None_Match=page.headers["ETag"])
    assert again.status == 200 and again.json["features"][0]["properties"]["service"] == "Museums"
    everything = reader.get(ITEMS, {"limit": 10000, "sortby": "name"})
    assert everything.status == 200 and everything.json["numberMatched"] == everything.json["numberReturned"]
