"""OGC API Features 1, requirements class OpenAPI 3.0 (17-069r4, clause 9)."""
import re
import urllib.parse

import pytest
from support.schemas import check


def resolve(api, value):
    while "$ref" in value:
        assert value["$ref"].startswith("#/")
        found = api
        for step in value["$ref"][2:].split("/"):
            assert step in found, f"{value['$ref']} leads nowhere"
            found = found[step]
        value = found
    return value


def references(value):
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def operations(api):
    for path, methods in api["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def test_oas_definition_1__it_is_given_as_openapi_json_and_as_a_page(reader):
    answer = reader.get("/api-definition", Accept="application/vnd.oai.openapi+json;version=3.0")
    assert answer.headers["Content-Type"].replace(" ", "") == "application/vnd.oai.openapi+json;version=3.0"
    for page in (reader.get("/api-definition", Accept="text/html"), reader.get("/api-definition", {"f": "html"}), reader.get("/api.html")):
        assert page.status == 200 and page.type == "text/html"


def test_oas_definition_2__it_is_valid_openapi_3_0(api):
    check(api, "openapi-3.0")


def test_oas_definition_2__every_reference_leads_somewhere(api):
    for reference in references(api):
        resolve(api, reference)


def test_oas_definition_2__names_of_operations_are_used_once(api):
    names = [operation["operationId"] for _, _, operation in operations(api)]
    assert len(names) == len(set(names))


def test_oas_definition_2__every_part_of_a_path_is_described(api):
    for path, method, operation in operations(api):
        parts = re.findall(r"\{([^}]+)\}", path)
        described = [resolve(api, p) for p in operation.get("parameters", [])]
        for part in parts:
            own = [p for p in described if p["in"] == "path" and p["name"] == part]
            assert len(own) == 1, f"{method} {path}: {part}"
            assert own[0].get("description"), f"{method} {path}: {{{part}}} has no row in engine/service/openapi_components.json"


def test_oas_definition_2__no_component_is_there_for_nothing(api):
    used = {reference["$ref"] for reference in references(api)}
    for name in api["components"]["schemas"]:
        assert f"#/components/schemas/{name}" in used, name


def fill(api, path, operation):
    """The path with the examples of its parts; a part without one (a key's identity) is some number."""
    for parameter in operation.get("parameters", []):
        parameter = resolve(api, parameter)
        if parameter["in"] == "path":
            path = path.replace("{%s}" % parameter["name"], urllib.parse.quote(str(parameter.get("example", 999999)), safe=""))
    return path


def is_simple_get(path, method):
    """A GET that answers at once here: no stream that ends when some work does, and nothing of a sign-in provider."""
    return method == "get" and "event" not in path and not path.startswith("/sign-in/")


def answered(client, api, path, method, operation, query=None):
    """As the steward, who may do everything; with what must be given; without a body, so that nothing is written."""
    described = [resolve(api, p) for p in operation.get("parameters", [])]
    must = {p["name"]: p["example"] for p in described if p["in"] == "query" and p["required"]}
    return client("steward").request(method.upper(), fill(api, path, operation), {**must, **(query or {})})


def test_oas_impl__every_path_is_there_with_every_method(client, api):
    for path, method, operation in operations(api):
        if "event" in path:
            continue
        answer = answered(client, api, path, method, operation)
        assert answer.status != 405, f"{method} {path}"
        assert answer.status < 500, f"{method} {path}: {answer}"
        if is_simple_get(path, method) and "999999" not in answer.url:
            assert answer.status < 400, f"{method} {path}: {answer}"


def test_oas_impl__nothing_but_what_is_there_is_answered(client, api):
    """The document is made from the routes: a path beside them is 404."""
    for path in ("/collections/assets/nothing", "/api", "/api-definition/x", "/apidefinition", "/api.html/"):
        assert client("steward").get(path).status == 404, path


NEEDS = {"filter-lang": {"filter": "name IS NULL"}, "filter-crs": {"filter": "name IS NULL"}, "bbox-crs": {"bbox": "300000,100000,400000,200000"},
         "budget": {"forecast": "10"}, "objective": {"rating": "red"}}


def test_oas_impl__every_example_works(client, api):
    for path, method, operation in operations(api):
        described = [resolve(api, p) for p in operation.get("parameters", [])]
        for parameter in described:
            if parameter["name"] in ("run", "as_at", "known_at"):
                continue  # of then there is nothing of the asset of the examples: test_api_times.py tries them
            if is_simple_get(path, method) and parameter["in"] == "query" and "example" in parameter and "999999" not in fill(api, path, operation):
                example = parameter["example"]
                example = str(example).lower() if isinstance(example, bool) else example
                beside = {name: value for name, value in NEEDS.get(parameter["name"], {}).items() if name in [p["name"] for p in described]}
                query = {**beside, parameter["name"]: example}
                answer = answered(client, api, path, method, operation, query)
                assert answer.status < 400 or "999999" in answer.url, f"{path} {query}: {answer}"


def test_completeness__every_operation_says_its_good_answer_and_its_faults(api):
    for path, method, operation in operations(api):
        codes = set(operation["responses"])
        assert codes & {"200", "2XX"}, f"{method} {path}"
        assert "400" in codes and "500" in codes and "default" in codes, f"{method} {path}"


def test_completeness__answers_are_of_the_types_that_it_says(client, api):
    for path, method, operation in operations(api):
        if not is_simple_get(path, method) or "200" not in operation["responses"]:
            continue
        said = {kind.split(";")[0] for kind in operation["responses"]["200"]["content"]}
        answer = answered(client, api, path, method, operation)
        if answer.status == 200:
            assert answer.type in said, f"{path}: {answer.type}, not {said}"


def test_exception_codes__a_fault_is_said_where_it_can_happen(client, api):
    for path, method, operation in operations(api):
        if is_simple_get(path, method):
            answer = answered(client, api, path, method, operation, {"colour": "red"})
            assert answer.status == 400, f"{path}: {answer}"
            assert "400" in operation["responses"]
        if operation.get("security") != []:
            refused = client().request(method.upper(), fill(api, path, operation))
            assert refused.status == 401, f"{method} {path} without a credential: {refused}"
            assert "401" in operation["responses"]


def test_security__ways_to_sign_in_are_described_and_work(service, api):
    kinds = api["components"]["securitySchemes"]
    assert {(kind["type"], kind.get("scheme", kind.get("name"))) for kind in kinds.values()} >= {
        ("http", "bearer"), ("http", "basic"), ("apiKey", "X-API-Key")}
    assert api["security"], "a credential is the rule"
    key = service.key("reader")
    assert service.client(None, **{"X-API-Key": key}).get("/collections").status == 200
    assert service.client(None, Authorization=f"Bearer {key}").get("/collections").status == 200
