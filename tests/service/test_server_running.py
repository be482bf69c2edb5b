"""The service as it is left running, stopped, and started by systemd's socket."""
import http.client
import json
import os
import signal
import socket
import subprocess

import pytest
from support import paths
from support.database import Database
from support.odd import until
from support.server import end_with_us, environment


@pytest.fixture(scope="module")
def database():
    made = Database()
    yield made
    made.close()


@pytest.fixture
def terrier(database, tmp_path):
    def run(*arguments, code=0):
        done = subprocess.run([str(paths.TERRIER), *arguments, "--data", str(tmp_path / "data")], text=True,
                              capture_output=True, timeout=120, check=False, env=environment(database.dsn))
        assert done.returncode == code, done.stderr
        return done.stdout + done.stderr

    yield run
    run("down")


def address_of(said):
    return said.split("http://")[1].split(" ")[0]


def health(address):
    connection = http.client.HTTPConnection(address, timeout=20)
    connection.request("GET", "/health")
    return connection.getresponse().status


def free_port():
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]


def test_it_is_left_running_once_found_by_status_and_stopped_by_down(terrier, tmp_path):
    listen = f"127.0.0.1:{free_port()}"
    assert listen in terrier("serve", "--detach", "--listen", listen)
    assert health(listen) == 200
    assert "runs already" in terrier("serve", "--detach", "--listen", listen)
    assert f"http://{listen}" in terrier("status")
    assert '"path":"/health"' in (tmp_path / "data" / "log" / "access.log").read_text() or until(
        lambda: '"path":"/health"' in (tmp_path / "data" / "log" / "access.log").read_text())
    assert f"The service at http://{listen} is stopped" in terrier("down")
    with pytest.raises(ConnectionRefusedError):
        health(listen)
    assert "none was left running" in terrier("status")


def test_one_started_otherwise_replaces_it(terrier):
    first = address_of(terrier("serve", "--detach", "--listen", f"127.0.0.1:{free_port()}"))
    second = address_of(terrier("serve", "--detach", "--listen", f"127.0.0.1:{free_port()}", "--cache", "1"))
    assert health(second) == 200
    with pytest.raises(ConnectionRefusedError):
        health(first)


def test_one_that_was_killed_is_known_to_be_gone(terrier):
    listen = f"127.0.0.1:{free_port()}"
    process = int(terrier("serve", "--detach", "--listen", listen).split("(process ")[1].split(")")[0])
    os.kill(process, signal.SIGKILL)
    assert until(lambda: "none was left running" in terrier("status"))
    terrier("serve", "--detach", "--listen", listen)
    assert health(listen) == 200


def test_why_it_did_not_start_is_said(terrier):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        said = terrier("serve", "--detach", "--listen", f"127.0.0.1:{taken.getsockname()[1]}", code=5)
    assert "did not start" in said and "another port" in said
    assert "--listen is an address and a port" in terrier("serve", "--listen", "8750", code=2)
    assert "go together" in terrier("serve", "--tls-key", "x", code=2)
    assert "no address" in terrier("serve", "--listen", "example.com:80", code=2)


def test_a_socket_that_systemd_opened_is_served(database, tmp_path):
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()

        def pass_socket():
            end_with_us()
            os.dup2(listener.fileno(), 3)

        ready = tmp_path / "ready"
        process = subprocess.Popen(
            ["/bin/sh", "-c", 'LISTEN_PID=$$ LISTEN_FDS=1 exec "$@"', "sh", str(paths.TERRIER), "serve", "--data",
             str(tmp_path / "data"), "--ready-file", str(ready), "--access-log", "none"],
            pass_fds=(3,) if listener.fileno() == 3 else (listener.fileno(), 3), preexec_fn=pass_socket,
            env=environment(database.dsn), stdout=subprocess.PIPE)
        try:
            assert until(ready.exists, 60)
            assert health(f"127.0.0.1:{listener.getsockname()[1]}") == 200
        finally:
            process.send_signal(signal.SIGTERM)
            assert process.wait(30) == 0


def test_status_in_json_has_the_service(terrier):
    listen = f"127.0.0.1:{free_port()}"
    terrier("serve", "--detach", "--listen", listen)
    assert listen in json.dumps(json.loads(terrier("status", "--format", "json")))


def test_a_one_time_link_leads_to_the_one_that_was_left_running(terrier):
    assert "http://127.0.0.1:8750/sign-in/link" in terrier("sign-in-link", "--format", "csv")
    listen = f"127.0.0.1:{free_port()}"
    terrier("serve", "--detach", "--listen", listen)
    assert f"http://{listen}/sign-in/link" in terrier("sign-in-link", "--format", "csv")
    assert "https://terrier.example/sign-in/link" in terrier("sign-in-link", "--address", "https://terrier.example/", "--format", "csv")
