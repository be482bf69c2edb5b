"""The schemas that answers are held against: they refuse what is wrong, or they would prove nothing."""
import copy

import pytest
from support.schemas import faults

POINT = {"type": "Feature", "id": "A", "geometry": {"type": "Point", "coordinates": [1.0, 2.0]}, "properties": {}}
PARAMETER = {"name": "limit", "in": "query", "schema": {"type": "integer"}}
API = {"openapi": "3.0.3", "info": {"title": "t", "version": "1"},
       "paths": {"/things": {"get": {"parameters": [PARAMETER], "responses": {"200": {"description": "d"}}}}}}


def changed(document, *path_and_value):
    *path, last, value = path_and_value
    document = copy.deepcopy(document)
    at = document
    for step in path:
        at = at[step]
    if value is None:
        del at[last]
    else:
        at[last] = value
    return document


def test_good_ones_have_no_fault():
    assert faults(POINT, "featureGeoJSON") == []
    assert faults({"type": "FeatureCollection", "features": [POINT], "links": []}, "featureCollectionGeoJSON") == []
    assert faults(API, "openapi-3.0") == []


@pytest.mark.parametrize("wrong", [
    changed(POINT, "id", None), changed(POINT, "type", "feature"), changed(POINT, "geometry", "coordinates", ["1", 2]),
    changed(POINT, "geometry", {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]}),
    changed(POINT, "crs", {"type": "name"}), changed(POINT, "geometry", "crs", {"type": "name"}),
])
def test_a_feature_that_is_none_is_refused(wrong):
    assert faults(wrong, "featureGeoJSON")


GET = ("paths", "/things", "get")


@pytest.mark.parametrize("wrong", [
    changed(API, "openapi", "3.1.0"), changed(API, "info", "version", None), changed(API, "paths", "things", {}),
    changed(API, *GET, "responses", None), changed(API, *GET, "responses", {}), changed(API, *GET, "answers", {}),
    changed(API, *GET, "responses", {"2xx": {"description": "d"}}),
    changed(API, *GET, "responses", "200", {"content": {}}),
    changed(API, *GET, "parameters", [changed(PARAMETER, "schema", None)]),
    changed(API, *GET, "parameters", [changed(PARAMETER, "in", "path")]),
    changed(API, *GET, "parameters", [changed(PARAMETER, "style", "simple")]),
    changed(API, *GET, "parameters", [changed(PARAMETER, "schema", {"type": ["integer", "null"]})]),
    changed(API, *GET, "parameters", [changed(PARAMETER, "schema", {"type": "array"})]),
    changed(API, *GET, "parameters", [changed(PARAMETER, "schema", {"const": 1})]),
    changed(API, *GET, "parameters", [PARAMETER, PARAMETER]),
    changed(API, "components", {"securitySchemes": {"key": {"type": "apiKey"}}}),
    changed(API, "components", {"schemas": {"a b": {"type": "object"}}}),
])
def test_an_openapi_document_that_is_none_is_refused(wrong):
    assert faults(wrong, "openapi-3.0")
