"""Every route is asked for by every role, and lets in those that its table says, and nobody else."""
import re

import pytest
from support import paths, role_table

ROUTES = role_table.routes(paths.TERRIER)


def let_in(service, role, route):
    """Whether the door lets `role` through. A parameter that no route knows keeps handlers from doing anything: it is
    refused after the door."""
    client = service.client(None if role == "nobody" else role)
    path = re.sub(r"\{\w+\}", "0", route["path"])
    answer = client.request(route["method"], path, {"no-such-parameter": "1"}, headers={"Sec-Fetch-Site": "same-origin"})
    if answer.status == 401:
        assert role == "nobody", answer
        assert answer.headers.get_all("WWW-Authenticate"), answer
        return False
    return not (answer.status == 403 and answer.type.endswith("json") and re.fullmatch(r"your role, \w+, may not do this", answer.json["detail"]))


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route['method']} {route['path']}")
def test_a_route_lets_in_the_roles_of_its_table_and_nobody_else(service, route):
    found = [role for role in role_table.ROLES if let_in(service, role, route)]
    assert found == route["roles"]


def test_without_a_credential_there_is_the_way_in_and_whether_it_runs_and_nothing_else():
    open_to_nobody = {route["path"] for route in ROUTES if "nobody" in route["roles"]}
    assert {path for path in open_to_nobody if not path.startswith("/sign-in")} <= {"/health", "/ready", "/style.css"}


def test_roles_that_only_read_have_no_route_that_writes():
    keeps_nothing = ("/sign-in", "/api/what-if")
    writes = [route for route in ROUTES if route["method"] != "GET" and not route["path"].startswith(keeps_nothing)]
    assert writes
    for route in writes:
        assert set(route["roles"]) <= {"editor", "steward"}, route


def test_keys_and_sessions_are_for_stewards():
    for route in ROUTES:
        if route["path"].startswith(("/api/keys", "/api/sessions")):
            assert route["roles"] == ["steward"]


def test_the_page_about_signing_in_has_this_table():
    assert role_table.in_page() == role_table.table(ROUTES), "run tests/service/support/role_table.py"
