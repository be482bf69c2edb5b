"""Deciding on the estate: who may take which step, what is refused, and what stays out of sight."""
import pytest

LISTS = ["/api/proposals", "/api/proposals/exceptions", "/api/proposals/transfers", "/api/decisions", "/api/policies", "/api/policies/acquisition",
         "/api/actions", "/api/groups", "/api/partners", "/api/commitments/ratings", "/api/criteria/versions", "/api/criteria/versions/1"]
WHY = {"reason": "tried"}
ASSET = "GN000016"


def post(client, path, body):
    return client.request("POST", path, body=body, headers={"Content-Type": "application/json"})


@pytest.fixture(scope="module")
def proposal(service):
    """A sale that is ready for the group."""
    editor = service.client("editor")
    made = post(editor, f"/api/assets/{ASSET}/proposals",
                {"kind": "sell", "name": "Tried sale", "by": "Head of Property", "value": 120000, **WHY})
    assert made.status == 200 and made.json["state"] == "proposed", made
    path = f"/api/proposals/{made.json['number']}"
    for subject in ("equality", "climate", "health_safety", "social_value", "finance"):
        assert post(editor, path + "/screen", {"subject": subject, "finding": "none", "by": "Officer", **WHY}).status == 200
    places = [row["place"] for row in editor.json(path)["consultations"]] or [None]
    for place in places:
        body = {"member": f"Member for {place}", "view": "support", **({"place": place} if place else {}), **WHY}
        answer = post(editor, path + "/consult", body)
        assert answer.status == 200, answer
    assert answer.json["state"] == "ready" and "has not recommended" in answer.json["lacks"]
    return path


@pytest.mark.parametrize("path", LISTS)
def test_staff_read_it_and_the_public_does_not(service, path):
    assert service.client("public").get(path).status == 403
    for role in ("reader", "gis", "editor", "steward"):
        assert service.client(role).get(path).status == 200


def test_editors_prepare_and_stewards_decide(service, proposal):
    editor, steward = service.client("editor"), service.client("steward")
    advice = {"view": "for", "present": ["Head of Property", "Lead Member"], **WHY}
    decision = {"outcome": "approved", "level": "officer", "by": "Director", "consulted": "Lead Member", "reference": "D/1", **WHY}
    for role in ("public", "reader", "gis"):
        assert post(service.client(role), proposal + "/screen", {"subject": "equality", "finding": "none", "by": "x", **WHY}).status == 403
    for role in ("reader", "editor"):
        for step, body in (("recommend", advice), ("decide", decision), ("complete", WHY), ("review", WHY), ("undo", WHY)):
            assert post(service.client(role), f"{proposal}/{step}", body).status == 403
        assert post(service.client(role), "/api/policies/disposal/versions", {"title": "x", "body": "x", "from": "2026-01-01", "by": "x", **WHY}).status == 403
    early = post(steward, proposal + "/decide", decision)
    assert early.status == 409 and "`ready`" in early.json["detail"]
    assert post(editor, proposal + "/interest", {"post": "Estates Surveyor", "nature": "Owns next door", **WHY}).status == 200
    conflict = post(steward, proposal + "/recommend", {**advice, "present": ["estates surveyor"]})
    assert conflict.status == 409 and "takes no part" in conflict.json["detail"]
    assert post(steward, proposal + "/recommend", {**advice, "colour": "red"}).status == 400
    assert post(steward, proposal + "/recommend", {"view": "for", "present": ["x"]}).status == 422  # no reason
    assert post(steward, proposal + "/recommend", advice).json["state"] == "recommended"
    alone = post(steward, proposal + "/decide", {key: value for key, value in decision.items() if key != "consulted"})
    assert alone.status == 409 and "in consultation" in alone.json["detail"]
    assert post(steward, proposal + "/decide", decision).json["state"] == "approved"
    assert service.client("reader").json("/api/decisions")["decisions"][0]["reference"] == "D/1"


def test_a_sale_disposes_of_the_asset_and_is_taken_back(service, proposal):
    steward = service.client("steward")
    assert post(steward, proposal + "/complete", WHY).json["state"] == "done"
    assert steward.json(f"/api/assets/{ASSET}")["holding"]["status"] == "disposed"
    assert ASSET not in [row["asset"] for row in steward.json("/api/proposals/exceptions")["exceptions"]]
    assert post(steward, proposal + "/undo", WHY).json["state"] == "approved"
    assert steward.json(f"/api/assets/{ASSET}")["holding"]["status"] != "disposed"
    assert steward.json("/api/audit/verification")["whole"] is True


def test_what_is_to_be_acquired_is_proposed_before_there_is_an_asset(service):
    steward, editor, reader = (service.client(role) for role in ("steward", "editor", "reader"))
    before = revision(service)
    wanted = {"kind": "acquire", "name": "Tried yard", "by": "Head of Property", "value": 90000, "on": "2026-03-02", **WHY}
    assert post(reader, "/api/proposals", wanted).status == 403
    assert post(editor, "/api/proposals", {**wanted, "kind": "sell"}).status == 400
    made = post(editor, "/api/proposals", wanted)
    assert made.status == 200 and made.json["asset"] is None and made.json["proposed_on"] == "2026-03-02"
    path = f"/api/proposals/{made.json['number']}"
    assert post(editor, "/api/proposals", wanted).status == 409
    assert reader.json(path, {"known_at": revision(service)})["name"] == "Tried yard"
    assert reader.get(path, {"known_at": before}).status == 404
    marked = post(steward, "/api/proposals", {**wanted, "name": "Marked yard", "marking": "official-personal"}).json["number"]
    assert reader.get(f"/api/proposals/{marked}").status == 404
    assert "Marked yard" not in editor.get("/api/proposals?state=all").text
    assert {row["event"] for row in reader.json("/api/proposals/exceptions")["exceptions"]} <= {"disposal", "acquisition"}
    for number in (made.json["number"], marked):
        assert post(steward, f"/api/proposals/{number}/withdraw", WHY).json["state"] == "withdrawn"


def test_a_proposal_is_taken_from_a_plan(service):
    steward, editor, reader = (service.client(role) for role in ("steward", "editor", "reader"))
    plan = next(one["plan_id"] for one in steward.json("/api/plans")["plans"] if one["scenario"] == "steady")
    path, wanted = "/api/assets/SC000001/proposals", {"from_plan": plan, "by": "Head of Property", **WHY}
    for body, status, words in (({**wanted, "from_plan": 99999}, 400, "there is no plan 99999"), ({**wanted, "from_plan": "x"}, 400, "the number of a plan"),
                                ({**wanted, "plan": "Plan 999"}, 400, "not both"), ({**wanted, "kind": "sell"}, 400, "chooses `maintain`")):
        answer = post(editor, path, body)
        assert answer.status == status and words in answer.json["detail"], answer
    nothing = post(editor, f"/api/assets/{ASSET}/proposals", wanted)
    assert nothing.status == 409 and f"plan {plan} chooses nothing" in nothing.json["detail"]
    assert post(editor, "/api/proposals", {**wanted, "kind": "acquire", "name": "x"}).status == 400
    made = post(editor, path, wanted).json
    assert (made["kind"], made["value_gbp"], made["from_plan"], made["marking"]) == ("maintain", 1200, plan, "internal")
    assert made["plan"] == f"Plan {plan}, scenario steady, year 2" and f"plan {plan}" in made["name"] and "SV000007" not in made["summary"]
    own = post(editor, path, {**wanted, "name": "In words of one's own", "value": 5, "homes": 2}).json
    assert (own["name"], own["value_gbp"], own["from_plan"]) == ("In words of one's own", 5, plan)
    hosted = post(steward, path, {**wanted, "name": "Into a hidden host"}).json
    assert "into SV000007" in hosted["summary"] and hosted["marking"] != "internal"
    assert reader.get(f"/api/proposals/{hosted['number']}").status == 404
    assert post(editor, path, {"kind": "let", "name": "Of nobody's plan", "plan": "Plan 999, which is not", "by": "x", **WHY}).json["from_plan"] is None


def test_what_is_marked_above_a_reader_is_not_there_for_them(service):
    steward, editor, reader = (service.client(role) for role in ("steward", "editor", "reader"))
    marked = {"kind": "let", "name": "Marked letting", "by": "Head of Property", "marking": "official-personal", **WHY}
    assert post(editor, f"/api/assets/{ASSET}/proposals", marked).status == 400
    number = post(steward, f"/api/assets/{ASSET}/proposals", marked).json["number"]
    for client in (editor, reader):
        assert client.get(f"/api/proposals/{number}").status == 404
        assert "Marked letting" not in client.get("/api/proposals?state=all").text
    assert post(editor, f"/api/proposals/{number}/withdraw", WHY).status == 404
    assert "Marked letting" not in editor.get(f"/api/assets/{ASSET}/history").text
    assert post(editor, "/api/proposals/999999/withdraw", WHY).status == 404
    assert post(steward, f"/api/proposals/{number}/withdraw", WHY).json["state"] == "withdrawn"


def revision(service):
    return "revision " + str(service.database.value("SELECT revision FROM history.head"))


def test_what_was_known_is_read_as_it_was(service):
    editor, reader = service.client("editor"), service.client("reader")
    before = revision(service)
    number = post(editor, f"/api/assets/{ASSET}/proposals", {"kind": "let", "name": "Known letting", "by": "Head of Property", **WHY}).json["number"]
    known = revision(service)
    assert post(editor, f"/api/proposals/{number}/withdraw", WHY).status == 200
    assert reader.json(f"/api/proposals/{number}")["state"] == "withdrawn"
    past = reader.json(f"/api/proposals/{number}", {"known_at": known})
    assert past["state"] == "proposed" and "not screened" in past["lacks"] and past["known_revision"] == int(known.split()[1])
    assert reader.get(f"/api/proposals/{number}", {"known_at": before}).status == 404
    assert number in [row["proposal"] for row in reader.json("/api/proposals", {"known_at": known})["proposals"]]
    for path in ("/api/decisions", "/api/actions", "/api/groups", "/api/policies", "/api/partners", "/api/proposals/transfers", "/api/proposals/exceptions"):
        assert "known_revision" in reader.json(path, {"known_at": known}), path
    assert reader.json("/api/policies", {"as_at": "2026-04-01"})["as_at"] == "2026-04-01"
    assert reader.get("/api/proposals", {"as_at": "2026-04-01"}).status == 400


def test_policies_actions_groups_and_partners(service):
    editor, steward = service.client("editor"), service.client("steward")
    draft = post(steward, "/api/policies/disposal/versions", {"title": "Disposals", "body": "Best value.", "from": "2026-01-01", "by": "Head", **WHY})
    assert draft.json["number"] == 1
    assert post(steward, "/api/policies/disposal/approvals", {"version": 1, "post": "Head of Property", **WHY}).status == 200
    second = post(steward, "/api/policies/disposal/approvals", {"version": 1, "post": "Lead Member", **WHY})
    assert second.status == 409 and "another person" in second.json["detail"]
    assert editor.json("/api/policies/disposal")["versions"][0]["in_force"] is False
    assert post(steward, "/api/groups", {"name": "Depots", "purpose": "Depots", **WHY}).status == 200
    action = post(editor, "/api/actions", {"title": "Review depots", "owner": "Head of Property", "group": "depots", **WHY}).json["number"]
    for quarter, rating in (("2026-02-01", "amber"), ("2026-05-31", "red")):
        assert post(editor, f"/api/actions/{action}/rate", {"quarter": quarter, "rating": rating, "comment": "x", **WHY}).status == 200
    assert editor.json("/api/actions")["actions"][-1]["direction"] == "worsening"
    assert len(editor.json(f"/api/actions/{action}")["ratings"]) == 2
    assert editor.get("/api/actions/999999").status == 404
    assert post(editor, f"/api/actions/{action}/close", WHY).status == 200
    assert post(editor, f"/api/assets/{ASSET}/partners", {"partner": "Tried Police", "role": "occupier", **WHY}).status == 200
    assert [row["partner"] for row in editor.json("/api/partners", {"asset": ASSET})["partners"]] == ["Tried Police"]


def test_corporate_actions_are_rated_beside_what_is_measured(service):
    editor, steward, reader = (service.client(role) for role in ("editor", "steward", "reader"))
    path = "/api/commitments/1.5/ratings"
    said = {"rating": "green", "by": "Head of Property", "comment": "Policy adopted", "on": "2026-03-31", **WHY}
    assert post(reader, path, said).status == 403
    assert post(editor, "/api/commitments/1.1/ratings", said).status == 400  # measured on the assets alone
    assert post(editor, "/api/commitments/9.9/ratings", said).status == 404
    assert post(editor, path, said).status == 200
    assert post(editor, path, {**said, "rating": "red", "comment": "Bought without it", "on": "2026-06-30"}).status == 200
    rows = reader.json("/api/commitments/ratings", {"commitment": "1.5"})["ratings"]
    assert [(row["rated_on"], row["rating"], row["direction"]) for row in rows] == [("2026-06-30", "Red", "worsening"), ("2026-03-31", "Green", None)]
    assert [row["rating"] for row in reader.json("/api/commitments/ratings")["ratings"] if row["commitment"] == "1.5"] == ["Red"]
    marked = {**said, "on": "2026-07-31", "comment": "Kept close", "marking": "official-personal"}
    assert post(editor, path, marked).status == 400
    assert post(steward, path, marked).status == 200
    assert "Kept close" not in editor.get("/api/commitments/ratings?commitment=1.5").text
    assert post(editor, path, {**said, "on": "2026-07-31"}).status == 409
    assert post(editor, path + "/withdraw", {"on": "2026-07-31", **WHY}).status == 404
    for day in ("2026-07-31", "2026-06-30", "2026-03-31"):
        assert post(steward, path + "/withdraw", {"on": day, **WHY}).status == 200


def test_criteria_are_changed_in_versions_by_two_people(service):
    reader, editor, steward = (service.client(role) for role in ("reader", "editor", "steward"))
    path = "/api/criteria/versions"
    sheets = reader.json(path + "/1")["sheets"]
    assert {row["criterion"]: row["curve"] for row in sheets["criteria"]}["1.1 purpose"] == "0:100, 24:60, 60:0"
    for row in sheets["criteria"]:
        if row["criterion"] == "1.1 purpose":
            row["weight"] = 2
    said = {"title": "Purpose counts double", "by": "Head of Property", "sheets": sheets, **WHY}
    assert post(reader, path, said).status == 403
    assert [row["severity"] for row in post(editor, path + "/check", {"sheets": sheets}).json["faults"]] == ["note", "note"]
    wrong = {**sheets, "exits": [{"exit": "burn", "commitment": "9.9", "score": 200}]}
    assert len(post(editor, path + "/check", {"sheets": wrong}).json["faults"]) == 6
    assert "6 is" not in post(editor, path, {**said, "sheets": wrong}).text and post(editor, path, {**said, "sheets": wrong}).status == 400
    assert post(editor, path + "/check", {"sheets": [1]}).json["faults"][0]["severity"] == "fault"
    assert post(editor, path + "/check", {}).status == 400
    number = post(editor, path, said).json["number"]
    changes = reader.json(f"{path}/{number}/changes")["changes"]
    assert [(row["item"], row["field"], row["before"], row["after"]) for row in changes] == [("1.1 purpose", "Weight", "1", "2")]
    approval = {"by": "Director", "reference": "D/1", **WHY}
    assert post(editor, f"{path}/{number}/approve", approval).status == 403
    assert post(steward, f"{path}/{number}/note", {"reference": "AMG 1", **WHY}).status == 409
    assert post(steward, f"{path}/{number}/approve", {**approval, "by": "head of property"}).status == 409
    assert post(steward, f"{path}/{number}/approve", approval).status == 200
    assert reader.json(path)["versions"][0]["state"] == "approved"
    assert post(editor, f"{path}/{number}/withdraw", WHY).status == 409
    assert post(editor, path + "/999/withdraw", WHY).status == 404
    assert reader.get(path + "/999").status == 404
    other = post(editor, path, {**said, "title": "Not pursued"}).json["number"]
    assert post(editor, f"{path}/{other}/withdraw", WHY).status == 200


def test_two_runs_are_read_beside_each_other(service):
    reader = service.client("reader")
    run = reader.json("/api/runs")["runs"][0]["run"]
    same = reader.json(f"/api/runs/{run}/comparison", {"from": run})
    assert same["estate"] and all(row["change"] in (0, None) for row in same["estate"]) and same["assets"] == [] and same["causes"] == []
    assert reader.get(f"/api/runs/{run}/comparison").status == 400
    assert reader.get(f"/api/runs/{run}/comparison?from=99999").status == 404
    assert service.client("public").get(f"/api/runs/{run}/comparison?from={run}").status == 403
