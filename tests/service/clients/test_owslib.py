"""OWSLib's OGC API Features client."""
import pytest

pytest.importorskip("owslib", reason="there is no python3-owslib")
from owslib.ogcapi.features import Features  # noqa: E402


@pytest.fixture(scope="module")
def features(service):
    return Features(service.url + "/", headers={"Authorization": f"Bearer {service.key('reader')}"})


def test_it_finds_what_every_client_begins_with(features):
    assert features.links and "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in features.conformance()["conformsTo"]
    assert features.api()["openapi"].startswith("3.0")


def test_it_lists_the_collections(features):
    assert {"assets", "land_parcels", "boundaries"} <= set(features.feature_collections())
    assert features.collection("assets")["title"]


def test_it_reads_queryables_items_and_one_item(features):
    assert "name" in features.collection_queryables("assets")["properties"]
    page = features.collection_items("assets", limit=7, bbox=[-3.2, 50.95, -2.9, 51.05])
    assert page["numberReturned"] == len(page["features"]) == 7
    assert features.collection_item("assets", "SV000001")["id"] == "SV000001"


def test_it_asks_with_a_filter_in_cql2(features):
    page = features.collection_items("assets", limit=1000, filter="category_code = 'library' AND uprn > 1001200")
    assert page["features"] and all(f["properties"]["uprn"] > 1001200 for f in page["features"])
