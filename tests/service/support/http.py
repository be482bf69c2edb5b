"""A small HTTP client that keeps its connection, and bare sockets for what no decent client sends."""
import http.client
import json
import socket
import urllib.parse

TIMEOUT = 60


class Answer:
    """An answer. Header names are in any case; `body` is as it came (decode with `text` or `json`)."""

    def __init__(self, status, headers, body, url):
        self.status, self.headers, self.body, self.url = status, headers, body, url

    def __repr__(self):
        return f"<{self.status} of {self.url}: {self.body[:600]!r}>"

    @property
    def text(self):
        return self.body.decode("utf-8")

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def type(self):
        """The media type without its parameters."""
        return (self.headers.get("Content-Type") or "").split(";")[0].strip().lower()

    def links(self, rel):
        return [link for link in self.json.get("links", ()) if link["rel"] == rel]

    def link(self, rel):
        """The address of the first link of that relation, or None."""
        return next((link["href"] for link in self.links(rel)), None)


class Client:
    """Speaks to one server. `headers` go with every request: the credential."""

    def __init__(self, host, port, headers=None):
        self.host, self.port, self.headers = host, port, dict(headers or {})
        self._connection = None

    def with_headers(self, **headers):
        """The same client with further headers: Accept_Encoding="gzip"."""
        return Client(self.host, self.port, {**self.headers, **{k.replace("_", "-"): v for k, v in headers.items()}})

    def close(self):
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def request(self, method, path, params=None, body=None, headers=None):
        """`path` may be a whole address of this server (a link); `params` a dict or a list of pairs, encoded here."""
        target = self._target(path, params)
        sent = {**self.headers, **(headers or {})}
        if isinstance(body, (dict, list)):
            body = json.dumps(body).encode()
            sent.setdefault("Content-Type", "application/json")
        for attempt in (1, 2):
            fresh = self._connection is None
            if fresh:
                self._connection = http.client.HTTPConnection(self.host, self.port, timeout=TIMEOUT)
            try:
                self._connection.request(method, target, body=body, headers=sent)
                response = self._connection.getresponse()
                answer = Answer(response.status, response.headers, response.read(), target)
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.close()  # an idle connection may be closed at any time: once more, on a new one
                if fresh or attempt == 2:
                    raise
                continue
            except Exception:
                self.close()
                raise
            if response.will_close:
                self.close()
            return answer
        raise AssertionError("not reached")

    def get(self, path, params=None, **headers):
        return self.request("GET", path, params, headers={k.replace("_", "-"): v for k, v in headers.items()})

    def json(self, path, params=None, status=200):
        answer = self.get(path, params)
        assert answer.status == status, answer
        return answer.json

    def pages(self, path, params=None, most=10000):
        """The answers of a collection's items, by their `next` links."""
        answer = self.get(path, params)
        for _ in range(most):
            assert answer.status == 200, answer
            yield answer
            address = answer.link("next")
            if address is None:
                return
            answer = self.get(address)
        raise AssertionError(f"{path} had more than {most} pages")

    def features(self, path, params=None):
        """All features, over all pages."""
        return [feature for page in self.pages(path, params) for feature in page.json["features"]]

    @staticmethod
    def _target(path, params):
        parts = urllib.parse.urlsplit(path)
        target = parts.path or "/"
        query = parts.query
        if params:
            more = urllib.parse.urlencode(params, doseq=True, quote_via=urllib.parse.quote)
            query = f"{query}&{more}" if query else more
        return f"{target}?{query}" if query else target


class Raw:
    """A bare connection: send any bytes, read what comes."""

    def __init__(self, host, port, timeout=10):
        self.socket = socket.create_connection((host, port), timeout=timeout)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data.encode() if isinstance(data, str) else data)

    def read_all(self):
        """Until the server closes or says nothing for the timeout; a reset counts as closed."""
        read = b""
        try:
            while chunk := self.socket.recv(65536):
                read += chunk
        except (socket.timeout, ConnectionResetError):
            pass
        return read

    def closed(self):
        """Whether the server has closed it: nothing more, not even after the timeout."""
        try:
            return self.socket.recv(65536) == b""
        except ConnectionResetError:
            return True
        except socket.timeout:
            return False

    def answer(self):
        """The next answer as (status, header bytes, body bytes), by its Content-Length."""
        read = b""
        while b"\r\n\r\n" not in read:
            chunk = self.socket.recv(65536)
            if not chunk:
                raise EOFError(f"closed after {read!r}")
            read += chunk
        head, body = read.split(b"\r\n\r\n", 1)
        length = 0
        for line in head.split(b"\r\n")[1:]:
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        while len(body) < length:
            chunk = self.socket.recv(65536)
            if not chunk:
                raise EOFError("closed within the body")
            body += chunk
        return int(head.split(b" ")[1]), head, body[:length]
