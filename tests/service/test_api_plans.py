"""Programmes and scenarios: who is shown what, making them as jobs, and two side by side."""
import concurrent.futures
import csv
import io
import json
import time

import pytest

from support import paths
from support.imports import events, finished
from support.service import Service

# Of the plans of fixtures/served.sql.
HIDDEN = {"reader": {"SV000005", "SV000006", "SV000007"}, "gis": {"SV000005", "SV000006", "SV000007"}, "editor": {"SV000007"}, "steward": set()}
ALL = {"SC000001", "SV000005", "SV000006", "SV000007"}


def plan_of(client, scenario):
    return client.json(f"/api/scenarios/{scenario}")["newest_plan"]


@pytest.mark.parametrize("role", sorted(HIDDEN))
def test_choices_are_shown_to_those_who_may_read_of_them(service, role):
    client = service.client(role)
    plan = client.json(f"/api/plans/{plan_of(client, 'steady')}")
    shown = {one["reference"]: one for one in plan["choices"]}
    assert set(shown) == ALL - HIDDEN[role] and plan["assets"] == len(shown)
    assert plan["not_shown"] == len(HIDDEN[role]) and plan["firm"] == len(shown)
    assert shown["SC000001"]["host"] == ("SV000007" if role == "steward" else None)
    # Why: what pays, what comes next, what flips it; an option above the reader is not named, nor how far it is behind, nor its flip.
    own, cleared = shown["SC000001"], role in ("editor", "steward")
    assert own["paid_from"] == "Corporate capital GBP 1,200" and own["behind_gbp"] == (250 if cleared else None) and own["flips_with"] == ("GBP 1m less, another plan within 1%" if cleared else "GBP 1m less")
    assert (own["next_option"] == "an option that is not shown") != cleared
    trials = {one["trial_code"]: one for one in plan["trials"]}
    assert trials["less"]["change_gbp"] == trials["less"]["value_gbp"] - plan["value_gbp"] and trials["less"]["drop_out"] == 4, "counts are of all"
    flips = {(one["trial_code"], one["reference"]): one for one in plan["flips"]}
    assert set(flips) == {("less", name) for name in shown} | ({("near", "SC000001")} if cleared else set())
    assert flips["less", "SC000001"]["in_plan_year"] == 2 and flips["less", "SC000001"]["option"] is None
    # What binds; the room of a host is for those who may read of it.
    limits = {one["what"]: one for one in plan["limits"]}
    assert {what for what in limits if what.startswith("room")} == {"room at SC000001"} | ({"room at SV000007"} if role == "steward" else set())
    assert limits["room at SC000001"]["binds"] and not limits["emissions to be saved"]["binds"] and not limits["change in running cost"]["binds"]
    assert limits["options begun: sell"]["bound"] == 2 and limits["options begun: sell"]["year"] == 1
    assert plan["years_by_year"][1]["begun"] == len(shown)
    assert plan["emissions"] == [] and plan["emissions_tonnes"] is None, "no meter of these was read for a whole year: unknown is not nought"
    assert plan["years_by_year"][0]["receipts_gbp"] == 654321 and plan["funds"][0]["paid_gbp"] == 2400, "totals are of all"


def test_the_commands_show_the_plans_that_the_service_does(service):
    steward = service.client("steward")
    listed = json.loads(service.terrier("plan", "list", "--limit", "2", "--format", "json"))
    assert listed == steward.json("/api/plans?limit=2")["plans"] and len(listed) == 2
    plan = steward.json(f"/api/plans/{plan_of(steward, 'steady')}")
    number = str(plan["plan_id"])
    rows = csv.DictReader(io.StringIO(service.terrier("plan", "show", number, "--format", "csv")))
    assert [(row["reference"], row["option"]) for row in rows] == [(one["reference"], one["option"]) for one in plan["choices"]]
    shown = service.terrier("plan", "show", number, "--limit", "1")
    assert shown.startswith(f"Plan {number} of run {plan['run_id']}, ") and "Money by fund and year" in shown
    assert "steady" in service.terrier("plan", "list") and number in service.terrier("plan", "list")


@pytest.mark.parametrize("role", sorted(HIDDEN))
def test_what_is_hidden_is_in_no_form_of_any_answer(service, role):
    client = service.client(role)
    newest = plan_of(client, "steady")
    answers = [client.get(path) for path in ("/api/plans", f"/api/plans/{newest}", f"/api/plans/{newest}?f=csv", "/api/scenarios",
                                             "/api/scenarios/steady/comparison?with=more", "/api/scenarios/steady/plans",
                                             f"/api/plans/{newest + 2}", f"/api/plans/{newest + 1}")]
    for answer in answers:
        assert answer.status == 200, answer
        assert not [name for name in HIDDEN[role] if name in answer.text], answer.text
    rows = list(csv.DictReader(io.StringIO(answers[2].text)))
    assert {row["reference"] for row in rows} == ALL - HIDDEN[role]


def test_a_conflict_names_a_building_only_to_those_who_may_read_of_it(service):
    reader, steward = service.client("reader"), service.client("steward")
    number = next(one["plan_id"] for one in reader.json("/api/plans")["plans"] if one["outcome"] == "infeasible")
    told = [one["what"] for one in reader.json(f"/api/plans/{number}")["conflicts"]]
    assert told.count("room at a building that is not shown") == 2 and "room at SC000001" in told and "School condition grant" in told
    assert "room at SV000007" in [one["what"] for one in steward.json(f"/api/plans/{number}")["conflicts"]]


def test_what_would_make_a_plan_possible_is_said_as_it_would_be_typed(service):
    reader = service.client("reader")
    number = next(one["plan_id"] for one in reader.json("/api/plans")["plans"] if one["outcome"] == "infeasible")
    said = reader.json(f"/api/plans/{number}")["mends"]
    assert [(one["setting"], one["fund"], one["was"], one["value"], one["option"]) for one in said] == [
        ("fund", "capital", 1, 5120000, "--budget 5.12m"), ("revenue", None, -500000, -376000, "--revenue -376k")]
    shown = " ".join(service.terrier("plan", "show", str(number)).split())
    assert "- --budget 5.12m: GBP 5,120,000 of Corporate capital over 5 years in equal parts, not GBP 1 " in shown
    assert "- --revenue -376k: running costs fall by GBP 376,000 in year 5, rather than fall by GBP 500,000 " in shown
    assert "need not move: - School condition grant, years 2" in shown


def test_two_scenarios_side_by_side(service):
    reader = service.client("reader")
    both = reader.json("/api/scenarios/steady/comparison?with=more")
    changes = {one["what"]: (one["first"], one["second"]) for one in both["changes"]}
    assert changes == {"Corporate capital over all years, GBP": ("5,000,000", "8,000,000"), "starter holdings given up at most": (None, "0")}
    figures = {one["code"]: one for one in both["figures"]}
    assert figures["worth_gbp"]["difference"] == 100000 and figures["assets"]["first"] == 1 and figures["not_shown"]["first"] == 3
    assert both["differences"] == []
    assert reader.get("/api/scenarios/steady/comparison").json["parameter"] == "with"
    assert reader.get("/api/scenarios/steady/comparison?with=nix").status == 404
    assert reader.get("/api/scenarios/nix/comparison?with=more").status == 404


def test_the_public_and_readers_make_nothing(service):
    for role in ("public", "reader", "gis"):
        client = service.client(role)
        assert client.request("POST", "/api/plans", body={"settings": {"funds": {"capital": 1}}}).status == 403
        assert client.request("POST", "/api/scenarios", body={"name": "mine"}).status == 403
        assert client.request("PATCH", "/api/scenarios/steady", body={"about": "x"}).status == 403
        assert client.request("POST", "/api/scenarios/steady/plans", body={}).status == 403
    assert service.client("public").get("/api/plans").status == 403


def test_a_scenario_is_made_changed_and_begun_from_another(fresh_service):
    editor = fresh_service.client("editor")
    made = editor.request("POST", "/api/scenarios", body={"name": "bold", "about": "More of all", "settings": {
        "years": 4, "funds": {"capital": 1250000.5, "schools": 10}, "carbon_percent": 10, "without": ["sell", "devolve"]}})
    assert made.status == 201 and made.headers["Location"].endswith("/api/scenarios/bold"), made
    assert made.json["settings"] == {"years": 4, "funds": {"capital": 1250000.5, "schools": 10}, "carbon_percent": 10, "without": ["devolve", "sell"]}
    again = editor.request("POST", "/api/scenarios", body={"name": "bold"})
    assert again.status == 409 and "already" in again.json["detail"]
    copy = editor.request("POST", "/api/scenarios", body={"name": "bolder", "from": "bold", "settings": {"years": 5}})
    assert copy.json["settings"]["years"] == 5 and copy.json["settings"]["carbon_percent"] == 10
    assert editor.request("POST", "/api/scenarios", body={"name": "lost", "from": "nowhere"}).status == 404
    changed = editor.request("PATCH", "/api/scenarios/bolder", body={"about": None, "settings": {
        "carbon_percent": None, "funds": {"schools": None, "borrowing": 7}, "without": ["let"]}}).json
    assert changed["settings"] == {"years": 5, "funds": {"capital": 1250000.5, "borrowing": 7}, "without": ["let"]} and changed["about"] is None
    limits = {"funds": {"capital": 1, "maintenance": 250000}, "revenue_gbp": -500000, "sales_gbp": 0, "starters": 0, "point_gbp": 20000.25, "moves": 3}
    bounded = editor.request("POST", "/api/scenarios", body={"name": "bounded", "settings": limits}).json
    assert bounded["settings"] == limits, "every limit is said back"
    fewer = editor.request("PATCH", "/api/scenarios/bounded", body={"settings": {key: None for key in limits}}).json
    assert fewer["settings"] == {}, "null takes each away"
    assert editor.json("/api/scenarios/bold")["settings"]["funds"] == {"capital": 1250000.5, "schools": 10}, "the other is as it was"
    assert fresh_service.database.value("SELECT changed_by FROM programme.scenario_change WHERE group_code = 'borrowing'") \
        == fresh_service.database.value("SELECT created_by FROM programme.scenario WHERE name = 'bold'")


def test_a_scenario_supposes_facts_of_those_who_may_be_told(fresh_service):
    editor, reader, steward = (fresh_service.client(role) for role in ("editor", "reader", "steward"))
    suppose = [{"asset": "SC000001", "fact": "utilisation_percent", "value": 10}, {"asset": "SC000001", "fact": "utilisation_percent", "value": "25.5"},
               {"asset": "SC000001", "fact": "suitability", "value": "Good"}, {"asset": "SC000001", "fact": "surplus", "value": None}]
    made = editor.request("POST", "/api/scenarios", body={"name": "wished", "facts": suppose})
    assert made.status == 201 and made.json["supposed"] == 3, made
    facts = {one["fact"]: one for one in made.json["facts"]}
    assert facts["utilisation_percent"]["value"] == 25.5, "the later of two counts"
    assert facts["suitability"]["said"] == "Good" and facts["surplus"]["said"] == "unknown" and facts["surplus"]["value"] is None
    assert facts["suitability"]["changed_by"] == made.json["created_by"] and facts["suitability"]["changed_at"]

    # What is wrong is said as a what-if says it, and nothing of it is kept.
    for change, word in (({"facts": [{"asset": "SC000001", "fact": "suitability", "value": "fair"}]}, "is one of"),
                         ({"facts": [{"asset": "SC000001", "fact": "beauty", "value": 1}]}, "there is no fact"),
                         ({"facts": [{"asset": "SV000007", "fact": "suitability", "value": "good"}]}, "there is no asset"),
                         ({"facts": [{"asset": "SC000001", "fact": "suitability"}]}, "`facts` is a list"),
                         ({"facts": [{"asset": "SC000001", "fact": "suitability", "value": [1]}]}, "`facts` is a list"),
                         ({"facts": [1]}, "`facts` is a list"), ({"facts": {}}, "`facts` is a list"), ({"facts": []}, "`facts` is a list"),
                         ({"facts": suppose * 26}, "`facts` is a list"), ({"drop_facts": [{"asset": "SC000001", "fact": "capacity"}]}, "supposes no"),
                         ({"settings": {"years": 3}, "facts": [{"asset": "SC000001", "fact": "beauty", "value": 1}]}, "there is no fact")):
        answer = editor.request("PATCH", "/api/scenarios/wished", body=change)
        assert answer.status == 422 and word in answer.json["detail"], answer
    assert editor.json("/api/scenarios/wished") == made.json
    assert reader.request("PATCH", "/api/scenarios/wished", body={"facts": suppose}).status == 403

    # What another supposes of an asset that one may not read of is counted and not shown.
    asked = steward.request("PATCH", "/api/scenarios/wished", body={"drop_facts": [{"asset": "SC000001", "fact": "surplus"}],
                                                                    "facts": [{"asset": "SV000007", "fact": "utilisation_percent", "value": 5}]})
    assert {one["reference"] for one in asked.json["facts"]} == {"SC000001", "SV000007"} and asked.json["supposed"] == 3
    for client in (editor, reader):
        for path in ("/api/scenarios/wished", "/api/scenarios", "/api/scenarios/steady/comparison?with=wished"):
            assert "SV000007" not in client.get(path).text
        assert client.json("/api/scenarios/wished")["supposed"] == 3 and len(client.json("/api/scenarios/wished")["facts"]) == 2
    assert editor.request("PATCH", "/api/scenarios/wished", body={"drop_facts": [{"asset": "SV000007", "fact": "utilisation_percent"}]}).status == 422
    copy = steward.request("POST", "/api/scenarios", body={"name": "again", "from": "wished"})
    set_by = "SELECT array_agg(ROW(fact_code, changed_by, changed_at)::text ORDER BY fact_code) FROM programme.scenario_fact JOIN programme.scenario USING (scenario_id) WHERE name = "
    assert fresh_service.database.value(set_by + "'again'") == fresh_service.database.value(set_by + "'wished'"), "a copy is supposed by whoever set it"
    assert [(one["reference"], one["said"]) for one in copy.json["facts"]] == [(one["reference"], one["said"]) for one in asked.json["facts"]]

    # Of two assets made one: what is supposed of the one that stands is so still.
    steward.request("PATCH", "/api/scenarios/wished", body={"facts": [{"asset": "SV000007", "fact": "surplus", "value": "yes"}]})
    steward.request("PATCH", "/api/scenarios/again", body={"drop_facts": [{"asset": "SC000001", "fact": "suitability"}]})
    merged = fresh_service.database.query("SELECT outcome, sentence FROM edit.merge('SV000007', NULL, 'SC000001', 'tester', 'one hall')")
    assert merged[0][0] == "changed", merged
    assert {one["fact"]: (one["reference"], one["said"]) for one in steward.json("/api/scenarios/wished")["facts"]} == {
        "utilisation_percent": ("SC000001", "25.5%"), "suitability": ("SC000001", "Good"), "surplus": ("SC000001", "yes")}
    # And of an asset that is no more: only of such a fact, and only if there is one.
    fresh_service.database.query("UPDATE programme.scenario_fact SET asset_id = 0 WHERE fact_code = 'surplus'")
    for asset, fact in (("SV000007", "suitability"), ("SC000001", "surplus")):
        refused = steward.request("PATCH", "/api/scenarios/wished", body={"drop_facts": [{"asset": asset, "fact": fact}]})
        assert refused.status == 422 and "supposes no" in refused.json["detail"], refused
    mended = steward.request("PATCH", "/api/scenarios/wished", body={"drop_facts": [{"asset": "SV000007", "fact": "surplus"}]})
    assert mended.status == 200 and mended.json["supposed"] == len(mended.json["facts"]) == 2, mended


@pytest.mark.parametrize("settings, word", [({"years": 0}, "years"), ({"years": 2.5}, "years"), ({"carbon_percent": 101}, "carbon_percent"),
                                            ({"funds": {"lottery": 1}}, "lottery"), ({"funds": [1]}, "funds"), ({"without": ["fly"]}, "fly"),
                                            ({"without": "sell"}, "without"), ({"colour": 1}, "colour"), ({"moves": -1}, "moves"),
                                            ({"funds": {"capital": -5}}, "capital"), ({"sales_gbp": -1}, "sales_gbp"), ({"starters": 0.5}, "starters"),
                                            ({"revenue_gbp": "0"}, "revenue_gbp"), ({"point_gbp": -2}, "point_gbp"), ({"without": ["retain"]}, "retain"), ([], "settings")])
def test_a_wrong_setting_is_refused_with_a_sentence(service, settings, word):
    editor = service.client("editor")
    before = editor.json("/api/scenarios/steady")
    answer = editor.request("PATCH", "/api/scenarios/steady", body={"settings": settings})
    assert answer.status == 422 and word in answer.json["detail"], answer
    assert editor.json("/api/scenarios/steady") == before, "nothing of it is kept"


@pytest.mark.parametrize("body, word", [({}, "money"), ({"settings": {"funds": {}}}, "money"), ({"settings": {"years": 11, "funds": {"capital": 1}}}, "years"),
                                        ({"settings": {"funds": {"capital": 1}}, "seconds": 86400}, "3600"), ({"scenario": "steady"}, "scenario"),
                                        ({"settings": 3}, "settings"), ({"settings": {"funds": {"capital": 1}}, "gap_percent": "x"}, "gap_percent")])
def test_a_programme_asked_for_wrongly_is_refused_at_once(service, body, word):
    answer = service.client("editor").request("POST", "/api/plans", body=body)
    assert answer.status == 422 and word in answer.json["detail"], answer


@pytest.fixture
def judged(tmp_path):
    """A service whose newest run has options, and whose solver stays at it while a file `hold` is there."""
    solver = tmp_path / "solver"
    solver.write_text(f"""#!/bin/sh
if [ -e {tmp_path}/hold ]; then
    trap 'mv {tmp_path}/begun {tmp_path}/stopped; exit 1' TERM
    : > {tmp_path}/begun
    echo 'progress search 100 200'
    while :; do sleep 0.05; done
fi
exec {paths.BIN}/terrier-solve
""")
    solver.chmod(0o755)
    running = Service(tmp_path / "service", TERRIER_SOLVE=str(solver)).start()
    steward = running.client("steward")
    done = finished(steward, steward.request("POST", "/api/evaluate", body={"as_at": "2026-11-22", "label": "Options"}).json["id"])
    assert done["state"] == "done", done
    yield running
    running.close()


def test_programmes_are_made_as_jobs(judged, tmp_path):
    editor = judged.client("editor")
    limits = {"funds": {"capital": 5000000, "maintenance": 250000}, "revenue_gbp": 1000000, "sales_gbp": 3000000, "moves": 30, "starters": 0,
              "point_gbp": 20000.5, "carbon_percent": 0}
    answer = editor.request("POST", "/api/plans", body={"settings": limits, "compare": False})
    assert answer.status == 202 and answer.json["work"] == "plan", answer
    done = finished(editor, answer.json["id"])
    assert done["state"] == "done", done
    plan = editor.json(f"/api/plans/{done['result']['plan']}")
    estate = {one["code"]: one["score"] for one in editor.json(f"/api/runs/{plan['run_id']}")["estate"]}
    assert plan["objectives"] and {str(one["objective"]): one["all_before"] for one in plan["objectives"]} == {str(one["objective"]): estate[str(one["objective"])] for one in plan["objectives"]}, \
        "a score is one figure everywhere"
    assert plan["outcome"] in ("best", "nodes") and plan["years"] == 5
    assert {key: value for key, value in plan["settings"]["settings"].items() if key != "years"} == limits, "every limit is said back"
    assert {"revenue", "sales", "moves", "starters"} <= {one["kind"] for one in plan["limits"]} and plan["trials"] == plan["flips"] == []
    assert plan["value_gbp"] <= plan["bound_gbp"] and plan["made_by"] == done["asked_by"]

    # Of a scenario: what it sets when the work begins.
    job = editor.request("POST", "/api/scenarios/more/plans", body={"compare": False}).json["id"]
    done = finished(editor, job)
    assert done["state"] == "done" and done["result"]["scenario"] == "more", done
    plan = editor.json(f"/api/plans/{done['result']['plan']}")
    assert plan["settings"]["settings"]["funds"] == {"capital": 8000000} and plan_of(editor, "more") == plan["plan_id"]
    assert editor.json("/api/scenarios/more/plans?limit=1")["plans"][0]["plan_id"] == plan["plan_id"]
    for settings in ({"years": 2}, {"starters": 0}, {"point_gbp": 1}):
        refused = editor.request("POST", "/api/scenarios/more/plans", body={"settings": settings})
        assert refused.status == 422 and "PATCH" in refused.json["detail"]
    assert editor.request("POST", "/api/scenarios/nix/plans", body={}).status == 404

    # With a fact supposed: judged again and its options made anew from it, in a run for trial; the record stays.
    judged.database.query("INSERT INTO programme.presence SELECT $1::bigint, asset_id, 'Market' FROM register.asset WHERE reference IN ('SC000001', 'GN000012')",
                          str(plan["run_id"]))
    judged.database.query("INSERT INTO gazetteer.boundary (kind_code, code, name, valid, extent, extent_crs84, synthetic, source) "
                          "SELECT 'town_centre', 'T02', 'High Street', '(,)', extent, ST_Transform(extent, 4326), true, 'tests' "
                          "FROM (SELECT ST_Multi(ST_MakeEnvelope(200000, 50000, 500000, 300000, 27700)) AS extent) AS everywhere")
    judged.database.query("INSERT INTO programme.rate SELECT rate_code, group_code, '2090-01-01', low, likely, high, unit, price_base, description, source "
                          "FROM programme.rate LIMIT 1")
    before = editor.json("/api/assets/SC000001/facts")
    estimate = judged.database.value(f"SELECT fact_codes[fact_estimated[1]] FROM evaluation.run_fact JOIN evaluation.run USING (run_id) "
                                     f"JOIN register.asset USING (asset_id) WHERE reference = 'GN000006' AND run_id = {plan['run_id']}")
    changed = editor.request("PATCH", "/api/scenarios/more", body={"facts": [
        {"asset": "SC000001", "fact": "suitability", "value": "poor"}, {"asset": "SC000001", "fact": "frontage_in_use", "value": "no"},
        {"asset": "GN000006", "fact": "floor_area_m2", "value": 5000}, {"asset": "GN000006", "fact": estimate, "value": 123},
        {"asset": "GN000018", "fact": "frontage_in_use", "value": "yes"}]})
    assert changed.status == 200, changed
    done = finished(editor, editor.request("POST", "/api/scenarios/more/plans", body={"compare": False}).json["id"])
    assert done["state"] == "done", done
    supposed = editor.json(f"/api/plans/{done['result']['plan']}")
    assert [(one["reference"], one["fact"], one["said"]) for one in supposed["supposed"] if one["reference"] == "SC000001"] == [
        ("SC000001", "frontage_in_use", "no"), ("SC000001", "suitability", "Poor")] and len(supposed["supposed"]) == 5
    assert supposed["run_id"] != plan["run_id"] and plan["supposed"] == []
    listed = {one["plan_id"]: one["supposes"] for one in editor.json("/api/plans")["plans"]}
    assert listed[supposed["plan_id"]] and supposed["supposes"] and not listed[plan["plan_id"]] and not plan["supposes"]
    assert supposed["plan_id"] not in [one["plan_id"] for one in editor.json("/api/assets/SC000001/explanation")["plans"]], "not the newest of the record"
    run = judged.database.query(f"SELECT kind, label, compared_run_id FROM evaluation.run WHERE run_id = {supposed['run_id']}")[0]
    assert tuple(map(str, run)) == ("trial", "Supposed by scenario more", str(plan["run_id"]))
    judged_as = "SELECT fact_values[array_position(fact_codes, 'suitability')] FROM evaluation.run_fact JOIN evaluation.run USING (run_id) " \
                "JOIN register.asset USING (asset_id) WHERE reference = 'SC000001' AND run_id = "
    assert judged.database.value(judged_as + str(supposed["run_id"])) != judged.database.value(judged_as + str(plan["run_id"]))
    assert judged.database.value(f"SELECT count(*) FROM programme.option WHERE run_id = {supposed['run_id']}") != "0"
    kept = "SELECT reference, {} FROM evaluation.run_fact JOIN register.asset USING (asset_id) WHERE run_id = {} ORDER BY reference"
    was, now = ({one[0]: one for one in judged.database.query(kept.format("run_fact.floor_area_m2, fact_estimated", of["run_id"]))} for of in (plan, supposed))
    assert now["GN000006"][1:] == ("5000", "{}") and was["GN000006"][2] != "{}", "its area counts where it weighs, and what is supposed is no estimate"
    assert {reference for reference in was if was[reference] != now[reference]} == {"GN000006"}
    assert dict(judged.database.query(f"SELECT reference, town_centre FROM programme.presence JOIN register.asset USING (asset_id) WHERE run_id = {supposed['run_id']}")) \
        == {"GN000012": "Market", "GN000018": "High Street"}, "the presence that is supposed to end does, and what is supposed to begin is one"
    assert judged.database.value(f"SELECT count(DISTINCT rules_sha256) FROM evaluation.run WHERE run_id IN ({plan['run_id']}, {supposed['run_id']})") == "2", \
        "a rate was added in between"
    assert editor.json("/api/assets/SC000001/facts") == before
    both = editor.json("/api/scenarios/steady/comparison?with=more")["changes"]
    assert {"kind": "fact", "code": "suitability", "of_what": "SC000001", "what": "Suitability of SC000001", "first": None, "second": "Poor"} in both
    runs = judged.database.value("SELECT max(run_id) FROM evaluation.run")

    # What is wrong with it is told to all staff, but not which fact.
    judged.database.query("UPDATE programme.scenario_fact SET asset_id = 0 WHERE fact_code = 'suitability'")
    job = editor.request("POST", "/api/scenarios/more/plans", body={}).json["id"]
    problem = finished(editor, job)["problem"]
    assert "A fact that the scenario more supposes" in problem and "drop-fact" in problem and "suitability" not in problem, problem
    job = editor.request("POST", "/api/plans", body={"settings": {"funds": {"lottery": 5}}}).json["id"]
    done = finished(editor, job)
    assert done["state"] == "failed" and "lottery" in done["problem"], done
    assert "lottery" in judged.client("reader").json(f"/api/jobs/{job}")["problem"]

    # Progress, one at a time of a scenario, and cancelling: the solver ends and nothing is kept.
    (tmp_path / "hold").touch()
    editor.request("PATCH", "/api/scenarios/steady", body={"facts": [{"asset": "SC000001", "fact": "suitability", "value": "good"}]})
    kept = editor.json("/api/plans")["plans"]
    job = editor.request("POST", "/api/scenarios/steady/plans", body={}).json["id"]
    with concurrent.futures.ThreadPoolExecutor() as pool:
        watching = pool.submit(events, judged.client("editor"), f"/api/jobs/{job}/events")
        second = editor.request("POST", "/api/scenarios/steady/plans", body={})
        assert second.status == 409 and f"job {job} " in second.json["detail"], second
        for _ in range(400):
            if (tmp_path / "begun").exists():
                break
            time.sleep(0.05)
        assert editor.request("DELETE", f"/api/jobs/{job}").status == 202
        told = watching.result()
    assert told[-1][0] == "result" and told[-1][1]["state"] == "cancelled", told
    assert "Finding the programme" in [what.get("step") for _, what in told], told
    assert (tmp_path / "stopped").exists(), "the solver's process was stopped"
    assert editor.json("/api/plans")["plans"] == kept and judged.database.value("SELECT max(run_id) FROM evaluation.run") == runs
