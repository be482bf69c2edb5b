"""Carbon over HTTP, and what its command refuses."""
import subprocess

import pytest
from support import paths


def test_staff_read_emissions_and_everybody_the_path(service):
    service.database.query("""
        INSERT INTO register.carbon_factor (fuel_code, scope, year, kg_co2e_per_kwh, published_name, source)
        VALUES ('natural_gas', 1, 2020, 0.2, 'gas', 'test')""")
    service.database.query("INSERT INTO register.energy_supply (asset_id, meter, fuel_code) SELECT asset_id, 'carbon', 'natural_gas' FROM register.asset")
    service.database.query("""
        INSERT INTO register.energy_reading (supply_id, period, kwh)
        SELECT supply_id, '[2024-04-01,2026-04-01)', 1000 * asset_id FROM register.energy_supply WHERE meter = 'carbon'""")
    reader, public = service.client("reader"), service.client("public")
    path = [row for row in reader.json("/api/carbon/path")["path"] if row["target"] == "neutral_2030"]
    assert [row["financial_year"] for row in path if row["tonnes"] is None and row["projected"] is not None] == [2026, 2027, 2028, 2029, 2030]
    last, first = path[-6], path[-5]
    year = last["financial_year"]
    assert last["projected"] is None and first["tonnes"] is None
    assert first["gap"] == round(first["projected"] - first["allowed"], 1) and path[-1]["gap"] == path[-1]["projected"] > 0
    for by in ("asset", "category", "fuel", "scope", "boundary"):
        groups = reader.json("/api/carbon", {"by": by, "year": str(year)})["groups"]
        tonnes = [row["tonnes"] for row in groups if row["tonnes"] is not None]
        assert tonnes == sorted(tonnes, reverse=True) and tonnes[0] > 0, by
    assert [row["other_factor_year"] for row in reader.json("/api/carbon", {"by": "fuel"})["groups"] if row["group"] == "natural_gas"] == [2020]
    assert {row["label"]: row["stands"] for row in public.json("/api/carbon/path")["rules"]}["Academies"] == "out"
    assert {scheme["scheme"]: scheme["status"] for scheme in reader.json("/api/carbon/measures")["schemes"]}["psds"] == "closed"
    assert public.get("/api/carbon/measures").status == 403
    assert "provision" in reader.json("/api/carbon/provision")
    assert public.get("/api/carbon").status == 403 and public.get("/api/carbon/provision").status == 403
    assert reader.get("/api/carbon?by=colour").status == 400 and reader.get("/api/carbon?year=25").status == 400


@pytest.mark.parametrize("options, words", [
    (("--path", "--year", "2023"), "--year is for the emissions of one year"),
    (("--rules", "--by", "fuel"), "--by is for the emissions of one year"),
    (("--path", "--limit", "3"), "--limit is for"),
])
def test_the_command_refuses_an_option_that_would_change_nothing(options, words):
    done = subprocess.run([str(paths.TERRIER), "carbon", *options], text=True, capture_output=True, timeout=60, check=False)
    assert done.returncode == 2 and words in done.stderr, done
