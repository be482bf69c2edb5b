"""The tables of the program and the views of the database say the same; what is published is described."""
import pytest

VIEWS = {"assets": "asset", "asset_extents": "asset_extent", "buildings": "building", "land_parcels": "land_parcel",
         "condition": "condition", "inspections": "inspection", "boundaries": "boundary", "judgements": "judgement",
         "proposals": "proposal", "emissions": "emission", "recommendations": "recommendation"}
BESIDE = {"id", "geometry", "geometry_crs84", "valid", "feature", "feature_grid", "for_public", "marking_rank", "search", "marking_until"}
TYPES = {"text": {"type": "string"}, "bigint": {"type": "integer"}, "integer": {"type": "integer"}, "smallint": {"type": "integer"},
         "numeric": {"type": "number"}, "double precision": {"type": "number"}, "boolean": {"type": "boolean"},
         "date": {"type": "string", "format": "date"}}


def columns(service, view):
    """name -> (type, comment) of the view, in order, domains by what they stand on."""
    rows = service.database.query(
        "SELECT a.attname, format_type(coalesce(nullif(t.typbasetype, 0), t.oid), NULL), col_description(a.attrelid, a.attnum) "
        "FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = $1::regclass AND a.attnum > 0 ORDER BY a.attnum",
        f"served.{view}")
    return {name: (kind, comment) for name, kind, comment in rows if name not in BESIDE}


def test_these_are_the_collections(service, client):
    listed = client("reader").json("/collections")["collections"]
    assert [entry["id"] for entry in listed] == list(VIEWS)
    made = {row[0] for row in service.database.query("SELECT DISTINCT collection FROM served.sortable")}
    assert made == set(VIEWS.values())


@pytest.mark.parametrize("collection", VIEWS)
def test_the_properties_are_the_columns_of_the_view_with_their_types_and_comments(service, client, collection):
    truth = columns(service, VIEWS[collection])
    properties = client("reader").json(f"/collections/{collection}/schema")["properties"]
    assert [name for name in properties if name not in ("id", "geometry", "valid")] == list(truth)
    for name, (kind, comment) in truth.items():
        assert {key: properties[name][key] for key in ("type", "format") if key in properties[name]} == TYPES[kind], name
        assert properties[name]["description"] == comment and comment, name
        assert properties[name]["title"]
    assert properties["geometry"]["x-ogc-role"] == "primary-geometry" and properties["id"]["x-ogc-role"] == "id"


@pytest.mark.parametrize("collection", VIEWS)
def test_the_sortables_are_those_with_an_index(service, client, collection):
    truth = {row[0] for row in service.database.query("SELECT property FROM served.sortable WHERE collection = $1", VIEWS[collection])}
    assert client("reader").json(f"/collections/{collection}/sortables")["properties"].keys() == truth | {"id"}
    for name in sorted(truth):
        for sign in ("", "-"):
            answer = client("reader").get(f"/collections/{collection}/items", {"sortby": sign + name, "limit": 2})
            assert answer.status == 200, answer


@pytest.mark.parametrize("collection", VIEWS)
@pytest.mark.parametrize("role", ["public", "reader", "steward"])
def test_kept_features_and_made_ones_are_the_same(client, collection, role):
    """Those of a page as kept in the sheet, and the same put together of columns: every property is in both."""
    every = ",".join(name for name in client(role).json(f"/collections/{collection}/schema")["properties"]
                     if name not in ("id", "geometry", "valid"))
    path = f"/collections/{collection}/items"
    for crs in ("OGC/1.3/CRS84", "EPSG/0/27700"):
        params = {"limit": 300, "crs": f"http://www.opengis.net/def/crs/{crs}"}
        kept = client(role).get(path, params).text
        made = client(role).get(path, {**params, "properties": every}).text
        assert kept[kept.index('"features":'):] == made[made.index('"features":'):]


@pytest.mark.parametrize("collection", VIEWS)
def test_every_queryable_can_be_filtered_by_and_is_a_parameter(client, collection):
    values = {"string": "x", "integer": "1", "number": "1.5", "boolean": "true"}
    queryables = client("reader").json(f"/collections/{collection}/queryables")
    assert queryables["additionalProperties"] is False
    assert queryables["$id"].endswith(f"/collections/{collection}/queryables")
    for name, schema in queryables["properties"].items():
        if name in ("geometry", "valid"):
            continue
        value = "2026-01-01" if schema.get("format") == "date" else values[schema["type"]]
        answer = client("reader").get(f"/collections/{collection}/items", {name: value, "limit": 1})
        assert answer.status == 200, answer
        answer = client("reader").get(f"/collections/{collection}/items", {"filter": f"{name} IS NULL", "limit": 1})
        assert answer.status == 200, answer


def test_the_sheets_and_the_live_views_give_the_same_pages(fresh_service):
    """While the sheets are being made anew the service reads the live views."""
    reader = fresh_service.client("reader")
    asked = [(f"/collections/{name}/items", {"limit": 50, **more}) for name in VIEWS
             for more in ({}, {"crs": "http://www.opengis.net/def/crs/EPSG/0/27700", "filter": "id > 'B'"})]
    kept = [reader.json(*one)["features"] for one in asked]
    with fresh_service.database.connect() as owner:
        owner.query("UPDATE served.sheet_state SET content = 'none'")
        owner.query("SELECT pg_advisory_lock(hashtextextended('terrier.sheets', 0))")  # nobody makes them anew
        assert owner.value("SELECT current FROM served.stamp") == "f"
        live = [reader.json(*one)["features"] for one in asked]
    assert kept == live


def test_a_collection_says_how_many_and_how_far(client):
    entry = client("reader").json("/collections/boundaries")
    listed = next(e for e in client("reader").json("/collections")["collections"] if e["id"] == "boundaries")
    for member in ("id", "title", "description", "extent", "crs", "storageCrs"):
        assert entry[member] == listed[member]
    assert entry["extent"]["temporal"]["interval"] == [[None, None]]
    assert entry["storageCrs"] in entry["crs"]
    # What runs found reaches back as far as a past day is answered from a run.
    reader = client("reader")
    assert reader.json("/collections/judgements")["extent"]["temporal"]["interval"] == [["2026-09-30T00:00:00Z", None]]
    assert reader.features("/collections/judgements/items", {"datetime": "2026-09-30"})
    assert not reader.features("/collections/judgements/items", {"datetime": "2026-09-29"})
