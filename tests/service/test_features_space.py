"""Shapes, boxes and coordinate systems: what the peers get wrong."""
import itertools
import json

import pytest

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GRID = "http://www.opengis.net/def/crs/EPSG/0/27700"
LATLON = "http://www.opengis.net/def/crs/EPSG/0/4326"
MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857"
SHAPED = ("land_parcels", "buildings", "asset_extents", "boundaries")
VIEWS = {"land_parcels": "land_parcel", "buildings": "building", "asset_extents": "asset_extent", "boundaries": "boundary",
         "assets": "asset"}


def stored(service, collection, expression):
    """id -> what the expression over the stored shapes gives, of all that the reader may see."""
    return dict(service.database.query(
        f"SELECT id, {expression} FROM served.{VIEWS[collection]}_sheet WHERE NOT for_public AND marking_rank <= 1"))


def numbers(coordinates):
    if isinstance(coordinates[0], (int, float)):
        return list(coordinates)
    return list(itertools.chain.from_iterable(numbers(part) for part in coordinates))


def area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


def features(client, collection, **params):
    return {f["id"]: f for f in client("reader").features(f"/collections/{collection}/items", {"limit": 10000, **params})}


@pytest.mark.parametrize("collection", VIEWS)
def test_the_grid_is_served_to_the_millimetre(service, client, collection):
    shapes = stored(service, collection, "ST_AsGeoJSON(ST_ForcePolygonCCW(geometry), 15, 0)")
    served = features(client, collection, crs=GRID)
    assert served.keys() == shapes.keys()
    for key, shape in shapes.items():
        if shape is None:
            assert served[key]["geometry"] is None
            continue
        shape, geometry = json.loads(shape), served[key]["geometry"]
        assert geometry["type"] == shape["type"]
        ours, theirs = numbers(geometry["coordinates"]), numbers(shape["coordinates"])
        assert len(ours) == len(theirs)
        assert max(abs(a - b) for a, b in zip(ours, theirs)) <= 0.00051


def test_every_part_and_every_hole_is_there(client):
    polygons = features(client, "land_parcels", crs=GRID)["SV000001-1"]["geometry"]["coordinates"]
    assert [len(polygon) for polygon in polygons] == [2, 1]
    assert sum(area(ring) for polygon in polygons for ring in polygon) == pytest.approx(100 * 100 - 40 * 40 + 30 * 100)


@pytest.mark.parametrize("crs", [None, CRS84, GRID, MERCATOR])
@pytest.mark.parametrize("properties", [None, ""])
def test_outer_rings_turn_left_and_holes_right(client, crs, properties):
    params = {**({"crs": crs} if crs else {}), **({"properties": properties} if properties is not None else {})}
    for feature in features(client, "land_parcels", **params).values():
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert area(outer) > 0 and all(area(hole) < 0 for hole in holes)


def test_there_is_no_crs_member(client):
    for crs in (CRS84, GRID, LATLON, MERCATOR):
        for text in (client("reader").get("/collections/land_parcels/items", {"crs": crs, "limit": 5}).text,
                     client("reader").get("/collections/land_parcels/items/SV000001-1", {"crs": crs}).text):
            assert '"crs":{' not in text


@pytest.mark.parametrize("crs", [CRS84, GRID, LATLON, MERCATOR])
def test_the_header_says_which_system(client, crs):
    for path in ("/collections/assets/items", "/collections/assets/items/SV000001"):
        answer = client("reader").get(path, {"crs": crs})
        assert answer.status == 200 and answer.headers["Content-Crs"] == f"<{crs}>"
        assert client("reader").get(path).headers["Content-Crs"] == f"<{CRS84}>"


@pytest.mark.parametrize("name", ["crs", "bbox-crs", "filter-crs"])
@pytest.mark.parametrize("uri", ["http://www.opengis.net/def/crs/EPSG/0/32630", "EPSG:27700", "27700", "", "[EPSG:27700]",
                                 "http://www.opengis.net/def/crs/EPSG/0/27700 "])
def test_a_system_that_is_not_spoken_is_refused(client, name, uri):
    answer = client("reader").get("/collections/assets/items", {name: uri, "bbox": "-4,50,-2,52", "filter": "name = 'x'"})
    assert answer.status == 400 and answer.json["parameter"] == name and GRID in answer.json["detail"], answer


def test_the_four_systems_say_the_same_place(service, client):
    lonlat, latlon = features(client, "land_parcels"), features(client, "land_parcels", crs=LATLON)
    mercator = features(client, "land_parcels", crs=MERCATOR)
    truth = stored(service, "land_parcels", "ST_AsGeoJSON(ST_Transform(ST_ForcePolygonCCW(geometry_crs84), 3857), 15, 0)")
    for key, feature in lonlat.items():
        pairs = numbers(feature["geometry"]["coordinates"])
        swapped = numbers(latlon[key]["geometry"]["coordinates"])
        assert pairs[0::2] == swapped[1::2] and pairs[1::2] == swapped[0::2]
        assert max(abs(a - b) for a, b in zip(numbers(mercator[key]["geometry"]["coordinates"]),
                                              numbers(json.loads(truth[key])["coordinates"]))) <= 0.00051
    assert latlon.keys() == mercator.keys() == truth.keys()


# The land of SV000002 is a letter C: boxes in its bay, within its own box, at its edge and over all of it.
C_WEST, C_SOUTH = 333100, 125100


@pytest.mark.parametrize("box,hit", [((30, 30, 80, 60), False), ((20.5, 20.5, 95, 69.5), False), ((30, 10, 40, 30), True),
                                     ((-5, -5, 0, 0), True), ((20, 20, 95, 70), True), ((0, 0, 90, 90), True),
                                     ((91, 0, 95, 90), False), ((10, 10, 10, 10), True), ((50, 45, 50, 45), False),
                                     ((50, 25, 50, 65), False), ((50, 25, 50, 75), True)])
def test_a_box_meets_the_shape_and_not_its_box(client, box, hit):
    grid = ",".join(str(corner + origin) for corner, origin in zip(box, (C_WEST, C_SOUTH) * 2))
    found = features(client, "land_parcels", bbox=grid, **{"bbox-crs": GRID})
    assert ("SV000002-1" in found) is hit


def boxes(service):
    """Some boxes of each system over the estate, with the geometry to compare: (uri, numbers, SQL of the box, column)."""
    for number in range(12):
        west, south = 290000 + number * 6500.5, 108000 + number * 3300.25
        width = (900, 5000, 26000)[number % 3]
        yield GRID, (west, south, west + width, south + width * 0.7), 27700
        lon, lat = -3.6 + number * 0.1, 50.84 + number * 0.033
        span = (0.01, 0.1, 0.7)[number % 3]
        yield CRS84, (lon, lat, lon + span, lat + span / 2), 4326
        yield LATLON, (lat, lon, lat + span / 2, lon + span), 4326


@pytest.mark.parametrize("collection", ["assets", "land_parcels", "buildings", "boundaries"])
def test_a_box_counts_exactly_what_the_database_says(service, client, collection):
    reader, met = client("reader"), 0
    for uri, box, srid in boxes(service):
        column = "geometry" if srid == 27700 else "geometry_crs84"
        x1, y1, x2, y2 = (box[1], box[0], box[3], box[2]) if uri == LATLON else box
        truth = {row[0] for row in service.database.query(
            f"SELECT id FROM served.{VIEWS[collection]}_sheet WHERE NOT for_public AND marking_rank <= 1 AND "
            f"({column} IS NULL OR ST_Intersects({column}, ST_MakeEnvelope({x1}, {y1}, {x2}, {y2}, {srid})))")}
        answer = reader.get(f"/collections/{collection}/items", {"bbox": ",".join(map(repr, box)), "bbox-crs": uri, "limit": 10000,
                                                                 "properties": ""})
        assert answer.status == 200, answer
        assert {feature["id"] for feature in answer.json["features"]} == truth, (uri, box)
        assert answer.json["numberMatched"] == answer.json["numberReturned"] == len(truth)
        met += len(truth)
    assert met > 0


def test_a_box_in_web_mercator_is_the_box_in_degrees(service, client):
    lon, lat, lon2, lat2 = -3.2, 50.9, -2.9, 51.1
    corners = service.database.query(
        f"SELECT ST_X(a), ST_Y(a), ST_X(b), ST_Y(b) FROM (SELECT ST_Transform(ST_SetSRID(ST_MakePoint({lon}, {lat}), 4326), 3857) AS a, "
        f"ST_Transform(ST_SetSRID(ST_MakePoint({lon2}, {lat2}), 4326), 3857) AS b) AS c")[0]
    there = features(client, "assets", bbox=",".join(corners), **{"bbox-crs": MERCATOR})
    assert there.keys() == features(client, "assets", bbox=f"{lon},{lat},{lon2},{lat2}").keys()
    assert 100 < len(there) < 2000


def test_a_box_may_cross_the_180th_meridian(client):
    located = {key for key, feature in features(client, "assets").items() if feature["geometry"]}
    east = features(client, "assets", bbox="-3,-90,-3.1,90")  # all round the earth but for a strip
    strip = features(client, "assets", bbox="-3.1,-90,-3,90")
    edges = {key for key in located if key in east and key in strip}
    assert located == (located & east.keys()) | (located & strip.keys()) and not edges
    assert 0 < len(located & strip.keys()) < len(located)


def test_features_without_a_shape_are_in_every_box_as_the_standard_has_it(client):
    assert features(client, "assets")["SV000004"]["geometry"] is None
    assert "SV000004" in features(client, "assets", bbox="-179,-89,-178,-88")


def test_six_numbers_are_a_box_with_heights(client):
    flat, high = features(client, "assets", bbox="-3.2,50.9,-2.9,51.1"), features(client, "assets", bbox="-3.2,50.9,0,-2.9,51.1,99")
    assert flat.keys() == high.keys()


@pytest.mark.parametrize("box", ["", "1,2,3", "1,2,3,4,5", "1,2,3,4,5,6,7", "a,b,c,d", "-3,52,-2,50", "-190,50,-2,52", "-3,50,-2,95",
                                 "1,2,3,nan", "inf,0,1,2", "1e400,0,1,2", "-3;50;-2;52", "-3,50,9,-2,52,1", "-3,50,-2,52,",
                                 "-3 ,50,-2,52'"])
def test_a_box_that_is_none_is_refused(client, box):
    answer = client("reader").get("/collections/assets/items", {"bbox": box})
    assert answer.status == 400 and answer.json["parameter"] == "bbox", answer


def test_a_box_of_the_grid_may_not_be_turned_round(client):
    answer = client("reader").get("/collections/assets/items", {"bbox": "340000,120000,330000,130000", "bbox-crs": GRID})
    assert answer.status == 400 and answer.json["parameter"] == "bbox", answer


def test_extents_hold_every_feature(client):
    for entry in client("reader").json("/collections")["collections"]:
        spatial = entry["extent"]["spatial"]
        for crs, (west, south, east, north) in ((CRS84, spatial["bbox"][0]), (GRID, spatial["storageCrsBbox"][0])):
            for feature in features(client, entry["id"], crs=crs, properties="").values():
                pairs = numbers(feature["geometry"]["coordinates"]) if feature["geometry"] else []
                assert all(west <= x <= east for x in pairs[0::2]) and all(south <= y <= north for y in pairs[1::2]), entry["id"]


def test_a_filter_leaves_out_what_has_no_shape(client):
    shaped = features(client, "assets", filter="NOT geometry IS NULL", bbox="-179,-89,179,89")
    assert len(shaped) > 1000 and all(feature["geometry"] for feature in shaped.values())
