"""A sign-in provider (tests/service/provider) and a browser that signs in there."""
import base64
import functools
import html
import http.client
import http.cookiejar
import itertools
import json
import os
import pathlib
import re
import secrets
import shutil
import socket
import subprocess
import urllib.error
import urllib.parse
import urllib.request

import pytest

from .server import end_with_us

HOME = pathlib.Path(__file__).resolve().parent.parent / "provider"
ROLES = ("public", "reader", "gis", "editor", "steward")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Provider:
    """Runs for a service on `port` of the loopback, whose configuration it writes: see `config`."""

    def __init__(self, directory, port, **more):
        if shutil.which("node") is None or not (HOME / "node_modules" / "oidc-provider").is_dir():
            pytest.skip("no sign-in provider: install node, and run `npm ci` in tests/service/provider")
        self.redirect = f"http://127.0.0.1:{port}/sign-in/callback"
        self.secret = secrets.token_urlsafe(32)
        self.process = subprocess.Popen(
            ["node", "provider.mjs", self.redirect], cwd=HOME, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            preexec_fn=end_with_us, env={**os.environ, "CLIENT_SECRET": self.secret, "NODE_ENV": "production"})
        said = json.loads(self.process.stdout.readline())
        self.issuer, self.audience = said["issuer"], said["audience"]
        self.config = self._write_config(pathlib.Path(directory), more)

    def _write_config(self, directory, more):
        directory.mkdir(parents=True, exist_ok=True)
        secret = directory / "client-secret"
        secret.write_text(self.secret + "\n")
        secret.chmod(0o600)
        config = directory / "sign-in.json"
        config.write_text(json.dumps({"provider": {
            "issuer": self.issuer, "client_id": "terrier", "client_secret_file": str(secret), "redirect": self.redirect,
            "audience": self.audience, "label": "Sign in with the council's account",
            "algorithms": ["RS256", "PS256", "ES256"],
            "roles": {f"Terrier.{role.capitalize()}": role for role in ROLES}, **more}}))
        return config

    def close(self):
        self.process.kill()
        self.process.wait()
        self.process.stdout.close()

    def keys(self):
        """What it publishes."""
        with urllib.request.urlopen(f"{self.issuer}/jwks", timeout=10) as answer:
            return json.load(answer)["keys"]

    def ask(self, what, **body):
        request = urllib.request.Request(f"{self.issuer}/test/{what}", json.dumps(body).encode())
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)

    def program_token(self, role):
        """A real access token of a program with that role."""
        pair = f"program-{role}:{urllib.parse.quote(self.secret, safe='')}".encode()
        form = {"grant_type": "client_credentials", "resource": self.audience, "scope": "api"}
        request = urllib.request.Request(f"{self.issuer}/token", urllib.parse.urlencode(form).encode(),
                                         {"Authorization": f"Basic {base64.b64encode(pair).decode()}"})
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.load(answer)["access_token"]


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Page:
    def __init__(self, status, headers, text, url):
        self.status, self.headers, self.text, self.url = status, headers, text, url

    def __repr__(self):
        return f"<{self.status} of {self.url}: {self.text[:600]}>"

    @property
    def next(self):
        return urllib.parse.urljoin(self.url, self.headers["Location"])


class _From(urllib.request.HTTPHandler):
    def __init__(self, source):
        super().__init__()
        self._connection = functools.partial(http.client.HTTPConnection, source_address=(source, 0))

    def http_open(self, request):
        return self.do_open(self._connection, request)


class Browser:
    """Keeps cookies; follows nothing by itself. Each has an address of its own (127.a.b.c), so that what fails on
    purpose in one test does not count against another."""

    _numbers = itertools.count(1)

    def __init__(self, source=None):
        number = next(Browser._numbers)
        self.source = source or f"127.{os.getpid() % 200 + 10}.{number // 200}.{number % 200 + 1}"
        self.cookies = http.cookiejar.CookieJar()
        self._opener = urllib.request.build_opener(
            _Stay, _From(self.source), urllib.request.HTTPCookieProcessor(self.cookies), urllib.request.ProxyHandler({}))

    def open(self, url, form=None, **headers):
        data = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(url, data, {k.replace("_", "-"): v for k, v in headers.items()})
        try:
            answer = self._opener.open(request, timeout=30)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            return Page(answer.status, answer.headers, answer.read().decode(), url)

    def submit(self, page, **values):
        """The page's form, with these values."""
        action = re.search(r'<form[^>]*action="([^"]*)"', page.text).group(1)
        form = {}
        for field in re.findall(r"<input[^>]*>", page.text):
            name, value = re.search(r'name="([^"]*)"', field), re.search(r'value="([^"]*)"', field)
            if name:
                form[name.group(1)] = html.unescape(value.group(1)) if value else ""
        return self.open(urllib.parse.urljoin(page.url, html.unescape(action)), {**form, **values})

    def cookie(self, name):
        return next((cookie.value for cookie in self.cookies if cookie.name == name), None)

    def at_provider(self, service, login, back="/"):
        """Signs in at the provider; gives the address of our own that it sends the browser back to."""
        page = self.open(f"{service}/sign-in/provider?return={urllib.parse.quote(back)}")
        for _ in range(12):
            if page.status in (302, 303):
                if page.next.startswith(f"{service}/sign-in/callback"):
                    return page.next
                page = self.open(page.next)
            elif 'name="login"' in page.text:
                page = self.submit(page, login=login, password="any")
            elif 'name="prompt"' in page.text:
                page = self.submit(page)
            else:
                break
        raise AssertionError(page)

    def sign_in(self, service, login, back="/"):
        return self.open(self.at_provider(service, login, back))
