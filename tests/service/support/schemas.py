"""Answers against the schemas of tests/service/schemas."""
import functools
import json

import jsonschema

from . import paths


@functools.lru_cache(maxsize=None)
def _validator(name):
    store = {}
    for file in paths.SCHEMAS.glob("*.json"):
        store[file.name] = json.loads(file.read_text())
    schema = store[f"{name}.json"]
    resolver = jsonschema.RefResolver(base_uri=schema["$id"], referrer=schema, store=store)
    return jsonschema.Draft7Validator(schema, resolver=resolver, format_checker=jsonschema.draft7_format_checker)


def faults(document, name):
    """What is wrong with it by the schema of that name, a sentence each."""
    return [f"{'/'.join(map(str, fault.absolute_path))}: {fault.message[:300]}"
            for fault in _validator(name).iter_errors(document)]


def check(document, name):
    """Fails with the first faults, if there are any."""
    found = faults(document, name)
    assert not found, f"not a {name}:\n" + "\n".join(found[:10])
    return document


def problem(answer, status, parameter=None):
    """The problem document of an answer that must be one of that status, and must name that query parameter."""
    assert answer.status == status, answer
    assert answer.type == "application/problem+json", answer.type
    document = check(answer.json, "problem")
    assert document["status"] == status
    if parameter is not None:
        assert document.get("parameter") == parameter, document
    return document
