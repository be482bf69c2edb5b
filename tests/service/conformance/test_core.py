"""OGC API Features 1, requirements class Core (17-069r4, clause 7)."""
import re
import urllib.parse

import pytest
from support.schemas import check, problem

ITEMS = "/collections/assets/items"


def parameter(api, path, name):
    named = [p for p in api["paths"][path]["get"]["parameters"] if p.get("name") == name]
    assert named, f"{path} has no parameter {name} in the API definition"
    return named[0]


def ids(document):
    return [feature["id"] for feature in document["features"]]


# 7.2 landing page

def test_root_op__get_of_the_root_is_supported(reader):
    assert reader.get("/").status == 200


def test_root_success__the_landing_page_has_its_links(reader):
    page = check(reader.json("/", {"f": "json"}), "landingPage")
    rels = {link["rel"] for link in page["links"]}
    assert {"service-desc", "service-doc", "conformance", "data"} <= rels


def test_root_success__every_link_of_the_landing_page_leads_somewhere_of_its_type(reader):
    for link in reader.json("/", {"f": "json"})["links"]:
        answer = reader.get(link["href"])
        assert answer.status == 200, answer
        if "type" in link:
            assert answer.type == link["type"].split(";")[0], link


# 7.3 API definition

def test_api_definition_op__service_desc_and_service_doc_are_supported(reader):
    for rel in ("service-desc", "service-doc"):
        for link in [link for link in reader.json("/", {"f": "json"})["links"] if link["rel"] == rel]:
            assert reader.get(link["href"], Accept=link["type"]).status == 200


def test_api_definition_success__it_is_of_the_type_that_was_asked(reader):
    link = next(link for link in reader.json("/", {"f": "json"})["links"] if link["rel"] == "service-desc")
    answer = reader.get(link["href"], Accept=link["type"])
    assert answer.headers["Content-Type"].replace(" ", "") == link["type"].replace(" ", "")


# 7.4 conformance

def test_conformance_op__get_is_supported(reader):
    assert reader.get("/conformance").status == 200


def test_conformance_success__it_lists_classes_and_core_among_them(reader):
    declared = check(reader.json("/conformance", {"f": "json"}), "confClasses")["conformsTo"]
    assert "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core" in declared


# 7.5 HTTP

def test_http__the_server_speaks_http_1_1(service):
    with service.raw() as raw:
        raw.send("GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        assert raw.read_all().startswith(b"HTTP/1.1 200 ")


def test_http__head_gives_the_headers_of_get(reader):
    got, headed = reader.get("/", {"f": "json"}), reader.request("HEAD", "/", {"f": "json"})
    assert headed.status == 200 and headed.body == b""
    assert headed.headers["Content-Type"] == got.headers["Content-Type"]


def test_http__a_method_that_is_not_supported_is_405_and_says_which_are(reader):
    answer = reader.request("POST", "/collections", body=b"")
    problem(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_http__a_path_that_is_nothing_is_404(reader):
    problem(reader.get("/nothing/here"), 404)


def test_http__a_type_that_cannot_be_given_is_406(reader):
    problem(reader.get("/collections", Accept="application/x-nothing"), 406)


# 7.6 parameters

@pytest.mark.parametrize("path", ["/", "/conformance", "/collections", "/collections/assets", ITEMS, ITEMS + "/SV000001"])
def test_query_param_unknown__it_is_400_and_named(reader, path):
    problem(reader.get(path, {"colour": "red"}), 400, "colour")


@pytest.mark.parametrize("name, value", [
    ("limit", "0"), ("limit", "-1"), ("limit", "ten"), ("limit", "10.5"), ("limit", ""), ("limit", "99999999999999999999"),
    ("bbox", "1,2,3"), ("bbox", "1,2,3,4,5"), ("bbox", "a,b,c,d"), ("bbox", "1,2,3,NaN"), ("bbox", "1,5,3,2"), ("bbox", ""),
    ("datetime", "yesterday"), ("datetime", "2026-13-01T00:00:00Z"), ("datetime", "2026-01-01/2025-01-01"),
    ("datetime", "../.."), ("datetime", ""), ("f", "nothing"),
])
def test_query_param_invalid__it_is_400_and_named(reader, name, value):
    if (name, value) == ("datetime", "../.."):
        assert reader.get(ITEMS, {name: value}).status in (200, 400)  # the standard does not say
        return
    problem(reader.get(ITEMS, {name: value}), 400, name)


def test_query_param_invalid__a_parameter_given_twice_is_400(reader):
    problem(reader.get(ITEMS, [("limit", "1"), ("limit", "2")]), 400, "limit")


# 7.10 coordinates

def test_crs84__coordinates_are_longitude_and_latitude(reader, truth):
    feature = reader.json(ITEMS + "/SV000001")
    longitude, latitude = feature["geometry"]["coordinates"]
    expected = truth.query("select ST_X(geometry_crs84), ST_Y(geometry_crs84) from served.asset where id = 'SV000001'")[0]
    assert longitude == pytest.approx(float(expected[0]), abs=1e-8)
    assert latitude == pytest.approx(float(expected[1]), abs=1e-8)
    assert -4 < longitude < -2 and 50 < latitude < 52


# 7.13 collections

def test_fc_md_op__get_is_supported(reader):
    assert reader.get("/collections").status == 200


def test_fc_md_success__it_is_a_list_of_collections(reader):
    check(reader.json("/collections", {"f": "json"}), "collections")


def test_fc_md_links__it_links_to_itself_and_to_its_other_kinds(reader):
    document = reader.get("/collections", {"f": "json"})
    assert {link["type"] for link in document.links("self")} == {"application/json"}
    assert "text/html" in {link["type"] for link in document.links("alternate")}
    for link in document.json["links"]:
        assert link["rel"] and link["type"]


def test_fc_md_items__every_collection_of_the_design_is_there(collections):
    assert {"assets", "asset_extents", "buildings", "land_parcels", "condition", "inspections", "boundaries",
            "judgements"} <= {collection["id"] for collection in collections}


def test_fc_md_items_links__each_has_items_in_every_kind(reader, collections):
    for collection in collections:
        types = {link["type"] for link in collection["links"] if link["rel"] == "items"}
        assert {"application/geo+json", "text/html"} <= types, collection["id"]
        for link in collection["links"]:
            if link["rel"] == "items" and link["type"] in ("application/geo+json", "text/html"):
                answer = reader.get(link["href"])
                assert answer.status == 200 and answer.type == link["type"], link


def test_fc_md_extent__the_extent_holds_every_feature(reader, collections):
    for collection in collections:
        west, south, east, north = collection["extent"]["spatial"]["bbox"][0]
        for feature in reader.json(f"/collections/{collection['id']}/items", {"limit": 1000})["features"]:
            if feature["geometry"] is not None:
                for longitude, latitude in positions(feature["geometry"]["coordinates"]):
                    assert west - 1e-6 <= longitude <= east + 1e-6 and south - 1e-6 <= latitude <= north + 1e-6, feature["id"]


def test_fc_md_extent_multi__the_first_box_and_interval_are_the_whole(collections):
    for collection in collections:
        assert len(collection["extent"]["spatial"]["bbox"]) >= 1
        for interval in collection["extent"].get("temporal", {}).get("interval", []):
            assert interval[0] is None or interval[1] is None or interval[0] <= interval[1]


def positions(coordinates):
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[:2]
        return
    for inner in coordinates:
        yield from positions(inner)


# 7.14 one collection

def test_sfc_md_op__each_has_its_own_path(reader, collections):
    for collection in collections:
        assert reader.get(f"/collections/{collection['id']}").status == 200


def test_sfc_md_op__one_that_is_none_is_404(reader):
    for path in ("/collections/nothing", "/collections/nothing/items", "/collections/nothing/items/1"):
        problem(reader.get(path), 404)


def test_sfc_md_success__it_says_the_same_as_the_list(reader, collections):
    for listed in collections:
        own = check(reader.json(f"/collections/{listed['id']}", {"f": "json"}), "collection")
        for member in ("id", "title", "description", "extent", "itemType"):
            assert own.get(member) == listed.get(member)


# 7.15 features

def test_fc_op__every_collection_has_items(reader, collections):
    for collection in collections:
        assert reader.get(f"/collections/{collection['id']}/items").status == 200


def test_fc_limit_definition__the_api_definition_says_its_bounds(api):
    limit = parameter(api, "/collections/{collection}/items", "limit")
    assert limit["in"] == "query" and limit["required"] is False
    assert limit["style"] == "form" and limit["explode"] is False
    schema = limit["schema"]
    assert schema["type"] == "integer" and schema["minimum"] == 1 and schema["maximum"] == 10000
    assert 1 <= schema["default"] <= 10000


def test_fc_limit_response_1__no_more_features_than_that(reader):
    for limit in (1, 2, 10, 999):
        assert len(ids(reader.json(ITEMS, {"limit": limit}))) == limit


def test_fc_limit_response_1__without_it_the_default_holds(reader, api):
    default = parameter(api, "/collections/{collection}/items", "limit")["schema"]["default"]
    assert len(ids(reader.json(ITEMS))) == default


def test_fc_bbox_definition__the_api_definition_says_four_or_six_numbers(api):
    bbox = parameter(api, "/collections/{collection}/items", "bbox")
    assert bbox["in"] == "query" and bbox["required"] is False
    assert bbox["style"] == "form" and bbox["explode"] is False
    assert bbox["schema"]["type"] == "array" and bbox["schema"]["items"]["type"] == "number"
    assert bbox["schema"].get("minItems", 4) == 4


# Features without a shape are not anywhere, and a box may not leave them out (17-069r4, /req/core/fc-bbox-response).

@pytest.mark.parametrize("collection, view", [("assets", "asset"), ("land_parcels", "land_parcel"), ("buildings", "building")])
@pytest.mark.parametrize("box", [
    (-3.2, 50.95, -2.9, 51.05), (-3.0, 51.0, -2.99, 51.01), (-180, -90, 180, 90), (10, 10, 11, 11),
])
def test_fc_bbox_response__exactly_the_features_that_intersect_it(reader, truth, collection, view, box):
    """Sides of the box are straight in CRS84, and it is the shapes that count, not their boxes."""
    expected = [row[0] for row in truth.query(
        f"select id from served.{view} where geometry_crs84 is null or ST_Intersects(geometry_crs84, ST_MakeEnvelope($1::float8, $2::float8, "
        "$3::float8, $4::float8, 4326)) order by id", *box)]
    found = reader.features(f"/collections/{collection}/items", {"bbox": ",".join(map(str, box)), "limit": 1000})
    assert sorted(feature["id"] for feature in found) == sorted(expected)


def test_fc_bbox_response__a_box_in_the_middle_of_a_concave_shape_misses_it(reader, truth):
    """The letter C of SV000002 is open to the east: a box within its opening meets its bounding box only."""
    box = truth.query("select ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b) from (select ST_Transform(ST_Buffer("
                      "ST_SetSRID(ST_MakePoint(333100 + 60, 125100 + 45), 27700), 5), 4326) b) as made")[0]
    found = reader.features("/collections/land_parcels/items", {"bbox": ",".join(box), "limit": 1000})
    assert not [feature["id"] for feature in found if feature["id"].startswith("SV000002")]


def test_fc_bbox_response__six_numbers_are_taken_as_four(reader):
    four = reader.json(ITEMS, {"bbox": "-3.2,50.95,-2.9,51.05", "limit": 1000})
    six = reader.json(ITEMS, {"bbox": "-3.2,50.95,-10,-2.9,51.05,1000", "limit": 1000})
    assert ids(four) == ids(six) != []


def test_fc_bbox_response__a_box_over_the_date_line_is_two(reader):
    around = reader.json(ITEMS, {"bbox": "170,50,-2.9,52", "limit": 1000})
    placed = [feature["geometry"]["coordinates"] for feature in around["features"] if feature["geometry"] is not None]
    assert placed and all(longitude <= -2.9 for longitude, _ in placed)
    assert ids(around) == ids(reader.json(ITEMS, {"bbox": "-180,50,-2.9,52", "limit": 1000})) != []


def test_fc_time_definition__the_api_definition_has_it(api):
    when = parameter(api, "/collections/{collection}/items", "datetime")
    assert when["in"] == "query" and when["required"] is False and when["schema"]["type"] == "string"
    assert when["style"] == "form" and when["explode"] is False


@pytest.mark.parametrize("when, first, last", [
    ("2022-06-01T12:00:00Z", "2022-06-01", "2022-06-01"), ("2022-06-01", "2022-06-01", "2022-06-01"),
    ("2020-06-15T10:00:00Z", "2020-06-15", "2020-06-15"),
    ("2000-01-01T00:00:00Z/2015-01-01T00:00:00Z", "2000-01-01", "2015-01-01"),
    ("../1960-01-01T00:00:00Z", None, "1960-01-01"), ("/1960-01-01T00:00:00Z", None, "1960-01-01"),
    ("2095-01-01T00:00:00Z/..", "2095-01-01", None), ("2095-01-01T00:00:00Z/", "2095-01-01", None),
    ("2022-06-01/2024-06-01", "2022-06-01", "2024-06-01"),
])
def test_fc_time_response__exactly_the_features_in_force_then(reader, truth, when, first, last):
    expected = [row[0] for row in truth.query(
        "select id from served.boundary where valid is null or valid && daterange($1::date, $2::date, '[]')", first, last)]
    found = reader.features("/collections/boundaries/items", {"datetime": when, "limit": 1000})
    assert sorted(feature["id"] for feature in found) == sorted(expected)
    assert 0 < len(expected) < int(truth.value("select count(*) from served.boundary"))


def test_fc_response__all_of_them_and_each_once(reader, truth):
    expected = [row[0] for row in truth.query("select id from served.asset")]
    found = [feature["id"] for feature in reader.features(ITEMS, {"limit": 700})]
    assert len(found) == len(set(found)) == len(expected)
    assert set(found) == set(expected)


def test_fc_response__filters_are_joined_by_and(reader):
    box = "-3.2,50.95,-2.9,51.05"
    in_box = {feature["id"] for feature in reader.features(ITEMS, {"bbox": box, "limit": 1000})}
    offices = {feature["id"] for feature in reader.features(ITEMS, {"category_code": "office", "limit": 1000})}
    both = {feature["id"] for feature in reader.features(ITEMS, {"bbox": box, "category_code": "office", "limit": 1000})}
    assert both == in_box & offices and both


def test_fc_links__self_and_alternate(reader):
    answer = reader.get(ITEMS, {"limit": 3, "bbox": "-3.2,50.95,-2.9,51.05"})
    own = answer.link("self")
    assert ids(reader.json(own)) == ids(answer.json)
    assert {"text/html"} <= {link["type"] for link in answer.links("alternate")}
    for link in answer.links("alternate"):
        assert "limit=3" in link["href"] and "bbox=" in link["href"], "an alternate is the same features"


def test_fc_links__next_keeps_every_parameter(reader):
    """One of the faults of peers: a next link that drops the box."""
    given = {"limit": 2, "bbox": "-3.2,50.95,-2.9,51.05", "sortby": "-name", "category_code": "office",
             "filter": "uprn > 1", "properties": "name,uprn"}
    answer = reader.get(ITEMS, given)
    assert answer.status == 200, answer
    following = urllib.parse.parse_qs(urllib.parse.urlsplit(answer.link("next")).query)
    for name, value in given.items():
        assert following[name] == [str(value)], name
    second = reader.json(answer.link("next"))
    assert ids(second) and not set(ids(second)) & set(ids(answer.json))


def test_fc_links__the_last_page_has_no_next(reader):
    pages = list(reader.pages("/collections/boundaries/items", {"limit": 4}))
    assert len(pages) == 2 and pages[-1].link("next") is None


def test_fc_links__prev_leads_back(reader):
    first, second = [page for page, _ in zip(reader.pages(ITEMS, {"limit": 5}), range(2))]
    assert second.link("prev") is not None
    assert ids(reader.json(second.link("prev"))) == ids(first.json)


def test_fc_rel_type__every_link_says_both(reader):
    for path in (ITEMS, ITEMS + "/SV000001", "/collections/assets"):
        for link in reader.json(path, {"f": "json"})["links"]:
            assert link["rel"] and link["type"], link


def test_fc_timeStamp__it_is_a_moment_of_now(reader):
    stamp = reader.json(ITEMS, {"limit": 1}).get("timeStamp")
    if stamp is not None:
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", stamp)


@pytest.mark.parametrize("given, where", [
    ({}, "true"), ({"bbox": "-3.2,50.95,-2.9,51.05"}, "geometry_crs84 is null or ST_Intersects(geometry_crs84, ST_MakeEnvelope(-3.2,50.95,-2.9,51.05,4326))"),
    ({"category_code": "library"}, "category_code = 'library'"), ({"filter": "uprn IS NULL"}, "uprn is null"),
])
def test_fc_numberMatched__it_is_the_true_count(reader, truth, given, where):
    expected = int(truth.value(f"select count(*) from served.asset where {where}"))
    assert reader.json(ITEMS, {**given, "limit": 1, "count": "exact"})["numberMatched"] == expected
    assert reader.json(ITEMS, {**given, "limit": 1}).get("numberMatched", expected) == expected
    assert "numberMatched" not in reader.json(ITEMS, {**given, "limit": 1, "count": "none"})


def test_fc_numberReturned__it_is_the_number_of_features(reader):
    for given in ({"limit": 7}, {"limit": 1000, "category_code": "library"}, {"bbox": "10,10,11,11"}):
        document = reader.json(ITEMS, given)
        assert document["numberReturned"] == len(document["features"])


# 7.16 one feature

def test_f_op__every_feature_of_a_page_can_be_asked_for(reader, collections):
    for collection in collections:
        path = f"/collections/{collection['id']}/items"
        for feature in reader.json(path, {"limit": 5})["features"]:
            assert reader.get(f"{path}/{urllib.parse.quote(str(feature['id']), safe='')}").status == 200, feature["id"]


def test_f_op__one_that_is_none_is_404(reader):
    for feature in ("SV999999", "%00", "..", "'--", "SV000001%2F", "%F0%9F%98%80"):
        assert reader.get(f"{ITEMS}/{feature}").status in (400, 404)


def test_f_success__it_is_the_same_as_in_the_page(reader):
    page = reader.json(ITEMS, {"limit": 20, "filter": "reference LIKE 'SV%'"})
    for listed in page["features"]:
        own = reader.json(f"{ITEMS}/{listed['id']}")
        for member in ("type", "id", "geometry", "properties"):
            assert own[member] == listed[member]


def test_f_links__self_alternate_and_collection(reader):
    answer = reader.get(ITEMS + "/SV000001")
    assert reader.json(answer.link("self"))["id"] == "SV000001"
    assert "text/html" in {link["type"] for link in answer.links("alternate")}
    assert reader.json(answer.link("collection"), {"f": "json"} if "f=" not in answer.link("collection") else None)["id"] == "assets"
