"""Fixtures of the service's tests.

    service        the whole of it, for a test file: .client(role), .database.query(sql), .server, .raw(), .terrier(...)
    client         service.client: client("reader").get("/collections")
    fresh_service  another one, for a test that breaks things or changes the register
"""
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from support.service import Service  # noqa: E402


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    running = Service(tmp_path_factory.mktemp("service")).start()
    yield running
    running.close()


@pytest.fixture
def fresh_service(tmp_path):
    running = Service(tmp_path / "service").start()
    yield running
    running.close()


@pytest.fixture(scope="session")
def server(service):
    return service.server


@pytest.fixture(scope="session")
def client(service):
    return service.client
