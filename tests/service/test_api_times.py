"""Past states: as_at, a day of effect, and known_at, a recorded time."""
import json
import queue
import threading

import pytest

LIBRARY = "/api/assets/TT000066"
OFFICE = "/api/assets/TT000065"
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


def test_where_no_run_of_then_is_stored_the_facts_of_then_are_judged_anew(service):
    reader, path, day = service.client("reader"), f"{OFFICE}/explanation", {"as_at": "2019-06-30"}
    runs = service.database.query("SELECT count(*), max(run_id) FROM evaluation.run")
    answer = reader.get(path, day)
    assert answer.status == 200, answer
    found = answer.json
    assert found["judged_anew"] is True and found["run"] is None and found["as_at"] == "2019-06-30"
    assert found["said"] == "No run of then was stored: judged anew, as at 2019-06-30, by the criteria of now."
    assert found["reference"] == "TT000065" and found["levels"] and found["tests"]
    assert found["options"] == found["plans"] == [] and {level["direction"] for level in found["levels"]} == {None}
    assert "judged anew, as at 2019-06-30" in service.terrier("explain", "TT000065", "--as-at", "2019-06-30")
    assert reader.get(path, day, If_None_Match=answer.headers["ETag"]).status == 304
    assert service.database.query("SELECT count(*), max(run_id) FROM evaluation.run") == runs, "nothing is kept"
    assert service.client("public").get(path, day).status == 403
    for below in ("options", "sensitivity"):
        answer = reader.get(f"{OFFICE}/{below}", day)
        assert answer.status == 404 and "explanation" in answer.json["detail"], answer
    answer = reader.get(path, {"run": "99999", **day})
    assert answer.status == 404 and answer.json["parameter"] == "run", answer


def test_of_what_is_judged_anew_a_reader_is_told_what_they_are_told_of_a_run(service):
    day = {"as_at": "2019-07-31"}
    owner = service.database
    owner.query("UPDATE evaluation.fact SET marking_code = 'official-personal' WHERE fact_code = 'officer_named'")
    try:
        told = {role: service.client(role).json(f"{OFFICE}/explanation", day) for role in ("reader", "steward")}
    finally:
        owner.query("UPDATE evaluation.fact SET marking_code = 'internal' WHERE fact_code = 'officer_named'")
    withheld = {role: [test for test in found["tests"] if test["state"] == "withheld"] for role, found in told.items()}
    assert withheld["steward"] == [] and len(withheld["reader"]) == 1
    one = withheld["reader"][0]
    assert one["value"] is one["points"] is one["dated"] is one["came_with"] is one["estimated"] is None
    level = {role: [of for of in found["levels"] if of["commitment"] == one["commitment"]][0] for role, found in told.items()}
    assert level["reader"]["rating"] == "Withheld" and level["reader"]["score"] is None
    assert level["steward"]["rating"] != "Withheld"
    for role in ("reader", "gis", "editor"):
        assert service.client(role).get(f"{REFUGE}/explanation", day).status == 404


def test_while_past_days_are_judged_a_worker_stays_for_the_others(service):
    reader, answers = service.client("reader"), queue.Queue()
    ask = [threading.Thread(target=lambda day=day: answers.put(service.client("reader").get(f"{OFFICE}/explanation", {"as_at": f"2018-06-0{day}"})))
           for day in range(1, 5)]
    owner = service.database
    owner.query("BEGIN")
    owner.query("LOCK TABLE evaluation.ageing")
    try:
        for one in ask:
            one.start()
        first = answers.get(timeout=60)
        assert first.status == 503 and int(first.headers["Retry-After"]) > 0 and "past states" in first.json["detail"], first
        assert reader.get(LIBRARY).status == 200
    finally:
        owner.query("ROLLBACK")
    for one in ask:
        one.join()
    rest = [answers.get() for _ in range(3)]
    assert {answer.status for answer in rest} <= {200, 503} and 200 in {answer.status for answer in rest}, rest


def test_a_past_day_that_nothing_is_known_of_is_said(service):
    answer = service.client("reader").get(f"{OFFICE}/explanation", {"known_at": "1999-01-01"})
    assert answer.status == 404 and "TT000065" in answer.json["detail"], answer


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
