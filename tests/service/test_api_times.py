"""Past states: as_at, a day of effect, and known_at, a recorded time."""
import json

import pytest

LIBRARY = "/api/assets/TT000066"
REFUGE = "/api/assets/TT000076"  # official-personal


def patch(client, path, fields):
    tag = client.get(path).headers["ETag"]
    answer = client.request("PATCH", path, body=json.dumps({"reason": "a test", **fields}).encode(),
                            headers={"Content-Type": "application/merge-patch+json", "If-Match": tag})
    assert answer.status == 200, answer


@pytest.fixture(scope="module")
def edited(service):
    """The revision before the library was renamed, and sold from a day in March on."""
    revision = service.database.query("SELECT revision FROM history.head")[0][0]
    steward = service.client("steward")
    patch(steward, LIBRARY, {"name": "Renamed Library"})
    patch(steward, LIBRARY, {"holding": {"status": "disposed", "from": "2026-03-28", "basis": "correction"}})
    return f"revision {revision}"


def only(client, params):
    found = client.json("/api/assets", {"text": "Library", "held": "any", "columns": "reference,name,status_code", **params})
    return [asset for asset in found["assets"] if asset["reference"] == "TT000066"][0]


def test_a_list_is_of_the_day_and_of_what_was_recorded(service, edited):
    reader = service.client("reader")
    assert only(reader, {})["status_code"] == "disposed"
    assert only(reader, {"as_at": "2026-03-27"}) == {"reference": "TT000066", "name": "Renamed Library", "status_code": "in_use"}
    assert only(reader, {"as_at": "2026-03-31"})["status_code"] == "disposed"
    assert only(reader, {"as_at": "2026-03-31", "known_at": edited}) == {
        "reference": "TT000066", "name": "Example Library", "status_code": "in_use"}
    assert only(reader, {})["name"] == "Renamed Library", "the next request is of now again"


def test_a_record_its_explanation_and_the_figures_say_of_which_state_they_are(service, edited):
    reader = service.client("reader")
    record = reader.json(LIBRARY, {"known_at": edited})
    assert record["name"] == "Example Library" and record["card"]["identity"]["name"] == "Example Library"
    assert f"revision {record['known_revision']}" == edited and record["as_at"]
    assert "known_revision" not in reader.json(LIBRARY) and reader.json(LIBRARY)["name"] == "Renamed Library"
    figures, now = reader.json("/api/figures", {"known_at": edited}), reader.json("/api/figures")
    assert figures["known_revision"] == record["known_revision"]
    held = [{f["figure"]: f["value"] for f in of["summary"]}["assets_held"] for of in (figures, now)]
    assert held[0] == held[1] + 1
    assert [f["definition"] for f in figures["summary"]] == [f["definition"] for f in now["summary"]]
    assert reader.get(f"{LIBRARY}/explanation", {"known_at": edited}).status in (200, 404)
    assert reader.get("/api/assets/TT000066", {"known_at": "1999-01-01"}).status == 404


def test_a_past_list_goes_on_page_by_page(service, edited):
    reader = service.client("reader")
    params = {"held": "any", "known_at": edited, "limit": 200, "total": "true"}
    seen, path = [], None
    while True:
        page = reader.json(path) if path else reader.json("/api/assets", params)
        seen += [asset["reference"] for asset in page["assets"]]
        following = [link["href"] for link in page["links"] if link["rel"] == "next"]
        if not following:
            break
        path = following[0]
    assert len(seen) == len(set(seen)) == page["total"] > 14 and seen == sorted(seen)


def test_an_export_and_the_report_are_of_the_state_asked_for(service, edited):
    reader = service.client("reader")
    assert "Example Library" in reader.get("/api/exports/assets.csv", {"held": "any", "known_at": edited}).text
    assert "Renamed Library" in reader.get("/api/exports/assets.csv", {"held": "any"}).text
    answer = reader.get("/api/reports/asset-management-group", {"known_at": edited, "f": "html"})
    assert answer.status == 200, answer
    again = reader.get("/api/reports/asset-management-group", {"f": "html"})
    assert again.status == 200 and again.text != answer.text


def test_a_past_state_tells_nobody_more_than_the_present(service, edited):
    for role in ("public", "reader", "gis", "editor"):
        client = service.client(role)
        assert client.get(REFUGE, {"known_at": edited}).status == 404
        references = [a["reference"] for a in client.json("/api/assets", {"held": "any", "limit": 1000, "known_at": edited})["assets"]]
        assert "TT000076" not in references and references
    assert service.client("steward").get(REFUGE, {"known_at": edited}).status == 200


@pytest.mark.parametrize("params, named", [
    ({"as_at": "yesterday"}, "as_at"), ({"as_at": "2026-02-30"}, "as_at"), ({"known_at": "2026-04-05T12:00:00"}, "known_at"),
    ({"known_at": "revision 0x1"}, "known_at"), ({"known_at": "2999-01-01"}, "known_at"), ({"known_at": ""}, "known_at"),
])
def test_a_time_that_is_none_is_refused_by_name(service, params, named):
    for path in ("/api/assets", LIBRARY, "/api/figures", "/api/exports/assets.csv", "/api/reports/asset-management-group"):
        answer = service.client("reader").get(path, params)
        assert answer.status == 400 and answer.json["parameter"] == named, (path, answer)
