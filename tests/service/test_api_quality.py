"""How good the record is, over HTTP."""


def test_staff_read_scores_rules_and_failures(service):
    reader = service.client("reader")
    found = reader.json("/api/quality", {"by": "rule"})
    assert found["estate"][0]["tests"] == sum(row["tests"] for row in found["groups"])
    assert [row["score"] for row in found["groups"]] == sorted(row["score"] for row in found["groups"])
    rules = {rule["rule"] for rule in reader.json("/api/quality/rules")["rules"]}
    assert {row["group"] for row in found["groups"]} <= rules
    failures = reader.json("/api/quality/failures", {"rule": "has_uprn", "limit": "5"})["failures"]
    assert len(failures) == 5 and {row["rule"] for row in failures} == {"has_uprn"}
    own = reader.json(f"/api/assets/{failures[0]['reference']}/quality")
    assert own["score"] < 100 and "has_uprn" in {row["rule"] for row in own["failures"]}
    worst = reader.json("/api/quality/worst", {"limit": "3"})["assets"]
    assert len(worst) == 3 and [row["score"] for row in worst] == sorted(row["score"] for row in worst)
    assert reader.json(f"/api/assets/{worst[0]['reference']}/quality")["score"] == worst[0]["score"]
    assert service.client("public").get("/api/quality").status == 403
    assert reader.get("/api/quality?by=colour").status == 400


def test_what_tells_of_leases_is_kept_from_those_who_may_not_read_them(service):
    kept = {"fri_repair", "tenant_repair", "leasehold_lease", "disposed_closed"}
    service.database.query("""
        INSERT INTO register.interest (asset_id, tenure_code) SELECT asset_id, 'leasehold' FROM register.asset WHERE reference = 'GN000004'""")
    service.database.query("""
        DELETE FROM register.interest WHERE tenure_code <> 'leasehold'
        AND asset_id = (SELECT asset_id FROM register.asset WHERE reference = 'GN000004')""")
    seen = {role: {row["rule"] for row in service.client(role).json("/api/assets/GN000004/quality")["failures"]} for role in ("reader", "editor")}
    assert not seen["reader"] & kept and "leasehold_lease" in seen["editor"]
