"""OGC API Features 2, requirements class Coordinate Reference Systems by Reference (18-058r1, clause 6)."""
import pytest
from support.schemas import problem

CRS84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
GRID = "http://www.opengis.net/def/crs/EPSG/0/27700"
WGS84 = "http://www.opengis.net/def/crs/EPSG/0/4326"
MERCATOR = "http://www.opengis.net/def/crs/EPSG/0/3857"
ITEMS = "/collections/assets/items"
ITEM = ITEMS + "/SV000001"


def positions(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates
    else:
        for inner in coordinates:
            yield from positions(inner)


def test_crs_uri__each_is_an_address_of_the_registry(collections):
    for collection in collections:
        for uri in collection["crs"]:
            assert uri == "#/crs" or uri.startswith("http://www.opengis.net/def/crs/"), uri


def offered(reader, collection):
    """The systems of a collection, the global list put in its place."""
    own = reader.json(f"/collections/{collection['id']}", {"f": "json"})["crs"]
    return [uri for one in own for uri in (reader.json("/collections", {"f": "json"})["crs"] if one == "#/crs" else [one])]


def test_fc_md_crs_list__every_collection_lists_its_systems_the_default_first(reader, collections):
    for collection in collections:
        assert offered(reader, collection)[0] == CRS84
        assert {CRS84, WGS84, GRID, MERCATOR} <= set(offered(reader, collection))


def test_fc_md_storageCrs__it_is_the_grid(collections):
    for collection in collections:
        assert collection["storageCrs"] == GRID


def test_fc_md_storageCrs_valid_value__it_is_one_of_the_list(reader, collections):
    for collection in collections:
        assert collection["storageCrs"] in offered(reader, collection)


def test_fc_md_crs_list_global__a_reference_to_the_list_has_the_list(reader, collections):
    if any("#/crs" in collection["crs"] for collection in collections):
        assert reader.json("/collections", {"f": "json"})["crs"]


def parameter(api, path, name):
    return next(p for p in api["paths"][path]["get"]["parameters"] if p.get("name") == name)


def test_fc_bbox_crs_definition__the_api_definition_has_it(api):
    one = parameter(api, "/collections/{collection}/items", "bbox-crs")
    assert (one["in"], one["required"], one["style"], one["explode"]) == ("query", False, "form", False)
    assert one["schema"]["type"] == "string" and one["schema"]["format"] == "uri"


@pytest.mark.parametrize("uri", ["", "EPSG:27700", "27700", "http://www.opengis.net/def/crs/EPSG/0/99999", "urn:ogc:def:crs:EPSG::27700x",
                                 "http://www.opengis.net/def/crs/EPSG/0/27700/"])
def test_fc_bbox_crs_valid_value__another_is_400(reader, uri):
    problem(reader.get(ITEMS, {"bbox": "0,0,1,1", "bbox-crs": uri}), 400, "bbox-crs")


def test_fc_bbox_crs_valid_defaultValue__without_it_the_box_is_in_crs84(found):
    box = "-3.2,50.95,-2.9,51.05"
    assert found("assets", bbox=box) == found("assets", bbox=box, bbox_crs=CRS84) != []


@pytest.mark.parametrize("view, collection", [("asset", "assets"), ("land_parcel", "land_parcels"), ("boundary", "boundaries")])
@pytest.mark.parametrize("uri, box, sql", [
    (GRID, "320000,120000,335000,130000", "ST_Intersects(geometry, ST_MakeEnvelope(320000,120000,335000,130000,27700))"),
    (GRID, "333049.5,124950,333062,125060", "ST_Intersects(geometry, ST_MakeEnvelope(333049.5,124950,333062,125060,27700))"),
    (WGS84, "50.95,-3.2,51.05,-2.9", "ST_Intersects(geometry_crs84, ST_MakeEnvelope(-3.2,50.95,-2.9,51.05,4326))"),
    (CRS84, "-3.2,50.95,-2.9,51.05", "ST_Intersects(geometry_crs84, ST_MakeEnvelope(-3.2,50.95,-2.9,51.05,4326))"),
    (MERCATOR, "-356000,6617000,-323000,6635000",
     "ST_Intersects(geometry_crs84, ST_Transform(ST_MakeEnvelope(-356000,6617000,-323000,6635000,3857), 4326))"),
])
def test_fc_bbox_crs_action__the_box_is_in_that_system_axes_in_its_order(found, true_ids, view, collection, uri, box, sql):
    expected = true_ids(view, f"geometry is null or {sql}")
    assert found(collection, bbox=box, bbox_crs=uri) == expected


def test_fc_bbox_crs_action__a_wide_box_has_straight_sides_in_its_own_system(found, true_ids):
    """By its corners alone a box of 1.7 degrees, taken into the grid, is 344 m out in the middle of its north side."""
    box = "-3.9,50.7,-2.2,51.0"
    expected = true_ids("asset", "geometry is null or ST_Intersects(geometry_crs84, ST_MakeEnvelope(-3.9,50.7,-2.2,51.0,4326))")
    corners = true_ids("asset", "geometry is null or ST_Intersects(geometry, ST_Transform(ST_MakeEnvelope(-3.9,50.7,-2.2,51.0,4326), 27700))")
    assert expected != corners, "the fixture has assets between the two"
    assert found("assets", bbox=box) == expected


def test_fc_crs_definition__the_api_definition_has_it_for_items_and_item(api):
    for path in ("/collections/{collection}/items", "/collections/{collection}/items/{feature}"):
        one = parameter(api, path, "crs")
        assert (one["in"], one["required"], one["style"], one["explode"]) == ("query", False, "form", False)


@pytest.mark.parametrize("uri", ["", "EPSG:27700", "27700", "http://www.opengis.net/def/crs/EPSG/0/99999", "urn:ogc:def:crs:EPSG::99999"])
@pytest.mark.parametrize("path", [ITEMS, ITEM])
def test_fc_crs_valid_value__another_is_400(reader, path, uri):
    problem(reader.get(path, {"crs": uri}), 400, "crs")


def test_fc_crs_default_value__without_it_answers_are_in_crs84(reader):
    assert reader.json(ITEM)["geometry"] == reader.json(ITEM, {"crs": CRS84})["geometry"]


@pytest.mark.parametrize("uri, sql, tolerance", [
    (GRID, "geometry", 0.0006), (CRS84, "geometry_crs84", 6e-9), (WGS84, "ST_FlipCoordinates(geometry_crs84)", 6e-9),
    (MERCATOR, "ST_Transform(geometry_crs84, 3857)", 0.0006),
])
@pytest.mark.parametrize("view, collection", [("asset", "assets"), ("land_parcel", "land_parcels"), ("building", "buildings"), ("boundary", "boundaries")])
def test_fc_crs_action__coordinates_are_those_of_the_database_to_the_millimetre(reader, truth, uri, sql, tolerance, view, collection):
    expected = dict(truth.query(f"select id, ST_AsText(ST_Points(ST_ForcePolygonCCW({sql})), 12) from served.{view} where geometry is not null limit 400"))
    shown = {f["id"]: f["geometry"] for f in reader.features(f"/collections/{collection}/items", {"crs": uri, "limit": 10000}) if f["geometry"]}
    assert set(expected) <= set(shown)
    for feature, text in expected.items():
        points = [tuple(map(float, pair.strip("() ").split())) for pair in text[text.index("(") + 1:-1].split(",")]
        given = list(positions(shown[feature]["coordinates"]))
        assert len(given) == len(points), feature
        for (x, y), (right_x, right_y) in zip(sorted(map(tuple, given)), sorted(points)):
            assert abs(x - right_x) <= tolerance and abs(y - right_y) <= tolerance, (feature, uri)


def test_fc_crs_action__every_system_of_the_list_works_in_every_collection(reader, collections):
    for collection in collections:
        for uri in offered(reader, collection):
            answer = reader.get(f"/collections/{collection['id']}/items", {"crs": uri, "limit": 2})
            assert answer.status == 200 and answer.headers["Content-Crs"] == f"<{uri}>"


def test_geojson__no_member_of_the_answer_is_called_crs(reader):
    for uri in (CRS84, GRID):
        document = reader.json(ITEMS, {"crs": uri, "limit": 3})
        assert "crs" not in document and all("crs" not in f and "crs" not in (f["geometry"] or {}) for f in document["features"])


@pytest.mark.parametrize("path", [ITEMS, ITEM])
def test_ogc_crs_header__every_answer_with_features_has_it(reader, path):
    assert "Content-Crs" in reader.get(path).headers
    assert "Content-Crs" in reader.get(path, {"crs": GRID}).headers


@pytest.mark.parametrize("path", [ITEMS, ITEM])
@pytest.mark.parametrize("uri", [CRS84, GRID, WGS84, MERCATOR])
def test_ogc_crs_header_value__it_is_the_address_in_angle_brackets(reader, path, uri):
    assert reader.get(path, {"crs": uri}).headers["Content-Crs"] == f"<{uri}>"
    if uri == CRS84:
        assert reader.get(path).headers["Content-Crs"] == f"<{CRS84}>"
