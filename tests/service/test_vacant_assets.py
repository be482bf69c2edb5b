"""What outsiders learn of a vacant asset: nothing but its row in the published list. Every output that the public may read is
walked, for each value by which the asset could be told, and each collection is asked by each of these values."""
import contextlib
import itertools
import re
import sqlite3

import pytest

from support import paths, role_table
from support.imports import finished

gdal = pytest.importorskip("osgeo.gdal")
gdal.UseExceptions()

REFERENCE = "SV000008"  # vacant, marked public, with land, a building, a survey and a judgement
OLD = "ZY000001"  # of an asset that was merged into it
COLLECTIONS = ("assets", "asset_extents", "buildings", "land_parcels", "condition", "inspections", "boundaries", "judgements", "proposals", "emissions", "recommendations")
VALUES = {"reference": REFERENCE, "id": REFERENCE, "name": "Zyxwhall", "uprn": 77700077771, "street_number": "77771",
          "street": "Zyxstreet", "locality": "Zyxhamlet", "post_town": "Zyxtown", "postcode": "ZY9 7ZX",
          "predecessor_reference": "ZYX/77", "floor_area_m2": 77771.25, "year_built": 1077,
          "energy_rating": "F", "surveyed_on": "1977-07-17", "purpose_confirmed_on": "1977-07-18", "backlog": 7777177,
          "backlog_high_priority": 7777177, "easting": 333777.125, "northing": 125777.875,
          "vacant": True, "status": "Vacant", "status_code": "vacant", "title_number": "ZYX77771"}
WORDS = (REFERENCE, OLD, "Zyx", "ZYX", "7770007777", "77771", "1977-07-1", "7777177", "333777.1", "125777.8", "ZY9 7")

PLANTED = (
    """UPDATE register.asset SET name = 'Zyxwhall', uprn = 77700077771, street_number = '77771', street = 'Zyxstreet', locality = 'Zyxhamlet',
       post_town = 'Zyxtown', postcode = 'ZY9 7ZX', purpose_confirmed_on = '1977-07-18', service = 'Zyxservice',
       notes = 'Zyxnote', fixed_asset_reference = 'ZYXFAR', predecessor_id = (SELECT min(organisation_id) FROM register.organisation WHERE code = 'county'),
       location = ST_SetSRID(ST_MakePoint(333777.125, 125777.875), 27700),
       location_crs84 = ST_Transform(ST_SetSRID(ST_MakePoint(333777.125, 125777.875), 27700), 4326) WHERE asset_id = {0}""",
    "INSERT INTO register.asset_identifier (asset_id, scheme, value) VALUES ({0}, 'county', 'ZYX/77')",
    "UPDATE register.building SET name = 'Zyxblock', floor_area_m2 = 77771.25, year_built = 1077 WHERE asset_id = {0}",
    "UPDATE register.land_parcel SET title_number = 'ZYX77771', name = 'Zyxparcel' WHERE asset_id = {0}",
    "INSERT INTO register.certificate (asset_id, kind_code, band_code, issued_on) VALUES ({0}, 'unstated', 'F', '2025-01-01')",
    "INSERT INTO register.condition_survey (asset_id, reference, kind_code, surveyed_on)"
    " SELECT {0}, 'ZYXSURVEY', min(kind_code), '1977-07-17' FROM register.condition_survey",
    "INSERT INTO register.condition_item (survey_id, line_reference, element_code, grade_code, priority_code, cost)"
    " SELECT survey_id, '1', (SELECT min(element_code) FROM register.condition_item), 'D', '1', 7777177"
    " FROM register.condition_survey WHERE reference = 'ZYXSURVEY'",
)


@pytest.fixture(scope="module")
def planted(service):
    asset = service.database.value("SELECT asset_id FROM register.asset WHERE reference = $1", REFERENCE)
    service.database.query("INSERT INTO register.asset (reference, name, category_code) VALUES ($1, 'Zyxshed', 'other_building')", OLD)
    for sql in PLANTED:
        service.database.query(sql.format(asset))
    service.database.query("SELECT edit.merge($1, NULL, $2, 'tester', 'one and the same')", OLD, REFERENCE)
    service.database.query("SELECT served.refresh()")
    steward = service.client("steward")
    answer = steward.request("POST", "/api/publications", body={})
    assert answer.status == 202, answer
    return finished(steward, answer.json["id"])["result"]["publication"]


def told(text):
    return [word for word in WORDS if word in text]


def features(client, collection, **params):
    return client.json(f"/collections/{collection}/items", {"limit": 10000, **params})


def ids(answer):
    return [feature["id"] for feature in answer["features"]]


def layers(body):
    """All that GDAL reads of a file, as text."""
    name = "/vsimem/told" + next((end for start, end in ((b"SQLite", ".gpkg"), (b"fgb", ".fgb"), (b"PK", ".ods")) if body.startswith(start)), "")
    gdal.FileFromMemBuffer(name, body)
    try:
        opened = gdal.OpenEx(name, gdal.OF_VECTOR)
        return "\n".join(feature.ExportToJson() for layer in (opened.GetLayer(i) for i in range(opened.GetLayerCount())) for feature in layer)
    finally:
        gdal.Unlink(name)


def shown(answer):
    if answer.url.endswith((".gpkg", ".fgb", ".ods")) or answer.type in ("application/geopackage+sqlite3", "application/flatgeobuf"):
        return layers(answer.body)
    return answer.body.decode("utf-8", "replace")


def test_staff_read_what_is_looked_for(client, planted):
    """Else the walk below proves nothing."""
    own = client("reader").json(f"/collections/assets/items/{REFERENCE}")
    missing = {name for name, value in VALUES.items() if name != "id" and own["properties"].get(name, value) != value}
    assert not missing, {name: own["properties"][name] for name in missing}
    assert len(told(repr(own))) >= 8
    for collection in COLLECTIONS:
        if collection not in ("boundaries", "inspections", "proposals"):
            assert any(feature.startswith(REFERENCE) for feature in ids(features(client("reader"), collection))), collection
    assert client("reader").get(f"/api/assets/{OLD}").status == 301
    assert told(layers(client("reader").get("/api/exports/assets.gpkg").body))


def addresses(publication, run):
    """Every address that the public may read, with what its parameters may be."""
    filled = {"collection": COLLECTIONS, "feature": (REFERENCE, f"{REFERENCE}-1", OLD), "reference": (REFERENCE, OLD, "77700077771", "ZYX/77"),
              "tileMatrixSet": ("BritishNationalGrid",), "run": (run,), "publication": (publication,), "code": ("1.1%20vacancy",), "commitment": ("2.2",)}
    for route in role_table.routes(paths.TERRIER):
        if route["method"] != "GET" or "public" not in route["roles"] or route["path"].startswith("/sign-in"):
            continue
        names = re.findall(r"\{(\w+)\}", route["path"])
        if {"tileMatrix", "file"} & set(names):
            continue  # tiles and files are read by tests of their own
        for values in itertools.product(*(filled[name] for name in names)):
            yield route["path"].format(**dict(zip(names, values)))


def test_no_output_for_the_public_has_anything_of_a_vacant_asset(client, service, planted):
    public = client("public")
    run = service.database.value("SELECT max(run_id) FROM evaluation.run")
    forms = {"/collections/{}/items": ("html", "csv", "gpkg", "fgb")}
    walked = 0
    for address in addresses(planted, run):
        asked = [{"limit": "10000"}, {}] if address.endswith("/items") else [{"held": "any"}] if address.startswith("/api/exports/") else [{}]
        if address.endswith("/items"):
            asked += [{"f": form, "limit": "100"} for form in forms["/collections/{}/items"]]
        for params in asked:
            answer = public.get(address, params)
            assert answer.status in (200, 404, 400, 406), answer
            given = shown(answer) if answer.status == 200 else answer.text
            mine = [word for word in told(given) if word not in address]
            assert not mine, (address, params, mine)
            walked += answer.status == 200
    assert walked > 80


def test_a_vacant_asset_is_to_the_public_as_if_it_were_not_there(client, planted):
    public = client("public")
    for path in ("/collections/assets/items/{}", "/collections/judgements/items/{}", "/api/assets/{}"):
        nothing = public.get(path.format("SV999999"))
        for reference in (REFERENCE, OLD):
            hidden = public.get(path.format(reference))
            assert hidden.status == nothing.status == 404
            assert hidden.json["detail"].replace(reference, "SV999999") == nothing.json["detail"]


def test_no_filter_finds_a_vacant_asset(client, planted):
    """Each property of each collection, asked for the value that it has of the vacant asset."""
    public, reader = client("public"), client("reader")
    asked = 0
    for collection in COLLECTIONS:
        known = reader.json(f"/collections/{collection}/queryables")["properties"]
        owned = next((f["properties"] for f in features(reader, collection, **({"reference": REFERENCE} if "reference" in known else {}))["features"]
                      if f["id"].startswith(REFERENCE)), {})
        for name in known:
            value = VALUES.get(name, owned.get(name))
            if value is None or isinstance(value, (list, dict)):
                continue
            value = str(value).lower() if isinstance(value, bool) else str(value)
            quoted = value if isinstance(owned.get(name), (int, float, bool)) else "'" + value.replace("'", "''") + "'"
            for params in ({name: value}, {"filter": f"{name} = {quoted}", "filter-lang": "cql2-text"}):
                answer = public.get(f"/collections/{collection}/items", {"limit": "10000", "count": "exact", **params})
                if answer.status != 200:
                    continue
                asked += 1
                found = answer.json
                assert not [one for one in ids(found) if one.startswith(REFERENCE)], (collection, params)
                assert found["numberMatched"] == len(found["features"]), (collection, params)
                if name in ("reference", "name", "uprn", "street", "postcode", "title_number", "backlog"):
                    assert found["features"] == [], (collection, params)
        for order in reader.json(f"/collections/{collection}/sortables")["properties"]:
            for sign in "+-":
                rows = features(public, collection, sortby=sign + order, limit=100)
                assert not [one for one in ids(rows) if one.startswith(REFERENCE)], (collection, order)
    assert asked > 100
    for text in ("zyx", "77700077771", "77771", REFERENCE, OLD, "ZY9", "ZYX/77"):
        assert not told(repr(public.json("/api/search", {"q": text})["assets"])), text
        assert public.json("/api/assets", {"text": text, "held": "any"})["assets"] == [], text
    assert public.json("/api/assets", {"status": "vacant", "held": "any"})["assets"] == []
    box = "333776,125776,333779,125779"
    crs = "http://www.opengis.net/def/crs/EPSG/0/27700"
    assert features(reader, "assets", bbox=box, **{"bbox-crs": crs})["features"]
    for collection in COLLECTIONS[:5]:
        found = features(public, collection, bbox=box, **{"bbox-crs": crs})["features"]
        assert all(feature["geometry"] is None for feature in found) and not told(repr(found)), collection


def test_no_tile_for_the_public_has_a_vacant_asset(client, planted):
    size, west, north = 896 * 256.0, -238375.0, 1376256.0
    for collection in COLLECTIONS:
        for zoom in (0, 9):
            span = size / 2 ** zoom
            tile = f"{zoom}/{int((north - 125777.875) // span)}/{int((333777.125 - west) // span)}"
            path = f"/collections/{collection}/tiles/BritishNationalGrid/{tile}"
            assert not told(client("public").get(path).body.decode("latin-1")), path
    assert told(client("reader").get(path.replace(COLLECTIONS[-1], "assets")).body.decode("latin-1"))


def test_the_published_list_alone_has_it_under_a_code_of_its_own(client, planted, tmp_path):
    public = client("public")
    names = [file["name"] for file in public.json(f"/api/publications/{planted}")["files"]]
    assert len(names) == 6
    for name in names:
        body = public.get(f"/api/publications/{planted}/files/{name}").body
        if name.endswith(".gpkg"):
            (tmp_path / "list.gpkg").write_bytes(body)
            with contextlib.closing(sqlite3.connect(tmp_path / "list.gpkg")) as package:
                body = repr(package.execute("SELECT * FROM land_and_building_assets").fetchall()).encode()
        assert not told(body.decode("utf-8", "replace")), name
        if name.endswith(".csv") and name.startswith("land"):
            own = [line for line in body.decode().splitlines() if ",ZY9," in line]
            assert len(own) == 1 and ",V-" in own[0], own
