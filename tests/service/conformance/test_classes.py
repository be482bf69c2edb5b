"""What is declared is tested, requirement by requirement; and nothing else is declared."""
import pathlib
import re

import pytest

from requirements import CLASSES, tests_name

HERE = pathlib.Path(__file__).resolve().parent


def declared(client):
    return client("reader").json("/conformance", {"f": "json"})["conformsTo"]


def test_every_class_that_is_declared_has_its_tests(client):
    unknown = [uri for uri in declared(client) if uri not in CLASSES]
    assert unknown == [], "declared, but conformance/requirements.py has no row for them"


def test_every_class_of_features_1_to_3_and_cql2_is_declared(client):
    missing = [uri for uri in CLASSES if "ogcapi-tiles" not in uri and uri not in declared(client)]
    assert missing == []


def test_every_class_is_declared_once(client):
    assert len(declared(client)) == len(set(declared(client)))


@pytest.mark.parametrize("uri", CLASSES)
def test_every_requirement_has_a_test(uri):
    file, prefix, requirements = CLASSES[uri]
    source = (HERE / f"test_{file}.py").read_text()
    names = re.findall(r"^def (test_\w+)", source, re.MULTILINE)
    for requirement in requirements.split():
        begins = tests_name(prefix, requirement)
        assert any(name.startswith(begins) for name in names), f"no {begins}... in test_{file}.py"
