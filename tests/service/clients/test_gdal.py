"""GDAL 3.6's clients, as QGIS 3.22 and FME users have them: the OAPIF driver, and our GeoJSON read as a file."""
import subprocess

import pytest

gdal = pytest.importorskip("osgeo.gdal", reason="there is no python3-gdal")
from osgeo import ogr  # noqa: E402

GRID = "http://www.opengis.net/def/crs/EPSG/0/27700"


@pytest.fixture(autouse=True)
def _quiet_and_strict():
    gdal.UseExceptions()
    yield
    gdal.SetConfigOption("GDAL_HTTP_HEADERS", None)


@pytest.fixture
def opened(service):
    """opened(option=...) is the service as a GDAL dataset, the reader's key in a header."""
    kept = []  # a layer of a dataset that Python has let go of is a wild pointer

    def connect(role="reader", **options):
        gdal.SetConfigOption("GDAL_HTTP_HEADERS", f"Authorization: Bearer {service.key(role)}")
        kept.append(gdal.OpenEx(f"OAPIF:{service.url}", gdal.OF_VECTOR, open_options=[f"{name}={value}" for name, value in options.items()]))
        return kept[-1]
    yield connect
    kept.clear()


def test_it_lists_the_collections(opened):
    dataset = opened()
    names = {dataset.GetLayer(n).GetName() for n in range(dataset.GetLayerCount())}
    assert {"assets", "asset_extents", "buildings", "land_parcels", "condition", "inspections", "boundaries", "judgements"} <= names


@pytest.mark.parametrize("page_size", [10, 997, 10000])
def test_it_pages_through_all_and_each_once(opened, service, page_size):
    with service.database.connect("terrier_serve_reader") as truth:
        expected = int(truth.value("select count(*) from served.asset"))
    layer = opened(PAGE_SIZE=page_size).GetLayerByName("assets")
    references = [feature.GetField("reference") for feature in layer]
    assert len(references) == len(set(references)) == expected == layer.GetFeatureCount()


def test_a_box_of_its_is_ours(opened, service):
    box = (-3.2, 50.95, -2.9, 51.05)
    with service.database.connect("terrier_serve_reader") as truth:
        expected = sorted(row[0] for row in truth.query(
            "select id from served.land_parcel where ST_Intersects(geometry_crs84, ST_MakeEnvelope($1::float8, $2::float8, $3::float8, $4::float8, 4326))", *box))
    layer = opened().GetLayerByName("land_parcels")
    layer.SetSpatialFilterRect(*box)
    found = sorted(f"{feature.GetField('reference')}-{feature.GetField('code')}" for feature in layer)
    assert found == expected != []


def test_coordinates_are_longitude_and_latitude_whatever_it_believes(opened, service):
    layer = opened().GetLayerByName("assets")
    layer.SetSpatialFilterRect(-3.0, 51.0, -2.9, 51.05)
    feature = next(feature for feature in layer if feature.GetField("reference") == "SV000001")
    with service.database.connect("terrier_serve_reader") as truth:
        x, y = map(float, truth.query("select ST_X(geometry_crs84), ST_Y(geometry_crs84) from served.asset where id = 'SV000001'")[0])
    assert feature.GetGeometryRef().GetX() == pytest.approx(x, abs=1e-8)
    assert feature.GetGeometryRef().GetY() == pytest.approx(y, abs=1e-8)


def test_types_of_fields_are_those_of_the_register(opened):
    definition = opened().GetLayerByName("assets").GetLayerDefn()
    types = {definition.GetFieldDefn(n).GetName(): definition.GetFieldDefn(n).GetTypeName() for n in range(definition.GetFieldCount())}
    assert types["name"] == "String" and types["uprn"] in ("Integer", "Integer64") and types["floor_area_m2"] == "Real"


def test_unknown_is_null_and_texts_are_whole(opened):
    layer = opened().GetLayerByName("assets")
    by_reference = {feature.GetField("reference"): feature for feature in layer}
    assert by_reference["SV000001"].GetField("name").startswith("O'Brien \"Quoted\" & <script>")
    assert by_reference["SV000004"].GetField("uprn") is None and by_reference["SV000004"].GetGeometryRef() is None


def test_without_a_key_it_says_so(service):
    with pytest.raises(RuntimeError, match="401|HTTP error"):
        gdal.OpenEx(f"OAPIF:{service.url}", gdal.OF_VECTOR)


def test_its_own_option_for_user_and_password_takes_a_key(service):
    dataset = gdal.OpenEx(f"OAPIF:{service.url}", gdal.OF_VECTOR, open_options=[f"USERPWD=any:{service.key('reader')}"])
    assert dataset.GetLayerByName("boundaries").GetFeatureCount() == 6


def ogrinfo(service, path, tmp_path, *options):
    """ogrinfo on what the service answered to `path`, as JSON says it."""
    file = tmp_path / "answer.geojson"
    file.write_bytes(service.client("reader").get(path).body)
    done = subprocess.run(["ogrinfo", "-al", *options, str(file)], capture_output=True, text=True, check=True)
    assert done.stderr == "", done.stderr
    return done.stdout


def test_our_geojson_in_27700_has_the_database_s_coordinates_to_the_millimetre(service, tmp_path):
    path = f"/collections/land_parcels/items?crs={GRID}&limit=10000"
    (tmp_path / "answer.geojson").write_bytes(service.client("reader").get(path).body)
    dataset = ogr.Open(str(tmp_path / "answer.geojson"))
    shown = {f"{f.GetField('reference')}-{f.GetField('code')}": f.GetGeometryRef().Clone() for f in dataset.GetLayer(0)}
    with service.database.connect("terrier_serve_reader") as truth:
        expected = truth.query("select id, ST_AsText(geometry, 15) from served.land_parcel")
    assert len(shown) == len(expected) > 400
    for feature, text in expected:
        right = ogr.CreateGeometryFromWkt(text)
        assert shown[feature].GetEnvelope() == pytest.approx(right.GetEnvelope(), abs=0.0006), feature
        assert shown[feature].Area() == pytest.approx(right.Area(), abs=0.01 * max(1, right.Boundary().Length())), feature
        assert shown[feature].GetGeometryCount() == right.GetGeometryCount()


def test_curl_with_crs_and_cql2_then_ogrinfo_prints_the_grid(service, tmp_path):
    filtered = "/collections/assets/items?crs=http://www.opengis.net/def/crs/EPSG/0/27700&filter=reference%20=%20'SV000001'"
    printed = ogrinfo(service, filtered, tmp_path)
    assert "Feature Count: 1" in printed
    x, y = map(float, service.database.query("select ST_X(location), ST_Y(location) from register.asset where reference = 'SV000001'")[0])
    point = printed[printed.index("POINT (") + 7:]
    east, north = map(float, point[:point.index(")")].split())
    assert abs(east - x) <= 0.0006 and abs(north - y) <= 0.0006


def test_ogr2ogr_takes_a_collection_into_a_geopackage(service, tmp_path):
    target = tmp_path / "parcels.gpkg"
    done = subprocess.run(["ogr2ogr", "--config", "GDAL_HTTP_HEADERS", f"Authorization: Bearer {service.key('reader')}", str(target),
                           f"OAPIF:{service.url}", "land_parcels"], capture_output=True, text=True, check=False)
    assert done.returncode == 0 and "ERROR" not in done.stderr, done.stderr
    dataset = ogr.Open(str(target))
    with service.database.connect("terrier_serve_reader") as truth:
        assert dataset.GetLayerByName("land_parcels").GetFeatureCount() == int(truth.value("select count(*) from served.land_parcel"))
