"""Items as files: CSV, FlatGeobuf, GeoPackage. The same features as in GeoJSON, whatever is asked."""
import csv
import io
import json
import math
import sqlite3
import subprocess
import time

import pytest
from support import paths

gdal = pytest.importorskip("osgeo.gdal")
gdal.UseExceptions()

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GRID = "http://www.opengis.net/def/crs/EPSG/0/27700"
LATLON = "http://www.opengis.net/def/crs/EPSG/0/4326"
MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857"
COLLECTIONS = ("assets", "asset_extents", "buildings", "land_parcels", "condition", "inspections", "boundaries", "judgements", "proposals", "emissions", "recommendations")
SOME = "id LIKE 'SV%' OR id LIKE 'GN00003%'"
TYPES = {"csv": "text/csv", "fgb": "application/flatgeobuf", "gpkg": "application/geopackage+sqlite3"}
AWKWARD = "SV000001", "SV000002", "SV000003"


_asked = {}


def geojson(client, collection, role="reader", **params):
    """All features, asked for once."""
    key = json.dumps([collection, role, params], sort_keys=True)
    if key not in _asked:
        _asked[key] = client(role).features(f"/collections/{collection}/items", {"limit": 10000, **params})
    return _asked[key]


def fetch(client, collection, f, role="reader", **params):
    answer = client(role).get(f"/collections/{collection}/items", {"f": f, **params})
    assert answer.status == 200, answer
    assert answer.type == TYPES[f]
    return answer


def table(client, collection, role="reader", **params):
    return list(csv.DictReader(io.StringIO(fetch(client, collection, "csv", role, **params).text, newline="")))


@pytest.fixture
def layer(client, tmp_path):
    """Opens the file that is asked for with GDAL, and gives its only layer."""
    opened = []

    def open_layer(collection, f, role="reader", **params):
        path = tmp_path / f"{len(opened)}.{f}"
        path.write_bytes(fetch(client, collection, f, role, **params).body)
        opened.append(gdal.OpenEx(str(path), gdal.OF_VECTOR, allowed_drivers=["GPKG", "FlatGeobuf"]))
        assert opened[-1].GetLayerCount() == 1
        return opened[-1].GetLayer(0)

    return open_layer


def ids(layer):
    return [feature.GetField(0) for feature in layer]


def rows(layer):
    """The properties of each feature; a truth is 1 or 0."""
    fields = layer.GetLayerDefn()
    names = [fields.GetFieldDefn(i).GetName() for i in range(fields.GetFieldCount())]
    return [{name: feature.GetField(i) for i, name in enumerate(names)} for feature in layer]


ASKED = [
    {},
    {"bbox": "-3.2,50.9,-3.0,51.1"},
    {"bbox": "330000,120000,340000,130000", "bbox-crs": GRID},
    {"filter": "name LIKE '%lace 1%' AND (uprn > 1000500 OR uprn IS NULL)"},
    {"filter": "S_INTERSECTS(geometry, POLYGON((300000 100000, 340000 100000, 340000 140000, 300000 100000)))",
     "filter-crs": GRID},
    {"filter": '{"op":"in","args":[{"property":"category_code"},["office","hall"]]}', "filter-lang": "cql2-json"},
    {"sortby": "-name"},
    {"sortby": "post_town,-name"},
    {"category_code": "library", "vacant": "false"},
    {"properties": "name,post_town"},
    {"properties": ""},
    {"datetime": "2020-01-01/.."},
    {"filter": "name = 'no such name'"},
]


@pytest.mark.parametrize("params", ASKED, ids=str)
@pytest.mark.parametrize("f", TYPES)
def test_a_file_has_the_features_of_geojson_in_their_order(client, layer, f, params):
    wanted = geojson(client, "assets", **params)
    if f == "csv":
        assert [row["id"] for row in table(client, "assets", **params)] == [feature["id"] for feature in wanted]
        return
    made = layer("assets", f, **params)
    wanted = [feature["id"] for feature in wanted if f == "gpkg" or feature["geometry"] is not None]
    found = ids(made)
    assert made.GetFeatureCount() == len(wanted)
    # FlatGeobuf's features are in the order of its index
    assert found == wanted if f == "gpkg" else sorted(found) == sorted(wanted)


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("f", TYPES)
def test_every_collection_is_had_in_every_kind_by_those_who_may(client, layer, collection, f):
    role = "public" if f == "fgb" else "steward"
    wanted = {feature["id"] for feature in geojson(client, collection, role) if f != "fgb" or feature["geometry"]}
    if f == "csv":
        assert {row["id"] for row in table(client, collection, role)} == wanted
    else:
        assert set(ids(layer(collection, f, role))) == wanted


@pytest.mark.parametrize("f", TYPES)
def test_a_file_has_no_more_than_the_limit_and_no_pages(client, layer, f):
    params = {"limit": 7, "sortby": "-name"}
    wanted = [feature["id"] for feature in client("reader").json("/collections/assets/items", params)["features"]]
    if f == "csv":
        assert [row["id"] for row in table(client, "assets", **params)] == wanted
    else:
        assert set(ids(layer("assets", f, **params))) == set(wanted)
    for name in ("after", "before"):
        answer = client("reader").get("/collections/assets/items", {"f": f, name: "00"})
        assert answer.status == 400 and answer.json["parameter"] == name
    assert client("reader").get("/collections/assets/items", {"f": f, "limit": 0}).status == 400


def test_the_links_of_a_page_lead_to_files_of_all_that_match(client):
    path, params = "/collections/assets/items", {"limit": 5, "category_code": "library"}
    page = client("reader").get(client("reader").get(path, params).link("next"))
    count = len(geojson(client, "assets", category_code="library"))
    assert count > 10
    address = next(link["href"] for link in page.links("enclosure") if link["type"] == "text/csv")
    assert len(list(csv.reader(io.StringIO(client("reader").get(address).text, newline="")))) == count + 1
    first = client("reader").get(path, params)
    address = next(link["href"] for link in first.links("alternate") if link["type"] == "text/csv")
    same = [row["id"] for row in csv.DictReader(io.StringIO(client("reader").get(address).text, newline=""))]
    assert same == [feature["id"] for feature in first.json["features"]]
    shown = client("reader").get(page.link("self"), {"f": "html"}).text
    assert all(f"f={f}" in shown for f in TYPES)
    kinds = {link["type"] for link in client("reader").get("/collections/assets").links("items")}
    assert kinds >= set(TYPES.values())


@pytest.mark.parametrize("f,type_", TYPES.items())
def test_accept_chooses_a_file_too(client, f, type_):
    answer = client("reader").get("/collections/boundaries/items", Accept=type_)
    assert answer.status == 200 and answer.type == type_
    assert answer.headers["Content-Disposition"].startswith(f'attachment; filename="boundaries.{f}"')
    assert "queryables" in answer.headers["Link"]


@pytest.mark.parametrize("f", TYPES)
def test_a_file_is_not_made_again_for_who_has_it(client, f):
    answer = fetch(client, "boundaries", f)
    again = client("reader").get("/collections/boundaries/items", {"f": f}, If_None_Match=answer.headers["ETag"])
    assert again.status == 304 and again.body == b""
    head = client("reader").request("HEAD", "/collections/boundaries/items", {"f": f})
    assert head.status == 200 and head.body == b"" and int(head.headers["Content-Length"]) == len(answer.body)


@pytest.mark.parametrize("f", TYPES)
def test_what_is_wrong_is_named(client, f):
    for params, name in (({"bbox": "1,2,3"}, "bbox"), ({"filter": "colour = 1"}, "filter"), ({"crs": "x"}, "crs"),
                         ({"sortby": "notes"}, "sortby"), ({"properties": "colour"}, "properties")):
        answer = client("reader").get("/collections/assets/items", {"f": f, **params})
        assert answer.status == 400 and answer.json["parameter"] == name


# --- systems ---


@pytest.mark.parametrize("f,params,content,code", [
    ("csv", {}, CRS84, None), ("csv", {"crs": GRID}, GRID, None), ("csv", {"crs": MERCATOR}, MERCATOR, None),
    ("fgb", {}, CRS84, "4326"), ("fgb", {"crs": GRID}, GRID, "27700"), ("fgb", {"crs": LATLON}, LATLON, "4326"),
    ("gpkg", {}, CRS84, "4326"), ("gpkg", {"crs": LATLON}, LATLON, "4326"), ("gpkg", {"crs": GRID}, GRID, "27700"),
])
def test_a_file_says_its_system(client, layer, f, params, content, code):
    assert fetch(client, "land_parcels", f, **params).headers["Content-Crs"] == f"<{content}>"
    if code is not None:
        assert layer("land_parcels", f, **params).GetSpatialRef().GetAuthorityCode(None) == code


@pytest.mark.parametrize("f", ["fgb", "gpkg"])
@pytest.mark.parametrize("collection,kind", [("assets", "wkbPoint"), ("land_parcels", "wkbMultiPolygon")])
@pytest.mark.parametrize("params", [{}, {"crs": GRID}, {"filter": "FALSE"}])
def test_a_layer_says_what_kind_of_shapes_it_has(layer, f, collection, kind, params):
    from osgeo import ogr

    assert layer(collection, f, **params).GetGeomType() == getattr(ogr, kind)


@pytest.mark.parametrize("f", ["fgb", "gpkg"])
def test_a_layer_is_not_had_in_web_mercator(client, f):
    answer = client("reader").get("/collections/assets/items", {"f": f, "crs": MERCATOR})
    assert answer.status == 400 and answer.json["parameter"] == "crs"


def numbers(coordinates):
    if isinstance(coordinates, (int, float)):
        return [coordinates]
    return [number for part in coordinates for number in numbers(part)]


@pytest.mark.parametrize("collection", ["assets", "land_parcels", "boundaries"])
@pytest.mark.parametrize("crs,near", [(GRID, 0.00051), (CRS84, 0.6e-8)])
def test_the_shapes_of_a_geopackage_are_those_stored(client, tmp_path, collection, crs, near):
    from osgeo import ogr

    path = tmp_path / "shapes.gpkg"
    path.write_bytes(fetch(client, collection, "gpkg", crs=crs).body)
    opened = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    shapes = {f["id"]: f.GetGeometryRef().Clone() if f.GetGeometryRef() else None for f in opened.GetLayer(0)}
    for feature in geojson(client, collection, crs=crs):
        shape = shapes.pop(feature["id"])
        if feature["geometry"] is None:
            assert shape is None
            continue
        assert ogr.GeometryTypeToName(shape.GetGeometryType()).replace(" ", "").lower() == feature["geometry"]["type"].lower()
        wanted = ogr.CreateGeometryFromJson(json.dumps(feature["geometry"]))
        assert all(abs(a - b) <= near for a, b in zip(shape.GetEnvelope(), wanted.GetEnvelope()))
        if shape.GetArea():
            assert math.isclose(shape.GetArea(), wanted.GetArea(), rel_tol=1e-3)
    assert not shapes


# --- GeoPackage and FlatGeobuf ---


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_ogrinfo_opens_a_geopackage_with_its_name_count_system_and_words(client, tmp_path, collection):
    path = tmp_path / "file.gpkg"
    path.write_bytes(fetch(client, collection, "gpkg", crs=GRID).body)
    said = subprocess.run(["ogrinfo", "-so", "-al", str(path)], capture_output=True, text=True, check=True).stdout
    assert f"Layer name: {collection}" in said and 'ID["EPSG",27700]' in said
    assert f"Feature Count: {len(geojson(client, collection))}" in said
    assert sqlite3.connect(path).execute("SELECT count(*) FROM gpkg_data_columns").fetchone()[0] > 5


@pytest.mark.parametrize("f", ["fgb", "gpkg"])
def test_the_properties_of_a_layer_are_those_of_geojson(client, layer, f):
    found = {row["id"]: row for row in rows(layer("assets", f, filter=SOME))}
    for feature in geojson(client, "assets", filter=SOME):
        if feature["id"] not in found:
            assert f == "fgb" and feature["geometry"] is None
            continue
        for name, value in feature["properties"].items():
            theirs = found[feature["id"]][name]
            if isinstance(value, float):
                assert theirs == pytest.approx(value)
            elif name.endswith("_on") and value is not None:
                assert theirs.replace("/", "-")[:10] == value  # a date is said differently by each driver
            else:
                assert theirs == value, (feature["id"], name)


@pytest.mark.parametrize("f", ["fgb", "gpkg"])
def test_a_layer_has_the_properties_wanted_alone(layer, f):
    fields = layer("assets", f, properties="post_town,name").GetLayerDefn()
    assert [fields.GetFieldDefn(i).GetName() for i in range(fields.GetFieldCount())] == ["id", "name", "post_town"]


def test_flatgeobuf_has_its_index(layer):
    made = layer("assets", "fgb", crs=GRID)
    assert made.TestCapability("FastSpatialFilter")
    made.SetSpatialFilterRect(332999, 124999, 333001, 125001)
    assert sorted(ids(made)) == ["GN001232", "SV000001"]


@pytest.mark.parametrize("f", ["fgb", "gpkg"])
def test_a_file_of_nothing_is_a_file(layer, f):
    made = layer("assets", f, filter="name = 'no such name'")
    assert made.GetFeatureCount() == 0 and made.GetLayerDefn().GetFieldCount() > 50


# --- CSV ---


def test_csv_is_as_rfc_4180_has_it(client):
    answer = fetch(client, "assets", "csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    lines = answer.body.split(b"\r\n")
    assert lines[-1] == b"" and lines[0].startswith(b"id,reference,name,")
    assert answer.body.count(b"\r\n") == len(geojson(client, "assets")) + 1


def plain(value):
    """A value of GeoJSON as CSV has it."""
    if value is None:
        return ""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else value


def test_csv_round_trips_every_value(client):
    found = {row["id"]: row for row in table(client, "assets", filter=SOME)}
    for feature in geojson(client, "assets", filter=SOME):
        for name, value in feature["properties"].items():
            theirs = found[feature["id"]][name]
            if isinstance(value, (int, float)) and not isinstance(value, bool):
                assert float(theirs) == pytest.approx(value)
            else:
                assert theirs == plain(value)
    names = "".join(found[key]["name"] for key in AWKWARD)
    assert all(mark in names for mark in ('"', "\n", "\t", "😀", "'", "\\", ";"))


def test_what_a_spreadsheet_would_run_is_guarded_and_numbers_are_not(fresh_service):
    client = fresh_service.client("reader")
    fresh_service.database.query("UPDATE register.asset SET name = '=1+1' WHERE reference = 'SV000001'")
    fresh_service.database.query("UPDATE register.asset SET name = '-5' WHERE reference = 'SV000002'")
    text = client.get("/collections/assets/items", {"f": "csv", "filter": "id LIKE 'SV%'"}).text
    names = {row["id"]: row["name"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert names["SV000001"] == "'=1+1" and names["SV000002"] == "-5"


@pytest.mark.parametrize("crs,names", [(None, ["longitude", "latitude"]), (LATLON, ["latitude", "longitude"]),
                                       (GRID, ["easting", "northing"]), (MERCATOR, ["x", "y"])])
def test_points_of_csv_are_two_columns_in_the_system_wanted(client, crs, names):
    params = {"crs": crs} if crs else {}
    found = table(client, "condition", properties="name", **params)
    assert list(found[0]) == ["id", "name", *names]
    wanted = {feature["id"]: feature["geometry"] for feature in geojson(client, "condition", **params)}
    for row in found:
        place = wanted[row["id"]]
        if place is None:
            assert row[names[0]] == row[names[1]] == ""
        else:
            assert [float(row[name]) for name in names] == pytest.approx(place["coordinates"], abs=1e-9)


def test_the_coordinates_of_assets_are_not_said_twice(client):
    assert list(table(client, "assets", limit=1)[0]).count("easting") == 1
    row = table(client, "assets", limit=1, crs=GRID, filter="id = 'SV000001'")[0]
    assert (row["easting"], row["northing"]) == ("333000.125", "125000.875")


@pytest.mark.parametrize("crs", [CRS84, GRID, LATLON, MERCATOR])
def test_shapes_of_csv_are_well_known_text(client, crs):
    from osgeo import ogr

    found = {row["id"]: row["geometry"] for row in table(client, "land_parcels", crs=crs)}
    for feature in geojson(client, "land_parcels", crs=crs):
        shape = ogr.CreateGeometryFromWkt(found.pop(feature["id"]))
        theirs = numbers(json.loads(shape.ExportToJson(["COORDINATE_PRECISION=15"]))["coordinates"])
        assert theirs == pytest.approx(numbers(feature["geometry"]["coordinates"]), abs=1e-9)
    assert not found


# --- when the register moves, and when there is much ---


@pytest.mark.parametrize("f", TYPES)
def test_a_file_is_of_the_register_as_it_is(fresh_service, f):
    client = fresh_service.client("reader")
    params = {"f": f, "filter": "id = 'SV000002'", "properties": "name"}
    before = client.get("/collections/assets/items", params)
    fresh_service.database.query("UPDATE register.asset SET name = 'Changed just now' WHERE reference = 'SV000002'")
    after = client.get("/collections/assets/items", params)
    assert b"Changed just now" in after.body and b"Changed just now" not in before.body
    assert before.headers["ETag"] != after.headers["ETag"]


def test_much_is_spooled_and_leaves_nothing_behind(fresh_service):
    many = 20000
    fresh_service.database.query(f"""
        INSERT INTO register.asset (reference, name, category_code, marking_code, location, location_crs84, location_accuracy_m)
        SELECT 'MX' || lpad(n::text, 6, '0'), 'Many ' || repeat('x', 200), 'office', 'public', point, ST_Transform(point, 4326), 2
        FROM (SELECT n, ST_SetSRID(ST_MakePoint(300000 + n, 100000 + n), 27700) AS point
              FROM generate_series(1, {many}) AS n) AS placed""")
    fresh_service.database.query("""
        INSERT INTO register.asset_holding (asset_id, purpose_code, scope_code, status_code)
        SELECT asset_id, 'operational', 'in', 'in_use' FROM register.asset WHERE reference LIKE 'MX%'""")
    fresh_service.database.query("SELECT served.refresh()")
    client = fresh_service.client("reader")
    server = fresh_service.server
    assert client.get("/collections/assets/items", {"f": "csv", "limit": 5}).status == 200
    before = server.memory_kb()
    for f in TYPES:
        answer = client.get("/collections/assets/items", {"f": f})
        assert answer.status == 200 and len(answer.body) > many * 250
        if f == "csv":
            assert answer.body.count(b"\r\n") > many
    assert paths.SANITIZED or server.memory_kb() - before < 8 * 1024
    assert list((server.data / "spool").glob("items-*")) == []


@pytest.mark.parametrize("f", ["csv", "gpkg"])
def test_who_hangs_up_stops_the_work(fresh_service, f):
    busy = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'terrier_serve_reader' AND wait_event_type = 'Lock'" \
           f" AND datname = '{fresh_service.database.value('SELECT current_database()')}'"
    watcher = fresh_service.database.connect_admin()

    def wait_for(count):
        for _ in range(200):
            if int(watcher.value(busy)) == count:
                return True
            time.sleep(0.05)
        return False

    holder = fresh_service.database.connect()
    holder.query("BEGIN")
    holder.query("LOCK TABLE served.boundary_sheet")  # who reads it waits
    with fresh_service.raw() as raw:
        raw.send(f"GET /collections/boundaries/items?f={f} HTTP/1.1\r\nHost: x\r\nX-API-Key: {fresh_service.key('reader')}\r\n\r\n")
        assert wait_for(1)
    assert wait_for(0)
    holder.query("ROLLBACK")
    holder.close()
    watcher.close()
    assert fresh_service.client("reader").get("/collections/boundaries/items", {"f": f}).status == 200
    assert list((fresh_service.server.data / "spool").glob("items-*")) == []
