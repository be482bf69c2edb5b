"""Evaluations, jobs and their end, and the answers given again."""
import json
import time
import uuid

import pytest

from support.imports import GOOD, finished, form, previewed, upload


class Held:
    """Holds back what writes an asset's holding or a run, so that a job stays under way."""

    def __init__(self, service, table):
        self.database = service.database
        self.table = table

    def __enter__(self):
        self.database.query("BEGIN")
        self.database.query(f"LOCK TABLE {self.table} IN SHARE ROW EXCLUSIVE MODE")
        return self

    def __exit__(self, *_):
        self.database.query("ROLLBACK")


def test_an_official_run_is_a_stewards_and_a_trial_an_editors_too(fresh_service):
    editor, steward = fresh_service.client("editor"), fresh_service.client("steward")
    refused = editor.request("POST", "/api/evaluate", body={"label": "Autumn"})
    assert refused.status == 403 and "trial" in refused.json["detail"], refused
    done = finished(editor, editor.request("POST", "/api/evaluate", body={"trial": True}).json["id"])
    assert done["state"] == "done" and done["result"]["trial"] is True, done
    answer = steward.request("POST", "/api/evaluate", body={"as_at": "2026-10-01", "label": "Autumn"})
    assert answer.status == 202, answer
    done = finished(steward, answer.json["id"])
    assert done["result"]["as_at"] == "2026-10-01" and done["result"]["run"] > 0, done
    assert fresh_service.client("reader").request("POST", "/api/evaluate", body={}).status == 403


@pytest.mark.parametrize("body, named", [({"as_at": "soon"}, "as_at"), ({"label": 3}, "label"), ({"trial": "yes"}, "trial"),
                                         ({"colour": 1}, "colour"), ({"label": " "}, "label")])
def test_a_wrong_member_of_an_evaluation_is_named(service, body, named):
    answer = service.client("steward").request("POST", "/api/evaluate", body=body)
    assert answer.status == 400 and answer.json["field"] == named, answer


def test_a_second_evaluation_is_409_and_names_the_first(fresh_service):
    steward = fresh_service.client("steward")
    with Held(fresh_service, "evaluation.run"):
        first = steward.request("POST", "/api/evaluate", body={"trial": True})
        second = steward.request("POST", "/api/evaluate", body={"trial": True})
        assert second.status == 409 and f"job {first.json['id']} " in second.json["detail"], second
    assert finished(steward, first.json["id"])["state"] == "done"


def test_a_job_under_way_is_cancelled_by_who_asked_or_a_steward(fresh_service):
    editor, steward = fresh_service.client("editor"), fresh_service.client("steward")
    with Held(fresh_service, "evaluation.run"):
        job = steward.request("POST", "/api/evaluate", body={}).json["id"]
        for _ in range(200):
            if editor.json(f"/api/jobs/{job}")["state"] == "running":
                break
            time.sleep(0.05)
        assert editor.request("DELETE", f"/api/jobs/{job}").status == 403
        assert steward.request("DELETE", f"/api/jobs/{job}").status == 202
        done = finished(steward, job)
    assert done["state"] == "cancelled" and done["result"] is None
    assert steward.request("DELETE", f"/api/jobs/{job}").status == 409
    assert steward.request("DELETE", "/api/jobs/999999").status == 404


def test_a_job_is_not_cancelled_by_who_has_the_name_of_who_asked(fresh_service):
    def named_alike():
        made = fresh_service.terrier("keys", "create", "--role", "editor", "--name", "planning", "--format", "json")
        return {"Authorization": f"Bearer {json.loads(made)['key']}"}

    anyone, asker, other = fresh_service.client(), named_alike(), named_alike()
    with Held(fresh_service, "evaluation.run"):
        job = anyone.request("POST", "/api/evaluate", body={"trial": True}, headers=asker).json["id"]
        assert anyone.request("DELETE", f"/api/jobs/{job}", headers=other).status == 403
        assert anyone.request("DELETE", f"/api/jobs/{job}", headers=asker).status == 202


def test_a_restart_tells_what_became_of_what_was_under_way(fresh_service):
    steward, editor = fresh_service.client("steward"), fresh_service.client("editor")
    with Held(fresh_service, "evaluation.run"):
        job = steward.request("POST", "/api/evaluate", body={}).json["id"]
        for _ in range(200):
            if editor.json(f"/api/jobs/{job}")["state"] == "running":
                break
            time.sleep(0.05)
        waits = upload(editor, GOOD).json["job"]
        fresh_service.server.process.kill()
        fresh_service.server.process.wait()
    fresh_service.server.start()
    steward = fresh_service.client("steward")
    assert finished(steward, job)["state"] == "stopped"
    assert "restart" in steward.json(f"/api/jobs/{job}")["problem"]
    assert finished(steward, waits)["state"] == "done"


def test_the_lists_are_given_in_pages(service):
    editor = service.client("editor")
    for i in range(3):
        previewed(editor, GOOD, name=f"list-{i}.csv")
    for path, name in (("/api/jobs", "jobs"), ("/api/imports", "imports")):
        whole = editor.json(path)[name]
        seen, page = [], f"{path}?limit=2"
        while page:
            answer = editor.get(page)
            seen += answer.json[name]
            page = answer.link("next")
        assert [one["id"] for one in seen] == [one["id"] for one in whole]
    assert editor.get("/api/jobs", {"limit": "0"}).json["parameter"] == "limit"


# --- answered once ---

def test_a_write_that_is_sent_twice_is_done_once_and_answered_alike(fresh_service):
    editor = fresh_service.client("editor")
    body, headers = form(GOOD, kind="register")
    headers["Idempotency-Key"] = str(uuid.uuid4())
    first = editor.request("POST", "/api/imports", body=body, headers=headers)
    second = editor.request("POST", "/api/imports", body=body, headers=headers)
    assert first.status == second.status == 202
    assert first.body == second.body and first.headers["Location"] == second.headers["Location"]
    assert second.headers["Idempotency-Replayed"] == "true" and "Idempotency-Replayed" not in first.headers
    uploaded = [one for one in editor.json("/api/imports")["imports"] if not one["id"].startswith("batch-")]
    assert len(uploaded) == 1


def test_the_same_key_for_something_else_is_422(service):
    editor, key = service.client("editor"), str(uuid.uuid4())
    first = editor.request("POST", "/api/evaluate", body={"as_at": "soon"}, headers={"Idempotency-Key": key})
    assert first.status == 400
    again = editor.request("POST", "/api/evaluate", body={"as_at": "soon"}, headers={"Idempotency-Key": key})
    assert again.status == 400 and again.headers["Idempotency-Replayed"] == "true"
    other = editor.request("POST", "/api/evaluate", body={"as_at": "later"}, headers={"Idempotency-Key": key})
    assert other.status == 422 and other.json["header"] == "Idempotency-Key", other
    another = service.client("steward").request("POST", "/api/evaluate", body={"as_at": "later"},
                                                headers={"Idempotency-Key": key})
    assert another.status == 400, another  # another's key is another key


def test_a_key_that_is_under_way_is_409(service):
    editor, key = service.client("editor"), str(uuid.uuid4())
    editor.request("POST", "/api/evaluate", body={"as_at": "soon"}, headers={"Idempotency-Key": key})
    service.database.query("UPDATE door.answered SET finished_at = NULL, status_code = NULL "
                           f"WHERE idempotency_key = '{key}'")
    answer = editor.request("POST", "/api/evaluate", body={"as_at": "soon"}, headers={"Idempotency-Key": key})
    assert answer.status == 409 and "under way" in answer.json["detail"], answer
    service.database.query(f"UPDATE door.answered SET begun_at = now() - interval '1 hour' WHERE idempotency_key = '{key}'")
    answer = editor.request("POST", "/api/evaluate", body={"as_at": "soon"}, headers={"Idempotency-Key": key})
    assert answer.status == 400 and "Idempotency-Replayed" not in answer.headers, answer


def test_a_key_that_is_no_key_is_refused(service):
    answer = service.client("editor").request("POST", "/api/evaluate", body={}, headers={"Idempotency-Key": "k" * 300})
    assert answer.status == 400 and answer.json["header"] == "Idempotency-Key", answer
