"""The commands that docs/api.md and docs/gis.md show are run, as they stand there."""
import os
import re
import shutil
import subprocess

import pytest
from support import paths

PROGRAMS = ("curl", "ogrinfo", "ogr2ogr")


def commands(page):
    """The blocks of indented lines that use the service."""
    found = []
    for block in re.findall(r"(?:^    \S.*\n)+", (paths.ROOT / "docs" / page).read_text(), re.MULTILINE):
        lines = [line[4:] for line in block.splitlines()]
        lines = [line for line in lines if not line.startswith("export ")]  # the test says these itself
        if any("$TERRIER" in line for line in lines):
            found.append("\n".join(lines))
    return found


def test_there_are_some():
    assert len(commands("api.md")) >= 4 and len(commands("gis.md")) >= 2


@pytest.mark.parametrize("page", ["api.md", "gis.md"])
def test_they_work(service, tmp_path, page):
    missing = [program for program in PROGRAMS if shutil.which(program) is None]
    if missing:
        pytest.skip(f"there is no {missing[0]}")
    environment = {**os.environ, "TERRIER": service.url, "KEY": service.key("reader"), "EDIT": service.key("editor")}
    for command in commands(page):
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", command], env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert done.returncode == 0 and "ERROR" not in done.stderr, f"{command}\n{done.stdout[:500]}\n{done.stderr}"
        assert done.stdout or "-o " in command or "ogr2ogr" in command, command
        if "If-None-Match" in command:
            assert " 304 " in done.stdout.splitlines()[0], done.stdout


def test_making_a_key_as_shown_gives_one(service):
    made = service.terrier("keys", "create", "--role", "reader", "--name", "trying the API", "--format", "json")
    key = subprocess.run(["sed", r's/.*"key": *"\([^"]*\)".*/\1/'], input=made, capture_output=True, text=True, check=True).stdout.strip()
    assert key.startswith("trk_") and service.client(None, **{"X-API-Key": key}).get("/collections").status == 200


def test_the_tables_of_the_method_are_what_the_rows_say(service):
    written = (paths.ROOT / "docs" / "method-tables.md").read_text()
    assert service.terrier("method") == written, "sql/reference has changed: run tools/method, and commit docs/method-tables.md"
