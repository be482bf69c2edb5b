"""Exports and the report: the same files as the command line's."""
import subprocess

import pytest

from support import paths
from support.server import environment

ENDINGS = {"csv": "text/csv", "ods": "application/vnd.oasis.opendocument.spreadsheet",
           "gpkg": "application/geopackage+sqlite3", "geojson": "application/geo+json",
           "fgb": "application/vnd.flatgeobuf"}


def exported(service, path, role, *arguments):
    login = environment(f"{service.database.dsn} user=terrier_{role}")
    subprocess.run([str(paths.TERRIER), "export", "--to", str(path), "--as", role, *arguments], env=login, check=True)
    return path.read_bytes()


@pytest.mark.parametrize("role", ["public", "reader", "editor", "steward"])
@pytest.mark.parametrize("ending", ["csv", "geojson", "fgb"])
def test_an_export_is_the_command_lines_byte_for_byte(service, tmp_path, role, ending):
    answer = service.client(role).get(f"/api/exports/assets.{ending}")
    assert answer.status == 200 and answer.type == ENDINGS[ending], answer
    assert f'filename="assets.{ending}"' in answer.headers["Content-Disposition"]
    assert answer.body == exported(service, tmp_path / f"assets.{ending}", role)


def test_an_export_is_what_the_filters_show(service, tmp_path):
    answer = service.client("steward").get("/api/exports/assets.csv", {"category": "library", "sort": "-reference"})
    assert answer.body == exported(service, tmp_path / "some.csv", "steward", "--category", "library", "--sort", "-reference")
    everything = service.client("steward").get("/api/exports/assets.csv")
    assert len(answer.body) < len(everything.body)


@pytest.mark.parametrize("ending", ["gpkg", "ods"])
def test_a_container_holds_what_the_command_lines_does(service, tmp_path, ending):
    from osgeo import ogr
    answer = service.client("reader").get(f"/api/exports/assets.{ending}")
    assert answer.status == 200 and answer.type == ENDINGS[ending], answer
    (tmp_path / f"service.{ending}").write_bytes(answer.body)
    exported(service, tmp_path / f"cli.{ending}", "reader")

    def content(path):
        source = ogr.Open(str(path))
        return {layer.GetName(): [feature.ExportToJson() for feature in layer] for layer in source}

    assert content(tmp_path / f"service.{ending}") == content(tmp_path / f"cli.{ending}")


def test_a_wrong_filter_is_named(service):
    reader = service.client("reader")
    for parameters, named in (({"colour": "red"}, "colour"), ({"sort": "colour"}, "sort"), ({"limit": "none"}, "limit")):
        answer = reader.get("/api/exports/assets.csv", parameters)
        assert answer.status == 400 and answer.json["parameter"] == named, answer
    assert reader.get("/api/exports/assets.csv", {"category": "castle"}).status == 400
    assert reader.get("/api/exports/assets.docx").status == 404
    assert service.client().get("/api/exports/assets.csv").status == 401


def test_no_file_of_an_export_stays(service):
    service.client("reader").get("/api/exports/assets.gpkg")
    left = [path for path in (service.server.directory / "data" / "spool").iterdir() if path.name not in ("imports", "reports")]
    assert left == []


def test_an_export_that_is_known_already_is_304(service):
    reader = service.client("reader")
    tag = reader.get("/api/exports/assets.geojson").headers["ETag"]
    assert reader.get("/api/exports/assets.geojson", If_None_Match=tag).status == 304


def test_the_report_is_the_command_lines_and_names_what_the_role_may_see(service, tmp_path):
    service.terrier("report", "--since", "2026-01-01", "--out", str(tmp_path / "report.html"))
    pages = {}
    for role in ("reader", "gis", "editor", "steward"):
        answer = service.client(role).get("/api/reports/asset-management-group", {"since": "2026-01-01"})
        assert answer.status == 200 and answer.type == "text/html", answer
        pages[role] = answer.text
    # Whoever is at the command line may read everything, as a steward may.
    assert pages["steward"] == (tmp_path / "report.html").read_text(encoding="utf-8")
    assert pages["reader"] == pages["gis"]
    assert '<p class="mark">Internal</p>' in pages["reader"] and '<p class="mark">Commercial</p>' in pages["editor"]
    assert service.client("public").get("/api/reports/asset-management-group").status == 403


def test_what_the_report_is_asked_for_is_checked(service):
    reader = service.client("reader")
    for name, value in (("since", "last week"), ("plan", "0")):
        answer = reader.get("/api/reports/asset-management-group", {name: value})
        assert answer.status == 400 and answer.json["parameter"] == name, answer
    assert reader.get("/api/reports/asset-management-group", {"plan": "999"}).status == 404


def test_the_report_is_a_spreadsheet_when_that_is_wanted(service):
    reader = service.client("reader")
    by_name = reader.get("/api/reports/asset-management-group", {"f": "ods"})
    by_accept = reader.get("/api/reports/asset-management-group", Accept=ENDINGS["ods"])
    assert by_name.type == ENDINGS["ods"] and by_name.body == by_accept.body
    assert by_name.body.startswith(b"PK")
    assert reader.get("/api/reports/asset-management-group", {"f": "docx"}).status == 400


def test_the_report_is_made_once_for_a_state_of_the_register(service):
    reader = service.client("reader")
    first = reader.get("/api/reports/asset-management-group")
    kept = service.server.directory / "data" / "spool" / "reports"
    made = {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    reader.get("/api/reports/asset-management-group")
    assert made == {path.name: path.stat().st_mtime_ns for path in kept.iterdir()}
    assert reader.get("/api/reports/asset-management-group", If_None_Match=first.headers["ETag"]).status == 304
