"""People sign in at a real provider; what does not belong to their own sign-in does not let anybody in."""
import base64
import hashlib
import json
import urllib.parse

import pytest
from support.provider import Browser, Provider, free_port
from support.service import Service


@pytest.fixture(scope="module")
def port():
    return free_port()


@pytest.fixture(scope="module")
def provider(tmp_path_factory, port):
    running = Provider(tmp_path_factory.mktemp("provider"), port)
    yield running
    running.close()


@pytest.fixture(scope="module")
def service(tmp_path_factory, provider, port):
    running = Service(tmp_path_factory.mktemp("service"), ["--listen", f"127.0.0.1:{port}", "--sign-in", str(provider.config)])
    running.start()
    yield running
    running.close()


@pytest.fixture
def browser():
    return Browser()


def me(service, browser):
    answer = browser.open(f"{service.url}/api/me")
    return json.loads(answer.text) if answer.status == 200 else None


def refused(page, words):
    assert page.status == 403, page
    assert words in page.text, page
    assert "Set-Cookie" not in page.headers or "trs_" not in str(page.headers)


def test_the_page_leads_to_the_provider_with_all_that_the_code_flow_asks(service, provider, browser):
    page = browser.open(f"{service.url}/sign-in?return=/collections")
    assert f'href="{service.url}/sign-in/provider?return=%2Fcollections"' in page.text
    assert "Sign in with the council&#39;s account" in page.text or "council's account" in page.text
    there = urllib.parse.urlsplit(browser.open(f"{service.url}/sign-in/provider").next)
    asked = dict(urllib.parse.parse_qsl(there.query))
    assert f"{there.scheme}://{there.netloc}" == provider.issuer
    assert asked["response_type"] == "code"
    assert asked["client_id"] == "terrier"
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == len(asked["state"]) == len(asked["nonce"]) == 43
    assert len({asked["code_challenge"], asked["state"], asked["nonce"]}) == 3


@pytest.mark.parametrize("role", ["public", "reader", "gis", "editor", "steward"])
def test_a_person_gets_the_role_that_the_provider_says(service, browser, role):
    page = browser.sign_in(service.url, role, back="/collections?limit=5")
    assert page.status == 303, page
    assert page.headers["Location"] == f"{service.url}/collections?limit=5"
    found = me(service, browser)
    assert (found["role"], found["actor"], found["means"]) == (role, f"{role}@council.test", "session")
    assert browser.cookie("terrier-sign-in") is None


def test_who_has_no_role_here_is_told_so_and_not_let_in(service, browser):
    refused(browser.sign_in(service.url, "nobody"), "given you no role here")
    assert me(service, browser) is None


@pytest.mark.parametrize("back", ["//evil.test/", "https://evil.test/", "/\\evil.test", "evil.test", "/a\r\nSet-Cookie: a=b"])
def test_nobody_is_sent_to_another_site_afterwards(service, browser, back):
    assert browser.sign_in(service.url, "reader", back=back).headers["Location"] == f"{service.url}/"


def test_an_answer_that_this_browser_did_not_ask_for_is_refused(service, browser):
    address = Browser().at_provider(service.url, "steward")
    refused(browser.open(address), "this browser")  # no cookie at all
    browser.open(f"{service.url}/sign-in/provider")
    refused(browser.open(address), "this browser")  # the cookie of another sign-in
    assert me(service, browser) is None


def test_an_answer_is_taken_once(service, browser):
    address = browser.at_provider(service.url, "reader")
    kept = browser.cookie("terrier-sign-in")
    assert browser.open(address).status == 303
    again = Browser().open(address, Cookie=f"terrier-sign-in={kept}")
    refused(again, "begin again")
    assert "trs_" not in str(again.headers)


def test_a_state_that_was_used_is_refused_even_with_a_new_code(service, provider, browser):
    address = browser.at_provider(service.url, "reader")
    kept = browser.cookie("terrier-sign-in")
    state = kept.split(".")[0]
    assert browser.open(address).status == 303
    # The same question once more, by hand, so that the provider gives another code for it.
    question = Browser()
    question.open(f"{service.url}/sign-in/provider")
    verified = kept.split(".")[2]
    challenge = base64.urlsafe_b64encode(hashlib.sha256(verified.encode()).digest()).rstrip(b"=").decode()
    asked = urllib.parse.urlencode({
        "response_type": "code", "client_id": "terrier", "redirect_uri": provider.redirect, "scope": "openid profile email",
        "state": state, "nonce": kept.split(".")[1], "code_challenge": challenge, "code_challenge_method": "S256"})
    second = browser.open(f"{provider.issuer}/auth?{asked}")
    while second.status in (302, 303) and not second.next.startswith(service.url):
        second = browser.open(second.next)
    refused(Browser().open(second.next, Cookie=f"terrier-sign-in={kept}"), "finished already")


def test_a_code_of_another_sign_in_is_refused(service, browser):
    stolen = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(Browser().at_provider(service.url, "steward")).query))
    mine = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(browser.at_provider(service.url, "reader")).query))
    mixed = urllib.parse.urlencode({**mine, "code": stolen["code"]})
    refused(browser.open(f"{service.url}/sign-in/callback?{mixed}"), "does not take the code")
    assert me(service, browser) is None


def test_an_answer_of_another_provider_is_refused(service, browser):
    mine = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(browser.at_provider(service.url, "reader")).query))
    mixed = urllib.parse.urlencode({**mine, "iss": "https://evil.test"})
    refused(browser.open(f"{service.url}/sign-in/callback?{mixed}"), "another sign-in provider")


def test_what_the_provider_says_against_it_is_told_as_text(service, browser):
    state = urllib.parse.parse_qs(urllib.parse.urlsplit(browser.open(f"{service.url}/sign-in/provider").next).query)["state"][0]
    page = browser.open(f"{service.url}/sign-in/callback?state={state}&error=%3Cscript%3Ealert(1)%3C/script%3E&session_state=x")
    refused(page, "&lt;script&gt;")
    assert "<script" not in page.text


LIES = {
    "no signature": ({"alg": "none"}, "not a signed token"),
    "a signature of no kind": ({"alg": "none", "signature": "AAAA"}, "signed in a way"),
    "a shared secret": ({"alg": "HS256", "key": "public-pem"}, "signed in a way"),
    "an unknown key": ({"key": "stranger"}, "key that the sign-in provider does not have"),
    "another's key under a known name": ({"key": "stranger", "own_kid": True}, "signature is wrong"),
    "a key that is too short": ({"key": "short"}, "key that the sign-in provider does not have"),
    "a changed payload": ({"tamper": {"roles": ["Terrier.Steward"]}}, "signature is wrong"),
    "another audience": ({"claims": {"aud": "someone-else"}}, "another service"),
    "two audiences and no party": ({"claims": {"aud": ["terrier", "someone-else"]}}, "another client"),
    "another party": ({"claims": {"azp": "someone-else"}}, "another client"),
    "another issuer": ({"claims": {"iss": "https://evil.test"}}, "another sign-in provider"),
    "expired": ({"claims": {"exp": 1000000000}}, "has expired"),
    "no expiry": ({"remove": ["exp"]}, "does not say when it expires"),
    "not yet valid": ({"claims": {"nbf": 4000000000}}, "not valid yet"),
    "made in the future": ({"claims": {"iat": 4000000000}}, "made in the future"),
    "another sign-in's nonce": ({"claims": {"nonce": "A" * 43}}, "another sign-in"),
    "no nonce": ({"remove": ["nonce"]}, "another sign-in"),
    "another access token": ({"claims": {"at_hash": "A" * 22}}, "access token"),
    "no subject": ({"remove": ["sub"]}, "whose it is"),
    "no token": ({"literal": "not.a.token"}, "not a signed token"),
    "huge": ({"claims": {"filler": "x" * 20000}}, "not a signed token"),
}


@pytest.mark.parametrize("lie", LIES)
def test_an_id_token_that_is_wrong_lets_nobody_in(service, provider, browser, lie):
    told, words = LIES[lie]
    told = dict(told)
    if told.pop("own_kid", False):
        told["header"] = {"kid": next(key["kid"] for key in provider.keys() if key["alg"] == "RS256")}
    address = browser.at_provider(service.url, "reader")
    provider.ask("lie", **told)
    refused(browser.open(address), words)
    assert me(service, browser) is None


@pytest.mark.parametrize("alg", ["RS256", "PS256", "ES256"])
def test_each_algorithm_that_is_set_up_is_taken(service, provider, browser, alg):
    address = browser.at_provider(service.url, "reader")
    provider.ask("lie", alg=alg)
    assert browser.open(address).status == 303


def test_nothing_secret_is_in_the_log(service, provider):
    said = service.server.said()
    for secret in (provider.secret, "trs_", "trl_", "trk_", "code=", "eyJ"):
        assert secret not in said
