"""OGC API Features 3, requirements classes Queryables, Queryables as Query Parameters, Filter and Features Filter
(19-079r2, clauses 6 to 9)."""
import json

import pytest
from support.schemas import check, problem

ITEMS = "/collections/assets/items"
QUERYABLES = "http://www.opengis.net/def/rel/ogc/1.0/queryables"
GRID = "http://www.opengis.net/def/crs/EPSG/0/27700"


# Queryables

def test_queryables_queryables_link__every_collection_and_page_links_to_them(reader, collections):
    for collection in collections:
        for path in (f"/collections/{collection['id']}", f"/collections/{collection['id']}/items"):
            answer = reader.get(path, {"f": "json"})
            hrefs = [link["href"] for link in answer.links(QUERYABLES)] + [link["href"] for link in answer.links("[ogc-rel:queryables]")]
            in_header = answer.headers.get("Link", "")
            assert hrefs or QUERYABLES in in_header, path
            for href in hrefs:
                assert reader.get(href).status == 200


def test_queryables_get_queryables_op__get_is_supported(reader, collections):
    for collection in collections:
        for accept in ("application/schema+json", "text/html"):
            answer = reader.get(f"/collections/{collection['id']}/queryables", Accept=accept)
            assert answer.status == 200 and answer.type == accept


def test_queryables_get_queryables_response__it_is_a_schema_whose_properties_are_the_queryables(reader, collections):
    for collection in collections:
        answer = reader.get(f"/collections/{collection['id']}/queryables", Accept="application/schema+json")
        document = check(answer.json, "queryables")
        assert document["$id"].endswith(f"/collections/{collection['id']}/queryables")
        assert "name" in document["properties"] or "reference" in document["properties"]


def test_queryables_get_queryables_response__nothing_else_can_be_asked_for(reader, collections):
    for collection in collections:
        path = f"/collections/{collection['id']}"
        document = reader.json(path + "/queryables", {"f": "json"})
        assert document.get("additionalProperties") is False
        problem(reader.get(path + "/items", {"filter": "no_such_thing = 1"}), 400, "filter")


# Queryables as Query Parameters

SIMPLE = ("string", "number", "integer", "boolean")


def test_queryables_query_parameters_parameters__each_simple_queryable_is_one(reader, collections):
    """Each is asked for with a value that some feature has, and only those that have it come, that one among them."""
    for collection in collections:
        path = f"/collections/{collection['id']}"
        properties = reader.json(path + "/queryables", {"f": "json"})["properties"]
        sample = reader.json(path + "/items", {"limit": 200})["features"]
        for name, schema in properties.items():
            if schema.get("type") not in SIMPLE:
                continue
            has = next(((f, f["properties"][name]) for f in sample if f["properties"].get(name) is not None), None)
            if has is None:
                assert reader.get(path + "/items", {name: "1" if schema["type"] in ("number", "integer") else "2026-01-01" if "format" in schema else "true"}
                                  ).status == 200, (collection["id"], name)
                continue
            feature, value = has
            given = str(value).lower() if isinstance(value, bool) else value
            matching = reader.json(path + "/items", {name: given, "limit": 10000})["features"]
            assert feature["id"] in [f["id"] for f in matching], (collection["id"], name, value)
            assert {json.dumps(f["properties"][name]) for f in matching} == {json.dumps(value)}, (collection["id"], name)


def test_queryables_query_parameters_parameters__values_are_of_the_type_of_the_queryable(reader):
    for name, value in (("uprn", "ten"), ("floor_area_m2", "big"), ("vacant", "perhaps"), ("surveyed_on", "yesterday"), ("uprn", "1.5"), ("uprn", "9" * 30)):
        problem(reader.get(ITEMS, {name: value}), 400, name)


# Filter

def parameter(api, name):
    return next(p for p in api["paths"]["/collections/{collection}/items"]["get"]["parameters"] if p.get("name") == name)


def test_filter_filter_param__the_api_definition_has_it(api):
    one = parameter(api, "filter")
    assert (one["in"], one["required"], one["schema"]["type"]) == ("query", False, "string")


@pytest.mark.parametrize("text", ["", "name", "name =", "= 1", "name = ", "(name = 'a'", "name = 'a", "name == 'a'", "name = 'a' AND", "NOT", "uprn = 'text'",
                                  "name = 1", "S_INTERSECTS(geometry)", "f(x) = 1", "name LIKE 1", "uprn BETWEEN 1", "name IN ()", "1 = 1 extra",
                                  "(" * 500 + "name = 'a'" + ")" * 500, "name = 'a' OR " * 3000 + "name = 'a'"])
def test_filter_filter_param__what_is_no_filter_is_400_and_says_where(reader, text):
    answer = reader.get(ITEMS, {"filter": text})
    assert answer.status in (400, 414), answer
    if answer.status == 400:
        assert problem(answer, 400, "filter")["detail"]


def test_filter_filter_lang_param__the_api_definition_says_which_and_the_default(api):
    schema = parameter(api, "filter-lang")["schema"]
    assert schema["type"] == "string" and set(schema["enum"]) == {"cql2-text", "cql2-json"} and schema["default"] == "cql2-text"


def test_filter_filter_lang_param__both_languages_say_the_same(found):
    text = found("assets", filter="category_code = 'library' AND uprn > 1000500")
    document = {"op": "and", "args": [{"op": "=", "args": [{"property": "category_code"}, "library"]}, {"op": ">", "args": [{"property": "uprn"}, 1000500]}]}
    assert text == found("assets", filter=json.dumps(document), filter_lang="cql2-json") != []
    assert text == found("assets", filter="category_code = 'library' AND uprn > 1000500", filter_lang="cql2-text")


def test_filter_filter_lang_param__another_is_400(reader):
    problem(reader.get(ITEMS, {"filter": "name = 'a'", "filter-lang": "sql"}), 400, "filter-lang")
    problem(reader.get(ITEMS, {"filter": "name = 'a'", "filter-lang": "cql2-json"}), 400, "filter")


def test_filter_filter_crs_wgs84__without_filter_crs_shapes_are_in_crs84(found, true_ids):
    assert found("assets", filter="S_INTERSECTS(geometry, BBOX(-3.2, 50.95, -2.9, 51.05))") == true_ids(
        "asset", "ST_Intersects(geometry_crs84, ST_MakeEnvelope(-3.2,50.95,-2.9,51.05,4326))") != []


@pytest.mark.parametrize("uri, shape, sql", [
    (GRID, "POLYGON((320000 120000, 335000 120000, 335000 130000, 320000 120000))",
     "ST_Intersects(geometry, ST_GeomFromText('POLYGON((320000 120000, 335000 120000, 335000 130000, 320000 120000))', 27700))"),
    ("http://www.opengis.net/def/crs/EPSG/0/4326", "POLYGON((50.95 -3.2, 51.05 -3.2, 51.05 -2.9, 50.95 -3.2))",
     "ST_Intersects(geometry_crs84, ST_GeomFromText('POLYGON((-3.2 50.95, -3.2 51.05, -2.9 51.05, -3.2 50.95))', 4326))"),
])
def test_filter_filter_crs_param__shapes_are_in_that_system_axes_in_its_order(found, true_ids, uri, shape, sql):
    assert found("assets", filter=f"S_INTERSECTS(geometry, {shape})", filter_crs=uri) == true_ids("asset", sql) != []


def test_filter_filter_crs_param__another_is_400(reader):
    for uri in ("EPSG:27700", "http://www.opengis.net/def/crs/EPSG/0/99999", ""):
        problem(reader.get(ITEMS, {"filter": "name = 'a'", "filter-crs": uri}), 400, "filter-crs")


def test_filter_mixing_expressions__filter_box_and_properties_are_joined_by_and(found, true_ids):
    assert found("assets", filter="uprn > 1000500 OR uprn IS NULL", bbox="-3.2,50.95,-2.9,51.05", street="Invented Street") == true_ids(
        "asset", "(uprn > 1000500 or uprn is null) and street = 'Invented Street' and (geometry_crs84 is null or "
                 "ST_Intersects(geometry_crs84, ST_MakeEnvelope(-3.2,50.95,-2.9,51.05,4326)))") != []


@pytest.mark.parametrize("text, sql", [
    ("category_code = 'library'", "category_code = 'library'"), ("NOT category_code = 'library'", "not category_code = 'library'"),
    ("uprn > 1000500", "uprn > 1000500"), ("NOT uprn > 1000500", "not uprn > 1000500"), ("uprn IS NULL", "uprn is null"),
])
def test_filter_response__true_comes_false_and_unknown_do_not(found, true_ids, text, sql):
    assert found("assets", filter=text) == true_ids("asset", sql) != []


# Features Filter

def test_features_filter_response__every_collection_takes_a_filter(reader, collections):
    for collection in collections:
        path = f"/collections/{collection['id']}/items"
        total = reader.json(path, {"limit": 1, "count": "exact"})["numberMatched"]
        some = reader.json(path, {"limit": 1, "count": "exact", "filter": "id = '" + reader.json(path, {"limit": 1})["features"][0]["id"] + "'"})
        assert some["numberMatched"] < total


def test_features_filter_response__pages_of_a_filter_are_of_that_filter(reader, true_ids):
    ids = [f["id"] for page in reader.pages(ITEMS, {"filter": "category_code = 'library'", "limit": 50}) for f in page.json["features"]]
    assert sorted(ids) == true_ids("asset", "category_code = 'library'") and len(ids) > 100
