"""OGC API Tiles 1 (OGC 20-057): core, tileset, tilesets list, geospatial data tilesets, Mapbox vector tiles."""
import pytest
from support import schemas

MVT = "application/vnd.mapbox-vector-tile"
TILESETS = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
IDS = {"WebMercatorQuad", "BritishNationalGrid"}


@pytest.fixture(scope="module")
def reader(client):
    return client("reader")


@pytest.fixture(scope="module")
def collections(reader):
    return reader.json("/collections", {"f": "json"})["collections"]


def tilesets_address(collection):
    return next(link["href"] for link in collection["links"] if link["rel"] == TILESETS)


@pytest.fixture(scope="module")
def tilesets(reader, collections):
    """The description of each tileset of each collection, found by links alone."""
    listed = [item for collection in collections for item in reader.json(tilesets_address(collection))["tilesets"]]
    return [reader.json(next(link["href"] for link in item["links"] if link["rel"] == "self")) for item in listed]


def template(tileset):
    return next(link for link in tileset["links"] if link["rel"] == "item")


def tile(reader, tileset, zoom, row, column):
    href = template(tileset)["href"]
    return reader.get(href.replace("{tileMatrix}", str(zoom)).replace("{tileRow}", str(row)).replace("{tileCol}", str(column)))


def scheme(reader, tileset):
    return reader.json(next(link["href"] for link in tileset["links"] if link["rel"] == SCHEME))


def test_core_tc_op__every_tileset_gives_tiles_at_its_template(reader, tilesets):
    for tileset in tilesets:
        assert tile(reader, tileset, 0, 0, 0).status == 200


def test_core_tc_tilematrix_definition__every_matrix_of_the_set_has_tiles(reader, tilesets):
    for tileset in tilesets[:2]:
        for matrix in scheme(reader, tileset)["tileMatrices"]:
            assert tile(reader, tileset, matrix["id"], 0, 0).status == 200


def test_core_tc_tilerow_definition__every_row_of_the_matrix_and_no_other(reader, tilesets):
    for tileset in tilesets[:2]:
        most = tileset["tileMatrixSetLimits"][1]["maxTileRow"]
        assert [tile(reader, tileset, 1, row, 0).status for row in range(most + 2)] == [200] * (most + 1) + [404]


def test_core_tc_tilecol_definition__every_column_of_the_matrix_and_no_other(reader, tilesets):
    for tileset in tilesets[:2]:
        most = tileset["tileMatrixSetLimits"][1]["maxTileCol"]
        assert [tile(reader, tileset, 1, 0, column).status for column in range(most + 2)] == [200] * (most + 1) + [404]


def test_core_tc_success__200_in_the_format_asked_for(reader, tilesets):
    for tileset in tilesets:
        answer = tile(reader, tileset, 0, 0, 0)
        assert answer.status == 200 and answer.type == MVT == template(tileset)["type"]


def test_core_tc_error__404_outside_and_empty_where_nothing_is(reader, tilesets):
    for tileset in tilesets[:2]:
        limits = tileset["tileMatrixSetLimits"][1]
        assert tile(reader, tileset, 1, limits["maxTileRow"] + 1, 0).status == 404
        assert tile(reader, tileset, 1, 0, limits["maxTileCol"] + 1).status == 404
        assert tile(reader, tileset, 99, 0, 0).status == 404
        empty = tile(reader, tileset, 1, limits["maxTileRow"], limits["maxTileCol"])
        assert empty.status == 200 and empty.body == b""


def test_tileset_description__as_the_schema_has_it(reader, collections, tilesets):
    assert len(tilesets) == 2 * len(collections)
    for tileset in tilesets:
        schemas.check(tileset, "tileSet")
        assert tileset["dataType"] == "vector" and template(tileset)["templated"] is True
        matrices = scheme(reader, tileset)
        schemas.check(matrices, "tileMatrixSet")
        assert tileset.get("tileMatrixSetURI") in (None, matrices["uri"]) and matrices["crs"] == tileset["crs"]
        assert ("tileMatrixSetURI" in tileset) == (matrices["id"] == "WebMercatorQuad"), "of registered sets alone"
        for limits, matrix in zip(tileset["tileMatrixSetLimits"], matrices["tileMatrices"], strict=True):
            assert limits["tileMatrix"] == matrix["id"]
            assert (limits["maxTileRow"], limits["maxTileCol"]) == (matrix["matrixHeight"] - 1, matrix["matrixWidth"] - 1)


def test_tilesets_list_tileset_path__every_collection_has_its_list(reader, collections):
    for collection in collections:
        assert reader.get(tilesets_address(collection)).status == 200


def test_tilesets_list_tileset_links__as_the_schema_has_it(reader, collections):
    for collection in collections:
        listed = reader.json(tilesets_address(collection))
        schemas.check(listed, "tileSets")
        assert len(listed["tilesets"]) == 2
        assert all(any(link["rel"] == SCHEME for link in item["links"]) for item in listed["tilesets"])
    sets = reader.json(reader.get("/").link("http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes"))["tileMatrixSets"]
    assert {item["id"] for item in sets} == IDS


def test_geodata_tilesets_operation__below_the_address_of_the_collection(reader, collections):
    for collection in collections:
        own = next(link["href"] for link in collection["links"] if link["rel"] == "self")
        assert tilesets_address(collection) == f"{own}/tiles" and reader.get(f"{own}/tiles").status == 200


def test_geodata_tilesets_desc_links__every_collection_links_to_its_tilesets(collections):
    assert collections and all(tilesets_address(collection) for collection in collections)


def test_mvt_content__a_document_of_one_tile(reader, tilesets):
    gdal = pytest.importorskip("osgeo.gdal")
    gdal.UseExceptions()
    answer = tile(reader, tilesets[0], 0, 0, 0)
    gdal.FileFromMemBuffer("/vsimem/conformance.mvt", answer.body)
    opened = gdal.OpenEx("/vsimem/conformance.mvt", gdal.OF_VECTOR, allowed_drivers=["MVT"])
    layer = opened.GetLayer(0)
    assert layer.GetFeatureCount() > 0 and all(feature.GetGeometryRef() is not None for feature in layer)
    gdal.Unlink("/vsimem/conformance.mvt")
