"""Vector tiles: what GDAL reads from them lies where the register has it, within a tile unit."""
import time

import pytest

gdal = pytest.importorskip("osgeo.gdal")
gdal.UseExceptions()

MVT = "application/vnd.mapbox-vector-tile"
GRID = "http://www.opengis.net/def/crs/EPSG/0/27700"
MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857"
COLLECTIONS = ("assets", "asset_extents", "buildings", "land_parcels", "condition", "inspections", "boundaries", "judgements", "proposals", "emissions", "recommendations")
UNITS = 4096
SETS = {"BritishNationalGrid": (GRID, -238375.0, 1376256.0, 896 * 256.0, 5, 7, 14),
        "WebMercatorQuad": (MERCATOR, -20037508.342789244, 20037508.342789244, 2 * 20037508.342789244, 1, 1, 25)}
PLACE = {"BritishNationalGrid": (333000.125, 125000.875), "WebMercatorQuad": None}


def tile_of(tms, zoom, x, y):
    """Row and column of the tile that has the place."""
    _, west, north, size, _, _, _ = SETS[tms]
    size /= 2 ** zoom
    return int((north - y) // size), int((x - west) // size)


def decode(body, collection):
    """id -> (properties, GDAL's geometry in tile units, y upwards)."""
    name = "/vsimem/tile.mvt"
    gdal.FileFromMemBuffer(name, body)
    try:
        opened = gdal.OpenEx(name, gdal.OF_VECTOR, allowed_drivers=["MVT"], open_options=["METADATA_FILE="])
        assert [opened.GetLayer(i).GetName() for i in range(opened.GetLayerCount())] == [collection]
        layer = opened.GetLayer(0)
        fields = layer.GetLayerDefn()
        names = [fields.GetFieldDefn(i).GetName() for i in range(fields.GetFieldCount())]
        return {f["id"]: ({n: f.GetField(n) for n in names}, f.GetGeometryRef().Clone()) for f in layer}
    finally:
        gdal.Unlink(name)


def fetch(client, collection, tms, zoom, row, column, role="reader", **params):
    answer = client(role).get(f"/collections/{collection}/tiles/{tms}/{zoom}/{row}/{column}", params)
    assert answer.status == 200 and answer.type == MVT, answer
    return answer


def points(client, crs, role="reader"):
    return {f["id"]: f["geometry"]["coordinates"] for f in
            client(role).features("/collections/assets/items", {"limit": 10000, "crs": crs, "properties": ""}) if f["geometry"]}


@pytest.mark.parametrize("tms,zooms", [("BritishNationalGrid", (0, 3, 5, 9)), ("WebMercatorQuad", (0, 8, 10, 14))])
def test_points_fall_where_they_should_within_a_tile_unit(client, tms, zooms):
    crs, west, north, size, *_ = SETS[tms]
    places = points(client, crs)
    for zoom in zooms:
        row, column = tile_of(tms, zoom, *places["SV000001"])
        span = size / 2 ** zoom
        unit = span / UNITS
        left, top = west + column * span, north - row * span
        found = decode(fetch(client, "assets", tms, zoom, row, column).body, "assets")
        inside = {key for key, (x, y) in places.items() if left <= x < left + span and top - span < y <= top}
        near = {key for key, (x, y) in places.items()
                if left - 66 * unit <= x <= left + span + 66 * unit and top - span - 66 * unit <= y <= top + 66 * unit}
        assert inside <= found.keys() <= near and "SV000001" in inside
        for key, (_, shape) in found.items():
            x, y = places[key]
            assert abs(shape.GetX() - (x - left) / unit) <= 1
            assert abs((UNITS - shape.GetY()) - (top - y) / unit) <= 1


def test_all_tiles_of_a_zoom_have_all_features(client):
    places = points(client, GRID)
    zoom, found = 4, set()
    for row, column in {tile_of("BritishNationalGrid", zoom, *place) for place in places.values()}:
        found |= decode(fetch(client, "assets", "BritishNationalGrid", zoom, row, column).body, "assets").keys()
    assert found == places.keys()


def test_shapes_are_cut_to_the_tile_and_keep_their_area(client):
    zoom = 11
    span = SETS["BritishNationalGrid"][3] / 2 ** zoom
    parcel = client("reader").json("/collections/land_parcels/items/SV000001-1", {"crs": GRID})["geometry"]
    corner = parcel["coordinates"][0][0][0]
    row, column = tile_of("BritishNationalGrid", zoom, *corner)
    total = 0
    for r in range(row - 3, row + 4):
        for c in range(column - 3, column + 4):
            body = fetch(client, "land_parcels", "BritishNationalGrid", zoom, r, c).body
            found = decode(body, "land_parcels") if body else {}
            if "SV000001-1" in found:
                from osgeo import ogr

                whole = ogr.CreateGeometryFromWkt(f"POLYGON((0 0,{UNITS} 0,{UNITS} {UNITS},0 {UNITS},0 0))")
                total += found["SV000001-1"][1].Intersection(whole).GetArea() * (span / UNITS) ** 2
                west, east, south, north = found["SV000001-1"][1].GetEnvelope()
                assert min(west, south) >= -65 and max(east, north) <= UNITS + 65
    assert total == pytest.approx(100 * 100 - 40 * 40 + 30 * 100, rel=0.01)


@pytest.mark.parametrize("collection", COLLECTIONS)
@pytest.mark.parametrize("tms", SETS)
def test_every_collection_has_tiles(client, collection, tms):
    crs = SETS[tms][0]
    feature = next(f for f in client("reader").json(f"/collections/{collection}/items",
                   {"crs": crs, "limit": 1000, "properties": ""})["features"] if f["geometry"])
    place = feature["geometry"]["coordinates"]
    while not isinstance(place[0], (int, float)):
        place = place[0]
    row, column = tile_of(tms, 13, *place)
    assert feature["id"] in decode(fetch(client, collection, tms, 13, row, column).body, collection)


def test_zoom_0_of_the_grid_has_896_metres_to_a_pixel(client):
    answer = client("reader").json("/tileMatrixSets/BritishNationalGrid")
    first, *rest = answer["tileMatrices"]
    assert first["cellSize"] == 896 and first["pointOfOrigin"] == [-238375, 1376256]
    assert first["scaleDenominator"] == pytest.approx(3200000) and first["tileWidth"] == 256
    assert [matrix["cellSize"] for matrix in rest] == [896 / 2 ** zoom for zoom in range(1, 14)]
    # Great Britain's part of the grid is within it
    assert first["matrixWidth"] * 256 * 896 - 238375 > 700000 and 1376256 - first["matrixHeight"] * 256 * 896 <= 0


@pytest.mark.parametrize("tms", SETS)
@pytest.mark.parametrize("zoom", [0, 1, 7])
def test_outside_the_matrix_there_are_no_tiles(client, tms, zoom):
    *_, columns, rows, zooms = SETS[tms]
    path = f"/collections/assets/tiles/{tms}"
    last = rows * 2 ** zoom - 1, columns * 2 ** zoom - 1
    assert client("reader").get(f"{path}/{zoom}/{last[0]}/{last[1]}").status == 200
    for row, column, name in ((last[0] + 1, last[1], "tileRow"), (last[0], last[1] + 1, "tileCol"), (-1, 0, "tileRow"),
                              ("00", 0, "tileRow"), ("x", 0, "tileRow"), (0, "1e1", "tileCol"), (0, 99999999999999999999, "tileCol")):
        answer = client("reader").get(f"{path}/{zoom}/{row}/{column}")
        assert answer.status == 404 and answer.json["path"] == name
    assert client("reader").get(f"{path}/{zooms}/0/0").status == 404
    assert client("reader").get(f"{path}/{zooms - 1}/0/0").status == 200
    assert client("reader").get("/collections/assets/tiles/Elsewhere/0/0/0").status == 404
    assert client("reader").get(f"/collections/nothing/tiles/{tms}/0/0/0").status == 404


def test_a_tile_where_nothing_is_is_empty(client):
    answer = fetch(client, "assets", "WebMercatorQuad", 3, 7, 7)
    assert answer.body == b"" and answer.headers["ETag"]


@pytest.mark.parametrize("zoom", [0, 1])
def test_tiles_at_the_edge_of_the_world_are_no_trouble(client, zoom):
    ends = {0, 2 ** zoom - 1}
    for row in ends:
        for column in ends:
            fetch(client, "assets", "WebMercatorQuad", zoom, row, column)


@pytest.mark.parametrize("role", ["public", "reader", "editor", "steward"])
def test_a_tile_has_what_the_role_may_see(client, role):
    wanted = points(client, GRID, role)
    found = {}
    for zoom_0 in {tile_of("BritishNationalGrid", 0, *place) for place in wanted.values()}:
        found.update(decode(fetch(client, "assets", "BritishNationalGrid", 0, *zoom_0, role=role).body, "assets"))
    assert found.keys() == wanted.keys()
    assert ("SV000007" in found) == (role == "steward")
    assert ("SV000008" in found) == (role != "public")  # vacant: its place is withheld


def test_no_tile_without_a_credential(client):
    assert client().get("/collections/assets/tiles/WebMercatorQuad/0/0/0").status == 401


def test_properties_are_those_asked_for_or_the_usual_ones(client):
    row, column = tile_of("BritishNationalGrid", 9, *PLACE["BritishNationalGrid"])
    usual = decode(fetch(client, "assets", "BritishNationalGrid", 9, row, column).body, "assets")["SV000001"][0]
    assert usual["reference"] == "SV000001" and usual["category"] and "notes" not in usual
    own = decode(fetch(client, "assets", "BritishNationalGrid", 9, row, column, properties="uprn,easting,vacant").body,
                 "assets")["SV000001"][0]
    assert own["uprn"] == 20001 and own["easting"] == 333000.125 and own["vacant"] in (0, False)
    assert own.keys() - {"mvt_id"} == {"id", "uprn", "easting", "vacant"}
    answer = client("reader").get("/collections/assets/tiles/BritishNationalGrid/9/0/0", {"properties": "colour"})
    assert answer.status == 400 and answer.json["parameter"] == "properties"


def test_tiles_are_compressed_kept_and_told_apart(client):
    row, column = tile_of("BritishNationalGrid", 2, *PLACE["BritishNationalGrid"])
    path = f"/collections/assets/tiles/BritishNationalGrid/2/{row}/{column}"
    plain = client("reader").get(path)
    small = client("reader").get(path, Accept_Encoding="gzip")
    assert small.headers["Content-Encoding"] == "gzip" and len(small.body) < len(plain.body) / 2
    assert client("reader").get(path, If_None_Match=plain.headers["ETag"]).status == 304
    assert client("steward").get(path).headers["ETag"] != plain.headers["ETag"]


def test_a_tile_is_of_the_register_as_it_is(fresh_service):
    client = fresh_service.client("reader")
    row, column = tile_of("BritishNationalGrid", 9, *PLACE["BritishNationalGrid"])
    path = f"/collections/assets/tiles/BritishNationalGrid/9/{row}/{column}"
    before = client.get(path)
    fresh_service.database.query("UPDATE register.asset SET name = 'Changed just now' WHERE reference = 'SV000001'")
    for _ in range(100):  # until the server has been told
        after = client.get(path)
        if after.headers["ETag"] != before.headers["ETag"]:
            break
        time.sleep(0.05)
    assert b"Changed just now" in after.body and b"Changed just now" not in before.body
    assert before.headers["ETag"] != after.headers["ETag"]
