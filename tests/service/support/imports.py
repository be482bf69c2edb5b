"""Uploads and jobs, as a program asks for them."""
import io
import json
import time
import uuid

GOOD = b"AssetCode,PropertyName,Category,PostCode\nNEW1,New Hall,hall,TA1 1AA\nNEW2,New Park,park,TA1 1AB\n"
BAD = b"AssetCode,PropertyName,Category,PostCode\nNEW1,New Hall,hall,TA1 1AA\n,=Nameless,park,TA1 1AB\n"


def form(file, name="assets.csv", **fields):
    """A multipart body and its headers, as a browser's form sends it."""
    boundary = uuid.uuid4().hex
    body = io.BytesIO()
    for field, value in fields.items():
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"\r\n\r\n{value}\r\n'.encode())
    if file is not None:
        body.write(f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
                   f"Content-Type: application/octet-stream\r\n\r\n".encode() + file + b"\r\n")
    body.write(f"--{boundary}--\r\n".encode())
    return body.getvalue(), {"Content-Type": f"multipart/form-data; boundary={boundary}"}


def upload(client, file, name="assets.csv", key=None, **fields):
    body, headers = form(file, name, **{"kind": "register", **fields})
    if key:
        headers["Idempotency-Key"] = key
    return client.request("POST", "/api/imports", body=body, headers=headers)


def events(client, path):
    """All events of a stream, read to its end."""
    answer = client.get(path)
    assert answer.status == 200 and answer.type == "text/event-stream", answer
    found = []
    for block in answer.text.split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n") if line and not line.startswith(":"))
        if lines:
            found.append((lines["event"], json.loads(lines["data"])))
    return found


def finished(client, job):
    """The job, once it has ended."""
    kind, last = events(client, f"/api/jobs/{job}/events")[-1]
    assert kind == "result", last
    return last


def previewed(client, file, **fields):
    answer = upload(client, file, **fields)
    assert answer.status == 202, answer
    finished(client, answer.json["job"])
    return client.json(f"/api/imports/{answer.json['id']}")


def spooled(service):
    """Files of the service's spool but for those of uploads that were taken."""
    spool = service.server.directory / "data" / "spool"
    return [path for path in spool.rglob("*") if path.is_file() and "imports" not in path.parts and "reports" not in path.parts]


def left_spooled(service):
    """What stays there: an answer goes out before the last of its request is put away. A client's end that came in one
    piece with the last of its bytes is not told by the kernel a second time, and libmicrohttpd, which stops at a short
    read, then learns of it only when the connection has been idle for the 30 seconds it may be."""
    for _ in range(900):
        if not spooled(service):
            break
        time.sleep(0.05)
    return spooled(service)

