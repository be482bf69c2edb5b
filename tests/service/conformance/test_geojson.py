"""OGC API Features 1, requirements class GeoJSON (17-069r4, clause 8.3)."""
import pytest
from support.schemas import check


@pytest.fixture(scope="module")
def names(reader):
    return [collection["id"] for collection in reader.json("/collections", {"f": "json"})["collections"]]


def test_definition__features_are_given_as_geojson(reader, names):
    for name in names:
        for path in (f"/collections/{name}/items", ):
            assert reader.get(path, Accept="application/geo+json").type == "application/geo+json"
            assert reader.get(path, {"f": "json"}).type == "application/geo+json"


def test_definition__it_is_the_default(reader):
    assert reader.get("/collections/assets/items").type == "application/geo+json"
    assert reader.get("/collections/assets/items", Accept="*/*").type == "application/geo+json"


def test_content__pages_are_valid_feature_collections(reader, names):
    for name in names:
        document = check(reader.json(f"/collections/{name}/items", {"limit": 1000}), "featureCollectionGeoJSON")
        assert document["links"]


def test_content__single_features_are_valid(reader, names):
    for name in names:
        for feature in reader.json(f"/collections/{name}/items", {"limit": 3})["features"]:
            own = check(reader.json(f"/collections/{name}/items/{feature['id']}"), "featureGeoJSON")
            assert own["links"]


def test_content__texts_come_as_they_are(reader, service):
    for reference in ("SV000001", "SV000002", "SV000003"):
        expected = service.database.value("select name from register.asset where reference = $1", reference)
        assert reader.json(f"/collections/assets/items/{reference}")["properties"]["name"] == expected


def test_content__unknown_is_null_and_never_zero(reader):
    feature = reader.json("/collections/assets/items/SV000004")
    assert feature["geometry"] is None
    for name in ("uprn", "postcode", "floor_area_m2", "surveyed_on"):
        assert feature["properties"][name] is None, name


def signed_area(ring):
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:])) / 2


@pytest.mark.parametrize("crs", [None, "http://www.opengis.net/def/crs/EPSG/0/27700"])
def test_content__exterior_rings_go_round_counter_clockwise_and_holes_clockwise(reader, crs):
    """RFC 7946, section 3.1.6."""
    given = {"limit": 1000, **({"crs": crs} if crs else {})}
    seen = 0
    for feature in reader.json("/collections/land_parcels/items", given)["features"]:
        geometry = feature["geometry"]
        polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
        for exterior, *holes in polygons:
            assert signed_area(exterior) > 0, feature["id"]
            assert all(signed_area(hole) < 0 for hole in holes), feature["id"]
            seen += len(holes)
    assert seen >= 1, "the fixture has a hole"


def test_content__the_second_part_of_a_shape_is_no_hole(reader):
    """One of the faults of peers."""
    feature = reader.json("/collections/land_parcels/items/SV000001-1")
    assert feature["geometry"]["type"] == "MultiPolygon"
    assert [len(polygon) for polygon in feature["geometry"]["coordinates"]] in ([2, 1], [1, 2])
