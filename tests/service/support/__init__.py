"""What the tests of the service share: a database, a server, clients. Tests use the fixtures of conftest.py."""
