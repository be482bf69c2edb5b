"""Programs send the provider's access tokens; hostile ones open nothing."""
import time

import pytest
from support.provider import Browser, Provider, free_port
from support.service import Service


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    running = Provider(tmp_path_factory.mktemp("provider"), free_port())
    yield running
    running.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory, provider):
    running = Service(tmp_path_factory.mktemp("service"), ["--sign-in", str(provider.config)])
    running.start()
    yield running
    running.close()


@pytest.fixture
def ask(service):
    """/api/me with this token, from an address of the test's own."""
    browser = Browser()
    return lambda token: browser.open(f"{service.url}/api/me", Authorization=f"Bearer {token}")


def claims(provider, **changed):
    now = int(time.time())
    said = {"iss": provider.issuer, "aud": provider.audience, "sub": "some program", "iat": now, "exp": now + 600,
            "azp": "some-program", "roles": ["Terrier.Editor"], **changed}
    return {name: value for name, value in said.items() if value is not None}


# First: an unknown key makes the service ask once a minute, and hostile tokens below have unknown keys.
def test_keys_are_asked_for_again_when_they_change_but_not_for_every_unknown_one(provider, ask):
    assert ask(provider.program_token("reader")).status == 200
    before = provider.ask("hits")["jwks"]
    provider.ask("rotate")
    assert ask(provider.program_token("reader")).status == 200
    assert provider.ask("hits")["jwks"] == before + 1
    for n in range(5):
        assert ask(provider.ask("forge", key="stranger", header={"kid": f"unknown {n}"}, claims=claims(provider))).status == 401
    assert provider.ask("hits")["jwks"] == before + 1



@pytest.mark.parametrize("role", ["reader", "gis", "editor", "steward"])
def test_a_program_gets_the_role_that_its_token_says(provider, ask, role):
    page = ask(provider.program_token(role))
    assert page.status == 200, page
    assert f'"role":"{role}","means":"token"' in page.text


def test_a_program_without_a_role_here_is_known_and_may_nothing(provider, ask):
    page = ask(provider.program_token("nobody"))
    assert page.status == 403, page
    assert "no role here" in page.text


@pytest.mark.parametrize("alg", ["RS256", "PS256", "ES256"])
def test_each_algorithm_that_is_set_up_is_taken(provider, ask, alg):
    page = ask(provider.ask("forge", alg=alg, claims=claims(provider)))
    assert page.status == 200, page
    assert '"actor":"some-program"' in page.text


HOSTILE = {
    "none": {"alg": "none"},
    "none with a signature": {"alg": "none", "signature": "AAAA"},
    "none in other letters": {"header": {"alg": "NoNe"}},
    "shared secret made of the public key": {"alg": "HS256", "key": "public-pem"},
    "an algorithm that is not set up": {"header": {"alg": "RS512"}},
    "said to be of another algorithm": {"alg": "RS256", "header": {"alg": "PS256"}},
    "an unknown key": {"key": "stranger"},
    "a published key that is too short": {"key": "short"},
    "a key that comes with it": {"key": "stranger", "header": {"jwk": {"kty": "RSA", "n": "AQAB", "e": "AQAB"}}},
    "a key at its own address": {"key": "stranger", "header": {"jku": "http://127.0.0.1:9/keys"}},
    "extensions that must be understood": {"header": {"crit": ["b64"], "b64": False}},
    "changed payload": {"tamper": {"roles": ["Terrier.Steward"]}},
    "another audience": {"claims": {"aud": "https://someone-else.test"}},
    "the audience of people's sign-ins": {"claims": {"aud": "terrier"}},
    "no audience": {"claims": {"aud": None}},
    "another issuer": {"claims": {"iss": "https://evil.test"}},
    "expired": {"claims": {"exp": 1000000000}},
    "expiry that is a text": {"claims": {"exp": "4000000000"}},
    "not yet valid": {"claims": {"nbf": 4000000000}},
    "made in the future": {"claims": {"iat": 4000000000}},
    "an id token": {"claims": {"nonce": "abc"}},
    "no subject": {"claims": {"sub": None}},
    "huge": {"claims": {"filler": "x" * 9000}},
    "very huge": {"claims": {"filler": "x" * 30000}},
}


@pytest.mark.parametrize("trick", HOSTILE)
def test_a_hostile_token_opens_nothing(provider, ask, trick):
    told = dict(HOSTILE[trick])
    changed = told.pop("claims", {})
    page = ask(provider.ask("forge", claims=claims(provider, **changed), **told))
    if trick == "huge":
        assert page.status == 200, page  # unusual, but in its limits
    else:
        assert page.status in (401, 431), page
    if trick == "very huge":
        assert page.status == 431, page  # more than the server takes in headers


@pytest.mark.parametrize("token", ["a", "..", "a.b", "a.b.c", "eyJhbGciOiJSUzI1NiJ9..AAAA", "e30.e30.e30", "bnVsbA.bnVsbA.bnVsbA",
                                   "eyJhbGciOiJSUzI1NiIsImFsZyI6Im5vbmUifQ.e30.AAAA"])
def test_what_is_no_token_opens_nothing(ask, token):
    assert ask(token).status == 401


def test_no_token_is_in_the_log(provider, service, ask):
    ask(provider.program_token("reader"))
    assert "eyJ" not in service.server.said()
