"""What is declared is tested, requirement by requirement; and nothing else is declared."""
import pathlib
import re

import pytest

from requirements import CLASSES, NOT_DECLARED, name_of_tests

HERE = pathlib.Path(__file__).resolve().parent


def declared(client):
    return client("reader").json("/conformance", {"f": "json"})["conformsTo"]


def test_every_class_that_is_declared_has_its_tests(client):
    unknown = [uri for uri in declared(client) if uri not in CLASSES]
    assert unknown == [], "declared, but conformance/requirements.py has no row for them"


def test_every_class_of_features_1_to_3_and_cql2_is_declared(client):
    missing = {uri for uri in CLASSES if "ogcapi-tiles" not in uri} - set(declared(client))
    assert missing == set(NOT_DECLARED)


def test_every_class_is_declared_once(client):
    assert len(declared(client)) == len(set(declared(client)))


@pytest.mark.parametrize("uri", CLASSES)
def test_every_requirement_of_a_class_that_is_declared_has_a_test(client, uri):
    if uri not in declared(client):
        return
    file, prefix, requirements = CLASSES[uri]
    source = (HERE / f"test_{file}.py").read_text()
    names = re.findall(r"^def (test_\w+)", source, re.MULTILINE)
    for requirement in requirements.split():
        begins = name_of_tests(prefix, requirement)
        assert any(name.startswith(begins) for name in names), f"no {begins}... in test_{file}.py"
