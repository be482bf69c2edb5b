"""Fixtures of the service's tests.

    service        the whole of it, for a test file: .client(role), .database.query(sql), .server, .raw(), .terrier(...)
    client         service.client: client("reader").get("/collections")
    fresh_service  another one, for a test that breaks things or changes the register
"""
import pathlib
import subprocess
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from support import paths  # noqa: E402
from support.service import Service  # noqa: E402


def _can_serve():
    listed = subprocess.run([str(paths.TERRIER), "--help"], capture_output=True, text=True, check=False).stdout
    return "\n  serve " in listed and "\n  keys " in listed


@pytest.fixture(scope="session")
def service(tmp_path_factory):
    if not _can_serve():
        pytest.skip("this build has no `terrier serve` or no `terrier keys`")
    running = Service(tmp_path_factory.mktemp("service")).start()
    yield running
    running.close()


@pytest.fixture
def fresh_service(tmp_path):
    if not _can_serve():
        pytest.skip("this build has no `terrier serve` or no `terrier keys`")
    running = Service(tmp_path / "service").start()
    yield running
    running.close()


@pytest.fixture(scope="session")
def server(service):
    return service.server


@pytest.fixture(scope="session")
def client(service):
    return service.client
