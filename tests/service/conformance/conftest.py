"""What the conformance tests share."""
import pytest


@pytest.fixture(scope="session")
def reader(client):
    return client("reader")


@pytest.fixture(scope="session")
def api(reader):
    """The API definition."""
    return reader.json("/api-definition", {"f": "json"})


@pytest.fixture(scope="session")
def collections(reader):
    return reader.json("/collections", {"f": "json"})["collections"]


@pytest.fixture(scope="session")
def truth(service):
    """The database as the reader's login sees it, past the service."""
    connection = service.database.connect("terrier_serve_reader")
    yield connection
    connection.close()


@pytest.fixture(scope="session")
def found(reader):
    """found("assets", bbox_crs="...") is the ids of all features that the service gives, in order of id; an underscore
    in a name stands for a hyphen."""
    def ask(collection, **given):
        given = {name.replace("_", "-"): value for name, value in given.items()}
        return sorted(f["id"] for f in reader.features(f"/collections/{collection}/items", {**given, "limit": 10000}))
    return ask


@pytest.fixture(scope="session")
def true_ids(truth):
    """true_ids("asset", "name is null") is the ids that the database gives, in order of id."""
    def ask(view, where, *parameters):
        return sorted(row[0] for row in truth.query(f"select id from served.{view} where {where}", *parameters))
    return ask
