"""The maintenance backlog over HTTP."""


def test_staff_read_ranges_and_forecasts_and_what_is_asked_wrongly_is_said(service):
    reader = service.client("reader")
    found = reader.json("/api/backlog", {"by": "category", "forecast": "3", "budget": "hold"})
    assert found["by"] == "category" and found["measure"] == "high_priority"
    if found["run"] is None:
        assert found["groups"] == [] and found["together"] is None and found["forecasts"] == []
    else:
        assert [path["budget"] for path in found["forecasts"]] == ["hold"]
    assert "grades" in reader.json("/api/backlog/surveys", {"kind": "PDS"})
    assert "groups" in reader.json("/api/backlog/calibration")
    assert service.client("public").get("/api/backlog").status == 403
    for wrong in ("by=colour", "measure=some", "forecast=0", "forecast=61", "forecast=5&budget=lots", "budget=hold"):
        assert reader.get(f"/api/backlog?{wrong}").status == 400, wrong


def test_the_backlog_of_a_past_day_is_that_of_the_newest_run_of_then(service):
    reader = service.client("reader")
    now = reader.json("/api/backlog")
    assert now["as_at"] == now["run_as_at"] and "known_revision" not in now
    answer = reader.get("/api/backlog", {"as_at": "2019-06-30", "by": "category"})
    assert answer.status == 200 and answer.text.count('"as_at"') == 1, answer
    assert answer.json["as_at"] == "2019-06-30" and answer.json["run"] is None and answer.json["groups"] == []
    later = reader.json("/api/backlog", {"as_at": "2099-01-01"})
    assert later["run"] == now["run"] and later["run_as_at"] == now["run_as_at"] and later["together"] == now["together"]
    for below in ("surveys", "calibration"):
        assert reader.json(f"/api/backlog/{below}", {"as_at": "2019-06-30"})["as_at"] == "2019-06-30"
    assert reader.get("/api/backlog", {"known_at": "2999-01-01"}).json["parameter"] == "known_at"
