"""What the newest run would say if some facts were otherwise."""
import csv
import io
import subprocess

import pytest

from support import paths
from support.server import environment

ASSET = "TT000065"
HIDDEN = "TT000076"  # official-personal


def ask(client, *changes, **more):
    named = [dict(zip(("asset", "fact", "value"), change)) for change in changes]
    return client.request("POST", "/api/what-if", body={"changes": named, **more})


@pytest.fixture(scope="module")
def reader(service):
    service.terrier("evaluate")
    return service.client("reader")


@pytest.fixture(scope="module")
def known(reader):
    """A fact of the asset that is a number, with its value in the run."""
    for fact in ("utilisation_percent", "survey_age_years", "record_completeness_percent"):
        answer = ask(reader, (ASSET, fact, None))
        if answer.status == 200:
            return fact, answer.json["assets"][0]["changes"][0]["before"]
    pytest.fail(f"no fact of the asset may be supposed: {answer}")


def test_what_it_is_already_moves_nothing(reader, known):
    fact, before = known
    own = ask(reader, (ASSET, fact, before)).json["assets"][0]
    assert [one["before"] for one in own["objectives"]] == [one["after"] for one in own["objectives"]]
    assert own["commitments"] == [] and own["tests"] == []


def test_the_same_is_answered_again_and_nothing_is_kept(reader, known):
    first, second = (ask(reader, (ASSET, known[0], 1)) for _ in range(2))
    assert first.status == 200 and first.body == second.body
    assert first.json["assets"][0]["changes"][0]["before"] == known[1]


def test_the_later_of_two_changes_counts(reader, known):
    both = ask(reader, (ASSET, known[0], 1), (ASSET, known[0], 99)).json["assets"][0]
    assert both["objectives"] == ask(reader, (ASSET, known[0], 99)).json["assets"][0]["objectives"]


@pytest.mark.parametrize("change, words", [
    ((ASSET, "beauty", 1), "there is no fact `beauty`"),
    ((ASSET, "utilisation_percent", "plenty"), "is a number"),
    (("SC999999", "utilisation_percent", 1), "there is no asset"),
    ((ASSET, "utilisation_percent", [1]), "the value of a fact is"),
])
def test_what_will_not_do_is_said(reader, change, words):
    answer = ask(reader, change)
    assert answer.status == 422 and words in answer.json["detail"], answer


def test_more_than_is_asked_for_is_refused(reader):
    assert ask(reader).status == 422
    assert ask(reader, *[(ASSET, "utilisation_percent", 1)] * 101).status == 422
    assert ask(reader, (ASSET, "utilisation_percent", 1), run=999999).status == 422
    assert reader.request("POST", "/api/what-if", body=[]).status == 400


def test_what_a_reader_may_not_see_is_as_if_it_were_not_there(service, reader):
    hidden = ask(reader, (HIDDEN, "utilisation_percent", 1))
    assert hidden.status == 422 and "there is no asset" in hidden.json["detail"]
    assert "there is no asset" not in ask(service.client("steward"), (HIDDEN, "utilisation_percent", 1)).text
    assert ask(service.client("public")).status == 403


def test_the_command_line_says_the_same_also_as_csv_and_of_a_past_state(service, reader, known):
    fact, before = known
    own = ask(reader, (ASSET, fact, 1)).json["assets"][0]
    said = service.terrier("explain", ASSET, "--if", f"{fact}=1", "--format", "csv")
    rows = {(row["level"], row["code"]): row for row in csv.DictReader(io.StringIO(said))}
    assert rows["fact", fact]["before"] == ("" if before is None else f"{before:.15g}") and rows["fact", fact]["after"] == "1"
    for one in own["objectives"]:
        row = rows["objective", str(one["objective"])]
        assert row["what"] == one["title"] and row["after_said"] == one["after"]["rating"]
        assert row["after"] == "" if one["after"]["score"] is None else abs(float(row["after"]) - one["after"]["score"]) < 1e-9
    assert {code for level, code in rows if level == "commitment"} >= {one["commitment"] for one in own["commitments"]}
    assert service.terrier("explain", ASSET, "--if", f"{fact}=1", "--as-at", "2099-01-01", "--format", "csv") == said
    # A run is asked, never judged anew; and as a role the service is to be asked where the login is one of its own.
    for more, word in ((("--as-at", "2001-01-01"), "no run of then is stored"), (("--as", "reader"), "TERRIER_DSN")):
        refused = subprocess.run([str(paths.TERRIER), "explain", ASSET, "--if", f"{fact}=1", *more], capture_output=True, text=True,
                                 env=environment(service.database.dsn), timeout=60, check=False)
        assert refused.returncode != 0 and word in refused.stderr, refused
