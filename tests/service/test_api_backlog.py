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
