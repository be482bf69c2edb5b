"""One-time links, sessions and their cookie, and writes that only our own pages may make."""
import concurrent.futures
import json
import re
import time
import urllib.error
import urllib.request

import pytest
from support.provider import Browser
from support.server import Server


@pytest.fixture
def browser():
    return Browser()


def link(service, role="steward", name="somebody"):
    said = service.terrier("sign-in-link", "--role", role, "--name", name, "--address", service.url, "--format", "json")
    return json.loads(said)["link"]


def sign_in(service, browser, role="steward", name="somebody"):
    done = browser.submit(browser.open(link(service, role, name)))
    assert done.status == 303, done
    return done


def me(service, browser):
    answer = browser.open(f"{service.url}/api/me")
    return json.loads(answer.text) if answer.status == 200 else None


def test_a_link_signs_in_once(service, browser):
    address = link(service, "editor", "a surveyor")
    assert browser.open(address).status == browser.open(address).status == 200  # looking does not use it up
    page = browser.open(address)
    done = browser.submit(page)
    assert done.status == 303 and done.headers["Location"] == f"{service.url}/", done
    found = me(service, browser)
    assert (found["actor"], found["role"], found["means"]) == ("a surveyor", "editor", "session")
    other = Browser()
    again = other.submit(page)
    assert again.status == 403 and "used already" in again.text
    assert me(service, other) is None


def test_of_two_who_use_a_link_at_once_one_gets_in(service):
    page = Browser().open(link(service))
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        codes = sorted(pool.map(lambda _: Browser().submit(page).status, range(8)))
    assert codes == [303] + [403] * 7


def test_a_link_that_is_too_old_is_refused(service, browser):
    page = browser.open(link(service))
    service.database.query("update door.sign_in_link set expires_at = now() where used_at is null")
    assert browser.submit(page).status == 403


@pytest.mark.parametrize("token", ["", "x", "trl_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "<script>"])
def test_a_link_that_is_not_ours_signs_nobody_in(service, browser, token):
    page = browser.open(f"{service.url}/sign-in/link", form={"token": token})
    assert page.status == 403
    assert "<script" not in page.text
    assert me(service, browser) is None


def test_the_pages_are_strict(service, browser):
    for path in ("/sign-in", link(service).removeprefix(service.url)):
        page = browser.open(service.url + path)
        policy = page.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
        assert page.headers["Cache-Control"] == "no-store"
        assert page.headers["X-Content-Type-Options"] == "nosniff"
        assert "<script" not in page.text and "style=" not in page.text
    assert page.headers.get_all("Referrer-Policy") == ["no-referrer"]  # its address is a secret


def test_the_cookie_is_not_for_scripts_nor_other_sites(service, browser):
    cookie = sign_in(service, browser).headers["Set-Cookie"]
    assert re.fullmatch(r"terrier=trs_[\w-]{43}; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200", cookie)


def test_behind_tls_the_cookie_is_bound_to_the_host(service, tmp_path):
    behind = Server(service.database.dsn, tmp_path, ["--public-address", "https://terrier.test"]).start()
    try:
        page = Browser().open(f"{behind.url}/sign-in/link", form={"token": link(service).split("token=")[1]})
        assert page.headers["Set-Cookie"].startswith("__Host-terrier=trs_")
        assert "; Secure" in page.headers["Set-Cookie"]
        assert "terrier=" not in page.headers["Set-Cookie"].split("__Host-terrier=")[1]
    finally:
        behind.stop()


def test_signing_in_again_makes_a_new_session_and_ends_the_old_one(service, browser):
    sign_in(service, browser)
    first = browser.cookie("terrier")
    sign_in(service, browser)
    assert browser.cookie("terrier") != first
    assert Browser().open(f"{service.url}/api/me", Cookie=f"terrier={first}").status == 401


def test_signing_out_ends_it_for_good(service, browser):
    sign_in(service, browser)
    kept = browser.cookie("terrier")
    assert me(service, browser)
    done = browser.submit(browser.open(f"{service.url}/sign-in"))
    assert done.status == 303 and done.headers["Location"] == f"{service.url}/sign-in"
    assert browser.cookie("terrier") is None
    assert Browser().open(f"{service.url}/api/me", Cookie=f"terrier={kept}").status == 401


def test_who_has_a_cookie_of_a_session_that_ended_can_sign_in_again(service, browser):
    sign_in(service, browser)
    service.database.query("update door.session set ended_at = now()")
    end = time.monotonic() + 20
    while me(service, browser):
        assert time.monotonic() < end
    page = browser.open(f"{service.url}/sign-in")
    assert page.status == 200 and "You are signed in" not in page.text
    sign_in(service, browser)
    assert me(service, browser)


@pytest.mark.parametrize("column, age", [("expires_at", "0 hours"), ("seen_at", "121 minutes")])
def test_a_session_ends_of_itself(service, column, age):
    browser = Browser()
    sign_in(service, browser)
    service.database.query(f"update door.session set {column} = now() - interval '{age}'")
    assert me(service, browser) is None


def test_a_steward_sees_who_is_signed_in_and_ends_it_at_once(service, browser):
    sign_in(service, browser, name="to be ended")
    assert me(service, browser)
    steward = service.client("steward")
    found = next(one for one in steward.json("/api/sessions")["sessions"] if one["actor"] == "to be ended")
    assert steward.request("DELETE", f"/api/sessions/{found['session']}").status == 204
    assert me(service, browser) is None
    assert steward.request("DELETE", "/api/sessions/999999").status == 404


@pytest.mark.parametrize("headers, code", [
    ({}, 403),
    ({"X_CSRF_Token": "A" * 43}, 403),
    ({"X_CSRF_Token": "right"}, 404),
    ({"X_CSRF_Token": "right", "Sec_Fetch_Site": "same-origin"}, 404),
    ({"X_CSRF_Token": "right", "Sec_Fetch_Site": "cross-site"}, 403),
    ({"X_CSRF_Token": "right", "Sec_Fetch_Site": "same-site"}, 403),
    ({"X_CSRF_Token": "right", "Origin": "https://evil.test"}, 403),
    ({"X_CSRF_Token": "right", "Origin": "null"}, 403),
    ({"X_CSRF_Token": "right", "Origin": "own"}, 404),
])
def test_a_write_by_session_needs_the_token_and_our_own_page(service, browser, headers, code):
    sign_in(service, browser)
    words = {"right": me(service, browser)["csrf"], "own": service.url}
    sent = {name.replace("_", "-"): words.get(value, value) for name, value in headers.items()}
    request = urllib.request.Request(f"{service.url}/api/keys/999999", method="DELETE", headers=sent)
    try:
        answer = browser._opener.open(request, timeout=30)
    except urllib.error.HTTPError as refused:
        answer = refused
    with answer:
        assert answer.status == code, answer.read()


def test_a_token_of_another_session_is_no_token(service, browser):
    sign_in(service, browser)
    other = Browser()
    sign_in(service, other)
    page = browser.open(f"{service.url}/sign-in/out", form={"csrf": me(service, other)["csrf"]})
    assert page.status == 403
    assert me(service, browser)


def test_another_site_cannot_sign_somebody_in_as_somebody_else(service, browser):
    token = link(service).split("token=")[1]
    for headers in ({"Origin": "https://evil.test"}, {"Sec_Fetch_Site": "cross-site"}):
        assert browser.open(f"{service.url}/sign-in/link", form={"token": token}, **headers).status == 403
    assert browser.open(f"{service.url}/sign-in/link", form={"token": token}, Origin=service.url).status == 303


def test_signing_in_that_fails_too_often_is_refused_for_a_while(service, browser):
    codes = [browser.open(f"{service.url}/sign-in/link", form={"token": "x"}) for _ in range(12)]
    assert [page.status for page in codes] == [403] * 10 + [429] * 2
    assert 0 < int(codes[-1].headers["Retry-After"]) <= 60


@pytest.mark.parametrize("cookie", ["terrier", "terrier=", "terrier=x", "terrier=trs_" + "A" * 43, "=", ";;;", "terrier=\x01", "a=" + "b" * 4000])
def test_cookies_of_any_kind_leave_the_way_in_open(service, cookie):
    page = Browser().open(f"{service.url}/sign-in", Cookie=cookie)
    assert page.status in (200, 400), page
    assert Browser().open(f"{service.url}/api/me", Cookie=cookie).status in (400, 401)


def test_only_digests_are_kept_and_nothing_is_in_the_log(service, browser):
    token = link(service).split("token=")[1]
    browser.submit(browser.open(f"{service.url}/sign-in/link?token={token}"))
    kept = browser.cookie("terrier")
    rows = str(service.database.query("select s::text from door.session s union all select l::text from door.sign_in_link l"))
    said = service.server.said()
    for secret in (token, kept, "trl_", "trs_"):
        assert secret not in rows
        assert secret not in said
