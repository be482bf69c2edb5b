"""What the domain API says of the estate: lists, search, figures, and what assets are judged by and why."""
import itertools
import urllib.parse

import pytest

READ = ["/api/assets", "/api/search?q=example", "/api/figures", "/api/objectives", "/api/commitments", "/api/criteria",
        "/api/runs"]


@pytest.fixture(scope="module", autouse=True)
def judged(service):
    """The estate as the engine judges it, in a run of its own."""
    service.terrier("evaluate")


@pytest.fixture(scope="module")
def carried(service):
    """Two entries of a fixed asset register: one of an asset that the reader may see, one that no asset answers to."""
    service.database.query("""
        INSERT INTO register.far_entry (scheme, year_end, reference, description, class_code, carrying_amount, property_reference)
        SELECT 'ledger', date '2025-03-31', 'L1', 'Carried', 'investment', 1234567.89, min(reference) FROM publish.asset
        WHERE held AND purpose_code = 'operational' AND marking_code = 'public'
        UNION ALL SELECT 'ledger', '2025-03-31', 'L2', 'Nobody''s', 'other_land_buildings', 20000.01, NULL""")


def references(answer):
    assert answer.status == 200, answer
    return [asset["reference"] for asset in answer.json["assets"]]


@pytest.mark.parametrize("path", READ + ["/api/assets/TT000065/history", "/api/assets/TT000065/explanation",
                                         "/api/assets/TT000065/facts", "/api/assets/TT000065/options",
                                         "/api/assets/TT000065/sensitivity", "/api/sensitivity"])
def test_answers_are_of_a_stamp_and_not_sent_twice(client, path):
    first = client("reader").get(path)
    assert first.status == 200 and first.type == "application/json", first
    assert client("reader").get(path, If_None_Match=first.headers["ETag"]).status == 304
    separator = "&" if "?" in path else "?"
    unknown = client("reader").get(f"{path}{separator}colour=red")
    assert unknown.status == 400 and unknown.json["parameter"] == "colour"
    assert client("reader").get(path, Accept="text/csv").status == 406


# --- list ---

def test_pages_hold_every_asset_once_in_order(service):
    reader, seen, path = service.client("reader"), [], "/api/assets?sort=-floor_area_m2,name&limit=700&columns=reference,name&total=true"
    for _ in range(10):
        page = reader.get(path)
        seen += references(page)
        path = page.link("next")
        if path is None:
            break
    assert len(seen) == len(set(seen)) == page.json["total"]
    wanted = service.database.query("select reference from publish.asset where held and marking_code in ('public', 'internal') "
                                    "order by floor_area_m2 desc nulls last, lower(name) collate \"C\", reference collate \"C\"")
    assert seen == [row[0] for row in wanted]


@pytest.mark.parametrize("sort", ["post_town", "-post_town", "-post_town,-uprn", "uprn,-name,floor_area_m2"])
def test_unknown_values_are_paged_through_too(client, sort):
    reader, seen, path = client("reader"), [], f"/api/assets?category=library&sort={sort}&limit=97"
    for _ in range(20):
        page = reader.get(path)
        seen += references(page)
        path = page.link("next")
        if path is None:
            break
    assert path is None and len(seen) == len(set(seen))
    assert seen == references(reader.get("/api/assets", {"category": "library", "sort": sort, "limit": "10000"}))


@pytest.mark.parametrize("filters, found", [
    ({"category": "library", "text": "example"}, ["TT000066"]), ({"category": "Libraries", "place": "yeovil", "text": "exam lib"}, ["TT000066"]),
    ({"rating": "red", "objective": "2"}, None), ({"rating": "red,amber", "category": "office"}, None),
    ({"predecessor": "mendip", "status": "disposed", "held": "any"}, ["TT000078"]), ({"text": "per cent %"}, ["SV000002"]),
    ({"text": "' or true --"}, []), ({"place": "x'; drop table register.asset; --"}, []),
])
def test_filters_find_what_the_command_line_finds(service, filters, found):
    answer = references(service.client("steward").get("/api/assets", {**filters, "limit": "10000"}))
    assert answer == found or found is None and answer
    options = list(itertools.chain.from_iterable(
        ("--all",) if name == "held" else (f"--{name}", value) for name, value in filters.items()))
    printed = service.terrier("assets", *options, "--columns", "reference", "--format", "csv").split()[1:]
    assert sorted(printed) == sorted(answer)


@pytest.mark.parametrize("name, value", [
    ("sort", "colour"), ("sort", "name,uprn,category,ward"), ("columns", "colour"), ("columns", ","), ("limit", "0"), ("limit", "10001"),
    ("limit", "ten"), ("category", "libary"), ("rating", "purple"), ("objective", "7"), ("located", "maybe"), ("held", "no"),
    ("after", "00"), ("after", "zz"), ("after", "7" * 20000), ("total", "yes"), ("place", "")])
def test_what_is_wrong_with_a_parameter_is_said(client, name, value):
    answer = client("reader").get("/api/assets", {name: value})
    assert answer.status in (400, 414, 431), answer
    if answer.status == 400:
        assert answer.json["parameter"] == name


def test_an_objective_without_a_rating_is_refused(client):
    answer = client("reader").get("/api/assets", {"objective": "2", "limit": "1"})
    assert answer.status == 400 and answer.json["parameter"] == "objective", answer
    assert client("reader").get("/api/exports/assets.csv", {"objective": "2"}).status == 400


def test_a_place_of_another_order_is_refused(client):
    after = client("reader").get("/api/assets", {"sort": "name", "limit": "2"}).link("next")
    token = urllib.parse.parse_qs(urllib.parse.urlsplit(after).query)["after"][0]
    for sort in ("-name", "uprn"):
        answer = client("reader").get("/api/assets", {"sort": sort, "after": token})
        assert answer.status == 400 and answer.json["parameter"] == "after", answer


@pytest.mark.parametrize("role, rank", [("public", 0), ("reader", 1), ("gis", 1), ("editor", 2), ("steward", 3)])
def test_each_role_lists_and_finds_what_it_may_read(service, role, rank):
    expected = service.database.value("select count(*) from publish.edition where marking_rank <= $1 and not for_public"
                                      " and not ($1 = 0 and vacant)", rank)
    client = service.client(role)
    assert str(client.get("/api/assets", {"held": "any", "total": "true", "limit": "1"}).json["total"]) == expected
    assert ("SV000007" in references(client.get("/api/search", {"q": "personal refuge"}))) == (rank >= 3)
    assert ("SV000006" in references(client.get("/api/search", {"q": "20006"}))) == (rank >= 2)
    if rank == 0:
        for secret in ("secret", "10008", "shepton", "vacant lodge", "20008"):
            assert not {"TT000072", "SV000008"} & set(references(client.get("/api/search", {"q": secret})))


# --- search ---

@pytest.mark.parametrize("typed, first, match", [
    ("TT000066", "TT000066", "exact"), ("tt000066", "TT000066", "exact"), ("10002", "TT000066", "exact"), ("00010002", "TT000066", "exact"),
    ("B1", "TT000066", "exact"), ("example lib", "TT000066", "beginning"), ("library example", "TT000066", "words"),
    ("exampel library", "TT000066", "like"), ("librray", "TT000066", "like"), ("per cent %", "SV000002", "beginning"), ("_ back \\", "SV000002", "words"),
    ("o'brien", "SV000001", "beginning"), ("ŵŷ", "SV000001", "words"),
    ("TA1 1ZZ", "SV000001", "words"), ("ta11zz", "SV000001", "words")])
def test_what_is_typed_finds(client, typed, first, match):
    found = client("reader").get("/api/search", {"q": typed})
    assert references(found)[:1] == [first], found
    assert found.json["assets"][0]["match"] == match
    assert found.json["assets"][0]["href"].endswith("/api/assets/" + first)


def test_a_search_gives_at_most_twenty_and_takes_any_text(client):
    reader = client("reader")
    assert len(references(reader.get("/api/search", {"q": "plain"}))) == 20
    assert len(references(reader.get("/api/search", {"q": "plain", "limit": "3"}))) == 3
    for odd in ("%", "_", "\\", "'", "a" * 400, "💧", "; drop table", "%%%", "\t", "$1"):
        assert reader.get("/api/search", {"q": odd}).status in (200, 400)
    for name, value in (("q", ""), ("q", "x" * 401), ("limit", "21"), ("limit", "-1")):
        answer = reader.get("/api/search", {"q": "x", name: value})
        assert answer.status == 400 and answer.json["parameter"] == name


# --- figures and judging ---

def test_figures_come_with_their_definitions_and_are_the_same_for_all(service):
    answers = [service.client(role).get("/api/figures").json for role in ("public", "steward")]
    assert answers[0] == answers[1]
    summary = {figure["figure"]: figure for figure in answers[0]["summary"]}
    assert str(summary["assets_held"]["value"]) == service.database.value("select assets_held from publish.summary")
    assert all(figure["definition"] for figure in answers[0]["summary"])
    assert sum(bar["assets"] for bar in answers[0]["chart_1"]["figures"]) == summary["assets_held"]["value"]
    assert all(answers[0][chart]["definition"] for chart in ("chart_1", "chart_2a", "chart_2b", "objectives", "backlog"))
    assert {"p10", "p90", "definition", "price_base"} <= set(answers[0]["backlog"]["figures"][0])


def test_what_assets_are_judged_by_is_listed(service, client):
    public = client("public")
    assert len(public.get("/api/objectives").json["objectives"]) == 6
    assert len(public.get("/api/commitments").json["commitments"]) >= 20
    criteria = public.get("/api/criteria").json["criteria"]
    if criteria:
        code = criteria[0]["criterion"]
        assert public.get("/api/criteria/" + urllib.parse.quote(code)).json == criteria[0]
        one = public.get("/api/criteria", {"commitment": criteria[0]["commitment"]}).json["criteria"]
        assert criteria[0] in one and all(c["commitment"] == criteria[0]["commitment"] for c in one)
    wanting = client("steward").get("/api/criteria/unmet", {"commitment": "2.2"}).json["unmet"]
    assert [one["criterion"] for one in wanting] == [line.split(",")[0] for line in
                                                     service.terrier("criteria", "--unmet", "--commitment", "2.2", "--format", "csv").splitlines()[1:]]
    answer = public.get("/api/criteria/9.9%20none")
    assert answer.status == 404 and answer.json["path"] == "code"


def test_runs_are_listed_and_read(service):
    runs = service.client("reader").get("/api/runs").json["runs"]
    assert [run["run"] for run in runs] == sorted((run["run"] for run in runs), reverse=True)
    one = service.client("reader").get(f"/api/runs/{runs[0]['run']}").json
    assert one["label"] == runs[0]["label"] and {row["level"] for row in one["estate"]} <= {"objective", "commitment"}
    for wrong in ("0", "x", "99999999", "99999999999999999999", "-1"):
        assert service.client("reader").get("/api/runs/" + wrong).status == 404


def test_options_are_given_by_clearance(client):
    answer = client("steward").get("/api/assets/TT000065/options")
    assert answer.status == 200 and answer.json["run"] >= 1, answer
    kinds = {option["kind_code"] for option in answer.json["options"]}
    assert answer.json["options"][0]["kind_code"] == "retain" and "sell" in kinds
    blocked = {obstacle["option_no"] for obstacle in answer.json["obstacles"] if obstacle["state"] == "block"}
    assert blocked == {option["option_no"] for option in answer.json["options"] if not option["feasible"]}
    reader = client("reader").get("/api/assets/TT000065/options")
    seen = {option["kind_code"] for option in reader.json["options"]}
    assert "retain" in seen and not seen & {"sell", "let", "end_lease", "move_out", "housing", "growth"}
    assert {obstacle["option_no"] for obstacle in reader.json["obstacles"]} <= {option["option_no"] for option in reader.json["options"]}
    assert client("public").get("/api/assets/TT000065/options").status == 403
    assert client("reader").get("/api/assets/TT000065/options", {"run": "x"}).status == 400


def test_an_explanation_names_levels_and_run(client):
    answer = client("reader").get("/api/assets/TT000065/explanation")
    assert answer.status == 200, answer
    assert answer.json["reference"] == "TT000065" and answer.json["levels"]
    assert answer.json["run"] and answer.json["judged_anew"] is False and answer.json["said"] is None
    assert client("public").get("/api/assets/TT000065/explanation").status == 403
    for wrong, status in (("0", 400), ("x", 400), ("99999", 404)):
        answer = client("reader").get("/api/assets/TT000065/explanation", {"run": wrong})
        assert answer.status == status and answer.json["parameter"] == "run", answer


def test_what_would_change_a_rating_is_said_and_how_robust_it_is(client):
    answer = client("reader").get("/api/assets/TT000065/sensitivity")
    assert answer.status == 200 and answer.json["reference"] == "TT000065", answer
    levels = {level["objective"]: level for level in client("reader").json("/api/assets/TT000065/explanation")["levels"] if not level["commitment"]}
    for found in answer.json["objectives"]:
        assert found["score"] == levels[found["objective"]]["score"] and 0 <= found["stays"] <= 1
        assert found["robust"] == (found["stays"] >= answer.json["robust_share"])
    sentences = [fact[way]["sentence"] for found in answer.json["objectives"] for fact in found["facts"] for way in ("better", "worse") if fact[way]]
    assert sentences and all(" now" in sentence for sentence in sentences)
    assert client("reader").get("/api/assets/TT000065/sensitivity", {"run": "x"}).status == 400


def test_the_least_robust_ratings_come_first(client):
    answer = client("reader").get("/api/sensitivity", {"limit": "5"})
    stays = [found["stays"] for found in answer.json["ratings"]]
    assert answer.status == 200 and 0 < len(stays) <= 5 and stays == sorted(stays), answer
    assert all(found["robust"] <= found["ratings"] for found in answer.json["objectives"])
    one = client("reader").get("/api/sensitivity", {"objective": "2"}).json
    assert {found["objective"] for found in one["ratings"] + one["objectives"]} == {2}
    assert client("public").get("/api/sensitivity").status == 403
    for name, wrong in (("objective", "7"), ("objective", "x"), ("limit", "0"), ("run", "0")):
        answer = client("reader").get("/api/sensitivity", {name: wrong})
        assert answer.status == 400 and answer.json["parameter"] == name, answer


# --- the document ---

def test_answers_are_as_the_openapi_document_says(client, carried):
    jsonschema = pytest.importorskip("jsonschema")
    document = client("reader").get("/api-definition", {"f": "json"}).json

    def nullable(schema):
        if isinstance(schema, dict):
            schema = {key: nullable(value) for key, value in schema.items()}
            if schema.pop("nullable", False) and "type" in schema:
                schema["type"] = [schema["type"], "null"]
        return [nullable(item) for item in schema] if isinstance(schema, list) else schema

    components = nullable(document["components"])
    for path, shape in (("/api/assets", "Assets"), ("/api/assets/TT000065", "Record"), ("/api/assets/TT000066", "Record"),
                        ("/api/assets/TT000065/history", "History"), ("/api/assets/TT000065/explanation", "Explanation"),
                        ("/api/assets/TT000065/explanation?as_at=2019-06-30", "Explanation"),
                        ("/api/assets/TT000065/facts", "AssetFacts"),
                        ("/api/assets/TT000065/sensitivity", "AssetSensitivity"), ("/api/sensitivity?objective=1&limit=5", "Sensitivity"),
                        ("/api/assets/TT000065/options", "AssetOptions"), ("/api/rates?code=grid_factor", "Rates"), ("/api/method?standing=unchecked", "Method"),
                        ("/api/fields", "Fields"), ("/api/search?q=example", "Found"), ("/api/figures", "Figures"),
                        ("/api/objectives", "Objectives"), ("/api/commitments", "Commitments"), ("/api/criteria", "Criteria"), ("/api/criteria/unmet", "CriteriaUnmet"),
                        ("/api/runs", "Runs"), ("/api/runs/1", "Run"),
                        ("/api/carbon?by=boundary", "Carbon"), ("/api/carbon/path", "CarbonPath"), ("/api/carbon/measures", "CarbonMeasures"),
                        ("/api/carbon/provision", "CarbonProvision"),
                        ("/api/reconciliations/far?explained=true", "FarReconciliation")):
        answer = client("steward").get(path)
        assert answer.status == 200, answer
        jsonschema.validate(answer.json, {"components": components, "$ref": f"#/components/schemas/{shape}"})


def test_the_fixed_asset_register_is_held_against_the_property_register(client, carried):
    answer = client("reader").get("/api/reconciliations/far?year_end=2025-03-31")
    assert answer.status == 200, answer
    kinds = {found["difference"]: found for found in answer.json["differences"] if found["far_reference"] in ("L1", "L2")}
    assert set(kinds) == {"far_only", "class"}
    assert kinds["class"]["far_value"] == "Investment property" and kinds["class"]["amount_gbp"] == 1234567.89
    assert answer.json["totals"][-1]["far_gbp"] == 1254567.90
    assert all(not found["explained"] for found in answer.json["differences"])
    assert answer.json["to_resolve"] == len(answer.json["differences"])
    more = client("reader").get("/api/reconciliations/far?year_end=2025-03-31&explained=true")
    assert len(more.json["differences"]) >= len(answer.json["differences"])


@pytest.mark.parametrize("query, status, parameter", [
    ("year_end=2019-03-31", 404, "year_end"), ("year_end=soon", 400, "year_end"), ("explained=perhaps", 400, "explained")])
def test_what_is_wrong_with_a_reconciliation_is_said(client, carried, query, status, parameter):
    answer = client("reader").get(f"/api/reconciliations/far?{query}")
    assert answer.status == status and answer.json["parameter"] == parameter, answer
    assert client().get("/api/reconciliations/far").status in (401, 403)
