"""OGC API Tiles 1: Core, Tileset, Tilesets List, Geodata Tilesets, Mapbox Vector Tiles (20-057); tile matrix sets by
17-083r4."""
import math

import pytest
from support.schemas import check, problem

VECTOR = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector"
SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme"
MVT = "application/vnd.mapbox-vector-tile"
# SV000001, which is in every grid.
EAST, NORTH = 333000.125, 125000.875


@pytest.fixture(scope="module", autouse=True)
def _needs_tiles(reader):
    if not any("ogcapi-tiles" in uri for uri in reader.json("/conformance", {"f": "json"})["conformsTo"]):
        pytest.skip("this build declares no tiles")


def link(document, rel):
    found = [one for one in document["links"] if one["rel"] == rel]
    assert found, f"no link {rel}"
    return found[0]


@pytest.fixture(scope="module")
def lists(reader, collections):
    """The list of tile sets of each collection, by its link."""
    return {collection["id"]: reader.json(link(collection, VECTOR)["href"], {"f": "json"} if "f=" not in link(collection, VECTOR)["href"] else None)
            for collection in collections}


@pytest.fixture(scope="module")
def tilesets(reader, lists):
    """(collection, tile set, tile matrix set) of all."""
    found = []
    for collection, listed in lists.items():
        for one in listed["tilesets"]:
            whole = reader.get(link(one, "self")["href"], Accept="application/json").json
            found.append((collection, whole, reader.get(link(whole, SCHEME)["href"], Accept="application/json").json))
    return found


def address(tileset, matrix, row, column):
    template = next(one for one in tileset["links"] if one["rel"] == "item" and one.get("type") == MVT)["href"]
    return (template.replace("{tileMatrix}", str(matrix)).replace("{tileRow}", str(row)).replace("{tileCol}", str(column))
            .replace("%7BtileMatrix%7D", str(matrix)).replace("%7BtileRow%7D", str(row)).replace("%7BtileCol%7D", str(column)))


def on_grid(truth, scheme):
    """SV000001 in the system of a tile matrix set."""
    crs = scheme["crs"] if isinstance(scheme["crs"], str) else scheme["crs"].get("uri", "")
    if crs.endswith("27700"):
        return EAST, NORTH
    return tuple(map(float, truth.query("select ST_X(p), ST_Y(p) from (select ST_Transform(geometry_crs84, 3857) p from served.asset where id = 'SV000001') as one")[0]))


def tile_of(matrix, x, y):
    """(row, column) of the tile that holds a place."""
    left, top = matrix["pointOfOrigin"]
    return (math.floor((top - y) / (matrix["cellSize"] * matrix["tileHeight"])), math.floor((x - left) / (matrix["cellSize"] * matrix["tileWidth"])))


def test_core_tc_op__tiles_are_had_by_the_template(reader, truth, tilesets):
    for collection, tileset, scheme in tilesets:
        matrix = scheme["tileMatrices"][6]
        answer = reader.get(address(tileset, matrix["id"], *tile_of(matrix, *on_grid(truth, scheme))))
        assert answer.status in (200, 204), (collection, answer)


@pytest.mark.parametrize("which, value", [("matrix", "99"), ("matrix", "-1"), ("matrix", "x"), ("matrix", "1e0"), ("matrix", "01x")])
def test_core_tc_tilematrix_definition__one_that_is_none_is_refused(reader, tilesets, which, value):
    for _, tileset, _ in tilesets[:2]:
        answer = reader.get(address(tileset, value, 0, 0))
        problem(answer, answer.status)
        assert answer.status in (400, 404)


@pytest.mark.parametrize("value", ["-1", "x", "1.0", "99999999999999999999"])
def test_core_tc_tilerow_definition__one_that_is_none_is_refused(reader, tilesets, value):
    for _, tileset, scheme in tilesets[:2]:
        assert reader.get(address(tileset, scheme["tileMatrices"][3]["id"], value, 0)).status in (400, 404)


@pytest.mark.parametrize("value", ["-1", "x", "1.0", "99999999999999999999"])
def test_core_tc_tilecol_definition__one_that_is_none_is_refused(reader, tilesets, value):
    for _, tileset, scheme in tilesets[:2]:
        assert reader.get(address(tileset, scheme["tileMatrices"][3]["id"], 0, value)).status in (400, 404)


def decoded(answer, tmp_path, matrix, row, column):
    """Layers of a tile: name, and features as (fields, geometry in the tile's own units)."""
    gdal = pytest.importorskip("osgeo.gdal")
    gdal.UseExceptions()
    file = tmp_path / "tile.mvt"
    file.write_bytes(answer.body)
    dataset = gdal.OpenEx(str(file), gdal.OF_VECTOR, allowed_drivers=["MVT"])
    layers = {}
    for n in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(n)
        layers[layer.GetName()] = [(feature.items(), feature.GetGeometryRef().Clone()) for feature in layer]
    return layers


def test_core_tc_success__a_tile_holds_the_features_of_its_place(reader, truth, tilesets, tmp_path):
    for collection, tileset, scheme in tilesets:
        if collection != "assets":
            continue
        matrix = scheme["tileMatrices"][9]
        row, column = tile_of(matrix, *on_grid(truth, scheme))
        answer = reader.get(address(tileset, matrix["id"], row, column))
        assert answer.status == 200 and answer.type == MVT
        layers = decoded(answer, tmp_path, matrix, row, column)
        references = {fields.get("reference") for features in layers.values() for fields, _ in features}
        assert "SV000001" in references and "TT000065" not in references or len(references) < 3000


def test_core_tc_error__beyond_the_set_is_refused(reader, tilesets):
    for _, tileset, scheme in tilesets[:4]:
        matrix = scheme["tileMatrices"][2]
        for row, column in ((matrix["matrixHeight"], 0), (0, matrix["matrixWidth"])):
            assert reader.get(address(tileset, matrix["id"], row, column)).status in (400, 404)
        assert reader.get(address(tileset, len(scheme["tileMatrices"]) + 5, 0, 0)).status in (400, 404)


def test_core_tc_error__where_nothing_is_the_tile_is_empty(reader, tilesets):
    for _, tileset, scheme in tilesets[:4]:
        matrix = scheme["tileMatrices"][8]
        answer = reader.get(address(tileset, matrix["id"], 0, 0))
        assert answer.status in (200, 204, 404) and (answer.status != 200 or len(answer.body) < 200)


def test_tileset_description__it_is_valid_and_has_its_links(reader, tilesets):
    for _, tileset, scheme in tilesets:
        check(tileset, "tileSet")
        check(scheme, "tileMatrixSet")
        items = [one for one in tileset["links"] if one["rel"] == "item"]
        assert items and all(one["templated"] is True and one["type"] for one in items)
        assert tileset["dataType"] == "vector"


def test_tileset_description__a_registered_grid_is_named_by_its_address(tilesets):
    for _, tileset, scheme in tilesets:
        if "WebMercatorQuad" in (scheme.get("id") or ""):
            assert tileset["tileMatrixSetURI"] == "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad"


def test_tileset_description__scales_and_sizes_fit_one_another(tilesets):
    """Scale denominators are of pixels of 0.28 mm (17-083r4)."""
    for _, _, scheme in tilesets:
        for matrix in scheme["tileMatrices"]:
            assert matrix["scaleDenominator"] == pytest.approx(matrix["cellSize"] / 0.00028, rel=1e-9)
        sizes = [matrix["cellSize"] for matrix in scheme["tileMatrices"]]
        assert sizes == sorted(sizes, reverse=True)


def test_tilesets_list_tileset_path__every_collection_has_a_list(reader, collections):
    for collection in collections:
        assert reader.get(f"/collections/{collection['id']}/tiles", Accept="application/json").status == 200


def test_tilesets_list_tileset_links__each_element_has_what_is_needed(lists):
    for listed in lists.values():
        check(listed, "tileSets")
        for one in listed["tilesets"]:
            assert link(one, "self") and link(one, SCHEME)


def test_geodata_tilesets_operation__it_is_below_the_collection(lists, collections):
    for collection in collections:
        assert link(collection, VECTOR)["href"].split("?")[0].endswith(f"/collections/{collection['id']}/tiles")


def test_geodata_tilesets_desc_links__every_collection_links_to_its_list(collections):
    for collection in collections:
        assert link(collection, VECTOR)


def test_mvt_content__places_in_a_tile_are_linear_from_its_upper_left_corner(reader, truth, tilesets, tmp_path):
    for collection, tileset, scheme in tilesets:
        if collection != "assets":
            continue
        x, y = on_grid(truth, scheme)
        matrix = scheme["tileMatrices"][8]
        row, column = tile_of(matrix, x, y)
        layers = decoded(reader.get(address(tileset, matrix["id"], row, column)), tmp_path, matrix, row, column)
        point = next(shape for features in layers.values() for fields, shape in features if fields.get("reference") == "SV000001")
        span = matrix["cellSize"] * matrix["tileWidth"]
        left, top = matrix["pointOfOrigin"][0] + column * span, matrix["pointOfOrigin"][1] - row * span
        expected = ((x - left) / span * 4096, (top - y) / span * 4096)
        # GDAL gives a tile without a place as units of the tile, its y upwards from the lower edge.
        assert point.GetX() == pytest.approx(expected[0], abs=1.01)
        assert min(abs(point.GetY() - expected[1]), abs(4096 - point.GetY() - expected[1])) <= 1.01


def test_mvt_content__it_is_the_role_s(service, client, tilesets, truth, tmp_path):
    """What a role may not read is in no tile of its."""
    for collection, tileset, scheme in tilesets:
        if collection != "assets":
            continue
        matrix = scheme["tileMatrices"][7]
        row, column = tile_of(matrix, *on_grid(truth, scheme))
        for role, seen in (("public", set()), ("reader", {"SV000005"}), ("editor", {"SV000005", "SV000006"}), ("steward", {"SV000005", "SV000006", "SV000007"})):
            layers = decoded(client(role).get(address(tileset, matrix["id"], row, column)), tmp_path, matrix, row, column)
            references = {fields.get("reference") for features in layers.values() for fields, _ in features}
            assert references & {"SV000005", "SV000006", "SV000007"} == seen
