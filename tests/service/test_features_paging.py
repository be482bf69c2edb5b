"""Pages: no feature is skipped or repeated, in any order, forwards and backwards, and every parameter stays."""
import itertools
import urllib.parse

import pytest

SORTABLES = {"assets": ("name", "post_town", "floor_area_m2", "year_built", "surveyed_on", "backlog", "score_1"),
             "buildings": ("name", "floor_area_m2", "heating"), "boundaries": ("from_on", "kind"),
             "inspections": ("overdue_days", "state")}


def whole(service, collection, keys):
    """Every id that the staff's reader may see, in the order that the standard's users expect, by the database."""
    view = {"assets": "asset", "buildings": "building", "boundaries": "boundary", "inspections": "inspection"}[collection]
    expressions = dict(service.database.query("SELECT property, expression FROM served.sortable WHERE collection = $1", view))
    order = [f"{expressions[key.lstrip('-')]} {'DESC' if key.startswith('-') else 'ASC'} NULLS LAST" for key in keys]
    with_id = ", ".join([*order, "id"])
    rows = service.database.query(f"SELECT id FROM served.{view}_sheet WHERE NOT for_public AND marking_rank <= 1 ORDER BY {with_id}")
    return [row[0] for row in rows]


def ids(page):
    return [feature["id"] for feature in page.json["features"]]


def forwards(reader, collection, params):
    return [ids(page) for page in reader.pages(f"/collections/{collection}/items", params)]


def backwards(reader, collection, params):
    """From the last page by `prev` to the first."""
    page = list(reader.pages(f"/collections/{collection}/items", params))[-1]
    pages = [ids(page)]
    while (address := page.link("prev")) is not None:
        page = reader.get(address)
        assert page.status == 200, page
        pages.insert(0, ids(page))
    return pages


def flat(pages):
    return list(itertools.chain.from_iterable(pages))


ORDERS = [(), *((sign + key,) for key in SORTABLES["assets"] for sign in ("", "-"))]


@pytest.mark.parametrize("keys", ORDERS, ids=",".join)
def test_all_features_come_once_in_every_order_by_one_column_forwards_and_backwards(service, client, keys):
    params = {"limit": 137, "count": "none", "properties": "", **({"sortby": ",".join(keys)} if keys else {})}
    expected = whole(service, "assets", keys)
    there = forwards(client("reader"), "assets", params)
    assert flat(there) == expected
    assert {len(page) for page in there[:-1]} == {137}
    assert flat(backwards(client("reader"), "assets", params)) == expected


@pytest.mark.parametrize("collection,keys", [
    ("assets", ("post_town", "-year_built", "name")), ("assets", ("-post_town", "name")),
    ("assets", ("-floor_area_m2", "post_town", "-backlog")), ("buildings", ("-heating", "name")),
    ("buildings", ("name", "-floor_area_m2")), ("boundaries", ("from_on", "-kind")), ("boundaries", ("-from_on",)),
    ("inspections", ("state", "-overdue_days"))])
def test_all_features_come_once_in_orders_by_several_columns(service, client, collection, keys):
    expected = whole(service, collection, keys)
    for limit in (7 if len(expected) < 200 else 211, 1000):
        params = {"limit": limit, "sortby": ",".join(keys), "count": "none", "properties": ""}
        assert flat(forwards(client("reader"), collection, params)) == expected
        assert flat(backwards(client("reader"), collection, params)) == expected


def test_pages_of_one_cross_the_border_to_unknown_values(service, client):
    for key in ("from_on", "-from_on"):
        expected = whole(service, "boundaries", (key,))
        assert flat(forwards(client("reader"), "boundaries", {"limit": 1, "sortby": key})) == expected
        assert flat(backwards(client("reader"), "boundaries", {"limit": 1, "sortby": key})) == expected


def test_the_id_can_be_sorted_by_too(client):
    found = ids(client("reader").get("/collections/assets/items", {"sortby": "-id", "limit": 10000}))
    assert found == sorted(found, reverse=True) and len(found) > 1000


def test_a_plus_sign_may_come_as_a_space(client):
    reader = client("reader")
    plain = ids(reader.get("/collections/assets/items?sortby=name&limit=20"))
    assert ids(reader.get("/collections/assets/items?sortby=+name&limit=20")) == plain
    assert ids(reader.get("/collections/assets/items?sortby=%2Bname&limit=20")) == plain


def test_next_and_prev_keep_every_parameter(client):
    given = {"bbox": "300000,110000,340000,140000", "bbox-crs": "http://www.opengis.net/def/crs/EPSG/0/27700",
             "crs": "http://www.opengis.net/def/crs/EPSG/0/27700", "filter": "floor_area_m2 > 100 OR name LIKE '%1%'",
             "filter-lang": "cql2-text", "filter-crs": "http://www.opengis.net/def/crs/EPSG/0/27700", "datetime": "2026-01-01",
             "sortby": "-name,year_built", "properties": "name,uprn", "f": "json", "limit": "10", "count": "exact", "status": "In use"}
    page = client("reader").get("/collections/assets/items", given)
    assert page.status == 200 and page.json["numberMatched"] > 30, page
    following = client("reader").get(page.link("next"))
    for answer, own in ((page, {"next": "after"}), (following, {"next": "after", "prev": "before"})):
        for relation, token in own.items():
            kept = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(answer.link(relation)).query, keep_blank_values=True))
            assert kept.pop(token)
            assert kept == given
    assert following.json["numberMatched"] == page.json["numberMatched"]
    assert following.headers["Content-Crs"] == page.headers["Content-Crs"]
    assert ids(client("reader").get(following.link("prev"))) == ids(page)


def test_a_page_goes_on_from_a_feature_that_is_gone(client):
    """The place is one in the order, not one of a feature."""
    reader = client("reader")
    page = reader.get("/collections/assets/items", {"limit": 5, "filter": "id <> 'nobody'"})
    token = urllib.parse.parse_qs(urllib.parse.urlsplit(page.link("next")).query)["after"][0]
    fifth = ids(page)[4]
    without = reader.get("/collections/assets/items", {"limit": 5, "filter": f"id <> '{fifth}'", "after": token})
    assert ids(without) == ids(reader.get(page.link("next")))


@pytest.mark.parametrize("token", ["", "x", "00", "zz" * 40, "6638386137326264623432626163333876474e3030303030"])
@pytest.mark.parametrize("name", ["after", "before"])
def test_a_place_that_is_not_ours_is_refused(client, name, token):
    answer = client("reader").get("/collections/assets/items", {name: token})
    assert answer.status == 400 and answer.json["parameter"] == name, answer


def test_a_place_of_another_order_or_collection_is_refused(client):
    reader = client("reader")
    token = urllib.parse.parse_qs(urllib.parse.urlsplit(
        reader.get("/collections/assets/items", {"limit": 2, "sortby": "name"}).link("next")).query)["after"][0]
    for path, params in (("/collections/assets/items", {}), ("/collections/assets/items", {"sortby": "-name"}),
                         ("/collections/assets/items", {"sortby": "name,year_built"}), ("/collections/buildings/items", {"sortby": "name"})):
        answer = reader.get(path, {**params, "after": token})
        assert answer.status == 400 and answer.json["parameter"] == "after", answer
    broken = token[:40] + ("0" if token[40] != "0" else "1") + token[41:]
    assert reader.get("/collections/assets/items", {"sortby": "name", "after": broken}).status == 400
    assert reader.get("/collections/assets/items", {"sortby": "name", "after": token, "before": token}).status == 400


def test_the_first_page_has_no_prev_and_the_last_no_next(client):
    pages = list(client("reader").pages("/collections/boundaries/items", {"limit": 2}))
    assert pages[0].link("prev") is None and pages[-1].link("next") is None
    assert all(page.link("prev") for page in pages[1:]) and all(page.link("next") for page in pages[:-1])
    assert client("reader").get(pages[1].link("prev")).link("prev") is None


def test_a_limit_over_the_most_counts_as_the_most(client):
    answer = client("reader").get("/collections/assets/items", {"limit": 99999999, "properties": ""})
    assert answer.status == 200 and answer.json["numberReturned"] == answer.json["numberMatched"]


def test_matches_are_counted_when_that_is_cheap_or_asked_for(service, client):
    reader = client("reader")
    everything = len(whole(service, "assets", ()))
    path = "/collections/assets/items"
    assert reader.get(path, {"limit": 3}).json["numberMatched"] == everything
    assert reader.get(path, {"limit": 3, "count": "exact"}).json["numberMatched"] == everything
    assert "numberMatched" not in reader.get(path, {"limit": 3, "count": "none"}).json
    some = reader.get(path, {"limit": 3, "post_town": "Wells"}).json
    assert some["numberMatched"] == len(reader.features(path, {"limit": 1000, "post_town": "Wells"})) > 3
    assert "numberMatched" not in reader.get(path, {"limit": 3, "post_town": "Wells", "count": "none"}).json
